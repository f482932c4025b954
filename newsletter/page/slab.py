"""Slabs: the unbreakable strips of depth that columns are filled with."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import BreakKind, Panel
    from newsletter.page.fragment import Fragment

NEVER = math.inf
# Costs of a column break behind a slab, in the unit of `columns`: one line of blank costs 100.
STRAND = 1_000_000.0  # a heading parted from its text: more than any page left empty
LONELY = 20_000.0  # one line of a paragraph alone (T45)
DISORDER = 4000.0  # notes above others of the same column that come before them (T49)
SPLIT = 600.0  # a panel in two
HYPHENATED = 400.0  # a word in two (T19)
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class PanelFrame:
    """A panel that a slab lies in: where the frame stands from the slab's left, and how wide.

    Its first slab *opens* the frame and its last *closes* it. *foot* is the panel's share of the slab's foot.
    """

    panel: Panel
    x: float
    width: float
    opens: bool = False
    closes: bool = False
    foot: float = 0.0


class Noted(NamedTuple):
    """A note as it is set (T49): its *words*, and the *rule* that stands above them where they are the first."""

    rule: Slab
    words: tuple[Slab, ...]


@dataclass(frozen=True, slots=True)
class Slab:
    """A strip of a column that is never cut.

    *content* is relative to the slab's top left. *before* and *after* are blank that collapses with
    a neighbour's and vanishes at a column's ends. *cost* is that of a column break behind it.
    *frames* are the panels round it, outermost first. *head* is set at the top of a column that begins
    with this slab (a table's head again, a split panel's padding), *foot* at the end of one that ends
    with it. A *movable* slab may stand later than its place, at the head of a
    column, or be one of *lesser* depth instead, the deepest first; *wide* is a slab across all columns that wants a place on this slab's page. Behind a slab
    that *lands*, the next begins on a grid line. *notes* stand at the foot of the slab's column. Notes that
    stand in the column behind their text, rather than there, are *late*; the first slab says so.
    """

    depth: float
    content: tuple[Fragment, ...] = ()
    before: float = 0.0
    after: float = 0.0
    cost: float = 0.0
    frames: tuple[PanelFrame, ...] = ()
    head: tuple[Slab, ...] = ()
    foot: Slab | None = None
    movable: bool = False
    lands: bool = False
    wide: Slab | None = None
    ends: BreakKind | None = None
    notes: tuple[Noted, ...] = ()
    late: bool = False
    lesser: tuple[Slab, ...] = ()


def noted(notes: Sequence[Noted]) -> tuple[Slab, ...]:
    """What is set of *notes* that stand together: one rule, never parted from them, then all of them."""
    if not notes:
        return ()
    return (replace(notes[0].rule, cost=NEVER), *(slab for note in notes for slab in note.words))


def shifted(slab: Slab, dx: float) -> Slab:
    """*slab* with its content moved along its lines."""
    return replace(
        slab,
        content=tuple(fragment.moved(dx, 0.0) for fragment in slab.content),
        frames=tuple(replace(frame, x=frame.x + dx) for frame in slab.frames),
        head=tuple(shifted(head, dx) for head in slab.head),
        foot=slab.foot and shifted(slab.foot, dx),
    )


def spaced(slabs: tuple[Slab, ...], before: float, after: float) -> tuple[Slab, ...]:
    """*slabs* with at least so much blank before the first and after the last."""
    if slabs and before > slabs[0].before:
        slabs = (replace(slabs[0], before=before), *slabs[1:])
    if slabs and after > slabs[-1].after:
        slabs = (*slabs[:-1], replace(slabs[-1], after=after))
    return slabs


def tops(slabs: Sequence[Slab]) -> list[float]:
    """Where each slab begins below the first: the blank between two is the larger of both wishes."""
    found: list[float] = []
    y, after = 0.0, 0.0
    for index, slab in enumerate(slabs):
        y += max(after, slab.before) if index else 0.0
        found.append(y)
        y, after = y + slab.depth, slab.after
    return found


def total_depth(slabs: Sequence[Slab]) -> float:
    """The depth of *slabs* one below another, collapsed blank between them included."""
    return tops(slabs)[-1] + slabs[-1].depth if slabs else 0.0


def up(depth: float, unit: float) -> float:
    """*depth* rounded up to whole lines of *unit*."""
    return math.ceil((depth - TOLERANCE) / unit) * unit
