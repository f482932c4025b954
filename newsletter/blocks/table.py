"""Table (表格): rows of cells between three rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow import node as flow
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import Ruling, Spaced, empty, ruling, spaced, stroke
from newsletter.source.inline import Inline, Piece
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.span import Span
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class TableDress(Spaced):
    """How a table looks (T50)."""

    outer: Ruling | None = field("The rules above and below.", "上下两条线", default=ruling(1, "text"))
    under_header: Ruling | None = field("The rule under the head.", "表头下的线", default=ruling(0.5, "text"))
    inner: Ruling | None = field("The rules between rows.", "行间的线", default=None)
    padding: Length = field("The blank at each side of a cell's text.", "单元格左右的空", default=Length(3))


class Entry(Record):
    """One cell."""

    text: Inline | None = field("What it says.", "文字", default=None)
    columns: int = field("How many columns it takes.", "跨几列", default=1, minimum=1)


class Table(Block[TableDress]):
    """Rows of cells."""

    rows: tuple[tuple[Entry, ...], ...] = field(
        "The rows, each a list of cells.", "各行，每行是一列单元格", default=()
    )
    csv: str = field("The rows as comma-separated text, instead.", "或用逗号分隔的文本写各行", default="")
    header: bool = field("Whether the first row is the head.", "首行是否为表头", default=True)
    align: tuple[Align, ...] = field("How each column's text stands.", "各列对齐方式", default=())
    note: Inline | None = field("A line under the table.", "表注", default=None)

    example = (
        "table: {rows: [[组别, 人数], [采样组, 12], [消毒组, 9]], align: [start, end], note: 截至三月五日}"
    )

    def realize(self, dress: TableDress, cx: Realizer) -> Iterator[FlowNode]:
        """The table, its head repeated after a break, and the note."""
        rows = tuple(self._rows(cx))
        if empty(rows, self, cx):
            return
        table = flow.Table(
            rows,
            header_rows=int(self.header),
            aligns=self.align,
            padding=cx.length(dress.padding),
            outer=stroke(cx, dress.outer),
            under_header=stroke(cx, dress.under_header) if self.header else None,
            inner=stroke(cx, dress.inner),
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
        rows = self.rows or tuple(_read(self.csv, self.place("csv")))
        width = max((sum(cell.columns for cell in row) for row in rows), default=0)
        for index, row in enumerate(rows):
            missing = width - sum(cell.columns for cell in row)
            if missing:
                span = row[0].span if row else self.span
                cx.report("W182", span, row=index + 1, cells=width - missing, columns=width)
            style = "table-head" if self.header and index == 0 else "table-cell"
            yield tuple(_cell(cell, style, cx) for cell in (*row, *[Entry()] * missing))


def _cell(entry: Entry, style: str, cx: Realizer) -> flow.Cell:
    return flow.Cell(cx.text(entry.text or "", style, indent=0.0, span=entry.span), entry.columns)


def _read(text: str, span: Span | None) -> Iterator[tuple[Entry, ...]]:
    """The rows of comma-separated text; blank round a cell is none of it."""
    import csv

    for row in csv.reader(text.splitlines(), skipinitialspace=True):
        yield tuple(Entry(text=Inline((Piece(cell.strip()),), span), span=span) for cell in row)
