"""The text of a scalar from its characters in the file, each with its place.

The parser tells where a scalar starts and ends; what it says is read again here, because YAML
turns a line break into a space where Chinese wants nothing (T2) and forgets where characters stood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.source.fold import Passage, Weaver, glue
from newsletter.source.node import Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.span import SourceFile

Place = tuple[int, int]

_BREAKS = r"(?P<breaks>[ \t]*\n(?:[ \t]*\n)*[ \t]*)"
_TEXT = r"(?P<text>[^\n \t%s]+|[ \t]+(?![ \t]*\n)|.)"
_FLOW = {
    Style.PLAIN: _BREAKS + "|" + _TEXT % "",
    Style.SINGLE: _BREAKS + "|(?P<escape>'')|" + _TEXT % "'",
    Style.DOUBLE: _BREAKS
    + r"|(?P<escape>\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\n[ \t]*|.))|"
    + _TEXT % r"\\",
}
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "'": "'",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar as it stands in the file: its *raw* characters and the *place* of the first.

    *value* is what the parser made of it; it tells how deep a block's text is indented.
    """

    file: SourceFile
    style: Style
    raw: str
    place: Place
    value: str


def decode(written: Written, place: Callable[[int, int], Place]) -> Passage:
    """What the scalar says, and where each character stands; *place* mends a place for the file shown."""
    if "\n" not in written.raw and written.style is Style.PLAIN:
        home = place(*written.place)
        weaver = Weaver(written.file, home)
        weaver.add(written.raw, *home)
        return weaver.done()
    return (_flow if written.style in _FLOW else _block)(written, place)


def _flow(written: Written, place: Callable[[int, int], Place]) -> Passage:
    """A plain or quoted text, whose line breaks are folded."""
    quoted = written.style is not Style.PLAIN
    raw = written.raw[1:-1] if quoted else written.raw
    weaver = Weaver(written.file, place(*written.place))
    line, column = written.place[0], written.place[1] + quoted
    for match in re.finditer(_FLOW[written.style], raw):
        part = match[0]
        if match.lastgroup == "breaks":
            weaver.add(
                _folded(part, weaver.tail(), raw[match.end() : match.end() + 40]), *place(line, column)
            )
        elif match.lastgroup == "escape":
            weaver.add(_unescaped(part), *place(line, column))
        else:
            weaver.add(part, *place(line, column))
        lines = part.count("\n")
        line += lines
        column = len(part) - part.rindex("\n") if lines else column + len(part)
    return weaver.done()


def _folded(breaks: str, before: str, after: str) -> str:
    count = breaks.count("\n")
    return glue(before, after) if count == 1 else "\n" * (count - 1)


def _unescaped(escape: str) -> str:
    code = escape[1:]
    if code[0] == "\n":
        return ""
    if code[0] in "xuU" and len(code) > 1:
        number = int(code[1:], 16)
        # A lone surrogate or a number past Unicode is no character; the text room names U+FFFD.
        return chr(number) if number < 0xD800 or 0xDFFF < number <= 0x10FFFF else "\ufffd"
    return _ESCAPES.get(code, code)


def _block(written: Written, place: Callable[[int, int], Place]) -> Passage:
    """A `|` or `>` text, its indentation taken off and its end chomped as the header says."""
    header, _, body = written.raw.partition("\n")
    indent, lines = _block_lines(body, written.value)
    last = next((i for i in range(len(lines), 0, -1) if lines[i - 1]), 0)
    weaver = Weaver(written.file, place(*written.place))
    breaks = _literal_break if written.style is Style.LITERAL else _FoldedBreaks(lines[:last])
    for index, line in enumerate(lines[:last]):
        number, final = written.place[0] + 1 + index, index + 1 == last
        follows = _end(header, lines[last:], body) if final else breaks(index)
        # Blanks at a line's end cannot be seen, and beside a Han character they would stay.
        text = line if follows or final or not lines[index + 1] else line.rstrip(" \t")
        weaver.add(text, *place(number, indent + 1))
        weaver.add(follows, *place(number, indent + 1 + len(text)))
    if not last and "+" in header.partition("#")[0]:
        weaver.add("\n" * len(lines), *place(written.place[0] + 1, 1))
    return weaver.done()


def _end(header: str, blank: list[str], body: str) -> str:
    """The line ends behind the last line with text: none, one, or all (`-`, nothing, `+`)."""
    chomping = header.partition("#")[0]
    if "-" in chomping or not (blank or body.endswith("\n")):
        return ""
    return "\n" * (1 + len(blank)) if "+" in chomping else "\n"


def _block_lines(body: str, value: str) -> tuple[int, list[str]]:
    """The text's lines without their indentation, and how deep that is."""
    lines = body.removesuffix("\n").split("\n") if body else []
    first = next((line for line in lines if line.strip(" ")), "")
    said = next((line for line in value.split("\n") if line.strip(" ")), "")
    indent = max(0, _spaces(first) - _spaces(said))
    taken: list[str] = []
    for line in lines:
        if line.strip(" ") and _spaces(line) < indent:
            break
        taken.append(line[indent:])
    return indent, taken


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _literal_break(_index: int) -> str:
    return "\n"


class _FoldedBreaks:
    """What stands behind each line of a `>` text (YAML 1.2 §8.1.3): deeper lines stay apart."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._following = list(lines)
        for index in range(len(lines) - 2, -1, -1):
            self._following[index] = lines[index] or self._following[index + 1]

    def __call__(self, index: int) -> str:
        line, after, following = self._lines[index], self._lines[index + 1], self._following[index + 1]
        if not line or line[0] in " \t" or following[0] in " \t":
            return "\n"
        return glue(line, after) if after else ""
