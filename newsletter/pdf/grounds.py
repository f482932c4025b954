"""Grounds: what a page shows where something see-through is put, for files in which nothing shines through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE
from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import (
    Clip,
    Close,
    Curve,
    Gradient,
    Move,
    VectorGroup,
    VectorShape,
    bounds,
    moved,
    rectangle,
    rounded,
    transformed,
)
from newsletter.pdf.mixing import toned
from newsletter.pictures.layer import Laid, Layer, Photo
from newsletter.shaping.lettering import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Path, Segment, VectorPart
    from newsletter.display.ops import Glyphs, Image

    Part = VectorPart | Laid

# Em by which a glyph may reach out of its box.
_REACH = 1.0


@dataclass(frozen=True, slots=True)
class _Painted:
    """What has been painted within *frame*: a path in one *flat* colour, or else; *clips* cut it."""

    frame: Rect
    what: VectorShape | Glyphs | tuple[Part, ...]
    clips: tuple[Rect, ...]
    flat: Colour | None = None
    over: bool = False


class Grounds:
    """What has been painted on one page so far, in points of the sheet; nothing is kept where nobody *asks*."""

    def __init__(self, *, asks: bool) -> None:
        self._asks = asks
        self._painted: list[_Painted] = []
        self._clips: tuple[Rect, ...] = ()

    def cut(self, clip: Rect) -> None:
        """Note that what follows is cut to *clip*."""
        self._clips = (*self._clips, clip)

    def uncut(self) -> None:
        """Note that the last cut is over."""
        self._clips = self._clips[:-1]

    def shape(self, shape: VectorShape) -> None:
        """Note a path."""
        frame = reach(shape) if self._asks else None
        if frame is None:
            return
        plain = shape.stroke is None and shape.shade is None and shape.fill_opacity == 1.0
        self._note(frame, shape, flat=shape.fill if plain else None)

    def picture(self, image: Image, photo: Photo | None = None) -> None:
        """Note a picture: a drawing by its shapes, or the pixels of *photo*."""
        if self._asks:
            self._note(image.frame, tuple(laid(image, photo)))

    def text(self, glyphs: Glyphs, *, over: bool) -> None:
        """Note words, which are printed *over* what they stand on, or knock it out."""
        if self._asks and glyphs.gids:
            left, top = min(glyphs.xs), min(glyphs.ys) - glyphs.size
            right, bottom = max(glyphs.xs) + glyphs.size, max(glyphs.ys) + glyphs.size / 4
            self._note(Rect(left, top, right - left, bottom - top), glyphs, over=over)

    def under(self, frame: Rect) -> Colour | None:
        """The one colour that all of *frame* shows, paper where there is nothing; None where it is not one."""
        for painted in reversed(self._painted):
            if _meet(painted.frame, frame):
                return painted.flat if _covers(painted, frame) else None
        return WHITE

    def beneath(self, frame: Rect) -> tuple[Part, ...]:
        """All that can be seen in *frame*, bottom up; words are the outlines of those glyphs that reach into it."""
        found: list[_Painted] = []
        for painted in reversed(self._painted):
            if _meet(painted.frame, frame):
                found.append(painted)
                if _covers(painted, frame):
                    break
        return tuple(part for painted in reversed(found) for part in _parts(painted, frame))

    def _note(
        self,
        frame: Rect,
        what: VectorShape | Glyphs | tuple[Part, ...],
        *,
        flat: Colour | None = None,
        over: bool = False,
    ) -> None:
        self._painted.append(_Painted(frame, what, self._clips, flat, over))


def reach(shape: VectorShape) -> Rect | None:
    """The frame of all that *shape* paints, but for long mitres; None where there is nothing."""
    frame = bounds(shape.path)
    return frame and frame.grown(shape.stroke.width if shape.stroke is not None else 0.0)


def laid(image: Image, photo: Photo | None) -> Iterator[Part]:
    """A picture as parts in the sheet's points: those of its drawing, or the pixels of *photo*."""
    frame, crop = image.frame, image.crop
    path = rounded(frame, image.round, image.round) if image.round else rectangle(frame)
    if photo is not None:
        yield Laid(VectorShape(path, fill=WHITE), (Layer(photo),))
    elif (drawing := image.picture.drawing) is not None:
        across = frame.width / (crop.width * drawing.size.width)
        down = frame.height / (crop.height * drawing.size.height)
        at = Affine(
            across,
            0.0,
            0.0,
            down,
            frame.x - across * crop.x * drawing.size.width,
            frame.y - down * crop.y * drawing.size.height,
        )
        for part in toned(drawing.shapes, image.picture.treatment):
            yield clipped(mapped(part, at), (Clip(path),))


def mapped(part: Part, by: Affine) -> Part:
    """*part* through the map *by*, which turns nothing."""
    if isinstance(part, Laid):
        layers = tuple(_relaid(layer, by) for layer in part.layers)
        return replace(part, shape=moved(part.shape, by), layers=layers)
    return _changed(part, lambda shape: moved(shape, by))


def clipped(part: Part, clips: tuple[Clip, ...]) -> Part:
    """*part* cut by more *clips*."""

    def cut(shape: VectorShape) -> VectorShape:
        return replace(shape, clips=(*shape.clips, *clips))

    return replace(part, shape=cut(part.shape)) if isinstance(part, Laid) else _changed(part, cut)


def _changed(part: VectorPart, by: Callable[[VectorShape], VectorShape]) -> VectorPart:
    """*part* with each of its shapes as *by* makes it."""
    if isinstance(part, VectorGroup):
        return replace(part, shapes=tuple(_changed(one, by) for one in part.shapes))
    return by(part) if isinstance(part, VectorShape) else part


def _relaid(layer: Layer, by: Affine) -> Layer:
    match layer.paint:
        case Gradient() as gradient:
            return replace(layer, paint=replace(gradient, by=by.after(gradient.by)))
        case Photo(frame=frame) as photo:
            x, y = by.apply(frame.x, frame.y)
            return replace(
                layer, paint=replace(photo, frame=Rect(x, y, frame.width * by.a, frame.height * by.d))
            )
        case tuple() as several:
            return replace(layer, paint=tuple(_relaid(one, by) for one in several))
        case _:
            return layer


def _parts(painted: _Painted, frame: Rect) -> Iterator[Part]:
    clips = tuple(Clip(rectangle(clip)) for clip in painted.clips)
    what = painted.what
    if isinstance(what, VectorShape):
        yield clipped(what, clips)
    elif isinstance(what, tuple):
        for part in what:
            yield clipped(part, clips)
    elif path := tuple(_outlines(what, frame)):
        shape = VectorShape(path, fill=what.colour, clips=clips)
        yield Laid(shape, (Layer(what.colour, over=painted.over),), words=True)


def _outlines(glyphs: Glyphs, frame: Rect) -> Iterator[Segment]:
    """The outlines of those *glyphs* that may reach into *frame*."""
    near = frame.grown(_REACH * glyphs.size)
    scale = glyphs.size / glyphs.face.upem
    for gid, x, y in zip(glyphs.gids, glyphs.xs, glyphs.ys, strict=True):
        if near.x <= x <= near.right and near.y <= y <= near.bottom:
            turned = Affine(0.0, scale, scale, 0.0, x, y)
            level = Affine(scale * glyphs.narrow, 0.0, 0.0, -scale, x, y)
            yield from transformed(outline(glyphs.face, gid), turned if glyphs.turned else level)


def _meet(one: Rect, other: Rect) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _covers(painted: _Painted, frame: Rect) -> bool:
    """Whether *painted* is one colour in all of *frame*."""
    shape = painted.what
    if painted.flat is None or not isinstance(shape, VectorShape):
        return False
    return all(_holds(path, frame) for path in (shape.path, *map(rectangle, painted.clips)))


def _holds(path: Path, frame: Rect) -> bool:
    """Whether all of *frame* lies within *path* (even-odd rule); curves are taken as straight, and as wide as their controls."""
    # A hair inwards, so that a picture that fills its ground counts as on it.
    inner = frame.grown(-min(0.01, frame.width / 4, frame.height / 4))
    corners = ((x, y) for x in (inner.x, inner.right) for y in (inner.y, inner.bottom))
    return all(_within(path, x, y) for x, y in corners) and not any(
        _meet(inner, reach) for reach in _reaches(path)
    )


def _reaches(path: Path) -> Iterator[Rect]:
    """The frames of all segments."""
    first = last = (0.0, 0.0)
    for part in path:
        if isinstance(part, Move):
            first = last = part.x, part.y
            continue
        points = [last]
        if isinstance(part, Curve):
            points += [(part.x1, part.y1), (part.x2, part.y2)]
        points.append(first if isinstance(part, Close) else (part.x, part.y))
        last = points[-1]
        xs, ys = zip(*points, strict=True)
        yield Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


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
