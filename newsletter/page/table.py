"""Tables: column widths from their contents, rows as slabs, the head again after a break."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.style import Align
from newsletter.page.fragment import Fragment, SetShapes
from newsletter.page.slab import NEVER, Slab, total_depth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import Cell, Table, Text
    from newsletter.page.galley import Galley, Measure

# A column is never narrower than so many ems of its text (T50).
LEAST_EMS = 4.0


def table(galley: Galley, node: Table, room: Measure) -> tuple[Slab, ...]:
    """A table's rows: rules above, under the head, between rows and below; cells top aligned."""
    grid = _Grid(galley, node, room, tuple(column_widths(galley, node, room.width)))
    rows = [grid.row(index) for index in range(len(node.rows))]
    if not rows:
        return ()
    rows[0] = _ruled(rows[0], node, node.outer, room.width, top=True)
    rows[-1] = _ruled(rows[-1], node, node.outer, room.width)
    head = tuple(rows[: node.header_rows])
    held = tuple(replace(slab, cost=NEVER) for slab in head)
    body = [
        replace(slab, head=head) if index else slab for index, slab in enumerate(rows[node.header_rows :])
    ]
    return (*held, *body)


def column_widths(galley: Galley, node: Table, width: float) -> list[float]:
    """Widths that add up to *width*: each column its longest cell, squeezed or spread in proportion."""
    count = max((sum(cell.columns for cell in row) for row in node.rows), default=0)
    wanted, least = [0.0] * count, [0.0] * count
    for row in node.rows:
        at = 0
        for cell in row:
            if cell.columns == 1:
                wanted[at] = max(wanted[at], galley.setter.natural_width(cell.text) + 2 * node.padding)
                least[at] = max(
                    least[at], min(wanted[at], LEAST_EMS * cell.text.style.size + 2 * node.padding)
                )
            at += cell.columns
    wanted = [want or 1.0 for want in wanted]
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return [want + spare * want / sum(wanted) for want in wanted]
    if sum(least) >= width:
        return [low * width / sum(least) for low in least]
    loose = [want - low for want, low in zip(wanted, least, strict=True)]
    factor = (width - sum(least)) / sum(loose)
    return [low + more * factor for low, more in zip(least, loose, strict=True)]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns that the rows of one table share."""

    galley: Galley
    node: Table
    room: Measure
    widths: tuple[float, ...]

    def row(self, index: int) -> Slab:
        """Row *index* as a slab, with the rule below it."""
        node, at, x = self.node, 0, 0.0
        content: list[Fragment] = []
        depth = 0.0
        for cell in node.rows[index]:
            width = sum(self.widths[at : at + cell.columns])
            slabs = self._cell(cell, at, width)
            y = 0.0
            for slab in slabs:
                content += (f.moved(x + node.padding, y) for f in slab.content)
                y += slab.depth
            depth = max(depth, total_depth(slabs))
            at, x = at + cell.columns, x + width
        slab = Slab(depth, tuple(content))
        if index == node.header_rows - 1:
            return _ruled(slab, node, node.under_header, self.room.width)
        last = index == len(node.rows) - 1
        return slab if last else _ruled(slab, node, node.inner, self.room.width)

    def _cell(self, cell: Cell, column: int, width: float) -> Sequence[Slab]:
        aligns = self.node.aligns
        align = aligns[column] if column < len(aligns) else Align.START
        text: Text = replace(cell.text, style=replace(cell.text.style, align=align))
        return self.galley.slabs(text, self.room.narrowed(self.room.width - width + 2 * self.node.padding))


def _ruled(slab: Slab, node: Table, stroke: Stroke | None, width: float, *, top: bool = False) -> Slab:
    """*slab* with a rule along its foot, or its top."""
    if stroke is None:
        return slab
    y = 0.0 if top else slab.depth
    rule = Fragment(SetShapes(node, (VectorShape(segment(0.0, y, width, y), stroke=stroke),)), 0.0, 0.0)
    return replace(slab, content=(rule, *slab.content))
