"""Timeline (大事记): dated events along a rule with a point for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Affine, Insets, Size
from newsletter.basics.units import Length
from newsletter.basics.vector import Stroke, VectorShape, ellipse, segment, transformed
from newsletter.flow.node import Diagram, Edges, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.model import abreast
from newsletter.model.block import Block
from newsletter.model.hanging import label_width, level_with
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
    tabular,
    whole,
)
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class TimelineDress(Spaced):
    """How a timeline looks."""

    dates: Literal["auto", "beside", "above"] = field(
        "Dates before the rule or above their texts; `auto`: before it where they leave the texts room.",
        "日期在线的前面（beside）或在文字上面（above），auto 为放得下就在前面",
        default="auto",
    )
    most: Length = field(
        "The widest that dates before the rule may be.", "日期在前时的最大宽度", default=Length(share=0.3)
    )
    date: str = field("The style of dates.", "日期的文字样式", default="contact-label", style=True)
    style: str = field("The style of texts.", "正文的文字样式", default="list", style=True)
    rule: Ruling | None = field("The rule.", "线", default=ruling(1.2, "mid"))
    mark: Length = field("How wide a point is.", "圆点的直径", default=Length(em=0.62))
    ring: Length = field(
        "How thick its ring is; 0: a full point.", "圆圈的粗细，0 为实心", default=Length(em=0.16)
    )
    colour: Paint = field("The points' colour.", "圆点的颜色", default="accent")
    ground: Paint = field("The ground inside rings.", "圆圈里的底色", default="paper")
    gap: Length = field(
        "The blank on both sides of the points' line.", "圆点所在一行两侧的空", default=Length(em=0.2)
    )
    columns: int = field(
        "The most events that stand side by side across the page.",
        "通栏时最多几项左右并排，再多就上下排",
        default=6,
        minimum=1,
    )
    least: Length = field("The least width of one of these.", "并排时每项的最小宽度", default=Length(em=6))
    gutter: Length = field("The blank between two of these.", "并排时的间距", default=Length(em=1.5))
    between: Length = field("The blank between two events.", "相邻两项之间的空", default=Length())


class Dated(Record):
    """One event."""

    date: Inline = field("When it was.", "日期")
    text: Inline = field("What happened.", "事情")
    major: bool = field("Whether its point is full.", "是否重点（圆点实心）", default=False)


class Timeline(Block[TimelineDress]):
    """Dated events."""

    items: tuple[Dated, ...] = field("The events, in their order.", "各项，按先后")
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "timeline: [[腊月廿七, 全员返岗。], {date: 惊蛰, text: 河冰渐松，企业复工。, major: true}]"

    def realize(self, dress: TimelineDress, cx: Realizer) -> Iterator[FlowNode]:
        """The events along a rule from the first point to the last line; column breaks may part them."""
        if empty(self.items, self, cx):
            return
        wide = self.span_ == "all"
        texts = [cx.text(one.text, dress.style, indent=0.0) for one in self.items]
        dates = [
            tabular(level_with(cx.text(one.date, dress.date, indent=0.0), text))
            for one, text in zip(self.items, texts, strict=True)
        ]
        measure = max(cx.spread, cx.measure) if wide else cx.measure
        width, least = label_width(dates), cx.length(dress.least, style=dress.style)
        room = abreast.room_for(measure, max(width, least), cx.length(dress.gutter))
        level = texts[0].style.writing is Writing.HORIZONTAL
        if level and wide and 1 < len(texts) <= min(room, dress.columns):
            node = self._abreast(dates, texts, dress, cx, measure)
        else:
            most = cx.length(dress.most) * measure / cx.measure
            beside = dress.dates == "beside" or (dress.dates == "auto" and width <= most)
            node = self._lined(dates, texts, dress, cx, width if beside else 0.0)
        yield across(spaced(node, dress, cx), cx, wanted=wide)

    def _lined(
        self, dates: Sequence[Text], texts: Sequence[Text], dress: TimelineDress, cx: Realizer, width: float
    ) -> FlowNode:
        """The events in a frame whose one edge is the rule, through the middle of their points.

        *width* is that of dates before the rule; 0: they stand above their texts.
        """
        side, gap = texts[0].style.leading, cx.length(dress.gap)
        rule = stroke(cx, dress.rule)
        rows: list[Row] = []
        for one, date, text in zip(self.items, dates, texts, strict=True):
            cells: tuple[FlowNode, ...]
            fixed: tuple[float | None, ...]
            point = self._point(side, dress, cx, full=one.major)
            if width:
                cells, fixed = (aligned(whole(date), Align.END), point, text), (width, side, None)
            else:
                cells, fixed = (point, Stack((replace(date, with_next=True), text))), (side, None)
            above = cx.length(dress.between) if rows else 0.0
            rows.append(Row(cells, fixed=fixed, gutter=gap, before=above, role=Role.ITEM, span=one.span))
        # Without dates before it the rule stands so that points begin at the column's edge.
        start = 0.0 if width else (cx.length(dress.mark, style=dress.style) - side) / 2
        left = (width + gap if width else 0.0) + (side - (rule.width if rule else 0.0)) / 2
        list_ = Stack(tuple(rows), role=Role.LIST)
        ends = -side / 2
        lined = Panel(list_, Insets(ends, 0.0, ends, -left), edges=Edges(left=rule), inset=side / 2)
        return Panel(lined, Insets(left=left + start), span=self.span)

    def _abreast(
        self, dates: Sequence[Text], texts: Sequence[Text], dress: TimelineDress, cx: Realizer, measure: float
    ) -> FlowNode:
        """The events side by side, the rule running across between their dates and their texts."""
        gutter, rule = cx.length(dress.gutter), stroke(cx, dress.rule)
        pitch = (measure + gutter) / len(texts)
        cells = []
        for index, (one, date, text) in enumerate(zip(self.items, dates, texts, strict=True)):
            point = self._point(text.style.leading, dress, cx, full=one.major)
            left = (cx.length(dress.mark, style=dress.style) - point.size.width) / 2
            shapes = tuple(
                replace(shape, path=transformed(shape.path, Affine(e=left))) for shape in point.shapes
            )
            if rule is not None:
                # On to the next event's point, or to the end of the last one's text.
                end = pitch - (gutter if index == len(texts) - 1 else 0.0)
                middle = point.size.height / 2
                shapes = (VectorShape(segment(0.0, middle, end, middle), stroke=rule), *shapes)
            parts = (replace(date, with_next=True), replace(point, shapes=shapes, with_next=True), text)
            cells.append(Stack(parts, role=Role.ITEM, whole=True, span=one.span))
        return Stack((Row(tuple(cells), gutter=gutter),), role=Role.LIST, span=self.span)

    def _point(self, side: float, dress: TimelineDress, cx: Realizer, *, full: bool) -> Diagram:
        """A point in the middle of a square as wide as a line is deep, so that it stands there in vertical lines, too."""
        width = cx.length(dress.mark, style=dress.style)
        ring = cx.length(dress.ring, style=dress.style)
        colour, radius = cx.colour(dress.colour), width / 2
        if full or not ring:
            shape = VectorShape(ellipse(side / 2, side / 2, radius, radius), fill=colour)
        else:
            radius -= ring / 2
            path = ellipse(side / 2, side / 2, radius, radius)
            shape = VectorShape(path, fill=paint(cx, dress.ground), stroke=Stroke(colour, ring))
        return Diagram(Size(side, side), (shape,), role=Role.ARTIFACT)
