"""Questions and answers (问答): each question in bold, its answer hanging below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.hanging import hung, level_with, painted, tile
from newsletter.model.parts import Paint, Spaced, aligned, empty, ornament, paint, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class Badge(Record):
    """The mark before a question or an answer: one word on a square."""

    text: str = field("The word.", "字样")
    colour: Paint = field("Its colour.", "文字颜色", default="accent")
    fill: Paint = field("The square's colour.", "方块颜色", default="none")


class QaDress(Spaced):
    """How questions and answers look."""

    question: Badge = field(
        "The mark before a question.", "“问”字样", default=Badge(text="问", colour="paper", fill="accent")
    )
    answer: Badge = field(
        "The mark before an answer.", "“答”字样", default=Badge(text="答", colour="accent", fill="tint")
    )
    badge: str = field("The style of these words.", "“问”“答”的文字样式", default="contact-label", style=True)
    asked: str = field("The style of questions.", "问题的文字样式", default="heading-3", style=True)
    style: str = field("The style of answers.", "回答的文字样式", default="list", style=True)
    side: Length = field("How wide the squares are.", "方块的边长", default=Length(em=1.24))
    gap: Length = field("The blank behind them.", "方块后的空", default=Length(em=0.6))
    between: Length = field(
        "The blank above a further question.", "后面每一问上方的空", default=Length(lines=1)
    )


class Question(Record):
    """A question with its answer."""

    question: Inline = field("The question.", "问题")
    answer: tuple[Inline, ...] = field("The answer, in one paragraph or several.", "回答，可以有几段")


class Qa(Block[QaDress]):
    """Questions and answers."""

    items: tuple[Question, ...] = field("The questions.", "各问")

    example = "qa: [{question: 门诊几点开？, answer: 工作日早八点，周末早九点。}]"

    def realize(self, dress: QaDress, cx: Realizer) -> Iterator[FlowNode]:
        """Hanging texts (T46) behind their marks; no question is parted from its answer."""
        if empty(self.items, self, cx):
            return
        between = cx.length(dress.between)
        items = tuple(
            replace(self._item(one, dress, cx), before=between if index else 0.0)
            for index, one in enumerate(self.items)
        )
        yield spaced(Stack(items, role=Role.LIST, span=self.span), dress, cx)

    def _item(self, one: Question, dress: QaDress, cx: Realizer) -> Stack:
        side, gap = cx.length(dress.side, style=dress.style), cx.length(dress.gap, style=dress.style)
        answers = tuple(cx.text(part, dress.style, indent=0.0) for part in one.answer)
        model = answers[0] if answers else cx.text("", dress.style)
        asked = level_with(cx.text(one.question, dress.asked, indent=0.0), model)
        rows: list[FlowNode] = [
            replace(
                hung(_badge(dress.question, side, model, dress, cx), asked, side, gap, asked.span),
                with_next=True,
                whole=True,
            )
        ]
        if answers:
            badge = _badge(dress.answer, side, model, dress, cx)
            rows.append(hung(badge, Stack(answers), side, gap, answers[0].span))
        return Stack(tuple(rows), span=one.span)


def _badge(badge: Badge, side: float, beside: Text, dress: QaDress, cx: Realizer) -> FlowNode:
    """The word in the middle of its square, or in the text's line where there is no square."""
    word = cx.join(ornament(cx, badge.text, dress.badge), dress.badge)
    word = painted(aligned(word, Align.CENTER), paint(cx, badge.colour))
    fill = paint(cx, badge.fill)
    if fill is None:
        return aligned(level_with(word, beside), Align.START)
    return tile(word, side, beside.style.leading, fill)
