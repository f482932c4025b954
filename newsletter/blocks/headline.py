"""Headline (标题): the article's title; `|` says where its lines part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
        lines = (cx.runs(line, "headline") for line in parted(self.text, "|"))
        runs = joined(lines, ornament(cx, dress.between, "headline"))
        if empty(runs, self, cx):
            return
        yield replace(cx.join(runs, "headline", role=Role.HEADLINE, span=self.span), level=1, with_next=True)
