"""Leeway: how a column becomes a line deeper or shallower without another cut.

A paragraph is asked for a line more or less (T36), and blank above a heading, a picture or a box may open
or close by a line (T45). Costs are in the unit of `filler`: a line of blank at a column's foot counts 100.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsletter.flow.node import Text
from newsletter.page.filler import BLANK
from newsletter.page.slab import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.lines.line import Lines
    from newsletter.page.filler import Column, Stood
    from newsletter.page.galley import Galley, Measure
    from newsletter.page.slab import Slab

OPENED = 60.0  # a line more of blank where there is a line already
CLOSED = 80.0  # a line less where there are two
RESET = 50.0  # a paragraph of another length than it has best
LOOSE = 0.5  # times the root of what its lines then cost more
MORE, LESS = 4, -2  # lines by which a column may change in all
# A paragraph is asked only where its last line, in em, lets another length hope for even lines: by line,
# what it may take up in gaps when it grows, and give in marks when it shrinks.
_TAKEN, _GIVEN, _LAST = 1.6, 0.5, 2.0


class Paragraph(NamedTuple):
    """The slabs from *start* to *stop* of a run are the lines of a text on the grid."""

    start: int
    stop: int
    text: Text


class Give(NamedTuple):
    """One way to move what stands from slab *stop* on by *lines*: other slabs from *start*, or only blank."""

    start: int
    stop: int
    lines: int
    cost: float
    slabs: tuple[Slab, ...] = ()


class Leeway:
    """What the paragraphs of one run can give; the line breaker is asked once for each, and only if need be."""

    def __init__(self, galley: Galley, room: Measure, paragraphs: Sequence[Paragraph]) -> None:
        self._galley, self._room = galley, room
        self._paragraphs = paragraphs
        self._known: dict[tuple[int, int], Give | None] = {}

    def changed(self, column: Column, depth: float) -> Column | None:
        """*column* made to reach *depth*, or come nearest, at the least cost; None where it cannot be bettered.

        One that is too deep is mended wholly or not at all.
        """
        unit = self._galley.grid.unit
        missing = round((depth - column.used) / unit)
        if not LESS <= missing <= MORE or not missing:
            return None
        ways = self._ways(column, missing)
        costs = {lines: cost + BLANK * (missing - lines) ** 2 for lines, (cost, _) in ways.items()}
        best = missing if missing < 0 else min(costs, key=lambda lines: (costs[lines], lines), default=0)
        if best not in ways or (missing > 0 and costs[best] >= BLANK * missing**2):
            return None
        cost, gives = ways[best]
        return _applied(column, gives, unit, cost)

    def _ways(self, column: Column, missing: int) -> dict[int, tuple[float, tuple[Give, ...]]]:
        """The cheapest gives by the lines that they come to in all."""
        ways: dict[int, tuple[float, tuple[Give, ...]]] = {0: (0.0, ())}
        sign = 1 if missing > 0 else -1
        for give in self._gives(column, sign):
            for lines, (cost, chosen) in sorted(ways.items(), reverse=sign > 0):
                total = lines + give.lines
                if abs(total) > abs(missing):
                    continue
                if total not in ways or cost + give.cost < ways[total][0]:
                    ways[total] = cost + give.cost, (*chosen, give)
        del ways[0]
        return ways

    def _gives(self, column: Column, sign: int) -> Iterator[Give]:
        """What in the column may move by a line, down it; each place once."""
        stood = [one for one in column.placed if one.slab.depth]
        least, cost = (1, OPENED) if sign > 0 else (2, CLOSED)
        for before, one in pairwise(stood):
            gap = one.top - before.top - before.slab.depth
            if gap >= least * self._galley.grid.unit - TOLERANCE:
                yield Give(one.number, one.number, sign, cost)
        numbers = {one.number for one in stood}
        for paragraph in self._paragraphs:
            if paragraph.start in numbers and paragraph.stop - 1 in numbers:
                give = self._give(paragraph, sign)
                if give is not None:
                    yield give

    def _give(self, paragraph: Paragraph, sign: int) -> Give | None:
        key = paragraph.start, sign
        if key not in self._known:
            self._known[key] = self._asked(paragraph, sign)
        return self._known[key]

    def _asked(self, paragraph: Paragraph, sign: int) -> Give | None:
        """The paragraph in a line more or less, as the line breaker has it."""
        setter, width, text = self._galley.setter, self._room.width, paragraph.text
        lines = setter.lines(text, width)
        if not _may(lines, text, width, sign):
            return None
        other = setter.relined(text, width, sign)
        if other is None:
            return None
        worse = max(0.0, other.demerits - lines.demerits)
        slabs = self._galley.set_lines(text, other, self._room)
        return Give(paragraph.start, paragraph.stop, sign, RESET + LOOSE * worse**0.5, slabs)


def plain(node: FlowNode, unit: float) -> Text | None:
    """*node* where it is a text on the grid's lines that may be broken anew: neither heading nor initial."""
    if not isinstance(node, Text) or node.drop > 1 or node.with_next:
        return None
    style = node.style
    fixed = style.balance or style.whole or style.steps or style.leading != unit
    return None if fixed else node


def paragraph(node: FlowNode, start: int, slabs: Sequence[Slab], unit: float) -> Paragraph | None:
    """The paragraph that *slabs* of a run are, from index *start* on; None for what cannot be broken anew."""
    text = plain(node, unit) if len(slabs) > 1 else None
    return Paragraph(start, start + len(slabs), text) if text is not None else None


def _may(lines: Lines, text: Text, width: float, sign: int) -> bool:
    """Whether another length has a hope: the last line nearly full for a line more, short for one less."""
    em, count = text.style.size, len(lines.lines)
    last = lines.lines[-1].width / em
    if sign > 0:
        return width / em - last + _LAST <= _TAKEN * count
    return count > 2 and last <= _GIVEN * count + _LAST


def _applied(column: Column, gives: Sequence[Give], unit: float, cost: float) -> Column:
    """*column* with what the gives change, and what stands below them moved by lines of *unit*."""
    found: list[Stood] = []
    for one in column.placed:
        reset = next((give for give in gives if give.slabs and give.start <= one.number < give.stop), None)
        if reset is not None and one.number > reset.start:
            continue
        shift = sum(give.lines for give in gives if give.stop <= one.number) * unit
        if reset is None:
            found.append(one._replace(top=one.top + shift))
            continue
        top = one.top + shift
        for line, slab in enumerate(reset.slabs):
            found.append(one._replace(number=min(reset.start + line, reset.stop - 1), top=top, slab=slab))
            top += slab.depth
    used = column.used + sum(give.lines for give in gives) * unit
    slabs = {one.number: one.slab for one in column.placed}
    bent = tuple((slabs[give.start], give.lines) for give in gives)
    return replace(
        column, stood=tuple(found), count=len(found), used=used, cost=column.cost + cost, bent=bent
    )
