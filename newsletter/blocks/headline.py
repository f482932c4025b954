"""Headline (标题): the article's title; `|` says where its lines part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Row
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import empty, joined, ornament, parted
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class HeadlineDress(Dress):
    """How a headline looks."""

    between: str = field(
        "What stands where the author wrote `|`: a new line, or other words.",
        "作者写“|”处放什么，默认换行",
        default="\n",
    )
    abreast: bool = field(
        "Whether the parts before and behind `|` stand side by side, as titles in two languages do.",
        "“|”前后的两部分是否左右并排，如双语标题",
        default=False,
    )
    gap: Length = field("The blank between parts abreast.", "并排时的间距", default=Length(em=2))
    second: str = field(
        "The style of parts behind the first abreast.", "并排时后面部分的样式", default="headline", style=True
    )


class Headline(Block[HeadlineDress]):
    """The article's title."""

    text: Inline = field("The title; `|` begins a new line.", "标题文字，用“|”分行")

    example = "headline: 守在古塔下 | 守到满城春"
    inner = False

    def headed(self) -> tuple[tuple[Inline, ...], int]:
        """The lines of the title."""
        return tuple(parted(self.text, "|")), 0

    def realize(self, dress: HeadlineDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title's lines as one text, kept with what follows."""
        parts = tuple(parted(self.text, "|"))
        if dress.abreast and len(parts) > 1:
            yield self._abreast(parts, dress, cx)
            return
        lines = (cx.runs(line, "headline") for line in parts)
        runs = joined(lines, ornament(cx, dress.between, "headline"))
        if empty(runs, self, cx):
            return
        text = cx.join(runs, "headline", role=Role.HEADLINE, span=self.span)
        yield replace(text, level=1, with_next=True, whole=True)

    def _abreast(self, parts: tuple[Inline, ...], dress: HeadlineDress, cx: Realizer) -> FlowNode:
        """Parts side by side on one baseline, each in the largest of its sizes that suits it."""
        styles = ("headline", *(dress.second for _ in parts[1:]))
        texts = tuple(
            replace(cx.text(part, style, role=Role.HEADLINE, span=self.span), level=1)
            for part, style in zip(parts, styles, strict=True)
        )
        return Row(texts, gutter=cx.length(dress.gap), cross=Cross.BASELINE, with_next=True)
