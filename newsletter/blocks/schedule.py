"""Schedule (日程): a programme or opening hours, row by row: when, what, where, who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow import node as flow
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.hanging import level_with, solid
from newsletter.model.parts import (
    Ruling,
    Spaced,
    across,
    aligned,
    empty,
    joined,
    ornament,
    ruling,
    spaced,
    stroke,
    tabular,
    width_of,
)
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


_FIELDS = ("day", "time", "what", "where", "who")
# The column that takes what the others leave.
_LOOSE = "what"
_HOURS = ("day", "time", _LOOSE)


class ScheduleDress(Spaced):
    """How a schedule looks (T50)."""

    form: Literal["auto", "columns", "stacked"] = field(
        "Place and person in columns of their own, or under what happens; `auto`: columns where they fit.",
        "地点、人员各成一列（columns）或写在事项下面（stacked），auto 为放得下就各成一列",
        default="auto",
    )
    least: Length = field(
        "The width that what happens needs beside other columns.",
        "各成一列时事项的最小宽度",
        default=Length(em=9),
    )
    head: bool = field("Whether the columns have heads.", "是否有表头", default=True)
    time: str = field("The head of times.", "“时间”字样", default="时间")
    what: str = field("The head of what happens.", "“事项”字样", default="事项")
    where: str = field("The head of places.", "“地点”字样", default="地点")
    who: str = field("The head of persons.", "“人员”字样", default="人员")
    between: str = field("What stands between a place and a person.", "地点与人员之间", default="　")
    continued: str = field(
        "The words above a head that is repeated.", "表头重复时写在上面的字", default="（续表）"
    )
    times: str = field("The style of times.", "时间的文字样式", default="table-head", style=True)
    day: str = field("The style of days.", "日期的文字样式", default="contact-label", style=True)
    style: str = field("The style of what happens.", "事项的文字样式", default="table-cell", style=True)
    small: str = field(
        "The style of places and persons below it.",
        "事项下面地点、人员的文字样式",
        default="caption",
        style=True,
    )
    outer: Ruling | None = field("The rules above and below.", "上下两条线", default=ruling(1, "accent"))
    under_header: Ruling | None = field(
        "The rule under the head.", "表头下的线", default=ruling(0.5, "accent")
    )
    inner: Ruling | None = field("The rules between rows.", "行间的线", default=ruling(0.3, "rule"))
    padding: Length = field("The blank at each side of a cell's text.", "单元格左右的空", default=Length(4))


class Slot(Record):
    """One row."""

    day: Inline | None = field("The day, at the first row of each.", "日期，写在当天第一行", default=None)
    time: Inline = field("When it begins, and when it ends.", "时间，如 8:30 或 8:30–11:30")
    what: Inline | None = field("What happens.", "事项", default=None)
    where: Inline | None = field("Where it is.", "地点", default=None)
    who: Inline | None = field("Who does it, or who is asked to come.", "人员", default=None)


class Schedule(Block[ScheduleDress]):
    """A programme or opening hours."""

    items: tuple[Slot, ...] = field("The rows.", "各行")
    note: Inline | None = field("A line under them.", "表注", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = (
        'schedule: [{day: 周六, time: "9:30", what: 义诊, where: 文化广场, who: 医疗组},'
        ' {time: "14:00–16:00", what: 讲座}]'
    )

    def realize(self, dress: ScheduleDress, cx: Realizer) -> Iterator[FlowNode]:
        """A table whose times stand by their colons (T50), its head repeated after a break, and the note."""
        if empty(self.items, self, cx):
            return
        wide = self.span_ == "all"
        columns = self._columns(dress, cx, max(cx.spread, cx.measure) if wide else cx.measure)
        head = self._head(columns, dress, cx)
        table = flow.Table(
            (*head, *self._rows(columns, dress, cx)),
            header_rows=len(head),
            decimals=(columns.index("time"),),
            fitted=tuple(
                at
                for at, name in enumerate(columns)
                if name != (_LOOSE if _LOOSE in columns else columns[-1])
            ),
            padding=cx.length(dress.padding),
            outer=stroke(cx, dress.outer),
            under_header=stroke(cx, dress.under_header) if head else None,
            inner=stroke(cx, dress.inner),
            continued=_continued(self, dress, cx) if head else None,
            role=Role.TABLE,
            span=self.span,
        )
        node: FlowNode = table
        if self.note is not None:
            note = cx.text(self.note, "table-note", role=Role.CAPTION, span=self.place("note"))
            node = flow.Stack((replace(table, with_next=True), note))
        yield across(spaced(node, dress, cx), cx, wanted=wide)

    def _columns(self, dress: ScheduleDress, cx: Realizer, width: float) -> tuple[str, ...]:
        """The fields that have columns of their own, left to right.

        Where nothing is said to happen, as in opening hours, the days stand before the times.
        """
        used = {name for name in _FIELDS for slot in self.items if getattr(slot, name) is not None}
        if "what" not in used:
            # Something takes the blank at the end, so that times stand near their days.
            return tuple(name for name in _FIELDS if name in used) if used & {"where", "who"} else _HOURS
        own = tuple(name for name in ("time", "what", "where", "who") if name in used)
        padding = 2 * cx.length(dress.padding)
        taken = sum(self._wide(name, dress, cx) + padding for name in own if name != "what")
        fits = width - taken - padding >= cx.length(dress.least, style=dress.style)
        stacked = dress.form == "stacked" or (dress.form == "auto" and not fits)
        return ("time", "what") if stacked else own

    def _wide(self, name: str, dress: ScheduleDress, cx: Realizer) -> float:
        """About how wide the longest text of a field is, in points."""
        style = dress.times if name == "time" else dress.style
        texts = (getattr(slot, name) for slot in self.items)
        return max(width_of(cx.runs(text, style)) for text in texts if text is not None)

    def _head(
        self, columns: Sequence[str], dress: ScheduleDress, cx: Realizer
    ) -> tuple[tuple[flow.Cell, ...], ...]:
        """The words over the columns; opening hours speak for themselves."""
        if not dress.head or not any(slot.what for slot in self.items):
            return ()
        words = (getattr(dress, name) for name in columns)
        return (tuple(flow.Cell(cx.join(ornament(cx, word, "table-head"), "table-head")) for word in words),)

    def _rows(
        self, columns: Sequence[str], dress: ScheduleDress, cx: Realizer
    ) -> Iterator[tuple[flow.Cell, ...]]:
        """A row for each slot, and one above the first of each day where days have no column."""
        for slot in self.items:
            if slot.day is not None and "day" not in columns:
                day = solid(cx.text(slot.day, dress.day, indent=0.0, span=slot.day.span))
                yield (flow.Cell(day, len(columns)),)
            yield tuple(flow.Cell(self._cell(slot, name, columns, dress, cx)) for name in columns)

    def _cell(
        self, slot: Slot, name: str, columns: Sequence[str], dress: ScheduleDress, cx: Realizer
    ) -> Text:
        said: Inline | None = getattr(slot, name)
        style = {"time": dress.times, "day": dress.day}.get(name, dress.style)
        text = solid(cx.text(said or "", style, indent=0.0, span=slot.span))
        if name == "time":
            text = tabular(text)
        elif name == "what":
            below = [getattr(slot, one) for one in ("where", "who") if one not in columns]
            runs = joined(
                (cx.runs(one, dress.small) for one in below if one is not None),
                ornament(cx, dress.between, dress.small),
            )
            line = ornament(cx, "\n", dress.small) if text.runs and runs else ()
            text = replace(text, runs=(*text.runs, *line, *runs))
        # All cells of a row stand on one baseline.
        return level_with(text, cx.text("", dress.style))


def _continued(self: Schedule, dress: ScheduleDress, cx: Realizer) -> Text | None:
    """The dress's words above a head that is repeated, at the table's end."""
    words = ornament(cx, dress.continued, "table-note")
    if not words:
        return None
    return aligned(cx.join(words, "table-note", role=Role.CAPTION, span=self.span), Align.END)
