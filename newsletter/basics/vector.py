"""Paths, strokes and drawings: what rules, frames, QR symbols and SVG pictures become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Affine, Rect, Size


@dataclass(frozen=True, slots=True)
class Move:
    """Start a subpath."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight segment to a point."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier segment: two control points, then the end."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the subpath."""


Segment = Move | Line | Curve | Close
Path = tuple[Segment, ...]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line: colour, width in points, ends, corners and dashes (lengths in points)."""

    colour: Colour
    width: float
    cap: Cap = "butt"
    join: Join = "miter"
    dash: tuple[float, ...] = ()
    miter_limit: float = 4.0


@dataclass(frozen=True, slots=True)
class VectorShape:
    """A path with its paint; points are in the coordinates of whoever holds it."""

    path: Path
    fill: Colour | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in paint order inside a box from the origin to *size*."""

    size: Size
    shapes: tuple[VectorShape, ...]


# Four of these make a circle that is true to 0.03 % of its radius.
CIRCLE = 0.5522847498


def rectangle(rect: Rect) -> Path:
    """The outline of *rect*."""
    return (
        Move(rect.x, rect.y),
        Line(rect.right, rect.y),
        Line(rect.right, rect.bottom),
        Line(rect.x, rect.bottom),
        Close(),
    )


def segment(x1: float, y1: float, x2: float, y2: float) -> Path:
    """A single straight line."""
    return Move(x1, y1), Line(x2, y2)


def polygon(*points: tuple[float, float]) -> Path:
    """A closed outline through *points*."""
    first, *rest = points
    return (Move(*first), *(Line(*point) for point in rest), Close())


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    """An ellipse round `cx, cy` as four curves."""
    kx, ky = rx * CIRCLE, ry * CIRCLE
    return (
        Move(cx + rx, cy),
        Curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        Curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        Curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        Curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        Close(),
    )


def transformed(path: Path, by: Affine) -> Path:
    """*path* with every point mapped."""
    return tuple(_mapped(part, by) for part in path)


def _mapped(part: Segment, by: Affine) -> Segment:
    match part:
        case Move(x, y):
            return Move(*by.apply(x, y))
        case Line(x, y):
            return Line(*by.apply(x, y))
        case Curve(x1, y1, x2, y2, x, y):
            return Curve(*by.apply(x1, y1), *by.apply(x2, y2), *by.apply(x, y))
        case Close():
            return part
