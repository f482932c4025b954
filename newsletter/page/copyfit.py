"""Copyfitting: the setting of a layout's knobs nearest its design in which a text fills its pages.

All knobs are turned by steps, first leading and pictures, then the size, or all at once, and then each is let
back as far as it goes. Fewer than thirty settings are tried, each broken and composed; nothing is shaped
twice but what a size changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.knobs import Knobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.flow.knobs import Offer

STEPS = 8  # of leading and pictures, and as many again of the size
BACK = 3  # halvings by which each knob is let back
# A last page with no more blank lines than this in each column is full.
FULL = 3
# Where the size is turned with all else, lines are large, and few of them are a hole.
SNUG = 1
# So much looser than in proportion to its size the leading may be where a larger size is too much at once.
OPEN = 1.2
# Settings that a printer would name: quarters of a point, hundredths of a height.
_NAMED = {"leading": 4, "size": 4, "pictures": 100}


@dataclass(frozen=True, slots=True)
class Room:
    """How a setting came out: the number of pages, and the lines left blank on the last in each column."""

    pages: int
    blank: float


def fitted(offer: Offer, wanted: int, tried: Callable[[Knobs], Room]) -> Knobs:
    """The setting nearest the layout's own that makes *wanted* pages and fills them.

    Where none does: the end that comes nearest, or the layout's own where no setting makes just so many pages.
    *tried* composes a setting.
    """
    return _Search(offer, wanted, tried).knobs()


class _Search:
    """The private state of one search: what was tried, and how it came out."""

    def __init__(self, offer: Offer, wanted: int, tried: Callable[[Knobs], Room]) -> None:
        self.offer, self.wanted, self.tried = offer, wanted, tried
        self.known: dict[Knobs, Room] = {}

    def room(self, knobs: Knobs) -> Room:
        """How a setting comes out, tried once."""
        if knobs not in self.known:
            self.known[knobs] = self.tried(knobs)
        return self.known[knobs]

    def knobs(self) -> Knobs:
        """The setting to take."""
        own = self.room(self.offer.own)
        if own.pages > self.wanted:
            return self._denser()
        return self.offer.own if self._is_full(self.offer.own) else self._looser()

    def _denser(self) -> Knobs:
        """The first step at which the text is short enough, each knob let back from there."""
        step = self._first(lambda knobs: self.room(knobs).pages <= self.wanted, self.offer.low)
        if step is None:
            return self.offer.low
        knobs = self._at(step, self.offer.low)
        # From more pages than wanted to fewer at one step: no setting makes so many.
        return self._let_back(knobs) if self._fits(knobs) else self.offer.own

    def _looser(self) -> Knobs:
        """The first step at which the pages are full, else the last before the text is too long."""
        end = self.offer.high
        step = self._first(lambda knobs: self._is_full(knobs) or self.room(knobs).pages > self.wanted, end)
        if step is None:
            return end
        knobs = next((one for one in (self._at(step, end), self._at(step - 1, end)) if self._fits(one)), None)
        knobs = knobs or self.offer.own
        return self._opened(knobs) if self.offer.together and not self._is_full(knobs) else knobs

    def _opened(self, knobs: Knobs) -> Knobs:
        """*knobs* with the leading alone so much wider as fills the page better, for a size that jumps past it."""
        own, high = self.offer.own, self.offer.high.leading
        most = min(high, OPEN * own.leading / own.size * knobs.size)
        for part in range(STEPS, 0, -1):
            tried = self._rounded(
                replace(knobs, leading=knobs.leading + part / STEPS * (most - knobs.leading))
            )
            if tried.leading > knobs.leading and self._fits(tried):
                return tried
        return knobs

    def _first(self, holds: Callable[[Knobs], bool], end: Knobs) -> int | None:
        """The first step towards an *end* from which on something *holds*; None where it does not at the end."""
        low, high = 0, 2 * STEPS
        if not holds(end):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(self._at(middle, end)) else (middle, high)
        return high

    def _let_back(self, knobs: Knobs) -> Knobs:
        """*knobs* with each as near to the layout's own as the text still allows, the size before all."""
        for name in ("size", "pictures", "leading"):
            held, free = getattr(knobs, name), getattr(self.offer.own, name)
            for _ in range(BACK):
                tried = self._rounded(replace(knobs, **{name: (held + free) / 2}))
                if self._fits(tried):
                    knobs, held = tried, getattr(tried, name)
                else:
                    free = getattr(tried, name)
        return knobs

    def _fits(self, knobs: Knobs) -> bool:
        return self.room(knobs).pages == self.wanted

    def _is_full(self, knobs: Knobs) -> bool:
        return self._fits(knobs) and self.room(knobs).blank <= (SNUG if self.offer.together else FULL)

    def _at(self, step: int, end: Knobs) -> Knobs:
        """So many steps from the layout's own setting to an *end*."""
        own, first, second = self.offer.own, min(1.0, step / STEPS), max(0.0, step / STEPS - 1.0)
        if self.offer.together:
            first = second = step / (2 * STEPS)
        return self._rounded(
            Knobs(
                own.leading + first * (end.leading - own.leading),
                own.size + second * (end.size - own.size),
                own.pictures + first * (end.pictures - own.pictures),
            )
        )

    def _rounded(self, knobs: Knobs) -> Knobs:
        """*knobs* as a printer would name them, within what is offered; ends and own values stay as they are."""
        said = {name: self._named(name, getattr(knobs, name), per) for name, per in _NAMED.items()}
        return Knobs(**said)

    def _named(self, name: str, value: float, per: int) -> float:
        low, own, high = (
            float(getattr(one, name)) for one in (self.offer.low, self.offer.own, self.offer.high)
        )
        if value in {low, own, high}:
            return value
        return min(high, max(low, round(value * per) / per))
