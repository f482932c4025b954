"""A font file of the user's becomes a face that the typesetter can use, or is refused with the reason."""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.flow.style import Family
from newsletter.shaping.face import is_sound, may_embed
from newsletter.shaping.own import MAINLAND, OwnFace

if TYPE_CHECKING:
    from pathlib import Path

    import uharfbuzz as hb

_COPYRIGHT, _FAMILY, _VERSION, _POSTSCRIPT, _LICENCE, _ADDRESS, _GROUP = 0, 1, 5, 6, 13, 14, 16
_COLLECTION = b"ttcf"
MOST_FACES = 64
# What the names of fonts say of their family and their region; the first that is met counts.
_FAMILIES = {
    Family.BIAO: re.compile("xiao ?biao ?song|小标宋|小標宋", re.IGNORECASE),
    Family.FANG: re.compile("fang ?song|仿宋", re.IGNORECASE),
    Family.KAI: re.compile("kai|楷", re.IGNORECASE),
    Family.HEI: re.compile("sans|hei|gothic|黑|ゴシック|고딕", re.IGNORECASE),
    Family.SONG: re.compile("serif|song|sung|ming|mincho|batang|宋|明|명조|바탕", re.IGNORECASE),
}
_REGIONS = {
    "SC": MAINLAND, "CN": MAINLAND, "TC": "zh-Hant", "TW": "zh-Hant", "HK": "zh-HK", "JP": "ja", "KR": "ko",
}  # fmt: skip
_REGION = re.compile(f"({'|'.join(_REGIONS)})$")
# A character that a face of the language must have.
_PROOF = {"ja": "あ", "ko": "가"}
_HAN = "一"


class Wish(NamedTuple):
    """What the user says of a face, its *number* in a collection too; what is not said is read from the font.

    A *private* one is to set private-use characters, and texts too where it has the characters for them.
    """

    number: int | None = None
    family: Family | None = None
    weight: int | None = None
    langs: tuple[str, ...] = ()
    private: bool = False


def adopt(path: Path, wish: Wish) -> tuple[OwnFace, bytes]:
    """The face in the file *path* with the bytes to keep: one TrueType font with static outlines.

    A face of a collection is taken out of it, a variable one held at the weight, PostScript outlines
    are converted. Raises EnvironmentFault when the file is no font, forbids embedding or lacks its
    language's characters, UsageError when the user must say more.
    """
    import uharfbuzz as hb

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E261", path=str(path), reason=reason)]) from error
    number = _number(path, data, wish.number)
    face = hb.Face(hb.Blob(data), number)
    if not face.glyph_count or not is_sound(_directory(data, number), ()):
        raise _fault("E262", file=str(path))
    if not may_embed(face):
        raise _fault("E213", file=path.name, folder=str(path.parent))
    try:
        data = _plain(path, data, face, wish.weight)
    except (RuntimeError, UnicodeDecodeError) as error:
        # HarfBuzz has no error of its own for tables it cannot subset or tags that are no text.
        raise _fault("E262", file=str(path)) from error
    made = hb.Face(hb.Blob(data))
    if not made.glyph_count or not is_sound(BytesIO(data)):
        raise _fault("E262", file=str(path))
    own = _named(path, face, wish, hashlib.sha256(data).hexdigest())
    lacking = _lacking(made, own.langs)
    if wish.private:
        _require_private(path, made)
        return own._replace(private=True, langs=() if lacking else own.langs), data
    if lacking:
        raise _fault("E268", file=path.name, char=lacking[0][1], lang=lacking[0][0])
    return own, data


def _number(path: Path, data: bytes, wanted: int | None) -> int:
    """Which face of the file is meant, from 0."""
    import uharfbuzz as hb

    count = 1
    if data[:4] == _COLLECTION:
        count = min(struct.unpack_from(">I", data.ljust(12, b"\0"), 8)[0], MOST_FACES)
        if not count or len(data) < 12 + 4 * count:
            raise _fault("E262", file=str(path))
    if wanted is None and count == 1:
        return 0
    if wanted is None or not 0 <= wanted < count:
        names = [hb.Face(hb.Blob(data), place).get_name(_POSTSCRIPT) or "?" for place in range(count)]
        listed = ", ".join(f"{place} {name}" for place, name in enumerate(names))
        raise UsageError([diagnostic("E263", file=path.name, faces=listed)])
    return wanted


def _directory(data: bytes, number: int) -> BytesIO:
    """The file, read up to the face's list of tables."""
    stream = BytesIO(data)
    if data[:4] == _COLLECTION:
        stream.seek(struct.unpack_from(">I", data, 12 + 4 * number)[0])
    return stream


def _plain(path: Path, data: bytes, face: hb.Face, weight: int | None) -> bytes:
    """The bytes of one static TrueType font."""
    import uharfbuzz as hb

    axes = [axis.tag for axis in face.axis_infos]
    if data[:4] == _COLLECTION or axes:
        whole = hb.SubsetInput()
        whole.keep_everything()
        if axes:
            whole.pin_all_axes_to_default(face)
        if weight is not None and "wght" in axes:
            whole.pin_axis_location(face, "wght", float(weight))
        data = bytes(whole.subset(face).blob.data)
    if {"CFF ", "CFF2"}.isdisjoint(face.table_tags):
        return data
    from newsletter.shaping.outlines import converted

    return converted(data, path)


def _named(path: Path, face: hb.Face, wish: Wish, sha256: str) -> OwnFace:
    """What the list says of the face."""
    name = _said(face, _GROUP) or _said(face, _FAMILY) or path.stem
    postscript = _said(face, _POSTSCRIPT) or path.stem
    words = (name, postscript, path.stem)
    family = wish.family or next((f for f, known in _FAMILIES.items() if any(map(known.search, words))), None)
    if family is None:
        raise UsageError([diagnostic("E267", file=path.name, known=" ".join(Family))])
    region = _REGION.search(name)
    weight = wish.weight or struct.unpack_from(">H", face.reference_table("OS/2").data.ljust(6, b"\0"), 4)[0]
    varied = f"-{weight}" if face.axis_infos else ""
    key = "-".join(re.findall(r"\w+", postscript.lower())) + varied
    return OwnFace(
        key=key,
        file=f"{key}.ttf",
        name=name,
        family=family,
        weight=weight or 400,
        langs=wish.langs or (_REGIONS[region[1]] if region else MAINLAND,),
        version=_said(face, _VERSION),
        sha256=sha256,
        copyright=_said(face, _COPYRIGHT),
        licence=" ".join(filter(None, (_said(face, _LICENCE), _said(face, _ADDRESS)))),
    )


def _said(face: hb.Face, number: int) -> str:
    """A name of the font's, on one line."""
    return " ".join((face.get_name(number) or "").split())


def _lacking(face: hb.Face, langs: tuple[str, ...]) -> list[tuple[str, str]]:
    """The languages that the face cannot set, each with a character that it has not."""
    import uharfbuzz as hb

    font = hb.Font(face)
    proofs = [(lang, _PROOF.get(lang, _HAN)) for lang in langs]
    return [(lang, char) for lang, char in proofs if not font.get_nominal_glyph(ord(char))]


def _require_private(path: Path, face: hb.Face) -> None:
    """A face for private-use characters has some."""
    if not any(unicodedata.category(chr(code)) == "Co" for code in face.unicodes):
        raise _fault("E259", file=path.name)


def _fault(code: str, **values: str) -> EnvironmentFault:
    return EnvironmentFault([diagnostic(code, None, **values)])
