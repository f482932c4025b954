"""Filling columns: where a run of slabs is cut so that the columns of a page come out best.

All costs are demerits in one table: a line of blank at a column's foot counts 100 times the square
of its number, the breaks' own costs stand in `slab`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.page.slab import NEVER, TOLERANCE, noted, total_depth, up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.page.slab import Slab

BLANK = 100.0  # a line of blank at a column's foot, squared
DEFERRED = 30.0  # a picture that stands later than its place
SHALLOW = 10.0  # a line that balanced columns are deeper than they must be
UNFIT = 1e7  # what a column's own break must never cost, but may if nothing else can be done
CANDIDATES = 24  # breaks tried for one column
DEEPER = 9  # depths tried for balanced columns, from the shallowest on


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a run is still to be placed: slabs from *index*, and movable ones put off before it."""

    index: int = 0
    deferred: tuple[int, ...] = ()

    def ends(self, slabs: Sequence[Slab]) -> bool:
        """Whether nothing is left."""
        return self.index >= len(slabs) and not self.deferred


@dataclass(frozen=True, slots=True)
class Column:
    """One filled column: the slabs by index with their tops, its notes, and what is left after it.

    *used* is its depth with the notes at its foot.
    """

    placed: tuple[tuple[int, float], ...]
    used: float
    cost: float
    rest: Rest
    notes: tuple[tuple[Slab, Slab], ...] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    """The columns of one page or part of a page."""

    columns: tuple[Column, ...]
    cost: float
    depth: float

    @property
    def rest(self) -> Rest:
        """What the last column left."""
        return self.columns[-1].rest


def candidates(slabs: Sequence[Slab], start: Rest, depth: float, unit: float) -> list[Column]:
    """The ways to fill one column of *depth* points from *start*, fullest first.

    Always at least one: a first slab that is too deep is placed alone.
    """
    filler = _Filler(slabs, depth, unit)
    for index in start.deferred:
        filler.defer_or_place(index)
    found = [filler.column(start.index, BLANK)] if filler.placed else []
    for index in range(start.index, len(slabs)):
        slab = slabs[index]
        if slab.movable:
            filler.defer_or_place(index)
        elif not filler.fits(slab):
            break
        else:
            filler.place(index)
        if index + 1 == len(slabs) or slab.ends is not None:
            found.append(filler.column(index + 1, 0.0))
        elif filler.cost < NEVER and filler.used <= depth + TOLERANCE:
            found.append(filler.column(index + 1, filler.cost))
        if slab.ends is not None:
            return found[-1:]
    return found[: -CANDIDATES - 1 : -1] or [_forced(slabs, start, filler)]


class _Filler:
    """The private state of one column while it fills."""

    def __init__(self, slabs: Sequence[Slab], depth: float, unit: float) -> None:
        self.slabs = slabs
        self.depth = depth
        self.unit = unit
        self.placed: list[tuple[int, float]] = []
        self.deferred: list[int] = []
        self.y = 0.0
        self.after = 0.0
        self.cost = 0.0
        self.foot = 0.0
        self.notes: tuple[tuple[Slab, Slab], ...] = ()

    def top(self, slab: Slab) -> float:
        """Where *slab* would begin; blank vanishes at the column's head."""
        if not self.y:
            return sum(head.depth for head in slab.head)
        return self.y + max(self.after, slab.before)

    def fits(self, slab: Slab) -> bool:
        """Whether *slab* ends inside the column."""
        if not slab.depth:
            return True
        notes = notes_depth((*self.notes, *slab.notes), self.unit)
        return self.top(slab) + slab.depth + notes <= self.depth + TOLERANCE

    def place(self, index: int) -> None:
        """Set a slab down; one without depth asks for blank, an end or a place across."""
        slab = self.slabs[index]
        if not slab.depth:
            self.after = max(self.after, slab.before)
            if slab.wide is not None or slab.ends is not None:
                self.placed.append((index, self.y))
            return
        top = self.top(slab)
        self.notes += slab.notes
        self.placed.append((index, top))
        self.y, self.after, self.cost = top + slab.depth, slab.after, slab.cost
        self.foot = slab.foot.depth if slab.foot else 0.0
        if slab.lands:
            # A panel that was split ends off the grid; what follows does not (T56).
            self.y = up(self.y, self.unit)

    def defer_or_place(self, index: int) -> None:
        """Set a movable slab down if it fits and no earlier one waits, else put it off."""
        if not self.deferred and self.fits(self.slabs[index]):
            self.place(index)
        else:
            self.deferred.append(index)

    def column(self, index: int, cost: float) -> Column:
        """The column as it stands, when it is cut before slab *index*."""
        rest = Rest(index, tuple(self.deferred))
        if index >= len(self.slabs):
            self.foot = 0.0
        return Column(tuple(self.placed), self.used, cost + DEFERRED * len(self.deferred), rest, self.notes)

    @property
    def used(self) -> float:
        """The depth of the column if it is cut here, with what closes it and its notes."""
        return self.y + self.foot + notes_depth(self.notes, self.unit)


def _forced(slabs: Sequence[Slab], start: Rest, failed: _Filler) -> Column:
    """As many slabs as fit, or one that does not, where no break is allowed."""
    filler = _Filler(slabs, failed.depth, failed.unit)
    waiting = list(start.deferred)
    if waiting:
        filler.place(waiting.pop(0))
        return replace(filler.column(start.index, UNFIT), rest=Rest(start.index, tuple(waiting)))
    index = start.index
    while index < len(slabs) and (not filler.y or filler.fits(slabs[index])):
        filler.place(index)
        index += 1
    return filler.column(index, UNFIT)


def notes_depth(notes: Sequence[tuple[Slab, Slab]], unit: float) -> float:
    """The depth that a column leaves for its notes: whole lines, so that the grid goes on behind them (T49)."""
    return up(total_depth(noted(notes)), unit) if notes else 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """A run of slabs to be set in *columns* columns of *depth* points, on lines of *unit*."""

    slabs: Sequence[Slab]
    columns: int
    depth: float
    unit: float


def fill(task: Task, start: Rest) -> Filling:
    """The columns filled to their depth, or one line less where that costs less (T45)."""
    full = _search(task, start, task.depth, finish=False)
    short = _search(task, start, task.depth - task.unit, finish=False)
    assert full is not None
    if short is not None and short.cost + BLANK * 0.4 < full.cost:
        return short
    return full


def balance(task: Task, start: Rest) -> Filling | None:
    """The columns made equally deep, as shallow as the rest of the run allows.

    None when it does not fit in the depth.
    """
    lines = round(task.depth / task.unit)
    least, most = 1, lines
    if _search(task, start, most * task.unit, finish=True) is None:
        return None
    while least < most:
        middle = (least + most) // 2
        if _search(task, start, middle * task.unit, finish=True) is None:
            least = middle + 1
        else:
            most = middle
    best: Filling | None = None
    for more in range(min(DEEPER, lines - least + 1)):
        found = _search(task, start, (least + more) * task.unit, finish=True)
        if found is not None:
            found = Filling(found.columns, found.cost + SHALLOW * more, found.depth)
            best = found if best is None or found.cost < best.cost else best
    return best


def _search(task: Task, start: Rest, depth: float, *, finish: bool) -> Filling | None:
    """The cheapest columns of one depth; with *finish* nothing may be left."""
    if depth < task.unit - TOLERANCE:
        return None
    memo: dict[tuple[Rest, int], tuple[float, tuple[Column, ...]] | None] = {}

    def best(rest: Rest, left: int) -> tuple[float, tuple[Column, ...]] | None:
        if left == 0:
            return (0.0, ()) if not finish or rest.ends(task.slabs) else None
        if rest.ends(task.slabs):
            empty = Column((), 0.0, 0.0, rest)
            return left * BLANK * (depth / task.unit) ** 2, (empty,) * left
        key = (rest, left)
        if key not in memo:
            memo[key] = _cheapest(rest, left)
        return memo[key]

    def _cheapest(rest: Rest, left: int) -> tuple[float, tuple[Column, ...]] | None:
        found: tuple[float, tuple[Column, ...]] | None = None
        for column in candidates(task.slabs, rest, depth, task.unit):
            cost = column.cost + _blank(task, column, depth, last=left == 1)
            if found is not None and cost >= found[0]:
                continue
            tail = best(column.rest, left - 1)
            if tail is not None and (found is None or cost + tail[0] < found[0]):
                found = cost + tail[0], (column, *tail[1])
        return found

    answer = best(start, task.columns)
    if answer is None:
        return None
    deepest = max((column.used for column in answer[1]), default=0.0)
    return Filling(answer[1], answer[0], up(deepest, task.unit))


def _blank(task: Task, column: Column, depth: float, *, last: bool) -> float:
    """The cost of blank at a column's foot; the column that ends a run may be a line short."""
    blank = max(0.0, (depth - column.used) / task.unit)
    ends = column.rest.ends(task.slabs)
    if column.placed and task.slabs[column.placed[-1][0]].ends is not None:
        return 0.0
    return BLANK * blank if ends and not last else BLANK * blank * blank
