"""Advert (广告): a framed advertisement or public-service announcement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Figure, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import spoken
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    aligned,
    empty,
    paint,
    ruling,
    spaced,
    stroke,
)
from newsletter.model.voice import framed, inked
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class AdvertDress(Spaced):
    """How an advertisement looks."""

    words: str = field("The style of the big words.", "大字的文字样式", default="headline", style=True)
    size: Length = field("Their size in a column.", "栏内大字的字号", default=Length(em=2.2))
    size_all: Length = field("Their size across all columns.", "通栏大字的字号", default=Length(em=3.4))
    colour: Paint = field("Their colour.", "大字的颜色", default="accent")
    text: str = field("The style of the words below.", "小字的文字样式", default="box-body", style=True)
    label: str = field("The label's style.", "标签的文字样式", default="caption", style=True)
    contact: str = field("The contact line's style.", "联系行的文字样式", default="qr-label", style=True)
    contact_fill: Paint = field("Its ground.", "联系行的底色", default="accent")
    contact_colour: Paint = field("Its colour.", "联系行的文字颜色", default="paper")
    fill: Paint = field("The ground.", "底色", default="pale")
    outer: Ruling | None = field("The frame's outer rule.", "外框线", default=ruling(1.5, "accent"))
    inner: Ruling | None = field("The frame's inner rule.", "内框线", default=None)
    gap: Length = field("The blank between these two.", "两道框线的间距", default=Length(2.5))
    ratio: float = field("The picture's width over its height.", "图片的宽高比", default=2.15, minimum=0.2)
    picture_share: Length = field(
        "The share of the width that a picture has across all columns.",
        "通栏时图片占的宽度",
        default=Length(share=0.42),
    )
    padding: Length = field("The blank at the words' sides.", "文字左右的空", default=Length(em=1))
    ends: Length = field("The blank above and below the words.", "文字上下的空", default=Length(lines=0.6))


class Advert(Block[AdvertDress]):
    """A framed advertisement."""

    src: Picture | None = field("The picture's file.", "图片文件", default=None)
    alt: str = field("What it shows, for those who cannot see it.", "替代文字：图上有什么", default="")
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )
    words: Inline | None = field("The big words.", "大字", default=None)
    text: tuple[Inline, ...] = field("The words below them.", "小字，空行分段", default=())
    label: Inline | None = field("What it is, such as 公益广告.", "标签，如“公益广告”", default=None)
    contact: Inline | None = field(
        "The line at its foot: whom to ask, and where.", "最下面的联系行", default=None
    )
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "advert: {words: 节约用水，从关紧龙头起, text: 一滴一滴地省，一家一家地传。, label: 公益广告, contact: 古塔区供水所}"

    def realize(self, dress: AdvertDress, cx: Realizer) -> Iterator[FlowNode]:
        """Picture and words in one frame, the contact line on a bar at its foot; never parted."""
        wide = self.span_ == "all" and cx.spread > cx.measure
        words = self._words(dress, cx, wide=wide)
        if empty([self.src, *words, self.contact] if self.src or self.contact else words, self, cx):
            return
        padding, ends = cx.length(dress.padding), cx.length(dress.ends)
        body: list[FlowNode] = [Panel(Stack(words), Insets(ends, padding, ends, padding))] if words else []
        figure = self._figure(dress, cx)
        outer, inner = stroke(cx, dress.outer), stroke(cx, dress.inner)
        if figure is not None and wide and body:
            spread = cx.spread - sum(2 * rule.width for rule in (outer, inner) if rule)
            body = [
                Row((figure, body[0]), fixed=(spread * dress.picture_share.share, None), cross=Cross.MIDDLE)
            ]
        elif figure is not None:
            body.insert(0, figure)
        if self.contact is not None:
            line = inked(
                cx.text(self.contact, dress.contact, span=self.place("contact")),
                paint(cx, dress.contact_colour),
            )
            body.append(
                Panel(
                    aligned(line, Align.CENTER),
                    Insets(left=padding, right=padding),
                    paint(cx, dress.contact_fill),
                )
            )
        # What fills the frame stands inside its rules.
        rule = inner or outer
        edge = rule.width if rule else 0.0
        frame = framed(Stack(tuple(body)), outer, inner, cx.length(dress.gap), Insets(edge, edge, edge, edge))
        panel = replace(
            frame,
            fill=paint(cx, dress.fill),
            inset=cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _words(self, dress: AdvertDress, cx: Realizer, *, wide: bool) -> tuple[FlowNode, ...]:
        """The label, the big words balanced over their lines, the small ones; all centred."""
        found: list[FlowNode] = []
        if self.label is not None:
            found.append(
                cx.text(self.label, dress.label, indent=0.0, align=Align.CENTER, span=self.place("label"))
            )
        if self.words is not None:
            size = cx.length(dress.size_all if wide else dress.size)
            text = cx.text(self.words, dress.words, indent=0.0, align=Align.CENTER, span=self.place("words"))
            big = inked(text, paint(cx, dress.colour), size=size, leading=1.35 * size)
            found.append(replace(big, style=replace(big.style, balance=True), before=0.0, after=0.0))
        found += (
            cx.text(said, dress.text, indent=0.0, align=Align.CENTER, span=said.span) for said in self.text
        )
        return tuple(found)

    def _figure(self, dress: AdvertDress, cx: Realizer) -> Figure | None:
        if self.src is None:
            return None
        said = self.words or self.label or self.contact
        alt = spoken(cx, self.alt, said, self.span)
        return Figure(self.src, dress.ratio, self.focus, alt=alt, role=Role.FIGURE, span=self.span)
