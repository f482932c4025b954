"""Extents: the room that each part of a page takes, on the axes of its story.

Points along the lines (x) and across them (y), as fragments have their places; `area_on_sheet` turns them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Close
from newsletter.page.fragment import SetDiagram, SetFigure, SetFrame, SetLine, SetShapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.vector import VectorShape
    from newsletter.page.fragment import Fragment

_NOTHING = Rect(0.0, 0.0, 0.0, 0.0)


def extent(fragment: Fragment, *, vertical: bool) -> Rect:
    """The room that a part of a story takes whose lines are *vertical* or not.

    Of a line it is the em boxes of its words, of ornament the corners that hold its points.
    """
    room = _room(fragment)
    if vertical and (fragment.upright or isinstance(fragment.content, SetDiagram)):
        # What stands upright has its own width across the lines. A drawing's place is its corner at the first
        # line's side; a part of an upright whole has its own left one there.
        left = 0.0 if isinstance(fragment.content, SetDiagram) and not fragment.upright else -room.right
        return Rect(fragment.x + room.y, fragment.y + left, room.height, room.width)
    return room.moved(fragment.x, fragment.y)


def _room(fragment: Fragment) -> Rect:
    """The room round the place of a part, on the axes of its content."""
    content = fragment.content
    match content:
        case SetLine():
            return _line(content)
        case SetFigure(width=width, height=height) | SetFrame(width=width, height=height):
            return Rect(0.0, 0.0, width, height)
        case SetDiagram(node):
            return Rect(0.0, 0.0, node.size.width, node.size.height)
        case SetShapes(_, shapes):
            return corners(shapes)
        case _:
            assert_never(content)


def _line(content: SetLine) -> Rect:
    """A line's em boxes, from its first body to its last; those of a vertical line stand about its centre."""
    text, line = content.lines.text, content.lines.lines[content.index]
    if line.start >= line.stop:
        return _NOTHING
    runs = text.runs[text.run_of[line.start] : text.run_of[line.stop - 1] + 1]
    above = below = max(run.style.size for run in runs) / 2
    if not text.vertical:
        above = max(run.face.em_top * run.style.size for run in runs)
        below = max(run.face.em_depth * run.style.size for run in runs)
    return Rect(line.origins[0] + text.lead[line.start], -above, line.width, above + below)


def corners(shapes: Iterable[VectorShape]) -> Rect:
    """The smallest rectangle that holds the points of all paths."""
    points = [(part.x, part.y) for shape in shapes for part in shape.path if not isinstance(part, Close)]
    if not points:
        return _NOTHING
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
