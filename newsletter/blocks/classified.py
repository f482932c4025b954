"""Classified (分类信息): short advertisements, many to a column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Edges, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    empty,
    joined,
    ornament,
    paint,
    ruling,
    spaced,
    stroke,
)
from newsletter.model.voice import inked
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Realizer


class ClassifiedDress(Spaced):
    """How short advertisements look."""

    title: str = field(
        "The style of the words above all.", "栏目名的文字样式", default="box-title", style=True
    )
    head: str = field(
        "The style of the first words.", "条目开头的文字样式", default="contact-label", style=True
    )
    head_colour: Paint = field("Their colour.", "条目开头的颜色", default="text")
    text: str = field("The style of the words.", "条目的文字样式", default="box-body", style=True)
    price: str = field(
        "The style of price and telephone.", "价格和电话的文字样式", default="contact-label", style=True
    )
    between: str = field("What stands between the parts.", "各部分之间", default="　")
    above: Ruling | None = field("The rule above all.", "最上方的线", default=ruling(1.5, "accent"))
    line: Ruling | None = field("The rule between two.", "两条之间的线", default=ruling(0.5, "rule"))
    frame: Ruling | None = field(
        "The frame across, and the rules in it.", "通栏时的边框和格线", default=ruling(0.5, "rule")
    )
    fill: Paint = field("The ground inside that frame.", "通栏时的底色", default="none")
    columns: int = field("How many stand abreast across.", "通栏时一行几条", default=2, minimum=1)
    padding: Length = field(
        "The blank round each inside that frame.", "通栏时每条四周的空", default=Length(em=0.7)
    )
    ends: Length = field("The blank above and below each in a column.", "栏内每条上下的空", default=Length(3))


class Ad(Record):
    """One short advertisement."""

    head: Inline = field("Its first words.", "开头的几个字")
    text: Inline | None = field("What it says.", "内容", default=None)
    price: Inline | None = field("The price.", "价格", default=None)
    phone: Inline | None = field("The telephone.", "电话", default=None)


class Classified(Block[ClassifiedDress]):
    """Short advertisements."""

    title: Inline | None = field("The words above all.", "栏目名", default=None)
    items: tuple[Ad, ...] = field("The advertisements.", "各条信息")
    span_: Literal["column", "all"] = field(
        "One below another in a column, or boxed and abreast across.",
        "一栏内逐条排，或通栏分格排",
        default="column",
    )

    example = (
        "classified: [{head: 转让, text: 小货车一辆，车况良好。, price: 面议, phone: 0416-0000000},"
        " {head: 招工, text: 社区食堂招帮厨一名。}]"
    )

    def realize(self, dress: ClassifiedDress, cx: Realizer) -> Iterator[FlowNode]:
        """Each kept whole; in a column a hairline parts it from the next, and columns may break there."""
        if empty(self.items, self, cx):
            return
        if self.span_ == "all" and cx.spread > cx.measure:
            yield self._boxed(dress, cx)
            return
        line = stroke(cx, dress.line)
        ends = cx.length(dress.ends)
        nodes: list[FlowNode] = list(self._title(dress, cx))
        for ad in self.items:
            edge = line if nodes else stroke(cx, dress.above)
            words = _words(ad, dress, cx)
            nodes.append(
                Panel(words, Insets(ends, 0.0, ends, 0.0), edges=Edges(top=edge), whole=True, span=ad.span)
            )
        yield spaced(Stack(tuple(nodes), role=Role.LIST, span=self.span), dress, cx)

    def _title(self, dress: ClassifiedDress, cx: Realizer) -> Iterator[Panel]:
        """The words above all, under their rule."""
        if self.title is not None:
            text = replace(cx.text(self.title, dress.title, span=self.place("title")), before=0.0, after=0.0)
            ends = cx.length(dress.ends)
            yield Panel(
                text, Insets(ends, 0.0, ends, 0.0), edges=Edges(top=stroke(cx, dress.above)), with_next=True
            )

    def _boxed(self, dress: ClassifiedDress, cx: Realizer) -> FlowNode:
        """All of them across the columns in one frame, parted by its rules."""
        frame, padding = stroke(cx, dress.frame), cx.length(dress.padding)
        count = min(dress.columns, len(self.items))
        inner = Insets(padding, padding, padding, padding)
        rows: list[FlowNode] = []
        for start in range(0, len(self.items), count):
            texts = [_words(ad, dress, cx) for ad in self.items[start : start + count]]
            blank = [Space(0.0)] * (count - len(texts))
            # The rules between two reach through the padding to the frame.
            row = Row((*texts, *blank), gutter=2 * padding, divider=frame, inset=-padding)
            rows.append(Panel(row, inner, edges=Edges(top=frame if rows else None)))
        box = Panel(Stack(tuple(rows)), fill=paint(cx, dress.fill), edges=Edges(frame, frame, frame, frame))
        # A row, so that lines the grid adds stand below the frame and not in it.
        whole_ = Row(
            (Stack((*self._title(dress, cx), box)),), cross=Cross.MIDDLE, role=Role.LIST, span=self.span
        )
        return across(spaced(whole_, dress, cx), cx)


def _words(ad: Ad, dress: ClassifiedDress, cx: Realizer) -> Text:
    """First words, text, price and telephone in one paragraph."""
    head = inked(cx.join(cx.runs(ad.head, dress.head), dress.head), paint(cx, dress.head_colour)).runs
    parts: list[tuple[Run, ...]] = [head]
    parts += (
        cx.runs(said, style)
        for said, style in ((ad.text, dress.text), (ad.price, dress.price), (ad.phone, dress.price))
        if said
    )
    text = cx.join(
        joined(parts, ornament(cx, dress.between, dress.text)), dress.text, role=Role.ITEM, span=ad.span
    )
    return replace(text, style=replace(text.style, indent=0.0, align=Align.START))
