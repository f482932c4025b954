"""Turning pages: how the story is parted into pages, each weighed against the one before it.

A page that comes out badly (blank at a column's foot, a heading cut off, a last page of two lines or of
a picture alone) has the page before it cut shorter, where both together then cost less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.page.columns import SHORTEST
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
LEAST_LAST, SHORTER_LAST = 4, 7
THIN, BARE = 60 * BLANK, 40 * BLANK
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

    Where a document ends on an even page and the story does not, a page without text follows it.

    Where the pages are to be few, and are more, they are filled with less regard for level feet.
    Raises ContentError for a story without end.
    """
    found = _Turning(flow, parts, SHORTEST).turns()
    if flow.fit and len(found) > flow.fit:
        fuller = _Turning(flow, parts, 1).turns()
        return fuller if len(fuller) < len(found) else found
    return found


@dataclass(frozen=True, slots=True)
class _Turning:
    """One way through the story, whose columns may end so many lines short for the sake of level feet."""

    flow: Flow
    parts: Sequence[Item]
    shortest: int

    def turns(self) -> list[Turn]:
        """The pages in order."""
        found: list[Turn] = []
        place = Place()
        while len(found) < MOST_PAGES:
            turn = self._turn(len(found) + 1, place)
            if found and turn.cost > BAD:
                found[-1], turn = self._weighed(found, turn)
            found.append(turn)
            if turn.draft.ended and self.flow.masters.may_end(len(found)):
                return found
            place = turn.draft.place
        raise ContentError([diagnostic("E505", pages=MOST_PAGES)])

    def _turn(self, number: int, place: Place, less: int = 0) -> Turn:
        """The page of that number from *place* on, cut *less* lines shorter."""
        master = self.flow.masters.of(number, last=False)
        if not self.flow.masters.may_end(number):
            going = self._draft(master, place, less)
            return Turn(master, going, place, going.cost + LOWERED * less * less)
        last = self.flow.masters.of(number, last=True)
        ending = self._draft(last, place, less)
        if ending.ended:
            return Turn(last, ending, place, ending.cost + self._ending(last, ending, number))
        alike = (master.area, master.columns) == (last.area, last.columns)
        going = ending if alike else self._draft(master, place, less)
        # What only fits without the last page's foot must leave something for that page.
        chosen = ending if going.ended else going
        return Turn(master, chosen, place, chosen.cost + LOWERED * less * less)

    def _weighed(self, before: Sequence[Turn], turn: Turn) -> tuple[Turn, Turn]:
        """The page before and this one, the first of them cut shorter if that is better for both."""
        number, first = len(before), before[-1]
        best = first, turn
        for less in range(1, (SHORTER_LAST if turn.draft.ended else SHORTER) + 1):
            shorter = self._turn(number, first.start, less)
            if shorter.draft.ended:
                continue
            after = self._turn(number + 1, shorter.draft.place)
            if (
                after.draft.ended is turn.draft.ended
                and shorter.cost + after.cost < best[0].cost + best[1].cost
            ):
                best = shorter, after
        return best

    def _ending(self, master: Master, ending: Draft, number: int) -> float:
        """What a last page costs that is nearly empty, or holds a picture and no text, or nothing in its columns.

        One that only carries its foot, for the sake of its number, takes no text from the page before.
        """
        if number == 1 or not ending.fragments:
            return 0.0
        thin = ending.foot - master.area.y < LEAST_LAST * self.flow.grid.unit
        worded = any(
            isinstance(one.content, SetLine) and one.content.node.style.leading == self.flow.grid.unit
            for one in ending.fragments
        )
        placed = (
            one.slab for _, filling in ending.filled for column in filling.columns for one in column.placed
        )
        bare = not worded or not any(slab.depth and not slab.movable for slab in placed)
        return THIN * thin + BARE * bare

    def _draft(self, master: Master, place: Place, less: int) -> Draft:
        return draft(self.parts, master, self.flow.grid, place, less=less, shortest=self.shortest)
