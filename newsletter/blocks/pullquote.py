"""Pullquote (摘句): a sentence lifted from the text, set large between rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Family
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    aligned,
    labelled,
    ornament,
    paint,
    ruling,
    spaced,
    stroke,
)
from newsletter.model.voice import at_clauses, inked, spoken_in
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


# The room of the mark and the blank behind it, in em of the sentence.
MARK, MARK_GAP = 1.2, 0.2
# How much the top of its line is lowered, in em, so that it hangs clear of the rule.
MARK_DROP = 0.4


class PullquoteDress(Spaced):
    """How a pullquote looks."""

    style: str = field("The style of the sentence.", "句子的文字样式", default="quote", style=True)
    family: Family = field("Its family.", "句子的字体", default=Family.KAI)
    size: Length = field("Its size in a column.", "栏内的字号", default=Length(em=1.7))
    size_all: Length = field("Its size across all columns.", "通栏时的字号", default=Length(em=2.2))
    leading: Length = field("The depth of its lines in a column.", "栏内的行高", default=Length(lines=1.5))
    leading_all: Length = field(
        "The depth of its lines across all columns.", "通栏时的行高", default=Length(lines=2)
    )
    colour: Paint = field("Its colour.", "颜色", default="accent")
    mark: str = field("The mark before it.", "句前的引号", default="“")
    mark_style: str = field("The mark's style.", "引号的文字样式", default="headline", style=True)
    mark_colour: Paint = field("The mark's colour.", "引号的颜色", default="mid")
    above: Ruling | None = field("The rule above.", "上方的线", default=ruling(1.5, "accent"))
    below: Ruling | None = field("The rule below.", "下方的线", default=ruling(0.5, "accent"))
    ends: Length = field("The blank above and below the words.", "文字上下的空", default=Length(lines=0.35))
    by: str = field("The words round the speaker's name.", "说话人前后的字", default="——{}")


class Pullquote(Block[PullquoteDress]):
    """A sentence lifted from the text."""

    text: Inline = field("The sentence.", "句子")
    by: Inline | None = field("Who said it.", "说话人", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "pullquote: {text: 练熟了，才护得住别人，也护得住自己。, by: 一位采样队员}"

    def realize(self, dress: PullquoteDress, cx: Realizer) -> Iterator[FlowNode]:
        """The sentence beside its mark, the speaker below at the end, between two rules."""
        wide = self.span_ == "all" and cx.spread > cx.measure
        size = cx.length(dress.size_all if wide else dress.size)
        leading = cx.length(dress.leading_all if wide else dress.leading)
        said = cx.text(self.text, dress.style, indent=0.0, align=Align.START, span=self.place("text"))
        said = inked(
            spoken_in(said, dress.family, dress.style, cx),
            paint(cx, dress.colour),
            size=size,
            leading=leading,
        )
        room = (cx.spread if wide else cx.measure) - (MARK + MARK_GAP) * size * bool(dress.mark)
        said = at_clauses(replace(said, style=replace(said.style, balance=True)), room)
        parts: tuple[FlowNode, ...] = (said,)
        if self.by is not None:
            by = cx.join(labelled(cx, dress.by, self.by, "quote-by"), "quote-by", span=self.place("by"))
            parts = (said, aligned(by, Align.END))
        node: FlowNode = Stack(parts)
        if dress.mark:
            mark = inked(
                cx.join(ornament(cx, dress.mark, dress.mark_style), dress.mark_style, role=Role.ARTIFACT),
                paint(cx, dress.mark_colour),
                size=2 * size,
                leading=leading - size * MARK_DROP,
            )
            mark_ = Panel(mark, Insets(top=size * MARK_DROP))
            node = Row((mark_, node), fixed=(MARK * size, None), gutter=MARK_GAP * size)
        ends = cx.length(dress.ends)
        panel = Panel(
            node,
            Insets(ends, 0.0, ends, 0.0),
            edges=Edges(top=stroke(cx, dress.above), bottom=stroke(cx, dress.below)),
            inset=cx.grid.inset,
            role=Role.QUOTE,
            whole=True,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=wide)
