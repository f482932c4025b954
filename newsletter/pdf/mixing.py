"""Colours mixed by share of the ink, as a press file's transparency does (ISO 32000-2 §11.3.3), one by one and in shapes.

Spot inks mix by the process inks that stand for them: the file has no other way to print two inks as one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsletter.basics.colour import Colour
from newsletter.basics.vector import Gradient, VectorGroup, VectorShape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsletter.basics.vector import VectorPart
    from newsletter.pictures.layer import Laid, Layer
    from newsletter.pictures.treatment import Treatment


def mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    """*share* of *colour* over *ground*, on screen and in ink."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(colour.rgb, ground.rgb, strict=True))
    inks = zip(colour.cmyk, ground.cmyk, strict=True)
    cyan, magenta, yellow, black = (share * a + (1 - share) * b for a, b in inks)
    return Colour((red, green, blue), (cyan, magenta, yellow, black))


def overprinted(colour: Colour, ground: Colour) -> Colour:
    """Black ink *colour* printed over *ground*."""
    cyan, magenta, yellow, _ = ground.cmyk
    return Colour(colour.rgb, (cyan, magenta, yellow, colour.cmyk[3]))


def recoloured(part: VectorPart, by: Callable[[Colour], Colour]) -> VectorPart:
    """*part* with each of its colours as *by* makes it; words are no shapes yet and stay."""
    if isinstance(part, VectorGroup):
        return replace(part, shapes=tuple(recoloured(one, by) for one in part.shapes))
    return coloured(part, by) if isinstance(part, VectorShape) else part


def relaid(part: Laid, by: Callable[[Colour], Colour]) -> Laid:
    """*part* with each colour of its layers as *by* makes it."""
    layers = tuple(_relaid(layer, by) for layer in part.layers)
    return replace(part, shape=coloured(part.shape, by), layers=layers)


def coloured(shape: VectorShape, by: Callable[[Colour], Colour]) -> VectorShape:
    """*shape* with each of its colours as *by* makes it."""
    stroke = shape.stroke
    return replace(
        shape,
        fill=shape.fill and by(shape.fill),
        stroke=stroke and replace(stroke, colour=by(stroke.colour)),
        shade=shape.shade and faded(shape.shade, by),
    )


def faded(shade: Gradient, by: Callable[[Colour], Colour]) -> Gradient:
    """*shade* with each of its colours as *by* makes it."""
    return replace(shade, stops=tuple((at, by(colour)) for at, colour in shade.stops))


def toned(parts: tuple[VectorPart, ...], treatment: Treatment | None) -> tuple[VectorPart, ...]:
    """The *parts* of a drawing in the colours of the *treatment*."""
    if treatment is None:
        return parts
    return tuple(recoloured(part, lambda colour: treatment.of(colour.rgb)) for part in parts)


def over(shape: VectorShape, ground: Colour) -> VectorShape:
    """A shape that lies on one colour, none of it see-through."""
    fill, stroke = (
        partial(mixed, ground=ground, share=part) for part in (shape.fill_opacity, shape.stroke_opacity)
    )
    line = coloured(replace(shape, fill=None, shade=None), stroke).stroke
    return replace(coloured(shape, fill), stroke=line, fill_opacity=1.0, stroke_opacity=1.0)


def spots(shape: VectorShape, layers: tuple[Layer, ...] = ()) -> Iterator[str]:
    """The spot inks of an area, by their names."""
    colours = [shape.fill, None if shape.stroke is None else shape.stroke.colour]
    for layer in layers:
        if isinstance(layer.paint, Colour):
            colours.append(layer.paint)
        elif isinstance(layer.paint, tuple):
            yield from spots(VectorShape(()), layer.paint)
    yield from (colour.spot for colour in colours if colour is not None and colour.spot is not None)


def _relaid(layer: Layer, by: Callable[[Colour], Colour]) -> Layer:
    match layer.paint:
        case Colour() as colour:
            return replace(layer, paint=by(colour))
        case Gradient() as gradient:
            return replace(layer, paint=faded(gradient, by))
        case tuple() as several:
            return replace(layer, paint=tuple(_relaid(one, by) for one in several))
        case _:
            return layer
