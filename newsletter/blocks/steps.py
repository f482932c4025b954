"""Steps (步骤): what to do, one thing after another, behind large numerals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Figure, Panel, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.model import abreast
from newsletter.model.block import Block
from newsletter.model.figures import spoken
from newsletter.model.hanging import divided, hung, label_width, level_with
from newsletter.model.parts import (
    Ruling,
    across,
    aligned,
    empty,
    numeral,
    ornament,
    ruling,
    spaced,
    stroke,
    tabular,
)
from newsletter.model.pictured import PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer

# How tall a figure is, in em, and how far the ink of Han reaches above the baseline (T12).
FIGURE, INK = 0.74, 0.82


class StepsDress(PictureDress):
    """How steps look."""

    number: str = field("How they are numbered, as the first would be.", "编号，写第一个的样子", default="1")
    numeral: str = field("The style of numerals.", "编号的文字样式", default="stat-value", style=True)
    title: str = field("The style of titles.", "每步标题的文字样式", default="heading-3", style=True)
    style: str = field("The style of texts.", "正文的文字样式", default="list", style=True)
    gap: Length = field("The blank behind a numeral.", "编号后的空", default=Length(em=0.9))
    divider: Ruling | None = field("The rule between two.", "相邻两步之间的线", default=ruling(0.5, "mid"))
    columns: int = field(
        "The most abreast across the columns, where the author does not say.",
        "通栏时作者未写则一行最多几步",
        default=4,
        minimum=1,
    )
    least: Length = field("The least width of one abreast.", "并排时每步的最小宽度", default=Length(em=9))
    gutter: Length = field("The blank between two abreast.", "并排时的间距", default=Length(em=2))
    ratio: float = field("Width over height of pictures.", "图片的宽高比", default=1.6, minimum=0.2)


class Step(Record):
    """One thing to do."""

    text: Inline = field("What to do.", "文字")
    title: Inline | None = field("Its title.", "标题", default=None)
    image: Picture | None = field("A picture of it.", "图片文件", default=None)
    alt: str = field("What the picture shows.", "替代文字：图上有什么", default="")
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )


class Steps(Block[StepsDress]):
    """One thing after another."""

    items: tuple[Step, ...] = field("The steps.", "各步")
    columns: int | None = field("How many stand abreast.", "一行几步", default=None, minimum=1, maximum=6)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "steps: [{title: 湿手, text: 用流动的水打湿双手。}, 取皂液，搓二十秒。]"

    def realize(self, dress: StepsDress, cx: Realizer) -> Iterator[FlowNode]:
        """Steps one below another, or cells abreast where they stand across the page."""
        if empty(self.items, self, cx):
            return
        wide = self.span_ == "all"
        measure = max(cx.spread, cx.measure) if wide else cx.measure
        gutter = cx.length(dress.gutter)
        room = abreast.room_for(measure, cx.length(dress.least, style=dress.style), gutter)
        most = min(dress.columns, len(self.items)) if wide else 1
        count = abreast.count_of(cx, self.columns, most, room, self.place("columns"))
        rule = stroke(cx, dress.divider)
        if count > 1:
            cells = [self._cell(index, dress, cx) for index in range(len(self.items))]
            parts: Sequence[FlowNode] = tuple(
                abreast.rows(cells, count, gutter, between=cx.grid.unit, divider=rule, inset=cx.grid.inset)
            )
        else:
            items = [self._item(index, dress, cx) for index in range(len(self.items))]
            parts = (items[0], *(divided(item, rule, cx.grid.unit) for item in items[1:]))
        yield across(spaced(Stack(tuple(parts), role=Role.LIST, span=self.span), dress, cx), cx, wanted=wide)

    def _item(self, index: int, dress: StepsDress, cx: Realizer) -> FlowNode:
        """A step in a column: its numeral, two lines deep, beside its text."""
        step = self.items[index]
        title, text = self._texts(step, dress, cx)
        number = self._numeral(index, text, dress, cx)
        width = label_width(self._numeral(at, text, dress, cx) for at in range(len(self.items)))
        picture = self._picture(step, dress, cx)
        parts = (*title, replace(text, with_next=bool(picture)), *picture)
        body = Panel(Stack(parts), depth=2 * text.style.leading)
        return hung(number, body, width, cx.length(dress.gap, style=dress.style), step.span)

    def _cell(self, index: int, dress: StepsDress, cx: Realizer) -> FlowNode:
        """A step abreast of others: its picture, then its numeral before its title, then its text."""
        step = self.items[index]
        title, text = self._texts(step, dress, cx)
        number = self._numeral(index, text, dress, cx)
        lead = text.style.leading
        head: FlowNode = Panel(number, Insets(bottom=lead))
        if title:
            words = Panel(title[0], Insets(top=lead))
            head = hung(head, words, label_width((number,)), cx.length(dress.gap, style=dress.style) / 2)
        return Stack(
            (*self._picture(step, dress, cx), head, text), role=Role.ITEM, whole=True, span=step.span
        )

    def _texts(self, step: Step, dress: StepsDress, cx: Realizer) -> tuple[tuple[Text, ...], Text]:
        text = cx.text(step.text, dress.style, indent=0.0)
        if step.title is None:
            return (), text
        title = level_with(cx.text(step.title, dress.title, indent=0.0), text)
        return (replace(title, with_next=True),), text

    def _numeral(self, index: int, text: Text, dress: StepsDress, cx: Realizer) -> Text:
        """The number on the second line's baseline, as tall as two lines of ink (T48); in the middle of vertical ones.

        Its own box is one line deep, so that the first line of the text beside it is no deeper.
        """
        lead, em = text.style.leading, text.style.size
        runs = ornament(cx, numeral(dress.number, index + 1), dress.numeral)
        grown = (lead + INK * em) / FIGURE
        rise = -lead / 2 if text.style.writing is Writing.VERTICAL else -lead
        tall = tuple(replace(run, style=replace(run.style, size=grown, rise=rise)) for run in runs)
        return tabular(aligned(level_with(cx.join(tall, dress.numeral), text), Align.START))

    def _picture(self, step: Step, dress: StepsDress, cx: Realizer) -> tuple[FlowNode, ...]:
        if step.image is None:
            return ()
        alt = spoken(cx, step.alt, step.title or step.text, step.span)
        return (
            Figure(
                treated(step.image, dress, cx),
                dress.ratio,
                step.focus,
                alt=alt,
                inset=cx.grid.inset,
                round=cx.length(dress.round),
                role=Role.FIGURE,
                span=step.span,
            ),
        )
