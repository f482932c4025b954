"""Pair (对照): one text in two languages, abreast or one above the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Space, Stack
from newsletter.flow.region import in_region
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import (
    Ruling,
    Spaced,
    across,
    aligned,
    numeral,
    ornament,
    ruling,
    snug,
    spaced,
    stroke,
)
from newsletter.source.inline import Inline
from newsletter.source.language import Language
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.vector import Stroke
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
    first_head: str = field(
        "The style of the first half's head.", "前一半小标题的样式", default="pair-head", style=True
    )
    second_head: str = field(
        "The style of the second half's head.", "后一半小标题的样式", default="pair-head-second", style=True
    )
    numbers: str = field(
        "How pairs with heads are numbered outside boxes, as the first would be (`1`); none if empty.",
        "框外有小标题的对照怎样编号，写第一个的样子（如“1”）；空则不编号",
        default="",
    )
    number: str = field("The style of those numbers.", "编号的样式", default="pair-number", style=True)
    hang: Length = field(
        "The margin beside the first half where its number stands.",
        "前一半左侧放编号的宽度",
        default=Length(),
    )
    rule: Ruling | None = field("The rule above a pair.", "对照上方的线", default=None)
    across: bool = field(
        "Whether pairs cross all columns, whatever they say.", "不论内容怎么写，对照都通栏", default=False
    )


class Pair(Block[PairDress]):
    """One text in two languages."""

    first: Inline = field("The text in the document's language.", "文字，用全文的语言")
    second: Inline = field("The same in another language.", "另一种语言的同一段文字")
    lang: Language = field("The second half's language.", "后一半的语言", default=Language("en"))
    heads: tuple[Inline, Inline] | None = field(
        "What heads it, in both languages.", "小标题，两种语言各一个", default=None
    )
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "pair: [进门请戴口罩。, Please wear a mask inside.]"

    def realize(self, dress: PairDress, cx: Realizer) -> Iterator[FlowNode]:
        """Both halves on the same baselines, each by the rules of its own language (T55)."""
        wide = self.span_ == "all" or dress.across
        width = cx.spread if wide else cx.measure
        gap, hang = cx.length(dress.gap), cx.length(dress.hang)
        abreast = dress.abreast
        if abreast == "auto":
            abreast = (width - gap) / 2 - hang >= cx.length(dress.least)
        first, second = self._halves(dress, cx, level=bool(abreast))
        if hang or (dress.numbers and self.heads):
            first = self._hung(first, hang, dress, cx)
        if abreast:
            divider = stroke(cx, dress.divider)
            row = Row((first, second), gutter=gap, divider=divider, inset=cx.grid.inset, span=self.span)
            node: FlowNode = row
        else:
            node = self._stacked(first, second, dress, cx)
        rule = stroke(cx, dress.rule)
        if rule is not None and not cx.enclosed:
            node = Stack((_line(rule, cx), node), whole=True)
        yield across(spaced(node, dress, cx), cx, wanted=wide)

    def _halves(self, dress: PairDress, cx: Realizer, *, level: bool) -> tuple[FlowNode, FlowNode]:
        """Each half, below its head where it has one; *level* lines of both share their baselines."""
        first = cx.text(self.first, dress.first, indent=0.0, span=self.place("first"))
        second = _spoken(cx.text(self.second, dress.second, indent=0.0, span=self.place("second")), self.lang)
        second = _beside(second, first) if level else second
        if self.heads is None:
            return first, second
        names = (dress.first_head, dress.second_head)
        one, other = (
            cx.text(head, name, role=Role.HEADING, level=4, indent=0.0, span=head.span)
            for head, name in zip(self.heads, names, strict=True)
        )
        other = replace(_spoken(other, self.lang), role=Role.HEADING)
        other = _beside(other, one) if level else other
        return _under(one, first), _under(other, second)

    def _hung(self, first: FlowNode, hang: float, dress: PairDress, cx: Realizer) -> FlowNode:
        """The first half behind the margin that holds the number of a pair with heads."""
        number: FlowNode = Space(0.0)
        if dress.numbers and self.heads is not None and not cx.enclosed:
            label = ornament(cx, numeral(dress.numbers, cx.number("pair")), dress.number)
            number = aligned(cx.join(label, dress.number), Align.START)
            number = replace(number, before=0.0, after=0.0)
        return Row((number, first), fixed=(hang or NATURAL, None), cross=Cross.BASELINE)

    def _stacked(self, first: FlowNode, second: FlowNode, dress: PairDress, cx: Realizer) -> FlowNode:
        side = stroke(cx, dress.side)
        pair = Stack((replace(first, with_next=True), second))
        padding = snug(cx, left=cx.length(dress.inset) if side else 0.0)
        return Panel(pair, padding, edges=Edges(left=side), inset=cx.grid.inset, span=self.span)


def _line(rule: Stroke, cx: Realizer) -> FlowNode:
    """A rule in the middle of a line of its own."""
    half = cx.grid.unit / 2
    return Panel(Space(0.0), edges=Edges(top=rule), inset=half, depth=2 * half, role=Role.ARTIFACT)


def _under(head: Text, text: Text) -> FlowNode:
    """*text* under its head, which stands on the next line of the grid."""
    return Stack((replace(head, before=0.0, with_next=True), text))


def _beside(second: Text, first: Text) -> Text:
    """*second* with its lines as deep as those of *first*, on the same baselines."""
    level = replace(second.style, size=first.style.size, leading=first.style.leading)
    return replace(second, style=level)


def _spoken(text: Text, lang: Language) -> Text:
    """*text* in a language, its lines ragged where that has blanks between words (T34)."""
    runs = tuple(replace(run, style=replace(run.style, lang=lang)) for run in text.runs)
    style = in_region(text.style, lang, text.runs[0].style.lang) if text.runs else text.style
    if not lang.startswith(_FULL) and style.align is Align.JUSTIFY:
        style = replace(style, align=Align.START)
    return replace(text, runs=runs, style=style, role=Role.PARAGRAPH)
