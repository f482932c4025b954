"""Editor-note (编者按): what the editors say before or behind a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Family
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    Spaced,
    across,
    aligned,
    empty,
    ornament,
    paint,
    ruling,
    spaced,
    stroke,
)
from newsletter.model.voice import hairline, spoken_in
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class EditorNoteDress(Spaced):
    """How an editors' note looks."""

    form: Literal["head", "run-in"] = field(
        "The label on a line of its own, or at the head of the first.",
        "head 标签单独一行，run-in 标签接着正文",
        default="head",
    )
    label: str = field("The label.", "标签", default="编者按")
    colon: str = field("What follows a label at the head of a line.", "标签接正文时后面的字", default="：")
    label_style: str = field("The label's style.", "标签的文字样式", default="related-label", style=True)
    style: str = field("The style of the words.", "文字的样式", default="body", style=True)
    family: Family = field("Their family.", "文字的字体", default=Family.KAI)
    fill: Paint = field("The ground.", "底色", default="pale")
    side: Ruling | None = field("The upright rule before it.", "左侧竖线", default=ruling(3, "accent"))
    line: Ruling | None = field("The rule behind the label.", "标签后的线", default=ruling(0.5, "mid"))
    whole: bool = field("Whether no column break parts it.", "是否不跨栏断开", default=True)
    padding: Length = field("The blank at the text's sides.", "文字左右的空", default=Length(em=1))
    ends: Length = field("The blank above and below.", "文字上下的空", default=Length(em=0.6))


class EditorNote(Block[EditorNoteDress]):
    """What the editors say."""

    text: tuple[Inline, ...] = field("The words; blank lines part paragraphs.", "文字，空行分段")
    label: Inline | None = field(
        "Another label, such as 按 or 编后.", "换一个标签，如“按”“编后”", default=None
    )
    by: Inline | None = field("Who signs it.", "署名", default=None)
    span_: Literal["column", "all"] = field("How wide it stands.", "宽度：一栏或通栏", default="column")

    example = "editor-note: {text: 四篇短文写四支队伍，名字大多没有留下。查不到的，宁可留白。}"

    def realize(self, dress: EditorNoteDress, cx: Realizer) -> Iterator[FlowNode]:
        """The label in its own face, the words in Kai, on one ground behind a rule."""
        if empty(self.text, self, cx):
            return
        padding, ends = cx.length(dress.padding), cx.length(dress.ends)
        label = (
            cx.runs(self.label, dress.label_style)
            if self.label
            else ornament(cx, dress.label, dress.label_style)
        )
        texts = [
            spoken_in(cx.text(said, dress.style, span=said.span), dress.family, dress.style, cx)
            for said in self.text
        ]
        parts: list[FlowNode] = list(texts)
        if label and dress.form == "run-in":
            runs = (*label, *ornament(cx, dress.colon, dress.label_style), *texts[0].runs)
            parts[0] = replace(texts[0], runs=runs)
        elif label:
            head = cx.join(label, dress.label_style, span=self.place("label"))
            rule = hairline(stroke(cx, dress.line), head.style.leading)
            row = Row(
                (head, rule), fixed=(NATURAL, None), gutter=cx.size(dress.label_style) / 2, cross=Cross.MIDDLE
            )
            parts.insert(0, replace(row, with_next=True))
        if self.by is not None:
            parts[-1] = replace(parts[-1], with_next=True)
            parts.append(aligned(cx.text(self.by, "quote-by", span=self.place("by")), Align.END))
        side = stroke(cx, dress.side)
        panel = Panel(
            Stack(tuple(parts)),
            Insets(ends, padding, ends, padding + (side.width if side else 0.0)),
            paint(cx, dress.fill),
            Edges(left=side),
            cx.grid.inset,
            role=Role.ASIDE,
            whole=dress.whole,
            span=self.span,
        )
        yield across(spaced(panel, dress, cx), cx, wanted=self.span_ == "all")
