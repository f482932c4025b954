"""Annex (附件): an attachment that is bound with a letter; its label and title, at the head of a new page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Break, BreakKind, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import labelled
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class AnnexDress(Dress):
    """How an annex opens (GB/T 9704, 7.3.7: the label on the first line, the title on the third)."""

    label: str = field("The words round its number.", "序号前后的字", default="附件{}")
    between: Length = field(
        "The blank between label and title.", "序号与标题之间的空", default=Length(lines=1)
    )
    after: Length = field("The blank below the title.", "标题下方的空", default=Length(lines=1))


class Annex(Block[AnnexDress]):
    """The opening of an attachment that is bound with a letter."""

    text: Inline = field("The title.", "附件标题")
    number: str = field("Its number, where there are several.", "附件序号，只有一个时不写", default="")

    example = "annex: {text: 森林防火责任区划分表, number: 1}"

    def realize(self, dress: AnnexDress, cx: Realizer) -> Iterator[FlowNode]:
        """A new page, the label, the title; what follows stays with them."""
        yield Break(BreakKind.PAGE)
        runs = labelled(cx, dress.label, self.number, "annex-label")
        label = cx.text("", "annex-label", indent=0.0, prefix=runs, span=self.place("number") or self.span)
        title = cx.text(self.text, "annex-title", role=Role.HEADING, span=self.text.span)
        title = replace(title, level=2, before=max(title.before, cx.length(dress.between)))
        after = cx.length(dress.after)
        yield Stack((label, title), after=after, with_next=True, whole=True, span=self.span)
