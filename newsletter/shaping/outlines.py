"""PostScript outlines become TrueType outlines, once, when a user adds such a font."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic

if TYPE_CHECKING:
    from pathlib import Path

# How far a curve may lie from its original, in em.
_TOLERANCE = 0.001
# The table `maxp` of a font without instructions, but for what is counted when it is written.
_MAXP = {
    "tableVersion": 0x00010000, "maxZones": 1, "maxTwilightPoints": 0, "maxStorage": 0, "maxFunctionDefs": 0,
    "maxInstructionDefs": 0, "maxStackElements": 0, "maxSizeOfInstructions": 0, "maxPoints": 0,
    "maxContours": 0, "maxCompositePoints": 0, "maxCompositeContours": 0, "maxComponentElements": 0,
    "maxComponentDepth": 0,
}  # fmt: skip
_POSTSCRIPT = ("CFF ", "CFF2", "VORG", "cvt ", "fpgm", "prep", "hdmx", "DSIG")


def converted(data: bytes, path: Path) -> bytes:
    """The font *data* from the file *path* with quadratic outlines within a thousandth of an em.

    Glyph numbers, widths and layout tables stay. Raises EnvironmentFault when the library that does it
    is not installed, or the font is damaged.
    """
    try:
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise EnvironmentFault([diagnostic("E264", file=path.name)]) from error
    try:
        with TTFont(BytesIO(data), recalcTimestamp=False) as font:
            _redraw(font)
            made = BytesIO()
            font.save(made)
    except Exception as error:  # damaged tables end in whatever the library happens to meet
        raise EnvironmentFault([diagnostic("E262", file=str(path))]) from error
    return made.getvalue()


def _redraw(font: Any) -> None:  # noqa: ANN401 - the library has no types
    """Put `glyf` in the place of `CFF `."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, _TOLERANCE * font["head"].unitsPerEm, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    for name, outline in outlines.items():
        outline.recalcBounds(font["glyf"])
        font["hmtx"][name] = font["hmtx"][name][0], getattr(outline, "xMin", 0)
    vars(font["maxp"]).update(_MAXP)
    font["head"].glyphDataFormat = 0
    font["post"].formatType = 3.0
    for tag in _POSTSCRIPT:
        if tag in font:
            del font[tag]
    font.sfntVersion = "\0\1\0\0"
