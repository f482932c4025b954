"""Layers: what a pixel is mixed from, bottom up, where paths alone cannot say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Rect
    from newsletter.basics.vector import Gradient, VectorShape
    from newsletter.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Photo:
    """A raster picture's part *crop* in its *frame*, printed at about *target* pixels; a *soft* one has clear parts."""

    picture: Picture
    crop: Rect
    frame: Rect
    target: tuple[int, int]
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """So large a *share* of a paint over what lies below it; one of several layers is mixed by itself first.

    Ink that is printed *over* leaves the other inks below it as they are.
    """

    paint: Colour | Gradient | Photo | tuple[Layer, ...]
    share: float = 1.0
    over: bool = False

    @property
    def opaque(self) -> bool:
        """Whether nothing below it is to be seen."""
        if self.share < 1.0 or self.over:
            return False
        if isinstance(self.paint, tuple):
            return any(layer.opaque for layer in self.paint)
        return not (isinstance(self.paint, Photo) and self.paint.soft)


@dataclass(frozen=True, slots=True)
class Laid:
    """An area, the outline of *shape* within its clips, that shows *layers*, bottom up, in place of its own paint.

    All of it that can be seen is in the *box*, where that is known. Of *words* it is not asked what exactly they hide.
    """

    shape: VectorShape
    layers: tuple[Layer, ...]
    box: Rect | None = None
    words: bool = False


def photos(layers: Iterable[Layer]) -> Iterator[Photo]:
    """All pictures in *layers*."""
    for layer in layers:
        if isinstance(layer.paint, Photo):
            yield layer.paint
        elif isinstance(layer.paint, tuple):
            yield from photos(layer.paint)
