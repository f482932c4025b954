"""Another voice for a style's words: its colour, size or family changed; and the frames they may stand in.

Kinds that want to be larger or redder than any style of the layout start from the nearest style, so that
layouts which never heard of them give them their own faces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.flow.node import Edges, Panel, Space
from newsletter.flow.role import Role

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import FlowNode, Text
    from newsletter.flow.style import Family
    from newsletter.model.block import Realizer


def inked(text: Text, colour: Colour | None = None, *, size: float = 0.0, leading: float = 0.0) -> Text:
    """*text* in a colour, its lines in another *size* and *leading* (points; 0: as they are).

    Words that have a size of their own keep their share of the style's; a headline's steps are given up.
    """
    factor = size / text.style.size if size else 1.0
    runs = tuple(
        replace(
            run,
            style=replace(
                run.style,
                colour=colour or run.style.colour,
                size=run.style.size * factor,
                tracking=run.style.tracking * factor,
                rise=run.style.rise * factor,
            ),
        )
        for run in text.runs
    )
    style = replace(
        text.style,
        size=text.style.size * factor,
        leading=leading or text.style.leading,
        indent=text.style.indent * factor,
        hang=text.style.hang * factor,
        steps=(),
    )
    return replace(text, runs=runs, style=style)


def spoken_in(text: Text, family: Family, style: str, cx: Realizer) -> Text:
    """*text* in a family, save the words that the style's marks set in one of their own."""
    own = cx.runs("字", style)[0].style.family
    runs = tuple(
        replace(run, style=replace(run.style, family=family)) if run.style.family is own else run
        for run in text.runs
    )
    return replace(text, runs=runs)


def framed(node: FlowNode, outer: Stroke | None, inner: Stroke | None, gap: float, padding: Insets) -> Panel:
    """*node* in a frame of two rules, *gap* points apart; of one where the other is none."""
    if inner is None or outer is None:
        rule = outer or inner
        return Panel(node, padding, edges=Edges(rule, rule, rule, rule))
    within = Panel(node, padding, edges=Edges(inner, inner, inner, inner))
    blank = outer.width + gap
    return Panel(within, Insets(blank, blank, blank, blank), edges=Edges(outer, outer, outer, outer))


def hairline(rule: Stroke | None, depth: float) -> FlowNode:
    """A level line in the middle of *depth* points, as wide as its room; blank where it is none."""
    if rule is None:
        return Space(0.0)
    return Panel(Space(0.0), edges=Edges(top=rule), inset=depth / 2, depth=depth, role=Role.ARTIFACT)
