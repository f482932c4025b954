"""Contact (联系方式): whom to ask, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Row, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, empty, joined, ornament, spaced, whole, width_of
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class ContactDress(Spaced):
    """How contacts look."""

    name: str = field("The word before the name.", "“联系人”字样", default="联系人")
    phone: str = field("The word before the telephone.", "“电话”字样", default="电话")
    address: str = field("The word before the address.", "“地址”字样", default="地址")
    hours: str = field("The word before the hours.", "“时间”字样", default="时间")
    gap: Length = field("The blank behind these words.", "字样后的空", default=Length(em=1))
    form: Literal["lines", "call"] = field(
        "A line for each; or the telephone large, the name above it, the rest on one line below.",
        "逐项列出 (lines)；或电话用大字，名称在上，其余在下排一行 (call)",
        default="lines",
    )
    between: str = field("The blank between two entries on one line.", "同一行两项之间的空", default="　")


class Contact(Block[ContactDress]):
    """Whom to ask, where and when."""

    phone: Inline | None = field("The telephone.", "电话", default=None)
    address: Inline | None = field("The address.", "地址", default=None)
    hours: Inline | None = field("The hours.", "时间", default=None)
    name: Inline | None = field("The person or unit.", "联系人或单位", default=None)

    example = "contact: {name: 古塔区卫健局, address: 古塔路一号, hours: 工作日 8:30–17:00}"

    def realize(self, dress: ContactDress, cx: Realizer) -> Iterator[FlowNode]:
        """A line for each that is given, the words before them in a column."""
        if dress.form == "call":
            yield from self._call(dress, cx)
            return
        said = {
            dress.name: self.name,
            dress.phone: self.phone,
            dress.address: self.address,
            dress.hours: self.hours,
        }
        lines = [(ornament(cx, word, "contact-label"), content) for word, content in said.items() if content]
        if empty(lines, self, cx):
            return
        side = max(width_of(label) for label, _ in lines)
        rows = (
            Row(
                (cx.join(label, "contact-label"), cx.text(content, "contact-text", span=content.span)),
                fixed=(side, None),
                gutter=cx.length(dress.gap),
                cross=Cross.BASELINE,
                role=Role.ITEM,
            )
            for label, content in lines
        )
        yield spaced(Stack(tuple(rows), role=Role.LIST, whole=True, span=self.span), dress, cx)

    def _call(self, dress: ContactDress, cx: Realizer) -> Iterator[FlowNode]:
        """The telephone large on a line of its own, whom it reaches above, where and when below."""
        gap = ornament(cx, dress.between, "contact-text")
        below = joined((cx.runs(one, "contact-text") for one in (self.address, self.hours) if one), gap)
        lines = [
            *((cx.text(self.name, "contact-label", span=self.place("name")),) if self.name else ()),
            *((whole(cx.text(self.phone, "contact-phone", span=self.place("phone"))),) if self.phone else ()),
            *((cx.join(below, "contact-text", span=self.span),) if below else ()),
        ]
        if not empty(lines, self, cx):
            yield spaced(Stack(tuple(lines), role=Role.LIST, whole=True, span=self.span), dress, cx)
