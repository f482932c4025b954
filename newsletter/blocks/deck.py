"""Deck (副题): the line under a headline that says what it leaves out."""

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


class Deck(Block[Dress]):
    """The line under a headline."""

    text: Inline = field("What the headline leaves out.", "副题文字")

    example = "deck: 古塔区卫生健康系统抗疫四十天"
    inner = False

    def realize(self, dress: Dress, cx: Realizer) -> Iterator[FlowNode]:  # noqa: ARG002 - all its looks are its style
        """One text, kept with what follows."""
        text = cx.text(self.text, "deck", role=Role.DECK, span=self.span)
        yield replace(text, with_next=True)
