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
    """The story's items; with one column a spanner is a part of the run like any other."""
    found: list[Item] = []
    run: list[Slab] = []

    def close() -> None:
        if run:
            found.append(ColumnRun(tuple(run)))
            run.clear()

    for node in story:
        match node:
            case Placed(across=Across.ALL, stand=Stand.FLOAT):
                run.append(Slab(0.0, wide=pressed(galley.on_grid(node, page))))
            case Placed(across=Across.ALL):
                close()
                found.append(Spanner(galley.on_grid(node, page)))
            case Break(kind=BreakKind.PAGE):
                close()
                found.append(PageEnd())
            case _:
                run += galley.on_grid(node, column)
    close()
    return tuple(found)
