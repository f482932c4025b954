"""Soft proof: what ink on paper will look like, shown on a screen through the press's ICC profile."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageCms

_GAP = 24
_DESK = (128, 128, 128)


def printed(inks: Image.Image, profile: bytes, *, paper: bool = False) -> Image.Image:
    """A page in CMYK as it will look in print, in sRGB: blacks as deep as the press gives them.

    Paper is shown as white as the screen is; with *paper* in its own colour (absolute colorimetric).
    """
    from PIL import ImageCms

    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC if paper else ImageCms.Intent.RELATIVE_COLORIMETRIC
    turn = ImageCms.buildTransform(_read(profile), ImageCms.createProfile("sRGB"), "CMYK", "RGB", intent)
    return ImageCms.applyTransform(inks, turn) or inks


def approximated(screen: Image.Image, profile: bytes, *, paper: bool = False) -> Image.Image:
    """A page in sRGB as a press could print it, for want of its true plates: colours are converted as pictures are."""
    from PIL import ImageCms

    turn = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), _read(profile), "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    inks = ImageCms.applyTransform(screen, turn)
    return printed(inks, profile, paper=paper) if inks else screen


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pictures of one page side by side on grey, the right one as high as the left."""
    from PIL import Image

    if right.height != left.height:
        right = right.resize(
            (round(right.width * left.height / right.height), left.height), Image.Resampling.LANCZOS
        )
    size = left.width + right.width + 3 * _GAP, left.height + 2 * _GAP
    sheet = Image.new("RGB", size, _DESK)
    sheet.paste(left, (_GAP, _GAP))
    sheet.paste(right, (left.width + 2 * _GAP, _GAP))
    return sheet


def png(image: Image.Image) -> bytes:
    """The picture as a PNG; the same bytes for the same picture."""
    into = BytesIO()
    image.save(into, "PNG", optimize=True)
    return into.getvalue()


def _read(profile: bytes) -> ImageCms.ImageCmsProfile:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(BytesIO(profile))
