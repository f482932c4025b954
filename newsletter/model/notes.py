"""Marks of notes (`[^1]`) in the texts of a record, and what is wrong between them and the notes (T49)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.node import Footnote, with_texts
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
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


def footed(node: FlowNode, notes: dict[int, tuple[FlowNode, FlowNode]]) -> FlowNode:
    """*node* with each of the *notes* (with its rule, by number) at the first mark that asks for it, and taken out."""
    return with_texts(node, lambda text: _footed(text, notes)) if notes else node


def _footed(text: Text, notes: dict[int, tuple[FlowNode, FlowNode]]) -> Text:
    offset, found = 0, list(text.notes)
    for run in text.runs:
        if run.note in notes:
            found.append(Footnote(offset, *notes.pop(run.note)))
        offset += len(run.text)
    return replace(text, notes=tuple(found))
