"""Related (相关阅读): other articles worth reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import empty, joined, linked, ornament, width_of
from newsletter.source.inline import Address, Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class RelatedDress(Dress):
    """How the list looks."""

    label: str = field("The words before it.", "前面的字样", default="相关阅读")
    columns: int = field("The most titles abreast.", "一行最多几条", default=2, minimum=1)
    least: Length = field("The least width of one.", "每条的最小宽度", default=Length(em=14))
    gutter: Length = field("The blank between two.", "相邻两条的间距", default=Length(em=2))
    between: str = field("What parts a title from its note.", "标题与附注之间", default="　")
    before: Length = field("The blank above.", "上方的空", default=Length())


class Link(Record):
    """One article."""

    title: Inline = field("Its title.", "标题")
    url: Address = field("Where it is read.", "网址", default="")
    note: Inline | None = field("Where or when it appeared.", "附注，如刊期", default=None)


class Related(Block[RelatedDress]):
    """Other articles worth reading."""

    items: tuple[Link, ...] = field("The articles.", "各篇文章")

    example = 'related: [{title: 隔离点的元宵夜, url: "https://example.org/7", note: 第7期}]'
    inner = False

    def realize(self, dress: RelatedDress, cx: Realizer) -> Iterator[FlowNode]:
        """The label, then the titles in columns beside it."""
        if empty(self.items, self, cx):
            return
        label = cx.join(ornament(cx, dress.label, "related-label"), "related-label")
        titles = tuple(_title(link, dress.between, cx) for link in self.items)
        gutter = cx.length(dress.gutter)
        room = cx.spread - width_of(label.runs) - gutter
        least = max(cx.length(dress.least), *(width_of(title.runs) for title in titles))
        count = int((room + gutter) // (least + gutter))
        rows = tuple(_rows(titles, max(1, min(dress.columns, count)), gutter))
        yield Row(
            (label, Stack(rows, role=Role.LIST)),
            fixed=(NATURAL, None),
            gutter=gutter,
            cross=Cross.BASELINE,
            role=Role.ASIDE,
            before=cx.length(dress.before),
            span=self.span,
        )


def _rows(titles: Sequence[FlowNode], count: int, gutter: float) -> Iterator[FlowNode]:
    """The titles, so many abreast."""
    cells = [*titles, *[Space(0.0)] * (-len(titles) % count)]
    for at in range(0, len(cells), count):
        yield Row(tuple(cells[at : at + count]), gutter=gutter)


def _title(link: Link, between: str, cx: Realizer) -> Text:
    title = linked(cx.runs(link.title, "related-title"), link.url)
    note = cx.runs(link.note, "related-note") if link.note else ()
    runs = joined((title, note), ornament(cx, between, "related-note"))
    return cx.join(runs, "related-title", role=Role.ITEM, span=link.span)
