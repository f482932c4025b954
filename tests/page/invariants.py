"""What holds for the pages of every text, read back from the finished pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from newsletter.flow.node import Figure, Placed, Text, children
from newsletter.page.fragment import SetFigure, SetLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.page.fragment import Page, Pages

NEAR = 0.1  # points
# Runs of fewer lines hold blocks that cannot be parted evenly.
FEW = 18


def broken(pages: Pages) -> list[str]:
    """Each rule that some page breaks, in words."""
    body = {id(node): node for node in pages.story if isinstance(node, Text)}
    # A heading may be a panel round its text.
    heads = {
        id(text)
        for node in pages.story
        if node.with_next and not isinstance(node, Placed)
        for text in _texts(node)
    }
    found = [*_feet(pages), *_halves(pages), *_far_pictures(pages)]
    parts: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for page in pages.pages:
        lows: dict[float, tuple[float, Text]] = {}
        for one in page.fragments:
            content = one.content
            if not isinstance(content, SetLine):
                continue
            if one.y > page.master.area.bottom + NEAR:
                found.append(f"page {page.number}: a line below the type area")
            if id(content.node) in heads and (one.x not in lows or one.y > lows[one.x][0]):
                lows[one.x] = one.y, content.node
            if id(content.node) not in body:
                continue
            if content.node.style.leading == pages.grid.unit and not _on_grid(pages, page, one.y, content):
                found.append(f"page {page.number}: a baseline off the grid at {one.y:.2f}")
            parts[id(content.lines)].append((page.number, one.x))
            low = lows.get(one.x)
            if low is None or one.y > low[0]:
                lows[one.x] = one.y, content.node
        found += [f"page {page.number}: a heading is stranded" for x, (y, node) in lows.items()
                  if id(node) in heads and not _below(page, x, y)]  # fmt: skip
    for places in parts.values():
        counts = [places.count(place) for place in dict.fromkeys(places)]
        if len(counts) > 1 and min(counts) < 2:
            found.append(f"page {places[0][0]}: a line stands alone, {counts}")
    return found


def _on_grid(pages: Pages, page: Page, y: float, content: SetLine) -> bool:
    style, unit = content.node.style, pages.grid.unit
    sinks = 0.0 if pages.sheet.vertical else 0.38 * style.size
    row = (y - page.master.area.y - unit / 2 - sinks) / unit
    return abs(row - round(row)) * unit <= NEAR


def _below(page: Page, x: float, y: float) -> bool:
    """Whether anything of the column stands below *y*, or a spanner does."""
    return any(
        one.y > y + NEAR and (abs(one.x - x) < page.master.column or one.x < x) for one in page.fragments
    )


def _feet(pages: Pages) -> Iterator[str]:
    """Columns that begin level end within a line of each other, but for a few blocks that cannot be parted."""
    for page in pages.pages:
        by_top: dict[float, list[float]] = defaultdict(list)
        for column in page.columns:
            by_top[round(column.y, 1)].append(column.height)
        for depths in by_top.values():
            deepest = max(depths)
            if deepest - min(depths) > pages.grid.unit + NEAR and deepest > FEW * pages.grid.unit:
                yield f"page {page.number}: column feet {[round(d / pages.grid.unit, 1) for d in depths]}"


def _halves(pages: Pages) -> Iterator[str]:
    for page in pages.pages[:-1]:
        if page.foot - page.master.area.y < page.master.area.height / 2:
            yield f"page {page.number}: under half full"


def _far_pictures(pages: Pages) -> Iterator[str]:
    """A picture stands at most a page from the text before it."""
    where: dict[int, int] = {}
    figures: dict[int, int] = {}
    for page in pages.pages:
        for one in page.fragments:
            if isinstance(one.content, SetLine):
                where[id(one.content.node)] = page.number
            elif isinstance(one.content, SetFigure):
                figures[id(one.content.node)] = page.number
    last = 1
    for node in pages.story:
        if isinstance(node, Text):
            last = where.get(id(node), last)
        elif isinstance(node, Placed):
            for figure in _figures(node):
                if abs(figures[id(figure)] - last) > 1:
                    yield f"page {figures[id(figure)]}: a picture far from page {last}"


def _texts(node: FlowNode) -> Iterator[Text]:
    """The texts inside a node but for its notes."""
    if isinstance(node, Text):
        yield node
        return
    for child in children(node):
        yield from _texts(child)


def _figures(node: FlowNode) -> Iterator[Figure]:
    if isinstance(node, Figure):
        yield node
    for child in children(node):
        yield from _figures(child)
