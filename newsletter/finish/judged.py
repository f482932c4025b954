"""What a printing house asks that the drawing alone can say: which words are readings, and how near words come to the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.units import MM
from newsletter.display.ops import Glyphs
from newsletter.finish.preflight.trade import SMALLEST
from newsletter.pdf.ledger import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.geometry import Size
    from newsletter.display.ops import DisplayList, DisplayPage
    from newsletter.pdf import Profile

# Readings have half the size of their words (CLREQ §3.3), and words of 9 pt are the smallest that newspapers and
# bulletins set with them. Few strokes and a word below that is read in any case make 4.5 pt legible.
SMALLEST_READING = 4.5
_NEAR = 0.01
_SHOWN = 12
# What is told of text below 6 pt.
_SMALL = "W673"


def judged(drawn: DisplayList, profile: Profile, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What preflight *found*, without what readings excuse, and what the drawing itself tells."""
    excused = {page.number for page in drawn.pages if _small_readings_alone(page)}
    kept = [one for one in found if one.code != _SMALL or dict(one.values).get("page") not in excused]
    return (*kept, *(told for page in drawn.pages for told in _page(page, drawn.sheet.size, profile.safe)))


def _small_readings_alone(page: DisplayPage) -> bool:
    """Whether nothing but readings is smaller on a page than text may be."""
    return all(one.reading or one.size >= SMALLEST - _NEAR for one in _glyphs(page))


def _glyphs(page: DisplayPage) -> Iterator[Glyphs]:
    return (op for op in leaves(page.ops) if isinstance(op, Glyphs) and op.gids)


def _page(page: DisplayPage, sheet: Size, safe: float) -> Iterator[Diagnostic]:
    sizes = [one.size for one in _glyphs(page) if one.reading]
    least = min(sizes, default=SMALLEST_READING)
    if least < SMALLEST_READING - _NEAR:
        yield diagnostic("W685", page=page.number, size=round(least, 2), least=SMALLEST_READING)
    if safe:
        nearest = min(
            ((_room(one, sheet, safe), "".join(one.texts)) for one in _glyphs(page)), default=(safe, "")
        )
        if nearest[0] < safe - _NEAR:
            has, most = round(nearest[0] / MM, 1), round(safe / MM, 1)
            yield diagnostic("W683", page=page.number, text=nearest[1][:_SHOWN], has=has, least=f"{most:g}")


def _room(glyphs: Glyphs, sheet: Size, safe: float) -> float:
    """How near in points the ink of *glyphs* comes to the trim, 0 where it reaches it; *safe* or more is far enough.

    Glyphs beyond the trim are a printer's, and far enough.
    """
    size = glyphs.size
    far = size + safe
    inner = far <= min(glyphs.xs) and max(glyphs.xs) <= sheet.width - far
    if inner and far <= min(glyphs.ys) and max(glyphs.ys) <= sheet.height - far:
        return safe
    return min((_one(glyphs, at, sheet, safe) for at in range(len(glyphs.gids))), default=safe)


def _one(glyphs: Glyphs, at: int, sheet: Size, safe: float) -> float:
    ink = glyphs.face.ink(glyphs.gids[at])
    if ink is None:
        return safe
    left, low, right, high = (glyphs.size * part for part in ink)
    x, y = glyphs.xs[at], glyphs.ys[at]
    if glyphs.turned:  # a quarter clockwise: what is up points right
        left, top, right, foot = x + low, y + left, x + high, y + right
    else:
        left, top, right, foot = x + glyphs.narrow * left, y - high, x + glyphs.narrow * right, y - low
    if right <= 0 or foot <= 0 or left >= sheet.width or top >= sheet.height:
        return safe
    return max(0.0, min(left, top, sheet.width - right, sheet.height - foot))
