"""A finished PDF read back by PDFium: characters and rules with their places, in millimetres from the top left."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4
# The Han em box: so much of the size above the baseline and below it (T12).
OVER, UNDER = 0.88, 0.12
_SAME = 0.02


class Char(NamedTuple):
    """A character: where its advance begins, its baseline, its ink, its size, its face."""

    text: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    face: str


class Rule(NamedTuple):
    """A level rule: its two ends, its edges, how thick, its colour."""

    left: float
    right: float
    top: float
    bottom: float
    colour: tuple[int, int, int]

    @property
    def width(self):
        return self.bottom - self.top


@dataclass(frozen=True)
class Line:
    """Characters on one baseline, from the left."""

    chars: tuple[Char, ...]

    @property
    def text(self):
        return "".join(char.text for char in self.chars)

    @property
    def y(self):
        return self.chars[0].y

    @property
    def x(self):
        return self.chars[0].x

    @property
    def size(self):
        return self.chars[0].size

    @property
    def top(self):
        """The top of the em box."""
        return self.y - OVER * self.size

    @property
    def bottom(self):
        """The foot of the em box."""
        return self.y + UNDER * self.size

    @property
    def end(self):
        """The end of the last character's em box, if it is Han."""
        return self.chars[-1].x + self.size

    @property
    def face(self):
        return self.chars[0].face


class Sheet(NamedTuple):
    """One page."""

    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    def line(self, text):
        """The only line that holds *text*."""
        (found,) = (line for line in self.lines if text in line.text)
        return found


def sheets(path):
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [Sheet(_lines(page), _rules(page)) for page in document]
    finally:
        document.close()


def _lines(page):
    text, height = page.get_textpage(), page.get_height()
    found: dict[float, list[Char]] = {}
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if not char.strip() or raw.FPDFText_IsGenerated(text, index):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = text.get_charbox(index)
        size = raw.FPDFText_GetFontSize(text, index)
        name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, index, name, 100, flags)
        face = name.value.decode().partition("+")[2]
        marks = (x.value, height - y.value, left, height - top, right, height - bottom, size)
        place = next((key for key in found if abs(key - marks[1]) < _SAME), marks[1])
        found.setdefault(place, []).append(Char(char, *(mark / MM for mark in marks), face))
    rows = (Line(tuple(sorted(chars, key=lambda char: char.x))) for chars in found.values())
    return tuple(sorted(rows, key=lambda line: line.y))


def _rules(page):
    height, found = page.get_height(), []
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        width, red, green, blue = ctypes.c_float(), *(ctypes.c_uint() for _ in range(3))
        raw.FPDFPageObj_GetStrokeWidth(item, width)
        raw.FPDFPageObj_GetStrokeColor(item, red, green, blue, ctypes.c_uint())
        # A stroked path's bounds reach past its ends as far as it is thick.
        left, right = left + width.value, right - width.value
        middle, half = height - (top + bottom) / 2, width.value / 2
        colour = (red.value, green.value, blue.value)
        found.append(Rule(left / MM, right / MM, (middle - half) / MM, (middle + half) / MM, colour))
    return tuple(sorted(found, key=lambda rule: rule.top))
