"""Marks of notes (`[^1]`) in the texts of a record, and what is wrong between them and the notes (T49)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.node import Footnote, Run, with_texts
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note of a section as it is set: the *number* that it shows, its *node* and the *rule* above it."""

    number: int
    node: FlowNode
    rule: FlowNode


class Footer:
    """Puts notes to the texts that mark them; *notes* by the number that their marks are written with."""

    def __init__(self, notes: Mapping[int, SetNote]) -> None:
        self._notes = notes
        self._left = dict(notes)

    @property
    def left(self) -> tuple[SetNote, ...]:
        """The notes that no mark has asked for."""
        return tuple(self._left.values())

    def footed(self, node: FlowNode) -> FlowNode:
        """*node* with each note at the first mark that asks for it, and every mark showing its note's number."""
        return with_texts(node, self._footed) if self._notes else node

    def _footed(self, text: Text) -> Text:
        offset, runs, found = 0, list[Run](), list(text.notes)
        for run in text.runs:
            note = self._notes.get(run.note)
            if note is not None and run.note in self._left:
                del self._left[run.note]
                found.append(Footnote(offset, note.node, note.rule))
            runs.append(_shown(run, note))
            offset += len(runs[-1].text)
        return replace(text, runs=tuple(runs), notes=tuple(found))


def _shown(run: Run, note: SetNote | None) -> Run:
    """A mark with its note's number; the written one is a key, and what stands in its place is not in the file."""
    if note is None or note.number == run.note:
        return run
    return replace(run, text=str(note.number), trace=None)
