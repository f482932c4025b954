"""Page fields: runs that a page fills in with its own number or the number of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.numerals import han_number
from newsletter.flow.node import Field, with_texts

if TYPE_CHECKING:
    from newsletter.flow.node import FlowNode, Run, Text


def filled(node: FlowNode, folio: int, total: int) -> FlowNode:
    """*node* with every page field written out."""
    return with_texts(node, lambda text: _filled(text, folio, total))


def _filled(text: Text, folio: int, total: int) -> Text:
    if not any(run.field for run in text.runs):
        return text
    return replace(text, runs=tuple(_written(run, folio, total) for run in text.runs))


def _written(run: Run, folio: int, total: int) -> Run:
    if run.field is None:
        return run
    text = {Field.FOLIO: str(folio), Field.FOLIO_HAN: han_number(folio), Field.TOTAL: str(total)}[run.field]
    return replace(run, text=text, field=None)
