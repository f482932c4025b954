"""Another voice for a style's words: its colour, size or family changed; and the frames they may stand in.

Kinds that want to be larger or redder than any style of the layout start from the nearest style, so that
layouts which never heard of them give them their own faces.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.flow.node import Edges, Panel, Space
from newsletter.flow.role import Role
from newsletter.model.parts import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.flow.style import Family
    from newsletter.model.block import Realizer

# The marks that end a clause, and the closing ones behind them.
_CLAUSE = re.compile(r"[，。；：！？、][”’」』）]*")


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


def at_clauses(text: Text, measure: float) -> Text:
    """*text* with a line for each clause, where it needs several lines and each clause stands on one.

    *measure* is the room in points. The line ends are the dress's and are not copied.
    """
    clauses = list(_clauses(text.runs))
    widths = [width_of(clause) for clause in clauses]
    if sum(widths) <= measure or max(widths, default=0.0) > measure:
        return text
    runs = list(clauses[0])
    for clause in clauses[1:]:
        runs += (
            replace(clause[0], text="\n", trace=None, link=None, ruby=None, adorned=(), note=0, drawn=True),
            *clause,
        )
    return replace(text, runs=tuple(runs))


def _clauses(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """The runs of each clause with the marks that end it."""
    clause: list[Run] = []
    for run in runs:
        start = 0
        for match in () if run.ruby else _CLAUSE.finditer(run.text):
            clause.append(_part(run, start, match.end()))
            yield tuple(clause)
            clause, start = [], match.end()
        if start < len(run.text):
            clause.append(_part(run, start, len(run.text)))
    if clause:
        yield tuple(clause)


def _part(run: Run, start: int, stop: int) -> Run:
    return replace(run, text=run.text[start:stop], trace=run.trace and run.trace.part(start))


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


def filled(cx: Realizer, least: float, others: float) -> float:
    """The blank at each end of a frame that lets it fill whole lines of the grid: *least* or a little more.

    *others* is the depth of all in it that is not of whole lines: rules, insets, a title. Points.
    """
    whole = math.ceil((2 * least + others) / cx.grid.unit - 0.01) * cx.grid.unit
    return (whole - others) / 2


def hairline(rule: Stroke | None, depth: float) -> FlowNode:
    """A level line in the middle of *depth* points, as wide as its room; blank where it is none."""
    if rule is None:
        return Space(0.0)
    return Panel(Space(0.0), edges=Edges(top=rule), inset=depth / 2, depth=depth, role=Role.ARTIFACT)
