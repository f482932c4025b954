"""Notice (公告): an official announcement with its title, issuer, date and seal."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import Paint, Ruling, across, paint, ruling, spaced, stroke, width_of
from newsletter.model.signed import SignedDress, signed
from newsletter.model.voice import filled, framed, hairline, inked
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class NoticeDress(SignedDress):
    """How a notice looks."""

    title: str = field("The title's style.", "标题的文字样式", default="headline", style=True)
    title_size: Length = field("Its size in a column.", "栏内标题的字号", default=Length(em=1.8))
    title_size_all: Length = field("Its size across all columns.", "通栏标题的字号", default=Length(em=2.4))
    title_colour: Paint = field("Its colour.", "标题的颜色", default="accent")
    number: str = field("The number's style.", "文号的文字样式", default="caption", style=True)
    body: str = field("The style of the words.", "正文的文字样式", default="body", style=True)
    line: Ruling | None = field("The rule under the title.", "标题下的线", default=ruling(1, "accent"))
    outer: Ruling | None = field("The frame's outer rule.", "外框线", default=ruling(1.5, "accent"))
    inner: Ruling | None = field("The frame's inner rule.", "内框线", default=ruling(0.5, "accent"))
    gap: Length = field("The blank between these two.", "两道框线的间距", default=Length(2.5))
    fill: Paint = field("The ground.", "底色", default="none")
    padding: Length = field("The blank at the text's sides.", "文字左右的空", default=Length(em=1.2))
    ends: Length = field("The blank above and below.", "文字上下的空", default=Length(lines=0.5))


class Notice(Block[NoticeDress]):
    """An official announcement."""

    title: Inline = field("The title.", "标题")
    number: Inline | None = field("Its number.", "文号", default=None)
    to: Inline | None = field("Whom it is for.", "主送或称呼", default=None)
    text: tuple[Inline, ...] = field("The words; blank lines part paragraphs.", "正文，空行分段")
    issuer: tuple[Inline, ...] = field("Who issues it, each on a line.", "发布单位，可以有几行", default=())
    date: Inline | None = field("The day, as it is to be read.", "日期，怎样写就怎样排", default=None)
    seal: Picture | None = field("The picture of a seal.", "印章图片", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = (
        "notice: {title: 停水公告, text: 因管道检修，3月8日9时至17时停止供水，请提前储水。,"
        " issuer: 古塔区供水所, date: 2020年3月5日}"
    )

    def realize(self, dress: NoticeDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title over a rule, the words, then issuer and date at the lower right under the seal."""
        wide = self.span_ == "all" and cx.spread > cx.measure
        padding, gap = cx.length(dress.padding), cx.length(dress.gap)
        outer, inner = stroke(cx, dress.outer), stroke(cx, dress.inner)
        beyond = outer.width + gap if outer and inner else 0.0
        room = (cx.spread if wide else cx.measure) - 2 * (padding + beyond)
        title = self._title(dress, cx, wide=wide)
        parts: list[FlowNode] = [title]
        if self.number is not None:
            place = self.place("number")
            parts.append(cx.text(self.number, dress.number, align=Align.CENTER, indent=0.0, span=place))
        parts.append(hairline(stroke(cx, dress.line), cx.grid.unit))
        if self.to is not None:
            parts.append(cx.text(self.to, dress.body, indent=0.0, span=self.place("to")))
        parts += (cx.text(said, dress.body, span=said.span) for said in self.text)
        foot = signed(cx, dress, self.issuer, self.date, self.seal, measure=room)
        if foot is not None:
            parts.append(foot)
        # The two frames stand equally far apart all round: what fills the last line of the grid is inside both.
        lines = max(1, math.ceil(width_of(title.runs) / room))
        others = lines * title.style.leading + 2 * (beyond + cx.grid.inset)
        ends = filled(cx, cx.length(dress.ends), others)
        panel = framed(Stack(tuple(parts)), outer, inner, gap, Insets(ends, padding, ends, padding))
        panel = replace(
            panel,
            fill=paint(cx, dress.fill),
            inset=cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _title(self, dress: NoticeDress, cx: Realizer, *, wide: bool) -> Text:
        """The title in its own size, on lines of halves of the grid's."""
        size, half = cx.length(dress.title_size_all if wide else dress.title_size), cx.grid.unit / 2
        text = cx.text(
            self.title,
            dress.title,
            role=Role.HEADING,
            level=3,
            align=Align.CENTER,
            indent=0.0,
            span=self.place("title"),
        )
        leading = half * math.ceil(1.3 * size / half)
        text = inked(text, paint(cx, dress.title_colour), size=size, leading=leading)
        return replace(text, style=replace(text.style, balance=True), before=0.0, after=0.0)
