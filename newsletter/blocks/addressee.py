"""Addressee (主送机关): to whom a letter is written, on a line of its own before the text."""

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


class Addressee(Block[Dress]):
    """To whom a letter is written."""

    text: Inline = field("The units, with the colon that ends them.", "主送机关，连同末尾的冒号")

    example = "addressee: 各村民委员会，镇直各单位：\n"

    def realize(self, dress: Dress, cx: Realizer) -> Iterator[FlowNode]:  # noqa: ARG002 - all its looks are its style
        """One text without indent (GB/T 9704, 7.3.2), kept with what follows."""
        text = cx.text(self.text, "addressee", role=Role.PARAGRAPH, indent=0.0, span=self.span)
        yield replace(text, with_next=True)
