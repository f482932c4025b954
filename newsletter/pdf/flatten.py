"""See-through shapes made solid, for files that hold nothing transparent (ISO 15930-4 §6.14).

What lies under a see-through shape is painted once more in its mixed colour, cut by the shape; so each ground has a mix of
its own, all edges stay paths, and gradients beneath are as true as flat areas. Lines become the areas that they paint.
Colours mix by share of the ink, as a press file's transparency does (ISO 32000-2 §11.3.3).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE, Colour
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Clip, VectorGroup, VectorShape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import VectorPart
    from newsletter.pdf.regions import Region

# Shapes that a drawing may become at most.
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Solid:
    """Parts in paint order, and whether they look just as the see-through ones that they stand for."""

    parts: tuple[VectorPart, ...]
    exact: bool = True


def veiled(parts: Iterable[VectorPart]) -> bool:
    """Whether any of *parts* is see-through."""
    return any(
        isinstance(part, VectorGroup)
        or (isinstance(part, VectorShape) and (part.fill_opacity < 1 or part.stroke_opacity < 1))
        for part in parts
    )


def solid(
    parts: Iterable[VectorPart], size: Size, ground: Colour | None = WHITE, hairline: float = 0.0
) -> Solid:
    """The *parts* of a drawing of that *size* over the flat colour *ground*, none of them see-through.

    None stands for a ground that is not known. No line becomes thinner than *hairline*. Not exact are: what lies over an
    unknown ground, a gradient over a gradient, shapes that are see-through within a see-through group, and what would take
    too many pieces. They are mixed with the nearest flat colour.
    """
    maker = _Maker(size, ground, hairline)
    for part in parts:
        maker.add(part)
    return Solid(tuple(piece.shape for piece in maker.pieces), maker.exact)


def over(shape: VectorShape, ground: Colour) -> VectorShape:
    """A shape that lies on one colour, none of it see-through."""
    fill, stroke = (
        partial(_mixed, ground=ground, share=part) for part in (shape.fill_opacity, shape.stroke_opacity)
    )
    line = _coloured(replace(shape, fill=None, shade=None), stroke).stroke
    return replace(_coloured(shape, fill), stroke=line, fill_opacity=1.0, stroke_opacity=1.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An opaque shape, and where it hides what is beneath."""

    shape: VectorShape
    region: Region


class _Maker:
    """One drawing in the making."""

    def __init__(self, size: Size, ground: Colour | None, hairline: float) -> None:
        from newsletter.pdf.regions import Plane

        self.pieces: list[_Piece] = []
        self.exact = True
        self._plane = Plane(size)
        self._known = ground is not None
        self._ground = ground or WHITE
        self._hairline = hairline

    def add(self, part: VectorPart) -> None:
        """Lay *part* over all that is there."""
        if isinstance(part, VectorShape):
            self._lay(part, tuple(self.pieces))
        elif isinstance(part, VectorGroup):
            # The shapes of a group hide each other, and all of them are mixed with what was there before.
            self.exact &= not veiled(part.shapes)
            beneath = tuple(self.pieces)
            for shape in _thinned(part, 1.0):
                self._lay(shape, beneath)

    def _lay(self, shape: VectorShape, beneath: Sequence[_Piece]) -> None:
        """Lay *shape* over the pieces *beneath*: its area first, then its line, which knocks out the area."""
        if shape.fill_opacity == shape.stroke_opacity == 1.0:
            self._put(shape)
            return
        if shape.fill is not None:
            area = replace(shape, stroke=None, fill_opacity=1.0, stroke_opacity=1.0)
            self._mix(area, shape.fill_opacity, beneath)
        if shape.stroke is not None:
            line = replace(shape, fill=None, shade=None, fill_opacity=1.0, stroke_opacity=1.0)
            self._mix(
                line if shape.stroke_opacity == 1.0 else self._outlined(line), shape.stroke_opacity, beneath
            )

    def _outlined(self, shape: VectorShape) -> VectorShape:
        """The line of *shape* as the area that it paints."""
        stroke = shape.stroke
        assert stroke is not None
        pen = replace(stroke, width=max(stroke.width, self._hairline))
        return replace(
            shape,
            path=self._plane.stroked(shape.path, pen),
            fill=stroke.colour,
            stroke=None,
            shade=None,
            even_odd=False,
        )

    def _mix(self, shape: VectorShape, share: float, beneath: Sequence[_Piece]) -> None:
        """Lay *shape* with that share of its own colour: over the ground, then over each piece that it touches."""
        if share == 1.0:
            self._put(shape)
            return
        region = self._plane.of(shape)
        if not share or region.empty:
            return
        under, rest = self._seen(region, beneath)
        ground = self._ground
        if not rest.empty:
            self.exact &= self._known
        elif (lowest := under[0].shape).fill is not None and lowest.shade is None and lowest.stroke is None:
            # All is on what is seen of this one and those above it.
            ground, under = lowest.fill, under[1:]
        self._put(_coloured(shape, partial(_mixed, ground=ground, share=share)), region)
        if len(self.pieces) + len(under) > _MOST:
            self.exact = False
            return
        for piece in under:
            for one in self._over(shape, share, piece.shape):
                self._put(one)

    def _over(self, shape: VectorShape, share: float, under: VectorShape) -> Iterator[VectorShape]:
        """What is seen where the area *shape* lies over the opaque shape *under*."""
        fill = shape.fill
        assert fill is not None
        if shape.shade is None:
            cut = (*under.clips, *shape.clips, Clip(shape.path, shape.even_odd))
            yield replace(_coloured(under, partial(_mixed, fill, share=share)), clips=cut)
            return
        # A gradient keeps its outline and is cut by what is beneath.
        self.exact &= under.shade is None
        areas = [replace(under, stroke=None)] if under.fill is not None else []
        areas += [self._outlined(replace(under, fill=None))] if under.stroke is not None else []
        for area in areas:
            cut = (*shape.clips, *area.clips, Clip(area.path, area.even_odd))
            ground = area.fill or WHITE
            yield replace(_coloured(shape, partial(_mixed, ground=ground, share=share)), clips=cut)

    def _put(self, shape: VectorShape, region: Region | None = None) -> None:
        """Paint an opaque shape, which lies in *region*."""
        self.pieces.append(_Piece(shape, region or self._plane.of(shape)))

    @staticmethod
    def _seen(region: Region, beneath: Sequence[_Piece]) -> tuple[list[_Piece], Region]:
        """The pieces that are seen in *region*, from below, and what of it they leave."""
        found, rest = [], region
        for piece in reversed(beneath):
            if piece.region.near(rest) and not rest.within(piece.region).empty:
                found.append(piece)
                rest = rest.without(piece.region)
                if rest.empty:
                    break
        return found[::-1], rest


def _thinned(group: VectorGroup, share: float) -> Iterator[VectorShape]:
    """The shapes of a group in paint order, each as see-through as the group."""
    share *= group.opacity
    for part in group.shapes:
        if isinstance(part, VectorGroup):
            yield from _thinned(part, share)
        elif isinstance(part, VectorShape):
            fill, stroke = part.fill_opacity * share, part.stroke_opacity * share
            yield replace(part, fill_opacity=fill, stroke_opacity=stroke)


def recoloured(part: VectorPart, by: Callable[[Colour], Colour]) -> VectorPart:
    """*part* with each of its colours as *by* makes it; words are no shapes yet and stay."""
    if isinstance(part, VectorGroup):
        return replace(part, shapes=tuple(recoloured(one, by) for one in part.shapes))
    return _coloured(part, by) if isinstance(part, VectorShape) else part


def _coloured(shape: VectorShape, by: Callable[[Colour], Colour]) -> VectorShape:
    """*shape* with each of its colours as *by* makes it."""
    stroke, shade = shape.stroke, shape.shade
    return replace(
        shape,
        fill=shape.fill and by(shape.fill),
        stroke=stroke and replace(stroke, colour=by(stroke.colour)),
        shade=shade and replace(shade, stops=tuple((at, by(colour)) for at, colour in shade.stops)),
    )


def _mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    """*share* of *colour* over *ground*, on screen and in ink."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(colour.rgb, ground.rgb, strict=True))
    inks = zip(colour.cmyk, ground.cmyk, strict=True)
    cyan, magenta, yellow, black = (share * a + (1 - share) * b for a, b in inks)
    return Colour((red, green, blue), (cyan, magenta, yellow, black))
