"""Composing: the front of the room. A flow in, pages out."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.page.areas import measured
from newsletter.page.boxes import pressed
from newsletter.page.copyfit import Room, fitted
from newsletter.page.faults import faults
from newsletter.page.fields import filled
from newsletter.page.fragment import Fitting, Page, Pages
from newsletter.page.galley import Galley, Measure
from newsletter.page.ledger import settle
from newsletter.page.mirror import mirrored
from newsletter.page.reach import headed
from newsletter.page.references import settled
from newsletter.page.story import items
from newsletter.page.turns import turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.flow.knobs import Knobs, Offer
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Flow, Furniture
    from newsletter.lines import Typesetter
    from newsletter.page.makeup import Sheet
    from newsletter.page.turns import Turn


# A last page of so much text at most is spared where the layout's knobs allow it, in a document of few pages.
SPARSE, MOST_SPARED = 0.3, 12


def compose(
    flow: Flow, setter: Typesetter, make: Callable[[Knobs], Flow] | None = None, *, explain: bool = False
) -> Pages:
    """The pages of a flow.

    Every body baseline of every column stands on the flow's grid (T56, T57); a heading stays with
    its text, and no paragraph leaves a single line at a column's head or foot where any break
    avoids it (T45). Diagnostics of shaping and breaking come along. Where the flow must fill a number of
    pages, or its last page, and its layout offers knobs, they are turned: *make* gives the flow at a setting. Page numbers of
    other parts are those on which they begin. With *explain* hints say why each column ends where it does.
    """
    # A round in which other page numbers stand begins where the search of the round before ended.
    earlier: dict[int, Knobs] = {}
    return settled(flow, make, lambda one, turned: _composed(one, setter, turned, earlier, explain=explain))


def _composed(
    flow: Flow,
    setter: Typesetter,
    make: Callable[[Knobs], Flow] | None,
    earlier: dict[int, Knobs],
    *,
    explain: bool,
) -> Pages:
    """The pages of a flow whose texts are what they will be.

    *earlier* holds the settings that made so many pages before, and is given those of this round.
    """
    trial = _tried(flow, setter)
    wanted = flow.fit or (len(trial.turns) if flow.fills else 0)
    if make is not None and flow.offer is not None:
        spares = not flow.fit and trial.sparse
        aims = (len(trial.turns) - 1, wanted) if spares else (wanted,)
        for aim in filter(None, aims):
            before = _tried(make(earlier[aim]), setter) if aim in earlier else None
            if before is not None and len(before.turns) == aim:
                found = before
            else:
                found = _fitted(trial, flow.offer, aim, lambda knobs: _tried(make(knobs), setter))
            if found is not trial:
                trial, wanted = found, min(wanted, aim)
                if found.flow.knobs is not None:
                    earlier[aim] = found.flow.knobs
                break
    flow, galley, parted = replace(trial.flow, fit=wanted), trial.galley, trial.turns
    pages = tuple(_page(flow, galley, number, turn, len(parted)) for number, turn in enumerate(parted, 1))
    settle(trial.story, pages)
    told = faults(flow, pages)
    if explain:
        from newsletter.page.explain import explained

        told += tuple(explained(flow, parted))
        if trial.sheets:
            from newsletter.page.explain_modules import modules_explained

            told += tuple(modules_explained(trial.sheets))
    return Pages(flow.sheet, flow.grid, flow.meta, trial.story, pages, told)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A flow parted into pages, and the nodes that stand on them in reading order; of modules, how it was made up."""

    flow: Flow
    galley: Galley
    turns: tuple[Turn, ...]
    story: tuple[FlowNode, ...]
    sheets: tuple[Sheet, ...] = ()

    @property
    def room(self) -> Room:
        """How many pages there are, and what is left of the last."""
        last = self.turns[-1]
        return Room(len(self.turns), (last.master.area.bottom - last.draft.foot) / self.flow.grid.unit)

    @property
    def sparse(self) -> bool:
        """Whether the last of a few pages is nearly empty."""
        count, last = len(self.turns), self.turns[-1]
        used = last.draft.foot - last.master.area.y
        few = 1 < count <= MOST_SPARED and self.flow.plan is None
        return few and used <= SPARSE * last.master.area.height


def _tried(flow: Flow, setter: Typesetter) -> _Trial:
    galley = Galley(setter, flow.grid, flow.sheet.vertical, flow.knobs.pictures if flow.knobs else 1.0)
    flow = measured(flow, galley)
    master = flow.masters.inner
    bleed = flow.sheet.bleed
    edges = (master.area.x + bleed, flow.sheet.logical.width - master.area.right + bleed)
    deepest = min(m.area.height for m in flow.masters.later)
    deepest = math.floor(deepest / flow.grid.unit) * flow.grid.unit
    if flow.plan is not None:
        from newsletter.page.makeup import made_up
        from newsletter.page.module import Stick

        made = made_up(flow, flow.plan, Stick(galley, flow.plan, master, deepest))
        return _Trial(flow, galley, made.turns, made.story, made.sheets)
    # The only column of a page reaches its edges like what stands across several.
    column = Measure(master.column, deepest, edges if master.columns == 1 else (0.0, 0.0))
    page = Measure(master.area.width, deepest, edges)
    parts = items(galley, flow.story, column, page)
    return _Trial(flow, galley, tuple(turns(flow, parts)), flow.story)


def _fitted(first: _Trial, offer: Offer, wanted: int, tried: Callable[[Knobs], _Trial]) -> _Trial:
    """The trial of the setting that fits, or comes nearest."""
    trials = {offer.own: first}

    def room(knobs: Knobs) -> Room:
        trials[knobs] = trials.get(knobs) or tried(knobs)
        return trials[knobs].room

    found = trials[fitted(offer, wanted, room)]
    # Who only wants the last page full is never told that pages are too few.
    return found if first.flow.fit or len(found.turns) == wanted else first


def _page(flow: Flow, galley: Galley, number: int, turn: Turn, total: int) -> Page:
    master, made = turn.master, turn.draft
    furniture = tuple(_furniture(flow, galley, item, (number, total)) for item in master.furniture)
    fragments = headed(mirrored(made.fragments, flow.masters.inner, master), master)
    return Page(number, master, fragments, furniture, made.columns, made.foot)


def _furniture(flow: Flow, galley: Galley, item: Furniture, folio: tuple[int, int]) -> Fitting:
    """One piece of furniture in its frame on the sheet, with its page fields filled; it stands upright."""
    frame, bleed = item.frame, flow.sheet.bleed
    edges = (frame.x + bleed, flow.sheet.size.width - frame.right + bleed)
    level = replace(galley, vertical=False)
    slabs = level.slabs(filled(item.node, *folio), Measure(frame.width, frame.height, edges))
    if not slabs:
        return Fitting(item, (), 0.0)
    slab = pressed(slabs)
    return Fitting(item, tuple(f.moved(frame.x, frame.y) for f in slab.content), slab.depth)
