"""One face of a font: its metrics, what it covers, and its HarfBuzz objects."""

from __future__ import annotations

import struct
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import BinaryIO

    import uharfbuzz as hb

# A font that is copied into a file must keep its outlines as `glyf`; CFF is not taken.
_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_KINDS = frozenset((b"\x00\x01\x00\x00", b"true"))
_POSTSCRIPT_NAME = 6
_SERIF, _SYMBOLIC, _ITALIC, _FIXED = 2, 4, 64, 1
_PANOSE_SERIFS = range(2, 11)
_RESTRICTED, _WHOLE_OR_BITMAPS = 0x0002, 0x0300


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """What a file says of an embedded face, in font units; *angle* in degrees, *flags* as PDF 9.8.2."""

    bbox: tuple[int, int, int, int] = (0, -120, 1000, 880)
    ascent: int = 880
    descent: int = -120
    cap_height: int = 733
    x_height: int = 540
    angle: float = 0.0
    stem_v: int = 88
    weight: int = 400
    flags: int = _SYMBOLIC


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face as the catalogue names it; `key` is unique and stable (it orders fonts in the PDF).

    The Han em box reaches *em_top* above the baseline and *em_depth* below it, in em (T12). A
    *vertical* face says itself where its glyphs stand in vertical lines.
    """

    key: str
    path: Path
    upem: int
    postscript: str = ""
    em_top: float = 0.88
    em_depth: float = 0.12
    metrics: FaceMetrics = FaceMetrics()
    font: hb.Font | None = field(default=None, repr=False)
    _advances: dict[int, float] = field(default_factory=dict, repr=False)
    vertical: bool = False

    def covers(self, code: int) -> bool:
        """Whether the face has a glyph for the code point."""
        return self.glyph(code) != 0

    def glyph(self, code: int) -> int:
        """The glyph of a code point, 0 when there is none."""
        return int(self.font.get_nominal_glyph(code) or 0) if self.font is not None else 0

    def variation(self, code: int, selector: int) -> int:
        """The glyph of a variation sequence (cmap 14), 0 when the face has none (T8)."""
        if self.font is None:
            return 0
        return int(self.font.get_variation_glyph(code, selector) or 0)

    def advance(self, gid: int) -> float:
        """A glyph's width in em."""
        return self.font.get_glyph_h_advance(gid) / self.upem if self.font is not None else 0.0

    def widths(self, gids: Collection[int]) -> list[float]:
        """The widths of several glyphs in em."""
        known = self._advances
        try:
            return [known[gid] for gid in gids]
        except KeyError:
            known.update((gid, self.advance(gid)) for gid in gids if gid not in known)
        return [known[gid] for gid in gids]

    def ink(self, gid: int) -> tuple[float, float, float, float] | None:
        """The left, lower, right and upper edge of a glyph's ink in em, None when it is blank."""
        extents = self.font.get_glyph_extents(gid) if self.font is not None else None
        if extents is None or not extents.width:
            return None
        left, top = extents.x_bearing, extents.y_bearing
        right, bottom = left + extents.width, top + extents.height
        return left / self.upem, bottom / self.upem, right / self.upem, top / self.upem


def load_face(key: str, path: Path) -> Face:
    """The face in the TrueType file *path*, mapped into memory and not read further.

    Raises EnvironmentFault when the file is missing, damaged or may not be embedded.
    """
    import uharfbuzz as hb

    _require_sound(path)
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except hb.HarfBuzzError as error:
        raise _fault("E210", path) from error
    if not face.glyph_count:
        raise _fault("E211", path)
    font = hb.Font(face)
    tables = _Tables(face)
    if not tables.embeddable:
        raise _fault("E213", path)
    top, depth = _em_box(font, tables)
    return Face(
        key=key,
        path=path,
        upem=face.upem,
        postscript=face.get_name(_POSTSCRIPT_NAME) or key,
        em_top=top,
        em_depth=depth,
        metrics=tables.metrics(),
        font=font,
        vertical=len(face.reference_table("vmtx")) > 0,
    )


def _fault(code: str, path: Path) -> EnvironmentFault:
    return EnvironmentFault([diagnostic(code, file=path.name, folder=str(path.parent))])


def _require_sound(path: Path) -> None:
    """Raise a fault for a file that cannot be read, or is cut or no TrueType font."""
    try:
        with path.open("rb") as stream:
            sound = is_sound(stream)
    except OSError as error:
        raise _fault("E210", path) from error
    if not sound:
        raise _fault("E211", path)


def is_sound(stream: BinaryIO, needed: Collection[bytes] = _NEEDED) -> bool:
    """Whether the table directory agrees with the length, so that a cut file is told from a whole one.

    The tables *needed* must be there, and the outlines be TrueType's; with none needed any kind will do.
    """
    head = stream.read(12)
    count = struct.unpack(">H", head[4:6])[0] if len(head) == 12 else 0
    records = stream.read(16 * count)
    size = stream.seek(0, 2)
    if head[:4] not in (_KINDS if needed else {*_KINDS, b"OTTO"}) or len(records) != 16 * count:
        return False
    tables = {
        records[i : i + 4]: struct.unpack(">II", records[i + 8 : i + 16]) for i in range(0, 16 * count, 16)
    }
    return all(tag in tables for tag in needed) and all(at + length <= size for at, length in tables.values())


def may_embed(face: hb.Face) -> bool:
    """Whether the licence bits of the font allow to put a part of it into a file."""
    return _Tables(face).embeddable


class _Tables:
    """The small tables of a face, read by their published layouts."""

    def __init__(self, face: hb.Face) -> None:
        self._head: bytes = face.reference_table("head").data.ljust(54, b"\0")
        self._hhea: bytes = face.reference_table("hhea").data.ljust(36, b"\0")
        self._os2: bytes = face.reference_table("OS/2").data.ljust(96, b"\0")
        self._post: bytes = face.reference_table("post").data.ljust(32, b"\0")
        self.upem = face.upem

    @property
    def embeddable(self) -> bool:
        """The licence bits of OS/2: whether a part of the font may be put into a file."""
        allowed = _numbers(">H", self._os2, 8)[0]
        return allowed & 0x000F != _RESTRICTED and not allowed & _WHOLE_OR_BITMAPS

    @property
    def typo(self) -> tuple[int, int]:
        """The typographic ascender and descender."""
        ascender, descender = _numbers(">hh", self._os2, 68)
        return ascender, descender

    def metrics(self) -> FaceMetrics:
        """The descriptor's values."""
        ascent, descent = _numbers(">hh", self._hhea, 4)
        x_height, cap_height = _numbers(">hh", self._os2, 86)
        weight = _numbers(">H", self._os2, 4)[0] or 400
        left, bottom, right, top = _numbers(">hhhh", self._head, 36)
        angle = _numbers(">i", self._post, 4)[0] / 65536
        flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_FIXED if _numbers(">I", self._post, 12)[0] else 0)
        return FaceMetrics(
            bbox=(left, bottom, right, top),
            ascent=ascent,
            descent=descent,
            cap_height=cap_height or round(0.73 * self.upem),
            x_height=x_height or round(0.54 * self.upem),
            angle=angle,
            # No table holds the stem; this is the usual estimate from the weight.
            stem_v=round((50 + (weight / 65) ** 2) * self.upem / 1000),
            weight=weight,
            flags=flags | (_SERIF if self._os2[33] in _PANOSE_SERIFS else 0),
        )


def _numbers(layout: str, data: bytes, offset: int) -> tuple[int, ...]:
    return struct.unpack_from(layout, data, offset)


def _em_box(font: hb.Font, tables: _Tables) -> tuple[float, float]:
    """The Han em box above and below the baseline, in em (T12)."""
    upem = tables.upem
    bottom = font.get_layout_baseline("ideo", "ltr", "hani", "ZHS")
    if bottom is not None:
        top = font.get_layout_baseline("idtp", "ltr", "hani", "ZHS")
        return (upem + bottom if top is None else top) / upem, -bottom / upem
    ascender, descender = tables.typo
    if ascender - descender == upem:
        return ascender / upem, -descender / upem
    return 0.88, 0.12
