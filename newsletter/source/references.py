"""`${page.xiaomi}`: the number of the page on which the place called `xiaomi` begins.

Which page that is nobody knows before the pages are made, so a use is kept through folding and markup as its
name between two characters that no author can type, and becomes a piece of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NewType

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.registry import nearest
from newsletter.basics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.basics.span import Trace
    from newsletter.source.inline import Piece

# What a place is called, and the name of a place elsewhere.
Name = NewType("Name", str)
Reference = NewType("Reference", str)

GROUP = "page."
# What stands for the number until it is known: one figure, as most have.
UNKNOWN = "0"
_OPEN, _CLOSE = "\x02", "\x03"
_USE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_NAME = re.compile(r"[\w-]+")


def is_name(text: str) -> bool:
    """Whether a place may be called so: letters, Han among them, figures, `-` and `_`."""
    return _NAME.fullmatch(text) is not None


def kept(name: str) -> str:
    """The use of *name* as it is kept in a text."""
    return f"{_OPEN}{name}{_CLOSE}"


def refers(text: str) -> bool:
    """Whether a use is kept in *text*."""
    return _OPEN in text


def parted(piece: Piece) -> Iterator[Piece]:
    """*piece* with each use in it as a piece of its own, traced to where the use begins."""
    text, at = piece.text, 0
    for use in _USE.finditer(text):
        if use.start() > at:
            yield _part(piece, at, text[at : use.start()])
        yield replace(_part(piece, use.start(), UNKNOWN), page=use[1])
        at = use.end()
    if at < len(text):
        yield _part(piece, at, text[at:])


def _part(piece: Piece, start: int, text: str) -> Piece:
    return replace(piece, text=text, trace=piece.trace.part(start) if piece.trace else None)


def misplaced(text: str, trace: Trace | None) -> Diagnostic:
    """The error of the first use in *text*, where no page number can stand; where none is, of its beginning."""
    use = _USE.search(text)
    span = trace.at(use.start() if use else 0) if trace else None
    if span is not None and span.text.startswith("${", span.column - 1):
        span = Span(span.file, span.line, span.column, span.text.find("}", span.column) + 2)
    return diagnostic("E241", span, name=use[1] if use else "")


def unknown(span: Span | None, name: str, names: Mapping[str, object]) -> Diagnostic:
    """The error of a *name* that no place has, with the one nearest to it or all that there are."""
    near = nearest(name, names)
    if near:
        return diagnostic("E194", span, name=name, near=near)
    if names:
        return diagnostic("E195", span, name=name, known=", ".join(names))
    return diagnostic("E240", span, name=name)
