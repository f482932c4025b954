"""Rings: shares of a whole as the sectors of a ring, each with its words at its own angle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Close, Curve, Line, Move, VectorShape, segment
from newsletter.flow.node import Stack
from newsletter.flow.style import Align
from newsletter.model.layers import Spot, drawing, layered
from newsletter.model.parts import aligned, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Path, Segment
    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer
    from newsletter.model.plots import Datum, Look

# How wide a ring's band is, in shares of its radius.
BAND = 0.42
# The blank between two sectors, and how far a leader reaches out of the ring, in points.
PARTED, LEADER = 1.2, 9.0
# The share of the measure that a ring may take, so that words keep theirs.
MOST = 0.42


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a sector: where its leader begins, their depth, and their top below the ring's middle."""

    datum: Datum
    angle: float
    depth: float
    y: float


def sectors(amounts: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """The angles between which each amount's sector lies, in radians clockwise from twelve; in all a turn."""
    total, turn = sum(amounts), 2 * math.pi
    found, start = [], 0.0
    for amount in amounts:
        stop = start + turn * amount / total
        found.append((start, stop))
        start = stop
    return tuple(found)


def ring(  # noqa: PLR0913 - what a ring needs and no value holds
    cx: Realizer,
    data: Sequence[Datum],
    width: float,
    look: Look,
    *,
    inks: Sequence[Colour],
    middle: Text | None,
) -> FlowNode:
    """The ring in the middle, values and labels at both its sides, each led to its sector."""
    radius = min(MOST * width, look.depth) / 2
    angles = sectors([datum.amount for datum in data])
    side = width / 2 - radius - LEADER - look.gap
    words = [_words(datum, sum(pair) / 2, radius, side) for datum, pair in zip(data, angles, strict=True)]
    right = _spread([said for said in words if said.angle < math.pi])
    left = _spread([said for said in words if said.angle >= math.pi][::-1])
    y = max(radius, *(-said.y for said in words_)) if (words_ := (*left, *right)) else radius
    depth = y + max(radius, *(said.y + said.depth for said in words_))
    x = width / 2
    shapes = [
        VectorShape(sector(x, y, radius, *_shrunk(pair, radius, len(data))), fill=ink)
        for pair, ink in zip(angles, inks, strict=True)
    ]
    spots = []
    by_angle = sorted((*left, *right), key=lambda said: said.angle)
    for said in by_angle:
        shapes += _leader(said, x, y, radius, look)
        begin = x + radius + LEADER + look.gap if said.angle < math.pi else 0.0
        align = Align.START if said.angle < math.pi else Align.END
        both = Stack((aligned(said.datum.value, align), aligned(said.datum.label, align)), whole=True)
        spots.append(Spot(both, begin, y + said.y, side))
    if middle is not None:
        hole = 2 * radius * (1 - BAND) - look.gap
        spots.append(Spot(aligned(middle, Align.CENTER), x - hole / 2, y - middle.style.leading / 2, hole))
    return layered(drawing(cx, Size(width, depth), shapes), spots, width)


def sector(x: float, y: float, radius: float, start: float, stop: float) -> Path:
    """The part of a ring round `x, y` between two angles, in radians clockwise from twelve."""
    inner = radius * (1 - BAND)
    out, back = _arc(x, y, radius, start, stop), _arc(x, y, inner, stop, start)
    return (Move(*_at(x, y, radius, start)), *out, Line(*_at(x, y, inner, stop)), *back, Close())


def _at(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _arc(x: float, y: float, radius: float, start: float, stop: float) -> Iterator[Segment]:
    """An arc as curves of an eighth of a turn at most, true to a millionth of its radius."""
    count = max(1, math.ceil(abs(stop - start) / (math.pi / 4)))
    step = (stop - start) / count
    pull = 4 / 3 * math.tan(step / 4) * radius
    for index in range(count):
        one, two = start + index * step, start + (index + 1) * step
        (x1, y1), (x2, y2) = _at(x, y, radius, one), _at(x, y, radius, two)
        yield Curve(
            x1 + pull * math.cos(one), y1 + pull * math.sin(one),
            x2 - pull * math.cos(two), y2 - pull * math.sin(two),
            x2, y2,
        )  # fmt: skip


def _shrunk(pair: tuple[float, float], radius: float, count: int) -> tuple[float, float]:
    """A sector's angles without half the blank to each neighbour; a sliver keeps a third of itself."""
    start, stop = pair
    blank = min(PARTED / radius / 2, (stop - start) / 3) if count > 1 else 0.0
    return start + blank, stop - blank


def _words(datum: Datum, angle: float, radius: float, side: float) -> _Words:
    lines = max(1, math.ceil(width_of(datum.label.runs) / max(side, datum.label.style.size)))
    depth = datum.value.style.leading + lines * datum.label.style.leading
    return _Words(
        datum, angle, depth, -(radius + LEADER / 2) * math.cos(angle) - datum.value.style.leading / 2
    )


def _spread(words: Sequence[_Words]) -> list[_Words]:
    """*words* from above downwards, pushed apart where they would overlap, about the middle of all."""
    tops: list[float] = []
    for said in words:
        least = tops[-1] + words[len(tops) - 1].depth if tops else -math.inf
        tops.append(max(said.y, least))
    over = [top - said.y for top, said in zip(tops, words, strict=True)]
    shift = max(over, default=0.0) / 2
    return [
        _Words(said.datum, said.angle, said.depth, top - shift) for top, said in zip(tops, words, strict=True)
    ]


def _leader(said: _Words, x: float, y: float, radius: float, look: Look) -> list[VectorShape]:
    """A hairline from a sector's middle to the height of its value."""
    if look.leader is None:
        return []
    edge = _at(x, y, radius + 1.0, said.angle)
    sign = 1.0 if said.angle < math.pi else -1.0
    height = y + said.y + said.datum.value.style.leading / 2
    knee, end = x + sign * (radius + LEADER), x + sign * (radius + LEADER + look.gap / 2)
    return [VectorShape((*segment(*edge, knee, height), Line(end, height)), stroke=look.leader)]
