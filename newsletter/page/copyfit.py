"""Copyfitting: the setting of a layout's knobs nearest its design in which a text fills its pages.

All knobs are turned together by steps, first leading and pictures, then the size, and then each is let
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
# Settings that a printer would name: quarters of a point, hundredths of a height.
_QUARTER, _HUNDREDTH = 4, 100


@dataclass(frozen=True, slots=True)
class Room:
    """How a setting came out: the number of pages, and the lines left blank on the last in each column."""

    pages: int
    blank: float


def fitted(offer: Offer, wanted: int, tried: Callable[[Knobs], Room]) -> Knobs:
    """The setting nearest the layout's own that makes *wanted* pages and fills them.

    Where none does: the one that comes nearest. *tried* composes a setting.
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
        own = self.offer.own
        room = self.room(own)
        if room.pages > self.wanted:
            return self._denser()
        if room.pages == self.wanted and room.blank <= FULL:
            return own
        return self._looser()

    def _denser(self) -> Knobs:
        """The first step at which the text is short enough, each knob let back from there."""
        end = self._at(2 * STEPS, self.offer.low)
        if not self._holds(end):
            return end
        low, high = 0, 2 * STEPS
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._holds(self._at(middle, self.offer.low)) else (middle, high)
        return self._let_back(self._at(high, self.offer.low))

    def _looser(self) -> Knobs:
        """The last step before the text is too long, or the first at which its pages are full."""
        low, high = 0, 2 * STEPS
        if self._is_past(self._at(high, self.offer.high)):
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (
                    (low, middle) if self._is_past(self._at(middle, self.offer.high)) else (middle, high)
                )
        end = self._at(high, self.offer.high)
        return end if self._holds(end) else self._at(low, self.offer.high)

    def _let_back(self, knobs: Knobs) -> Knobs:
        """*knobs* with each as near to the layout's own as the text still allows, the size before all."""
        for name in ("size", "pictures", "leading"):
            held, free = getattr(knobs, name), getattr(self.offer.own, name)
            for _ in range(BACK):
                tried = _rounded(replace(knobs, **{name: (held + free) / 2}))
                if self._holds(tried):
                    knobs, held = tried, getattr(tried, name)
                else:
                    free = getattr(tried, name)
        return knobs

    def _holds(self, knobs: Knobs) -> bool:
        return self.room(knobs).pages <= self.wanted

    def _is_past(self, knobs: Knobs) -> bool:
        room = self.room(knobs)
        return room.pages > self.wanted or (room.pages == self.wanted and room.blank <= FULL)

    def _at(self, step: int, end: Knobs) -> Knobs:
        """So many steps from the layout's own setting to an *end*."""
        own, first, second = self.offer.own, min(1.0, step / STEPS), max(0.0, step / STEPS - 1.0)
        return _rounded(
            Knobs(
                own.leading + first * (end.leading - own.leading),
                own.size + second * (end.size - own.size),
                own.pictures + first * (end.pictures - own.pictures),
            )
        )


def _rounded(knobs: Knobs) -> Knobs:
    return Knobs(
        round(knobs.leading * _QUARTER) / _QUARTER,
        round(knobs.size * _QUARTER) / _QUARTER,
        round(knobs.pictures * _HUNDREDTH) / _HUNDREDTH,
    )
