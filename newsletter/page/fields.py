"""Page fields: runs that a page fills in with its own number or the number of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.node import Field, Panel, Placed, Row, Stack, Text

if TYPE_CHECKING:
    from newsletter.flow.node import FlowNode, Run


def filled(node: FlowNode, folio: int, total: int) -> FlowNode:
    """*node* with every page field written out."""
    match node:
        case Text(runs=runs):
            if not any(run.field for run in runs):
                return node
            return replace(node, runs=tuple(_written(run, folio, total) for run in runs))
        case Stack(children=children) | Row(children=children):
            return replace(node, children=tuple(filled(child, folio, total) for child in children))
        case Panel(child=child) | Placed(child=child):
            return replace(node, child=filled(child, folio, total))
        case _:
            return node


def _written(run: Run, folio: int, total: int) -> Run:
    if run.field is None:
        return run
    number = folio if run.field is Field.FOLIO else total
    return replace(run, text=str(number), field=None)
