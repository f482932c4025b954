"""Inline markup: the text of a scalar as pieces with marks, each character traced to its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.source import references
from newsletter.source.fold import Passage, Weaver, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span, Trace
    from newsletter.source.markup import Bit
    from newsletter.source.node import ScalarNode

# A superset of what the markup rules may find; a text without these needs no parser.
_MARKUP = re.compile(r"[*`\\]|\](?:\(|\{ *\.)|\[\^[0-9]|\^[^\s^]+\^|~[^\s~]+~|~~|==|\{[^{}]+\||(?<!\w)_\S")
# Where a link goes, in a field of its own.
Address = NewType("Address", str)
SCHEMES = ("https", "http", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that begins of its own: a class's name, `strike` or `highlight`, and where it stands.

    *group* tells it from another of the same name beside it.
    """

    name: str
    group: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How the characters of a piece are read; those of one *group* are parts of one word."""

    text: str
    group: int
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks (of strong, emphasis, code, superscript, subscript, note).

    A newline in *text* is a hard break. A piece with *page* is the number of the page on which the place of
    that name begins; its text only stands for it.
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str | None = None
    trace: Trace | None = None
    classes: tuple[Mark, ...] = ()
    reading: Reading | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """A text with inline markup."""

    pieces: tuple[Piece, ...]
    span: Span | None = None

    @property
    def plain(self) -> str:
        """The words alone; a page that is not known yet is left open."""
        return "".join("…" if piece.page else piece.text for piece in self.pieces)


def parse_inline(node: ScalarNode, faults: list[Diagnostic] | None = None) -> Inline:
    """The text of *node* as one paragraph; blank lines in it become line breaks.

    What is wrong (a link that may not be used) goes to *faults*; without them it raises ContentError.
    """
    pieces: list[Piece] = []
    for paragraph in parse_paragraphs(node, faults):
        if pieces:
            pieces.append(Piece("\n", trace=pieces[-1].trace and pieces[-1].trace.part(len(pieces[-1].text))))
        pieces += paragraph.pieces
    return Inline(tuple(pieces), node.span)


def parse_paragraphs(node: ScalarNode, faults: list[Diagnostic] | None = None) -> tuple[Inline, ...]:
    """The paragraphs of *node*, parted by its blank lines; faults as in `parse_inline`."""
    found: list[Diagnostic] = []
    inlines = tuple(_inline(passage, found) for passage in paragraphs(node))
    if found and faults is None:
        raise ContentError(found)
    if faults is not None:
        faults += found
    return inlines


def _inline(passage: Passage, faults: list[Diagnostic]) -> Inline:
    text, trace = passage.text, passage.trace
    span = trace.at(0, len(text.split("\n", 1)[0]))
    pieces: tuple[Piece, ...]
    if not _MARKUP.search(text):
        pieces = (Piece(text, trace=trace),) if text else ()
    else:
        pieces = tuple(_pieces(passage, faults))
    if references.refers(text):
        pieces = tuple(_referring(pieces, faults))
    return Inline(pieces, span)


def _referring(pieces: Iterable[Piece], faults: list[Diagnostic]) -> Iterator[Piece]:
    """The pieces with page numbers apart; a reading, its word and an address cannot hold one."""
    for piece in pieces:
        reading = piece.reading
        if references.refers(piece.link or "") or (reading and references.refers(piece.text)):
            faults.append(references.misplaced(piece.text, piece.trace))
        elif reading and references.refers(reading.text):
            faults.append(references.misplaced(reading.text, reading.trace))
        yield from references.parted(piece)


def _pieces(passage: Passage, faults: list[Diagnostic]) -> Iterator[Piece]:
    from newsletter.source import markup

    told: set[int] = set()
    bits = markup.parse(passage.text)
    worded = {bit.link[1] for bit in bits if bit.link and _woven(passage, bit.stretches).text.strip()}
    for bit in bits:
        part = _woven(passage, bit.stretches)
        link = bit.link[0] if bit.link else None
        if bit.link and not allowed_link(bit.link[0]) and bit.link[1] not in told:
            told.add(bit.link[1])
            faults.append(diagnostic("E150", passage.trace.at(bit.link[1]), target=bit.link[0]))
        elif bit.link and bit.link[1] not in worded | told:
            told.add(bit.link[1])
            faults.append(diagnostic("E168", passage.trace.at(bit.link[1]), target=bit.link[0]))
        if bit.torn and bit.reading:
            place = passage.trace.at(bit.reading[1])
            faults.append(diagnostic("E190", place, text=part.text, count=len(part.text)))
        classes = tuple(Mark(name, at, passage.trace.at(at, len(name))) for name, at in bit.groups)
        yield Piece(part.text, bit.marks, link, part.trace, classes, _reading(passage, bit))


def _woven(passage: Passage, stretches: Iterable[tuple[int, int]]) -> Passage:
    """Those stretches of a passage, joined."""
    weaver = Weaver(passage.trace.file)
    for start, stop in stretches:
        weaver.copy(passage.text, passage.trace, start, stop)
    return weaver.done()


def _reading(passage: Passage, bit: Bit) -> Reading | None:
    if not bit.reading or not bit.reading[0]:
        return None
    said = _woven(passage, bit.reading[0])
    return Reading(said.text, bit.reading[1], said.trace)


def allowed_link(target: str) -> bool:
    """Whether a link may go there: the web, a letter or a telephone."""
    scheme, colon, rest = target.partition(":")
    return bool(colon and rest) and scheme.lower() in SCHEMES
