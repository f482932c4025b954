"""Attachments (附件说明): what goes along with a letter, named below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, empty, numeral, ornament, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class AttachmentsDress(Spaced):
    """How attachments are named (GB/T 9704, 7.3.4: a blank line above, two characters in)."""

    label: str = field("The word before them.", "“附件”字样", default="附件：")
    number: str = field(
        "How several are numbered, as the first would be.", "编号，写第一个的样子", default="1."
    )
    indent: Length = field("How far the word stands in.", "左边的空", default=Length(em=2))
    gap: Length = field("The blank behind a number.", "编号后的空", default=Length(em=0.25))
    after: Length = field("The blank below.", "下方的空", default=Length())


class Attachments(Block[AttachmentsDress]):
    """What goes along with a letter."""

    items: tuple[Inline, ...] = field("The names of the attachments.", "附件名称，后面不加标点")

    example = "attachments: [防火责任区划分表, 巡山登记簿样式]"

    @property
    def joins(self) -> bool:
        """It never stands on a page without text (GB/T 9704)."""
        return True

    def realize(self, dress: AttachmentsDress, cx: Realizer) -> Iterator[FlowNode]:
        """The word, then the names, each hanging behind its number; one alone has no number."""
        if empty(self.items, self, cx):
            return
        label = _drawn(dress.label, cx)
        names = [cx.text(item, "attachments", indent=0.0, span=item.span) for item in self.items]
        rows: list[FlowNode] = [
            Row(
                (_drawn(numeral(dress.number, count), cx), name),
                fixed=(NATURAL, None),
                gutter=cx.length(dress.gap, style="attachments"),
                cross=Cross.BASELINE,
                role=Role.ITEM,
            )
            for count, name in enumerate(names, 1)
        ]
        both = Row(
            (label, Stack(tuple(rows) if len(rows) > 1 else tuple(names))),
            fixed=(NATURAL, None),
            # The colon gives its blank at its line's end (T27), and has it back here.
            gutter=cx.size("attachments") / 2,
            cross=Cross.BASELINE,
        )
        indent = cx.length(dress.indent, style="attachments")
        yield spaced(Panel(both, Insets(left=indent), role=Role.LIST, whole=True, span=self.span), dress, cx)


def _drawn(words: str, cx: Realizer) -> Text:
    """Words of the dress, as wide as they are."""
    return cx.text("", "attachments", indent=0.0, prefix=ornament(cx, words, "attachments"))
