"""Event (活动预告): one event told at a glance, with its day on a tile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Edges, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import symbol
from newsletter.model.hanging import fitted, hung, label_width, level_with, painted, solid, together
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    leaded,
    ornament,
    paint,
    ruling,
    spaced,
    stroke,
    whole,
)
from newsletter.pictures.qr import Level  # noqa: TC001 - the dress's annotation
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer

# The depth of a day's figures on their tile, in em: Han and figures reach 0.88 above a baseline at most (T12).
TIGHT = 1.04
# The same of the words above and below them.
LOOSE = 1.45
# The share of the tile's width that its words may take.
FULL = 0.9


class EventDress(Spaced):
    """How an event looks."""

    when: str = field("The word before the time.", "“时间”字样", default="时间")
    where: str = field("The word before the place.", "“地点”字样", default="地点")
    who: str = field("The word before those it is for.", "“对象”字样", default="对象")
    contact: str = field("The word before whom to ask.", "“联系”字样", default="联系")
    fill: Paint = field("The ground.", "底色", default="pale")
    top: Ruling | None = field("The rule on top.", "上边线", default=ruling(1.5, "accent"))
    padding: Length = field("The blank at the sides.", "左右的空", default=Length(em=1))
    ends: Length = field("The least blank above and below.", "上下至少留的空", default=Length(em=0.8))
    tile: Paint = field("The colour of the day's tile.", "日期块的颜色", default="accent")
    on_tile: Paint = field("The colour of the words on it.", "日期块上文字的颜色", default="paper")
    tile_width: Length = field("How wide the tile is.", "日期块的宽度", default=Length(em=5))
    title: str = field("The style of what it is.", "活动名称的文字样式", default="box-title", style=True)
    label: str = field("The style of the words.", "字样的文字样式", default="contact-label", style=True)
    style: str = field("The style of what they say.", "各项的文字样式", default="contact-text", style=True)
    day: str = field("The style of the day.", "日的文字样式", default="stat-value", style=True)
    month: str = field(
        "The style of month and weekday.", "月和星期的文字样式", default="qr-label", style=True
    )
    gap: Length = field("The blank between its parts.", "各部分之间的空", default=Length(em=1))
    least: Length = field(
        "The width that words need beside the tile.", "日期块旁文字的最小宽度", default=Length(em=11)
    )
    qr: Length = field("How wide the symbol is.", "二维码的宽度", default=Length(60))
    level: Level = field("How much of the symbol may be damaged.", "二维码容错等级", default="M")


class Event(Block[EventDress]):
    """One event."""

    month: Inline | None = field("The month, on the tile.", "月份，排在日期块上，如 3月", default=None)
    day: Inline | None = field("The day, large on the tile.", "日，在日期块上放大，如 28", default=None)
    weekday: Inline | None = field("The weekday, on the tile.", "星期，排在日期块上", default=None)
    what: Inline = field("What it is.", "活动名称")
    when: Inline | None = field("When it begins and ends.", "时间", default=None)
    where: Inline | None = field("Where it is.", "地点", default=None)
    who: Inline | None = field("Whom it is for.", "参加对象", default=None)
    contact: Inline | None = field("Whom to ask.", "联系人和电话", default=None)
    text: Inline | None = field("A few words more.", "补充说明", default=None)
    qr: str = field("The link or text of a symbol.", "二维码的网址或文字", default="")
    label: Inline | None = field("The line under the symbol.", "码下的文字", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = (
        "event: {month: 3月, day: 28, weekday: 星期六, what: 春季义诊, when: 上午九点,"
        " where: 文化广场, who: 辖区居民, contact: 值班室}"
    )

    def realize(self, dress: EventDress, cx: Realizer) -> Iterator[FlowNode]:
        """The day's tile, what and when and where, and the symbol, on one ground."""
        wide = self.span_ == "all"
        measure = max(cx.spread, cx.measure) if wide else cx.measure
        side, ends = cx.length(dress.padding), cx.length(dress.ends)
        panel = Panel(
            self._arranged(dress, cx, measure - 2 * side, wide=wide and cx.spread > cx.measure),
            Insets(ends, side, ends, side),
            paint(cx, dress.fill),
            Edges(top=stroke(cx, dress.top)),
            cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _arranged(self, dress: EventDress, cx: Realizer, room: float, *, wide: bool) -> FlowNode:
        """Its parts in *room* points: the tile at the left, the symbol at the right or below the tile.

        Where that leaves the words too little, only what it is stands beside the tile.
        """
        title = solid(cx.text(self.what, dress.title, indent=0.0, span=self.place("what")))
        tile, lines, code = self._tile(dress, cx), tuple(self._lines(dress, cx)), self._code(dress, cx)
        gap, width = cx.length(dress.gap), cx.length(dress.tile_width)
        beside: list[FlowNode] = [] if tile is None else [tile]
        if code and not wide:
            beside.append(replace(code[0], before=gap / 2 if tile else 0.0))
            width = max(width, code[1])
        words = together(Stack((title, *lines)))
        least = cx.length(dress.least, style=dress.style)
        if wide and code:
            cells = (*beside, words, code[0])
            return Row(cells, fixed=(*[width] * len(beside), None, code[1]), gutter=gap)
        if not beside:
            return words
        if room - gap - width >= least:
            return Row((together(Stack(tuple(beside))), words), fixed=(width, None), gutter=gap)
        head: FlowNode = title
        if tile is not None:
            head = Row(
                (tile, title),
                fixed=(cx.length(dress.tile_width), None),
                gutter=gap,
                cross=Cross.MIDDLE,
                after=gap / 2,
            )
        below = (replace(code[0], before=gap / 2),) if code else ()
        return Stack((head, *lines, *below))

    def _tile(self, dress: EventDress, cx: Realizer) -> FlowNode | None:
        """The month, the day and the weekday, one below another."""
        colour, room = cx.colour(dress.on_tile), FULL * cx.length(dress.tile_width)
        said = (
            (self.month, dress.month, LOOSE),
            (self.day, dress.day, TIGHT),
            (self.weekday, dress.month, LOOSE),
        )
        lines: list[Text] = []
        for part, style, deep in said:
            if part is not None:
                text = solid(cx.text(part, style, indent=0.0, align=Align.CENTER))
                text = fitted(leaded(text, deep * cx.size(style)), room)
                lines.append(painted(whole(text), colour))
        if not lines:
            return None
        ends = cx.size(dress.month) / 2
        return Panel(Stack(tuple(lines)), Insets(ends, 0.0, ends, 0.0), paint(cx, dress.tile))

    def _lines(self, dress: EventDress, cx: Realizer) -> Iterator[FlowNode]:
        """A line for each that is given, the words before them in a column, and the text below."""
        said = (
            (dress.when, self.when),
            (dress.where, self.where),
            (dress.who, self.who),
            (dress.contact, self.contact),
        )
        labels = [
            (cx.join(ornament(cx, word, dress.label), dress.label), text) for word, text in said if text
        ]
        side = label_width(label for label, _ in labels)
        for label, content in labels:
            text = solid(cx.text(content, dress.style, indent=0.0))
            yield hung(level_with(label, text), text, side, cx.length(dress.gap) * 0.8, content.span)
        if self.text is not None:
            yield solid(cx.text(self.text, dress.style, indent=0.0, span=self.place("text")))

    def _code(self, dress: EventDress, cx: Realizer) -> tuple[FlowNode, float] | None:
        """The symbol with the line under it, and its width."""
        if not self.qr:
            return None
        code = symbol(cx, self.qr, cx.length(dress.qr), self.place("qr"), dress.level)
        if code is None:
            return None
        parts: list[FlowNode] = [replace(code, align=Align.CENTER)]
        if self.label is not None:
            label = cx.text(self.label, "qr-label", align=Align.CENTER, span=self.place("label"))
            parts.append(solid(label))
        return Stack(tuple(parts), whole=True), code.size.width
