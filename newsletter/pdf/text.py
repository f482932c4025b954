"""Glyphs as positioned text: two-byte codes, with the pen moved only where a glyph stands elsewhere."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from newsletter.pdf.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.display.ops import Glyphs

# How far in points a glyph may stand from its place before the pen is moved.
_TOLERANCE = 0.004

_CODES = re.compile("<([0-9A-F]+)>")

# Above this size a whole thousandth of it is too coarse a step.
_COARSE = 11.0


def show(
    glyphs: Glyphs,
    font: str,
    codes: Mapping[tuple[int, str], tuple[str, float]],
    origin: tuple[float, float],
) -> str:
    """The operators that show *glyphs* in *font*, to stand within a text object.

    *codes* gives, for a glyph and its text, the code in hexadecimal and the width in thousandths of
    the size. *origin* is where the sheet's top left corner lies, y upwards. Every glyph lands within
    a hundredth of a point of its place.
    """
    x0, y0 = origin
    parts = [f"/{font} {number(glyphs.size)} Tf"]
    left = base = 0.0
    for start, stop in _rows(glyphs.ys):
        right = round(glyphs.xs[start] + x0 - left, 3)
        up = round(y0 - glyphs.ys[start] - base, 3)
        left += right
        base += up
        parts.append(f"{number(right)} {number(up)} Td")
        parts.append(_row(glyphs, codes, slice(start, stop), left - x0))
    return " ".join(parts)


def spread(texts: tuple[str, ...]) -> tuple[str, ...]:
    """*texts* with the last characters of a cluster given to the glyphs that continue it, one each.

    A mark set by a glyph of its own then copies from that glyph. What is still empty has fewer
    characters than glyphs.
    """
    if "" not in texts:
        return texts
    shared = list(texts)
    for index in range(len(shared) - 1, 0, -1):
        start = index
        while start and not shared[start]:
            start -= 1
        if start < index and len(shared[start]) > 1:
            shared[index] = shared[start][-1]
            shared[start] = shared[start][:-1]
    return tuple(shared)


def _rows(ys: tuple[float, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of glyphs on one baseline."""
    if ys.count(ys[0]) == len(ys):
        yield 0, len(ys)
        return
    start = 0
    for _, row in groupby(ys):
        stop = start + len(list(row))
        yield start, stop
        start = stop


def _row(glyphs: Glyphs, codes: Mapping[tuple[int, str], tuple[str, float]], row: slice, pen: float) -> str:
    """One row's codes, with the pen, which stands at *pen* on the sheet, moved where it has to be."""
    unit = round(glyphs.size, 3) / 1000  # of the size as it is written
    fine = 1 if glyphs.size <= _COARSE else 10 if glyphs.size <= 10 * _COARSE else 100
    step = unit / fine
    shown: list[str] = []
    add = shown.append
    pairs = zip(glyphs.gids[row], spread(glyphs.texts)[row], strict=True)
    moved = False
    for x, pair in zip(glyphs.xs[row], pairs, strict=True):
        code, width = codes[pair]
        off = x - pen
        if off > _TOLERANCE or off < -_TOLERANCE:
            steps = round(off / step)
            add(f">{-steps}<" if fine == 1 else f">{number(-steps / fine)}<")
            pen += steps * step
            moved = True
        add(code)
        pen += width * unit
    joined = "".join(shown)
    return f"[<{joined}>]TJ" if moved else f"<{joined}>Tj"


def count(shown: str) -> int:
    """How many glyphs the operators *shown* show."""
    return sum(map(len, _CODES.findall(shown))) // 4
