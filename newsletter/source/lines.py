"""The lines that are parsed, and how their places map to those of the file."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.span import Span
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.span import SourceFile

# The parser takes these for line ends or refuses them; it never sees them, the text keeps them.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mend:
    """A line as it should be; what stood behind the column *at* moved *by* so many columns."""

    line: int
    text: str
    at: int
    by: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The file's own lines, but where one was mended to read on. Lines and columns count from 1."""

    file: SourceFile
    lines: tuple[str, ...]
    mends: dict[int, tuple[Mend, ...]] = field(default_factory=dict)

    def text(self, line: int) -> str:
        """The line of that number; empty past the end."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def place(self, line: int, column: int) -> tuple[int, int]:
        """The place in the file of a place in the parsed text."""
        for mend in reversed(self.mends.get(line, ())):
            if column > mend.at:
                column = max(mend.at, column - mend.by)
        return line, column

    def span(self, line: int, column: int, end: int | None = None) -> Span:
        """A span of the file; without *end* it reaches to the line's last character."""
        at = self.place(line, column)[1]
        shown = self.file.lines[line - 1] if line <= len(self.file.lines) else ""
        stop = len(shown.rstrip()) + 1 if end is None else self.place(line, end)[1]
        return Span(self.file, line, at, max(at + 1, stop))

    def mended(self, mends: tuple[Mend, ...]) -> Lines:
        """The lines with *mends* made."""
        lines, kept = list(self.lines), dict(self.mends)
        for mend in mends:
            lines[mend.line - 1] = mend.text
            kept[mend.line] = (*kept.get(mend.line, ()), mend)
        return replace(self, lines=tuple(lines), mends=kept)
