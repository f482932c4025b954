"""Cells of a table, and the rows of a text whose cells are parted by commas or tabs."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.span import Span, Trace
from newsletter.flow.style import Align
from newsletter.source.inline import Inline, Piece
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Standing(StrEnum):
    """How the cells of a column stand: as lines may, or figures by their decimal points (T50)."""

    START = "start"
    JUSTIFY = "justify"
    CENTER = "center"
    END = "end"
    EVEN = "even"
    DECIMAL = "decimal"

    @property
    def align(self) -> Align:
        """How the lines of a cell stand; words among figures stand in the middle."""
        return Align.CENTER if self is Standing.DECIMAL else Align(self.value)


class Entry(Record):
    """One cell."""

    text: Inline | None = field("What it says.", "文字", default=None)
    columns: int = field("How many columns it takes.", "跨几列", default=1, minimum=1)


def read(text: str, span: Span | None) -> Iterator[tuple[Entry, ...]]:
    """The rows of a text that stands at *span*, cells parted by tabs where there are any, else by commas.

    Blank round a cell is none of it. Each cell that stands in the file as it is read has its place there.
    """
    import csv

    # A quoted cell may go on in the next line; one that is never closed takes in all the rest.
    lines = [f"{line}\n" for line in text.splitlines() if line.strip()]
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    mark = "\t" if "\t" in text else ","
    places = _Places(span)
    for row in csv.reader(lines, delimiter=mark, skipinitialspace=True):
        yield tuple(places.entry(cell.strip()) for cell in row)


class _Places:
    """Finds cells in the lines of a file, each behind the one before."""

    def __init__(self, span: Span | None) -> None:
        self.span = span
        self.line = span.line if span else 0
        self.column = span.column if span else 0

    def entry(self, cell: str) -> Entry:
        """The cell with its place, that of the whole text where it cannot be found."""
        place = self._found(cell) if self.span and cell else None
        if place is None:
            return Entry(text=Inline((Piece(cell),), self.span), span=self.span)
        self.line, self.column = place.line, place.end
        trace = Trace(place.file, ((0, place.line, place.column),))
        return Entry(text=Inline((Piece(cell, trace=trace),), place), span=place)

    def _found(self, cell: str) -> Span | None:
        """Where the cell stands, on this line or on the next that holds anything."""
        file = self.span.file if self.span else None
        start = self.column - 1
        for number, line in enumerate(_from(file.lines if file else (), self.line), self.line):
            at = line.find(cell, start)
            if at >= 0 and file is not None:
                return Span(file, number, at + 1, at + 1 + len(cell))
            start = 0
        return None


def _from(lines: Sequence[str], number: int) -> Sequence[str]:
    """The line of that *number* and the next few."""
    return lines[number - 1 : number + 3]
