"""Shapes: frames with their fills, rules and ornaments, moved to their place."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.vector import VectorShape, moved, rectangle, segment
from newsletter.display.ops import Group, Shape
from newsletter.flow.role import Role
from newsletter.flow.style import Align

if TYPE_CHECKING:
    from newsletter.basics.vector import Stroke
    from newsletter.display.ops import Op
    from newsletter.flow.node import Diagram, Edges
    from newsletter.flow.sheet import Sheet
    from newsletter.page.fragment import Fragment, SetFrame


def moved_shape(shape: VectorShape, dx: float, dy: float) -> VectorShape:
    """*shape* elsewhere."""
    return moved(shape, Affine(e=dx, f=dy))


def frame_ops(fragment: Fragment, content: SetFrame, sheet: Sheet) -> tuple[Op, ...]:
    """A panel's ground, what is drawn on it, and its edges.

    A rule stands inside the frame, its outer side on the frame's edge. A bleeding panel's ground
    reaches past every trimmed edge that it touches.
    """
    panel = content.node
    frame = Rect(fragment.x, fragment.y, content.width, content.height)
    ground = bled(frame, sheet) if panel.bleed else frame
    ops: list[Op] = []
    if panel.fill is not None:
        ops.append(Shape(VectorShape(rectangle(ground), fill=panel.fill)))
    if panel.behind is not None:
        ops.append(_behind(panel.behind, frame, ground))
    edges = replace(
        panel.edges,
        top=panel.edges.top if content.opens else None,
        bottom=panel.edges.bottom if content.closes else None,
    )
    ops += (Shape(shape) for shape in edge_shapes(edges, frame))
    return tuple(ops)


def _behind(diagram: Diagram, frame: Rect, ground: Rect) -> Op:
    """A drawing at the foot of the frame, at its side, cut at the ground's edges."""
    room = frame.width - diagram.size.width
    x = frame.x + {Align.CENTER: room / 2, Align.END: room}.get(diagram.align, 0.0)
    y = frame.bottom - diagram.size.height
    shapes = tuple(Shape(moved_shape(shape, x, y)) for shape in diagram.shapes)
    return Group(shapes, Role.ARTIFACT, artifact=True, clip=ground)


def edge_shapes(edges: Edges, frame: Rect) -> list[VectorShape]:
    """The rules of a frame, each with its outer side on the edge."""
    found: list[VectorShape] = []
    if edges.top is not None:
        y = frame.y + edges.top.width / 2
        found.append(VectorShape(segment(frame.x, y, frame.right, y), stroke=edges.top))
    if edges.bottom is not None:
        y = frame.bottom - edges.bottom.width / 2
        start, end = _dotted(edges.bottom, frame.x, frame.right)
        found.append(VectorShape(segment(start, y, end, y), stroke=edges.bottom))
    if edges.left is not None:
        x = frame.x + edges.left.width / 2
        start, end = _dotted(edges.left, frame.y, frame.bottom)
        found.append(VectorShape(segment(x, start, x, end), stroke=edges.left))
    if edges.right is not None:
        x = frame.right - edges.right.width / 2
        found.append(VectorShape(segment(x, frame.y, x, frame.bottom), stroke=edges.right))
    return found


def _dotted(stroke: Stroke, start: float, end: float) -> tuple[float, float]:
    """A rule's ends; those of dashes at whole steps from the sheet's edge, so that leaders stand under each other."""
    step = sum(stroke.dash)
    if not step:
        return start, end
    first = math.ceil(start / step) * step
    return first, max(first, math.floor(end / step) * step)


def bled(frame: Rect, sheet: Sheet) -> Rect:
    """*frame*, its edges that lie on the trim moved out to the bleed."""
    near = 0.5
    left = -sheet.bleed if frame.x <= near else frame.x
    top = -sheet.bleed if frame.y <= near else frame.y
    right = sheet.size.width + sheet.bleed if frame.right >= sheet.size.width - near else frame.right
    bottom = sheet.size.height + sheet.bleed if frame.bottom >= sheet.size.height - near else frame.bottom
    return Rect(left, top, right - left, bottom - top)
