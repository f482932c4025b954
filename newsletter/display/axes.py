"""Axes: where the logical places of a vertical story lie on the sheet (T60, T64).

A story counts along its lines and across them. In vertical writing lines run down and follow each other
from the sheet's right edge to the left, so the point (along, across) lies at (width - across, along).
Pictures and drawings keep their own top; a frame's edges turn with the lines.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.vector import moved
from newsletter.flow.node import Edges
from newsletter.page.fragment import SetDiagram, SetFigure, SetFrame, SetShapes

if TYPE_CHECKING:
    from newsletter.flow.sheet import Sheet
    from newsletter.lines.line import GlyphRun
    from newsletter.page.fragment import Fragment

# The map of shapes drawn round a place of the story.
_TURN = Affine(a=0.0, b=1.0, c=-1.0, d=0.0)


def on_sheet(fragment: Fragment, sheet: Sheet) -> Fragment:
    """A part of the story with its place, size and shapes as the sheet has them; a line's is its start."""
    if not sheet.vertical:
        return fragment
    at = replace(fragment, x=sheet.size.width - fragment.y, y=fragment.x)
    return at if fragment.upright else _down(at)


def _down(at: Fragment) -> Fragment:
    """A part that stands at its place, its content from the story's axes to the sheet's."""
    content = at.content
    match content:
        case SetFigure():
            turned = replace(content, width=content.height, height=content.width)
            return replace(at, content=turned, x=at.x - content.height)
        case SetFrame(node):
            # Where a frame is cut is of the story, so the rules that the cut takes go before the turn.
            kept = replace(
                node.edges,
                top=node.edges.top if content.opens else None,
                bottom=node.edges.bottom if content.closes else None,
            )
            panel = replace(node, edges=_turned(kept))
            turned_frame = replace(
                content, node=panel, width=content.height, height=content.width, opens=True, closes=True
            )
            return replace(at, content=turned_frame, x=at.x - content.height)
        case SetDiagram(node):
            return replace(at, x=at.x - node.size.width)
        case SetShapes(shapes=shapes):
            drawn = tuple(moved(shape, _TURN) for shape in shapes)
            return replace(at, content=replace(content, shapes=drawn))
        case _:
            return at


def area_on_sheet(area: Rect, sheet: Sheet) -> Rect:
    """A rectangle of the story as the sheet has it."""
    if not sheet.vertical:
        return area
    return Rect(sheet.size.width - area.bottom, area.x, area.height, area.width)


def frame_down(runs: list[GlyphRun], fragment: Fragment) -> Rect:
    """The area that runs of a vertical line take, as wide as their em boxes."""
    size = max(run.style.size for run in runs)
    begin, end = runs[0].begin, runs[-1].end
    return Rect(fragment.x - size / 2, fragment.y + begin, size, end - begin)


def _turned(edges: Edges) -> Edges:
    """Edges named from the lines, as the sheet names them: the first line's side is the right one."""
    return Edges(top=edges.left, right=edges.top, bottom=edges.right, left=edges.bottom)
