"""Section (章节): a heading under a rule, and the blocks it heads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Text
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Ruling, Spaced, nth, numeral, ornament, ruling, series, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class SectionDress(Spaced):
    """How a section opens."""

    rule: Ruling | None = field(
        "The rule above a first-level heading.", "一级标题上方的线", default=ruling(1.5, "text")
    )
    after: Length = field("The blank between heading and text.", "标题与正文之间的空", default=Length())
    lift: bool = field(
        "Whether a heading without strong words is set as if all of it were strong.",
        "没有加粗字的标题，是否整行按加粗来排",
        default=False,
    )
    numbers: tuple[str, ...] = field(
        "How headings of each level are numbered, as the first would be (`一、`); none if empty.",
        "各级标题的编号，写第一个的样子（如“一、”）；空则不编号",
        default=(),
    )


class Section(Block[SectionDress]):
    """A part of an article, with or without a heading."""

    blocks: tuple[Block[Dress], ...] = field("What the section holds.", "本节内容", default=())
    heading: Inline | None = field("The section's heading.", "小标题", default=None)
    level: int = field("The heading's level.", "标题级别", default=1, minimum=1, maximum=3)

    example = "heading: 这是一支**听党指挥**的队伍\nblocks: [领导小组当天成立。]"
    inner = False

    def realize(self, dress: SectionDress, cx: Realizer) -> Iterator[FlowNode]:
        """The heading, then the blocks; a couplet or picture that opens them stays with its text."""
        heading = () if self.heading is None else (self._heading(self.heading, dress, cx),)
        blocks = list(cx.blocks(self.blocks))
        if heading and len(blocks) > 1 and not isinstance(blocks[0], Text):
            blocks[0] = replace(blocks[0], with_next=True)
        for index, node in enumerate((*heading, *blocks)):
            before = 0.0 if index else cx.length(dress.before)
            yield replace(node, before=max(node.before, before))

    def _heading(self, heading: Inline, dress: SectionDress, cx: Realizer) -> FlowNode:
        style = f"heading-{self.level}"
        pattern, count = nth(dress.numbers, self.level - 1), cx.number(series(self.level))
        number = ornament(cx, numeral(pattern, count) if pattern else "", style)
        span = self.place("heading")
        if dress.lift and not any("strong" in piece.marks for piece in heading.pieces):
            lifted = tuple(replace(piece, marks=piece.marks | {"strong"}) for piece in heading.pieces)
            heading = replace(heading, pieces=lifted)
        text = cx.text(heading, style, role=Role.HEADING, level=self.level + 1, prefix=number, span=span)
        rule = stroke(cx, dress.rule) if self.level == 1 else None
        node = Panel(text, edges=Edges(top=rule)) if rule else text
        return replace(node, after=cx.length(dress.after), with_next=True, whole=True)
