"""Glossary (词语解释): terms in bold, each with its explanation hanging below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, empty, labelled, ornament, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Realizer


class GlossaryDress(Spaced):
    """How a glossary looks."""

    term: str = field("The style of terms.", "词语的文字样式", default="list-marker", style=True)
    weight: int = field(
        "How bold terms are at least.", "词语的最小字重", default=700, minimum=100, maximum=900
    )
    pinyin: str = field("The style of readings.", "注音的文字样式", default="caption", style=True)
    style: str = field("The style of explanations.", "解释的文字样式", default="list", style=True)
    reading: str = field("What stands round a reading.", "注音两侧的字样", default=" {}")
    gap: str = field("What stands behind a term.", "词语与解释之间", default="　")
    hang: Length = field("How far further lines stand in.", "转行缩进", default=Length(em=1))
    between: Length = field("The blank between two terms.", "相邻两条之间的空", default=Length())


class Term(Record):
    """One term."""

    term: Inline = field("The term.", "词语")
    text: Inline = field("What it means.", "解释")
    pinyin: Inline | None = field("How it is read.", "注音，如 hánwēn", default=None)


class Glossary(Block[GlossaryDress]):
    """Terms and what they mean."""

    items: tuple[Term, ...] = field("The terms.", "各条")

    example = "glossary: [{term: 惊蛰, pinyin: jīngzhé, text: 二十四节气之一，在三月五日前后。}, [谷雨, 春季最后一个节气。]]"

    def realize(self, dress: GlossaryDress, cx: Realizer) -> Iterator[FlowNode]:
        """A hanging paragraph for each term."""
        if empty(self.items, self, cx):
            return
        between = cx.length(dress.between)
        items = tuple(
            replace(_entry(one, dress, cx), before=between if index else 0.0)
            for index, one in enumerate(self.items)
        )
        yield spaced(Stack(items, role=Role.LIST, span=self.span), dress, cx)


def _entry(one: Term, dress: GlossaryDress, cx: Realizer) -> Text:
    share = cx.size(dress.style) / cx.size(dress.term)
    term = _bold(cx.runs(one.term, dress.term), dress.weight, share)
    reading = labelled(cx, dress.reading, one.pinyin, dress.pinyin) if one.pinyin else ()
    prefix = (*term, *reading, *ornament(cx, dress.gap, dress.style))
    text = cx.text(one.text, dress.style, role=Role.ITEM, indent=0.0, prefix=prefix, span=one.span)
    hang = cx.length(dress.hang, style=dress.style)
    return replace(text, style=replace(text.style, hang=hang), after=0.0)


def _bold(runs: tuple[Run, ...], weight: int, share: float) -> tuple[Run, ...]:
    """*runs* at least so bold, and at that *share* of their size: as large as the text behind them."""
    return tuple(
        replace(
            run,
            style=replace(
                run.style,
                weight=max(weight, run.style.weight),
                size=share * run.style.size,
                rise=share * run.style.rise,
            ),
        )
        for run in runs
    )
