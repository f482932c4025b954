"""Fonts as far as a preflight needs them: how far a string advances, how high its em is, whether it is embedded."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.basics.value import dataclass
from newsletter.finish.preflight.kinds import is_array, is_dictionary, is_name
from newsletter.finish.preflight.marks import Face

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_FILES = frozenset(("/FontFile", "/FontFile2", "/FontFile3"))
# What a subset has before its name, of no use to readers.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_PLAIN = 0.001
_USUAL = 0.5  # em, of a glyph whose width is not said


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name and kind, the advances of its codes in em, those of *wide* ones of two bytes each.

    *em* is how high a text of size 1 is: not 1 where the glyphs are drawings of a scale of their own. Of such a font
    *drawn* are the drawings by code, *unit* is their scale and *resources* what they use.
    """

    face: Face
    em: float = 1.0
    wide: bool = False
    upright: bool = False
    usual: float = _USUAL
    widths: Mapping[int, float] = field(default_factory=dict)
    drawn: Mapping[int, Any] = field(default_factory=dict)
    unit: Affine = field(default_factory=lambda: Affine(a=_PLAIN, d=_PLAIN))
    resources: Any = None

    def advance(self, text: bytes) -> tuple[float, int, int]:
        """How far a string goes in em, how many glyphs it has, and how many of them are word spaces."""
        if self.wide:
            codes = [int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)]
            if self.upright:
                return float(len(codes)), len(codes), 0
            return sum(self.widths.get(code, self.usual) for code in codes), len(codes), 0
        return sum(self.widths.get(code, self.usual) for code in text), len(text), text.count(32)


def font(said: Any) -> Font:  # noqa: ANN401 - pikepdf's object
    """What a font dictionary says."""
    kind = str(said.get("/Subtype", "/Type1"))[1:]
    if kind == "Type0":
        return _composite(said)
    about = said.get("/FontDescriptor")
    embedded = kind == "Type3" or (about is not None and bool(_FILES & set(about.keys())))
    face = Face(_name(said), kind, embedded)
    first = int(said.get("/FirstChar", 0))
    scale, em = _PLAIN, 1.0
    unit, drawn = Affine(a=_PLAIN, d=_PLAIN), {}
    if kind == "Type3":
        matrix = [float(part) for part in said.get("/FontMatrix", [_PLAIN, 0, 0, _PLAIN, 0, 0])]
        scale, em = matrix[0], _em(abs(matrix[3]), said)
        unit, drawn = Affine(*matrix), _drawings(said)
    widths = {first + index: float(width) * scale for index, width in enumerate(said.get("/Widths", []))}
    return Font(face, em, widths=widths, drawn=drawn, unit=unit, resources=said.get("/Resources"))


def _drawings(said: Any) -> dict[int, Any]:  # noqa: ANN401 - as above
    """The drawings of a font by code."""
    names, listed = said.get("/Encoding"), said.get("/CharProcs")
    found: dict[int, Any] = {}
    if not is_dictionary(names) or not is_dictionary(listed):
        return found
    code = 0
    for one in names.get("/Differences", []):
        if is_name(one):
            if str(one) in listed:
                found[code] = listed[str(one)]
            code += 1
        else:
            code = int(one)
    return found


def _em(unit: float, said: Any) -> float:  # noqa: ANN401 - as above
    """The height of a drawn font's em: by its unit where that is a usual one, else by its box."""
    if 0.5 < unit / _PLAIN < 2:
        return unit / _PLAIN
    box = [float(part) for part in said.get("/FontBBox", [0, 0, 0, 0])]
    return abs(box[3] - box[1]) * unit or 1.0


def _composite(said: Any) -> Font:  # noqa: ANN401 - as above
    below = said.DescendantFonts[0]
    about = below.get("/FontDescriptor")
    face = Face(_name(said), "Type0", about is not None and bool(_FILES & set(about.keys())))
    usual = float(below.get("/DW", 1000)) * _PLAIN
    upright = str(said.get("/Encoding", "")).endswith("-V")
    return Font(face, 1.0, wide=True, upright=upright, usual=usual, widths=_listed(below))


def _name(said: Any) -> str:  # noqa: ANN401 - as above
    about = said.get("/FontDescriptor")
    named = None if about is None else about.get("/FontName")
    name = str(said.get("/BaseFont", said.get("/Name", "/?") if named is None else named))[1:]
    return _SUBSET.sub("", name) or "?"


def _listed(below: Any) -> dict[int, float]:  # noqa: ANN401 - as above
    """The entries of W, in em."""
    found: dict[int, float] = {}
    entries = list(below.get("/W", []))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if is_array(second):
            found |= {first + index: float(width) * _PLAIN for index, width in enumerate(second)}
            at += 2
        elif at + 2 < len(entries):
            last = min(int(second), 0xFFFF)
            found |= dict.fromkeys(range(first, last + 1), float(entries[at + 2]) * _PLAIN)
            at += 3
        else:
            break
    return found
