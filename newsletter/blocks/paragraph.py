"""Paragraph (段落): running text; a plain string in `blocks:` is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.region import in_region
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Paint, paint
from newsletter.source.inline import Inline
from newsletter.source.language import Language
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Run
    from newsletter.model.block import Realizer


class ParagraphDress(Dress):
    """How paragraphs look, apart from their style."""

    drop_cap: int = field(
        "How many lines deep the first character of an article's first paragraph stands; 0 for as deep as the others.",
        "每篇文章首段的首字下沉行数，0 为不下沉",
        default=0,
        minimum=0,
        maximum=4,
    )
    drop_colour: Paint = field(
        "The colour of that character; `none`: as the others.",
        "首字的颜色，none 为与正文相同",
        default="none",
    )


class Paragraph(Block[ParagraphDress]):
    """Running text."""

    text: Inline = field("The text.", "段落文字")
    align: Align | None = field(
        "How its lines stand; the layout's way if left out.", "对齐方式", default=None
    )
    indent: Length | None = field("The first line's indent, as `2em`.", "首行缩进，如 2em", default=None)
    lang: Language = field(
        "The language, where it is not the document's.", "语言，与全文不同时填写", default=""
    )
    continued: bool = field(
        "Whether it goes on after an interruption, without indent.", "接续上文，不缩进", default=False
    )

    example = "paragraph: 领导小组当天成立，工作方案等**七份**文件连夜成稿。"

    def realize(self, dress: ParagraphDress, cx: Realizer) -> Iterator[FlowNode]:
        """One text, in its own language."""
        indent = self._indent(cx)
        text = cx.text(
            self.text, "body", role=Role.PARAGRAPH, align=self.align, indent=indent, span=self.span
        )
        # A paragraph in a box before it leaves the initial to the article's own first one (T48).
        if dress.drop_cap and not cx.enclosed and cx.number("drop-cap") == 1:
            text = replace(text, drop=dress.drop_cap, drop_colour=paint(cx, dress.drop_colour))
        if self.lang and text.runs:
            style = in_region(text.style, self.lang, text.runs[0].style.lang)
            text = replace(text, runs=tuple(self._spoken(run) for run in text.runs), style=style)
        yield text

    def _indent(self, cx: Realizer) -> float | None:
        # Blank that the author typed stands in for the indent and is not added to it (T42).
        if self.continued or self.text.plain.startswith("\u3000"):
            return 0.0
        return None if self.indent is None else cx.length(self.indent)

    def _spoken(self, run: Run) -> Run:
        return replace(run, style=replace(run.style, lang=self.lang))
