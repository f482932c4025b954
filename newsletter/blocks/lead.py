"""Lead (导语): the opening paragraph that tells the whole in little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Paint, Ruling, paint, snug, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class LeadDress(Dress):
    """How a lead looks."""

    rule: Ruling | None = field(
        "An upright rule before it: width and colour.", "左侧竖线：粗细和颜色", default=None
    )
    gap: Length = field("The blank between rule and text.", "竖线与文字之间的空", default=Length(12))
    fill: Paint = field("The ground behind it.", "底色", default="none", bears=("lead",))
    padding: Length = field(
        "The blank between text and the ground's other edges.", "文字与底色边缘之间的空", default=Length()
    )
    after: Length = field("The blank below.", "下方的空", default=Length())
    drop_cap: int = field(
        "How many lines deep its first character stands; 0 for as deep as the others.",
        "首字下沉的行数，0 为不下沉",
        default=0,
        minimum=0,
        maximum=4,
    )


class Lead(Block[LeadDress]):
    """The opening paragraph."""

    text: Inline = field("The lead, about 80 characters.", "导语，八十字左右")

    example = "lead: 腊月二十七，年味正浓，全区卫健干部已经返岗。"
    inner = False

    def realize(self, dress: LeadDress, cx: Realizer) -> Iterator[FlowNode]:
        """A text behind a rule that is as long as its ink."""
        text = cx.text(self.text, "lead", role=Role.LEAD, span=self.span)
        text = replace(text, drop=dress.drop_cap)
        rule, side = stroke(cx, dress.rule), cx.length(dress.padding)
        left = cx.length(dress.gap) if rule else side
        yield Panel(
            text,
            snug(cx, side, left=left, right=side),
            paint(cx, dress.fill),
            Edges(left=rule),
            cx.grid.inset,
            after=cx.length(dress.after),
            span=self.span,
        )
