"""Distribution: items of the story go down the sheets, page by page.

A page takes what waits for its head, then items in their order: spanners across, runs in balanced
columns while they end on the page, else in full columns. A picture across that is named in a run
stands at the head or foot of the page that names it, or at the head of the next.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.node import Space
from newsletter.page.assemble import column_fragments, framed, stacked
from newsletter.page.columns import SHORTEST, SPOILED, Task, balance, fill, squeezed
from newsletter.page.filler import START, UNFIT, Rest
from newsletter.page.fragment import Fragment, SetShapes
from newsletter.page.slab import NEVER, STRAND, TOLERANCE, Slab, noted, tops, total_depth, up
from newsletter.page.story import ColumnRun, PageEnd, Spanner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.sheet import Grid, Master
    from newsletter.page.columns import Filling
    from newsletter.page.story import Item

# Columns shorter than so many lines are not begun at a page's foot, nor left beside a picture.
LEAST_LINES = 3
# Columns give up so many lines for spanners that would else begin another page.
MOST_SQUEEZED = 2


@dataclass(frozen=True, slots=True)
class Place:
    """How far the story has come: the item, what of it is left, and what waits for a page's head."""

    item: int = 0
    rest: Rest = START
    waiting: tuple[Slab, ...] = ()
    handled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """One composed page, the place after it, how far down it is filled, its demerits, and the runs in its columns."""

    fragments: tuple[Fragment, ...]
    columns: tuple[Rect, ...]
    place: Place
    ended: bool
    foot: float
    cost: float = 0.0
    filled: tuple[tuple[ColumnRun, Filling], ...] = ()


@dataclass(slots=True)
class _Sheet:
    """The private state of a page while it fills: what is set, from *top* down to *foot*.

    What stands last is *held* where it must not be parted from what follows.
    """

    items: Sequence[Item]
    master: Master
    grid: Grid
    place: Place
    top: float
    foot: float
    after: float = 0.0
    fragments: list[Fragment] = field(default_factory=list)
    columns: list[Rect] = field(default_factory=list)
    cost: float = 0.0
    shortest: int = SHORTEST
    reserve: float = 0.0
    held: bool = False
    filled: list[tuple[ColumnRun, Filling]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.fragments

    def gap(self, before: float) -> float:
        """The blank above what comes next; none at the page's head."""
        return 0.0 if self.empty else max(self.after, before)


def draft(  # noqa: PLR0913 - all that a page depends on
    items: Sequence[Item],
    master: Master,
    grid: Grid,
    place: Place,
    *,
    less: int = 0,
    shortest: int = SHORTEST,
    reserve: float = 0.0,
) -> Draft:
    """The page that *master* makes of the story from *place* on, its foot *less* lines higher.

    Its columns may all end *shortest* lines short for the sake of level feet. Where the story goes on behind
    the page its last column leaves *reserve* points free.
    """
    foot = master.area.bottom - less * grid.unit
    sheet = _Sheet(items, master, grid, place, master.area.y, foot, shortest=shortest, reserve=reserve)
    _take_waiting(sheet)
    while sheet.place.item < len(items):
        if not _take(sheet, items[sheet.place.item]):
            break
    else:
        _take_waiting(sheet)
    ended = sheet.place.item >= len(items) and not sheet.place.waiting
    return Draft(
        tuple(sheet.fragments),
        tuple(sheet.columns),
        sheet.place,
        ended,
        sheet.top,
        sheet.cost,
        tuple(sheet.filled),
    )


def _take_waiting(sheet: _Sheet) -> None:
    waiting = list(sheet.place.waiting)
    while waiting and (sheet.empty or _room(sheet, waiting[0]) >= 0):
        _across(sheet, waiting.pop(0))
    sheet.place = replace(sheet.place, waiting=tuple(waiting))


def _room(sheet: _Sheet, slab: Slab) -> float:
    """What is left below *slab* if it is set next."""
    return sheet.foot - sheet.top - sheet.gap(slab.before) - slab.depth + TOLERANCE


def _across(sheet: _Sheet, slab: Slab) -> None:
    """Set a slab across the type area."""
    y = sheet.top + sheet.gap(slab.before)
    sheet.fragments += (fragment.moved(sheet.master.area.x, y) for fragment in slab.content)
    sheet.top, sheet.after = y + slab.depth, slab.after


def _take(sheet: _Sheet, item: Item) -> bool:
    """Place an item or what fits of it; False when the page is done."""
    match item:
        case PageEnd():
            sheet.place = _next(sheet.place)
            return sheet.empty
        case Spanner():
            return _take_spanner(sheet, item)
        case ColumnRun():
            return _take_run(sheet, item)


def _next(place: Place) -> Place:
    return replace(place, item=place.item + 1, rest=START, handled=frozenset())


def _take_spanner(sheet: _Sheet, item: Spanner) -> bool:
    """Set the slabs of a spanner that fit; parts that must not be parted go together.

    One that is kept with what follows waits for the next page when too little of that would fit below. Where its
    pictures leave no room they stand lower.
    """
    start = sheet.place.rest.index
    if not item.slabs[start:]:
        sheet.place = _next(sheet.place)
        return True
    ways = [_spanning(sheet, slabs[start:], begun=start > 0) for slabs in (item.slabs, *item.lesser)]
    way = next((way for way in ways if way.stop == len(way.slabs)), ways[0])
    stop = way.stop
    if not stop:
        if not sheet.empty:
            return False
        # What no page holds together is parted after all, rather than leave the page.
        way = max(ways, key=lambda one: one.fitting)
        stop = way.fitting or len(way.slabs)
    slabs, begins, done = way.slabs, way.begins, stop == len(way.slabs)
    x = sheet.master.area.x
    sheet.fragments += (f.moved(x, 0.0) for f in framed(slabs[:stop], begins[:stop], whole=done))
    sheet.top, sheet.after = begins[stop - 1] + slabs[stop - 1].depth, slabs[stop - 1].after
    sheet.held = done and slabs[-1].cost >= STRAND
    sheet.place = _next(sheet.place) if done else replace(sheet.place, rest=Rest(start + stop))
    return done


class _Spanning(NamedTuple):
    """The slabs of a spanner at their tops: how many may be set here, and how many at a pinch."""

    slabs: Sequence[Slab]
    begins: Sequence[float]
    stop: int
    fitting: int


def _spanning(sheet: _Sheet, slabs: Sequence[Slab], *, begun: bool) -> _Spanning:
    """How many of the slabs of a spanner, *begun* on a page before or not, the page holds."""
    head = sum(slab.depth for slab in slabs[0].head) if begun else 0.0
    top = sheet.top + sheet.gap(slabs[0].before) + head
    begins = [top + y for y in tops(slabs)]
    stop = fitting = 0
    for index, slab in enumerate(slabs):
        last = index + 1 == len(slabs)
        foot = begins[index] + slab.depth + (slab.foot.depth if slab.foot and not last else 0.0)
        below = _wanted_below(sheet) if last and slab.cost >= STRAND else 0.0
        if foot + below > sheet.foot + TOLERANCE:
            break
        if last or slab.cost < STRAND:
            stop = index + 1
        if slab.cost < NEVER:
            fitting = index + 1
    return _Spanning(slabs, begins, stop, fitting)


def _wanted_below(sheet: _Sheet) -> float:
    """What must fit below a spanner that is kept with the run that follows it."""
    following = sheet.items[sheet.place.item + 1 : sheet.place.item + 2]
    if not following or not isinstance(following[0], ColumnRun):
        return 0.0
    return min(LEAST_LINES * sheet.grid.unit, total_depth(following[0].slabs))


def _take_run(sheet: _Sheet, run: ColumnRun) -> bool:
    """Fill columns with a run, making room for the pictures across that it names."""
    feet: list[Slab] = []
    while True:
        top, depth = _opening(sheet, run, feet)
        if depth < LEAST_LINES * sheet.grid.unit and not sheet.empty:
            _wait(sheet, feet)
            return False
        filling = _filled(sheet, run, depth)
        if feet and (filling.cost >= UNFIT or filling.waits):
            _wait(sheet, feet)  # the text goes on without them
            continue
        if not sheet.empty and (filling.cost >= UNFIT or filling.waits):
            return False  # a fresh page may hold what this one cannot
        wide = _named(sheet, filling)
        if wide is None:
            break
        _stand(sheet, run, wide, feet)
    if filling.rest.ends(run.slabs) and not feet:
        filling = _with_room(sheet, run, filling, top)
    _set_columns(sheet, run, filling, top)
    for slab in feet:
        _across(sheet, slab)
    if filling.rest.ends(run.slabs):
        sheet.place = _next(sheet.place)
        return True
    sheet.place = replace(sheet.place, rest=filling.rest)
    return False


def _opening(sheet: _Sheet, run: ColumnRun, feet: Sequence[Slab]) -> tuple[float, float]:
    """Where the columns begin, on the grid whatever stands above, and how deep they may be above pictures at the foot."""
    index = sheet.place.rest.index
    before = run.slabs[index].before if index < len(run.slabs) else 0.0
    head, unit = sheet.master.area.y, sheet.grid.unit
    top = head + up(sheet.top + sheet.gap(before) - head, unit)
    reserved = sum(slab.depth + max(slab.before, slab.after) for slab in feet)
    return top, ((sheet.foot - top - reserved + TOLERANCE) // unit) * unit


def _filled(sheet: _Sheet, run: ColumnRun, depth: float) -> Filling:
    rest, unit = sheet.place.rest, sheet.grid.unit
    columns = sheet.master.columns
    task = Task(
        run.slabs,
        columns,
        depth,
        unit,
        run.leeway,
        sheet.shortest,
        run.known,
        sheet.reserve,
        wait=NEVER if sheet.empty else STRAND if sheet.held else 0.0,
    )
    # A few lines are not worth parting: they stand in the first column.
    few = not rest.deferred and total_depth(run.slabs[rest.index :]) <= LEAST_LINES * unit + TOLERANCE
    single = balance(replace(task, columns=1), rest) if few else None
    balanced = single or balance(task, rest)
    if balanced is not None and balanced.cost < SPOILED:
        return balanced
    filling = fill(task, rest)
    # A run that only ends here by a broken rule goes on overleaf.
    return balanced if balanced is not None and balanced.cost <= filling.cost + SPOILED else filling


def _with_room(sheet: _Sheet, run: ColumnRun, filling: Filling, top: float) -> Filling:
    """The columns a line or two shallower where the spanners behind them then stand on this page, too."""
    following = takewhile(lambda item: isinstance(item, Spanner), sheet.items[sheet.place.item + 1 :])
    slabs = [slab for item in following if isinstance(item, Spanner) for slab in item.slabs]
    if not slabs:
        return filling
    unit = sheet.grid.unit
    wanted = max(filling.after, slabs[0].before) + total_depth(slabs)
    over = up(wanted - (sheet.foot - top - filling.depth), unit)
    if not 0 < over <= MOST_SQUEEZED * unit + TOLERANCE:
        return filling
    task = Task(run.slabs, sheet.master.columns, filling.depth - over, unit, run.leeway, known=run.known)
    return squeezed(task, sheet.place.rest) or filling


def _named(sheet: _Sheet, filling: Filling) -> int | None:
    """The first picture across that these columns name and that has no place yet."""
    for column in filling.columns:
        for index, _, slab in column.placed:
            if slab.wide is not None and index not in sheet.place.handled:
                return index
    return None


def _stand(sheet: _Sheet, run: ColumnRun, index: int, feet: list[Slab]) -> None:
    """Give a picture across its place: the head of a page without spanners, its foot, or the next page."""
    slab = run.slabs[index].wide
    assert slab is not None
    least = 2 * LEAST_LINES * sheet.grid.unit
    room = _opening(sheet, run, feet)[1] - slab.depth - max(slab.before, slab.after)
    if room < least:
        sheet.place = replace(sheet.place, waiting=(*sheet.place.waiting, slab))
    elif sheet.empty:
        _across(sheet, slab)
    else:
        feet.append(slab)
    sheet.place = replace(sheet.place, handled=sheet.place.handled | {index})


def _wait(sheet: _Sheet, feet: list[Slab]) -> None:
    """Have the pictures that were to stand at the page's foot wait for the next page's head."""
    sheet.place = replace(sheet.place, waiting=(*feet, *sheet.place.waiting))
    feet.clear()


def _set_columns(sheet: _Sheet, run: ColumnRun, filling: Filling, top: float) -> None:
    sheet.fragments += _rules(sheet, filling, top)
    for number, column in enumerate(filling.columns):
        x = sheet.master.column_x(number)
        sheet.columns.append(Rect(x, top, sheet.master.column, column.used))
        sheet.fragments += (fragment.moved(x, top) for fragment in column_fragments(run.slabs, column))
        foot = top + filling.depth - total_depth(noted(column.notes))
        sheet.fragments += (fragment.moved(x, foot) for fragment in stacked(noted(column.notes)))
    sheet.cost += filling.cost
    sheet.filled.append((run, filling))
    sheet.top, sheet.after, sheet.held = top + filling.depth, filling.after, False


def _rules(sheet: _Sheet, filling: Filling, top: float) -> Iterator[Fragment]:
    """The rules between columns with text on both sides, from ink to ink."""
    stroke, inset = sheet.master.rule, sheet.grid.inset
    for number, column in enumerate(filling.columns):
        if stroke is not None and number and column.used:
            x = sheet.master.column_x(number) - sheet.master.gutter / 2
            line = VectorShape(segment(0.0, inset, 0.0, filling.depth - inset), stroke=stroke)
            yield Fragment(SetShapes(Space(0.0), (line,)), x, top)
