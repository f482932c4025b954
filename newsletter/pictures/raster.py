"""A raster picture as a PDF embeds it: copied through where it fits, else decoded and coded anew."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.colour import WHITE
from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.value import dataclass
from newsletter.pictures.pixels import SLACK, Want

if TYPE_CHECKING:
    from PIL import Image

    from newsletter.basics.colour import CMYK
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Rect, Size
    from newsletter.basics.span import Span
    from newsletter.pictures.jpeg import JpegHeader
    from newsletter.pictures.picture import Picture
    from newsletter.pictures.press import Press

ColourSpace = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]

_PHOTOS = frozenset({"jpeg", "heic"})


@dataclass(frozen=True, slots=True)
class RasterSpec:
    """How fine and how good pictures become: pixels per inch, JPEG quality, whether CMYK stays CMYK, all turns *grey*.

    With a *press* they are separated for it.
    """

    ppi: float
    quality: int
    keep_cmyk: bool = False
    grey: bool = False
    press: Press | None = None


@dataclass(frozen=True, slots=True)
class EncodedImage:
    """An image's stream and what its dictionary must say.

    *data* is coded as *coding* says. *inverted* asks for a Decode array of `1 0` for each part
    (CMYK as Adobe stores it). *smask* is the alpha, a grey image of the same size. *flattened* says that
    there was one and it was mixed with the ground; *mask* then are the pixels that are not painted at all, deflated,
    a bit each.
    """

    width: int
    height: int
    data: bytes
    coding: Literal["DCTDecode", "FlateDecode"]
    colour_space: ColourSpace
    bits: int = 8
    smask: EncodedImage | None = None
    inverted: bool = False
    flattened: bool = False
    mask: bytes | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture's part *crop* in a frame *width* points wide, as it is named at *span*."""

    picture: Picture
    crop: Rect
    width: float
    span: Span | None = None


def target_pixels(frame: Size, ppi: float) -> tuple[int, int]:
    """Width and height in pixels of a frame in points at *ppi*, at least one each."""
    return max(1, round(frame.width * ppi / 72)), max(1, round(frame.height * ppi / 72))


def encode(
    picture: Picture, crop: Rect, target: tuple[int, int], spec: RasterSpec, ground: CMYK = WHITE.cmyk
) -> EncodedImage:
    """The part *crop* (shares of the picture as it is seen) at about *target* pixels, never enlarged.

    A JPEG that needs no cut, turn or colour change and is at most 1.33 times the target keeps its
    coded data; EXIF, XMP, comments and profiles are cut away in every case (R25). Where the press takes no alpha, what
    is half clear is mixed with *ground*, and what is clear is left out. The bytes depend on the arguments and the
    version of Pillow alone.

    Raises PictureFault when the file is damaged, ValueError for a drawing.
    """
    if picture.is_vector:
        raise ValueError(picture.name)
    plain = picture.kind == "jpeg" and picture.treatment is None
    through = _copied(picture, crop, target, spec) if plain else None
    if through:
        return through
    from newsletter.pictures import coding, colour

    photo = picture.kind in _PHOTOS
    colours, alpha = separate(picture, crop, target, spec)
    if alpha is None or spec.press is None or spec.press.alpha:
        return coding.coded(colours, alpha, spec.quality, photo=photo)
    flat = coding.coded(colour.on_ground(colours, alpha, ground), None, spec.quality, photo=photo)
    clear = colour.stencil(alpha)
    return replace(flat, flattened=True, mask=clear and zlib.compress(clear, 6))


def separate(
    picture: Picture, crop: Rect, target: tuple[int, int], spec: RasterSpec
) -> tuple[Image.Image, Image.Image | None]:
    """The part *crop* at about *target* pixels in the colours that it is printed or shown in, and its alpha.

    Raises PictureFault when the file is damaged.
    """
    from newsletter.pictures import colour, pixels
    from newsletter.pictures.press import separated

    image = pixels.wanted(picture, Want(crop, *target))
    by = picture.treatment
    if by is not None:
        from newsletter.pictures.treatment import treated

        colours, alpha = colour.in_space(image, keep_cmyk=False)
        colours = treated(colours, by, inks=spec.keep_cmyk)
    elif spec.press is None:
        colours, alpha = colour.in_space(image, keep_cmyk=spec.keep_cmyk)
    else:
        colours, alpha = separated(image, spec.press)
    return (colours.convert("L") if spec.grey else colours), alpha


def resolution(picture: Picture, crop: Rect, width: float) -> float:
    """The pixels per inch that *crop* has in a frame *width* points wide; endless for a drawing."""
    if picture.is_vector:
        return float("inf")
    return picture.size.width * crop.width / (width / 72)


def coarse(shown: Shown, least: float, code: str = "W321", wanted: float = 0.0) -> Diagnostic | None:
    """What *code* says, when a picture has fewer than *least* pixels per inch in its frame, else None.

    It names the width that *wanted* pixels per inch, or *least*, ask for.
    """
    ppi = resolution(shown.picture, shown.crop, shown.width)
    if ppi >= least:
        return None
    need = round(shown.width / 72 * (wanted or least))
    found = max(1, round(ppi))
    return diagnostic(code, shown.span, name=shown.picture.name, ppi=found, least=round(least), width=need)


def _copied(picture: Picture, crop: Rect, target: tuple[int, int], spec: RasterSpec) -> EncodedImage | None:
    """The JPEG's own coded data, or None when it must be coded anew."""
    from newsletter.pictures import jpeg

    header = jpeg.read(picture.data)
    fits = header.width <= target[0] * SLACK and header.height <= target[1] * SLACK
    if not fits or header.turn != 1 or not _is_whole(picture, crop) or not _colours_fit(header, spec):
        return None
    spaces: dict[int, ColourSpace] = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
    return EncodedImage(
        header.width,
        header.height,
        jpeg.stripped(picture.data, header),
        "DCTDecode",
        spaces[header.channels],
        inverted=header.channels == 4 and header.adobe is not None,
    )


def _is_whole(picture: Picture, crop: Rect) -> bool:
    """Whether *crop* leaves out less than half a pixel on every side."""
    x, y = 0.5 / picture.size.width, 0.5 / picture.size.height
    return crop.x < x and crop.y < y and crop.right > 1 - x and crop.bottom > 1 - y


def _colours_fit(header: JpegHeader, spec: RasterSpec) -> bool:
    from newsletter.pictures.profile import is_sound, is_srgb

    if not header.usable_as_it_is:
        return False
    if header.channels != 1 and (spec.grey or spec.press is not None):
        return False  # it is converted, or at least held to the ink limit
    if header.channels == 4:
        return spec.keep_cmyk
    return not is_sound(header.profile, header.channels) or is_srgb(header.profile)
