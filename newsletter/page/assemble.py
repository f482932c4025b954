"""Assembling: placed slabs become fragments, with the frames behind them and what a column repeats at its ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.node import Space
from newsletter.page.boxes import closed_frames
from newsletter.page.fragment import Fragment, SetShapes
from newsletter.page.slab import tops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.sheet import Master
    from newsletter.page.columns import Filling
    from newsletter.page.filler import Column
    from newsletter.page.slab import Slab


def column_fragments(slabs: Sequence[Slab], column: Column) -> list[Fragment]:
    """A column's fragments from its top left: frames behind, then content in reading order."""
    chosen = [one.slab for one in column.placed]
    begins = [one.top for one in column.placed]
    return framed(chosen, begins, whole=column.rest.ends(slabs))


def framed(slabs: Sequence[Slab], begins: Sequence[float], *, whole: bool) -> list[Fragment]:
    """Slabs at their tops with their frames behind, and what a column begins and ends with that parts them.

    With *whole* nothing follows the last slab, so that nothing is left open.
    """
    if whole and slabs:
        slabs = (*slabs[:-1], replace(slabs[-1], foot=None))
    fragments = closed_frames(slabs, begins)
    for number, (slab, top) in enumerate(zip(slabs, begins, strict=True)):
        if number == 0:
            fragments += _heads(slab.head, top)
        fragments += (fragment.moved(0.0, top) for fragment in slab.content)
    if slabs and slabs[-1].foot is not None:
        foot = begins[-1] + slabs[-1].depth
        fragments += (fragment.moved(0.0, foot) for fragment in slabs[-1].foot.content)
    return fragments


def stacked(slabs: Sequence[Slab]) -> Iterator[Fragment]:
    """The content of *slabs* one below another."""
    for slab, top in zip(slabs, tops(slabs), strict=True):
        yield from (fragment.moved(0.0, top) for fragment in slab.content)


def dividers(master: Master, filling: Filling, top: float, inset: float) -> Iterator[Fragment]:
    """The rules in the gutters between columns from *top* on, *inset* short of both ends, where text stands beside."""
    if master.divider is None:
        return
    foot = top + filling.depth - inset
    for index in range(1, len(filling.columns)):
        if filling.columns[index].placed:
            x = master.column_x(index) - master.gutter / 2
            rule = VectorShape(segment(0.0, inset, 0.0, foot - top), stroke=master.divider)
            yield Fragment(SetShapes(Space(0.0), (rule,)), x, top)


def _heads(head: Sequence[Slab], top: float) -> list[Fragment]:
    y = top - sum(slab.depth for slab in head)
    found: list[Fragment] = []
    for slab in head:
        found += (replace(fragment.moved(0.0, y), repeated=True) for fragment in slab.content)
        y += slab.depth
    return found
