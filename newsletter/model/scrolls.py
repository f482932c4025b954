"""A couplet as a pair of hanging scrolls (挂轴): each half on paper and silk between two rods, as long as the lines are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.value import dataclass
from newsletter.flow.node import Cross, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.parts import Paint, aligned, leaded, paint, whole

if TYPE_CHECKING:
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer
    from newsletter.source.inline import Inline

# The silk of a scroll stands in by so much from its rods' ends and from the paper, in parts of its depth.
SILK, PAPER = 1 / 18, 1 / 14
# Silk above and below the paper, and paper above and below the words, in parts of the scroll's depth.
HEAD, MARGIN = 0.4, 0.3
# The thickness of a rod, in parts of the scroll's depth.
ROD = 1 / 6
# The widest step from one character of a scroll to the next, in em.
WIDEST = 2.6


@dataclass(frozen=True, slots=True)
class Scroll:
    """How a scroll looks: the style of its words, its *depth* across the lines with its rods, in points, its colours."""

    style: str
    depth: float
    silk: Paint
    paper: Paint
    rod: Paint
    knob: Paint

    def room(self, cx: Realizer) -> float:
        """The length along the line that the words may take, in points."""
        return cx.measure - 2 * self.depth * (ROD + HEAD + MARGIN)

    def holds(self, half: Inline, cx: Realizer) -> bool:
        """Whether the words have room."""
        return len(half.plain) * cx.size(self.style) <= self.room(cx)

    def hung(self, half: Inline, cx: Realizer) -> FlowNode:
        """One half on paper and silk, between its rods."""
        em = cx.size(self.style)
        step = min(self.room(cx) / len(half.plain), WIDEST * em)
        text = whole(aligned(cx.text(half, self.style, indent=0.0, span=half.span), Align.CENTER))
        runs = tuple(replace(run, style=replace(run.style, tracking=step - em)) for run in text.runs)
        silk = self.depth * (1 - 4 * SILK)
        paper = silk * (1 - 2 * PAPER)
        words = Panel(leaded(replace(text, runs=runs), paper), fill=paint(cx, self.paper), role=Role.QUOTE)
        head = HEAD * self.depth
        ground = Panel(
            Row((Space(0.0), words, Space(0.0)), fixed=(head, None, head), cross=Cross.MIDDLE),
            Insets(silk * PAPER, 0.0, silk * PAPER, 0.0),
            fill=paint(cx, self.silk),
        )
        rod = ROD * self.depth
        bars = self._rod(rod, cx), ground, self._rod(rod, cx)
        row = Row(bars, fixed=(rod, None, rod), cross=Cross.MIDDLE, span=half.span)
        return Panel(row, whole=True, span=half.span)

    def _rod(self, width: float, cx: Realizer) -> FlowNode:
        """A rod *width* thick, with a knob at each end."""
        knob = self.depth * SILK
        side = Space(0.0)
        ends = Panel(side, fill=paint(cx, self.knob), depth=knob, role=Role.ARTIFACT)
        tip = Row((side, ends, side), fixed=(width / 5, None, width / 5), role=Role.ARTIFACT)
        bar = Panel(side, fill=paint(cx, self.rod), depth=self.depth - 2 * knob, role=Role.ARTIFACT)
        return Stack((tip, bar, tip), role=Role.ARTIFACT)
