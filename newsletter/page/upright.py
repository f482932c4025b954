"""Upright parts of a vertical story: a table stands as it would in a horizontal one (T64)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.page import table as tables
from newsletter.page.assemble import column_fragments
from newsletter.page.filler import Rest, candidates
from newsletter.page.slab import LONELY, Slab, up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import Table
    from newsletter.page.filler import Column
    from newsletter.page.galley import Galley, Measure


def table(galley: Galley, node: Table, room: Measure) -> tuple[Slab, ...]:
    """A table in one slab, as wide across the lines as its contents; rows that a line's length cannot hold follow.

    Its content stands upright: the places are those of each part's own start, on the story's axes.
    """
    level, unit = replace(galley, vertical=False), galley.grid.unit
    wishes = tables.wishes_of(level, node)
    width = min(galley.down(room.deepest), up(wishes.natural, unit))
    inner = replace(room, width=width, deepest=room.width, bleed=(0.0, 0.0), notes=room.notes or room.width)
    rows = tables.table(level, node, inner, wishes)
    notes = tuple(note for row in rows for note in row.notes)
    rows = tuple(replace(row, notes=()) for row in rows)
    slabs: list[Slab] = []
    rest = Rest()
    while not rest.ends(rows):
        ways = candidates(rows, rest, room.width, unit)
        column = next((way for way in ways if way.cost < LONELY), ways[0])
        slabs.append(_turned(rows, column, width))
        rest = column.rest
    return (replace(slabs[0], notes=notes), *slabs[1:]) if slabs else ()


def _turned(rows: Sequence[Slab], column: Column, width: float) -> Slab:
    """Rows one below another as a slab of the vertical story."""
    content = column_fragments(rows, column)
    return Slab(width, tuple(replace(f, x=f.y, y=width - f.x, upright=True) for f in content))
