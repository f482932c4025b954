"""Lengths as people write them, turned into points once, at the edge."""

from __future__ import annotations

import re

from newsletter.basics.geometry import Size
from newsletter.basics.value import dataclass

MM = 72 / 25.4
Q = MM / 4

# The Chinese size names in points (GB/T 148 practice).
SIZE_NAMES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip

# Trimmed sheets in millimetres, portrait.
SHEETS = {
    "A5": (148, 210), "A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841),
    "B5": (176, 250), "JIS-B5": (182, 257), "JIS-B4": (257, 364), "16开": (210, 285),
    "8开": (260, 370), "大度8开": (285, 420), "4开": (389, 546), "600x900": (600, 900),
    "Letter": (215.9, 279.4), "Tabloid": (279.4, 431.8),
}  # fmt: skip

_LENGTH = re.compile(r"\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*(pt|mm|cm|m|in|em|Q|L|%)?\s*")
_SHEET = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|pt)?\s*")
_POINTS = {"pt": 1.0, "mm": MM, "cm": 10 * MM, "m": 1000 * MM, "in": 72.0, "Q": Q}


@dataclass(frozen=True, slots=True)
class Length:
    """A length that may lean on its surroundings.

    *amount* points, plus so many *em* of the text's size, *lines* of the body grid and *share* of
    the whole (1 = all of it).
    """

    points: float = 0.0
    em: float = 0.0
    lines: float = 0.0
    share: float = 0.0

    def resolve(self, *, em: float = 0.0, line: float = 0.0, whole: float = 0.0) -> float:
        """The length in points, given one em, one grid line and the whole in points."""
        return self.points + self.em * em + self.lines * line + self.share * whole


def parse_length(text: str) -> Length:
    """`10.5`, `10.5pt`, `3 mm`, `2em`, `44Q`, `2m`, `1.5L` (grid lines), `50%` or a size name as 五号.

    Raises ValueError when *text* is none of these.
    """
    if text.strip() in SIZE_NAMES:
        return Length(points=SIZE_NAMES[text.strip()])
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(text)
    amount, unit = float(match[1]), match[2] or "pt"
    if unit == "em":
        return Length(em=amount)
    if unit == "L":
        return Length(lines=amount)
    if unit == "%":
        return Length(share=amount / 100)
    return Length(points=amount * _POINTS[unit])


def parse_sheet(text: str) -> Size:
    """A sheet's name, or `W×H` with a unit (millimetres when none is given), in points.

    Raises ValueError when *text* is neither.
    """
    if text.strip() in SHEETS:
        width, height = SHEETS[text.strip()]
        return Size(width * MM, height * MM)
    match = _SHEET.fullmatch(text)
    if not match:
        raise ValueError(text)
    unit = _POINTS[match[3] or "mm"]
    return Size(float(match[1]) * unit, float(match[2]) * unit)
