"""Pixels out of a raster file: decoded by Pillow under guard, cut, turned, made smaller, in plain modes."""

from __future__ import annotations

import math
import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.limits import LIMITS

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

    from newsletter.basics.geometry import Rect
    from newsletter.pictures.picture import Picture

# EPS is not among them: opening one would start a program (R15).
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")

# What Pillow raises on damaged files, format by format.
BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    EOFError, RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip

# A picture this much finer than the page needs is taken as it is.
SLACK = 1.33


@dataclass(frozen=True, slots=True)
class Want:
    """What is wanted of a picture: the part shown, in shares as it is seen, and the pixels to aim at."""

    crop: Rect
    width: int
    height: int


def opened(data: bytes, name: str) -> ImageFile:
    """The file as Pillow opens it, nothing decoded yet.

    Raises PictureFault when it is damaged.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = LIMITS.image_pixels
    warnings.filterwarnings("ignore", module=r"PIL\.")
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except (*BROKEN, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureFault("E307", name=name) from error


def loaded(image: ImageFile, name: str) -> None:
    """Decode the whole of *image* (R15).

    Raises PictureFault when it is damaged.
    """
    from PIL import Image

    try:
        image.load()
    except (*BROKEN, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureFault("E307", name=name) from error


def wanted(picture: Picture, want: Want) -> Image.Image:
    """The part of the picture, upright, at most as fine as wanted, never enlarged.

    The mode is L, LA, RGB, RGBA or CMYK; the profile, if any, stays in `info`.
    Raises PictureFault when the file is damaged.
    """
    if picture.kind == "heic":
        from newsletter.pictures import heic

        return _resized(_plain(heic.opened(picture.data, picture.name)), want)
    image = opened(picture.data, picture.name)
    stored = _stored(want, picture.turn)
    if picture.kind == "jpeg":
        # The decoder halves while it decodes, as long as the target's size is not undercut.
        whole = math.ceil(stored.width / stored.crop.width), math.ceil(stored.height / stored.crop.height)
        image.draft(None, whole)
    loaded(image, picture.name)
    return _turned(_resized(_plain(_inked(image)), stored), picture.turn)


def _inked(image: Image.Image) -> Image.Image:
    """A CMYK JPEG's true inks: Pillow takes every one as inverted, which only Adobe's are."""
    from PIL import ImageChops

    if image.format not in {"JPEG", "MPO"} or image.mode != "CMYK" or "adobe" in image.info:
        return image
    inks = ImageChops.invert(image)
    inks.info.update(image.info)
    return inks


def _stored(want: Want, turn: int) -> Want:
    """The same wish in the stored orientation."""
    from newsletter.basics.geometry import Rect

    crop, width, height = want.crop, want.width, want.height
    if turn > 4:
        crop = Rect(crop.y, crop.x, crop.height, crop.width)
        width, height = height, width
    if turn in {2, 3, 7, 8}:
        crop = Rect(1 - crop.right, crop.y, crop.width, crop.height)
    if turn in {3, 4, 6, 7}:
        crop = Rect(crop.x, 1 - crop.bottom, crop.width, crop.height)
    return Want(crop, width, height)


def _turned(image: Image.Image, turn: int) -> Image.Image:
    """The pixels turned as EXIF says."""
    from PIL.Image import Transpose

    steps = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(steps[turn]) if turn in steps else image


def _plain(image: Image.Image) -> Image.Image:
    """The picture in mode L, LA, RGB, RGBA or CMYK, 8 bits a part."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        image = _halved(image)
    elif image.mode in {"I", "F"}:
        image = _ranged(image)
    if image.has_transparency_data:
        mode = "LA" if image.mode in {"L", "LA", "La", "1"} else "RGBA"
    else:
        mode = {"1": "L", "L": "L", "CMYK": "CMYK"}.get(image.mode, "RGB")
    plain = image if image.mode == mode else image.convert(mode)
    if profile:
        plain.info["icc_profile"] = profile
    return plain


def _halved(image: Image.Image) -> Image.Image:
    """A 16-bit grey picture by its high bytes; Pillow's own conversion would clip instead."""
    from PIL import Image

    high = 0 if image.mode.endswith("B") else 1
    grey = Image.frombytes("L", image.size, image.tobytes()[high::2])
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey.info["transparency"] = clear >> 8
    return grey


def _ranged(image: Image.Image) -> Image.Image:
    """A picture of wide numbers, from 0 to its own brightest."""
    extrema = image.getextrema()
    brightest = max((part for part in extrema if isinstance(part, (int, float))), default=0)
    scale = 255 / max(brightest, 255)
    return image.point(lambda value: value * scale).convert("L")


def _resized(image: Image.Image, want: Want) -> Image.Image:
    from PIL.Image import Resampling

    crop = want.crop
    box = (
        crop.x * image.width,
        crop.y * image.height,
        crop.right * image.width,
        crop.bottom * image.height,
    )
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide <= want.width * SLACK and high <= want.height * SLACK:
        left, top = round(box[0]), round(box[1])
        edges = left, top, max(left + 1, round(box[2])), max(top + 1, round(box[3]))
        whole = edges == (0, 0, image.width, image.height)
        return image if whole else image.crop(edges)
    size = max(1, min(want.width, round(wide))), max(1, min(want.height, round(high)))
    return image.resize(size, Resampling.LANCZOS, box=box, reducing_gap=2.0)
