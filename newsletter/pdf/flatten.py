"""See-through shapes made solid: each mixed with what lies under its middle, for files that hold nothing transparent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE, Colour, from_rgb
from newsletter.basics.vector import Curve, Line, Move, VectorGroup, VectorShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.vector import Path, VectorPart

Point = tuple[float, float]


def solid(shapes: Iterable[VectorShape]) -> Iterator[VectorShape]:
    """*shapes* in paint order, none of them see-through.

    Colours are mixed as they look on screen; a shape over several grounds takes that under its middle, which a
    file without transparency cannot show better in one colour.
    """
    under: list[VectorShape] = []
    for shape in shapes:
        opaque = _over(shape, under)
        if opaque.fill is not None:
            under.append(opaque)
        yield opaque


def ungrouped(parts: Iterable[VectorPart], share: float = 1.0) -> Iterator[VectorShape]:
    """The shapes of *parts* in paint order, those of a see-through group each as see-through as the group."""
    for part in parts:
        if isinstance(part, VectorGroup):
            yield from ungrouped(part.shapes, share * part.opacity)
        elif isinstance(part, VectorShape):
            fill, stroke = part.fill_opacity * share, part.stroke_opacity * share
            yield replace(part, fill_opacity=fill, stroke_opacity=stroke) if share < 1 else part


def _over(shape: VectorShape, under: list[VectorShape]) -> VectorShape:
    """*shape* mixed with the topmost ground of its middle, paper where there is none."""
    if shape.fill_opacity == shape.stroke_opacity == 1.0 or not shape.path:
        return shape
    middle = _middle(shape.path)
    ground = next((one.fill for one in reversed(under) if one.fill and _holds(one.path, middle)), WHITE)
    stroke = shape.stroke
    return replace(
        shape,
        fill=shape.fill and _mixed(shape.fill, ground, shape.fill_opacity),
        stroke=stroke and replace(stroke, colour=_mixed(stroke.colour, ground, shape.stroke_opacity)),
        fill_opacity=1.0,
        stroke_opacity=1.0,
    )


def _mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    """*share* of *colour* over *ground*, by inks where one of them has its own."""
    if share == 1.0:
        return colour
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(colour.rgb, ground.rgb, strict=True))
    if colour == from_rgb(colour.rgb) and ground == from_rgb(ground.rgb):
        return from_rgb((red, green, blue))
    inks = zip(colour.cmyk, ground.cmyk, strict=True)
    cyan, magenta, yellow, black = (share * a + (1 - share) * b for a, b in inks)
    return Colour((red, green, blue), (cyan, magenta, yellow, black))


def _points(path: Path) -> list[Point]:
    return [(part.x, part.y) for part in path if isinstance(part, (Move, Line, Curve))]


def _middle(path: Path) -> Point:
    points = _points(path)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _holds(path: Path, point: Point) -> bool:
    """Whether *point* lies within *path*, whose curves are taken as straight (even-odd rule)."""
    px, py = point
    points = _points(path)
    inside = False
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        if (y1 > py) != (y2 > py) and px < x1 + (py - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
