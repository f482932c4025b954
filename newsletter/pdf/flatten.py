"""See-through shapes made solid, for files that hold nothing transparent (ISO 15930-4 §6.12).

What lies under a see-through shape is painted once more in its mixed colour, cut by the shape; so each ground has a mix of
its own, all edges stay paths, and gradients beneath are as true as flat areas. Lines become the areas that they paint.
What no one paint can say, a gradient over a gradient or anything over a picture, becomes layers, which are
mixed pixel by pixel later on within the same paths.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE, Colour
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Clip, Gradient, VectorGroup, VectorShape, is_bare
from newsletter.pdf.mixing import coloured, mixed, overprinted, spots
from newsletter.pictures.layer import Laid, Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import VectorPart
    from newsletter.pdf.regions import Region

# Shapes that a drawing may become at most.
_MOST = 4000
# What is more clear than this is not there.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Solid:
    """Parts in paint order, and what keeps them from looking just as the see-through ones that they stand for.

    *inks* are the spot inks that had to be mixed by their process inks; parts are *many* where there were too many pieces
    to mix them all.
    """

    parts: tuple[VectorPart | Laid, ...]
    inks: tuple[str, ...] = ()
    many: bool = False

    @property
    def exact(self) -> bool:
        """Whether they look just the same."""
        return not (self.inks or self.many)


def veiled(parts: Iterable[VectorPart | Laid]) -> bool:
    """Whether any of *parts* is see-through."""
    return any(
        isinstance(part, VectorGroup)
        or (isinstance(part, Laid) and not opaque(part))
        or (isinstance(part, VectorShape) and (part.fill_opacity < 1 or part.stroke_opacity < 1))
        for part in parts
    )


def opaque(part: Laid) -> bool:
    """Whether nothing beneath *part* is to be seen."""
    return part.layers[0].opaque


def solid(
    parts: Iterable[VectorPart | Laid],
    size: Size,
    ground: Colour = WHITE,
    hairline: float = 0.0,
    beneath: Iterable[VectorPart | Laid] = (),
) -> Solid:
    """The *parts* of a drawing of that *size*, none of them see-through, over the colour *ground* and what is *beneath*.

    What is beneath is painted already. No line becomes thinner than *hairline*. Spot inks mix by their process inks; what
    would take too many pieces is mixed with the nearest flat colour.
    """
    maker = _Maker(size, ground, hairline)
    for part in beneath:
        maker.add(part)
    maker.settle()
    for part in parts:
        maker.add(part)
    return Solid(tuple(maker.made), tuple(sorted(maker.inks)), maker.many)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An area, and where it hides what is beneath; in a group it may be see-through as a whole.

    Where it has *layers* these are its paint, the lowest of them opaque.
    """

    shape: VectorShape
    region: Region
    layers: tuple[Layer, ...] = ()
    share: float = 1.0


class _Maker:
    """One drawing in the making, or a group of one: that has no *ground*."""

    def __init__(self, size: Size, ground: Colour | None, hairline: float) -> None:
        from newsletter.pdf.regions import Plane

        self.pieces: list[_Piece] = []
        self.inks: set[str] = set()
        self.many = False
        self._settled = 0
        self._size = size
        self._plane = Plane(size)
        self._ground = ground
        self._hairline = hairline

    @property
    def made(self) -> Iterator[VectorShape | Laid]:
        """What is to be painted."""
        for piece in self.pieces[self._settled :]:
            if piece.layers:
                yield Laid(piece.shape, piece.layers, self._plane.box(piece.region))
            else:
                yield piece.shape

    def settle(self) -> None:
        """Take all that is there as painted already."""
        self.pieces = [piece for piece in self.pieces if not piece.region.empty]
        self.inks, self.many = set(), False
        self._settled = len(self.pieces)

    def add(self, part: VectorPart | Laid) -> None:
        """Lay *part* over all that is there."""
        beneath = tuple(self.pieces)
        if isinstance(part, VectorShape):
            self._lay(part, beneath)
        elif isinstance(part, Laid):
            self._lay_layers(part, beneath)
        elif isinstance(part, VectorGroup):
            # The shapes of a group are mixed with each other first, and then all of them with what was there before.
            inner = _Maker(self._size, None, self._hairline)
            for one in part.shapes:
                inner.add(one)
            self.inks |= inner.inks
            self.many |= inner.many
            for piece in inner.pieces:
                self._lay_piece(piece, part.opacity, beneath)

    def _lay_piece(self, piece: _Piece, share: float, beneath: Sequence[_Piece]) -> None:
        share *= piece.share
        if piece.layers:
            self._mix(piece.shape, Layer(piece.layers, share), beneath)
        else:
            self._lay(replace(piece.shape, fill_opacity=share, stroke_opacity=share), beneath)

    def _lay_layers(self, part: Laid, beneath: Sequence[_Piece]) -> None:
        region = self._plane.around(part.shape) if part.words else self._plane.of(part.shape)
        if opaque(part):
            plain = part.layers[1:] == () and isinstance(part.layers[0].paint, Colour)
            self._put(part.shape, () if plain else part.layers, region)
            return
        for layer in part.layers:
            self._mix(part.shape, layer, beneath, region)
            beneath = tuple(self.pieces)

    def _lay(self, shape: VectorShape, beneath: Sequence[_Piece]) -> None:
        """Lay *shape* over the pieces *beneath*: its area first, then its line, which knocks out the area."""
        if shape.fill_opacity == shape.stroke_opacity == 1.0:
            self._put(shape)
            return
        if shape.fill is not None and not is_bare(shape.path):
            area = replace(shape, stroke=None, fill_opacity=1.0, stroke_opacity=1.0)
            self._mix(area, Layer(shape.shade or shape.fill, shape.fill_opacity), beneath)
        if shape.stroke is not None:
            line = replace(shape, fill=None, shade=None, fill_opacity=1.0, stroke_opacity=1.0)
            if shape.stroke_opacity == 1.0:
                self._put(line)
            else:
                self._mix(self._outlined(line), Layer(shape.stroke.colour, shape.stroke_opacity), beneath)

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

    def _mix(
        self, area: VectorShape, top: Layer, beneath: Sequence[_Piece], region: Region | None = None
    ) -> None:
        """Lay *top* where *area* is, in *region*: over the ground, then over each piece that it touches."""
        if top.opaque:
            # A line in the area has been laid by itself, and layers alone need telling.
            self._put(area, layers=top.paint if isinstance(top.paint, tuple) else ())
            return
        region = region or self._plane.of(area)
        if top.share < _NOTHING or region.empty:
            return
        under, rest = self._seen(region, beneath)
        ground = self._ground
        if self._ground is not None and rest.empty and (flat := _flat(under[0][0])) is not None:
            # All is on what is seen of this one and those above it.
            ground, under = flat, under[1:]
        self._start(area, top, region, ground)
        if len(self.pieces) + len(under) > _MOST:
            self.many = True
            return
        for piece, shown in under:
            self._cover(area, top, piece, shown)

    def _start(self, area: VectorShape, top: Layer, region: Region, ground: Colour | None) -> None:
        """Lay *top* over the ground; a group has none, and what lies on nothing stays as see-through as it is."""
        if ground is not None:
            self._note(area, (Layer(ground), top))
            self._put(*_over_flat(area, top, ground), region)
        elif isinstance(top.paint, tuple):
            self._put(area, top.paint, region, top.share)
        else:
            self._put(area, (), region, top.share)

    def _cover(self, area: VectorShape, top: Layer, under: _Piece, shown: Region) -> None:
        """Lay *top* over *under*, of which so much is *shown*; in a group what is mixed is as see-through as both together."""
        share = top.share + (1 - top.share) * under.share
        if under.share < 1.0:
            top = replace(top, share=top.share / share)
        self._note(under.shape, (*under.layers, top))
        made = tuple(self._over(area, top, under))
        for shape, layers in made:
            # An area and its line part between them what is shown.
            own = shown if len(made) == 1 else shown.within(self._plane.of(shape))
            self._put(shape, layers, own, share)

    def _over(
        self, area: VectorShape, top: Layer, under: _Piece
    ) -> Iterator[tuple[VectorShape, tuple[Layer, ...]]]:
        """What is seen where *top* lies over the piece *under* in *area*."""
        over, below = (*area.clips, Clip(area.path, area.even_odd)), under.shape
        if isinstance(top.paint, Colour) and not under.layers:
            cut = (*below.clips, *over)
            yield replace(coloured(below, _blend(top, top.paint)), clips=cut), ()
            return
        if under.layers:
            yield replace(below, clips=(*below.clips, *over)), (*under.layers, top)
            return
        areas = [replace(below, stroke=None)] if below.fill is not None else []
        areas += [self._outlined(replace(below, fill=None))] if below.stroke is not None else []
        for one in areas:
            flat = one.fill or WHITE
            if one.shade is None and isinstance(top.paint, Gradient):
                # A gradient keeps its outline and is cut by what is beneath.
                shape, layers = _over_flat(area, top, flat)
                yield replace(shape, clips=(*area.clips, *one.clips, Clip(one.path, one.even_odd))), layers
            else:
                cut = (*one.clips, *over)
                yield replace(one, shade=None, clips=cut), (Layer(one.shade or flat), top)

    def _note(self, shape: VectorShape, layers: tuple[Layer, ...]) -> None:
        """Remember the spot inks that are mixed."""
        self.inks.update(spots(shape, layers))

    def _put(
        self,
        shape: VectorShape,
        layers: tuple[Layer, ...] = (),
        region: Region | None = None,
        share: float = 1.0,
    ) -> None:
        """Paint a shape, which lies in *region*, or *layers* in its place; pixels that nobody sees are not wanted."""
        found = region or self._plane.of(shape)
        if not (layers and found.empty):
            self.pieces.append(_Piece(shape, found, layers, share))

    @staticmethod
    def _seen(region: Region, beneath: Sequence[_Piece]) -> tuple[list[tuple[_Piece, Region]], Region]:
        """The pieces that are seen in *region*, from below, where they are seen, and what of it they leave."""
        found, rest = [], region
        for piece in reversed(beneath):
            if not piece.region.near(rest) or (shown := rest.within(piece.region)).empty:
                continue
            found.append((piece, shown))
            if piece.region.loose:
                continue
            rest = rest.without(piece.region)
            if rest.empty:
                break
        return found[::-1], rest


def _flat(piece: _Piece) -> Colour | None:
    """The colour of a piece that has but one."""
    shape = piece.shape
    return shape.fill if not piece.layers and shape.shade is None and shape.stroke is None else None


def _blend(top: Layer, colour: Colour) -> Callable[[Colour], Colour]:
    """How *top*, which has that *colour*, changes what it lies on."""
    if top.over:
        return partial(overprinted, colour)
    return partial(mixed, colour, share=top.share)


def _over_flat(area: VectorShape, top: Layer, ground: Colour) -> tuple[VectorShape, tuple[Layer, ...]]:
    """*top* where *area* is over one colour."""
    match top.paint:
        case Colour() as colour:
            return replace(area, fill=_blend(top, colour)(ground), shade=None), ()
        case Gradient():
            return coloured(area, partial(mixed, ground=ground, share=top.share)), ()
        case _:
            return replace(area, fill=ground, shade=None), (Layer(ground), top)
