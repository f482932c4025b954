"""Pixels into the colour space that the page is printed or shown in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.pictures.profile import is_sound, is_srgb

if TYPE_CHECKING:
    from PIL import Image

    from newsletter.basics.colour import CMYK

_FULL = 255
# So much of 255 is not seen: what is clearer counts as clear.
_CLEAR = 8
_SPACE = {"L": ("L", 1), "LA": ("L", 1), "RGB": ("RGB", 3), "RGBA": ("RGB", 3), "CMYK": ("CMYK", 4)}


def in_space(image: Image.Image, *, keep_cmyk: bool) -> tuple[Image.Image, Image.Image | None]:
    """The colours (L or RGB, CMYK when it may stay) and the alpha, None where all is opaque.

    A sound profile other than sRGB is converted, with perceptual intent and black-point
    compensation; without one, RGB is taken as sRGB.
    """
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    mode, channels = _SPACE[image.mode]
    profile = image.info.get("icc_profile") or b""
    colours = image if alpha is None else image.convert(mode)
    if mode == "CMYK" and keep_cmyk:
        return colours, None
    if is_sound(profile, channels) and not is_srgb(profile):
        colours = _converted(colours, profile)
    if colours.mode == "CMYK":
        colours = colours.convert("RGB")
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    return colours, alpha


def on_ground(colours: Image.Image, alpha: Image.Image, ground: CMYK) -> Image.Image:
    """*colours*, in mode L or CMYK, over a *ground* of those inks, each pixel as far as it is clear."""
    from PIL import Image

    if colours.mode == "L" and any(ground[:3]):
        colours = colours.convert("CMYK")
    grounded = Image.new("CMYK", colours.size, tuple(round(_FULL * ink) for ink in ground))
    return Image.composite(colours, grounded if colours.mode == "CMYK" else grounded.convert("L"), alpha)


def stencil(alpha: Image.Image) -> bytes | None:
    """The pixels that are clear, a bit each, rows in whole bytes; None where none is."""
    from PIL.Image import Dither

    clear = alpha.point([_FULL if part < _CLEAR else 0 for part in range(_FULL + 1)])
    return clear.convert("1", dither=Dither.NONE).tobytes() if clear.getbbox() else None


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB, as it was where the profile turns out to be broken."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.PERCEPTUAL,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    if turned is None:
        return image
    return turned.convert("L") if image.mode == "L" else turned
