"""Where a mark stands on its page as somebody looks at it, in millimetres from the trimmed sheet's top left corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.fault import Spot
from newsletter.basics.units import MM
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.finish.preflight.marks import Box, PageFacts
    from newsletter.finish.preflight.rule import Found


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page is looked at: width and height of what a viewer shows in mm, and where the trim's corner is in it."""

    number: int
    width: float
    height: float
    left: float
    top: float


def seen(facts: PageFacts) -> Seen:
    """The page as a viewer shows it."""
    shown = facts.crop or facts.media
    sheet = _sheet(facts)
    left, top, _, _ = _turned(sheet, shown, facts.turn)
    wide, high = (shown[2] - shown[0]) / MM, (shown[3] - shown[1]) / MM
    if facts.turn % 180:
        wide, high = high, wide
    return Seen(facts.number, wide, high, left, top)


def spots(found: Sequence[Found], pages: Sequence[PageFacts]) -> tuple[Spot, ...]:
    """The places of what was found."""
    return tuple(_spot(one, pages) for one in found)


def _spot(found: Found, pages: Sequence[PageFacts]) -> Spot:
    number = int(found.get("page") or found.get("on") or 0)
    mark = found.get("mark")
    box = found.get("box") if mark is None else mark.box
    what = str(found.get("object", "")) if mark is None else str(mark.kind)
    if box is None or not 0 < number <= len(pages):
        return Spot(number, what)
    facts = pages[number - 1]
    left, top, width, height = _turned(box, _sheet(facts), facts.turn)
    return Spot(number, what, (round(left, 1), round(top, 1), round(width, 1), round(height, 1)))


def _sheet(facts: PageFacts) -> Box:
    return facts.trim or facts.art or facts.crop or facts.media


def _turned(box: Box, within: Box, turn: int) -> tuple[float, float, float, float]:
    """Left, top, width and height of a box within another that is turned clockwise by *turn* degrees, in mm."""
    left, low, right, high = (edge / MM for edge in box)
    x1, y1, x2, y2 = (edge / MM for edge in within)
    match turn:
        case 90:
            return low - y1, left - x1, high - low, right - left
        case 180:
            return x2 - right, low - y1, right - left, high - low
        case 270:
            return y2 - high, x2 - right, high - low, right - left
        case _:
            return left - x1, y2 - high, right - left, high - low
