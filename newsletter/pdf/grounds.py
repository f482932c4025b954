"""Grounds: what a page shows where a picture is put, for files in which nothing shines through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Close, Move, bounds

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Path, VectorShape
    from newsletter.display.ops import Glyphs


class Grounds:
    """What has been painted on one page so far, in points of the sheet; nothing is kept where nobody *asks*."""

    def __init__(self, *, asks: bool) -> None:
        self._asks = asks
        self._painted: list[tuple[Rect, Path, Colour | None]] = []

    def shape(self, shape: VectorShape) -> None:
        """Note a path."""
        frame = bounds(shape.path) if self._asks else None
        if frame is None:
            return
        if shape.stroke is not None:
            frame = frame.grown(shape.stroke.width / 2)
        plain = shape.stroke is None and shape.shade is None and shape.fill_opacity == 1.0
        self._painted.append((frame, shape.path, shape.fill if plain else None))

    def picture(self, frame: Rect) -> None:
        """Note a picture."""
        self._painted.append((frame, (), None))

    def text(self, glyphs: Glyphs) -> None:
        """Note words: the em boxes of their glyphs."""
        if self._asks and glyphs.gids:
            left, top = min(glyphs.xs), min(glyphs.ys) - glyphs.size
            right, bottom = max(glyphs.xs) + glyphs.size, max(glyphs.ys) + glyphs.size / 4
            self._painted.append((Rect(left, top, right - left, bottom - top), (), None))

    def under(self, frame: Rect) -> Colour | None:
        """The one colour that all of *frame* shows, paper where there is nothing; None where it is not one."""
        for painted, path, colour in reversed(self._painted):
            if _meet(painted, frame):
                return colour if colour is not None and _holds(path, frame) else None
        return WHITE


def _meet(one: Rect, other: Rect) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _holds(path: Path, frame: Rect) -> bool:
    """Whether the corners of *frame* lie within *path*, whose curves are taken as straight (even-odd rule)."""
    # A hair inwards, so that a picture that fills its ground counts as on it.
    inner = frame.grown(-min(0.01, frame.width / 4, frame.height / 4))
    corners = ((x, y) for x in (inner.x, inner.right) for y in (inner.y, inner.bottom))
    return all(_within(path, x, y) for x, y in corners)


def _within(path: Path, x: float, y: float) -> bool:
    inside, first, last = False, (0.0, 0.0), (0.0, 0.0)
    for part in (*path, Move(0.0, 0.0)):
        if isinstance(part, Move):
            inside ^= _crosses(last, first, x, y)
            first = last = part.x, part.y
        elif not isinstance(part, Close):
            inside ^= _crosses(last, (part.x, part.y), x, y)
            last = part.x, part.y
    return inside


def _crosses(one: tuple[float, float], other: tuple[float, float], x: float, y: float) -> bool:
    """Whether the line from *one* to *other* crosses the ray from `x, y` to the right."""
    (x1, y1), (x2, y2) = one, other
    return (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
