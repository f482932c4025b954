"""Stats (数据): figures set large, with their units and what they count."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.model import abreast, numbers
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    empty,
    flush,
    joined,
    ornament,
    paint,
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


Form = Literal["strip", "lead", "cards", "dots"]
_FORMS = (
    "`strip`: in rows between two rules. `lead`: the first very large, the others beside. `cards`: each on a"
    " ground of its own. `dots`: a dot for each one of the second, as many of them full as the first says."
)
_FORMS_ZH = "strip 横条，lead 一主数辅，cards 块状底纹，dots 点阵（第二项是总数，第一项是其中的部分）"


class StatsDress(Spaced):
    """How figures look."""

    form: Form = field(
        f"The form, where the author does not say. {_FORMS}",
        f"作者未写时的样式：{_FORMS_ZH}",
        default="strip",
    )
    card: Paint = field(
        "The ground of a card.", "块状底纹的颜色", default="pale", bears=("stat-value", "stat-label")
    )
    strong: Paint = field(
        "The ground of a card that stands out, under light words.", "重点块的底色，字反白", default="accent"
    )
    ring: Paint = field("The colour of dots that are not full.", "点阵里空心点的颜色", default="mid")
    sentence: str = field(
        "The style of a sentence with figures.", "带大数字的一句话的文字样式", default="heading-2", style=True
    )

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
    strong: bool = field("Whether it stands out among cards.", "在块状底纹里是否突出", default=False)


class Stats(Block[StatsDress]):
    """Figures set large."""

    items: tuple[Stat, ...] = field("The figures.", "各项数据", default=())
    sentence: Inline | None = field(
        "A sentence in place of `items`; its strong words are the figures.",
        "一句话，代替 items；其中加粗的字排成大数字",
        default=None,
    )
    form: Form | None = field(
        f"The form of the items; the layout's, if you do not say. {_FORMS}",
        f"样式，不写随版式：{_FORMS_ZH}",
        default=None,
    )

    example = "stats: [{value: 19, unit: 场, label: 全员培训}, {value: 190, unit: 余人次, label: 参加培训, delta: +12}]"
    variants = (
        "stats: {form: lead, items: [{value: 181, unit: 家诊所, label: 停诊}, {value: 15, label: 处照常}]}",
        "stats: {form: cards, items: [{value: 25, unit: 次, label: 出动}, {value: 64, unit: 次, label: 消毒, strong: true}]}",
        "stats: {form: dots, items: [{value: 15, label: 处保留}, {value: 181, label: 家停诊}]}",
        "stats: {sentence: '**25** 次应急出动，**64** 次消毒，**59** 人采样。'}",
    )

    def realize(self, dress: StatsDress, cx: Realizer) -> Iterator[FlowNode]:
        """Rows of equal cells between two rules, across all columns where there are many; or another form."""
        said = bool(self.items) or "items" in self.spans
        if (self.sentence is not None) is said:
            cx.report("E398", self.span)
            return
        if self.sentence is not None:
            text = numbers.sentence(cx, self.sentence, dress.sentence, "stat-value", self.place("sentence"))
            yield spaced(text, dress, cx)
            return
        if empty(self.items, self, cx):
            return
        form = self.form or dress.form
        node = self._formed(form, dress, cx) if form != "strip" else None
        if node is not None:
            listed = Panel(node, role=Role.LIST, whole=True, span=self.span)
            yield spaced(listed, dress, cx)
            return
        yield self._strip(dress, cx)

    def _strip(self, dress: StatsDress, cx: Realizer) -> FlowNode:
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
        return across(spaced(strip, dress, cx), cx, wanted=wide)

    def _formed(self, form: str, dress: StatsDress, cx: Realizer) -> FlowNode | None:
        """The figures in a form other than a strip; None where dots cannot tell them."""
        if form == "lead":
            return self._led(dress, cx)
        found = [_number(one, cx) for one in self.items]
        if form == "cards":
            gutter = cx.length(dress.gutter) / 2
            room = abreast.room_for(cx.measure, cx.length(dress.least), gutter)
            count = min(dress.columns, room, len(found))
            count = math.ceil(len(found) / math.ceil(len(found) / count))
            grounds = (
                paint(cx, dress.card) or cx.colour("paper"),
                paint(cx, dress.strong) or cx.colour("text"),
            )
            return Stack(numbers.cards(cx, found, count, gutter, grounds))
        counts = [numbers.counted(one.value.plain) for one in self.items]
        part, total = (*counts, None, None)[:2]
        if len(found) != 2 or part is None or not total or not part <= total <= numbers.MOST_DOTS:
            cx.report("W399", self.place("form"), most=numbers.MOST_DOTS)
            return None
        inks = (cx.colour("accent"), paint(cx, dress.ring) or cx.colour("text"))
        return numbers.dots(cx, (found[0], found[1]), (part, total), inks, cx.length("0.7pt"))

    def _led(self, dress: StatsDress, cx: Realizer) -> FlowNode:
        """The first figure very large, its unit and label beside its foot."""
        first, *others = self.items
        figure = flush(whole(cx.text(first.value, "stat-value", span=first.span)))
        said = ((first.unit, "stat-unit"), (first.label, "stat-label"), (first.delta, "stat-unit"))
        words = [cx.text(one, style) for one, style in said if one is not None]
        rest = [_number(one, cx) for one in others]
        gutter, divider = cx.length(dress.gutter), stroke(cx, dress.divider)
        return numbers.leading(cx, figure, words, rest, gutter=gutter, divider=divider)

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


def _number(stat: Stat, cx: Realizer) -> numbers.Number:
    figure, *label = _lines(stat, cx)
    return numbers.Number(flush(figure), flush(label[0]) if label else None, stat.strong)


def _shares(cells: Sequence[tuple[Text, ...]], width: float) -> tuple[float, ...]:
    """Equal cells; where a figure is wider than its cell, cells as wide as their contents."""
    wants = tuple(max(width_of(text.runs) for text in lines) for lines in cells)
    return wants if max(wants) > width else ()
