"""Ink in pictures: how many of their pixels carry more than the paper takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.preflight.bounded import weigh
from newsletter.finish.preflight.rule import Rule
from newsletter.pictures.coverage import heavy

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.preflight.rule import Found, Proof

# So many pixels over the limit no press notices: coding moves each a little.
MOST = 0.0005
# A picture of more pixels is not unpacked.
MOST_PIXELS = 64_000_000


def _heavy(proof: Proof) -> Iterator[Found]:
    limit = proof.profile.ink
    seen: set[tuple[int, int]] = set()
    if not limit:
        return
    for number, page in enumerate(proof.pdf.pages, 1):
        for name, image in _images(page.obj.get("/Resources"), seen):
            share = _share(image, limit)
            if share > MOST:
                yield {"page": number, "share": f"{100 * share:.2f}", "most": round(limit), "object": name}


def _share(image: pikepdf.Object, limit: float) -> float:
    if str(image.get("/ColorSpace")) != "/DeviceCMYK" or int(image.get("/BitsPerComponent", 8)) != 8:
        return 0.0
    jpeg = str(image.get("/Filter")) == "/DCTDecode"
    size = int(image.Width), int(image.Height)
    if size[0] * size[1] > MOST_PIXELS:
        return 0.0
    if jpeg:
        return heavy(image.read_raw_bytes(), size, limit, jpeg=True)
    weigh(image)
    data = image.read_bytes()
    return heavy(data, size, limit, jpeg=False) if len(data) >= 4 * size[0] * size[1] else 0.0


def _images(
    resources: pikepdf.Object | None, seen: set[tuple[int, int]]
) -> Iterator[tuple[str, pikepdf.Object]]:
    """Each picture of a page and of its forms with its name, those of *seen* objects left out."""
    drawn = None if resources is None else resources.get("/XObject")
    for name, one in () if drawn is None else drawn.items():
        if one.objgen in seen:
            continue
        seen.add(one.objgen)
        if str(one.get("/Subtype")) == "/Image":
            yield name, one
        else:
            yield from _images(one.get("/Resources"), seen)


RASTERS = (Rule("W682", "ISO 12647-2 and the paper: .05 % of a picture's pixels over the total ink", _heavy),)
