"""Separation: pixels and single colours into the inks of an output condition, once, within its ink limit."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.value import dataclass
from newsletter.pictures.profile import is_sound

if TYPE_CHECKING:
    from typing import Any

    from PIL import Image

    from newsletter.basics.colour import CMYK, RGB
    from newsletter.pictures.condition import Condition

# JPEG moves each ink a little. So much of the limit (in percent) is kept back that of pure noise, the worst there is,
# one pixel in 2000 at most ends up over it.
_SPARE = 12.0
_FULL = 255
_STRIP = 256


@dataclass(frozen=True, slots=True)
class Press:
    """What pictures are separated for: a condition, the most ink in percent (0: as it comes), alpha or none."""

    condition: Condition
    limit: float = 0.0
    alpha: bool = True


class Parts(NamedTuple):
    """A picture's inks (mode L for black alone, else CMYK) and its alpha, None where all is opaque."""

    inks: Image.Image
    alpha: Image.Image | None


def separated(image: Image.Image, press: Press) -> Parts:
    """A picture in mode L, LA, RGB, RGBA or CMYK as it is printed.

    Perceptual intent with black-point compensation, from the picture's own profile; RGB without one
    is taken as sRGB, CMYK without one as separated for this condition already.
    """
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    profile = image.info.get("icc_profile") or b""
    if alpha is not None and alpha.getextrema() == (_FULL, _FULL):
        image, alpha = image.convert(image.mode[:-1]), None
    colours = image if alpha is None else image.convert(image.mode[:-1])
    return Parts(_inks(colours, profile, press), alpha)


def inks(rgb: RGB, press: Press) -> CMYK:
    """The inks, 0 to 1 in whole percents, of a colour in sRGB that has none of its own."""
    from PIL import Image

    pixel = Image.new("RGB", (1, 1), tuple(round(part * _FULL) for part in rgb))
    turned = _inks(pixel, b"", press).getpixel((0, 0))
    if not isinstance(turned, tuple):
        raise TypeError(turned)
    cyan, magenta, yellow, black = (round(100 * part / _FULL) / 100 for part in turned)
    return cyan, magenta, yellow, black


def within(colour: CMYK, limit: float) -> CMYK:
    """*colour*, parts of 0 to 1, with at most *limit* percent of ink (0: as it is).

    The grey that its cyan, magenta and yellow make together is printed in black as far as need be, which takes a
    third of the ink for about the same look (grey component replacement); what is still too much is taken from
    the three alike. Whole percents stay whole.
    """
    cyan, magenta, yellow, black = (round(100 * part, 2) for part in colour)
    over = cyan + magenta + yellow + black - limit
    if not limit or over <= 0:
        return colour
    grey = min(ceil(over / 2), cyan, magenta, yellow, 100 - black)
    coloured = cyan + magenta + yellow - 3 * grey
    share = min(1.0, max(limit - black - grey, 0.0) / coloured) if coloured else 1.0
    less = (floor(share * (part - grey)) if share < 1 else part - grey for part in (cyan, magenta, yellow))
    cyan, magenta, yellow = (round(part, 2) / 100 for part in less)
    return cyan, magenta, yellow, round(black + grey, 2) / 100


def _inks(colours: Image.Image, profile: bytes, press: Press) -> Image.Image:
    if colours.mode == "L":
        return colours
    target = press.condition.data
    if colours.mode == "CMYK":
        own = profile if is_sound(profile, 4) else target
        turned = colours if own == target else _turned(colours, own, target)
    else:
        turned = _turned(colours, profile if is_sound(profile, 3) else b"", target)
    return limited(turned, press.limit) if press.limit else turned


def _turned(image: Image.Image, source: bytes, target: bytes) -> Image.Image:
    """*image* from one profile to another; a broken one of its own counts as sRGB."""
    from PIL import ImageCms

    try:
        return ImageCms.applyTransform(image, _transform(source, target, image.mode)) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        if not source or image.mode != "RGB":
            raise
        return _turned(image, b"", target)


@cache
def _transform(source: bytes, target: bytes, mode: str) -> Any:  # noqa: ANN401 - Pillow names no type here
    from PIL import ImageCms

    own = ImageCms.ImageCmsProfile(BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        own,
        ImageCms.ImageCmsProfile(BytesIO(target)),
        mode,
        "CMYK",
        ImageCms.Intent.PERCEPTUAL,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def limited(image: Image.Image, limit: float) -> Image.Image:
    """The CMYK *image* with at most *limit* percent of ink: the colours give way, black stays."""
    from PIL import Image

    most = (limit - _SPARE) * _FULL / 100
    whole = Image.new("CMYK", image.size)
    # Strip by strip, for the sums are floats: a poster's would take a gigabyte.
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        whole.paste(_less(strip, most), (0, top))
    return whole


def _less(image: Image.Image, most: float) -> Image.Image:
    """*image* with at most *most* of 4 × 255 parts of ink."""
    from PIL import Image, ImageMath

    cyan, magenta, yellow, black = image.split()

    def share(of: Any) -> Any:  # noqa: ANN401 - Pillow's operands
        colours = of["float"](of["c"] + of["m"] + of["y"])
        part = of["float"](of["part"])
        room = of["max"](most - of["k"], 0.0)
        return of["convert"](of["min"](part, part * room / of["max"](colours, 1.0)), "L")

    bands = {"c": cyan, "m": magenta, "y": yellow, "k": black}
    less = [ImageMath.lambda_eval(share, part=band, **bands) for band in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*less, black))
