"""Pair (对照): one text in two languages, abreast or one above the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Row, Stack
from newsletter.flow.region import in_region
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import Ruling, Spaced, across, ruling, snug, spaced, stroke
from newsletter.source.inline import Inline
from newsletter.source.language import Language
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


# Languages whose lines fill the measure character by character; others have blank at their ends.
_FULL = ("zh", "ja", "yue", "lzh")


class PairDress(Spaced):
    """How a pair looks."""

    abreast: bool | Literal["auto"] = field(
        "Halves side by side, or one above the other; `auto`: side by side where each is wide enough.",
        "两种语言并排或上下排，auto 为够宽就并排",
        default="auto",
    )
    least: Length = field(
        "The width that a half needs beside the other.", "并排时每半的最小宽度", default=Length(em=16)
    )
    gap: Length = field("The blank between halves abreast.", "并排时的间距", default=Length(em=2))
    divider: Ruling | None = field("The rule in that blank.", "间距中的线", default=ruling(0.5, "rule"))
    side: Ruling | None = field(
        "The rule beside halves one above the other.", "上下排时左侧的线", default=ruling(1, "mid")
    )
    inset: Length = field(
        "The blank between that rule and the text.", "左侧线与文字之间的空", default=Length(em=1)
    )
    first: str = field("The style of the first half.", "前一半的文字样式", default="pair", style=True)
    second: str = field(
        "The style of the second half.", "后一半的文字样式", default="pair-second", style=True
    )


class Pair(Block[PairDress]):
    """One text in two languages."""

    first: Inline = field("The text in the document's language.", "文字，用全文的语言")
    second: Inline = field("The same in another language.", "另一种语言的同一段文字")
    lang: Language = field("The second half's language.", "后一半的语言", default=Language("en"))
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "pair: [进门请戴口罩。, Please wear a mask inside.]"

    def realize(self, dress: PairDress, cx: Realizer) -> Iterator[FlowNode]:
        """Both halves on the same baselines, each by the rules of its own language (T55)."""
        wide = self.span_ == "all"
        width = cx.spread if wide else cx.measure
        first = cx.text(self.first, dress.first, indent=0.0, span=self.place("first"))
        second = _spoken(cx.text(self.second, dress.second, indent=0.0, span=self.place("second")), self.lang)
        gap = cx.length(dress.gap)
        abreast = dress.abreast
        if abreast == "auto":
            abreast = (width - gap) / 2 >= cx.length(dress.least)
        if abreast:
            level = replace(second.style, size=first.style.size, leading=first.style.leading)
            halves = (first, replace(second, style=level))
            divider = stroke(cx, dress.divider)
            node: FlowNode = Row(halves, gutter=gap, divider=divider, inset=cx.grid.inset, span=self.span)
        else:
            node = self._stacked(first, second, dress, cx)
        yield across(spaced(node, dress, cx), cx, wanted=wide)

    def _stacked(self, first: Text, second: Text, dress: PairDress, cx: Realizer) -> FlowNode:
        side = stroke(cx, dress.side)
        pair = Stack((replace(first, with_next=True), second))
        padding = snug(cx, left=cx.length(dress.inset) if side else 0.0)
        return Panel(pair, padding, edges=Edges(left=side), inset=cx.grid.inset, span=self.span)


def _spoken(text: Text, lang: Language) -> Text:
    """*text* in a language, its lines ragged where that has blanks between words (T34)."""
    runs = tuple(replace(run, style=replace(run.style, lang=lang)) for run in text.runs)
    style = in_region(text.style, lang, text.runs[0].style.lang) if text.runs else text.style
    if not lang.startswith(_FULL) and style.align is Align.JUSTIFY:
        style = replace(style, align=Align.START)
    return replace(text, runs=runs, style=style, role=Role.PARAGRAPH)
