"""Paths, strokes and drawings: what rules, frames, QR symbols and SVG pictures become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Affine, Size


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
    """A drawn line: colour, width in points, ends, corners, dashes and where in them it begins (in points)."""

    colour: Colour
    width: float
    cap: Cap = "butt"
    join: Join = "miter"
    dash: tuple[float, ...] = ()
    miter_limit: float = 4.0
    phase: float = 0.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours that run from one place to another, and stay as they are beyond both (ISO 32000-2 §8.7.4.5).

    *coords* are `x1, y1, x2, y2` of a line, or `x1, y1, r1, x2, y2, r2` of two circles, mapped by *by* into
    the coordinates of the shape. *stops* have their places from 0 to 1 in order, two at least.
    """

    coords: tuple[float, ...]
    stops: tuple[tuple[float, Colour], ...]
    by: Affine


@dataclass(frozen=True, slots=True)
class Clip:
    """An outline that cuts what is drawn."""

    path: Path
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class VectorShape:
    """A path with its paint; points are in the coordinates of whoever holds it.

    A *shade* fills it in place of *fill*, which then is the flat colour nearest to it. All *clips* cut it.
    """

    path: Path
    fill: Colour | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    shade: Gradient | None = None
    clips: tuple[Clip, ...] = ()


@dataclass(frozen=True, slots=True)
class VectorGroup:
    """Shapes painted over each other first, and then all at once so opaque as *opacity* says."""

    shapes: tuple[VectorPart, ...]
    opacity: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Words of one look in a drawing: the type family by its one-character name, weight, size, letter-space.

    They follow the words before them, *dx* and *dy* farther on. *paint* is a shape without a path.
    """

    text: str
    family: str
    weight: int
    size: float
    spacing: float
    paint: VectorShape
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of words in a drawing that are not outlines yet.

    *by* maps its own coordinates, whose origin is on the baseline, into the drawing's. *anchor* is the share
    of its width that stands before the origin; *line* is that of the drawing's file.
    """

    letters: tuple[Letters, ...]
    by: Affine
    anchor: float = 0.0
    baseline: Literal["alphabetic", "middle", "central"] = "alphabetic"
    line: int = 0


VectorPart = VectorShape | VectorGroup | Lettering


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in paint order inside a box from the origin to *size*."""

    size: Size
    shapes: tuple[VectorPart, ...]

    @property
    def flat(self) -> tuple[VectorShape, ...]:
        """All shapes without their groups; lettering that is not outlines yet is left out."""
        return tuple(_flat(self.shapes))

    @property
    def lettered(self) -> bool:
        """Whether words in it wait for their outlines."""
        return any(isinstance(part, Lettering) for part in _opened(self.shapes))


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


def rounded(rect: Rect, rx: float, ry: float) -> Path:
    """The outline of *rect* with its corners rounded by quarters of an ellipse, at most half its sides."""
    rx, ry = min(rx, rect.width / 2), min(ry, rect.height / 2)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    kx, ky = rx * (1 - CIRCLE), ry * (1 - CIRCLE)
    return (
        Move(left + rx, top),
        Line(right - rx, top),
        Curve(right - kx, top, right, top + ky, right, top + ry),
        Line(right, bottom - ry),
        Curve(right, bottom - ky, right - kx, bottom, right - rx, bottom),
        Line(left + rx, bottom),
        Curve(left + kx, bottom, left, bottom - ky, left, bottom - ry),
        Line(left, top + ry),
        Curve(left, top + ky, left + kx, top, left + rx, top),
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
    # The map is written out: a drawing has thousands of points, and a call for each is most of the cost.
    a, b, c, d, e, f = by.a, by.b, by.c, by.d, by.e, by.f
    found: list[Segment] = []
    for part in path:
        match part:
            case Line(x, y):
                found.append(Line(a * x + c * y + e, b * x + d * y + f))
            case Move(x, y):
                found.append(Move(a * x + c * y + e, b * x + d * y + f))
            case Curve(x1, y1, x2, y2, x, y):
                found.append(
                    Curve(
                        a * x1 + c * y1 + e,
                        b * x1 + d * y1 + f,
                        a * x2 + c * y2 + e,
                        b * x2 + d * y2 + f,
                        a * x + c * y + e,
                        b * x + d * y + f,
                    )
                )
            case Close():
                found.append(part)
    return tuple(found)


def moved(shape: VectorShape, by: Affine) -> VectorShape:
    """*shape* with its path, its clips, its shade and its line mapped."""
    return replace(
        shape,
        path=transformed(shape.path, by),
        stroke=shape.stroke and scaled(shape.stroke, by.scale),
        shade=shape.shade and replace(shape.shade, by=by.after(shape.shade.by)),
        clips=tuple(Clip(transformed(clip.path, by), clip.even_odd) for clip in shape.clips),
    )


def scaled(stroke: Stroke, by: float) -> Stroke:
    """*stroke* so many times as wide, with its dashes."""
    if by == 1.0:
        return stroke
    dash = tuple(part * by for part in stroke.dash)
    return replace(stroke, width=stroke.width * by, dash=dash, phase=stroke.phase * by)


def _opened(parts: tuple[VectorPart, ...]) -> Iterator[VectorPart]:
    """The parts of all groups, however deep they lie."""
    left = [*reversed(parts)]
    while left:
        part = left.pop()
        if isinstance(part, VectorGroup):
            left += reversed(part.shapes)
        else:
            yield part


def _flat(parts: tuple[VectorPart, ...]) -> Iterator[VectorShape]:
    return (part for part in _opened(parts) if isinstance(part, VectorShape))


def bounds(path: Path) -> Rect | None:
    """The least rectangle round *path*, None for a path without points."""
    xs: list[float] = []
    ys: list[float] = []
    for part in path:
        if isinstance(part, Close):
            continue
        if isinstance(part, Curve):
            xs += _turns(xs[-1], part.x1, part.x2, part.x)
            ys += _turns(ys[-1], part.y1, part.y2, part.y)
        xs.append(part.x)
        ys.append(part.y)
    if not xs:
        return None
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def is_bare(path: Path) -> bool:
    """Whether *path* is made of single straight lines, which hold nothing to be filled."""
    points = 0
    for part in path:
        if isinstance(part, Curve | Close):
            return False
        points = 1 if isinstance(part, Move) else points + 1
        if points > 2:
            return False
    return True


def _turns(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """The values of a cubic curve where it turns back, one coordinate at a time."""
    # Its slope is a t² + b t + c.
    a, b, c = 3 * (p3 - 3 * p2 + 3 * p1 - p0), 6 * (p2 - 2 * p1 + p0), 3 * (p1 - p0)
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    else:
        inside = b * b - 4 * a * c
        roots = [(-b + sign * inside**0.5) / (2 * a) for sign in (1, -1)] if inside >= 0 else []
    found = []
    for t in roots:
        if 0 < t < 1:
            u = 1 - t
            found.append(u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3)
    return found
