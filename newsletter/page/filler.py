"""Filling one column: all the places where it may be cut, with what each leaves and costs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.value import dataclass
from newsletter.page.fragment import SetLine
from newsletter.page.slab import DISORDER, LONELY, NEVER, TOLERANCE, noted, total_depth, up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsletter.lines.line import Lines
    from newsletter.page.slab import Noted, Slab

BLANK = 100.0  # a line of blank at a column's foot, squared
# A picture that stands later than its place; further ones, times the square of their number; one put off again.
DEFERRED, OVERTAKEN, AGAIN = 30.0, 400.0, 600.0
LOWERED = 8.0  # a line that a picture stands lower for the sake of its place, squared
UNFIT = 1e7  # what a column's own break must never cost, but may if nothing else can be done
CANDIDATES = 24  # breaks tried for one column


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a run is still to be placed: slabs from *index*, and movable ones put off before it."""

    index: int = 0
    deferred: tuple[int, ...] = ()

    def ends(self, slabs: Sequence[Slab]) -> bool:
        """Whether nothing is left."""
        return self.index >= len(slabs) and not self.deferred


START = Rest()  # nothing placed yet


class Stood(NamedTuple):
    """A slab of a column at its top, and which of the run it is, or stands for."""

    number: int
    top: float
    slab: Slab


@dataclass(frozen=True, slots=True)
class Column:
    """One filled column: its slabs, which are the first *count* that *stood*, its notes, and what is left after it.

    *used* is its depth with the notes at its foot. It was *bent* where a slab stands so many lines lower than it
    would, for the sake of its foot.
    """

    stood: tuple[Stood, ...]
    count: int
    used: float
    cost: float
    rest: Rest
    notes: tuple[Noted, ...] = ()
    bent: tuple[tuple[Slab, int], ...] = ()

    @property
    def placed(self) -> tuple[Stood, ...]:
        """The slabs of the column."""
        return self.stood[: self.count]

    @property
    def last(self) -> Slab | None:
        """The last slab of the column."""
        return self.stood[self.count - 1].slab if self.count else None


def candidates(
    slabs: Sequence[Slab], start: Rest, depth: float, unit: float, *, lowers: bool = True
) -> list[Column]:
    """The ways to fill one column of *depth* points from *start*, fullest first.

    Always at least one: a first slab that is too deep is placed alone. Pictures that do not fit may stand lower
    where it *lowers* them.
    """
    filler = _Filler(slabs, depth, unit)
    filler.lowers = lowers
    for index in start.deferred:
        filler.defer_or_place(index)
    filler.again = AGAIN * len(filler.deferred)
    found = [filler.cut(start.index, BLANK)] if filler.placed else []
    for index in range(start.index, len(slabs)):
        slab = slabs[index]
        if slab.movable:
            filler.defer_or_place(index)
        elif not filler.fits(slab):
            break
        else:
            filler.place(index)
        if index + 1 == len(slabs) or slab.ends is not None:
            found.append(filler.cut(index + 1, 0.0))
        elif filler.cost < NEVER and filler.used <= depth + TOLERANCE:
            alone = LONELY if index == start.index and _inner(slabs, index) else 0.0
            found.append(filler.cut(index + 1, max(filler.cost, alone)))
        if slab.ends is not None:
            return filler.columns(found[-1:])
    return filler.columns(found[: -CANDIDATES - 1 : -1]) or [_forced(slabs, start, filler)]


def _inner(slabs: Sequence[Slab], index: int) -> bool:
    """Whether slab *index* is a line with lines of its own paragraph before and behind it."""
    if not 0 < index < len(slabs) - 1:
        return False
    own = _lines_of(slabs[index])
    return own is not None and all(_lines_of(slabs[other]) is own for other in (index - 1, index + 1))


def _lines_of(slab: Slab) -> Lines | None:
    """The lines of the paragraph that a slab ends with a line of."""
    content = slab.content[-1].content if slab.content else None
    return content.lines if isinstance(content, SetLine) else None


class _Cut(NamedTuple):
    """Where a column may end: before slab *before*, when so many slabs are placed and so many put off."""

    before: int
    placed: int
    deferred: int
    used: float
    cost: float
    notes: tuple[Noted, ...]


class _Filler:
    """The private state of one column while it fills."""

    def __init__(self, slabs: Sequence[Slab], depth: float, unit: float) -> None:
        self.slabs = slabs
        self.depth = depth
        self.unit = unit
        self.placed: list[Stood] = []
        self.deferred: list[int] = []
        self.y = 0.0
        self.after = 0.0
        self.cost = 0.0
        self.foot = 0.0
        self.notes: tuple[Noted, ...] = ()
        self.noted = 0.0
        self.disorder = 0.0
        self.again = 0.0
        self.lowers = True
        self.lowered = 0.0

    def top(self, slab: Slab) -> float:
        """Where *slab* would begin; blank vanishes at the column's head."""
        if not self.y:
            return sum(head.depth for head in slab.head)
        return self.y + max(self.after, slab.before)

    def fits(self, slab: Slab) -> bool:
        """Whether *slab* ends inside the column."""
        if not slab.depth:
            return True
        notes = notes_depth((*self.notes, *slab.notes), self.unit) if slab.notes else self.noted
        return self.top(slab) + slab.depth + notes <= self.depth + TOLERANCE

    def place(self, index: int, lesser: Slab | None = None) -> None:
        """Set a slab down, or one that stands for it; one without depth asks for blank, an end or a place across."""
        slab = lesser or self.slabs[index]
        if not slab.depth:
            self.after = max(self.after, slab.before)
            if slab.wide is not None or slab.ends is not None:
                self.placed.append(Stood(index, self.y, slab))
            return
        top = self.top(slab)
        if slab.late and self.notes:
            self.disorder = DISORDER
        if slab.notes:
            self.notes += slab.notes
            self.noted = notes_depth(self.notes, self.unit)
        self.placed.append(Stood(index, top, slab))
        self.y, self.after, self.cost = top + slab.depth, slab.after, slab.cost
        self.foot = slab.foot.depth if slab.foot else 0.0
        if slab.lands:
            # A panel that was split ends off the grid; what follows does not (T56).
            self.y = up(self.y, self.unit)

    def defer_or_place(self, index: int) -> None:
        """Set a movable slab down, if need be lower, if it fits and no earlier one waits, else put it off."""
        slab = self.slabs[index]
        heights = (slab, *slab.lesser) if self.lowers else (slab,)
        fitting = () if self.deferred else (one for one in heights if self.fits(one))
        found = next(iter(fitting), None)
        if found is None:
            self.deferred.append(index)
            return
        self.lowered += LOWERED * ((slab.depth - found.depth) / self.unit) ** 2
        self.place(index, found)

    def cut(self, index: int, cost: float) -> _Cut:
        """The column as it stands, when it is cut before slab *index*."""
        if index >= len(self.slabs):
            self.foot = 0.0
        late = len(self.deferred)
        overtaken = OVERTAKEN * max(0, late - 1) ** 2 + self.again if late else 0.0
        cost += DEFERRED * late + overtaken + self.disorder + self.lowered
        return _Cut(index, len(self.placed), late, self.used, cost, self.notes)

    def columns(self, cuts: Iterable[_Cut]) -> list[Column]:
        """The columns that end at these cuts."""
        stood, deferred = tuple(self.placed), tuple(self.deferred)
        return [
            Column(
                stood, cut.placed, cut.used, cut.cost, Rest(cut.before, deferred[: cut.deferred]), cut.notes
            )
            for cut in cuts
        ]

    @property
    def used(self) -> float:
        """The depth of the column if it is cut here, with what closes it and its notes."""
        return self.y + self.foot + self.noted


def _forced(slabs: Sequence[Slab], start: Rest, failed: _Filler) -> Column:
    """As many slabs as fit, or one that does not, where no break is allowed."""
    filler = _Filler(slabs, failed.depth, failed.unit)
    waiting = list(start.deferred)
    if waiting:
        filler.place(waiting.pop(0))
        (column,) = filler.columns([filler.cut(start.index, UNFIT)])
        return replace(column, rest=Rest(start.index, tuple(waiting)))
    index = start.index
    best: _Cut | None = None
    while index < len(slabs) and (not filler.y or filler.fits(slabs[index])):
        filler.place(index)
        index += 1
        cut = filler.cut(index, UNFIT)
        # What closes a frame or a table at the column's foot has to fit, too.
        if best is None or cut.used <= max(best.used, filler.depth) + TOLERANCE:
            best = cut
        if slabs[index - 1].ends is not None:
            break
    return filler.columns([best or filler.cut(index, UNFIT)])[0]


def notes_depth(notes: Sequence[Noted], unit: float) -> float:
    """The depth that a column leaves for its notes: whole lines, so that the grid goes on behind them (T49)."""
    return up(total_depth(noted(notes)), unit) if notes else 0.0
