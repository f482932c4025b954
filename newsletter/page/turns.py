"""Turning pages: how the story is parted into pages, each weighed against the one before it.

A page that comes out badly (blank at a column's foot, a heading cut off, a last page of two lines or of
a picture alone) has the page before it cut shorter, where both together then cost less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.page.distribute import Draft, Place, draft
from newsletter.page.filler import BLANK
from newsletter.page.fragment import SetLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.sheet import Flow, Master
    from newsletter.page.story import Item

# A story that needs more pages than this is refused.
MOST_PAGES = 2000
# A page that costs more has the one before it tried shorter, by so many lines at most.
BAD, SHORTER = 8 * BLANK, 3
# A last page holds at least so many lines where the page before can spare them, and text.
LEAST_LAST, SHORTEST = 4, 7
THIN, WORDLESS = 60 * BLANK, 40 * BLANK
LOWERED = BLANK  # a page cut shorter, times the square of the lines


@dataclass(frozen=True, slots=True)
class Turn:
    """One page of the story: its master, what it holds, where it began, what it costs."""

    master: Master
    draft: Draft
    start: Place
    cost: float


def turns(flow: Flow, parts: Sequence[Item]) -> list[Turn]:
    """The story page by page; the page that ends it takes the last page's master.

    Raises ContentError for a story without end.
    """
    found: list[Turn] = []
    place = Place()
    while len(found) < MOST_PAGES:
        turn = _turn(flow, parts, len(found) + 1, place)
        if found and turn.cost > BAD:
            found[-1], turn = _weighed(flow, parts, found, turn)
        found.append(turn)
        if turn.draft.ended:
            return found
        place = turn.draft.place
    raise ContentError([diagnostic("E505", pages=MOST_PAGES)])


def _turn(flow: Flow, parts: Sequence[Item], number: int, place: Place, less: int = 0) -> Turn:
    """The page of that number from *place* on, cut *less* lines shorter."""
    last = flow.masters.of(number, last=True)
    ending = draft(parts, last, flow.grid, place, less=less)
    if ending.ended:
        return Turn(last, ending, place, ending.cost + _ending(flow, last, ending, number))
    master = flow.masters.of(number, last=False)
    alike = (master.area, master.columns) == (last.area, last.columns)
    going = ending if alike else draft(parts, master, flow.grid, place, less=less)
    # What only fits without the last page's foot must leave something for that page.
    chosen = ending if going.ended else going
    return Turn(master, chosen, place, chosen.cost + LOWERED * less * less)


def _weighed(flow: Flow, parts: Sequence[Item], before: Sequence[Turn], turn: Turn) -> tuple[Turn, Turn]:
    """The page before and this one, the first of them cut shorter if that is better for both."""
    number, first = len(before), before[-1]
    best = first, turn
    for less in range(1, (SHORTEST if turn.draft.ended else SHORTER) + 1):
        shorter = _turn(flow, parts, number, first.start, less)
        if shorter.draft.ended:
            continue
        after = _turn(flow, parts, number + 1, shorter.draft.place)
        if after.draft.ended is turn.draft.ended and shorter.cost + after.cost < best[0].cost + best[1].cost:
            best = shorter, after
    return best


def _ending(flow: Flow, master: Master, ending: Draft, number: int) -> float:
    """What a last page costs that is nearly empty, or holds a picture and no text."""
    if number == 1:
        return 0.0
    thin = ending.foot - master.area.y < LEAST_LAST * flow.grid.unit
    wordless = not any(
        isinstance(one.content, SetLine) and one.content.node.style.leading == flow.grid.unit
        for one in ending.fragments
    )
    return THIN * thin + WORDLESS * wordless
