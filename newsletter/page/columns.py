"""Filling the columns of a page: where a run of slabs is cut so that they come out best.

All costs are demerits in one table: a line of blank at a column's foot counts 100 times the square
of its number, the breaks' own costs stand in `slab`, what bends in a column in `leeway`.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.page.filler import BLANK, START, UNFIT, Column, Rest, candidates
from newsletter.page.leeway import LESS
from newsletter.page.slab import LONELY, NEVER, TOLERANCE, up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsletter.page.leeway import Leeway
    from newsletter.page.slab import Slab

SHALLOW = 10.0  # a line that balanced columns are deeper than they must be
# All columns of a page a line short (T45), or several: level feet are worth more than a full page.
SHORT, SHORTEST = 0.4 * BLANK, 4
# Columns that cost more are tried again with what paragraphs and blank can give; the last of balanced ones
# may end a line above the others.
TOLERABLE, UNEVEN = 0.8 * BLANK, 1.5 * BLANK
DEEPER = 9  # depths tried for balanced columns, from the shallowest on, or more while a rule is broken
# Columns that cost more than this break a rule (T45).
SPOILED = LONELY / 4
# Blank in a column of a page's last part costs no more, for there it is better than a broken rule.
RAGGED = LONELY / 4
BENT = 3  # and with what the run can give


@dataclass(frozen=True, slots=True)
class Filling:
    """The columns of one page or part of a page, from *start* on, which might have been *aim* points deep.

    With *finish* nothing was to be left. There was room for *short* lines more, left for the sake of level feet.
    """

    columns: tuple[Column, ...]
    cost: float
    depth: float
    start: Rest = START
    aim: float = 0.0
    finish: bool = False
    short: int = 0

    @property
    def rest(self) -> Rest:
        """What the last column left."""
        return self.columns[-1].rest

    @property
    def waits(self) -> bool:
        """Whether all columns stay empty."""
        return not any(column.used for column in self.columns)

    @property
    def after(self) -> float:
        """The blank that the columns want below them."""
        return max((column.last.after for column in self.columns if column.last), default=0.0)


@dataclass(frozen=True, slots=True)
class Task:
    """A run of slabs to be set in *columns* columns of *depth* points, on lines of *unit*, with what it can give.

    All of them may end up to *shortest* lines short for the sake of level feet. The last keeps *reserve* points
    free at its foot where the run goes on.
    That it may not begin here at all, but on the next page, costs *wait*.
    What is *known* of the run's columns is kept from task to task.
    """

    slabs: Sequence[Slab]
    columns: int
    depth: float
    unit: float
    leeway: Leeway | None = None
    shortest: int = SHORTEST
    known: dict[tuple[Rest, float, bool], list[Column]] = field(default_factory=dict)
    reserve: float = 0.0
    wait: float = NEVER

    def ways(self, rest: Rest, depth: float) -> list[Column]:
        """The ways to fill one column from *rest* on, found once.

        Pictures stand lower for want of room on the page, never to level columns that could be deeper.
        """
        lowers = depth >= self.depth - self.reserve - TOLERANCE
        key = rest, round(depth, 3), lowers
        if key not in self.known:
            self.known[key] = candidates(self.slabs, rest, depth, self.unit, lowers=lowers)
        return self.known[key]


@dataclass(frozen=True, slots=True)
class Needs:
    """The depth that the slabs of a run take at least: of all from an index on, of each, of the *tallest*."""

    behind: Sequence[float]
    least: Sequence[float]
    tallest: float

    @classmethod
    def of(cls, slabs: Sequence[Slab], start: Rest) -> Needs:
        """The needs of a run from *start* on."""
        least = [min((slab.depth, *(one.depth for one in slab.lesser))) for slab in slabs]
        behind = [*accumulate(reversed(least), initial=0.0)][::-1]
        left = (*least[start.index :], *(least[index] for index in start.deferred))
        return cls(behind, least, max(left, default=0.0))

    def fit(self, rest: Rest, depth: float) -> bool:
        """Whether what is left may fit into columns that are so deep together."""
        deferred = sum([self.least[index] for index in rest.deferred]) if rest.deferred else 0.0
        return self.behind[rest.index] + deferred <= depth + TOLERANCE


def fill(task: Task, start: Rest) -> Filling:
    """The columns filled to their depth, or some lines less where that costs less (T45).

    Where that leaves faults or blank, paragraphs are asked for a line more or less (T36).
    """
    filling = _filled(task, start, bends=False)
    assert filling is not None
    if task.leeway is not None and filling.cost > TOLERABLE:
        return _filled(task, start, bends=True, limit=filling.cost) or filling
    return filling


def _filled(task: Task, start: Rest, *, bends: bool, limit: float = NEVER) -> Filling | None:
    """The columns filled to their depth or some lines less, None where all cost *limit* or more."""
    best = _search(task, start, task.depth, bends=bends, limit=limit)
    for less in range(1, task.shortest + 1):
        price = SHORT * less * less
        limit = limit if best is None else best.cost
        if limit <= price:
            break
        depth = task.depth - less * task.unit
        short = _search(task, start, depth, bends=bends, limit=limit - price + TOLERANCE)
        if short is not None and short.cost + price < limit:
            best = replace(short, cost=short.cost + price, short=less)
    return best


def balance(task: Task, start: Rest) -> Filling | None:
    """The columns made equally deep, as shallow as the rest of the run allows.

    None when it does not fit in the depth.
    """
    lines = round(task.depth / task.unit)
    left = sum(slab.depth for slab in task.slabs[start.index :])
    if left > task.columns * (task.depth + TOLERANCE):
        return None
    needs = Needs.of(task.slabs, start)
    least = _shallowest(task, start, left, needs)
    if least is None:
        return None
    best: Filling | None = None
    for more in range(lines - least + 1):
        if more >= DEEPER and best is not None and best.cost < LONELY:
            break
        limit = NEVER if best is None else best.cost - SHALLOW * more
        if limit <= 0.0:
            break
        found = _search(task, start, (least + more) * task.unit, needs, limit=limit + TOLERANCE)
        if found is not None and (best is None or found.cost + SHALLOW * more < best.cost):
            best = replace(found, cost=found.cost + SHALLOW * more)
    if best is not None and best.cost > UNEVEN and task.leeway is not None:
        for more in range(min(BENT, lines - least + 1)):
            limit = best.cost - SHALLOW * more + TOLERANCE
            found = _search(task, start, (least + more) * task.unit, needs, bends=True, limit=limit)
            if found is not None and found.cost + SHALLOW * more < best.cost:
                best = replace(found, cost=found.cost + SHALLOW * more)
    return best


def _shallowest(task: Task, start: Rest, left: float, needs: Needs) -> int | None:
    """The lines of the shallowest columns that take all the rest, which is *left* points deep; None where none do."""
    lines = round(task.depth / task.unit)
    # No columns hold more than their depth, and few need much more.
    least = max(1, int(left / task.columns / task.unit - TOLERANCE))
    most, step = least, 1
    while not _fits(task, start, most * task.unit, needs):
        if most >= lines:
            return None
        least, most, step = most + 1, min(lines, most + step), 2 * step
    while least < most:
        middle = (least + most) // 2
        if _fits(task, start, middle * task.unit, needs):
            most = middle
        else:
            least = middle + 1
    return least


def squeezed(task: Task, start: Rest) -> Filling | None:
    """The rest of the run in columns of the task's depth, by all that it can give; None where it cannot."""
    needs = Needs.of(task.slabs, start)
    return _search(task, start, task.depth, needs, bends=True) if task.leeway is not None else None


def _search(  # noqa: PLR0913 - all that a search depends on
    task: Task,
    start: Rest,
    depth: float,
    needs: Needs | None = None,
    *,
    bends: bool = False,
    limit: float = NEVER,
) -> Filling | None:
    """The cheapest columns of one depth, None where there are none that cost less than *limit*.

    Where the *needs* of the run are given nothing of it may be left.
    """
    if depth < task.unit - TOLERANCE:
        return None
    answer = _Search(task, depth, needs, bends=bends).best(start, task.columns, limit)
    if answer is None:
        return None
    deepest = max((column.used for column in answer[1]), default=0.0)
    return Filling(answer[1], answer[0], up(deepest, task.unit), start, depth, needs is not None)


def _fits(task: Task, start: Rest, depth: float, needs: Needs) -> bool:
    """Whether columns of this depth leave nothing of the run, whatever they cost."""
    return depth >= task.unit - TOLERANCE and _Search(task, depth, needs).fits(start, task.columns)


# Columns with what they cost.
_Found = tuple[float, tuple[Column, ...]]


class _Search:
    """The private state of one search: the cheapest columns from each place on, and what those cost at least that are dear."""

    def __init__(self, task: Task, depth: float, needs: Needs | None, *, bends: bool = False) -> None:
        self.task, self.depth, self.bends = task, depth, bends
        self.finish = needs is not None
        self.bare = BLANK * (depth / task.unit) ** 2  # a column left empty
        # What a column may take in at most. A slab that is too deep for every column is placed all the same, alone.
        self.most = depth + TOLERANCE - (LESS * task.unit if bends else 0.0)
        self.bound = needs if needs is not None and needs.tallest <= depth + TOLERANCE else None
        self.known: dict[tuple[Rest, int], _Found] = {}
        self.dear: dict[tuple[Rest, int], float] = {}

    def best(self, rest: Rest, left: int, limit: float) -> _Found | None:
        """The cheapest *left* columns from *rest* on; None where there are none below *limit*."""
        if left == 0:
            return (0.0, ()) if not self.finish or rest.ends(self.task.slabs) else None
        if rest.ends(self.task.slabs):
            empty = Column((), 0, 0.0, 0.0, rest)
            return left * (min(self.bare, RAGGED) if self.finish else self.bare), (empty,) * left
        key = (rest, left)
        found = self.known.get(key)
        if found is not None or limit <= self.dear.get(key, -1.0):
            return found
        found = self._cheapest(rest, left, limit)
        if not self.finish:
            # Where nothing fits well the columns that are left stay empty, but not all of a page.
            bare = left * self.bare + (self.task.wait if left == self.task.columns else 0.0)
            if bare < (limit if found is None else found[0]):
                found = bare, (Column((), 0, 0.0, 0.0, rest),) * left
        if found is None:
            self.dear[key] = limit
        else:
            self.known[key] = found
        return found

    def _cheapest(self, rest: Rest, left: int, limit: float) -> _Found | None:
        found: _Found | None = None
        room = self.depth if left > 1 or self.finish else self.depth - self.task.reserve

        def worth(column: Column) -> bool:
            return column.cost < limit and self._may(column.rest, left - 1)

        for column in _ways(self.task, rest, room, worth, bends=self.bends, finish=self.finish):
            blank = _blank(self.task, column, room, last=left == 1)
            cost = column.cost + (min(blank, RAGGED) if self.finish else blank)
            if cost >= limit:
                continue
            # A little more than is left, so that no rounding of the difference decides: the sum does.
            tail = self.best(column.rest, left - 1, limit - cost + TOLERANCE)
            if tail is not None and cost + tail[0] < limit:
                found = cost + tail[0], (column, *tail[1])
                limit = found[0]
        return found

    def _may(self, rest: Rest, left: int) -> bool:
        """Whether what is left may fit into *left* columns, by its depth alone."""
        return self.bound is None or self.bound.fit(rest, left * self.most)

    def fits(self, rest: Rest, left: int) -> bool:
        """Whether *left* columns take all from *rest* on."""
        if left == 0 or rest.ends(self.task.slabs):
            return rest.ends(self.task.slabs)
        key = (rest, left)
        if key in self.dear:
            return False
        ways = self.task.ways(rest, self.depth)
        if any(self._may(one.rest, left - 1) and self.fits(one.rest, left - 1) for one in ways):
            return True
        self.dear[key] = NEVER
        return False


def second(task: Task, filling: Filling, index: int) -> tuple[float, Column] | None:
    """The cheapest other end of column *index*, with what it would cost more in all; None where there is none."""
    start = filling.columns[index - 1].rest if index else filling.start
    left, chosen = len(filling.columns) - index - 1, filling.columns[index].rest
    costs: dict[Rest, tuple[float, Column]] = {}
    for column in _ways(task, start, filling.aim, lambda _: True, bends=True, finish=filling.finish):
        cost = column.cost + _blank(task, column, filling.aim, last=left == 0)
        if left:
            inner = replace(task, columns=left)
            needs = Needs.of(task.slabs, column.rest) if filling.finish else None
            tail = _search(inner, column.rest, filling.aim, needs, bends=True)
            if tail is None:
                continue
            cost += tail.cost
        elif filling.finish and not column.rest.ends(task.slabs):
            continue
        if column.rest not in costs or cost < costs[column.rest][0]:
            costs[column.rest] = cost, column
    others = [(cost, column) for rest, (cost, column) in costs.items() if rest != chosen]
    if chosen not in costs or not others:
        return None
    cost, column = min(others, key=lambda one: (one[0], one[1].rest.index))
    return cost - costs[chosen][0], column


def _ways(  # noqa: PLR0913 - all that they depend on
    task: Task, rest: Rest, depth: float, worth: Callable[[Column], bool], *, bends: bool, finish: bool
) -> Iterator[Column]:
    """The ways to fill one column that are *worth* trying when they are asked for.

    With *bends* those, too, that only come about by what the run can give; bending makes none cheaper.
    """
    found = task.ways(rest, depth)
    yield from filter(worth, found)
    if not bends or task.leeway is None:
        return
    for column in (*found, *task.ways(rest, depth - LESS * task.unit)):
        if column.cost < UNFIT and (finish or not column.rest.ends(task.slabs)) and worth(column):
            bent = task.leeway.changed(column, depth)
            if bent is not None and bent.used <= depth + TOLERANCE:
                yield bent


def _blank(task: Task, column: Column, depth: float, *, last: bool) -> float:
    """The cost of blank at a column's foot; the column that ends a run may be a line short."""
    blank = max(0.0, (depth - column.used) / task.unit)
    ends = column.rest.ends(task.slabs)
    if column.last is not None and column.last.ends is not None:
        return 0.0
    return BLANK * blank if ends and not last else BLANK * blank * blank
