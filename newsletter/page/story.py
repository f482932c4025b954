"""The story as a list of what the pages take: runs of slabs for the columns, and spanners."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.node import Across, BreakKind, Placed, Stand, Text
from newsletter.page.boxes import pressed
from newsletter.page.leeway import Leeway, paragraph
from newsletter.page.runround import around
from newsletter.page.slab import NEVER, STRAND, TOLERANCE, Slab, total_depth

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
    known: dict[tuple[Rest, float, bool], list[Column]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spanner:
    """Slabs across all columns, in the text's order; a page may end between them.

    *lesser* are the same, one for one, with their pictures lower and lower.
    """

    slabs: tuple[Slab, ...]
    lesser: tuple[tuple[Slab, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PageEnd:
    """What follows begins a new page."""


Item = ColumnRun | Spanner | PageEnd


def items(galley: Galley, story: Iterable[FlowNode], column: Measure, page: Measure) -> tuple[Item, ...]:
    """The story's items. A heading right before a spanner goes across with it, rather than end a column.

    Where the only column is as wide as the page, what is not held to the text behind it stands in that column.
    """
    single = page.width <= column.width + TOLERANCE
    builder = _Builder(galley, column, page, single=single)
    run: list[FlowNode] = []
    for node in story:
        if _spans(node) and not (single and not node.with_next):
            across = (*_trailing(run), node)
            builder.run(run)
            builder.spanner(across)
            run = []
        else:
            run.append(node)
    builder.run(run)
    return tuple(builder.items)


def _spans(node: FlowNode) -> bool:
    """Whether a node stands across all columns in the text's order."""
    return isinstance(node, Placed) and node.across is Across.ALL and node.stand is Stand.HERE


class _Builder:
    """The private state of a story's items while they are made."""

    def __init__(self, galley: Galley, column: Measure, page: Measure, *, single: bool) -> None:
        self.galley, self.column, self.page, self.single = galley, column, page, single
        self.items: list[Item] = []
        self.across: tuple[FlowNode, ...] = ()  # the nodes of the last spanner
        self.slabs: list[Slab] = []
        self.paragraphs: list[Paragraph] = []

    def spanner(self, nodes: Iterable[FlowNode]) -> None:
        """Nodes across all columns; with a spanner before them that must not be parted from them they are one."""
        nodes = tuple(nodes)
        before = self.items[-1] if self.items else None
        if isinstance(before, Spanner) and before.slabs and before.slabs[-1].cost >= STRAND:
            nodes = (*self.across, *nodes)
            self.items.pop()
        self.across = nodes
        slabs = [slab for node in nodes for slab in self.galley.on_grid(node, self.page)]
        lower = self.galley.lowered(nodes, self.page, slabs)
        self.items.append(Spanner(self._across(slabs), tuple(map(self._across, lower))))

    def run(self, nodes: Sequence[FlowNode]) -> None:
        """Nodes for the columns, parted where a page has to end."""
        index = 0
        while index < len(nodes):
            made, count = around(self.galley, nodes[index:], self.column)
            held = self._held()
            if not count:
                made, count = self._in_column(nodes[index], held), 1
                text = paragraph(nodes[index], len(self.slabs), made, self.galley.grid.unit)
                self.paragraphs += [text] if text else []
            for slab in self.galley.behind(made, self.column, held):
                if slab.ends is BreakKind.PAGE:
                    self._end_run()
                    self.items.append(PageEnd())
                else:
                    self.slabs.append(slab)
            index += count
        self._end_run()

    def _end_run(self) -> None:
        if self.slabs:
            leeway = Leeway(self.galley, self.column, tuple(self.paragraphs))
            self.items.append(ColumnRun(tuple(self.slabs), leeway))
        self.slabs, self.paragraphs = [], []

    def _held(self) -> float:
        """The depth of what stands last in the run and must not be parted from what follows."""
        start = len(self.slabs)
        while start and self.slabs[start - 1].cost >= STRAND:
            start -= 1
        return total_depth(self.slabs[start:])

    def _in_column(self, node: FlowNode, held: float) -> tuple[Slab, ...]:
        """A node's slabs in its column; of a picture across, only the wish for a place on the page.

        What no column holds together with the *held* depth above it is set as if columns were so much shallower.
        """
        if isinstance(node, Placed) and node.across is Across.ALL:
            if not self.single:
                return (Slab(0.0, wide=pressed(self._across(self.galley.on_grid(node, self.page)))),)
            node = replace(node, across=Across.COLUMN)
        slabs, room = self.galley.on_grid(node, self.column), self.column
        left = room.deepest - self.galley.up(held)
        if held and not isinstance(node, Text) and left > 0 and total_depth(slabs) > left + TOLERANCE:
            return self.galley.on_grid(node, replace(room, deepest=left))
        return slabs

    def _across(self, slabs: Sequence[Slab]) -> tuple[Slab, ...]:
        """The slabs of a spanner with their notes behind them: it ends no column that could hold them."""
        notes = [note for slab in slabs for note in slab.notes]
        if not notes:
            return tuple(slabs)
        bare = [replace(slab, notes=()) for slab in slabs]
        found = self.galley.followed(bare, notes)
        held = replace(bare[-1], cost=NEVER)
        return (*bare[:-1], held, *found[len(bare) :])


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
