"""Dots and lines along words, and what stands behind them: emphasis, names, titles, highlights (T51, T52).

All of it is ornament: a reader copies the words alone.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import (
    Curve,
    Move,
    Segment,
    Stroke,
    VectorShape,
    ellipse,
    rectangle,
    segment,
    transformed,
)
from newsletter.display.ops import Group, Shape
from newsletter.flow.beside import Adorn
from newsletter.flow.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.vector import Path
    from newsletter.display.ops import Op
    from newsletter.flow.beside import Adornment
    from newsletter.lines.line import Line, Lines
    from newsletter.page.fragment import Fragment, SetLine
    from newsletter.shaping.text import ShapedText

# In em: a line's distance from the em box, its width, and the least blank between two names (T52).
OFF, THICK, APART = 0.1, 0.05, 0.1
# A dot's radius, and its centre's distance from the em box: alone, and with a line between (T51).
RADIUS, DOT, DOT_OUTSIDE = 0.075, 0.22, 0.3
# A wave's height from its middle, and half its length.
CREST, HALF_WAVE = 0.04, 0.17
STRIKE = 0.06
# A cubic with its controls at these shares of a half wave, and so far out, follows a sine.
_NEAR, _FAR, _OUT = 0.3642, 0.6358, 4 / 3

_LINES = frozenset((Adorn.NAME, Adorn.TITLE, Adorn.UNDERLINE))
_NAMES = frozenset((Adorn.NAME, Adorn.TITLE))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Clusters `start` to `stop` under one adornment, from *x* to *end* along the line.

    *em* is the largest size among them; their em boxes reach *above* and *below* the line's zero (points).
    """

    adornment: Adornment
    start: int
    stop: int
    x: float
    end: float
    em: float
    above: float
    below: float


def behind(fragment: Fragment, content: SetLine) -> Iterator[Op]:
    """The highlights of a line, to be painted before its words."""
    yield from _group(fragment, content, (Adorn.HIGHLIGHT,))


def beside(fragment: Fragment, content: SetLine) -> Iterator[Op]:
    """The dots and lines of a line."""
    yield from _group(fragment, content, (Adorn.NAME, Adorn.TITLE, Adorn.UNDERLINE, Adorn.STRIKE, Adorn.DOTS))


def _group(fragment: Fragment, content: SetLine, kinds: Sequence[Adorn]) -> Iterator[Op]:
    text, line = content.lines.text, content.lines.lines[content.index]
    if not any(run.adorned for run in text.runs):
        return
    found = _parted(stretches(content.lines, line))
    at = Affine(e=fragment.x, f=fragment.y)
    if text.vertical:
        at = Affine(0.0, 1.0, -1.0, 0.0, fragment.x, fragment.y)
    shapes = (_shape(text, line, one) for kind in kinds for one in found if one.adornment.kind is kind)
    ops = tuple(Shape(replace(one, path=transformed(one.path, at))) for one in shapes if one.path)
    if ops:
        yield Group(ops, Role.ARTIFACT, artifact=True)


def stretches(lines: Lines, line: Line) -> tuple[Stretch, ...]:
    """The adorned stretches of one line, each as long as its words are, however far they were spread."""
    text = lines.text
    ends: dict[Adornment, int] = {}
    spans: list[tuple[Adornment, int, int]] = []
    for run in text.runs:
        start, stop = max(run.start, line.start), min(run.stop, line.stop)
        if start >= stop:
            continue
        for one in run.adorned:
            place = ends.get(one)
            if place is not None and spans[place][2] == start:
                spans[place] = (one, spans[place][1], stop)
            else:
                ends[one] = len(spans)
                spans.append((one, start, stop))
    made = (_stretch(text, line, span) for span in spans)
    return tuple(one for one in made if one is not None)


def _stretch(text: ShapedText, line: Line, span: tuple[Adornment, int, int]) -> Stretch | None:
    """A stretch without the blanks at its ends; None where nothing is left."""
    one, start, stop = span
    while start < stop and text.cluster(start).isspace():
        start += 1
    while stop > start and text.cluster(stop - 1).isspace():
        stop -= 1
    if start == stop:
        return None
    at, last = line.origins[start - line.start] + text.lead[start], stop - 1
    end = line.origins[last - line.start] + text.advances[last] - text.trail[last]
    runs = text.runs[text.run_of[start] : text.run_of[last] + 1]
    size = max(run.style.size for run in runs)
    above, below = size / 2, size / 2
    if not text.vertical:
        above = max(run.face.em_top * run.style.size for run in runs)
        below = max(run.face.em_depth * run.style.size for run in runs)
    return Stretch(one, start, stop, at, end, size, above, below)


def _parted(found: Sequence[Stretch]) -> list[Stretch]:
    """The same stretches, with at least `APART` between the lines of two names that follow each other."""
    names = sorted((one for one in found if one.adornment.kind in _NAMES), key=lambda one: one.start)
    moved = {id(one): one for one in found}
    for one, after in pairwise(names):
        missing = APART * max(one.em, after.em) - (after.x - one.end)
        if after.start >= one.stop and missing > 0:
            moved[id(one)] = replace(moved[id(one)], end=one.end - missing / 2)
            moved[id(after)] = replace(moved[id(after)], x=after.x + missing / 2)
    return list(moved.values())


def _shape(text: ShapedText, line: Line, one: Stretch) -> VectorShape:
    """What is drawn for a stretch, x along the line and y across it, away from its zero."""
    start, end, colour = one.x, one.end, one.adornment.colour
    thin = Stroke(colour, THICK * one.em)
    under = one.below + (OFF + THICK / 2) * one.em
    match one.adornment.kind:
        case Adorn.HIGHLIGHT:
            frame = Rect(start, -one.above, end - start, one.above + one.below)
            return VectorShape(rectangle(frame), fill=colour)
        case Adorn.NAME | Adorn.UNDERLINE:
            return VectorShape(segment(start, under, end, under), stroke=thin)
        case Adorn.TITLE:
            middle = under + CREST * one.em
            return VectorShape(wave(start, end, middle, one.em), stroke=replace(thin, join="round"))
        case Adorn.STRIKE:
            middle = (one.below - one.above) / 2
            return VectorShape(segment(start, middle, end, middle), stroke=Stroke(colour, STRIKE * one.em))
        case Adorn.DOTS:
            return VectorShape(_dots(text, line, one), fill=colour)


def wave(start: float, end: float, middle: float, em: float) -> Path:
    """A wavy line of whole half waves from *start* to *end*."""
    count = max(1, round((end - start) / (HALF_WAVE * em)))
    step, path = (end - start) / count, [Move(start, middle)]
    curves = []
    for index in range(count):
        x = start + index * step
        out = middle + (_OUT if index % 2 else -_OUT) * CREST * em
        curves.append(Curve(x + _NEAR * step, out, x + _FAR * step, out, x + step, middle))
    return (*path, *curves)


def _dots(text: ShapedText, line: Line, one: Stretch) -> Path:
    """A dot for each Han character, letter and figure, in the middle of its body (T51)."""
    radius, path = RADIUS * one.em, list[Segment]()
    for cluster in range(one.start, one.stop):
        said = [char for char in text.cluster(cluster) if char.isalnum()]
        lined = any(other.kind in _LINES for other in text.runs[text.run_of[cluster]].adorned)
        off = (DOT_OUTSIDE if lined and not text.vertical else DOT) * one.em
        y = -one.above - off if text.vertical else one.below + off
        for index in range(len(said)):
            share = text.advances[cluster] / len(said)
            x = line.origins[cluster - line.start] + (index + 0.5) * share
            path += ellipse(x, y, radius, radius)
    return tuple(path)
