"""Quote (引语): someone's words, set apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Paint, Ruling, Spaced, labelled, paint, ruling, snug, spaced, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class QuoteDress(Spaced):
    """How a quote looks."""

    rule: Ruling | None = field("The upright rule before it.", "左侧竖线", default=ruling(3, "mid"))
    gap: Length = field("The blank between rule and text.", "竖线与文字之间的空", default=Length(em=1))
    end: Length = field("The blank at the other side.", "右侧的空", default=Length(em=1))
    fill: Paint = field("The ground.", "底色", default="none", bears=("quote", "quote-by"))
    by: str = field("The words round the speaker's name.", "说话人前后的字", default="——{}")


class Quote(Block[QuoteDress]):
    """Someone's words."""

    text: Inline = field("The words.", "引文")
    by: Inline | None = field("Who said or wrote them.", "说话人或出处", default=None)

    example = "quote: {text: 练熟了，才护得住别人，也护得住自己。, by: 一位采样队员}"

    def realize(self, dress: QuoteDress, cx: Realizer) -> Iterator[FlowNode]:
        """The words behind a rule, their speaker below at the end (T47)."""
        text = cx.text(self.text, "quote", span=self.place("text"))
        parts: tuple[FlowNode, ...] = (text,)
        if self.by is not None:
            by = cx.join(labelled(cx, dress.by, self.by, "quote-by"), "quote-by", span=self.place("by"))
            parts = (replace(text, with_next=True), by)
        panel = Panel(
            Stack(parts),
            snug(cx, left=cx.length(dress.gap), right=cx.length(dress.end)),
            paint(cx, dress.fill),
            Edges(left=stroke(cx, dress.rule)),
            cx.grid.inset,
            role=Role.QUOTE,
            span=self.span,
        )
        yield spaced(panel, dress, cx)
