"""List (列表): items behind marks or numbers, up to three levels deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Diagram, Natural, Panel, Row, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.model.block import Block
from newsletter.model.marks import Mark, mark
from newsletter.model.parts import (
    Paint,
    Spaced,
    aligned,
    empty,
    nth,
    numeral,
    ornament,
    spaced,
    tabular,
    whole,
    width_of,
)
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


# The level, counted from 0, that is one too deep (T46).
DEEPEST = 3


class ListDress(Spaced):
    """How a list looks."""

    markers: tuple[Mark, ...] = field(
        "The marks of each level.", "各级项目符号", default=("square", "dash", "dot")
    )
    numbers: tuple[str, ...] = field(
        "How items of each level are numbered, as the first would be.",
        "各级编号，写第一个的样子",
        default=("1.", "（1）", "①"),
    )
    colour: Paint = field("The marks' colour.", "符号的颜色", default="accent")
    indent: Length = field("How far marks stand in.", "符号缩进", default=Length())
    gap: Length = field("The blank behind a mark.", "符号后的空", default=Length(em=0.5))
    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length())


class Item(Record):
    """One item, perhaps with items of its own."""

    text: Inline = field("The item.", "文字")
    items: tuple[Item, ...] = field("The items below it.", "下一级各项", default=())


class List(Block[ListDress]):
    """Items behind marks or numbers."""

    items: tuple[Item, ...] = field("The items.", "各项")
    ordered: bool = field("Whether they are numbered.", "是否编号", default=False)
    marker: Mark | None = field("The mark of all items.", "项目符号", default=None)

    example = "list: [进门测温, {text: 登记姓名, items: [来处, 去处]}]"

    def realize(self, dress: ListDress, cx: Realizer) -> Iterator[FlowNode]:
        """Hanging items (T46), each mark on its item's first line."""
        if empty(self.items, self, cx):
            return
        items = Stack(tuple(self._level(self.items, 0, dress, cx)), role=Role.LIST, span=self.span)
        indent = cx.length(dress.indent)
        node = Panel(items, Insets(left=indent)) if indent else items
        yield spaced(node, dress, cx)

    def _level(
        self, items: tuple[Item, ...], level: int, dress: ListDress, cx: Realizer
    ) -> Iterator[FlowNode]:
        texts = [cx.text(item.text, "list", indent=0.0, span=item.span) for item in items]
        labels = self._labels(texts, level, dress, cx)
        width = _width(labels)
        if level == DEEPEST:
            cx.report("W183", items[0].span)
        for item, text, label in zip(items, texts, labels, strict=True):
            below = tuple(self._level(item.items, level + 1, dress, cx)) if item.items else ()
            body = Stack((text, Stack(below, role=Role.LIST))) if below else text
            cross = Cross.BASELINE if self.ordered else Cross.TOP
            yield Row(
                (label, body),
                fixed=(width, None),
                gutter=cx.length(dress.gap),
                cross=cross,
                role=Role.ITEM,
                span=item.span,
            )

    def _labels(
        self, texts: Sequence[Text], level: int, dress: ListDress, cx: Realizer
    ) -> Sequence[Text | Diagram]:
        """What stands before each item: a mark, or its number flush with the others' ends."""
        if self.ordered:
            pattern = nth(dress.numbers, level) or "1."
            numbers = (numeral(pattern, count) for count in range(1, len(texts) + 1))
            runs = (ornament(cx, number, "list-marker") for number in numbers)
            return [aligned(whole(tabular(cx.join(label, "list-marker"))), Align.END) for label in runs]
        kind = self.marker or nth(dress.markers, level) or "dot"
        colour = cx.colour(dress.colour)
        down = any(text.style.writing is Writing.VERTICAL for text in texts)
        return [mark(kind, text.style.size, text.style.leading, colour, vertical=down) for text in texts]


def _width(labels: Sequence[Text | Diagram]) -> float | Natural:
    """The width of all labels: their own where they are alike, else about that of the longest."""
    numbers = [label for label in labels if isinstance(label, Text)]
    if len({sum(len(run.text) for run in number.runs) for number in numbers}) <= 1:
        return NATURAL
    return max(width_of(number.runs) for number in numbers)
