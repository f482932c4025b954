"""Where things stand in the author's files, kept from the first byte to the last diagnostic."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field

from newsletter.basics.value import dataclass


@dataclass(frozen=True, eq=False)
class SourceFile:
    """A file as read: the name to show (relative to the working folder) and its lines without ends."""

    name: str
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; line and columns count from 1, `end` is one past the last character."""

    file: SourceFile
    line: int
    column: int
    end: int

    @property
    def text(self) -> str:
        """The whole line that the span stands in, empty when the file has no such line."""
        lines = self.file.lines
        return lines[self.line - 1] if 0 < self.line <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The place of every character of a text in its file.

    Each mark `(offset, line, column)` says where a character stands; those after it, up to the
    next mark, follow on the same line. The first mark has offset 0.
    """

    file: SourceFile
    marks: tuple[tuple[int, int, int], ...]

    def at(self, offset: int, length: int = 1) -> Span:
        """The span of the *length* characters from *offset* (cut at the line's end)."""
        index = max(0, bisect_right(self.marks, (offset, 1 << 60, 0)) - 1)
        start, line, column = self.marks[index]
        column += offset - start
        return Span(self.file, line, column, column + max(1, length))

    def part(self, start: int) -> Trace:
        """The trace of the text that begins at *start*."""
        here = self.at(start)
        later = tuple((o - start, ln, c) for o, ln, c in self.marks if o > start)
        return Trace(self.file, ((0, here.line, here.column), *later))
