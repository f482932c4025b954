"""Editor's note (按语): what the editors say before an article, why it is printed and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, ornament, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class EditorsNoteDress(Spaced):
    """How an editor's note looks."""

    label: str = field("The word that opens it.", "开头的字样", default="编者按：")


class EditorsNote(Block[EditorsNoteDress]):
    """What the editors say before an article."""

    text: Inline = field("Why it is printed, and for whom.", "按语：为什么刊发，供谁参考")

    example = "editors-note: 石坝村的做法朴素管用，现予刊发，供各村参考。"

    def realize(self, dress: EditorsNoteDress, cx: Realizer) -> Iterator[FlowNode]:
        """One text behind the word for it, which has a style of its own."""
        label = ornament(cx, dress.label, "editors-note-label")
        text = cx.text(self.text, "editors-note", role=Role.LEAD, prefix=label, span=self.span)
        yield replace(spaced(text, dress, cx), with_next=True)
