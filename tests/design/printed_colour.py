"""What a palette's colour is in print and on screen, in CIELAB through the shipped profile, and how far both are apart."""

from __future__ import annotations

import math
from functools import cache

from PIL import Image, ImageCms

from newsletter.basics.data import data_folder

INTENT, BLACK_POINT = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION


@cache
def _transform(source, target):
    fogra = ImageCms.ImageCmsProfile(str(data_folder("icc") / "FOGRA39L_coated.icc"))
    known = {
        "RGB": ImageCms.createProfile("sRGB"),
        "CMYK": fogra,
        "LAB": ImageCms.createProfile("LAB"),
    }
    return ImageCms.buildTransform(
        known[source], known[target], source, target, INTENT, BLACK_POINT | ImageCms.Flags.NOOPTIMIZE
    )


def _through(source, target, pixel):
    one = ImageCms.applyTransform(Image.new(source, (1, 1), pixel), _transform(source, target))
    return one.getpixel((0, 0))


def _lab(pixel):
    lightness, *ab = pixel
    return (lightness * 100 / 255, *(value - 128 for value in ab))


def inked(cmyk):
    """CIELAB of four shares of ink from 0 to 100."""
    return _lab(_through("CMYK", "LAB", tuple(round(ink * 2.55) for ink in cmyk)))


def printable(rgb):
    """CIELAB of a screen colour, or of the nearest that the press can print, and the profile's own inks for it."""
    inks = _through("RGB", "CMYK", rgb)
    return _lab(_through("CMYK", "LAB", inks)), tuple(round(ink / 2.55) for ink in inks)


def difference(one, other):
    """CIEDE2000, after Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(mean / (mean + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(hm - 30))
        + 0.24 * math.cos(math.radians(2 * hm))
        + 0.32 * math.cos(math.radians(3 * hm + 6))
        - 0.20 * math.cos(math.radians(4 * hm - 63))
    )
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rc = 2 * math.sqrt(cm**7 / (cm**7 + 25**7))
    rt = -math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2)))) * rc
    dl, dc, dh = dl / sl, dc / sc, dh / sh
    return math.sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh)
