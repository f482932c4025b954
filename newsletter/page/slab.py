"""Slabs: the unbreakable strips of depth that columns are filled with."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import BreakKind, Panel
    from newsletter.page.fragment import Fragment

NEVER = math.inf
# Costs of a column break behind a slab, in the unit of `columns`: one line of blank costs 100.
STRAND = 100_000.0  # a heading parted from its text
LONELY = 20_000.0  # one line of a paragraph alone (T45)
SPLIT = 600.0  # a three-line paragraph, a panel
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class PanelFrame:
    """A panel that a slab lies in: where the frame stands from the slab's left, and how wide."""

    panel: Panel
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Slab:
    """A strip of a column that is never cut.

    *content* is relative to the slab's top left. *before* and *after* are blank that collapses with
    a neighbour's and vanishes at a column's ends. *cost* is that of a column break behind it.
    *frames* are the panels round it, outermost first. *head* is set again at the top of a column
    that begins with this slab. A *movable* slab may stand later than its place, at the head of a
    column; *wide* is a slab across all columns that wants a place on this slab's page. Behind a slab
    that *lands*, the next begins on a grid line.
    """

    depth: float
    content: tuple[Fragment, ...] = ()
    before: float = 0.0
    after: float = 0.0
    cost: float = 0.0
    frames: tuple[PanelFrame, ...] = ()
    head: tuple[Slab, ...] = ()
    movable: bool = False
    lands: bool = False
    wide: Slab | None = None
    ends: BreakKind | None = None


def shifted(slab: Slab, dx: float, dy: float = 0.0) -> Slab:
    """*slab* with its content moved inside it."""
    return replace(
        slab,
        content=tuple(fragment.moved(dx, dy) for fragment in slab.content),
        frames=tuple(replace(frame, x=frame.x + dx) for frame in slab.frames),
        head=tuple(shifted(head, dx) for head in slab.head),
    )


def spaced(slabs: tuple[Slab, ...], before: float, after: float) -> tuple[Slab, ...]:
    """*slabs* with at least so much blank before the first and after the last."""
    if not slabs:
        return slabs
    first = replace(slabs[0], before=max(before, slabs[0].before))
    slabs = (first, *slabs[1:])
    last = replace(slabs[-1], after=max(after, slabs[-1].after))
    return (*slabs[:-1], last)


def total_depth(slabs: Sequence[Slab]) -> float:
    """The depth of *slabs* one below another, collapsed blank between them included."""
    depth, after = 0.0, 0.0
    for index, slab in enumerate(slabs):
        depth += slab.depth + (max(after, slab.before) if index else 0.0)
        after = slab.after
    return depth
