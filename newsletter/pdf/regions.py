"""Regions: where on a drawing a shape lies, and what of it is still to be seen; the geometry is Skia's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pathops import FillType, LineCap, LineJoin, Path, PathOp, PathOpsError, PathVerb, op

from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Close, Curve, Line, Move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import Path as Outline
    from newsletter.basics.vector import Segment, Stroke, VectorShape

    Point = tuple[float, float]

_CAPS = {"butt": LineCap.BUTT_CAP, "round": LineCap.ROUND_CAP, "square": LineCap.SQUARE_CAP}
_JOINS = {"miter": LineJoin.MITER_JOIN, "round": LineJoin.ROUND_JOIN, "bevel": LineJoin.BEVEL_JOIN}
# Drawings are measured as so many units wide: the geometry is in single precision, and a hundredth is never seen.
_UNITS = 1000.0
_LEAST = 0.01


class Region:
    """A part of the plane in a drawing's measure; what is outside of the drawing does not count.

    A *loose* one is larger than what it stands for, as the frame of words is, and so hides nothing.
    """

    def __init__(self, path: Path, *, loose: bool = False) -> None:
        self.loose = loose
        self._path = path
        self._box = path.bounds

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it, or too little to be seen."""
        left, top, right, bottom = self._box
        return (right - left) * (bottom - top) < _LEAST or _area(self._path) < _LEAST

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its left, upper, right and lower edge, in the plane's units."""
        left, top, right, bottom = self._box
        return left, top, right, bottom

    def near(self, other: Region) -> bool:
        """Whether the frames of both touch."""
        left, top, right, bottom = self._box
        x1, y1, x2, y2 = other._box
        return bool(left <= x2 and x1 <= right and top <= y2 and y1 <= bottom)

    def within(self, other: Region) -> Region:
        """What both have in common."""
        return self._with(other, PathOp.INTERSECTION)

    def without(self, other: Region) -> Region:
        """What *other* leaves of it."""
        return self._with(other, PathOp.DIFFERENCE)

    def joined(self, other: Region) -> Region:
        """Both together."""
        return self._with(other, PathOp.UNION)

    def _with(self, other: Region, by: PathOp) -> Region:
        try:
            made = op(self._path, other._path, by, fix_winding=False)
        except PathOpsError:
            # What cannot be reckoned counts as seen, and hides nothing.
            return Region(_around(self, other) if by is PathOp.UNION else self._path, loose=True)
        # Its outlines cross nowhere, and turn either way.
        made.fillType = FillType.EVEN_ODD
        return Region(made, loose=self.loose or other.loose)


class Plane:
    """The plane of a drawing of that *size*."""

    def __init__(self, size: Size) -> None:
        self.scale = _UNITS / max(size.width, size.height)
        self._frame = Region(_frame(0.0, 0.0, size.width * self.scale, size.height * self.scale))

    def of(self, shape: VectorShape) -> Region:
        """Where an opaque *shape* paints."""
        found = Region(Path())
        if shape.fill is not None:
            found = Region(self._path(shape.path, even_odd=shape.even_odd))
        if shape.stroke is not None:
            line = Region(self._line(shape.path, shape.stroke))
            found = line if shape.fill is None else found.joined(line)
        return self._cut(found, shape)

    def around(self, shape: VectorShape) -> Region:
        """The frame of *shape*, in which it paints some of the plane, as a loose region."""
        return self._cut(Region(_frame(*self._path(shape.path).bounds), loose=True), shape)

    def _cut(self, found: Region, shape: VectorShape) -> Region:
        for clip in shape.clips:
            found = found.within(Region(self._path(clip.path, even_odd=clip.even_odd)))
        return found.within(self._frame)

    def box(self, region: Region) -> Rect:
        """The frame of *region* in the drawing's measure."""
        left, top, right, bottom = (edge / self.scale for edge in region.box)
        return Rect(left, top, right - left, bottom - top)

    def stroked(self, path: Outline, stroke: Stroke) -> Outline:
        """The outline of the line along *path*, for the nonzero rule."""
        return tuple(self._segments(self._line(path, stroke)))

    def _line(self, path: Outline, stroke: Stroke) -> Path:
        made, scale = self._path(path), self.scale
        dash = (
            [part * scale for part in stroke.dash * (1 + len(stroke.dash) % 2)] if any(stroke.dash) else None
        )
        cap, join = _CAPS[stroke.cap], _JOINS[stroke.join]
        made.stroke(stroke.width * scale, cap, join, stroke.miter_limit, dash, stroke.phase * scale)
        made.convertConicsToQuads()
        return made

    def _path(self, path: Outline, *, even_odd: bool = False) -> Path:
        made = Path(fillType=FillType.EVEN_ODD if even_odd else FillType.WINDING)
        s = self.scale
        for part in path:
            match part:
                case Move(x, y):
                    made.moveTo(x * s, y * s)
                case Line(x, y):
                    made.lineTo(x * s, y * s)
                case Curve(x1, y1, x2, y2, x, y):
                    made.cubicTo(x1 * s, y1 * s, x2 * s, y2 * s, x * s, y * s)
                case Close():
                    made.close()
        return made

    def _segments(self, path: Path) -> Iterator[Segment]:
        last = (0.0, 0.0)
        for verb, points in path:
            at = [(x / self.scale, y / self.scale) for x, y in points]
            if verb == PathVerb.MOVE:
                yield Move(*at[0])
            elif verb == PathVerb.LINE:
                yield Line(*at[0])
            elif verb == PathVerb.QUAD:
                yield _cubic(last, *at)
            elif verb == PathVerb.CUBIC:
                yield Curve(*at[0], *at[1], *at[2])
            elif verb == PathVerb.CLOSE:
                yield Close()
            last = at[-1] if at else last


def _frame(left: float, top: float, right: float, bottom: float) -> Path:
    made = Path()
    made.moveTo(left, top)
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        made.lineTo(x, y)
    made.close()
    return made


def _around(one: Region, other: Region) -> Path:
    """A frame round both."""
    boxes = one.box, other.box
    return _frame(
        *(min(box[edge] for box in boxes) for edge in (0, 1)),
        *(max(box[edge] for box in boxes) for edge in (2, 3)),
    )


def _cubic(start: Point, control: Point, end: Point) -> Curve:
    """A quadratic curve as the cubic that is the same curve."""
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    third = 2 / 3
    return Curve(
        x0 + third * (x1 - x0), y0 + third * (y1 - y0), x2 + third * (x1 - x2), y2 + third * (y1 - y2), x2, y2
    )


def _area(path: Path) -> float:
    """The areas within its outlines; which of them are holes does not matter here."""
    plain = Path(path)
    plain.convertConicsToQuads()
    return float(sum(abs(outline.area) for outline in plain.contours))
