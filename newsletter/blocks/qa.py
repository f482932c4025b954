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


class QaDress(Spaced):
    """How questions and answers look."""

    question: str = field("The word before a question.", "“问”字样", default="问")
    answer: str = field("The word before an answer.", "“答”字样", default="答")
    question_colour: Paint = field("The colour of the first.", "“问”的颜色", default="paper")
    question_fill: Paint = field("Its square's colour.", "“问”的底色", default="accent")
    answer_colour: Paint = field("The colour of the second.", "“答”的颜色", default="accent")
    answer_fill: Paint = field("Its square's colour.", "“答”的底色", default="tint")
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
    answer: Inline = field("The answer; blank lines in it part its paragraphs.", "回答，空一行就另起一段")


class Qa(Block[QaDress]):
    """Questions and answers."""

    items: tuple[Question, ...] = field("The questions.", "各问")

    example = "qa: [[门诊几点开？, 工作日早八点，周末早九点。]]"

    def realize(self, dress: QaDress, cx: Realizer) -> Iterator[FlowNode]:
        """Hanging texts (T46) behind their marks, each on a square or, without a fill, in its line."""
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
        answer = cx.text(one.answer, dress.style, indent=0.0)
        asked = level_with(cx.text(one.question, dress.asked, indent=0.0), answer)
        badges = (
            _badge(dress.question, dress.question_colour, dress.badge, cx),
            _badge(dress.answer, dress.answer_colour, dress.badge, cx),
        )
        fills = (paint(cx, dress.question_fill), paint(cx, dress.answer_fill))
        lead = answer.style.leading
        rows = [
            hung(
                tile(badge, side, lead, fill) if fill else aligned(level_with(badge, answer), Align.START),
                text,
                side,
                gap,
                text.span,
            )
            for badge, fill, text in zip(badges, fills, (asked, answer), strict=True)
        ]
        return Stack((replace(rows[0], with_next=True, whole=True), rows[1]), span=one.span)


def _badge(word: str, colour: Paint, style: str, cx: Realizer) -> Text:
    """The word of a mark, in the middle of its place."""
    return painted(aligned(cx.join(ornament(cx, word, style), style), Align.CENTER), paint(cx, colour))
