"""Section (章节): a heading under a rule, and the blocks it heads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Text
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Ruling, Spaced, numeral, ornament, ruling, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Run
    from newsletter.model.block import Realizer


class SectionDress(Spaced):
    """How a section opens."""

    rule: Ruling | None = field(
        "The rule above a first-level heading.", "一级标题上方的线", default=ruling(1.5, "text")
    )
    after: Length = field("The blank between heading and text.", "标题与正文之间的空", default=Length())
    gap: Length = field("The blank between words of different sizes.", "大小字之间的空", default=Length(5))
    numbers: tuple[str, ...] = field(
        "How headings of each level are numbered, as the first would be (`一、`); none if empty.",
        "各级标题的编号，写第一个的样子（如“一、”）；空则不编号",
        default=(),
    )


class Section(Block[SectionDress]):
    """A part of an article, with or without a heading."""

    heading: Inline | None = field("The section's heading.", "小标题", default=None)
    level: int = field("The heading's level.", "标题级别", default=1, minimum=1, maximum=3)
    blocks: tuple[Block[Dress], ...] = field("What the section holds.", "本节内容", default=())

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
        pattern = dress.numbers[self.level - 1] if self.level <= len(dress.numbers) else ""
        number = ornament(cx, numeral(pattern, cx.number(style)) if pattern else "", style)
        span = self.place("heading")
        runs = _opened((*number, *cx.runs(heading, style)), cx.length(dress.gap))
        text = replace(cx.join(runs, style, role=Role.HEADING, span=span), level=self.level + 1)
        rule = stroke(cx, dress.rule) if self.level == 1 else None
        node = Panel(text, edges=Edges(top=rule)) if rule else text
        return replace(node, after=cx.length(dress.after), with_next=True, whole=True)


def _opened(runs: tuple[Run, ...], gap: float) -> tuple[Run, ...]:
    """*runs* with more blank between words of different sizes, which would else touch."""
    found: list[Run] = []
    for run, after in zip(runs, (*runs[1:], None), strict=True):
        if after is None or after.style.size == run.style.size:
            found.append(run)
            continue
        last = len(run.text) - 1
        style = replace(run.style, tracking=run.style.tracking + gap)
        trace = run.trace.part(last) if run.trace else None
        found += (
            replace(run, text=run.text[:last]),
            replace(run, text=run.text[last:], style=style, trace=trace),
        )
    return tuple(run for run in found if run.text)
