"""Parts of kinds whose text hangs behind a label: dates, numerals, marks, and cells kept in one piece."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.flow.node import Cross, Edges, Panel, Row
from newsletter.flow.role import Role
from newsletter.flow.style import Writing
from newsletter.model.parts import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.colour import Colour
    from newsletter.basics.span import Span
    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import FlowNode, Text


# Bold figures are so much wider than `width_of` takes them.
SURE = 1.05


def solid(text: Text) -> Text:
    """*text* without the blank that its style wants round it, for lines inside a block."""
    return replace(text, before=0.0, after=0.0)


def level_with(label: Text, text: Text) -> Text:
    """*label* on the baseline of *text*, in lines as deep as its own (T46)."""
    style = replace(label.style, size=text.style.size, leading=text.style.leading)
    return replace(solid(label), style=style)


def painted(text: Text, colour: Colour | None) -> Text:
    """*text* in one colour; in its own where there is none."""
    if colour is None:
        return text
    return replace(
        text, runs=tuple(replace(run, style=replace(run.style, colour=colour)) for run in text.runs)
    )


def label_width(labels: Iterable[Text]) -> float:
    """The width in points that holds the longest of *labels* on one line, bold figures among them; 0 for none."""
    return max((SURE * _length(label) for label in labels), default=0.0)


def fitted(text: Text, width: float) -> Text:
    """*text* set so small that one line of *width* points holds it, where it would be longer."""
    wide = label_width((text,))
    if wide <= width:
        return text
    runs = tuple(
        replace(run, style=replace(run.style, size=run.style.size * width / wide)) for run in text.runs
    )
    return replace(text, runs=runs)


def _length(label: Text) -> float:
    """About how long a label is; figures that stand upright in a vertical line are an em (T63)."""
    runs = label.runs
    if label.style.writing is Writing.VERTICAL and len(runs) == 1 and runs[0].text.isdecimal():
        return max(runs[0].style.size, width_of(runs))
    return width_of(runs)


def hung(label: FlowNode, body: FlowNode, width: float, gap: float, span: Span | None = None) -> Row:
    """*body* hanging behind a *label* of that *width*, both in points; a break may part the body.

    The label is one line of the body deep at most.
    """
    return Row((label, body), fixed=(width, None), gutter=gap, cross=Cross.TOP, role=Role.ITEM, span=span)


def together(node: FlowNode) -> FlowNode:
    """*node* in one piece, so that a picture may stand beside all of it."""
    return Row((node,), cross=Cross.MIDDLE)


def divided(node: FlowNode, rule: Stroke | None, unit: float) -> FlowNode:
    """*node* below a line's blank (*unit* points) with *rule* in its middle, so that its lines keep the grid."""
    if rule is None:
        return replace(node, before=max(node.before, unit))
    padding = Insets(top=unit / 2, bottom=-unit / 2)
    return Panel(node, padding, edges=Edges(top=rule), inset=unit / 2)


def tile(text: Text, side: float, leading: float, fill: Colour | None) -> FlowNode:
    """One character on a square ground, *side* points wide, in the middle of a line so deep (T12)."""
    child = replace(solid(text), style=replace(text.style, leading=side, whole=True))
    return together(Panel(child, fill=fill, inset=max(0.0, (leading - side) / 2)))
