"""Ink in pictures: how many of their pixels carry more than the paper takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.preflight.bounded import weigh
from newsletter.finish.preflight.kinds import is_array, is_dictionary
from newsletter.finish.preflight.rule import Rule
from newsletter.pictures.coverage import Stored, heavy

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.preflight.rule import Found, Proof

# So many pixels over the limit no press notices: coding moves each a little.
MOST = 0.0005
# A picture of more pixels is not unpacked.
MOST_PIXELS = 64_000_000
_CMYK = frozenset(("DeviceCMYK", "ICCBased:CMYK"))
_COLOURED = "/DCTDecode"
_CODED = frozenset((_COLOURED, "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"))


def _heavy(proof: Proof) -> Iterator[Found]:
    limit = proof.profile.ink
    seen: set[tuple[int, int]] = set()
    if not limit:
        return
    for page, mark in proof.marks("image"):
        if mark.picture == (0, 0) or mark.picture in seen or mark.alpha < 1 or mark.paint.space not in _CMYK:
            continue
        seen.add(mark.picture)
        share = _share(proof.pdf.get_object(mark.picture), limit)
        if share > MOST:
            yield {
                "page": page.number,
                "share": _percent(share),
                "most": round(limit),
                "mark": mark,
            }


def _percent(share: float) -> str:
    return f"{100 * share:.2f}" if share < 0.1 else f"{100 * share:.0f}"


def _share(image: pikepdf.Object, limit: float) -> float:
    size = int(image.Width), int(image.Height)
    plain = not is_array(image.get("/ColorSpace")) or str(image.ColorSpace[0]) == "/ICCBased"
    # Colours to be left out, and shapes cut out of a picture, are not looked into.
    if (
        int(image.get("/BitsPerComponent", 8)) != 8
        or size[0] * size[1] > MOST_PIXELS
        or "/Mask" in image
        or not plain
    ):
        return 0.0
    decode = image.get("/Decode")
    inverted = decode is not None and float(decode[0]) > float(decode[1])
    mask = b""
    if "/SMask" in image:
        mask = _seen(image.SMask, size)
        if not mask:
            return 0.0
    coded = _coded(image)
    if coded == [_COLOURED]:
        return heavy(Stored(image.read_raw_bytes(), size, jpeg=True, inverted=inverted, mask=mask), limit)
    if _CODED & set(coded):
        return 0.0
    data = _pixels(image, 4 * size[0] * size[1])
    return heavy(Stored(data, size, jpeg=False, inverted=inverted, mask=mask), limit) if data else 0.0


def _coded(image: pikepdf.Object) -> list[str]:
    """The filters of a picture."""
    said = image.get("/Filter")
    if said is None:
        return []
    return [str(one) for one in said] if is_array(said) else [str(said)]


def _pixels(image: pikepdf.Object, count: int) -> bytes:
    """The bytes of pixels that are coded without loss; nothing where there are too few."""
    weigh(image)
    data = image.read_bytes()
    return data[:count] if len(data) >= count else b""


def _seen(mask: pikepdf.Object, size: tuple[int, int]) -> bytes:
    """How much is seen of each pixel, where the mask has as many and is coded without loss; nothing elsewhere."""
    if not is_dictionary(mask) or (int(mask.Width), int(mask.Height)) != size or "/Decode" in mask:
        return b""
    if int(mask.get("/BitsPerComponent", 8)) != 8 or _CODED & set(_coded(mask)):
        return b""
    return _pixels(mask, size[0] * size[1])


RASTERS = (Rule("W682", "ISO 12647-2 and the paper: .05 % of a picture's pixels over the total ink", _heavy),)
