"""Byline (署名): who wrote the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class Byline(Block[Dress]):
    """Who wrote the article."""

    text: Inline = field("The writers, or their unit.", "作者或供稿单位")

    example = "byline: 古塔区卫健局办公室供稿"
    inner = False

    def realize(self, dress: Dress, cx: Realizer) -> Iterator[FlowNode]:  # noqa: ARG002 - all its looks are its style
        """One text, kept with what follows."""
        text = cx.text(self.text, "byline", role=Role.BYLINE, span=self.span)
        yield replace(text, with_next=True)
