"""Break (换栏换页): the end of a column or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow import node as flow
from newsletter.model.block import Block, Dress
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class Break(Block[Dress]):
    """The end of a column or a page."""

    at: flow.BreakKind = field("What ends: `column` or `page`.", "换栏（column）或换页（page）")

    example = "break: column"

    def realize(self, dress: Dress, cx: Realizer) -> Iterator[FlowNode]:  # noqa: ARG002 - nothing to dress
        """One break."""
        yield flow.Break(self.at, span=self.span)
