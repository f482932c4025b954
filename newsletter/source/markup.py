"""The inline markup of one paragraph, found by markdown-it's inline rules made fit for Chinese text.

The only module that imports markdown-it, and itself imported only for a text that holds markup.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.rules_inline.state_inline import Scanned

from newsletter.basics.value import dataclass
from newsletter.source import beside
from newsletter.source.fold import is_wide

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from newsletter.source.beside import Group, Stretches

# A raised or lowered bit is short and one word, and never opens behind a digit where `~` or `^`
# would be a range or a power sign: `3~5天，7~9天` stays as it is.
_SHIFTED = re.compile(r"([\^~])([^\s^~]{1,24})\1")
_NAMES = {"^": "superscript", "~": "subscript"}
_SIGNS = frozenset(".,+-−–()%‰°′″*†‡")


@dataclass(slots=True)
class Bit:
    """Characters of the paragraph under the same marks, as stretches `(start, stop)` of it.

    *groups* are the marks that have a beginning of their own: name and place. *reading* is that of the
    characters, with the place of the word that it belongs to; *torn* says that it fits the word in no way.
    """

    marks: frozenset[str]
    link: tuple[str, int] | None
    groups: tuple[Group, ...] = ()
    reading: tuple[Stretches, int] | None = None
    torn: bool = False
    stretches: list[tuple[int, int]] = field(default_factory=list)


def parse(text: str) -> list[Bit]:
    """The bits of *text* in order; what is markup belongs to none. A link is its target and its place."""
    reader = _Reader(text)
    for token in _tokens(text):
        _STEPS[token.type](reader, token)
    return reader.bits


def _tokens(text: str) -> list[Token]:
    parser = _parser()
    tokens: list[Token] = []
    state = _State(text, parser, {}, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return tokens


@cache
def _parser() -> MarkdownIt:
    """The inline rules that we keep: no raw HTML, entities, images, references or autolinks."""
    parser = MarkdownIt("zero")
    parser.validateLink = _any_link  # type: ignore[assignment, method-assign]
    parser.helpers = _Helpers  # type: ignore[assignment]
    parser.inline.ruler.enable(["newline", "escape", "backticks", "emphasis", "link"])
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.push("shifted", _shifted)
    parser.inline.ruler.before("link", "classed", beside.classed)
    parser.inline.ruler.before("classed", "note", beside.note)
    parser.inline.ruler.push("ruby", beside.ruby)
    parser.inline.ruler.push("doubled", beside.doubled)
    parser.inline.ruler2.push("doubled", beside.paired)
    parser.inline.ruler2.enable("emphasis")
    parser.inline.ruler2.disable("fragments_join")
    return parser


class _Helpers:
    """What markdown-it's rules ask, with our own end of a bracket."""

    parseLinkDestination = parseLinkDestination  # noqa: N815 - the library's names
    parseLinkTitle = parseLinkTitle  # noqa: N815
    parseLinkLabel = beside.label_end  # noqa: N815


def _any_link(_url: str) -> bool:
    # A target that may not be used is told to the author, not shown as text.
    return True


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """A link by the book, whose closing token knows where the target ends."""
    start = state.pos
    if not commonmark_link(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta["stop"] = state.pos
        opening = next(one for one in reversed(state.tokens) if one.type == "link_open" and not one.meta)
        opening.meta["start"] = start
    return True


def _shifted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """`^2^` raised and `~2~` lowered."""
    match = _SHIFTED.match(state.src, state.pos, state.posMax)
    if match is None or not _may_shift(match[1], match[2], state.src[max(0, state.pos - 1) : state.pos]):
        return False
    if not silent:
        token = state.push("shifted", "", 0)
        token.content = match[2]
        token.markup = match[1]
        token.info = _NAMES[match[1]]
    state.pos = match.end()
    return True


def _may_shift(mark: str, text: str, before: str) -> bool:
    """Whether *text* may be raised or lowered: a word, and behind a letter where it is lowered."""
    if mark == "~" and not (text.isascii() and (before.isalpha() or before in {")", "]"})):
        return False
    return all(one.isalnum() or one in _SIGNS for one in text) and any(one not in ".,+-−–()" for one in text)


class _State(StateInline):
    """Delimiters that work beside Chinese marks.

    CommonMark takes `**` between a letter and a mark for the wrong side of a word; Chinese has no
    spaces there. A Han character or a Chinese mark beside the delimiter is therefore as good as a
    space (the amendment proposed as commonmark-spec#839).
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803 - overrides
        """The run of delimiters at *start*: whether it may open, may close, and its length."""
        marker, stop = self.src[start], start
        while stop < self.posMax and self.src[stop] == marker:
            stop += 1
        before = self.src[start - 1] if start else " "
        after = self.src[stop] if stop < self.posMax else " "
        left = not _is_space(after) and (not _is_mark(after) or _yields(before))
        right = not _is_space(before) and (not _is_mark(before) or _yields(after))
        can_open = left and (canSplitWord or not right or _is_mark(before))
        can_close = right and (canSplitWord or not left or _is_mark(after))
        return Scanned(can_open, can_close, stop - start)


def _is_space(mark: str) -> bool:
    return isWhiteSpace(ord(mark))


def _is_mark(mark: str) -> bool:
    # A bracket that opens words under a class, or a reading's brace, stands for the words inside.
    return mark not in "[{}" and (isMdAsciiPunct(ord(mark)) or isPunctChar(mark))


def _yields(mark: str) -> bool:
    """Whether a punctuation mark on the other side of the delimiter does not matter."""
    return _is_space(mark) or _is_mark(mark) or is_wide(mark) or "\uac00" <= mark <= "\ud7a3"


class _Reader:
    """Follows the tokens through the paragraph, so that each character keeps its place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bits: list[Bit] = []
        self._at = 0
        self._marks: list[str] = []
        self._groups: list[Group] = []
        self._link: tuple[str, int] | None = None

    def plain(self, token: Token) -> None:
        self._take(len(token.content))

    def escaped(self, token: Token) -> None:
        # A backslash before a letter escapes nothing and is then part of the content.
        self._at += len(token.markup) - len(token.content)
        self._take(len(token.content))

    def line_break(self, _token: Token) -> None:
        self._at = self.text.index("\n", self._at)
        self._take(1)
        while self.text[self._at : self._at + 1] in {" ", "\t"}:
            self._at += 1

    def code(self, token: Token) -> None:
        self._at += len(token.markup)
        end = self.text.index(token.markup, self._at + len(token.content))
        padding = (end - self._at - len(token.content)) // 2
        self._at += padding
        self._take(len(token.content), "code")
        self._at += padding + len(token.markup)

    def shifted(self, token: Token) -> None:
        self._at += 1
        self._take(len(token.content), token.info)
        self._at += 1

    def note(self, token: Token) -> None:
        start, length = self._at + len("[^"), len(token.content)
        self._part("superscript", "note").stretches.append((start, start + length))
        self._at = start + length + len("]")

    def opened(self, token: Token) -> None:
        self._at += len(token.markup)
        self._marks.append(_MARKS[token.tag])

    def closed(self, token: Token) -> None:
        self._at += len(token.markup)
        self._marks.pop()

    def doubled_opened(self, token: Token) -> None:
        self._groups.append((beside.DOUBLED[token.markup], self._at))
        self._at += len(token.markup)

    def doubled_closed(self, token: Token) -> None:
        self._groups.pop()
        self._at += len(token.markup)

    def classes_opened(self, token: Token) -> None:
        self._at += 1
        self._groups += token.meta["classes"]

    def classes_closed(self, token: Token) -> None:
        self._at = token.meta["stop"]
        del self._groups[-token.meta["count"] :]

    def ruby(self, token: Token) -> None:
        start = self._at
        parts = token.meta["parts"]
        for base, reading in parts:
            if base:
                part = self._part()
                part.stretches.extend(base)
                part.reading = reading, start
        self.bits[-1].torn = not parts[-1][0]
        self._at = token.meta["stop"]

    def link_opened(self, token: Token) -> None:
        self._at += 1
        self._link = (str(token.attrs["href"]), token.meta["start"])

    def link_closed(self, token: Token) -> None:
        self._at = token.meta["stop"]
        if not any(bit.link == self._link for bit in self.bits):
            self._part()
        self._link = None

    def _take(self, length: int, *more: str) -> None:
        if not length:
            return
        marks = frozenset((*self._marks, *more))
        groups = tuple(self._groups)
        last = self.bits[-1] if self.bits else None
        if (
            last is None
            or last.reading
            or (last.marks, last.link, last.groups) != (marks, self._link, groups)
        ):
            last = self._part(*more)
        last.stretches.append((self._at, self._at + length))
        self._at += length

    def _part(self, *more: str) -> Bit:
        """A new bit under the marks that are open."""
        self.bits.append(Bit(frozenset((*self._marks, *more)), self._link, tuple(self._groups)))
        return self.bits[-1]


_MARKS = {"em": "emphasis", "strong": "strong"}
_STEPS: dict[str, Callable[[_Reader, Token], None]] = {
    "text": _Reader.plain,
    "text_special": _Reader.escaped,
    "softbreak": _Reader.line_break,
    "hardbreak": _Reader.line_break,
    "code_inline": _Reader.code,
    "ruby": _Reader.ruby,
    "doubled_open": _Reader.doubled_opened,
    "doubled_close": _Reader.doubled_closed,
    "classes_open": _Reader.classes_opened,
    "classes_close": _Reader.classes_closed,
    "shifted": _Reader.shifted,
    "note": _Reader.note,
    "em_open": _Reader.opened,
    "em_close": _Reader.closed,
    "strong_open": _Reader.opened,
    "strong_close": _Reader.closed,
    "link_open": _Reader.link_opened,
    "link_close": _Reader.link_closed,
}
