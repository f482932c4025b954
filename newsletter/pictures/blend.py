"""Layers as pixels in inks: gradients, pictures and colours mixed point by point, for files that hold nothing transparent."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.colour import Colour
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Gradient
from newsletter.pictures import coding, colour
from newsletter.pictures.layer import Photo, photos
from newsletter.pictures.press import limited
from newsletter.pictures.raster import separate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from PIL import Image

    from newsletter.basics.colour import CMYK
    from newsletter.pictures.layer import Layer
    from newsletter.pictures.raster import EncodedImage, RasterSpec

# Where no picture is among the layers nothing in them is sharper than this many pixels show: edges are paths.
_MOST = 4_000_000
# Steps of a gradient, finer than what 8 bits tell apart; a table for Pillow has 2 ** 16 places.
_STEPS, _TABLE = 4096, 65536
_FULL = 255
# Pictures in inks that are kept for the next piece of the same.
_KEPT = 3


class _Paint(NamedTuple):
    """Pixels in CMYK and what of them is opaque, None for all."""

    inks: Image.Image
    alpha: Image.Image | None = None


class Blender:
    """Mixes layers of one document; *spec* says how pictures become ink."""

    def __init__(self, spec: RasterSpec) -> None:
        self._spec = spec
        self._kept: dict[object, _Paint] = {}

    def soft(self, photo: Photo) -> bool:
        """Whether a picture has clear parts. Raises PictureFault for a damaged file."""
        return self._whole(photo).alpha is not None

    def blended(self, layers: Sequence[Layer], box: Rect, fine: float) -> tuple[Rect, EncodedImage]:
        """The *layers*, the lowest of them opaque, where *box* is, and the box as it fits their pixels.

        There are *fine* pixels in a unit, or as many as the finest picture has. What a soft picture on top leaves
        clear is left out. Raises PictureFault for a damaged file.
        """
        box, size = self._grid(layers, box, fine)
        mixed = self._mixed(layers, box, size)
        over = any(layer.over for layer in layers)
        if over and self._spec.press is not None and self._spec.press.limit:
            mixed = limited(mixed, self._spec.press.limit)
        photo = any(True for _ in photos(layers))
        coded = coding.coded(mixed, None, self._spec.quality, photo=photo)
        top = layers[-1].paint
        if isinstance(top, Photo) and top.soft:
            alpha = self._photo(top, box, size).alpha
            clear = None if alpha is None else colour.stencil(alpha)
            coded = replace(coded, mask=clear and zlib.compress(clear, 6))
        return box, coded

    def _grid(self, layers: Sequence[Layer], box: Rect, fine: float) -> tuple[Rect, tuple[int, int]]:
        """*box* grown to whole pixels of the finest picture, and its pixels."""
        found = [
            (one.frame.width / inks.width, one.frame.height / inks.height, one.frame)
            for one in photos(layers)
            for inks in (self._whole(one).inks,)
        ]
        if not found:
            size = max(1.0, box.width * fine), max(1.0, box.height * fine)
            less = min(1.0, (_MOST / (size[0] * size[1])) ** 0.5)
            return box, (ceil(size[0] * less), ceil(size[1] * less))
        across, down, frame = min(found, key=lambda one: one[0] * one[1])
        left, top = floor((box.x - frame.x) / across + 1e-6), floor((box.y - frame.y) / down + 1e-6)
        right, bottom = (
            ceil((box.right - frame.x) / across - 1e-6),
            ceil((box.bottom - frame.y) / down - 1e-6),
        )
        size_in_pixels = max(1, right - left), max(1, bottom - top)
        grown = Rect(
            frame.x + left * across,
            frame.y + top * down,
            size_in_pixels[0] * across,
            size_in_pixels[1] * down,
        )
        return grown, size_in_pixels

    def _mixed(self, layers: Iterable[Layer], box: Rect, size: tuple[int, int]) -> Image.Image:
        from PIL import Image

        canvas = Image.new("CMYK", size)
        for layer in layers:
            inks, alpha = self._paint(layer, box, size)
            if layer.over:
                *_, black = inks.split()
                canvas = Image.merge("CMYK", (*canvas.split()[:3], black))
            elif alpha is not None:
                share = layer.share
                seen = alpha if share == 1.0 else alpha.point(lambda part, s=share: round(part * s))
                canvas = Image.composite(inks, canvas, seen)
            else:
                canvas = inks if layer.share == 1.0 else Image.blend(canvas, inks, layer.share)
        return canvas

    def _paint(self, layer: Layer, box: Rect, size: tuple[int, int]) -> _Paint:
        from PIL import Image

        match layer.paint:
            case Colour(cmyk=cmyk):
                return _Paint(Image.new("CMYK", size, tuple(round(_FULL * ink) for ink in cmyk)))
            case Gradient() as gradient:
                return _Paint(shaded(gradient, box, size))
            case Photo() as photo:
                return self._photo(photo, box, size)
            case tuple() as several:
                return _Paint(self._mixed(several, box, size))

    def _photo(self, photo: Photo, box: Rect, size: tuple[int, int]) -> _Paint:
        """What *photo* shows in *box*, in so many pixels; its edge goes on where the box is larger."""
        whole = self._whole(photo)
        across, down = whole.inks.width / photo.frame.width, whole.inks.height / photo.frame.height
        left, top = (box.x - photo.frame.x) * across, (box.y - photo.frame.y) * down
        wide, high = box.width * across, box.height * down
        inks, alpha = (
            None if part is None else _window(part, (left, top, wide, high), size) for part in whole
        )
        assert inks is not None
        return _Paint(inks, alpha)

    def _whole(self, photo: Photo) -> _Paint:
        """The picture as it is printed where nothing lies over it."""
        key = photo.picture.digest, photo.picture.treatment, photo.crop, photo.target
        if key not in self._kept:
            inks, alpha = separate(photo.picture, photo.crop, photo.target, self._spec)
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = _Paint(inks if inks.mode == "CMYK" else inks.convert("CMYK"), alpha)
        return self._kept[key]


def _window(image: Image.Image, at: tuple[float, float, float, float], size: tuple[int, int]) -> Image.Image:
    """The part of *image* that lies *at* left, top, width and height in its pixels, in so many pixels."""
    from PIL.Image import Resampling, Transform

    left, top, wide, high = at
    x, y = round(left), round(top)
    whole = (round(wide), round(high)) == size and abs(left - x) + abs(top - y) < 0.02
    inside = (
        left > -0.02 and top > -0.02 and left + wide < image.width + 0.02 and top + high < image.height + 0.02
    )
    if whole and inside:
        return image.crop((x, y, x + size[0], y + size[1]))
    if inside:
        edges = max(0.0, left), max(0.0, top), min(image.width, left + wide), min(image.height, top + high)
        return image.resize(size, Resampling.BICUBIC, box=edges)
    steps = wide / size[0], high / size[1]
    return image.transform(size, Transform.AFFINE, (steps[0], 0, left, 0, steps[1], top), Resampling.BICUBIC)


def shaded(gradient: Gradient, box: Rect, size: tuple[int, int]) -> Image.Image:
    """What *gradient* shows in *box*, in so many pixels of CMYK."""
    from PIL import Image

    places = _places(gradient, box, size)
    colours = [_at(gradient, step / (_STEPS - 1)) for step in range(_STEPS)]
    bands = []
    for part in range(4):
        levels = [round(_FULL * cmyk[part]) for cmyk in colours]
        bands.append(places.point([*levels, *[levels[-1]] * (_TABLE - _STEPS)], "L"))
    return Image.merge("CMYK", bands)


def _at(gradient: Gradient, place: float) -> CMYK:
    """The inks at a *place* from 0 to 1."""
    stops = gradient.stops
    after = bisect_right(stops, place, key=lambda stop: stop[0])
    if after in {0, len(stops)}:
        return stops[min(after, len(stops) - 1)][1].cmyk
    (start, low), (end, high) = stops[after - 1 : after + 1]
    share = (place - start) / (end - start)
    cyan, magenta, yellow, black = (a + (b - a) * share for a, b in zip(low.cmyk, high.cmyk, strict=True))
    return cyan, magenta, yellow, black


def _places(gradient: Gradient, box: Rect, size: tuple[int, int]) -> Image.Image:
    """Where along *gradient* each pixel's middle lies, in steps (mode I)."""
    from PIL import ImageMath

    by, coords = gradient.by, gradient.coords
    turn = by.a * by.d - by.b * by.c
    # A pixel's place in the gradient's own coordinates: u = u0 + ux column + uy row, and v likewise.
    across, down = box.width / size[0], box.height / size[1]
    x, y = box.x + across / 2 - by.e, box.y + down / 2 - by.f
    u0, ux, uy = (by.d * x - by.c * y) / turn, by.d * across / turn, -by.c * down / turn
    v0, vx, vy = (by.a * y - by.b * x) / turn, -by.b * across / turn, by.a * down / turn
    column = _ramp(size, upright=False)
    row = _ramp(size, upright=True)

    def axial(of: Any) -> Any:  # noqa: ANN401 - Pillow's operands
        x1, y1, x2, y2 = coords
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy or 1.0
        place = (
            of["column"] * ((ux * dx + vx * dy) / length)
            + of["row"] * ((uy * dx + vy * dy) / length)
            + ((u0 - x1) * dx + (v0 - y1) * dy) / length
        )
        return stepped(of, place)

    def radial(of: Any) -> Any:  # noqa: ANN401
        # The last of the circles between the two that passes through the point (ISO 32000-2 §8.7.4.5.4).
        x1, y1, r1, x2, y2, r2 = coords
        dx, dy, dr = x2 - x1, y2 - y1, r2 - r1
        px = of["column"] * ux + of["row"] * uy + (u0 - x1)
        py = of["column"] * vx + of["row"] * vy + (v0 - y1)
        a = dx * dx + dy * dy - dr * dr
        b = px * dx + py * dy + r1 * dr
        c = px * px + py * py - r1 * r1
        if abs(a) < 1e-9:
            return stepped(of, c / (b * 2.0))
        root = of["max"](b * b - c * a, 0.0) ** 0.5
        return stepped(of, (b - root) / a if a < 0 else (b + root) / a)

    def stepped(of: Any, place: Any) -> Any:  # noqa: ANN401
        steps = of["min"](of["max"](place * float(_STEPS - 1) + 0.5, 0.0), float(_STEPS - 1))
        return of["convert"](steps, "I")

    found: Image.Image = ImageMath.lambda_eval(axial if len(coords) == 4 else radial, column=column, row=row)
    return found


def _ramp(size: tuple[int, int], *, upright: bool) -> Image.Image:
    """The number of each pixel's column, or row (mode F)."""
    from PIL import Image
    from PIL.Image import Resampling

    count = size[upright]
    line = Image.frombytes("F", (1, count) if upright else (count, 1), array("f", range(count)).tobytes())
    return line.resize(size, Resampling.NEAREST)
