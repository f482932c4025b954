"""Colophon (刊尾): who made the bulletin, where they are reached, how many were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.node import NATURAL, Edges, Panel, Row
from newsletter.flow.style import Align
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Ruling, aligned, empty, joined, labelled, levelled, ornament, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Run
    from newsletter.model.block import Realizer


class ColophonDress(Dress):
    """How the colophon looks."""

    unit: str = field("The words round the unit.", "编印单位前后的字", default="编印　{}")
    contact: str = field("The words round the contact.", "联系方式前后的字", default="联系　{}")
    address: str = field("The words round the address.", "地址前后的字", default="地址　{}")
    date: str = field("The words round the day of printing.", "印发日期前后的字", default="{}印发")
    print_run: str = field("The words round the number of copies.", "印数前后的字", default="印数　{}")
    between: str = field("The blank between two entries.", "两项之间的空", default="　　")
    rule: Ruling | None = field("The rule above.", "上方的线", default=None)


class Colophon(Block[ColophonDress]):
    """Who made the bulletin."""

    text: Inline | None = field("All of it as one line.", "整行文字", default=None)
    unit: Inline | None = field("The unit that compiles it.", "编印单位", default=None)
    contact: Inline | None = field("How it is reached.", "联系方式", default=None)
    address: Inline | None = field("Where it is.", "地址", default=None)
    date: Inline | None = field("The day of printing, as it is to be read.", "印发日期", default=None)
    print_run: Inline | None = field("The number of copies.", "印数", default=None)
    note: Inline | None = field("A last word.", "附言", default=None)

    example = "colophon: {unit: 古塔区卫健局, print-run: 2000, note: 免费取阅，阅后请传给邻居}"
    inner = False

    def realize(self, dress: ColophonDress, cx: Realizer) -> Iterator[FlowNode]:
        """The makers at the start of the line, the printing at its end."""
        start = self._side(
            cx,
            dress,
            ("{}", self.text),
            (dress.unit, self.unit),
            (dress.contact, self.contact),
            (dress.address, self.address),
        )
        printed = (dress.date, self.date), (dress.print_run, self.print_run)
        end = self._side(cx, dress, *printed, ("{}", self.note))
        if empty((*start, *end), self, cx):
            return
        left = levelled(cx.join(start, "colophon", span=self.span), cx)
        right = aligned(levelled(cx.join(end, "colophon", span=self.span), cx), Align.END)
        both = Row((left, right), fixed=(None, NATURAL), gutter=cx.size("colophon"))
        rule = stroke(cx, dress.rule)
        line: FlowNode = both if start and end else left if start else right
        yield Panel(line, edges=Edges(top=rule), span=self.span) if rule else line

    def _side(self, cx: Realizer, dress: ColophonDress, *said: tuple[str, Inline | None]) -> tuple[Run, ...]:
        entries = (labelled(cx, words, content, "colophon") for words, content in said if content)
        return joined(tuple(entries), ornament(cx, dress.between, "colophon"))
