"""Plots of several series: bars in groups, bars of parts, lines; each series has its name at its own marks.

As in `plots`, a value stands at its mark and a label where its marks begin. Series differ in how light their inks are,
and lines in their dashes, too, so that they are told apart in black and white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Line, Move, Stroke, VectorShape, ellipse, rectangle, segment
from newsletter.design.contrast import ratio
from newsletter.flow.style import Align
from newsletter.model.layers import Spot, drawing, layered
from newsletter.model.parts import aligned, width_of
from newsletter.model.plots import FROM_ZERO, MOST_LINES, SIDE
from newsletter.model.voice import inked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Path
    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer
    from newsletter.model.plots import Look

# More series than these inks and dashes tell apart are a table.
MOST_SERIES = 4
# Dash and gap of each line, in its widths.
_DASHES: tuple[tuple[float, ...], ...] = ((), (), (5.0, 3.0), (1.5, 2.5))
_WIDTHS = (2.0, 1.4, 1.4, 1.4)
# How deep a bar is in its line of words, and the blank between groups in the same.
_BAR, _APART = 0.78, 0.5
# The least contrast of words on what is behind them.
_READ = 4.5
# The points of a line.
_RADIUS = 2.2


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its name, its values and what they amount to, one a label, and its ink."""

    name: Text
    values: tuple[Text, ...]
    amounts: tuple[float, ...]
    ink: Colour


def grouped(
    cx: Realizer, labels: Sequence[Text], series: Sequence[Series], width: float, look: Look
) -> FlowNode:
    """Level bars in groups from one zero line, values at their ends, in the first group each with its series' name."""
    line, left, above = _side(labels, series, width, look)
    group = line * (len(series) + _APART) + above
    ends = [
        (
            width_of(one.values[row].runs) + (look.gap / 2 + width_of(one.name.runs) if row == 0 else 0.0),
            amount,
        )
        for one in series
        for row, amount in enumerate(one.amounts)
    ]
    room = width - left - look.gap / 2
    scale = min(((room - words) / amount for words, amount in ends if amount > 0), default=0.0)
    shapes, spots = [], []
    for row, label in enumerate(labels):
        top = row * group + above
        spots.append(_label(label, top, left, look, beside=not above, depth=line * len(series), width=width))
        for index, one in enumerate(series):
            y, long = top + index * line, one.amounts[row] * max(scale, 0.0)
            shapes.append(_block(left, y + line * (1 - _BAR) / 2, long, line * _BAR, one.ink))
            x = left + long + look.gap / 2
            spots.append(Spot(aligned(one.values[row], Align.START), x, y, width - x))
            if row == 0:
                x += width_of(one.values[row].runs) + look.gap / 2
                spots.append(Spot(aligned(one.name, Align.START), x, y, width - x))
        if look.axis:
            shapes.append(VectorShape(segment(left, top, left, top + line * len(series)), stroke=look.axis))
    depth = group * len(labels) - line * _APART
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def stacked(
    cx: Realizer, labels: Sequence[Text], series: Sequence[Series], width: float, look: Look
) -> FlowNode | None:
    """Level bars of parts, values inside, names above the first bar; None where a value has no room in its part."""
    line, left, above = _side(labels, series, width, look)
    totals = [sum(one.amounts[row] for one in series) for row in range(len(labels))]
    scale = (width - left) / max(totals) if max(totals) > 0 else 0.0
    if scale <= 0:
        return None
    step, shapes, spots = line * (1 + _APART) + above, [], []
    head = line if above == 0.0 else 0.0
    for row, label in enumerate(labels):
        top, x = head + row * step + above, left
        spots.append(_label(label, top, left, look, beside=not above, depth=line, width=width))
        for one in series:
            value, long = one.values[row], one.amounts[row] * scale
            if width_of(value.runs) > long - 2.0:
                return None
            if row == 0:
                if width_of(one.name.runs) + look.gap / 2 > long or head == 0.0:
                    return None
                spots.append(Spot(aligned(one.name, Align.START), x, 0.0, long))
            shapes.append(_block(x, top, long, line, one.ink))
            # A part is parted from the next by paper.
            if x > left:
                shapes.append(
                    VectorShape(segment(x, top, x, top + line), stroke=Stroke(cx.colour("paper"), 0.75))
                )
            spots.append(Spot(aligned(inked(value, _on(cx, one.ink)), Align.CENTER), x, top, long))
            x += long
    return layered(drawing(cx, Size(width, head + step * len(labels) - line * _APART), shapes), spots, width)


def lines(
    cx: Realizer, labels: Sequence[Text], series: Sequence[Series], width: float, look: Look
) -> FlowNode | None:
    """Lines over one row of labels, values at their points, each name behind its line's end; None without room."""
    names = max(width_of(one.name.runs) for one in series) + look.gap
    slot = (width - names) / len(labels)
    line = series[0].values[0].style.leading
    widest = max(width_of(value.runs) for one in series for value in one.values)
    deep = [
        -(-width_of(label.runs) // slot) if slot > label.style.size else MOST_LINES + 1 for label in labels
    ]
    if slot <= 0 or widest > slot or max(deep) > MOST_LINES:
        return None
    amounts = [amount for one in series for amount in one.amounts]
    low, high = min(amounts), max(amounts)
    if 0 <= low <= FROM_ZERO * high:
        low = 0.0
    head, foot = line + look.gap / 2, look.depth + line * (len(series) - 1)
    floor = foot - (line + look.gap / 2)
    scale = (floor - head) / (high - low) if high > low else 0.0
    paper = cx.colour("paper")
    shapes = [VectorShape(segment(0.0, foot, width - names, foot), stroke=look.axis)] if look.axis else []
    spots = [
        Spot(aligned(label, Align.CENTER), column * slot, foot + look.gap / 2, slot)
        for column, label in enumerate(labels)
    ]
    at = [[floor - (amount - low) * scale for amount in one.amounts] for one in series]
    for index, (one, ys) in enumerate(zip(series, at, strict=True)):
        points = [((column + 0.5) * slot, y) for column, y in enumerate(ys)]
        thick = _WIDTHS[index % MOST_SERIES]
        dash = tuple(part * thick for part in _DASHES[index % MOST_SERIES])
        path: Path = (Move(*points[0]), *(Line(*point) for point in points[1:]))
        shapes.append(VectorShape(path, stroke=Stroke(one.ink, thick, "butt", "round", dash)))
    for column in range(len(labels)):
        places = _clear([ys[column] for ys in at], line, look.gap / 2, foot)
        for one, place in zip(series, places, strict=True):
            value = one.values[column]
            wide = width_of(value.runs) + 2.0
            if not cx.enclosed:  # lines make way for words
                shapes.append(
                    _block((column + 0.5) * slot - wide / 2, place + line * 0.15, wide, line * 0.7, paper)
                )
            spots.append(Spot(aligned(value, Align.CENTER), column * slot, place, slot))
    for one, ys in zip(series, at, strict=True):
        points = [((column + 0.5) * slot, y) for column, y in enumerate(ys)]
        shapes += [VectorShape(ellipse(x, y, _RADIUS, _RADIUS), fill=one.ink) for x, y in points]
    ends = _apart([ys[-1] - line / 2 for ys in at], line, foot)
    spots += [
        Spot(aligned(one.name, Align.START), width - names + look.gap / 2, place, names - look.gap / 2)
        for one, place in zip(series, ends, strict=True)
    ]
    depth = foot + look.gap / 2 + max(deep) * labels[0].style.leading
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def readable(cx: Realizer, ink: Colour) -> Colour | None:
    """*ink* for words on paper, None where it is too pale for them."""
    return ink if ratio(ink, cx.colour("paper")) >= _READ else None


def _on(cx: Realizer, ink: Colour) -> Colour:
    """The colour of words on *ink*: paper or text, whichever is seen better."""
    return max((cx.colour("paper"), cx.colour("text")), key=lambda colour: ratio(colour, ink))


def _side(
    labels: Sequence[Text], series: Sequence[Series], width: float, look: Look
) -> tuple[float, float, float]:
    """A line's depth, where bars begin, and how deep labels are that stand above their bars, not beside."""
    line = max(labels[0].style.leading, *(one.values[0].style.leading for one in series))
    side = max(width_of(label.runs) for label in labels)
    return (line, 0.0, line) if side > SIDE * width else (line, side + look.gap, 0.0)


def _label(  # noqa: PLR0913 - a place is six numbers
    label: Text, top: float, left: float, look: Look, *, beside: bool, depth: float, width: float
) -> Spot:
    """A label's place: in the middle before its bars, or above them."""
    line = label.style.leading
    if beside:
        return Spot(aligned(label, Align.END), 0.0, top + (depth - line) / 2, left - look.gap)
    return Spot(aligned(label, Align.START), 0.0, top - line, width)


def _block(left: float, top: float, long: float, deep: float, ink: Colour) -> VectorShape:
    return VectorShape(rectangle(Rect(left, top, long, deep)), fill=ink)


def _clear(ys: Sequence[float], line: float, gap: float, foot: float) -> list[float]:
    """The tops of values at points *ys* of one column: above or under each point, where least is in the way.

    From the highest point down, that of the highest above it and that of the lowest under it; none on another.
    """
    order = sorted(range(len(ys)), key=lambda index: ys[index])
    tops = dict.fromkeys(order, 0.0)
    for rank, index in enumerate(order):
        above, under = ys[index] - gap - line, ys[index] + gap
        others = [y for other, y in enumerate(ys) if other != index]
        edge = max((tops[before] + line for before in order[:rank]), default=0.0)

        def blocked(top: float, others: Sequence[float] = others, edge: float = edge) -> float:
            """How much of a value at *top* is hidden by points or by values above it."""
            near = sum(max(0.0, line / 2 + _RADIUS - abs(top + line / 2 - y)) for y in others)
            return near + 2 * max(0.0, edge - top)

        first, second = (under, above) if rank and index == order[-1] else (above, under)
        tops[index] = min((first, second), key=blocked)
    return _apart([tops[index] for index in range(len(ys))], line, foot)


def _apart(tops: Sequence[float], line: float, foot: float) -> list[float]:
    """Places for lines of words as near to *tops* as can be, none over another, all above *foot*."""
    order = sorted(range(len(tops)), key=lambda index: tops[index])
    placed = list(tops)
    edge = foot
    for index in reversed(order):
        placed[index] = min(placed[index], edge - line)
        edge = placed[index]
    edge = 0.0
    for index in order:
        placed[index] = max(placed[index], edge)
        edge = placed[index] + line
    return placed
