"""Composing: the front of the room. A flow in, pages out."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.page.boxes import pressed
from newsletter.page.distribute import Draft, Place, draft
from newsletter.page.faults import faults
from newsletter.page.fields import filled
from newsletter.page.fragment import Fitting, Page, Pages
from newsletter.page.galley import Galley, Measure
from newsletter.page.ledger import settle
from newsletter.page.story import items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.sheet import Flow, Furniture, Master
    from newsletter.lines import Typesetter
    from newsletter.page.story import Item

# A story that needs more pages than this is refused.
MOST_PAGES = 2000
# A last page holds at least so many lines where the page before can spare them.
LEAST_LAST = 4


def compose(flow: Flow, setter: Typesetter) -> Pages:
    """The pages of a flow.

    Every body baseline of every column stands on the flow's grid (T56, T57); a heading stays with
    its text, and no paragraph leaves a single line at a column's head or foot where any break
    avoids it (T45). Diagnostics of shaping and breaking come along.
    """
    galley = Galley(setter, flow.grid, flow.sheet.vertical)
    master = flow.masters.inner
    bleed = flow.sheet.bleed
    edges = (master.area.x + bleed, flow.sheet.logical.width - master.area.right + bleed)
    deepest = min(m.area.height for m in (flow.masters.inner, flow.masters.inner_last))
    deepest = math.floor(deepest / flow.grid.unit) * flow.grid.unit
    column = Measure(master.column, deepest)
    page = Measure(master.area.width, deepest, edges)
    parts = items(galley, flow.story, column, page)
    drafts = _drafts(flow, parts)
    pages = tuple(_page(flow, galley, index + 1, chosen, len(drafts)) for index, chosen in enumerate(drafts))
    settle(flow.story, pages)
    found = faults(flow, pages)
    return Pages(flow.sheet, flow.grid, flow.meta, flow.story, pages, found)


def _drafts(flow: Flow, parts: Sequence[Item]) -> list[tuple[Master, Draft]]:
    """The story page by page; the page that ends it takes the last page's master."""
    place = Place()
    found: list[tuple[Master, Draft]] = []
    starts: list[Place] = []
    while len(found) < MOST_PAGES:
        number = len(found) + 1
        last = flow.masters.of(number, last=True)
        ending = draft(parts, last, flow.grid, place)
        if ending.ended:
            return _filled_up(flow, parts, [*found, (last, ending)], starts)
        master = flow.masters.of(number, last=False)
        going = draft(parts, master, flow.grid, place)
        # What only fits without the last page's foot must leave something for that page.
        chosen = ending if going.ended else going
        found.append((master, chosen))
        starts.append(place)
        place = chosen.place
    raise ContentError([diagnostic("E505", pages=MOST_PAGES)])


def _filled_up(
    flow: Flow, parts: Sequence[Item], drafts: list[tuple[Master, Draft]], starts: Sequence[Place]
) -> list[tuple[Master, Draft]]:
    """The pages, the last but one cut shorter where the last would hold a line or two alone."""
    master, last = drafts[-1]
    if len(drafts) == 1 or last.foot - master.area.y >= LEAST_LAST * flow.grid.unit:
        return drafts
    before = drafts[-2][0]
    for less in range(1, 2 * LEAST_LAST):
        shorter = draft(parts, before, flow.grid, starts[-1], less=less)
        ending = draft(parts, master, flow.grid, shorter.place)
        if ending.ended and ending.foot - master.area.y >= LEAST_LAST * flow.grid.unit:
            return [*drafts[:-2], (before, shorter), (master, ending)]
    return drafts


def _page(flow: Flow, galley: Galley, number: int, chosen: tuple[Master, Draft], total: int) -> Page:
    master, draft_ = chosen
    furniture = tuple(_furniture(flow, galley, item, (number, total)) for item in master.furniture)
    return Page(number, master, draft_.fragments, furniture, draft_.columns, draft_.foot)


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
