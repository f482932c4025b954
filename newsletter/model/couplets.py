"""The forms of a couplet that are drawn round its halves: corner marks, rules, letter paper, the leaves of a door.

All stand in whole lines of the grid, so that what follows is on it again, and lie on the axes of the story.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Line, Move, Stroke, VectorShape, rectangle, segment
from newsletter.flow.style import Align
from newsletter.model.layers import Spot, drawing, layered
from newsletter.model.parts import aligned, leaded, whole, whole_lines, width_of
from newsletter.model.voice import inked

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.flow.node import Figure, FlowNode, Text
    from newsletter.model.block import Realizer

# The step from one upright character to the next, and from a half to the one below it, in em.
UPRIGHT, STEP = 1.12, 1.7
# Corner marks: their arms, and how far words keep from them, in em.
ARM, CLEAR = 1.2, 1.3
BESIDE = 2 * CLEAR
# How small words in such a form may become of themselves, as a share of their style's size.
SMALLEST = 0.8
# How much of a half's own width the lower one may stand in behind the upper.
STAGGER = 1.6
# Letter paper: the pitch of its lines and the blank round its frame, in em; the columns that it needs at least.
PITCH, MARGIN, LEAST_COLUMNS = 1.85, 0.35, 5
# A seal has so many characters at most.
SEAL = 4
# Leaves of a door: their width, the blank at their ends, and the blank to what stands between, in em.
LEAF, END, APART = 2.0, 0.6, 0.7
# Han characters begin here.
_HAN = 0x2E80


@dataclass(frozen=True, slots=True)
class Halves:
    """Both halves in one style, the words that go with them, and the colours of what is drawn."""

    upper: Text
    lower: Text
    over: Text | None
    source: Text | None
    line: Colour
    ground: Colour | None
    leaf: Colour
    paper: Colour
    hair: Colour

    @property
    def em(self) -> float:
        """The em of the halves, with their letter-space, in points."""
        return max(run.style.size + run.style.tracking for run in (*self.upper.runs, *self.lower.runs))

    @property
    def wide(self) -> float:
        """The width of the longer half on one line, in points."""
        return max(width_of(half.runs) for half in (self.upper, self.lower))


def can_stand(text: Text) -> bool:
    """Whether each character of *text* can stand in a line of its own: Han without marks."""
    said = "".join(run.text for run in text.runs)
    return all(ord(char) >= _HAN and char.isalnum() for char in said)


def staggered(cx: Realizer, halves: Halves, thick: float) -> FlowNode:
    """The lower half further in than the upper, between two corner marks *thick* points wide."""
    em, step, width = halves.em, STEP * halves.em, cx.measure
    clear = CLEAR * em
    box = min(width, STAGGER * halves.wide + 2 * clear)
    left = (width - box) / 2
    depth = whole_lines(cx, 2 * step + 1.4 * em)
    top, foot = cx.grid.inset + thick / 2, depth - cx.grid.inset - thick / 2
    near, far, arm = left + thick / 2, left + box - thick / 2, ARM * em
    pen = Stroke(halves.line, thick)
    shapes = (
        VectorShape(_corner((near, top + arm), (near, top), (near + arm, top)), stroke=pen),
        VectorShape(_corner((far - arm, foot), (far, foot), (far, foot - arm)), stroke=pen),
    )
    first = (depth - 2 * step) / 2
    room = box - 2 * clear
    spots = (
        Spot(_line(halves.upper, Align.START, step), left + clear, first, room),
        Spot(_line(halves.lower, Align.END, step), left + clear, first + step, room),
    )
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def ruled(cx: Realizer, halves: Halves, thick: float, thin: float) -> FlowNode:
    """One half above the other, below a thick and a thin rule (文武线) and over a thin one."""
    step, width = STEP * halves.em, cx.measure
    depth = whole_lines(cx, 2 * step + thick + 0.8 * halves.em)
    top, foot = cx.grid.inset, depth - cx.grid.inset
    below = top + 2 * thick
    rules = ((top + thick / 2, thick), (below, thin), (foot - thin / 2, thin))
    shapes = [VectorShape(segment(0, y, width, y), stroke=Stroke(halves.line, pen)) for y, pen in rules]
    first = (below + foot - 2 * step) / 2
    spots = [
        Spot(_line(half, Align.CENTER, step), 0.0, first + index * step, width)
        for index, half in enumerate((halves.upper, halves.lower))
    ]
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def letter(cx: Realizer, halves: Halves, frame: float, hair: float) -> FlowNode | None:
    """Both halves upright on ruled letter paper, the source as its seal; None where it has too few lines."""
    em, width = halves.em, cx.measure
    margin = MARGIN * em
    count = math.floor((width - 2 * margin) / (PITCH * em))
    count -= count % 2 == 0
    if count < LEAST_COLUMNS:
        return None
    pitch = (width - 2 * margin) / count
    tall = max(_tall(half, em) for half in (halves.upper, halves.lower))
    depth = whole_lines(cx, tall + 2 * margin + em)
    top, foot = cx.grid.inset, depth - cx.grid.inset
    inner = Rect(margin, top + margin, width - 2 * margin, foot - top - 2 * margin)
    lines = [inner.x + pitch * index for index in range(1, count)]
    shapes = [
        VectorShape(rectangle(Rect(0, top, width, foot - top)), fill=halves.ground),
        *(VectorShape(segment(x, inner.y, x, inner.bottom), stroke=Stroke(halves.hair, hair)) for x in lines),
        VectorShape(rectangle(inner), stroke=Stroke(halves.line, frame)),
    ]
    middle = count // 2
    first = (depth - tall) / 2
    spots = [
        Spot(_column(half, em), inner.x + pitch * (middle + off) + (pitch - em) / 2, first, em)
        for half, off in ((halves.upper, 1), (halves.lower, -1))
    ]
    if halves.source is not None:
        shape, spot = _seal(halves, halves.source, inner, pitch * max(0, middle - 3), pitch)
        shapes += shape
        spots.append(spot)
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def doors(cx: Realizer, halves: Halves, between: Figure | None) -> FlowNode | None:
    """The halves on the two leaves of a door, the words over it above, a picture *between*.

    None where the measure has no room for them. Read in the order of the halves, then the words above.
    """
    em, measure = halves.em, cx.measure
    leaf, apart, end = LEAF * em, APART * em, END * em
    tall = max(_tall(half, em) for half in (halves.upper, halves.lower)) + 2 * end
    over = (width_of(halves.over.runs) + 2 * end + em) if halves.over else 0.0
    width = measure if between else min(measure, 2 * (leaf + apart) + max(over, 4 * em))
    room = width - 2 * (leaf + apart)
    if room < max(over, 4 * em) - 0.01:
        return None
    left = (measure - width) / 2
    depth = whole_lines(cx, tall + 2 * cx.grid.inset)
    top, foot = cx.grid.inset, depth - cx.grid.inset
    right = left + width - leaf
    shapes = [VectorShape(rectangle(Rect(x, top, leaf, foot - top)), fill=halves.leaf) for x in (right, left)]
    first = (depth - tall) / 2 + end
    spots = [
        Spot(_column(inked(half, halves.paper), em), x + (leaf - em) / 2, first, em)
        for half, x in ((halves.upper, right), (halves.lower, left))
    ]
    inside, begin = left + leaf + apart, top
    if halves.over is not None:
        deep = LEAF * em * 0.9
        x = inside + (room - over) / 2
        shapes.append(VectorShape(rectangle(Rect(x, top, over, deep)), fill=halves.leaf))
        spots.append(Spot(_line(inked(halves.over, halves.paper), Align.CENTER, deep), x, top, over))
        begin = top + deep + apart / 2
    if between is not None:
        picture = replace(between, ratio=room / (foot - begin), inset=0.0)
        spots.append(Spot(picture, inside, begin, room))
    return layered(drawing(cx, Size(measure, depth), shapes), spots, measure)


def _line(half: Text, align: Align, leading: float) -> Text:
    return leaded(aligned(whole(half), align), leading)


def _column(half: Text, em: float) -> Text:
    """A column of single characters."""
    style = replace(half.style, align=Align.START, indent=0.0, hang=0.0, leading=UPRIGHT * em)
    return replace(half, style=style)


def _tall(half: Text, em: float) -> float:
    return UPRIGHT * em * sum(len(run.text) for run in half.runs)


def _corner(*points: tuple[float, float]) -> tuple[Move | Line, ...]:
    return (Move(*points[0]), *(Line(*point) for _, point in pairwise(points)))


def _seal(
    halves: Halves, source: Text, inner: Rect, x: float, pitch: float
) -> tuple[list[VectorShape], Spot]:
    """The source at the foot of its column: few characters reversed as a seal has them, more in their own colour."""
    em = max(run.style.size for run in source.runs)
    tall, count = _tall(source, em), sum(len(run.text) for run in source.runs)
    left, pad = inner.x + x + (pitch - em) / 2, 0.3 * em
    first = inner.bottom - tall - em
    if count > SEAL:
        return [], Spot(_column(source, em), left, first, em)
    box = Rect(left - pad, first - pad, em + 2 * pad, tall + 2 * pad)
    words = _column(inked(source, halves.paper), em)
    return [VectorShape(rectangle(box), fill=halves.leaf)], Spot(words, left, first, em)
