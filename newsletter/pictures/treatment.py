"""A picture in one or two colours of the palette: each light of it becomes a mix of a dark and a light one.

The mix is by share of the ink, so that it holds on screen and in print alike: a duotone of two palette colours
needs no other inks than theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE, Colour, lightness
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from PIL import Image

    from newsletter.basics.colour import RGB


@dataclass(frozen=True, slots=True)
class Treatment:
    """What black and white become; every light between them is mixed of both."""

    dark: Colour
    light: Colour = WHITE

    def of(self, rgb: RGB) -> Colour:
        """What a colour becomes."""
        light = lightness(rgb)
        red, green, blue = _mixed(self.dark.rgb, self.light.rgb, light)
        cyan, magenta, yellow, black = _mixed(self.dark.cmyk, self.light.cmyk, light)
        return Colour((red, green, blue), (cyan, magenta, yellow, black))

    @property
    def is_grey(self) -> bool:
        """Whether black stays black, and white white."""
        return self == GREY


GREY = Treatment(Colour((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)))


def treated(colours: Image.Image, by: Treatment, *, inks: bool) -> Image.Image:
    """The pixels in the treatment's colours: in mode L where they are grey, else RGB, or CMYK for *inks*."""
    from PIL import Image

    grey = colours.convert("L")
    if by.is_grey:
        return grey
    ends = zip(*((one.cmyk if inks else one.rgb) for one in (by.dark, by.light)), strict=True)
    parts = [
        grey.point([round(255 * (dark + (light - dark) * step / 255)) for step in range(256)])
        for dark, light in ends
    ]
    return Image.merge("CMYK" if inks else "RGB", parts)


def _mixed(dark: tuple[float, ...], light: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(a + (b - a) * share for a, b in zip(dark, light, strict=True))
