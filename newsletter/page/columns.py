"""Filling the columns of a page: where a run of slabs is cut so that they come out best.

All costs are demerits in one table: a line of blank at a column's foot counts 100 times the square
of its number, the breaks' own costs stand in `slab`, what bends in a column in `leeway`.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.page.filler import BLANK, START, UNFIT, Column, Rest, candidates
from newsletter.page.leeway import LESS
from newsletter.page.slab import LONELY, NEVER, TOLERANCE, up

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def fill(task: Task, start: Rest) -> Filling:
    """The columns filled to their depth, or some lines less where that costs less (T45).

    Where that leaves faults or blank, paragraphs are asked for a line more or less (T36).
    """
    filling = _filled(task, start, bends=False)
    if task.leeway is not None and filling.cost > TOLERABLE:
        bent = _filled(task, start, bends=True)
        return bent if bent.cost < filling.cost else filling
    return filling


def _filled(task: Task, start: Rest, *, bends: bool) -> Filling:
    best = _search(task, start, task.depth, bends=bends)
    assert best is not None
    for less in range(1, task.shortest + 1):
        if best.cost <= SHORT * less * less:
            break
        short = _search(task, start, task.depth - less * task.unit, bends=bends)
        if short is not None and short.cost + SHORT * less * less < best.cost:
            best = replace(short, cost=short.cost + SHORT * less * less, short=less)
    return best


def balance(task: Task, start: Rest) -> Filling | None:
    """The columns made equally deep, as shallow as the rest of the run allows.

    None when it does not fit in the depth.
    """
    lines = round(task.depth / task.unit)
    left = sum(slab.depth for slab in task.slabs[start.index :])
    if left > task.columns * (task.depth + TOLERANCE):
        return None
    # No columns hold more than their depth, and few need much more.
    least = max(1, int(left / task.columns / task.unit - TOLERANCE))
    most, step = least, 1
    while _search(task, start, most * task.unit, finish=True) is None:
        if most >= lines:
            return None
        least, most, step = most + 1, min(lines, most + step), 2 * step
    while least < most:
        middle = (least + most) // 2
        if _search(task, start, middle * task.unit, finish=True) is None:
            least = middle + 1
        else:
            most = middle
    best: Filling | None = None
    for more in range(lines - least + 1):
        if more >= DEEPER and best is not None and best.cost < LONELY:
            break
        found = _search(task, start, (least + more) * task.unit, finish=True)
        if found is not None:
            found = replace(found, cost=found.cost + SHALLOW * more)
            best = found if best is None or found.cost < best.cost else best
    if best is not None and best.cost > UNEVEN and task.leeway is not None:
        for more in range(min(BENT, lines - least + 1)):
            found = _search(task, start, (least + more) * task.unit, finish=True, bends=True)
            if found is not None and found.cost + SHALLOW * more < best.cost:
                best = replace(found, cost=found.cost + SHALLOW * more)
    return best


def squeezed(task: Task, start: Rest) -> Filling | None:
    """The rest of the run in columns of the task's depth, by all that it can give; None where it cannot."""
    return _search(task, start, task.depth, finish=True, bends=True) if task.leeway is not None else None


def _search(
    task: Task, start: Rest, depth: float, *, finish: bool = False, bends: bool = False
) -> Filling | None:
    """The cheapest columns of one depth; with *finish* nothing may be left."""
    if depth < task.unit - TOLERANCE:
        return None
    memo: dict[tuple[Rest, int], tuple[float, tuple[Column, ...]] | None] = {}

    def best(rest: Rest, left: int) -> tuple[float, tuple[Column, ...]] | None:
        if left == 0:
            return (0.0, ()) if not finish or rest.ends(task.slabs) else None
        if rest.ends(task.slabs):
            empty = Column((), 0, 0.0, 0.0, rest)
            bare = BLANK * (depth / task.unit) ** 2
            return left * (min(bare, RAGGED) if finish else bare), (empty,) * left
        key = (rest, left)
        if key not in memo:
            memo[key] = _cheapest(rest, left)
            found = memo[key]
            # Where nothing fits well the columns that are left stay empty, but not all of a page.
            bare = left * BLANK * (depth / task.unit) ** 2 + (task.wait if left == task.columns else 0.0)
            if not finish and (found is None or bare < found[0]) and bare < NEVER:
                memo[key] = bare, (Column((), 0, 0.0, 0.0, rest),) * left
        return memo[key]

    def _cheapest(rest: Rest, left: int) -> tuple[float, tuple[Column, ...]] | None:
        found: tuple[float, tuple[Column, ...]] | None = None
        room = depth if left > 1 or finish else depth - task.reserve
        for column in _ways(task, rest, room, bends=bends, finish=finish):
            blank = _blank(task, column, room, last=left == 1)
            cost = column.cost + (min(blank, RAGGED) if finish else blank)
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
    return Filling(answer[1], answer[0], up(deepest, task.unit), start, depth, finish)


def second(task: Task, filling: Filling, index: int) -> tuple[float, Column] | None:
    """The cheapest other end of column *index*, with what it would cost more in all; None where there is none."""
    start = filling.columns[index - 1].rest if index else filling.start
    left, chosen = len(filling.columns) - index - 1, filling.columns[index].rest
    costs: dict[Rest, tuple[float, Column]] = {}
    for column in _ways(task, start, filling.aim, bends=True, finish=filling.finish):
        cost = column.cost + _blank(task, column, filling.aim, last=left == 0)
        if left:
            inner = replace(task, columns=left)
            tail = _search(inner, column.rest, filling.aim, finish=filling.finish, bends=True)
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


def _ways(task: Task, rest: Rest, depth: float, *, bends: bool, finish: bool) -> list[Column]:
    """The ways to fill one column; with *bends* those, too, that only come about by what the run can give."""
    found = task.ways(rest, depth)
    if not bends or task.leeway is None:
        return found
    deeper = task.ways(rest, depth - LESS * task.unit)
    tried = [
        column
        for column in (*found, *deeper)
        if column.cost < UNFIT and (finish or not column.rest.ends(task.slabs))
    ]
    bent = (task.leeway.changed(column, depth) for column in tried)
    return [*found, *(column for column in bent if column is not None and column.used <= depth + TOLERANCE)]


def _blank(task: Task, column: Column, depth: float, *, last: bool) -> float:
    """The cost of blank at a column's foot; the column that ends a run may be a line short."""
    blank = max(0.0, (depth - column.used) / task.unit)
    ends = column.rest.ends(task.slabs)
    if column.last is not None and column.last.ends is not None:
        return 0.0
    return BLANK * blank if ends and not last else BLANK * blank * blank
