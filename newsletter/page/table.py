"""Tables: column widths from their contents, rows as slabs, the head again after a break."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.style import Align
from newsletter.page import decimals
from newsletter.page.decimals import level
from newsletter.page.fragment import Fragment, SetLine, SetShapes
from newsletter.page.slab import LONELY, NEVER, SPLIT, Slab, shifted, tops, total_depth, up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import Cell, Table, Text
    from newsletter.page.decimals import Stem
    from newsletter.page.galley import Galley, Measure
    from newsletter.page.slab import Noted

# A column is never narrower than so many ems of its text (T50).
LEAST_EMS = 4.0
# A table of at most so many rows stands in one column.
SHORT = 10


@dataclass(frozen=True, slots=True)
class Wishes:
    """The width that each column of a table wants for its longest cell, the least it may have, and its stem."""

    wanted: tuple[float, ...]
    least: tuple[float, ...]
    stems: Mapping[int, Stem]
    fitted: tuple[int, ...] = ()

    @property
    def natural(self) -> float:
        """The width at which no cell needs more lines than it must."""
        return sum(self.wanted)

    def shared(self, width: float) -> tuple[float, ...]:
        """Widths that add up to *width*: each column its longest cell, squeezed or spread in proportion.

        Fitted columns have their longest cell's where the others then have the least that they may.
        """
        wanted, least = self.wanted, self.least
        others = [column for column in range(len(wanted)) if column not in self.fitted]
        rest = width - sum(wanted[column] for column in self.fitted)
        if self.fitted and others and sum(least[column] for column in others) <= rest:
            free = Wishes(tuple(wanted[at] for at in others), tuple(least[at] for at in others), {})
            found = dict(zip(others, free.shared(rest), strict=True))
            return tuple(found.get(column, want) for column, want in enumerate(wanted))
        if self.natural <= width:
            spare = width - self.natural
            return tuple(want + spare * want / self.natural for want in wanted)
        if sum(least) >= width:
            return tuple(low * width / sum(least) for low in least)
        loose = [want - low for want, low in zip(wanted, least, strict=True)]
        factor = (width - sum(least)) / sum(loose)
        return tuple(low + more * factor for low, more in zip(least, loose, strict=True))


def table(galley: Galley, node: Table, room: Measure, wishes: Wishes | None = None) -> tuple[Slab, ...]:
    """A table's rows: rules above, under the head, between rows and below; cells top aligned.

    Whoever knows what its columns wish hands it on.
    """
    known = wishes or wishes_of(galley, node)
    grid = _Grid(galley, node, room, known.shared(room.width), known.stems)
    rows, count = [grid.row(index) for index in range(len(node.rows))], len(known.wanted)
    if not rows:
        return ()
    rows[0] = _ruled(rows[0], node, node.outer, room.width, top=True)
    rows[-1] = _ruled(rows[-1], node, node.outer, room.width)
    head = tuple(rows[: node.header_rows])
    held = tuple(replace(slab, cost=NEVER) for slab in head)
    # Where a column ends inside the table its rule closes it, and its head opens it again.
    closing = _ruled(Slab(0.0), node, node.outer, room.width)
    whole = len(rows) <= SHORT and total_depth(rows) <= room.deepest
    lone = {0, len(rows) - node.header_rows - 2}
    heads = {index for index, row in enumerate(node.rows[node.header_rows :]) if len(row) == 1 < count}
    body = [
        replace(
            slab, foot=closing, cost=NEVER if whole or index in heads else LONELY if index in lone else SPLIT
        )
        for index, slab in enumerate(rows[node.header_rows :])
    ]
    said = galley.slabs(level(node.continued), room) if node.continued else ()
    body[1:] = [replace(slab, head=(*said, *head)) for slab in body[1:]]
    body[-1:] = [replace(slab, foot=None, cost=0.0) for slab in body[-1:]]
    return (*held, *body)


def wishes_of(galley: Galley, node: Table) -> Wishes:
    """What the columns of a table wish; figures with a point are set for it, once a table."""
    count = max((sum(cell.columns for cell in row) for row in node.rows), default=0)
    wanted, least = [0.0] * count, [0.0] * count
    for row in node.rows:
        at = 0
        for cell in row:
            if cell.columns == 1:
                natural = galley.setter.natural_width(level(cell.text)) + 2 * node.padding
                wanted[at] = max(wanted[at], natural)
                least[at] = max(
                    least[at], min(wanted[at], LEAST_EMS * cell.text.style.size + 2 * node.padding)
                )
            at += cell.columns
    stems = decimals.stems(galley, node)
    for column, stem in stems.items():
        whole = stem.width + 2 * node.padding
        wanted[column], least[column] = max(wanted[column], whole), max(least[column], whole)
    return Wishes(tuple(want or 1.0 for want in wanted), tuple(least), stems, node.fitted)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns that the rows of one table share."""

    galley: Galley
    node: Table
    room: Measure
    widths: tuple[float, ...]
    stems: Mapping[int, Stem]

    def row(self, index: int) -> Slab:
        """Row *index* as a slab of whole half lines, its cells in their middle, with the rule below it (T50)."""
        node, at, x = self.node, 0, 0.0
        content: list[Fragment] = []
        notes: list[Noted] = []
        depth = 0.0
        for cell in node.rows[index]:
            width = sum(self.widths[at : at + cell.columns])
            slabs = self._cell(cell, at, width, head=index < node.header_rows)
            for slab, y in zip(slabs, tops(slabs), strict=True):
                content += (f.moved(x + node.padding, y) for f in slab.content)
            notes += (note for slab in slabs for note in slab.notes)
            depth = max(depth, total_depth(slabs))
            at, x = at + cell.columns, x + width
        whole = up(depth, self.galley.grid.unit / 2)
        moved = tuple(f.moved(0.0, (whole - depth) / 2) for f in content)
        slab = Slab(whole, moved, notes=tuple(notes))
        if index == node.header_rows - 1:
            return _ruled(slab, node, node.under_header, self.room.width)
        last = index == len(node.rows) - 1
        return slab if last else _ruled(slab, node, node.inner, self.room.width)

    def _cell(self, cell: Cell, column: int, width: float, *, head: bool) -> Sequence[Slab]:
        aligns, inner = self.node.aligns, width - 2 * self.node.padding
        align = aligns[column] if column < len(aligns) else Align.START
        stem, shift = self.stems.get(column) if cell.columns == 1 else None, 0.0
        if stem is not None:
            own = None if head else decimals.stem(self.galley, cell.text)
            align = Align.START if own else Align.CENTER
            # Nothing is moved out of its column, however narrow that is.
            shift = (inner - stem.width) / 2 + stem.before - own.before if own else 0.0
            shift = min(shift, inner - own.width) if own else 0.0
        text = level(replace(cell.text, style=replace(cell.text.style, align=align)))
        slabs = self.galley.slabs(text, self.room.narrowed(self.room.width - inner))
        return [shifted(_said(slab, cell.text), max(0.0, shift)) for slab in slabs]


def _said(slab: Slab, node: Text) -> Slab:
    """A slab of an aligned cell, its lines once more those of the cell's own text."""
    lines = (
        replace(f, content=replace(f.content, node=node))
        for f in slab.content
        if isinstance(f.content, SetLine)
    )
    return replace(slab, content=tuple(lines))


def _ruled(slab: Slab, node: Table, stroke: Stroke | None, width: float, *, top: bool = False) -> Slab:
    """*slab* with a rule along its foot, or its top."""
    if stroke is None:
        return slab
    y = 0.0 if top else slab.depth
    rule = Fragment(SetShapes(node, (VectorShape(segment(0.0, y, width, y), stroke=stroke),)), 0.0, 0.0)
    return replace(slab, content=(rule, *slab.content))
