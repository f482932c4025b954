"""WebP, GIF and TIFF files, measured by Pillow and decoded once to prove them whole (R15)."""

from __future__ import annotations

from newsletter.pictures.header import Header
from newsletter.pictures.limits import Limits, check_pixels
from newsletter.pictures.pixels import BROKEN, loaded, opened

_ORIENTATION = 0x0112


def read(data: bytes, name: str, limits: Limits) -> Header:
    """The header of a sound file.

    Raises PictureFault when it is damaged or over a limit.
    """
    image = opened(data, name)
    check_pixels(name, *image.size, limits)
    profile = image.info.get("icc_profile") or b""
    channels = {"L": 1, "LA": 1, "1": 1, "I;16": 1, "I": 1, "F": 1, "CMYK": 4}.get(image.mode, 3)
    try:
        # Pillow turns a TIFF while decoding it, so nothing is left to turn.
        turn = image.getexif().get(_ORIENTATION, 1) if image.format == "WEBP" else 1
        frames = getattr(image, "n_frames", 1)
        image.seek(0)
    except BROKEN:
        turn, frames = 1, 1
    loaded(image, name)
    if turn not in range(1, 9):
        turn = 1
    return Header(*image.size, channels, turn, bytes(profile), frames)
