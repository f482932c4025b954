"""Composing: the front of the room. A flow in, pages out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.page.boxes import pressed
from newsletter.page.distribute import Draft, Place, draft
from newsletter.page.fields import filled
from newsletter.page.fragment import Fragment, Page, Pages, SetLine
from newsletter.page.galley import Galley, Measure
from newsletter.page.ledger import settle
from newsletter.page.story import items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsletter.flow.sheet import Flow, Furniture, Master
    from newsletter.lines import Typesetter
    from newsletter.page.story import Item

# A story that needs more pages than this is taken for a fault of the layout or of ours.
MOST_PAGES = 2000


def compose(flow: Flow, setter: Typesetter) -> Pages:
    """The pages of a flow.

    Every body baseline of every column stands on the flow's grid (T56, T57); a heading stays with
    its text, and no paragraph leaves a single line at a column's head or foot where any break
    avoids it (T45). Diagnostics of shaping and breaking come along.
    """
    galley = Galley(setter, flow.grid)
    master = flow.masters.inner
    bleed = flow.sheet.bleed
    edges = (master.area.x + bleed, flow.sheet.size.width - master.area.right + bleed)
    deepest = min(m.area.height for m in (flow.masters.inner, flow.masters.inner_last))
    deepest = math.floor(deepest / flow.grid.unit) * flow.grid.unit
    column = Measure(master.column, deepest)
    page = Measure(master.area.width, deepest, edges)
    parts = items(galley, flow.story, column, page)
    drafts = _drafts(flow, parts)
    pages = tuple(_page(flow, galley, index + 1, chosen, len(drafts)) for index, chosen in enumerate(drafts))
    settle(flow.story, pages)
    found = (*_gathered(pages), *_misfit(flow, pages))
    return Pages(flow.sheet, flow.grid, flow.meta, flow.story, pages, found)


def _misfit(flow: Flow, pages: Sequence[Page]) -> Iterable[Diagnostic]:
    """What is wrong when the pages are not as many as asked for: by how many lines of one column."""
    if not flow.fit or len(pages) == flow.fit:
        return
    unit = flow.grid.unit
    if len(pages) > flow.fit:
        depth = sum(column.height for page in pages[flow.fit :] for column in page.columns)
        yield diagnostic("E502", pages=len(pages), wanted=flow.fit, lines=max(1, round(depth / unit)))
        return
    master = flow.masters.inner_last
    missing = flow.fit - len(pages) - 1
    lines = round(missing * master.columns * master.area.height / unit) + 1
    yield diagnostic("E503", pages=len(pages), wanted=flow.fit, lines=max(1, lines + _blank(flow, pages[-1])))


def _blank(flow: Flow, page: Page) -> int:
    """The lines of one column that the last page leaves blank."""
    foot = max((column.bottom for column in page.columns), default=page.master.area.y)
    return round(page.master.columns * max(0.0, page.master.area.bottom - foot) / flow.grid.unit)


def _drafts(flow: Flow, parts: Sequence[Item]) -> list[tuple[Master, Draft]]:
    """The story page by page; the page that ends it takes the last page's master."""
    place = Place()
    found: list[tuple[Master, Draft]] = []
    while len(found) < MOST_PAGES:
        number = len(found) + 1
        last = flow.masters.of(number, last=True)
        ending = draft(parts, last, flow.grid, place)
        if ending.ended:
            return [*found, (last, ending)]
        master = flow.masters.of(number, last=False)
        going = draft(parts, master, flow.grid, place)
        # What only fits without the last page's foot must leave something for that page.
        chosen = ending if going.ended else going
        found.append((master, chosen))
        place = chosen.place
    return found


def _page(flow: Flow, galley: Galley, number: int, chosen: tuple[Master, Draft], total: int) -> Page:
    master, draft_ = chosen
    furniture = tuple(
        fragment for item in master.furniture for fragment in _furniture(flow, galley, item, (number, total))
    )
    return Page(number, master, draft_.fragments, furniture, draft_.columns)


def _furniture(flow: Flow, galley: Galley, item: Furniture, folio: tuple[int, int]) -> Iterable[Fragment]:
    """One piece of furniture in its frame, with its page fields filled."""
    frame, bleed = item.frame, flow.sheet.bleed
    edges = (frame.x + bleed, flow.sheet.size.width - frame.right + bleed)
    slabs = galley.slabs(filled(item.node, *folio), Measure(frame.width, frame.height, edges))
    if not slabs:
        return ()
    return (fragment.moved(frame.x, frame.y) for fragment in pressed(slabs).content)


def _gathered(pages: Iterable[Page]) -> tuple[Diagnostic, ...]:
    """The diagnostics of all lines set, each once, and those of pages that overflow."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for fragment in (*page.furniture, *page.fragments):
            if isinstance(fragment.content, SetLine):
                found.update(dict.fromkeys(fragment.content.lines.diagnostics))
                found.update(dict.fromkeys(fragment.content.lines.text.diagnostics))
        for column in page.columns:
            if column.bottom > page.master.area.bottom + page.master.area.height * 0.001:
                found[diagnostic("E501", None, page=page.number)] = None
    return tuple(found)
