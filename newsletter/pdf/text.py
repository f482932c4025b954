"""Glyphs as positioned text: two-byte codes, with the pen moved only where a glyph stands elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from newsletter.display.ops import NO_PAD, Pad
from newsletter.pdf.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsletter.display.ops import Glyphs

# What has a code of its own: a glyph, its text and the blank that its advance carries.
Key = tuple[int, str, Pad]


class Code(NamedTuple):
    """A code in hexadecimal, its width, and how far within it the glyph's origin stands.

    Thousandths of the size.
    """

    code: str
    width: float
    before: float = 0.0


# How far in points a glyph may stand from its place before the pen is moved.
_TOLERANCE = 0.004

_CODES = re.compile("<([0-9A-F]+)>")

# Above this size a whole thousandth of it is too coarse a step.
_COARSE = 11.0


def show(
    glyphs: Glyphs,
    font: str,
    codes: Mapping[Key, Code],
    origin: tuple[float, float],
) -> str:
    """The operators that show *glyphs* in *font*, to stand within a text object.

    *origin* is where the sheet's top left corner lies, y upwards. Every glyph lands within
    a hundredth of a point of its place.
    """
    if glyphs.turned or glyphs.narrow != 1.0:
        return _mapped(glyphs, font, codes, origin)
    x0, y0 = origin
    chosen = [codes[key] for key in keys(glyphs)]
    xs = _pens(glyphs, chosen)
    parts = [f"/{font} {number(glyphs.size)} Tf"]
    left = base = 0.0
    for start, stop in _rows(glyphs.ys):
        right = round(xs[start] + x0 - left, 3)
        up = round(y0 - glyphs.ys[start] - base, 3)
        left += right
        base += up
        parts.append(f"{number(right)} {number(up)} Td")
        parts.append(_row(glyphs.size, xs[start:stop], chosen[start:stop], left - x0))
    return " ".join(parts)


def _mapped(glyphs: Glyphs, font: str, codes: Mapping[Key, Code], origin: tuple[float, float]) -> str:
    """The same for turned or narrowed glyphs, by a text matrix whose own axes are the glyphs' (T61, T63)."""
    x0, y0 = (number(part) for part in origin)
    plain = replace(glyphs, turned=False, narrow=1.0)
    if glyphs.turned:
        level = replace(plain, xs=glyphs.ys, ys=tuple(-x for x in glyphs.xs))
        return f"0 -1 1 0 {x0} {y0} Tm {show(level, font, codes, (0.0, 0.0))}"
    share = round(glyphs.narrow, 6)
    level = replace(plain, xs=tuple(x / share for x in glyphs.xs))
    return f"{number(share, 6)} 0 0 1 {x0} {y0} Tm {show(level, font, codes, (0.0, 0.0))}"


def keys(glyphs: Glyphs) -> Iterator[Key]:
    """The key of every glyph."""
    pads = glyphs.pads or (NO_PAD,) * len(glyphs.gids)
    return zip(glyphs.gids, spread(glyphs.texts), pads, strict=True)


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


def _pens(glyphs: Glyphs, codes: Sequence[Code]) -> Sequence[float]:
    """Where the pen has to stand for every glyph."""
    if not glyphs.pads:
        return glyphs.xs
    unit = round(glyphs.size, 3) / 1000
    return [x - code.before * unit for x, code in zip(glyphs.xs, codes, strict=True)]


def _row(size: float, xs: Sequence[float], codes: Sequence[Code], pen: float) -> str:
    """One row's codes, with the pen, which stands at *pen* on the sheet, moved where it has to be."""
    unit = round(size, 3) / 1000  # of the size as it is written
    fine = 1 if size <= _COARSE else 10 if size <= 10 * _COARSE else 100
    step = unit / fine
    shown: list[str] = []
    add = shown.append
    moved = False
    for x, (code, width, _) in zip(xs, codes, strict=True):
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
