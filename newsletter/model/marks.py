"""Marks before the items of a list, drawn, so that no face need have them and no reader copies them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.vector import Line, Move, Stroke, VectorShape, ellipse, rectangle, segment, transformed
from newsletter.flow.node import Diagram
from newsletter.flow.role import Role

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour

Mark = Literal["dot", "square", "ring", "dash", "check"]


def mark(kind: Mark, em: float, leading: float, colour: Colour, *, vertical: bool = False) -> Diagram:
    """The mark beside a line of text of that *em* and *leading* (points), in the middle of its depth.

    Before a *vertical* line it stands over the line's middle.
    """
    shape, width = _shape(kind, em, leading / 2, colour)
    if vertical:
        by = (leading - width) / 2
        shape = replace(shape, path=transformed(shape.path, Affine(e=by, f=-by)))
        return Diagram(Size(leading, width), (shape,), role=Role.ARTIFACT)
    return Diagram(Size(width, leading), (shape,), role=Role.ARTIFACT)


def _shape(kind: Mark, em: float, middle: float, colour: Colour) -> tuple[VectorShape, float]:
    """The shape and its width, as shares of the em."""
    thin = Stroke(colour, 0.09 * em)
    match kind:
        case "dot":
            side = 0.3 * em
            return VectorShape(ellipse(side / 2, middle, side / 2, side / 2), fill=colour), side
        case "square":
            side = 0.34 * em
            return VectorShape(rectangle(Rect(0, middle - side / 2, side, side)), fill=colour), side
        case "ring":
            side = 0.36 * em
            return VectorShape(
                ellipse(side / 2, middle, side / 2 - thin.width / 2, side / 2 - thin.width / 2), stroke=thin
            ), side
        case "dash":
            side = 0.5 * em
            return VectorShape(segment(0, middle, side, middle), stroke=thin), side
        case "check":
            side = 0.85 * em
            tick = Stroke(colour, 0.15 * em, "round", "round")
            low, high = middle + 0.3 * em, middle - 0.3 * em
            path = (Move(0.08 * em, middle + 0.02 * em), Line(0.32 * em, low), Line(side - 0.08 * em, high))
            return VectorShape(path, stroke=tick), side
