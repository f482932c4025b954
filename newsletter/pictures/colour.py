"""Pixels into the colour space that the page is printed or shown in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.pictures.profile import is_sound, is_srgb

if TYPE_CHECKING:
    from PIL import Image

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


def on_paper(colours: Image.Image, alpha: Image.Image) -> Image.Image:
    """*colours* where they are opaque, elsewhere paper: no ink, or full light."""
    from PIL import Image

    paper = 0 if colours.mode == "CMYK" else 255
    ground = Image.new(colours.mode, colours.size, (paper,) * len(colours.getbands()))
    return Image.composite(colours, ground, alpha)


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
