"""Honour (光荣榜): names in even columns, in a frame."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import abreast
from newsletter.model.block import Block
from newsletter.model.hanging import solid
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    empty,
    leaded,
    paint,
    ruling,
    spaced,
    stroke,
    whole,
    width_of,
)
from newsletter.model.words import HAN
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Realizer

# Names of two characters are spread to the width of so many.
SPREAD = 3
_SHORT = re.compile(f"[{HAN}]{{2}}")


class HonourDress(Spaced):
    """How a roll of honour looks."""

    style: str = field("The style of names.", "姓名的文字样式", default="couplet", style=True)
    title: str = field("The style of the title.", "标题的文字样式", default="quote", style=True)
    group: str = field(
        "The style of groups' titles.", "各组标题的文字样式", default="contact-label", style=True
    )
    note: str = field("The style of the line below.", "落款的文字样式", default="quote-by", style=True)
    spread: bool = field(
        "Whether names of two characters are as wide as those of three.",
        "两字名是否排成三字宽",
        default=True,
    )
    step: Length = field("The depth of a row of names.", "每行姓名的高度", default=Length(lines=1.5))
    gutter: Length = field(
        "The least blank between two names.", "两个姓名之间至少留的空", default=Length(em=1.4)
    )
    outer: Ruling | None = field("The frame.", "外框线", default=ruling(2, "accent"))
    inner: Ruling | None = field("The frame inside it.", "内框线", default=ruling(0.5, "accent"))
    apart: Length = field("The blank between the two.", "两层框线之间的空", default=Length(2.5))
    fill: Paint = field("The ground.", "底色", default="none")
    padding: Length = field("The blank at the names' sides.", "姓名左右的空", default=Length(em=1))
    ends: Length = field("The least blank above and below.", "上下至少留的空", default=Length(em=0.6))
    wings: Ruling | None = field("The rules beside the title.", "标题两侧的线", default=ruling(0.5, "mid"))


class Group(Record):
    """Names under a title of their own."""

    title: Inline | None = field("The group's title.", "组名", default=None)
    names: tuple[Inline, ...] = field("The names.", "姓名")


class Honour(Block[HonourDress]):
    """Names in even columns."""

    names: tuple[Inline, ...] = field(
        "The names, where they are not in groups.", "姓名（不分组时）", default=()
    )
    groups: tuple[Group, ...] = field("Names in groups.", "分组的姓名", default=())
    title: Inline | None = field("The title.", "标题，如 光荣榜", default=None)
    note: Inline | None = field(
        "A line below: who honours them, and when.", "落款，如单位和日期", default=None
    )
    columns: int | None = field(
        "How many names stand abreast.", "一行几个姓名", default=None, minimum=1, maximum=20
    )
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "honour: {title: 光荣榜, names: [采样组, 流调组, 消杀, 志愿者队], note: 古塔区卫健局}"

    def realize(self, dress: HonourDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title between two rules, the names, and the line below, in a double frame."""
        groups = [one for one in (Group(names=self.names, span=self.span), *self.groups) if one.names]
        if empty(groups, self, cx):
            return
        wide = self.span_ == "all"
        measure = max(cx.spread, cx.measure) if wide else cx.measure
        outer, inner, apart = stroke(cx, dress.outer), stroke(cx, dress.inner), cx.length(dress.apart)
        side, ends = cx.length(dress.padding), cx.length(dress.ends)
        frame = (outer.width + apart if outer else 0.0) if inner else 0.0
        names = self._names(groups, dress, cx, measure - 2 * (frame + side))
        parts = (*self._title(dress, cx), *names, *self._note(dress, cx))
        body: FlowNode = Stack(parts, role=Role.LIST)
        if inner is not None:
            body = Panel(body, Insets(ends, side, ends, side), edges=Edges(inner, inner, inner, inner))
            side = ends = frame
        panel = Panel(
            body,
            Insets(ends, side, ends, side),
            paint(cx, dress.fill),
            Edges(outer, outer, outer, outer),
            cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _title(self, dress: HonourDress, cx: Realizer) -> Iterator[FlowNode]:
        if self.title is None:
            return
        text = solid(
            cx.text(self.title, dress.title, align=Align.CENTER, indent=0.0, span=self.place("title"))
        )
        rule = stroke(cx, dress.wings)
        wing = Panel(Space(0.0), edges=Edges(top=rule), role=Role.ARTIFACT)
        yield Row(
            (wing, text, wing),
            fixed=(None, NATURAL, None),
            gutter=cx.size(dress.title),
            cross=Cross.MIDDLE,
            with_next=True,
        )

    def _note(self, dress: HonourDress, cx: Realizer) -> Iterator[FlowNode]:
        if self.note is not None:
            yield solid(
                cx.text(self.note, dress.note, align=Align.CENTER, indent=0.0, span=self.place("note"))
            )

    def _names(
        self, groups: Sequence[Group], dress: HonourDress, cx: Realizer, measure: float
    ) -> Iterator[FlowNode]:
        """The groups' titles and names, all in the same columns."""
        sets = [[self._name(name, dress, cx) for name in group.names] for group in groups]
        gutter = cx.length(dress.gutter, style=dress.style)
        widths = sorted(width_of(name.runs) for names in sets for name in names)
        # Most names fit a column; the few longer ones take two or more.
        least = widths[(len(widths) - 1) * 9 // 10]
        room = abreast.room_for(measure, least, gutter)
        count = abreast.count_of(cx, self.columns, len(widths), room, self.place("columns"))
        cell = (measure + gutter) / count
        for group, names in zip(groups, sets, strict=True):
            if group.title is not None:
                title = cx.text(group.title, dress.group, align=Align.CENTER, indent=0.0, span=group.span)
                yield replace(solid(title), with_next=True)
            yield from _rows(names, count, cell, gutter)

    def _name(self, name: Inline, dress: HonourDress, cx: Realizer) -> Text:
        text = cx.text(name, dress.style, role=Role.ITEM, align=Align.CENTER, indent=0.0)
        text = whole(leaded(solid(text), cx.length(dress.step)))
        return replace(text, runs=_spread(text.runs)) if dress.spread else text


def _spread(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs of a name, the blank of a third character between its two; others as they are.

    The blank is the first character's own, so that a reader copies the name as it was typed.
    """
    if len(runs) != 1 or not _SHORT.fullmatch(runs[0].text) or runs[0].ruby or runs[0].adorned:
        return runs
    run = runs[0]
    wide = run.style.tracking + (SPREAD - 2) * (run.style.size + run.style.tracking)
    first = replace(run, text=run.text[0], style=replace(run.style, tracking=wide))
    return first, replace(run, text=run.text[1], trace=run.trace and run.trace.part(1))


def _rows(names: Sequence[Text], count: int, cell: float, gutter: float) -> Iterator[Row]:
    """Rows of *count* columns, *cell* points from one to the next; a name takes as many as it needs."""
    row: list[FlowNode] = []
    widths: list[float | None] = []
    free = count
    for name in names:
        need = min(count, math.ceil((width_of(name.runs) + gutter) / cell - 0.01))
        if need > free:
            yield _filled(row, widths, free, cell, gutter)
            row, widths, free = [], [], count
        row.append(name)
        widths.append(need * cell - gutter)
        free -= need
    if row:
        yield _filled(row, widths, free, cell, gutter)


def _filled(
    row: Sequence[FlowNode], widths: Sequence[float | None], free: int, cell: float, gutter: float
) -> Row:
    """The row, with blank for the columns that are free."""
    blank = [Space(0.0)] * bool(free)
    rest = [free * cell - gutter] * bool(free)
    return Row((*row, *blank), fixed=(*widths, *rest), gutter=gutter)
