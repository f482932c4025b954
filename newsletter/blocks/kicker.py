"""Kicker (引题): the line over a headline that names the series or the occasion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Ruling, barred, ruling, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class KickerDress(Dress):
    """How a kicker looks."""

    bar: Ruling | None = field(
        "The bar before it: width and colour.", "前面的竖条：粗细和颜色", default=ruling(3.2, "accent")
    )
    bar_depth: Length = field("How long the bar is.", "竖条的长度", default=Length(12.5))
    gap: Length = field("The blank behind the bar.", "竖条后的空", default=Length(6.5))


class Kicker(Block[KickerDress]):
    """The line over a headline."""

    text: Inline = field("The series or the occasion.", "引题文字，如栏目或专题的名称")

    example = "kicker: 疫情防控 · 古塔在行动"
    inner = False

    def realize(self, dress: KickerDress, cx: Realizer) -> Iterator[FlowNode]:
        """One line behind a bar, kept with the headline."""
        text = cx.text(self.text, "kicker", role=Role.KICKER, span=self.span)
        bar, depth, gap = stroke(cx, dress.bar), cx.length(dress.bar_depth), cx.length(dress.gap)
        yield replace(barred(text, bar, depth, gap), with_next=True)
