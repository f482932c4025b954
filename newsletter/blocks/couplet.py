"""Couplet (对联): two balanced halves of parallel prose or verse."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets, Size
from newsletter.basics.units import Length
from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, polygon
from newsletter.flow.node import Across, Cross, Diagram, Panel, Placed, Row, Space, Stack, Stand
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import Paint, Spaced, aligned, leaded, paint, snug, spaced, whole, width_of
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


# The step from one upright character to the next, in em.
UPRIGHT = 1.12


# The silk of a scroll stands in by so much from its rods' ends and from the paper, in parts of its depth.
SILK, PAPER = 1 / 18, 1 / 14
# Silk above and below the paper, and paper above and below the words, in parts of the scroll's depth.
HEAD, MARGIN = 0.4, 0.3
# The widest step from one character of a scroll to the next, in em.
WIDEST = 2.6


class CoupletDress(Spaced):
    """How a couplet looks."""

    opening: Literal["panel", "scrolls"] = field(
        "How one stands that opens an article: on a ground like all others, or as a pair of hanging scrolls, the "
        "first before the headline and the second at the foot of the page.",
        "篇首对联的样子：panel 与文中的一样，scrolls 一对挂轴，上联在标题之前，下联在页末",
        default="panel",
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
    source: Inline | None = field("Where it is from.", "出处", default=None)
    orientation: Literal["horizontal", "vertical"] = field(
        "The direction of its lines; upright ones run from right to left.", "横排或竖排", default="horizontal"
    )

    example = "couplet: [上下同欲者胜, 风雨同舟者兴]"

    def realize(self, dress: CoupletDress, cx: Realizer) -> Iterator[FlowNode]:
        """Both halves, each whole (T22), on one ground."""
        if len(self.upper.plain) != len(self.lower.plain):
            cx.report("H180", self.span, upper=len(self.upper.plain), lower=len(self.lower.plain))
        scrolls = _Scrolls.of(self, dress, cx) if cx.opens and dress.opening == "scrolls" else None
        if scrolls is not None:
            yield from scrolls.nodes()
            return
        upright = self.orientation == "vertical"
        pair = self._upright(dress, cx) if upright else self._level(dress, cx)
        if self.source is not None:
            source = cx.text(self.source, "couplet-source", align=Align.END, span=self.place("source"))
            pair = Stack((pair, Panel(source, Insets(right=cx.length(dress.side)))))
        panel = Panel(
            pair,
            snug(cx, cx.size(dress.style) / 2 if upright else 0.0),
            fill=paint(cx, dress.fill),
            inset=cx.grid.inset,
            depth=cx.length(dress.depth),
            role=Role.QUOTE,
            whole=True,
            span=self.span,
        )
        yield spaced(panel, dress, cx)

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
        upper, lower = (leaded(column, UPRIGHT * em) for column in columns)
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


@dataclass(frozen=True, slots=True)
class _Scrolls:
    """A couplet as two hanging scrolls, as long as the lines are."""

    couplet: Couplet
    dress: CoupletDress
    cx: Realizer

    @classmethod
    def of(cls, couplet: Couplet, dress: CoupletDress, cx: Realizer) -> _Scrolls | None:
        """The scrolls; None for a couplet that is too long for them, or has a source."""
        made = cls(couplet, dress, cx)
        longest = max(len(couplet.upper.plain), len(couplet.lower.plain))
        fits = couplet.source is None and longest * cx.size(dress.scroll_style) <= made._room
        return made if fits else None

    def nodes(self) -> Iterator[FlowNode]:
        """The first scroll, and the second, which floats to the foot of the page."""
        first, second = (self._scroll(half) for half in (self.couplet.upper, self.couplet.lower))
        yield spaced(first, self.dress, self.cx)
        yield Placed(
            second, across=Across.ALL, stand=Stand.FLOAT, before=self.cx.grid.unit, span=self.couplet.span
        )

    @property
    def _depth(self) -> float:
        return self.cx.length(self.dress.scroll)

    @property
    def _room(self) -> float:
        """The length that the words may take."""
        return self.cx.measure - 2 * self._depth * (1 / 6 + HEAD + MARGIN)

    def _scroll(self, half: Inline) -> FlowNode:
        """One half on paper and silk, between its rods."""
        cx, dress, depth = self.cx, self.dress, self._depth
        em = cx.size(dress.scroll_style)
        count = len(half.plain)
        step = min(self._room / count, WIDEST * em)
        text = whole(aligned(cx.text(half, dress.scroll_style, indent=0.0, span=half.span), Align.CENTER))
        runs = tuple(replace(run, style=replace(run.style, tracking=step - em)) for run in text.runs)
        silk = depth * (1 - 4 * SILK)
        paper = silk * (1 - 2 * PAPER)
        words = Panel(leaded(replace(text, runs=runs), paper), fill=paint(cx, dress.paper), role=Role.QUOTE)
        head = HEAD * depth
        ground = Panel(
            Row((Space(0.0), words, Space(0.0)), fixed=(head, None, head), cross=Cross.MIDDLE),
            Insets(silk * PAPER, 0.0, silk * PAPER, 0.0),
            fill=paint(cx, dress.silk),
        )
        rod = depth / 6
        row = Row(
            (self._rod(rod), ground, self._rod(rod)),
            fixed=(rod, None, rod),
            cross=Cross.MIDDLE,
            span=half.span,
        )
        return Panel(row, whole=True, span=half.span)

    def _rod(self, width: float) -> FlowNode:
        """A rod *width* thick, with a knob at each end."""
        cx, dress, depth = self.cx, self.dress, self._depth
        knob = depth * SILK
        side = Space(0.0)
        ends = Panel(side, fill=paint(cx, dress.knob), depth=knob, role=Role.ARTIFACT)
        tip = Row((side, ends, side), fixed=(width / 5, None, width / 5), role=Role.ARTIFACT)
        bar = Panel(side, fill=paint(cx, dress.rod), depth=depth - 2 * knob, role=Role.ARTIFACT)
        return Stack((tip, bar, tip), role=Role.ARTIFACT)
