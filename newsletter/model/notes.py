"""Marks of notes (`[^1]`) in the texts of a record, and what is wrong between them and the notes (T49)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.model.block import Realizer
    from newsletter.source.inline import Piece


def marks(value: object) -> Iterator[Piece]:
    """The marks of notes in a text, in a record or in several, in their order."""
    if isinstance(value, Inline):
        yield from (piece for piece in value.pieces if "note" in piece.marks)
    elif isinstance(value, Record):
        for one in declared(type(value)):
            yield from marks(getattr(value, one.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from marks(member)


def told(value: object, notes: Sequence[Inline], cx: Realizer) -> None:
    """Tell marks in *value* that have none of the *notes*, and notes that no mark there asks for."""
    found = tuple(marks(value))
    for piece in found:
        if not 1 <= int(piece.text) <= len(notes):
            place = piece.trace.at(0, len(piece.text)) if piece.trace else None
            cx.report("E187", place, number=piece.text)
    asked = {int(piece.text) for piece in found}
    for number, note in enumerate(notes, 1):
        if number not in asked:
            cx.report("W188", note.span, number=number)
