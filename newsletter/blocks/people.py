"""People (人物): persons with their portraits, names, offices and a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import Figure, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import abreast
from newsletter.model.block import Block
from newsletter.model.hanging import solid, together
from newsletter.model.parts import Ruling, across, empty, joined, leaded, ornament, spaced, stroke
from newsletter.model.pictured import PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


# The most that lines below a portrait are deep, in em of their text (T56).
CLOSE = 1.6


class PeopleDress(PictureDress):
    """How persons look."""

    ratio: float = field("Width over height of portraits.", "照片的宽高比", default=0.8, minimum=0.2)
    width: Length = field("How wide they are in a column.", "栏内照片的宽度", default=Length(em=5.4))
    gap: Length = field("The blank beside them.", "照片旁的空", default=Length(em=1))
    edge: Ruling | None = field("The line round them.", "照片框线", default=None)
    name: str = field("The style of names.", "姓名的文字样式", default="heading-3", style=True)
    role: str = field("The style of offices.", "职务的文字样式", default="caption", style=True)
    text: str = field("The style of what is said of them.", "介绍的文字样式", default="list", style=True)
    small: str = field("The style of that abreast.", "并排时介绍的文字样式", default="caption", style=True)
    between: str = field("What parts a name from an office.", "姓名与职务之间", default="　")
    blank: Length = field(
        "The blank between two, down the page.", "上下两人之间的空", default=Length(lines=1)
    )
    columns: int = field(
        "The most abreast across the columns, where the author does not say.",
        "通栏时作者未写则一行最多几人",
        default=6,
        minimum=1,
    )
    least: Length = field("The least width of one abreast.", "并排时每人的最小宽度", default=Length(em=5.5))
    gutter: Length = field("The blank between two abreast.", "并排时的间距", default=Length(em=1.5))
    align: Align = field("How the words of those abreast stand.", "并排时文字的对齐", default=Align.START)


class Person(Record):
    """One person."""

    name: Inline = field("The name.", "姓名")
    role_: Inline | None = field("The office.", "职务", default=None)
    text: Inline | None = field("A few words.", "介绍", default=None)
    photo: Picture | None = field("The portrait's file.", "照片文件", default=None)
    alt: str = field("What it shows, if more than the name says.", "替代文字；不写就读姓名", default="")
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.4),
        minimum=0,
        maximum=1,
    )


class People(Block[PeopleDress]):
    """Persons."""

    items: tuple[Person, ...] = field("The persons.", "各人")
    columns: int | None = field("How many stand abreast.", "一行几人", default=None, minimum=1, maximum=8)
    span_: Literal["column", "all"] = field("How wide they stand.", "宽度：一栏或通栏", default="column")

    example = (
        "people: [{name: 护士长, role: 门诊部, text: 守着发热门诊的第一道门。, photo: mask.svg}, 值班员]"
    )

    def realize(self, dress: PeopleDress, cx: Realizer) -> Iterator[FlowNode]:
        """Persons one below another, their portraits beside; or portraits abreast, the words below."""
        if empty(self.items, self, cx):
            return
        wide = self.span_ == "all"
        measure = max(cx.spread, cx.measure) if wide else cx.measure
        gutter = cx.length(dress.gutter)
        room = abreast.room_for(measure, cx.length(dress.least), gutter)
        most = min(dress.columns, len(self.items)) if wide else 1
        count = abreast.count_of(cx, self.columns, most, room, self.place("columns"))
        blank = cx.length(dress.blank)
        parts: Sequence[FlowNode]
        if count > 1:
            parts = tuple(abreast.rows(self._cells(dress, cx), count, gutter, between=blank))
        else:
            seen = any(one.photo for one in self.items)
            parts = tuple(
                replace(self._row(one, dress, cx, seen=seen), before=blank if index else 0.0)
                for index, one in enumerate(self.items)
            )
        yield across(spaced(Stack(parts, role=Role.LIST, span=self.span), dress, cx), cx, wanted=wide)

    def _cells(self, dress: PeopleDress, cx: Realizer) -> list[FlowNode]:
        """The persons abreast, their words below their portraits."""
        cells: list[FlowNode] = []
        for one in self.items:
            said = ((one.name, dress.name), (one.role_, dress.role), (one.text, dress.small))
            words = (
                _close(solid(cx.text(part, style, indent=0.0, align=dress.align)), cx.size(style))
                for part, style in said
                if part is not None
            )
            parts = (*self._portrait(one, dress, cx), *words)
            cells.append(Stack(parts, role=Role.ITEM, whole=True, span=one.span))
        return cells

    def _row(self, one: Person, dress: PeopleDress, cx: Realizer, *, seen: bool) -> FlowNode:
        """A person in a column; the words of one without a portrait stand below those of the others."""
        title = cx.runs(one.role_, dress.role) if one.role_ else ()
        runs = joined((cx.runs(one.name, dress.name), title), ornament(cx, dress.between, dress.role))
        words: list[FlowNode] = [solid(cx.join(runs, dress.name, span=one.name.span))]
        if one.text is not None:
            words.append(cx.text(one.text, dress.text, indent=0.0))
        if not seen:
            return Stack(tuple(words), role=Role.ITEM, whole=True, span=one.span)
        portrait = (*self._portrait(one, dress, cx), Space(0.0))[0]
        return Row(
            (portrait, together(Stack(tuple(words)))),
            fixed=(cx.length(dress.width), None),
            gutter=cx.length(dress.gap),
            role=Role.ITEM,
            span=one.span,
        )

    def _portrait(self, one: Person, dress: PeopleDress, cx: Realizer) -> tuple[FlowNode, ...]:
        if one.photo is None:
            return ()
        return (
            Figure(
                treated(one.photo, dress, cx),
                dress.ratio,
                one.focus,
                alt=one.alt or one.name.plain,
                inset=cx.grid.inset,
                edge=stroke(cx, dress.edge),
                round=cx.length(dress.round),
                role=Role.FIGURE,
                span=one.span,
            ),
        )


def _close(text: Text, em: float) -> Text:
    """*text* with lines no deeper than small words below a portrait should have."""
    return leaded(text, min(text.style.leading, CLOSE * em))
