"""Spacer (空行): blank of whole lines that the author asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.node import Space
from newsletter.model.block import Block, Dress
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class Spacer(Block[Dress]):
    """Blank of whole lines."""

    lines: int = field("How many lines.", "空几行", default=1, minimum=1, maximum=40)

    example = "spacer: 2"

    def realize(self, dress: Dress, cx: Realizer) -> Iterator[FlowNode]:  # noqa: ARG002 - nothing to dress
        """So many lines of the grid, none at a column's head (T43)."""
        yield Space(self.lines * cx.grid.unit, span=self.span)
