"""Which part of a picture a frame shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect

if TYPE_CHECKING:
    from newsletter.basics.geometry import Size


def crop(size: Size, ratio: float, focus: tuple[float, float] = (0.5, 0.5)) -> Rect:
    """The largest part of that *ratio* whose centre is nearest *focus*, in shares of the picture.

    *ratio* is width over height; *focus* is in shares, from the top left.
    """
    width = min(1.0, ratio / size.ratio)
    height = min(1.0, size.ratio / ratio)
    return Rect(_start(focus[0], width), _start(focus[1], height), width, height)


def _start(middle: float, length: float) -> float:
    """Where a stretch of *length* begins that has *middle* nearest its own middle, inside 0 to 1."""
    return min(max(middle - length / 2, 0.0), 1.0 - length)
