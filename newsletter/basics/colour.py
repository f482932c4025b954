"""A colour in all the inks it may be printed with, so that no vector colour is converted at run time."""

from __future__ import annotations

from functools import lru_cache

from newsletter.basics.value import dataclass

RGB = tuple[float, float, float]
CMYK = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour as sRGB and CMYK (each part 0 to 1) and, if it is one, a spot ink."""

    rgb: RGB
    cmyk: CMYK
    spot: str | None = None


# What is seen of red, green and blue where there are no colours (ITU-R BT.601, as Pillow has it).
_SEEN = (0.299, 0.587, 0.114)

BLACK = Colour((0.11, 0.098, 0.094), (0.0, 0.0, 0.0, 1.0))
WHITE = Colour((1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))


def lightness(rgb: RGB) -> float:
    """The grey that *rgb* is without its colour, 0 black to 1 white."""
    return sum(part * share for part, share in zip(rgb, _SEEN, strict=True))


def neutral(colour: Colour) -> float | None:
    """The grey of a colour that is printed with black alone, 0 full black to 1 paper; None for one with other inks."""
    cyan, magenta, yellow, black = colour.cmyk
    return None if cyan or magenta or yellow or colour.spot else 1.0 - black


def parse_hex(text: str) -> RGB:
    """The sRGB of `#RGB` or `#RRGGBB`.

    Raises ValueError when *text* is neither.
    """
    digits = text.removeprefix("#")
    if digits == text or len(digits) not in {3, 6}:
        raise ValueError(text)
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=1024)
def from_rgb(rgb: RGB) -> Colour:
    """A colour known only on screen; its inks are the plain complement with full black removal.

    For drawings whose author gave no inks. Palettes name their inks and never come here.
    """
    black = 1.0 - max(rgb)
    if black >= 1.0:
        return Colour(rgb, (0.0, 0.0, 0.0, 1.0))
    cyan, magenta, yellow = ((1.0 - part - black) / (1.0 - black) for part in rgb)
    return Colour(rgb, (cyan, magenta, yellow, black))
