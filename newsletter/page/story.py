"""The story as a list of what the pages take: runs of slabs for the columns, and spanners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.node import Across, Break, BreakKind, Placed, Stand
from newsletter.page.boxes import pressed
from newsletter.page.slab import Slab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.flow.node import FlowNode
    from newsletter.page.galley import Galley, Measure


@dataclass(frozen=True, slots=True)
class ColumnRun:
    """Slabs for the columns, between one spanner and the next."""

    slabs: tuple[Slab, ...]


@dataclass(frozen=True, slots=True)
class Spanner:
    """Slabs across all columns, in the text's order; a page may end between them."""

    slabs: tuple[Slab, ...]


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a new page."""


Item = ColumnRun | Spanner | PageEnd


def items(galley: Galley, story: Iterable[FlowNode], column: Measure, page: Measure) -> tuple[Item, ...]:
    """The story's items. A heading right before a spanner goes across with it, rather than end a column."""
    found: list[Item] = []
    run: list[FlowNode] = []

    def close() -> None:
        slabs = tuple(slab for node in run for slab in _in_column(galley, node, column, page))
        if slabs:
            found.append(ColumnRun(slabs))
        run.clear()

    for node in story:
        match node:
            case Placed(across=Across.ALL, stand=Stand.HERE):
                heads = _trailing(run)
                close()
                across = (*heads, node)
                found.append(Spanner(tuple(slab for one in across for slab in galley.on_grid(one, page))))
            case Break(kind=BreakKind.PAGE):
                close()
                found.append(PageEnd())
            case _:
                run.append(node)
    close()
    return tuple(found)


def _trailing(run: list[FlowNode]) -> tuple[FlowNode, ...]:
    """The nodes at a run's end that must not be parted from what follows, taken off it."""
    start = len(run)
    while start and run[start - 1].with_next and not isinstance(run[start - 1], Placed):
        start -= 1
    heads = tuple(run[start:])
    del run[start:]
    return heads


def _in_column(galley: Galley, node: FlowNode, column: Measure, page: Measure) -> tuple[Slab, ...]:
    """A node's slabs in its column; of a picture across, only the wish for a place on the page."""
    if isinstance(node, Placed) and node.across is Across.ALL:
        return (Slab(0.0, wide=pressed(galley.on_grid(node, page))),)
    return galley.on_grid(node, column)
