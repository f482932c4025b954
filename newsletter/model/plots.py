"""Plots: values as bars, a line or tracks, each with its own words beside it.

Shapes are drawn on the axes of the story in points (`layers.drawing`); words are texts at their places. Nothing
is gridded, boxed or keyed: a value stands where its mark ends, a label where it begins. `rings.py` has the donut.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Line, Move, Stroke, VectorShape, ellipse, rectangle, segment
from newsletter.flow.node import NATURAL, Cross, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.layers import Spot, drawing, layered
from newsletter.model.parts import aligned, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Path
    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer

# The share of the measure that labels beside bars may take; longer ones stand above.
SIDE = 0.4
# How deep a bar is in its step, how wide in its slot, and how wide at most in points.
BAR, UPRIGHT, WIDEST = 0.56, 0.58, 40.0
# The most lines of a label under its slot.
MOST_LINES = 3
# A line's scale begins at zero where its least value is not above this share of its greatest.
FROM_ZERO = 0.5


@dataclass(frozen=True, slots=True)
class Datum:
    """One value: its words and its amount. A *strong* one has the accent."""

    label: Text
    value: Text
    amount: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The inks of a plot, and its lengths in points.

    *step* is the depth from bar to bar, *depth* that of upright bars and lines, *gap* the blank between a mark
    and its words.
    """

    strong: Colour
    weak: Colour
    track: Colour
    axis: Stroke | None
    leader: Stroke | None
    step: float
    depth: float
    gap: float


def bars(cx: Realizer, data: Sequence[Datum], width: float, look: Look) -> FlowNode:
    """Level bars from one zero line, values at their ends; labels beside, or above where they are long."""
    labels = max(width_of(datum.label.runs) for datum in data)
    above = labels > SIDE * width
    left = 0.0 if above else labels + look.gap
    ahead, behind = _ends(data, look.gap)
    low, high = _span(data)
    room = max(0.0, width - left - ahead - behind)
    scale = room / (high - low) if high > low else 0.0
    zero = left + behind - low * scale
    line = data[0].label.style.leading
    head = line * max(_lines(datum.label, width) for datum in data) if above else 0.0
    step = look.step + head
    depth = step * len(data)
    shapes, spots = [], []
    for index, datum in enumerate(data):
        top = index * step + head
        middle, half = top + look.step / 2, look.step * BAR / 2
        length = datum.amount * scale
        shapes.append(_bar(Rect(min(zero, zero + length), middle - half, abs(length), 2 * half), datum, look))
        if above:
            spots.append(Spot(aligned(datum.label, Align.START), 0.0, top - head, width))
        else:
            label = aligned(datum.label, Align.END)
            spots.append(Spot(label, 0.0, middle - line / 2, left - look.gap))
        spots.append(_beside(datum, zero + length, middle, width, look.gap))
        if look.axis:
            # The zero line goes past the bars, and leaves out the labels above them.
            shapes.append(VectorShape(segment(zero, top, zero, top + look.step), stroke=look.axis))
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def columns(cx: Realizer, data: Sequence[Datum], width: float, look: Look) -> FlowNode | None:
    """Upright bars on one zero line, values at their ends, labels below; None where words have no room."""
    slot = width / len(data)
    if not _fits(data, slot):
        return None
    line = data[0].value.style.leading
    low, high = _span(data)
    below = line if low < 0 else 0.0
    scale = (look.depth - line - below) / (high - low) if high > low else 0.0
    zero = line + high * scale
    foot = zero - low * scale + below
    thick = min(UPRIGHT * slot, WIDEST)
    shapes, spots = [], []
    for index, datum in enumerate(data):
        left, length = index * slot, datum.amount * scale
        middle = left + slot / 2
        shapes.append(
            _bar(Rect(middle - thick / 2, min(zero, zero - length), thick, abs(length)), datum, look)
        )
        end = zero - length - line if datum.amount >= 0 else zero - length
        spots.append(Spot(aligned(datum.label, Align.CENTER), left, foot + look.gap / 2, slot))
        spots.append(Spot(aligned(datum.value, Align.CENTER), left, end, slot))
    if look.axis:
        shapes.append(VectorShape(segment(0.0, zero, width, zero), stroke=look.axis))
    depth = foot + look.gap / 2 + _label_depth(data, slot)
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def curve(cx: Realizer, data: Sequence[Datum], width: float, look: Look) -> FlowNode | None:
    """A line through all values, each with its word at its point; None where words have no room.

    The scale begins at zero unless all values lie near to each other. A value in a dip stands under its point.
    """
    slot = width / len(data)
    if not _fits(data, slot):
        return None
    line = data[0].value.style.leading
    amounts = [datum.amount for datum in data]
    low, high = min(amounts), max(amounts)
    if 0 <= low <= FROM_ZERO * high:
        low = 0.0
    top, foot = line + look.gap / 2, look.depth
    floor = foot if low == 0.0 else foot - line - look.gap / 2
    scale = (floor - top) / (high - low) if high > low else 0.0
    points = [((index + 0.5) * slot, floor - (amount - low) * scale) for index, amount in enumerate(amounts)]
    path: Path = (Move(*points[0]), *(Line(*point) for point in points[1:]))
    shapes: list[VectorShape] = []
    if look.axis:
        shapes.append(VectorShape(segment(0.0, foot, width, foot), stroke=look.axis))
    shapes.append(VectorShape(path, stroke=Stroke(look.weak, 1.5, "round", "round")))
    spots = []
    for index, (datum, (x, y)) in enumerate(zip(data, points, strict=True)):
        radius = 3.0 if datum.strong else 2.2
        shapes.append(
            VectorShape(ellipse(x, y, radius, radius), fill=look.strong if datum.strong else look.weak)
        )
        dips = _dips(amounts, index) and y + look.gap / 2 + line <= foot
        place = y + look.gap / 2 if dips else y - look.gap / 2 - line
        spots.append(Spot(aligned(datum.label, Align.CENTER), index * slot, foot + look.gap / 2, slot))
        spots.append(Spot(aligned(datum.value, Align.CENTER), index * slot, place, slot))
    depth = foot + look.gap / 2 + _label_depth(data, slot)
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def tracks(cx: Realizer, data: Sequence[Datum], total: float, width: float, look: Look) -> FlowNode:
    """Shares of one total, each a bar on a track as long as the total, under its label and its value."""
    thick = look.step * 0.3
    parts = []
    for datum in data:
        ink = look.strong if datum.strong else look.weak
        whole, done = (
            rectangle(Rect(0.0, 0.0, width * share, thick)) for share in (1.0, datum.amount / total)
        )
        shapes = (VectorShape(whole, fill=look.track), VectorShape(done, fill=ink))
        value = aligned(datum.value, Align.END)
        words = Row((datum.label, value), fixed=(None, NATURAL), gutter=look.gap, cross=Cross.BOTTOM)
        track = drawing(cx, Size(width, thick), shapes)
        parts.append(Stack((words, track), after=look.step * 0.5, role=Role.ITEM, whole=True))
    return Stack((*parts[:-1], replace(parts[-1], after=0.0)), role=Role.LIST)


def _bar(rect: Rect, datum: Datum, look: Look) -> VectorShape:
    return VectorShape(rectangle(rect), fill=look.strong if datum.strong else look.weak)


def _beside(datum: Datum, end: float, middle: float, width: float, gap: float) -> Spot:
    """A value's place at the end of its bar."""
    top = middle - datum.value.style.leading / 2
    if datum.amount < 0:
        wide = width_of(datum.value.runs)
        return Spot(aligned(datum.value, Align.END), end - gap / 2 - wide, top, wide)
    return Spot(aligned(datum.value, Align.START), end + gap / 2, top, width - end - gap / 2)


def _ends(data: Sequence[Datum], gap: float) -> tuple[float, float]:
    """The room that values take beyond the ends of bars ahead of zero, and behind it."""
    ahead = max((width_of(datum.value.runs) + gap / 2 for datum in data if datum.amount >= 0), default=0.0)
    behind = max((width_of(datum.value.runs) + gap / 2 for datum in data if datum.amount < 0), default=0.0)
    return ahead, behind


def _span(data: Sequence[Datum]) -> tuple[float, float]:
    """The least and the greatest amount, zero among them: bars always begin there."""
    amounts = [datum.amount for datum in data]
    return min(0.0, *amounts), max(0.0, *amounts)


def _fits(data: Sequence[Datum], slot: float) -> bool:
    """Whether every value stands on one line of its slot, and every label on a few."""
    values = max(width_of(datum.value.runs) for datum in data)
    return values <= slot and max(_lines(datum.label, slot) for datum in data) <= MOST_LINES


def _lines(label: Text, slot: float) -> int:
    return max(1, math.ceil(width_of(label.runs) / slot)) if slot >= label.style.size else MOST_LINES + 1


def _label_depth(data: Sequence[Datum], slot: float) -> float:
    return max(_lines(datum.label, slot) * datum.label.style.leading for datum in data)


def _dips(amounts: Sequence[float], index: int) -> bool:
    """Whether a value is lower than its neighbours."""
    near = [*amounts[max(0, index - 1) : index], *amounts[index + 1 : index + 2]]
    return bool(near) and all(amounts[index] < other for other in near)
