"""Page fields: runs that hold a page's own number, the number of all, or that of the page where a name begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.node import Field, PageOf, with_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.flow.node import FlowNode, Run, Text


def filled(node: FlowNode, folio: int, total: int) -> FlowNode:
    """*node* with the fields that a page fills itself written out."""
    numbers: dict[Field | PageOf, int] = {Field.FOLIO: folio, Field.TOTAL: total}
    return with_texts(node, lambda text: _filled(text, numbers))


def referring(node: FlowNode, pages: Mapping[str, int]) -> FlowNode:
    """*node* with the page of each name in *pages* written out, in the notes of its texts as well.

    A name that is not there keeps what stands for its page.
    """
    numbers: dict[Field | PageOf, int] = {PageOf(name): page for name, page in pages.items()}

    def change(text: Text) -> Text:
        notes = tuple(replace(note, node=with_texts(note.node, change)) for note in text.notes)
        return _filled(replace(text, notes=notes) if notes else text, numbers)

    return with_texts(node, change)


def _filled(text: Text, numbers: Mapping[Field | PageOf, int]) -> Text:
    if not any(run.field in numbers for run in text.runs):
        return text
    return replace(text, runs=tuple(_written(run, numbers) for run in text.runs))


def _written(run: Run, numbers: Mapping[Field | PageOf, int]) -> Run:
    if run.field is None or run.field not in numbers:
        return run
    return replace(run, text=str(numbers[run.field]), field=None)
