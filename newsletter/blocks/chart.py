"""Chart (图表): values drawn as bars, a line, a ring or tracks, with their words beside them."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    aligned,
    empty,
    labelled,
    leaded,
    ruling,
    spaced,
    stroke,
    tabular,
    whole,
)
from newsletter.model.plots import Datum, Look, bars, columns, curve, tracks
from newsletter.model.rings import ring
from newsletter.model.series import MOST_SERIES, Series, grouped, lines, readable, stacked
from newsletter.model.voice import inked
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer

# A number as it is printed: its sign, thousands parted, a percent sign or a myriad behind it.
_NUMBER = re.compile(r"\s*([-−+]?)\s*([0-9][0-9,，]*(?:\.[0-9]+)?|\.[0-9]+)\s*([%％‰]|万|亿)?\s*")
_MYRIADS = {"万": 1e4, "亿": 1e8}
# More sectors than this are slivers that nobody compares.
MOST_SECTORS = 6


class ChartDress(Spaced):
    """How a chart looks."""

    title: str = field("The title's style.", "标题的文字样式", default="box-title", style=True)
    label: str = field("The labels' style.", "标签的文字样式", default="stat-label", style=True)
    value: str = field("The values' style.", "数值的文字样式", default="table-head", style=True)
    single: str = field(
        "The value's style where one stands alone on its track.",
        "进度只有一项时数值的文字样式",
        default="stat-value",
        style=True,
    )
    note: str = field("The note's style.", "注的文字样式", default="table-note", style=True)
    unit: str = field("The words round the unit.", "单位前后的字", default="单位：{}")
    strong: Paint = field("The colour of what is told.", "重点的颜色", default="accent")
    weak: Paint = field("The colour of all other values.", "其余的颜色", default="mid")
    track: Paint = field("The colour of what is left of a whole.", "进度底槽的颜色", default="tint")
    tints: tuple[Paint, ...] = field(
        "The colours of sectors behind the strong one.",
        "环图其余各份的颜色，依次轮用",
        default=("mid", "tint", "rule"),
    )
    series: tuple[Paint, ...] = field(
        "The colours of several series, in turn: neighbours differ in how light they are.",
        "多组数据各组的颜色，相邻两组深浅不同",
        default=("accent", "mid", "deep", "rule"),
    )
    enclosed: Paint = field(
        "What takes the place of the palest colours inside a box.",
        "在提示框里代替最浅两色的颜色",
        default="paper",
    )
    axis: Ruling | None = field("The zero line.", "零线", default=ruling(0.75, "text"))
    leader: Ruling | None = field(
        "The line from a sector to its words.", "环图的引线", default=ruling(0.5, "rule")
    )
    above: Ruling | None = field("The rule above.", "上方的线", default=ruling(1.5, "accent"))
    below: Ruling | None = field("The rule below.", "下方的线", default=ruling(0.5, "accent"))
    ends: Length = field("The blank inside these rules.", "线内上下的空", default=Length(lines=0.25))
    step: Length = field("The depth from bar to bar.", "相邻两条的间隔", default=Length(lines=1.2))
    depth: Length = field(
        "The depth of upright bars, lines and rings.", "柱、线、环的高度", default=Length(lines=6)
    )
    gap: Length = field(
        "The blank between a mark and its words.", "图形与文字之间的空", default=Length(em=0.7)
    )


class ChartDatum(Record):
    """One value of a chart."""

    label: Inline = field("What it is.", "名称")
    value: Inline = field("The number as it is to be read.", "数值，照版面上的写法")
    strong: bool | None = field(
        "Whether it has the accent; without any, the greatest has, and the last of a line.",
        "是否用重点色；都不写时最大的一项用，折线为最后一点",
        default=None,
    )


class ChartSeries(Record):
    """One of several series: a value for each label."""

    name: Inline = field("What it is.", "名称")
    values: tuple[Inline, ...] = field(
        "Its numbers, one for each of `labels`, as they are to be read.", "数值，与 labels 逐项相对"
    )


class Chart(Block[ChartDress]):
    """Values drawn."""

    kind: Literal["bar", "line", "donut", "progress"] = field(
        "Bars, a line, shares of a ring, or shares on tracks.", "条形、折线、环形或进度", default="bar"
    )
    title: Inline | None = field("The title.", "标题", default=None)
    unit: Inline | None = field("The unit of all values.", "单位", default=None)
    data: tuple[ChartDatum, ...] = field(
        "The values, each `[label, value]`.", "各项数据，可写作 [名称, 数值]", default=()
    )
    labels: tuple[Inline, ...] = field(
        "What the values of several series are of: `[2024, 2025]`.",
        "多组数据共用的各项名称，如 [2024年, 2025年]",
        default=(),
    )
    series: tuple[ChartSeries, ...] = field(
        "Several series in place of `data`, each `{name, values}`: bars in groups, or lines; at most four.",
        "多组数据，代替 data，每组写 name 和 values：成组的条形或几条折线，最多四组",
        default=(),
    )
    stacked: bool = field(
        "Whether the bars of several series are parts of one bar.",
        "多组数据的条形是否首尾相接成一条",
        default=False,
    )
    orientation: Literal["horizontal", "vertical"] = field(
        "Level or upright bars.", "横条或竖柱", default="horizontal"
    )
    sort: bool = field("Whether the largest comes first.", "是否从大到小排", default=False)
    total: float = field("The whole that a track is.", "进度的总数", default=100.0)
    middle: Inline | None = field("The words in the middle of a ring.", "环中间的字", default=None)
    note: Inline | None = field("Where the values are from.", "数据来源或说明", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = (
        "chart: {kind: bar, title: 正月里的三本账, unit: 次, data: [[应急出动, 25], [三类消毒, 64], [现场采样, 59]],"
        " note: 来源：工作台账}"
    )
    variants = (
        "chart: {title: 两年的出诊, unit: 次, labels: [春, 秋], series: [{name: 去年, values: [40, 52]}, {name: 今年, values: [61, 58]}]}",
        "chart: {kind: line, title: 量血压的人, labels: [一月, 二月, 三月], series: [{name: 村里, values: [12, 18, 25]}, {name: 镇上, values: [8, 9, 14]}]}",
        "chart: {kind: donut, middle: 三成, data: [{label: 常来, value: 30, strong: true}, [偶尔, 45], [没来过, 25]]}",
        "chart: {kind: progress, data: [[村东, 64], [村西, 82]]}",
    )

    def realize(self, dress: ChartDress, cx: Realizer) -> Iterator[FlowNode]:
        """Title and unit, the drawing, the note; all of it between two rules and never parted."""
        if empty(self.series or self.data, self, cx):
            return
        wide = self.span_ == "all" and cx.spread > cx.measure
        width = cx.spread if wide else cx.measure
        if self.series:
            plot = self._several(dress, cx, width)
        else:
            data = self._data(dress, cx)
            plot = self._plot(dress, cx, data, width) if data else None
        if plot is None:
            return
        line, ends = cx.length(Length(lines=0.5)), cx.length(dress.ends)
        parts = [*self._head(dress, cx), plot]
        if self.note is not None:
            parts.append(replace(cx.text(self.note, dress.note, span=self.place("note")), before=line))
        panel = Panel(
            Stack(tuple(parts)),
            Insets(ends, 0.0, ends, 0.0),
            edges=Edges(top=stroke(cx, dress.above), bottom=stroke(cx, dress.below)),
            inset=cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _head(self, dress: ChartDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title at the start, the unit at the end of its line."""
        half = cx.length(Length(lines=0.5))
        found: list[FlowNode] = []
        if self.title is not None:
            found.append(cx.text(self.title, dress.title, span=self.place("title")))
        if self.unit is not None:
            unit = cx.join(
                labelled(cx, dress.unit, self.unit, dress.note), dress.note, span=self.place("unit")
            )
            found.append(aligned(unit, Align.END))
        if len(found) == 1:
            yield replace(found[0], after=half)
        elif found:
            gutter = cx.size(dress.note)
            yield Row(tuple(found), fixed=(None, NATURAL), cross=Cross.BASELINE, gutter=gutter, after=half)

    def _several(self, dress: ChartDress, cx: Realizer, width: float) -> FlowNode | None:
        """Several series in one drawing; None after telling why there is none."""
        found = self._series(dress, cx)
        if not found:
            return None
        look = self._look(dress, cx)
        labels = [
            cx.text(one, dress.label, indent=0.0, align=Align.START, span=self.place("labels"))
            for one in self.labels
        ]
        if self.kind == "line":
            drawn = lines(cx, labels, found, width, look)
            if drawn is None:
                cx.report("E382", self.place("labels"), count=len(labels))
            return drawn
        if self.orientation == "vertical":
            cx.report("W395", self.place("orientation"))
        drawn = stacked(cx, labels, found, width, look) if self.stacked else None
        if self.stacked and drawn is None:
            cx.report("W394", self.place("series"))
        return drawn or grouped(cx, labels, found, width, look)

    def _series(self, dress: ChartDress, cx: Realizer) -> tuple[Series, ...]:
        """The series with their words and inks; none after telling what is wrong with them."""
        sound = True
        if self.data or self.kind not in {"bar", "line"}:
            cx.report("E393", self.place("data") if self.data else self.place("kind"))
            sound = False
        if len(self.series) > min(MOST_SERIES, len(dress.series)):
            cx.report(
                "E392", self.place("series"), count=len(self.series), most=min(MOST_SERIES, len(dress.series))
            )
            sound = False
        for one in self.series:
            if len(one.values) != len(self.labels) or not self.labels:
                count, whole_ = len(one.values), len(self.labels)
                cx.report("E391", one.place("values"), name=one.name.plain, count=count, labels=whole_)
                sound = False
        amounts = [[self._one(value, one, cx) for value in one.values] for one in self.series]
        if not sound or any(amount is None for row in amounts for amount in row):
            return ()
        found = []
        for one, row, paint in zip(self.series, amounts, dress.series, strict=False):
            ink = _pale(dress, cx, paint)
            words = readable(cx, ink)
            name = cx.text(one.name, dress.label, indent=0.0, span=one.place("name"))
            values = tuple(
                leaded(
                    inked(
                        tabular(whole(cx.text(value, dress.value, indent=0.0, span=one.place("values")))),
                        words,
                    ),
                    name.style.leading,
                )
                for value in one.values
            )
            numbers = tuple(amount for amount in row if amount is not None)
            found.append(Series(inked(whole(name), words), values, numbers, ink))
        return tuple(found)

    def _one(self, value: Inline, series: ChartSeries, cx: Realizer) -> float | None:
        """A value of a series as a number; None after telling that it is none, or behind zero where bars are meant."""
        amount = _amount(value.plain)
        if amount is None:
            cx.report("E380", series.place("values"), value=value.plain.strip())
        elif amount < 0 and self.kind == "bar":
            cx.report("E396", series.place("values"), value=value.plain.strip())
            return None
        return amount

    def _amounts(self, cx: Realizer) -> list[float]:
        """What the values say; none after telling those that are no numbers, or no shares where shares are meant."""
        found, sound = [], True
        for one in self.data:
            amount, said = _amount(one.value.plain), one.value.plain.strip()
            if amount is None:
                cx.report("E380", one.place("value"), value=said)
            elif amount < 0 and self.kind in {"donut", "progress"}:
                cx.report("E381", one.place("value"), value=said)
            elif amount > self.total > 0 and self.kind == "progress":
                cx.report("E384", one.place("value"), value=said, total=f"{self.total:g}")
            else:
                found.append(amount)
                continue
            sound = False
        return found if sound else []

    def _data(self, dress: ChartDress, cx: Realizer) -> tuple[Datum, ...]:
        """The values with their words, the largest first if asked."""
        amounts = self._amounts(cx)
        if not amounts:
            return ()
        chosen = any(one.strong for one in self.data)
        lead = len(amounts) - 1 if self.kind == "line" else amounts.index(max(amounts))
        single = self.kind == "progress" and len(amounts) == 1
        found = []
        for index, (one, amount) in enumerate(zip(self.data, amounts, strict=True)):
            strong = bool(one.strong) if chosen else index == lead and one.strong is None
            label = cx.text(one.label, dress.label, indent=0.0, align=Align.START, span=one.place("label"))
            label = replace(label, style=replace(label.style, hyphenate=False))
            style = dress.single if single else dress.value
            value = cx.text(one.value, style, indent=0.0, span=one.place("value"))
            if not single:
                value = leaded(inked(value, _ink(cx, dress.strong) if strong else None), label.style.leading)
            found.append(Datum(label, tabular(whole(value)), amount, strong or single))
        return tuple(sorted(found, key=lambda datum: -datum.amount)) if self.sort else tuple(found)

    @staticmethod
    def _look(dress: ChartDress, cx: Realizer) -> Look:
        """The inks and lengths of the drawing."""
        return Look(
            _ink(cx, dress.strong),
            _ink(cx, dress.weak),
            _pale(dress, cx, dress.track),
            stroke(cx, dress.axis),
            stroke(cx, dress.leader),
            cx.length(dress.step),
            cx.length(dress.depth),
            cx.length(dress.gap),
        )

    def _plot(self, dress: ChartDress, cx: Realizer, data: Sequence[Datum], width: float) -> FlowNode | None:
        look = self._look(dress, cx)
        if self.middle is not None and self.kind != "donut":
            cx.report("W388", self.place("middle"))
        if self.kind == "donut":
            return self._ring(dress, cx, data, width, look)
        if self.kind == "progress":
            if self.total <= 0:
                cx.report("E387", self.place("total"))
                return None
            return tracks(cx, data, self.total, width, look)
        drawn = None
        if self.kind == "line":
            drawn = curve(cx, data, width, look)
        elif self.orientation == "vertical":
            drawn = columns(cx, data, width, look)
        if drawn is None and (self.kind == "line" or self.orientation == "vertical"):
            cx.report("E382" if self.kind == "line" else "W386", self.place("data"), count=len(data))
        return drawn if drawn is not None or self.kind == "line" else bars(cx, data, width, look)

    def _ring(
        self, dress: ChartDress, cx: Realizer, data: Sequence[Datum], width: float, look: Look
    ) -> FlowNode | None:
        if len(data) > MOST_SECTORS:
            cx.report("E383", self.place("data"), count=len(data), most=MOST_SECTORS)
            return None
        if not sum(datum.amount for datum in data):
            cx.report("E387", self.place("data"))
            return None
        tints = itertools.cycle(dress.tints or (dress.weak,))
        inks = [look.strong if datum.strong else _pale(dress, cx, next(tints)) for datum in data]
        middle = None
        if self.middle is not None:
            middle = whole(cx.text(self.middle, dress.title, indent=0.0, span=self.place("middle")))
        return ring(cx, data, width, look, inks=inks, middle=middle)


def _amount(text: str) -> float | None:
    """The number that a text says, None when it says none."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    amount = float(re.sub("[,，]", "", match[2])) * _MYRIADS.get(match[3] or "", 1.0)
    if not math.isfinite(amount):
        return None
    return -amount if match[1] in {"-", "−"} else amount


def _ink(cx: Realizer, name: Paint) -> Colour:
    return cx.colour("paper" if name == "none" else name)


def _pale(dress: ChartDress, cx: Realizer, name: Paint) -> Colour:
    """A colour that is seen on the ground of a box, too."""
    return _ink(cx, dress.enclosed if cx.enclosed and name in {"tint", "pale"} else name)
