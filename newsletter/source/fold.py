"""Source lines into running text: where a line break in the file is a space, and where it is nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from newsletter.basics.span import Trace
from newsletter.basics.value import dataclass
from newsletter.source.node import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsletter.basics.span import SourceFile
    from newsletter.source.node import ScalarNode

# Han, kana, bopomofo and full-width forms as first and last code points; Hangul, which is written
# with spaces, is left out. Kept as numbers: a character class of these takes a millisecond to compile.
_WIDE = (
    0x2E80, 0x312F, 0x3190, 0x31FF, 0x321F, 0x325F, 0x3280, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAFF,
    0xFE10, 0xFE1F, 0xFE30, 0xFE6F, 0xFF01, 0xFF9F, 0xFFE0, 0xFFE6, 0x1B000, 0x1B16F, 0x20000, 0x3FFFD,
)  # fmt: skip
# Marks that take their width from the text beside them, inline markup, and what draws nothing.
_NEUTRAL = frozenset("“”‘’…—·⋯⸺*_~^`=\u200b\u200c\u200d\u2060")
_NEUTRAL_RANGES = (0x300, 0x36F, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF)
# Readings, classes and brackets at a line's end and start, where the words that they belong to count.
_BEHIND = re.compile(r"(?:\|[^{}]*\}|\]\{[^{}]*\})[*_~^=\]]*$")
_BEFORE = re.compile(r"^[*_~^=]*[\[{]+")
_REACH, _LONG = 40, 200
_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text; a newline in it is a break that the author asked for."""

    text: str
    trace: Trace


class Weaver:
    """Joins characters from several places into one text that still knows where each stood."""

    def __init__(self, file: SourceFile, home: tuple[int, int] = (1, 1)) -> None:
        """*home* is the place of a text that stays empty."""
        self._file = file
        self._home = home
        self._parts: list[str] = []
        self._marks: list[tuple[int, int, int]] = []
        self._length = 0

    def add(self, text: str, line: int, column: int) -> None:
        """Append *text*, whose first character stands at *line* and *column*."""
        if text:
            self._mark(self._length, line, column)
            self._append(text)

    def copy(self, text: str, trace: Trace, start: int, stop: int) -> None:
        """Append the stretch of *text* from *start* to *stop*, traced as it was."""
        if stop <= start:
            return
        first = trace.at(start)
        self._mark(self._length, first.line, first.column)
        shift = self._length - start
        marks = trace.marks
        inside = marks[bisect_right(marks, (start, _FAR, 0)) : bisect_left(marks, (stop, 0, 0))]
        self._marks += [(at + shift, line, column) for at, line, column in inside]
        self._append(text[start:stop])

    def done(self) -> Passage:
        """All that was joined."""
        return Passage("".join(self._parts), Trace(self._file, tuple(self._marks) or ((0, *self._home),)))

    def tail(self) -> str:
        """The end of the text so far, enough for `glue`."""
        return "".join(self._parts[-8:])[-_REACH:]

    def _mark(self, offset: int, line: int, column: int) -> None:
        if self._marks:
            at, last_line, last_column = self._marks[-1]
            if (last_line, last_column + offset - at) == (line, column):
                return
        self._marks.append((offset, line, column))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def glue(before: str, after: str) -> str:
    """What stands for a line break in the file between the two texts (T2).

    Nothing beside a Han, kana or full-width character, one space between Latin words, and the
    break itself behind a backslash, where the author asked for it.
    """
    if asks_break(before):
        return "\n"
    before, after = _BEHIND.sub("", before[-_LONG:]), _BEFORE.sub("", after[:_LONG])
    return "" if _begins_wide(before[: -_REACH - 1 : -1]) or _begins_wide(after[:_REACH]) else " "


def is_wide(mark: str) -> bool:
    """Whether *mark* is a Han, kana or full-width character."""
    return mark >= "\u2e80" and _within(ord(mark), _WIDE)


def _begins_wide(text: str) -> bool:
    """Whether the first character with a width of its own is wide."""
    for mark in text:
        if is_wide(mark):
            return True
        if mark not in _NEUTRAL and not _within(ord(mark), _NEUTRAL_RANGES):
            return False
    return False


def _within(code: int, bounds: tuple[int, ...]) -> bool:
    at = bisect_right(bounds, code)
    return at % 2 == 1 or (at > 0 and bounds[at - 1] == code)


def asks_break(text: str) -> bool:
    """Whether *text* ends in a backslash that is not itself escaped."""
    return _backslashes(text, len(text)) % 2 == 1


def _backslashes(text: str, stop: int) -> int:
    """How many backslashes end at *stop*."""
    start = stop
    while start and text[start - 1] == "\\":
        start -= 1
    return stop - start


def paragraphs(node: ScalarNode) -> tuple[Passage, ...]:
    """The paragraphs of a text: blank lines part them, other line breaks are folded (T2)."""
    split = _SPLITTERS.get(node.style, _folded)
    return tuple(split(node)) if "\n" in node.value else (Passage(node.value, node.trace),)


def _literal(node: ScalarNode) -> Iterator[Passage]:
    """Paragraphs of a `|` text, where each line of the file is a line of the value."""
    text, start = node.value, 0
    weaver, tail = Weaver(node.trace.file), ""
    for line in text.split("\n"):
        body = line.strip(" \t")
        if not body.strip():
            if tail:
                yield weaver.done()
            weaver, tail = Weaver(node.trace.file), ""
        else:
            first = start + line.index(body)
            if tail:
                place = node.trace.at(start - 1)
                weaver.add(glue(tail, body), place.line, place.column)
            weaver.copy(text, node.trace, first, first + len(body))
            tail = body
        start += len(line) + 1
    if tail:
        yield weaver.done()


def _folded(node: ScalarNode) -> Iterator[Passage]:
    """Paragraphs of a text whose single line breaks YAML has folded already."""
    text, start = node.value, 0
    for match in re.finditer(r"\n+", text):
        if _is_break(node, match.start(), match.end()):
            continue
        if text[start : match.start()].strip():
            yield _passage(node, start, match.start())
        start = match.end()
    if text[start:].strip():
        yield _passage(node, start, len(text))


def _is_break(node: ScalarNode, start: int, stop: int) -> bool:
    """Whether the newline is a break within a paragraph: behind a backslash, or typed as an escape."""
    if stop - start > 1:
        return False
    if _backslashes(node.value, start) % 2:
        return True
    place = node.trace.at(start)
    return node.style is Style.DOUBLE and place.text[place.column - 1 : place.column] == "\\"


def _passage(node: ScalarNode, start: int, stop: int) -> Passage:
    weaver = Weaver(node.trace.file)
    weaver.copy(node.value, node.trace, start, stop)
    return weaver.done()


_SPLITTERS: dict[Style, Callable[[ScalarNode], Iterator[Passage]]] = {Style.LITERAL: _literal}
