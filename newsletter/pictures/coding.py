"""Pixels as the streams that a PDF holds: JPEG for photographs, deflated for flat art and alpha."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.pictures.raster import EncodedImage

if TYPE_CHECKING:
    from PIL import Image

    from newsletter.pictures.raster import ColourSpace

_SPACES: dict[str, ColourSpace] = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
# Flat art, its softened edges counted, has at most so many colours; a photograph has more.
_FEW = 4096
# Flat art shows the ripples of JPEG at its edges, so deflating it may cost up to this much more.
_WORTH = 1.5
_FULL_CHROMA_FROM = 85


def coded(colours: Image.Image, alpha: Image.Image | None, quality: int, *, photo: bool) -> EncodedImage:
    """The smaller of the two codings; a *photo*, or what looks like one, is never deflated.

    Colours are in mode L, RGB or CMYK, alpha in mode L and of the same size.
    """
    if colours.mode == "L" and not photo:
        line_art = _two_tone(colours, alpha)
        if line_art:
            return line_art
    smask = _deflated(alpha, None) if alpha is not None else None
    by_jpeg = _photographed(colours, smask, quality)
    flat = not photo and colours.getcolors(_FEW) is not None
    if not flat and smask is None:
        return by_jpeg
    by_flate = _deflated(colours, smask)
    bound = len(by_jpeg.data) * (_WORTH if flat else 1.0)
    return by_flate if len(by_flate.data) <= bound else by_jpeg


def _photographed(image: Image.Image, smask: EncodedImage | None, quality: int) -> EncodedImage:
    """JPEG; above a certain quality the colours keep their full resolution."""
    image.info.clear()
    subsampling = 0 if quality >= _FULL_CHROMA_FROM else 2
    try:
        data = _jpeg(image, quality=quality, optimize=True, subsampling=subsampling)
    except OSError:
        # For tables of the picture's own Pillow allows one byte a pixel; noise takes more.
        data = _jpeg(image, quality=quality, subsampling=subsampling)
    return EncodedImage(
        *image.size,
        data,
        "DCTDecode",
        _SPACES[image.mode],
        smask=smask,
        inverted=image.mode == "CMYK",
    )


def _jpeg(image: Image.Image, **how: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", **how)
    return buffer.getvalue()


def _deflated(image: Image.Image, smask: EncodedImage | None) -> EncodedImage:
    data = zlib.compress(image.tobytes(), 6)
    return EncodedImage(*image.size, data, "FlateDecode", _SPACES[image.mode], smask=smask)


def _two_tone(grey: Image.Image, alpha: Image.Image | None) -> EncodedImage | None:
    """Pure black and white as one bit a pixel, or None when there is any grey or alpha."""
    from PIL.Image import Dither

    shades = grey.getcolors(2)
    if alpha is not None or shades is None or any(shade not in {0, 255} for _, shade in shades):
        return None
    data = zlib.compress(grey.convert("1", dither=Dither.NONE).tobytes(), 6)
    return EncodedImage(*grey.size, data, "FlateDecode", "DeviceGray", bits=1)
