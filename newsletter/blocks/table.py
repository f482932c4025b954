"""Table (表格): rows of cells between three rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow import node as flow
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.cells import Entry, Standing, read
from newsletter.model.parts import (
    Ruling,
    Spaced,
    aligned,
    empty,
    ornament,
    ruling,
    spaced,
    stroke,
    tabular,
)
from newsletter.source.inline import Inline
from newsletter.source.record import field
from newsletter.source.references import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


# A column that cannot hold two characters holds no words.
LEAST_EMS = 2.0
_FILE = re.compile(r"[^\n,]+\.(?:csv|tsv|txt|xlsx?|et|ods)", re.IGNORECASE)


class TableDress(Spaced):
    """How a table looks (T50)."""

    outer: Ruling | None = field("The rules above and below.", "上下两条线", default=ruling(1, "text"))
    under_header: Ruling | None = field("The rule under the head.", "表头下的线", default=ruling(0.5, "text"))
    inner: Ruling | None = field("The rules between rows.", "行间的线", default=None)
    padding: Length = field("The blank at each side of a cell's text.", "单元格左右的空", default=Length(3))
    continued: str = field(
        "The words above a head that is repeated.", "表头重复时写在上面的字", default="（续表）"
    )


class Table(Block[TableDress]):
    """Rows of cells."""

    rows: tuple[tuple[Entry, ...], ...] = field(
        "The rows, each a list of cells.", "各行，每行是一列单元格", default=()
    )
    csv: str = field(
        "The rows as text, instead, its cells parted by commas or tabs.",
        "或用文本写各行，单元格用逗号或制表符隔开",
        default="",
    )
    header: bool = field("Whether the first row is the head.", "首行是否为表头", default=True)
    align: tuple[Standing, ...] = field(
        "How each column's text stands; `decimal`: figures by their points.",
        "各列对齐方式，decimal 为按小数点对齐",
        default=(),
    )
    note: Inline | None = field("A line under the table.", "表注", default=None)
    id: Name = field("What texts call the table: `${page.ID}`.", "引用表格页码时用的名字", default=Name(""))

    example = (
        "table: {rows: [[组别, 人数], [采样组, 12], [消毒组, 9]], align: [start, end], note: 截至三月五日}"
    )

    def realize(self, dress: TableDress, cx: Realizer) -> Iterator[FlowNode]:
        """The table, its head repeated after a break, and the note."""
        rows = tuple(self._rows(cx))
        if empty(rows, self, cx) or self._is_crowded(rows, dress, cx):
            return
        table = flow.Table(
            rows,
            header_rows=int(self.header),
            aligns=tuple(one.align for one in self.align),
            decimals=tuple(at for at, one in enumerate(self.align) if one is Standing.DECIMAL),
            padding=cx.length(dress.padding),
            outer=stroke(cx, dress.outer),
            under_header=stroke(cx, dress.under_header) if self.header else None,
            inner=stroke(cx, dress.inner),
            continued=self._continued(dress, cx),
            role=Role.TABLE,
            span=self.span,
        )
        if self.note is None:
            yield spaced(table, dress, cx)
        else:
            note = cx.text(self.note, "table-note", role=Role.CAPTION, span=self.place("note"))
            yield spaced(flow.Stack((replace(table, with_next=True), note)), dress, cx)

    def _rows(self, cx: Realizer) -> Iterator[tuple[flow.Cell, ...]]:
        """Rows of equally many cells; a short one is filled up, with a warning."""
        rows = self.rows or tuple(read(self.csv, self.place("csv")))
        if self.rows and self.csv:
            cx.report("E185", self.place("csv"))
        elif not self.rows and _FILE.fullmatch(self.csv.strip()):
            cx.report("W186", self.place("csv"), text=self.csv.strip())
        width = max((sum(cell.columns for cell in row) for row in rows), default=0)
        for index, row in enumerate(rows):
            missing = width - sum(cell.columns for cell in row)
            if missing:
                span = row[0].span if row else self.span
                cx.report("W182", span, row=index + 1, cells=width - missing, columns=width)
            style = "table-head" if self.header and index == 0 else "table-cell"
            yield tuple(self._cells((*row, *[Entry()] * missing), style, cx))

    def _cells(self, row: Sequence[Entry], style: str, cx: Realizer) -> Iterator[flow.Cell]:
        at = 0
        for entry in row:
            text = cx.text(entry.text or "", style, indent=0.0, span=entry.span)
            pointed = self.align[at : at + 1] == (Standing.DECIMAL,)
            yield flow.Cell(tabular(text) if pointed else text, entry.columns)
            at += entry.columns

    def _continued(self, dress: TableDress, cx: Realizer) -> flow.Text | None:
        """The dress's words above a head that is repeated, at the table's end."""
        words = ornament(cx, dress.continued, "table-note")
        if not words or not self.header:
            return None
        return aligned(cx.join(words, "table-note", role=Role.CAPTION, span=self.span), Align.END)

    def _is_crowded(self, rows: Sequence[Sequence[flow.Cell]], dress: TableDress, cx: Realizer) -> bool:
        """Whether the table has more columns than can hold words, which is told once for all of it."""
        columns = max(sum(cell.columns for cell in row) for row in rows)
        least = LEAST_EMS * cx.size("table-cell") + 2 * cx.length(dress.padding)
        if columns * least <= cx.measure:
            return False
        cx.report("E184", self.span, columns=columns, most=int(cx.measure / least))
        return True
