"""Honour (光荣榜): names in even columns, in a frame."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Space, Stack, Text, children
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import abreast
from newsletter.model.block import Block
from newsletter.model.hanging import painted, solid
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

    from newsletter.flow.node import FlowNode, Run
    from newsletter.model.block import Realizer

# The weight of the title.
TITLE = 900
# The blank that a name keeps at least from the next, in em.
TIGHT = 0.4
# Names of two characters are spread to the width of so many.
SPREAD = 3
_SHORT = re.compile(f"[{HAN}]{{2}}")


class HonourDress(Spaced):
    """How a roll of honour looks."""

    style: str = field("The style of names.", "姓名的文字样式", default="couplet", style=True)
    title: str = field("The style of the title.", "标题的文字样式", default="heading-1", style=True)
    title_size: Length = field("Its size.", "标题字号", default=Length(lines=1.1))
    open: float = field("The blank between its characters, in em.", "标题字间的空（em）", default=0.3)
    colour: Paint = field("Its colour.", "标题颜色", default="accent")
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
        outer, inner = stroke(cx, dress.outer), stroke(cx, dress.inner)
        side, ends = cx.length(dress.padding), cx.length(dress.ends)
        frame = cx.length(dress.apart) + outer.width if outer and inner else 0.0
        names = self._names(groups, dress, cx, measure - 2 * (frame + side))
        lines = (*self._title(dress, cx), *names, *self._note(dress, cx))
        # The frame comes to whole lines, whose rest belongs inside the inner frame and not between the two.
        outside = 2 * (frame + cx.grid.inset)
        deep = sum(_depth(line) for line in lines) + 2 * ends + outside
        deep = math.ceil(deep / cx.grid.unit - 0.01) * cx.grid.unit - outside
        body = Panel(
            Stack(lines, role=Role.LIST),
            Insets(ends, side, ends, side),
            edges=Edges(inner, inner, inner, inner),
            depth=deep,
        )
        panel = Panel(
            body,
            Insets(frame, frame, frame, frame),
            paint(cx, dress.fill),
            Edges(outer, outer, outer, outer),
            cx.grid.inset,
            role=Role.ASIDE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)

    def _title(self, dress: HonourDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title, grown to a line's depth and opened, between two rules."""
        if self.title is None:
            return
        size = cx.length(dress.title_size)
        share = size / cx.size(dress.title)
        text = cx.text(self.title, dress.title, align=Align.CENTER, indent=0.0, span=self.place("title"))
        runs = tuple(
            replace(
                run,
                style=replace(
                    run.style,
                    size=share * run.style.size,
                    rise=share * run.style.rise,
                    weight=TITLE,
                    tracking=dress.open * size,
                ),
            )
            for run in text.runs
        )
        style = replace(text.style, size=size, whole=True, steps=())
        text = leaded(replace(solid(text), runs=runs, style=style), 2 * cx.grid.unit)
        text = painted(text, paint(cx, dress.colour))
        wing = Panel(Space(0.0), edges=Edges(top=stroke(cx, dress.wings)), role=Role.ARTIFACT)
        yield Row(
            (wing, text, wing),
            fixed=(None, NATURAL, None),
            gutter=size,
            cross=Cross.MIDDLE,
            with_next=True,
        )

    def _note(self, dress: HonourDress, cx: Realizer) -> Iterator[FlowNode]:
        if self.note is not None:
            text = cx.text(self.note, dress.note, align=Align.CENTER, indent=0.0, span=self.place("note"))
            yield whole(leaded(solid(text), cx.length(dress.step)))

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
        for group, names in zip(groups, sets, strict=True):
            if group.title is not None:
                title = cx.text(group.title, dress.group, align=Align.CENTER, indent=0.0, span=group.span)
                title = whole(leaded(solid(title), cx.length(dress.step)))
                yield replace(title, with_next=True)
            yield from _rows(names, count, measure, TIGHT * cx.size(dress.style))

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


def _rows(names: Sequence[Text], count: int, measure: float, gap: float) -> Iterator[Row]:
    """Rows of *count* columns over the *measure*; a name takes as many as leave it the *gap*."""
    row: list[FlowNode] = []
    widths: list[float | None] = []
    pitch, free = measure / count, count
    for name in names:
        need = min(count, math.ceil((width_of(name.runs) + gap) / pitch - 0.01))
        if need > free:
            yield _filled(row, widths, free * pitch)
            row, widths, free = [], [], count
        row.append(Panel(name, Insets(left=gap / 2, right=gap / 2)))
        widths.append(need * pitch)
        free -= need
    if row:
        yield _filled(row, widths, free * pitch)


def _filled(row: Sequence[FlowNode], widths: Sequence[float | None], blank: float) -> Row:
    """The row, with so much *blank* for the columns that are free."""
    rest = ((Space(0.0), blank),) if blank > 0 else ()
    cells = (*zip(row, widths, strict=True), *rest)
    return Row(tuple(cell for cell, _ in cells), fixed=tuple(width for _, width in cells))


def _depth(line: FlowNode) -> float:
    """The depth of a line of the roll: of a text, or of the one that a row's other cells are no deeper than."""
    if isinstance(line, Text):
        return line.style.leading
    return max((_depth(child) for child in children(line)), default=0.0)
