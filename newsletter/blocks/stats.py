"""Stats (数据): figures set large, with their units and what they count."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import (
    Ruling,
    Spaced,
    across,
    empty,
    joined,
    ornament,
    ruling,
    spaced,
    stroke,
    whole,
    width_of,
)
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class StatsDress(Spaced):
    """How figures look."""

    across_from: int = field(
        "From how many figures on they cross all columns.", "满几个数据就通栏", default=4
    )
    columns: int = field("The most figures abreast.", "一行最多几个", default=4, minimum=1)
    least: Length = field("The least width of one.", "每个的最小宽度", default=Length(em=5.5))
    gutter: Length = field("The blank between two.", "相邻两个的间距", default=Length(em=2))
    between: Length = field("The blank between two rows.", "上下两行之间的空", default=Length(lines=0.5))
    above: Ruling | None = field("The rule above.", "上方的线", default=ruling(1.5, "accent"))
    below: Ruling | None = field("The rule below.", "下方的线", default=ruling(0.5, "accent"))
    over: Ruling | None = field("The rule above each figure.", "每个数据上方的线", default=None)
    divider: Ruling | None = field("The rule between two.", "相邻两个之间的线", default=ruling(0.5, "mid"))
    divider_inset: Length = field(
        "How far that stands off the figures' top and foot.", "分隔线上下缩进", default=Length(5)
    )


class Stat(Record):
    """One figure."""

    value: Inline = field("The figure.", "数值")
    unit: Inline | None = field("Its unit.", "单位", default=None)
    label: Inline | None = field("What it counts.", "说明", default=None)
    delta: Inline | None = field("How it has changed.", "增减", default=None)


class Stats(Block[StatsDress]):
    """Figures set large."""

    items: tuple[Stat, ...] = field("The figures.", "各项数据")

    example = "stats: [{value: 19, unit: 场, label: 全员培训}, {value: 190, unit: 余人次, label: 参加培训, delta: +12}]"

    def realize(self, dress: StatsDress, cx: Realizer) -> Iterator[FlowNode]:
        """Rows of equal cells between two rules, across all columns where there are many."""
        if empty(self.items, self, cx):
            return
        wide = len(self.items) >= dress.across_from
        rows = tuple(self._rows(dress, cx, cx.spread if wide else cx.measure))
        rows = (rows[0], *(replace(row, before=cx.length(dress.between)) for row in rows[1:]))
        strip = Panel(
            Stack(rows),
            edges=Edges(top=stroke(cx, dress.above), bottom=stroke(cx, dress.below)),
            inset=cx.grid.inset,
            role=Role.LIST,
            whole=True,
            span=self.span,
        )
        yield across(spaced(strip, dress, cx), cx, wanted=wide)

    def _rows(self, dress: StatsDress, cx: Realizer, measure: float) -> Iterator[Row]:
        gutter, divider = cx.length(dress.gutter), stroke(cx, dress.divider)
        room = math.floor((measure + gutter) / (cx.length(dress.least) + gutter))
        most = max(1, min(dress.columns, room))
        count = math.ceil(len(self.items) / math.ceil(len(self.items) / most))
        width = (measure + gutter) / count - gutter
        for start in range(0, len(self.items), count):
            cells = [_lines(stat, cx) for stat in self.items[start : start + count]]
            stacks = [_ruled(Stack(lines, role=Role.ITEM, whole=True), dress, cx) for lines in cells]
            blank = [Space(0.0)] * (count - len(cells))
            shares = () if blank else _shares(cells, width)
            yield Row(
                (*stacks, *blank),
                shares,
                gutter=gutter,
                divider=divider,
                inset=cx.length(dress.divider_inset),
            )


def _ruled(cell: Stack, dress: StatsDress, cx: Realizer) -> FlowNode:
    """A figure under a rule of its own, if the dress asks for one."""
    over = stroke(cx, dress.over)
    return Panel(cell, edges=Edges(top=over), inset=cx.grid.inset, whole=True) if over else cell


def _lines(stat: Stat, cx: Realizer) -> tuple[Text, ...]:
    """The figure and its unit on one baseline, the label below."""
    unit = cx.runs(stat.unit, "stat-unit") if stat.unit else ()
    figure = whole(cx.join((*cx.runs(stat.value, "stat-value"), *unit), "stat-value", span=stat.span))
    label = cx.runs(stat.label, "stat-label") if stat.label else ()
    delta = cx.runs(stat.delta, "stat-unit") if stat.delta else ()
    below = joined((label, delta), ornament(cx, " ", "stat-label"))
    return (figure, cx.join(below, "stat-label", span=stat.span)) if below else (figure,)


def _shares(cells: Sequence[tuple[Text, ...]], width: float) -> tuple[float, ...]:
    """Equal cells; where a figure is wider than its cell, cells as wide as their contents."""
    wants = tuple(max(width_of(text.runs) for text in lines) for lines in cells)
    return wants if max(wants) > width else ()
