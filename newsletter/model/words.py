"""A document's words as checks read them: text by text, each character at its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from newsletter.basics.span import Span
from newsletter.basics.value import dataclass
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.model.document import Document
    from newsletter.source.inline import Piece

# Members of a character class of a pattern: ideographs with their iteration mark and zero.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"

# What is no prose wherever it stands: addresses, paths, file names. Han belongs to an address
# only behind its host, and to a file's name up to its dot.
_FOREIGN = re.compile(
    r"(?:https?|ftp)://[^\s，。；！？、“”‘’（）《》]+"
    r"|www\.[A-Za-z0-9.-]+(?:/[^\s，。；！？、“”‘’（）《》]*)?"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z])[A-Za-z]:\\[^\s，。；！？、“”‘’（）《》]*"
    r"|(?<![\w.])(?:~|\.{1,2})?(?:/[A-Za-z0-9._~-]+){2,}/?"
    rf"|[\w{HAN}.-]+\.(?:docx?|xlsx?|pptx?|wps|pdf|jpe?g|png|gif|svg|tiff?|zip|rar|txt|csv|ya?ml|json|html?"
    r"|exe|mp[34]|py|cn|com|org|net)(?![A-Za-z0-9])",
    re.ASCII,
)
_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile("[A-Za-z]")
# A Chinese text holds at least one Han character for so many letters.
_LETTERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One text of the author's.

    *part* names the record and the field that hold it (`headline.text`, `item.text`). *prose* is the
    text with what no check may touch (code, addresses, file names) as a letter `a` for each character.
    """

    text: str
    prose: str
    part: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    @property
    def chinese(self) -> bool:
        """Whether the text is Chinese with other languages in it, and not the other way round."""
        return len(_HAN.findall(self.prose)) * _LETTERS >= len(_LETTER.findall(self.text))

    def marked(self, offset: int, mark: str) -> bool:
        """Whether the character stands under the inline *mark*."""
        return mark in self.pieces[self._piece(offset)].marks

    def place(self, start: int, stop: int) -> Span | None:
        """The span of the characters from *start* to *stop*, cut at the end of their first line."""
        first = self._at(start)
        last = self._at(stop - 1)
        if first is None or last is None or (first.file, first.line) != (last.file, last.line):
            return first
        return Span(first.file, first.line, first.column, max(first.end, last.end))

    def literal(self, start: int, stop: int) -> Span | None:
        """The span of the file that reads exactly as these characters.

        None where markup, an escape, a variable or a line's end stands among them, so that other
        characters could not simply be put in their place.
        """
        span = self.place(start, stop)
        if span is None:
            return None
        line, column, text = span.text, span.column - 1, self.text[start:stop]
        if line[column : column + 2] == f"\\{text}":
            return Span(span.file, span.line, span.column, span.column + 2)
        if line[column : column + len(text)] != text or line[:column].endswith("\\"):
            return None
        if "'" in text and "'" in line[max(0, column - 1) : column] + line[column + len(text) :][:1]:
            return None
        steps = (self._at(start + index) for index in range(stop - start))
        if any(step is None or step.column != span.column + index for index, step in enumerate(steps)):
            return None
        return Span(span.file, span.line, span.column, span.column + len(text))

    def _at(self, offset: int) -> Span | None:
        index = self._piece(offset)
        trace = self.pieces[index].trace
        return trace.at(offset - self.starts[index]) if trace is not None else None

    def _piece(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def words(document: Document) -> Iterator[Words]:
    """Every marked-up text of a document, in its order; texts in other languages than Chinese left out."""
    ends = (one for one in (document.recipients, document.colophon) if one is not None)
    records = [
        *(part for article in document.articles for part in (*article.parts.values(), *article.sections)),
        *ends,
    ]
    for record in records:
        yield from _of_record(record, document.lang)


def _of_record(record: Record, lang: str) -> Iterator[Words]:
    lang = getattr(record, "lang", "") or lang
    name = type(record).__name__.lower()
    for one in declared(type(record)):
        yield from _of_value(getattr(record, one.name), f"{name}.{one.name}", lang)


def _of_value(value: object, part: str, lang: str) -> Iterator[Words]:
    if isinstance(value, Inline):
        if lang.startswith("zh") and value.pieces:
            yield _words(value, part)
    elif isinstance(value, Record):
        yield from _of_record(value, lang)
    elif isinstance(value, tuple):
        for member in value:
            yield from _of_value(member, part, lang)


def _words(inline: Inline, part: str) -> Words:
    pieces = tuple(piece for piece in inline.pieces if piece.text)
    text = "".join(piece.text for piece in pieces)
    starts = tuple(accumulate((len(piece.text) for piece in pieces[:-1]), initial=0))
    bare = "".join("a" * len(piece.text) if "code" in piece.marks else piece.text for piece in pieces)
    return Words(text, _FOREIGN.sub(_letters, bare), part, pieces, starts)


def _letters(match: re.Match[str]) -> str:
    return "a" * len(match[0])
