"""Bounds: the smallest rectangle round what a group draws besides words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Close
from newsletter.display.ops import Image, Shape
from newsletter.pdf.ledger import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.display.ops import Op


def bounds(ops: Iterable[Op]) -> Rect | None:
    """The frame of all pictures and paths in *ops*, in points of the sheet; None where there are none.

    A path's control points count as points on it.
    """
    xs: list[float] = []
    ys: list[float] = []
    for op in leaves(ops):
        match op:
            case Image(frame=frame):
                xs += (frame.x, frame.right)
                ys += (frame.y, frame.bottom)
            case Shape(shape):
                points = [part for part in shape.path if not isinstance(part, Close)]
                xs += (part.x for part in points)
                ys += (part.y for part in points)
            case _:
                pass
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else None
