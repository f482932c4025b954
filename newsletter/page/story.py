"""The story as a list of what the pages take: runs of slabs for the columns, and spanners."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.node import Across, BreakKind, Placed, Stand
from newsletter.page.boxes import pressed
from newsletter.page.leeway import Leeway, paragraph
from newsletter.page.runround import around
from newsletter.page.slab import NEVER, STRAND, Slab, noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.page.filler import Column, Rest
    from newsletter.page.galley import Galley, Measure
    from newsletter.page.leeway import Paragraph


@dataclass(frozen=True, slots=True)
class ColumnRun:
    """Slabs for the columns, between one spanner and the next, and what they can give."""

    slabs: tuple[Slab, ...]
    leeway: Leeway | None = None
    known: dict[tuple[Rest, float], list[Column]] = field(default_factory=dict)


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
        slabs: list[Slab] = []
        paragraphs: list[Paragraph] = []

        def end() -> None:
            if slabs:
                leeway = Leeway(galley, column, tuple(paragraphs))
                found.append(ColumnRun(tuple(slabs), leeway))
            slabs.clear()
            paragraphs.clear()

        taken = 0
        for index, node in enumerate(run):
            if index < taken:
                continue
            made, count = around(galley, run[index:], column)
            taken = index + count
            made = made or _in_column(galley, node, column, page)
            text = paragraph(node, len(slabs), made, galley.grid.unit)
            paragraphs += [text] if text else []
            for slab in made:
                if slab.ends is BreakKind.PAGE:
                    end()
                    found.append(PageEnd())
                else:
                    slabs.append(slab)
        end()
        run.clear()

    for node in story:
        match node:
            case Placed(across=Across.ALL, stand=Stand.HERE):
                across = (*_trailing(run), node)
                close()
                slabs = _with_notes([slab for one in across for slab in galley.on_grid(one, page)], galley)
                before = found[-1] if found else None
                if isinstance(before, Spanner) and before.slabs and before.slabs[-1].cost >= STRAND:
                    found[-1] = Spanner((*before.slabs, *slabs))
                else:
                    found.append(Spanner(slabs))
            case _:
                run.append(node)
    close()
    return tuple(found)


def _trailing(run: list[FlowNode]) -> tuple[FlowNode, ...]:
    """The nodes at a run's end that must not be parted from what follows, taken off it."""
    start = len(run)
    for node in reversed(run):
        if isinstance(node, Placed) or not node.with_next:
            break
        start -= 1
    heads = tuple(run[start:])
    del run[start:]
    return heads


def _with_notes(slabs: Sequence[Slab], galley: Galley) -> tuple[Slab, ...]:
    """The slabs of a spanner with their notes below it, to whole lines: it ends no column that could hold them."""
    notes = tuple(note for slab in slabs for note in slab.notes)
    if not notes:
        return tuple(slabs)
    foot = pressed(noted(notes))
    bare = [replace(slab, notes=()) for slab in slabs]
    held = replace(bare[-1], cost=NEVER)
    below = replace(foot, depth=galley.up(foot.depth), notes=(), cost=bare[-1].cost, lands=True)
    return (*bare[:-1], held, below)


def _in_column(galley: Galley, node: FlowNode, column: Measure, page: Measure) -> tuple[Slab, ...]:
    """A node's slabs in its column; of a picture across, only the wish for a place on the page."""
    if isinstance(node, Placed) and node.across is Across.ALL:
        return (Slab(0.0, wide=pressed(_with_notes(galley.on_grid(node, page), galley))),)
    return galley.on_grid(node, column)
