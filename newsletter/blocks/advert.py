"""Advert (广告): a framed advertisement or public-service announcement."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Figure, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import spoken
from newsletter.model.layers import vertical
from newsletter.model.parts import (
    Paint,
    Ruling,
    across,
    empty,
    leaded,
    paint,
    ruling,
    spaced,
    stroke,
    width_of,
)
from newsletter.model.pictured import PictureDress, treated
from newsletter.model.voice import filled, framed, inked
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class AdvertDress(PictureDress):
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

    words: Inline | None = field("The big words.", "大字", default=None)
    text: tuple[Inline, ...] = field("The words below them.", "小字，空行分段", default=())
    src: Picture | None = field("The picture's file.", "图片文件", default=None)
    alt: str = field("What it shows, for those who cannot see it.", "替代文字：图上有什么", default="")
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )
    label: Inline | None = field("What it is, such as 公益广告.", "标签，如“公益广告”", default=None)
    contact: Inline | None = field(
        "The line at its foot: whom to ask, and where.", "最下面的联系行", default=None
    )
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "advert: {words: 节约用水，从关紧龙头起, text: 一滴一滴地省，一家一家地传。, label: 公益广告, contact: 古塔区供水所}"

    def realize(self, dress: AdvertDress, cx: Realizer) -> Iterator[FlowNode]:
        """Picture and words in one frame, the contact line on a bar at its foot; never parted."""
        if empty([part for part in (self.src, self.words, *self.text, self.contact) if part], self, cx):
            return
        wide = self.span_ == "all" and cx.spread > cx.measure
        outer, inner = stroke(cx, dress.outer), stroke(cx, dress.inner)
        rule = inner or outer
        edge = rule.width if rule else 0.0
        beyond = outer.width + cx.length(dress.gap) if outer and inner else 0.0
        room = (cx.spread if wide else cx.measure) - 2 * (edge + beyond)
        # What no line of the grid holds, as deep as it is: the rules and what the frame stands inside them.
        others = 2 * (edge + beyond + cx.grid.inset)
        body = self._body(dress, cx, room, others, wide=wide)
        if self.contact is not None:
            body.append(self._contact(dress, cx))
        frame = framed(Stack(tuple(body)), outer, inner, cx.length(dress.gap), Insets(edge, edge, edge, edge))
        panel = replace(frame, fill=paint(cx, dress.fill), inset=cx.grid.inset, role=Role.ASIDE)
        # A row, so that what the grid may add stands below the frame and not in it.
        yield across(spaced(Row((panel,), cross=Cross.MIDDLE, span=self.span), dress, cx), cx, wanted=wide)

    def _body(
        self, dress: AdvertDress, cx: Realizer, room: float, others: float, *, wide: bool
    ) -> list[FlowNode]:
        """Picture above words, beside them across all columns; in all so deep that the frame meets the grid."""
        padding, ends = cx.length(dress.padding), cx.length(dress.ends)
        share = dress.picture_share.share if wide and (self.words or self.text) else 1.0
        beside = self.src is not None and share < 1.0
        side = room * (1 - share) if beside else room
        words = self._words(dress, cx, wide=wide)
        unit = cx.grid.unit
        if self.src is None:
            ends = filled(cx, ends, others)
            return [Panel(Stack(words), Insets(ends, padding, ends, padding))]
        held = Panel(Stack(words), Insets(ends, padding, ends, padding))
        deep = sum(_depth(text, side - 2 * padding) for text in words) + 2 * ends if words else 0.0
        least = room * share / dress.ratio
        depth = max(least, deep) if beside else least
        rest = others if beside else others + (2 * ends if words else 0.0)
        depth = max(unit, math.ceil((depth + rest) / unit - 0.5 * (not beside)) * unit - rest)
        figure = self._figure(self.src, room * share, depth, dress, cx)
        if beside:
            return [Row((figure, held), fixed=(room * share, None), cross=Cross.MIDDLE)]
        return [figure, held] if words else [figure]

    def _words(self, dress: AdvertDress, cx: Realizer, *, wide: bool) -> tuple[Text, ...]:
        """The label, the big words balanced over their lines, the small ones; all centred on whole lines."""
        unit, found = cx.grid.unit, []
        if self.label is not None:
            found.append(cx.text(self.label, dress.label, indent=0.0, align=Align.CENTER))
        if self.words is not None:
            size = cx.length(dress.size_all if wide else dress.size)
            text = cx.text(self.words, dress.words, indent=0.0, align=Align.CENTER, span=self.place("words"))
            big = inked(text, paint(cx, dress.colour), size=size, leading=unit * math.ceil(1.2 * size / unit))
            found.append(replace(big, style=replace(big.style, balance=True), before=0.0, after=0.0))
        found += (
            leaded(cx.text(said, dress.text, indent=0.0, align=Align.CENTER, span=said.span), unit)
            for said in self.text
        )
        return tuple(found)

    def _contact(self, dress: AdvertDress, cx: Realizer) -> FlowNode:
        text = cx.text(self.contact or "", dress.contact, align=Align.CENTER, indent=0.0)
        line = leaded(inked(text, paint(cx, dress.contact_colour)), cx.grid.unit)
        side = cx.length(dress.padding)
        return Panel(line, Insets(0.0, side, 0.0, side), paint(cx, dress.contact_fill))

    def _figure(self, src: Picture, along: float, depth: float, dress: AdvertDress, cx: Realizer) -> Figure:
        """The picture, so many points along the lines and across them; upright in vertical writing (T64)."""
        alt = spoken(cx, self.alt, self.words or self.label or self.contact, self.span)
        width, height = (depth, along) if vertical(cx) else (along, depth)
        return Figure(
            treated(src, dress, cx),
            width / height,
            self.focus,
            alt=alt,
            width=width,
            round=cx.length(dress.round),
            role=Role.FIGURE,
            span=self.span,
        )


def _depth(text: Text, width: float) -> float:
    """About how deep *text* is in a width, in points; rather too deep."""
    return max(1, math.ceil(width_of(text.runs) / width)) * text.style.leading
