"""Ink coverage: how much ink lies on each spot of a page, as figures and as a map with its scale."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.data import data_folder
from newsletter.basics.value import dataclass
from newsletter.pictures.fault import PictureFault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from PIL import Image

RGB8 = tuple[int, int, int]
_FULL = 255
# One level of the map for so many of the sum, that 400 % have room in a byte.
_COARSER = 4
_MOST = 400
_PERCENT = 100 * _COARSER / _FULL
_FACE = "NotoSansSC-Regular.ttf"
# The map's colours at shares of the limit, from bare paper on; what is over it is red.
_COOL = (
    (0.0, (255, 255, 255)),
    (0.25, (214, 230, 244)),
    (0.5, (138, 184, 220)),
    (0.75, (58, 122, 180)),
    (1.0, (16, 52, 104)),
)
_OVER = ((0.0, (255, 140, 0)), (1.0, (190, 0, 30)))
_INK, _GREY, _PAPER = (34, 34, 34), (120, 120, 120), (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page's coverage in percent: the *limit*, the *peak* and the pixel where it is, the *share* over the limit (0 to 1).

    *levels* (mode L) holds each pixel's sum of inks, 63 for each full one, cut at 400 %.
    """

    levels: Image.Image
    limit: float
    peak: float
    share: float
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """What a map says, in the reader's language: of its *limit*, its *peak*, its *share* over the limit."""

    limit: str
    peak: str
    share: str


def coverage(plates: Sequence[Image.Image], limit: float) -> Coverage:
    """The coverage of a page's *plates* (mode L, 0 where ink is full), held against *limit* percent."""
    from PIL import Image, ImageMath

    sums = Image.new("I", plates[0].size)
    for plate in plates:
        sums = ImageMath.lambda_eval(lambda of: of["sum"] + _FULL - of["plate"], sum=sums, plate=plate)
    extremes = sums.getextrema()
    most = int(extremes[1]) if isinstance(extremes[1], int | float) else 0
    # Each plate is rounded to whole levels: what that alone puts over the limit is not over it.
    bound = limit * _FULL / 100 + len(plates) / 2

    def level(of: Any) -> Any:  # noqa: ANN401 - Pillow's operands
        return of["convert"](of["min"](of["sum"] / _COARSER, _FULL), "L")

    over = ImageMath.lambda_eval(lambda of: of["convert"]((of["sum"] > bound) * _FULL, "L"), sum=sums)
    top = ImageMath.lambda_eval(lambda of: of["convert"]((of["sum"] >= most) * _FULL, "L"), sum=sums)
    left, upper, *_ = top.getbbox() or (0, 0)
    share = over.histogram()[_FULL] / (sums.width * sums.height)
    return Coverage(ImageMath.lambda_eval(level, sum=sums), limit, 100 * most / _FULL, share, (left, upper))


@dataclass(frozen=True, slots=True)
class Stored:
    """A CMYK picture as a file has it: a JPEG's *data*, else the bare pixels of a picture of that *size*.

    *inverted* says that 0 is full ink. *mask* is how much of each pixel is seen, a byte each; empty: all.
    """

    data: bytes
    size: tuple[int, int]
    jpeg: bool
    inverted: bool
    mask: bytes = b""


def heavy(stored: Stored, limit: float) -> float:
    """The share of a picture's pixels with more than *limit* percent of ink, 0 to 1.

    0 for one that is not in CMYK or cannot be read.
    """
    from PIL import Image, ImageChops

    from newsletter.pictures.pixels import BROKEN, opened

    try:
        image = opened(stored.data, "") if stored.jpeg else Image.frombytes("CMYK", stored.size, stored.data)
        if image.mode != "CMYK":
            return 0.0
        # Pillow takes every CMYK JPEG for an inverted one; a plate is 0 where its ink is full.
        turn = stored.jpeg == stored.inverted
        plates = [ImageChops.invert(band) if turn else band for band in image.split()]
        if stored.mask:
            unseen = ImageChops.invert(Image.frombytes("L", image.size, stored.mask))
            plates = [ImageChops.lighter(plate, unseen) for plate in plates]
        return coverage(plates, limit).share
    except (*BROKEN, PictureFault):
        return 0.0


def heat(found: Coverage, words: Words) -> Image.Image:
    """The map of a page: pale to dark blue up to the limit, orange to red over it, with a scale below."""
    from PIL import Image

    page = found.levels.copy()
    page.putpalette([part for level in range(_FULL + 1) for part in _colour(level * _PERCENT, found.limit)])
    em = max(18, page.width // 45)
    width = max(page.width + 2 * em, 34 * em)
    whole = Image.new("RGB", (width, page.height + 2 * em + 6 * em), _PAPER)
    whole.paste(page.convert("RGB"), (em, em))
    _frame(whole, (em - 1, em - 1, em + page.width, em + page.height))
    _peak(whole, found, em)
    _scale(whole, found, words, (em, em * 2 + page.height, em))
    return whole


def _colour(percent: float, limit: float) -> RGB8:
    stops, at = (_COOL, percent / limit) if percent <= limit else (_OVER, (percent - limit) / (_MOST - limit))
    for (low, first), (high, last) in pairwise(stops):
        if at <= high:
            share = (at - low) / (high - low)
            red, green, blue = (round(a + share * (b - a)) for a, b in zip(first, last, strict=True))
            return red, green, blue
    return stops[-1][1]


def _frame(whole: Image.Image, box: tuple[int, int, int, int]) -> None:
    from PIL import ImageDraw

    ImageDraw.Draw(whole).rectangle(box, outline=_GREY)


def _peak(whole: Image.Image, found: Coverage, em: int) -> None:
    """A ring round the place of most ink."""
    from PIL import ImageDraw

    x, y = found.at[0] + em, found.at[1] + em
    draw = ImageDraw.Draw(whole)
    for radius, colour, line in ((em * 3 // 4, _PAPER, 5), (em * 3 // 4 - 1, _INK, 3)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=line)


def _scale(whole: Image.Image, found: Coverage, words: Words, at: tuple[int, int, int]) -> None:
    """The scale from 0 to 400 %, a line at the limit, a mark at the peak, and the figures in words."""
    from PIL import ImageDraw, ImageFont

    left, top, em = at
    draw = ImageDraw.Draw(whole)
    font = ImageFont.truetype(data_folder("fonts") / _FACE, round(em * 0.8))
    draw.text((left, top), f"{words.peak}    {words.share}", _INK, font)
    bar_top, depth, length = top + round(1.6 * em), em, whole.width - 4 * em
    for x in range(length + 1):
        colour = _colour(_MOST * x / length, found.limit)
        draw.line((left + x, bar_top, left + x, bar_top + depth), colour)
    draw.rectangle((left, bar_top, left + length, bar_top + depth), outline=_GREY)
    below = bar_top + depth + em // 4
    for percent in range(0, _MOST + 1, 50):
        x = left + round(length * percent / _MOST)
        draw.line((x, bar_top + depth, x, below), _GREY, 2)
        if abs(percent - found.limit) >= 25:
            draw.text((x, below), f"{percent} %" if percent else "0", _GREY, font, "ma")
    limit = left + round(length * found.limit / _MOST)
    draw.line((limit, bar_top - em // 3, limit, below), _INK, 4)
    draw.text((limit, below), words.limit, _INK, font, "ma")
    peak = left + round(length * min(found.peak, _MOST) / _MOST)
    tip = em // 3
    draw.polygon(
        [(peak - tip, bar_top - tip - 4), (peak + tip, bar_top - tip - 4), (peak, bar_top - 2)], _INK
    )
