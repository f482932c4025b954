"""Couplet (对联): two balanced halves of parallel prose or verse."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets, Size
from newsletter.basics.units import Length
from newsletter.basics.vector import VectorShape, polygon
from newsletter.flow.node import Cross, Diagram, Panel, Row, Space, Stack
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


class CoupletDress(Spaced):
    """How a couplet looks."""

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
