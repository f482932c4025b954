"""Map (地图): a plan with numbered pins, and what the numbers mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Figure, Fit, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import CaptionDress, captioned, spoken
from newsletter.model.layers import Spot, disc, layered, vertical
from newsletter.model.parts import (
    Paint,
    Ruling,
    across,
    empty,
    joined,
    leaded,
    ornament,
    ruling,
    spaced,
    stroke,
)
from newsletter.model.pictured import PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class MapDress(CaptionDress, PictureDress):
    """How a map looks."""

    pin: Length = field("How wide a pin is.", "标号的直径", default=Length(em=1.25))
    pin_colour: Paint = field("Its colour.", "标号的底色", default="accent")
    numeral: str = field("The style of its number.", "标号数字的样式", default="table-head", style=True)
    numeral_colour: Paint = field("The number's colour.", "标号数字的颜色", default="paper")
    label: str = field(
        "The style of what a number means.", "图例的文字样式", default="stat-label", style=True
    )
    note: str = field("The style of what follows it.", "图例说明的文字样式", default="caption", style=True)
    between: str = field("What stands between these two.", "二者之间", default="　")
    columns: int = field("The most columns of the legend below.", "图例最多几列", default=2, minimum=1)
    least: Length = field("The least width of one.", "图例一列的最小宽度", default=Length(em=9))
    beside: Length = field(
        "The legend's width beside a map across all columns.", "通栏时图例的宽度", default=Length(em=14)
    )
    most: Length = field(
        "How deep the picture is at most; columns must be two lines deeper.",
        "图的最大高度，所在的栏至少还要多两行",
        default=Length(lines=14),
    )
    gap: Length = field(
        "The blank between picture and legend.", "图与图例之间的空", default=Length(lines=0.5)
    )
    edge: Ruling | None = field("The line round the picture.", "图框线", default=ruling(0.5, "rule"))


class Pin(Record):
    """A numbered place on a map."""

    at: tuple[Length, Length] = field(
        "Its place, in shares of the picture's width and height: `[40%, 60%]`.",
        "位置，按图的宽和高的比例，如 [40%, 60%]",
    )
    label: Inline = field("What is there.", "这里是什么")
    note: Inline | None = field("More of it.", "说明", default=None)


class Map(Block[MapDress]):
    """A plan with numbered pins."""

    src: Picture = field("The plan's file.", "图片文件")
    alt: str = field("What it shows, for those who cannot see it.", "替代文字：图上有什么", default="")
    pins: tuple[Pin, ...] = field("The pins, numbered in their order.", "各个标号，按次序编号")
    caption: Inline | None = field("The line under it.", "图说", default=None)
    credit: Inline | None = field("Who made it.", "作者或来源", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = (
        "map: {src: pagoda.svg, alt: 古塔周边示意图, caption: 便民服务点, pins:"
        " [{at: [30%, 40%], label: 卫生服务站}, {at: [0.7, 0.6], label: 采样点, note: 8:30–17:00}]}"
    )

    def realize(self, dress: MapDress, cx: Realizer) -> Iterator[FlowNode]:
        """The picture whole, discs at its pins' places, the same discs before their words."""
        if empty(self.pins, self, cx):
            return
        places = [self._place(pin, cx) for pin in self.pins]
        sound = [place for place in places if place is not None]
        if len(sound) < len(places):
            return
        wide = self.span_ == "all" and cx.spread > cx.measure
        gutter = cx.length(dress.gap)
        legend = cx.length(dress.beside)
        room = cx.spread - legend - 2 * gutter if wide else cx.measure
        picture, width = self._picture(dress, cx, sound, room)
        words = captioned(cx, dress, self.caption, self.credit)
        if wide:
            plan = Stack((picture, *words))
            node: FlowNode = Row(
                (plan, self._legend(dress, cx, 1)),
                fixed=(width, None),
                gutter=2 * gutter,
                whole=True,
                span=self.span,
            )
        else:
            count = max(1, min(dress.columns, math.floor(cx.measure / cx.length(dress.least))))
            side = Space(0.0)
            held = (
                Row((side, picture, side), fixed=(None, width, None)) if width < cx.measure - 1 else picture
            )
            list_ = self._legend(dress, cx, count)
            node = Stack((held, *words, Space(gutter), list_), whole=True, span=self.span)
        yield across(spaced(node, dress, cx), cx, wanted=wide)

    def _place(self, pin: Pin, cx: Realizer) -> tuple[float, float] | None:
        """A pin's place in shares; none, with an error told, where it is not in the picture."""
        across_, down = (_share(length) for length in pin.at)
        if across_ is None or down is None:
            cx.report("E385", pin.place("at"), label=pin.label.plain)
            return None
        return across_, down

    def _picture(
        self, dress: MapDress, cx: Realizer, places: Sequence[tuple[float, float]], room: float
    ) -> tuple[FlowNode, float]:
        """The picture with its pins, and its extent along the lines in points."""
        ratio, inset = self.src.size.ratio, cx.grid.inset
        upright = vertical(cx)
        along = min(room, (cx.length(dress.most) - 2 * inset) * (1 / ratio if upright else ratio))
        depth = along * ratio if upright else along / ratio
        figure = Figure(
            treated(self.src, dress, cx),
            None,
            fit=Fit.CONTAIN,
            alt=spoken(cx, self.alt, self.caption, self.span),
            inset=inset,
            width=depth if upright else along,
            align=Align.START,
            edge=stroke(cx, dress.edge),
            round=cx.length(dress.round),
            role=Role.FIGURE,
            span=self.span,
        )
        size = cx.length(dress.pin)
        spots = []
        for number, (x, y) in enumerate(places, 1):
            # The lines of a vertical story run down the picture, and follow each other from its right edge.
            inline, block = (y, 1 - x) if upright else (x, y)
            left = min(max(0.0, inline * along - size / 2), along - size)
            top = min(max(0.0, block * depth - size / 2), depth - size)
            spots.append(Spot(self._disc(dress, cx, number, size), left, inset + top, size))
        return layered(figure, spots, along), along

    def _disc(self, dress: MapDress, cx: Realizer, number: int, size: float) -> FlowNode:
        names = (dress.pin_colour, dress.numeral_colour)
        ground, ink = (cx.colour("paper" if name == "none" else name) for name in names)
        return disc(cx, str(number), dress.numeral, size, (ground, ink))

    def _legend(self, dress: MapDress, cx: Realizer, count: int) -> FlowNode:
        """The numbers with their words, down one column and then the next."""
        size = cx.length(dress.pin)
        line = max(cx.grid.unit, size)
        gap = cx.size(dress.label) / 2
        items: list[FlowNode] = []
        for number, pin in enumerate(self.pins, 1):
            note = cx.runs(pin.note, dress.note) if pin.note else ()
            runs = joined((cx.runs(pin.label, dress.label), note), ornament(cx, dress.between, dress.note))
            text = leaded(cx.join(runs, dress.label, span=pin.span), line)
            mark = Panel(self._disc(dress, cx, number, size), Insets(top=(line - size) / 2))
            items.append(Row((mark, text), fixed=(size, None), gutter=gap, cross=Cross.TOP, role=Role.ITEM))
        deep = math.ceil(len(items) / count)
        stacks = [Stack(tuple(items[start : start + deep])) for start in range(0, len(items), deep)]
        if len(stacks) == 1:
            return Stack(tuple(items), role=Role.LIST)
        blank = [Space(0.0)] * (count - len(stacks))
        return Row((*stacks, *blank), gutter=2 * gap, role=Role.LIST)


def _share(length: Length) -> float | None:
    """The share of a side that a length says: `40%`, or `0.4`; none where it is outside, or no share."""
    share = length.share or length.points
    alone = length == Length(share=share) or length == Length(points=share)
    return share if alone and 0.0 <= share <= 1.0 else None
