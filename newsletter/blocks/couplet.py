"""Couplet (对联): two balanced halves of parallel prose or verse."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets, Size
from newsletter.basics.units import Length
from newsletter.basics.vector import VectorShape, polygon
from newsletter.flow.node import (
    Across,
    Cross,
    Diagram,
    Figure,
    Panel,
    Placed,
    Row,
    Space,
    Stack,
    Stand,
    with_texts,
)
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import couplets
from newsletter.model.block import Block
from newsletter.model.layers import vertical
from newsletter.model.parts import Paint, aligned, leaded, paint, snug, spaced, whole, width_of
from newsletter.model.pictured import PictureDress, treated
from newsletter.model.scrolls import Scroll
from newsletter.model.voice import inked
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


Form = Literal["band", "reversed", "corners", "ruled", "letter", "doors"]
_FORMS = (
    "`band`: on a ground. `reversed`: light on dark. `corners`: staggered between corner marks. `ruled`: below a"
    " thick and a thin rule. `letter`: upright on letter paper, the source as a seal. `doors`: upright on two"
    " leaves, a picture and the words `over` between them."
)
_FORMS_ZH = "band 底纹，reversed 反白，corners 角线错落，ruled 文武线叠行，letter 信笺竖排（出处作印章），doors 门联（横批居上，中间可放图）"


_UPRIGHT = frozenset({"letter", "doors"})
_DRAWN = _UPRIGHT | {"corners", "ruled"}


class CoupletDress(PictureDress):
    """How a couplet looks."""

    form: Form = field(
        f"The form, where the author does not say. {_FORMS}", f"作者未写时的样式：{_FORMS_ZH}", default="band"
    )
    opening: Literal["form", "scrolls"] = field(
        "How one stands that opens an article: in its form like all others, or as a pair of hanging scrolls, the "
        "first before the headline and the second at the foot of the page.",
        "篇首对联的样子：form 与文中的一样，scrolls 一对挂轴，上联在标题之前，下联在页末",
        default="form",
    )
    scroll_style: str = field(
        "The style of the words on scrolls.", "挂轴的文字样式", default="couplet", style=True
    )
    scroll: Length = field("How wide a scroll is, with its rods.", "挂轴连轴头的宽", default=Length(lines=4))
    silk: Paint = field("The silk of scrolls.", "挂轴的绫边", default="tint")
    paper: Paint = field("The paper of scrolls.", "挂轴的画心", default="paper", bears=("scroll-style",))
    rod: Paint = field("The rods of scrolls.", "挂轴的轴", default="text")
    knob: Paint = field("The ends of their rods.", "轴头", default="accent")
    abreast: bool | Literal["auto"] = field(
        "Halves side by side, or one above the other; `auto`: side by side where both fit.",
        "两句并排或上下排，auto 为放得下就并排",
        default="auto",
    )
    style: str = field("The style of both halves.", "两句的文字样式", default="couplet", style=True)
    fill: Paint = field("The ground.", "底色", default="pale", bears=("style", "couplet-source"))
    dark: Paint = field(
        "The ground of light words, and what black becomes in a `duotone`.",
        "反白时的底色，也是双色调里黑变成的颜色",
        default="deep",
    )
    leaf: Paint = field("The colour of a door's leaves and of a seal.", "门联和印章的颜色", default="accent")
    line: Paint = field(
        "The colour of corner marks, rules and frames.", "角线、文武线和信笺框的颜色", default="accent"
    )
    hair: Paint = field("The colour of letter paper's lines.", "信笺界行的颜色", default="mid")
    larger: float = field(
        "How much larger the words of the drawn forms are.",
        "底纹以外各式的文字放大倍数",
        default=1.3,
        minimum=1,
        maximum=3,
    )
    ratio: float = field(
        "Width over height of a picture above.", "放在上面的图片的宽高比", default=2.15, minimum=0.2
    )
    depth: Length = field("The least depth.", "最小高度", default=Length(lines=2))
    step: Length = field("The depth of a half above the other.", "上下排时每句的行高", default=Length(em=1.6))
    side: Length = field("The blank beside the source.", "出处右侧的空", default=Length(em=1))
    gap: Length = field("The blank between halves abreast.", "并排两句的间距", default=Length(22))
    mark: Length = field("The side of the diamond between them.", "中间菱形的边长", default=Length(3.2))
    mark_colour: Paint = field("The diamond's colour.", "菱形的颜色", default="accent")
    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length())


class Couplet(Block[CoupletDress]):
    """Two balanced halves."""

    upper: Inline = field("The first half.", "上联")
    lower: Inline = field("The second half, of equal length.", "下联，字数与上联相同")
    over: Inline | None = field("The words over both, as over a door.", "横批", default=None)
    source: Inline | None = field("Where it is from.", "出处", default=None)
    form: Form | None = field(
        f"Its form; the layout's, if you do not say. {_FORMS}", f"样式，不写随版式：{_FORMS_ZH}", default=None
    )
    orientation: Literal["horizontal", "vertical"] = field(
        "The direction of its lines in a band; upright ones run from right to left.",
        "底纹、反白时横排或竖排",
        default="horizontal",
    )
    photo: Picture | None = field(
        "The picture between the leaves of `doors`.", "门联中间的图片", default=None
    )
    alt: str = field("What it shows; without, it is an ornament.", "图片的替代文字；不写就算装饰", default="")
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )

    example = "couplet: [上下同欲者胜, 风雨同舟者兴]"
    variants = (
        "couplet: {upper: 做隐形埋名人, lower: 做惊天动地事, form: corners}",
        "couplet: {upper: 咬定青山不放松, lower: 立根原在破岩中, form: ruled}",
        "couplet: {upper: 咬定青山不放松, lower: 立根原在破岩中, source: 古塔, form: letter}",
        "couplet: {upper: 黄沙百战穿金甲, lower: 不破楼兰终不还, form: reversed}",
        "couplet: {upper: 直挂云帆济沧海, lower: 长风破浪会有时, over: 春回古塔, form: doors, photo: pagoda.svg}",
    )

    def realize(self, dress: CoupletDress, cx: Realizer) -> Iterator[FlowNode]:
        """Both halves, each whole (T22), in the form that the author or the layout chose."""
        if len(self.upper.plain) != len(self.lower.plain):
            cx.report("H180", self.span, upper=len(self.upper.plain), lower=len(self.lower.plain))
        form = self.form or dress.form
        scrolls = self._scrolls(dress, cx)
        if scrolls is not None:
            yield from scrolls
            return
        drawn = self._drawn(form, dress, cx) if form in _DRAWN else None
        node = drawn or self._banded(form, dress, cx)
        if self.photo is not None and (drawn is None or form != "doors"):
            above = replace(self._picture(dress, cx), ratio=dress.ratio, inset=cx.grid.inset)
            node = Stack((above, node), whole=True, span=self.span)
        yield spaced(node, dress, cx)

    def _scrolls(self, dress: CoupletDress, cx: Realizer) -> tuple[FlowNode, ...] | None:
        """Two hanging scrolls, the second floating to the foot of the page.

        None where no such are asked for, there is more than both halves, or these are too long.
        """
        scroll = Scroll(
            dress.scroll_style, cx.length(dress.scroll), dress.silk, dress.paper, dress.rod, dress.knob
        )
        alone = not (self.form or self.over or self.source or self.photo)
        if not (cx.opens and dress.opening == "scrolls" and alone):
            return None
        if not all(scroll.holds(half, cx) for half in (self.upper, self.lower)):
            return None
        second = Placed(
            scroll.hung(self.lower, cx), Across.ALL, Stand.FLOAT, before=cx.grid.unit, span=self.span
        )
        return spaced(scroll.hung(self.upper, cx), dress, cx), second

    def _drawn(self, form: str, dress: CoupletDress, cx: Realizer) -> FlowNode | None:
        """The halves in a form that is drawn; None where letter paper or doors have no room or cannot be."""
        halves = self._halves(dress, cx, upright=form in _UPRIGHT)
        node: FlowNode | None
        if form == "corners":
            node = couplets.staggered(cx, halves, cx.length("2pt"))
        elif form == "ruled":
            node = couplets.ruled(cx, halves, cx.length("2.4pt"), cx.length("0.5pt"))
        else:
            words = (
                halves.upper,
                halves.lower,
                *((halves.source,) if form == "letter" and halves.source else ()),
            )
            upright = not vertical(cx) and all(map(couplets.can_stand, words))
            node = None
            if upright and form == "letter":
                node = couplets.letter(cx, halves, cx.length("1pt"), cx.length("0.35pt"))
            elif upright:
                node = couplets.doors(cx, halves, self._picture(dress, cx) if self.photo else None)
            if node is None:
                cx.report("H397", self.place("form"))
                return None
        above = [halves.over] if halves.over and form != "doors" else []
        below = [aligned(halves.source, Align.END)] if halves.source and form != "letter" else []
        return Panel(Stack((*above, node, *below)), role=Role.QUOTE, whole=True, span=self.span)

    def _halves(self, dress: CoupletDress, cx: Realizer, *, upright: bool) -> couplets.Halves:
        """The words with their colours, larger than in a band where they have room."""
        wide = max(width_of(cx.runs(half, dress.style)) for half in (self.upper, self.lower))
        larger = dress.larger
        if not upright:
            # No larger than the measure holds, with room for the marks beside.
            room = cx.measure / (wide + couplets.BESIDE * cx.size(dress.style))
            larger = max(couplets.SMALLEST, min(larger, room))

        def words(said: Inline, name: str) -> Text:
            text = cx.text(said, dress.style, indent=0.0, span=self.place(name))
            return inked(text, size=larger * text.style.size)

        paper = cx.colour("paper")
        return couplets.Halves(
            words(self.upper, "upper"),
            words(self.lower, "lower"),
            aligned(words(self.over, "over"), Align.CENTER) if self.over else None,
            self._source(cx),
            cx.colour("text") if dress.line == "none" else cx.colour(dress.line),
            paint(cx, dress.fill),
            paint(cx, dress.leaf) or cx.colour("text"),
            paper,
            paint(cx, dress.hair) or paper,
        )

    def _source(self, cx: Realizer) -> Text | None:
        if self.source is None:
            return None
        return cx.text(self.source, "couplet-source", align=Align.END, indent=0.0, span=self.place("source"))

    def _picture(self, dress: CoupletDress, cx: Realizer) -> Figure:
        assert self.photo is not None
        role = Role.FIGURE if self.alt else Role.ARTIFACT
        return Figure(
            treated(self.photo, dress, cx), None, self.focus, alt=self.alt, role=role, span=self.span
        )

    def _banded(self, form: str, dress: CoupletDress, cx: Realizer) -> FlowNode:
        """Both halves on one ground; light on a dark one where that is asked for."""
        upright = self.orientation == "vertical"
        pair = self._upright(dress, cx) if upright else self._level(dress, cx)
        if self.over is not None:
            pair = Stack(
                (whole(cx.text(self.over, dress.style, align=Align.CENTER, span=self.place("over"))), pair)
            )
        source = self._source(cx)
        if source is not None:
            pair = Stack((pair, Panel(source, Insets(right=cx.length(dress.side)))))
        fill = dress.fill
        if form == "reversed":
            paper, fill = cx.colour("paper"), dress.dark
            pair = with_texts(pair, lambda text: inked(text, paper))
        return Panel(
            pair,
            snug(cx, cx.size(dress.style) / 2 if upright else 0.0),
            fill=paint(cx, fill),
            inset=cx.grid.inset,
            depth=cx.length(dress.depth),
            role=Role.QUOTE,
            whole=True,
            span=self.span,
        )

    def _level(self, dress: CoupletDress, cx: Realizer) -> FlowNode:
        upper, lower = (
            whole(cx.text(half, dress.style, span=half.span)) for half in (self.upper, self.lower)
        )
        gap = cx.length(dress.gap)
        abreast = dress.abreast
        if abreast == "auto":
            abreast = 2 * max(width_of(upper.runs), width_of(lower.runs)) + gap <= cx.measure
        if not abreast:
            step = cx.length(dress.step, style=dress.style)
            return Stack(tuple(leaded(aligned(half, Align.CENTER), step) for half in (upper, lower)))
        parts = (aligned(upper, Align.END), _diamond(dress, cx), aligned(lower, Align.START))
        return Row(parts, fixed=(None, gap, None), cross=Cross.MIDDLE)

    def _upright(self, dress: CoupletDress, cx: Realizer) -> FlowNode:
        """A column of single characters for each half, the upper at the right."""
        columns = [
            cx.text(half, dress.style, align=Align.START, indent=0.0, span=half.span)
            for half in (self.upper, self.lower)
        ]
        em = max(run.style.size + run.style.tracking for column in columns for run in column.runs)
        upper, lower = (leaded(column, couplets.UPRIGHT * em) for column in columns)
        gap = cx.length(dress.gap)
        side = Space(0.0)
        halves = Row((upper, lower), fixed=(em, em), gutter=gap, reverse=True)
        return Row((side, halves, side), fixed=(None, 2 * em + gap, None))


def _diamond(dress: CoupletDress, cx: Realizer) -> Diagram:
    """The mark between the halves, in the middle of their gap: a square on its corner."""
    half = cx.length(dress.mark) / math.sqrt(2)
    side = 2 * half
    colour = paint(cx, dress.mark_colour)
    path = polygon((half, 0), (side, half), (half, side), (0, half))
    return Diagram(Size(side, side), (VectorShape(path, fill=colour),), Align.CENTER, role=Role.ARTIFACT)
