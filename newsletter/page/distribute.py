"""Distribution: items of the story go down the sheets, page by page.

A page takes what waits for its head, then items in their order: spanners across, runs in balanced
columns while they end on the page, else in full columns. A picture across that is named in a run
stands at the head or foot of the page that names it, or at the head of the next.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass
from newsletter.page.boxes import closed_frames
from newsletter.page.columns import Rest, Task, balance, fill
from newsletter.page.slab import NEVER, TOLERANCE, Slab
from newsletter.page.story import ColumnRun, PageEnd, Spanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.sheet import Grid, Master
    from newsletter.page.columns import Column, Filling
    from newsletter.page.fragment import Fragment
    from newsletter.page.story import Item

# Columns shorter than so many lines are not begun at a page's foot, nor left beside a picture.
LEAST_LINES = 3
WHOLE = Rest()


@dataclass(frozen=True, slots=True)
class Place:
    """How far the story has come: the item, what of it is left, and what waits for a page's head."""

    item: int = 0
    rest: Rest = WHOLE
    waiting: tuple[Slab, ...] = ()
    handled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """One composed page and the place after it."""

    fragments: tuple[Fragment, ...]
    columns: tuple[Rect, ...]
    place: Place
    ended: bool


@dataclass(slots=True)
class _Sheet:
    """The private state of a page while it fills: what is set, from *top* down to *foot*."""

    items: Sequence[Item]
    master: Master
    grid: Grid
    place: Place
    top: float
    foot: float
    after: float = 0.0
    spanned: bool = False
    fragments: list[Fragment] = field(default_factory=list)
    columns: list[Rect] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.fragments

    def gap(self, before: float) -> float:
        """The blank above what comes next; none at the page's head."""
        return 0.0 if self.empty else max(self.after, before)


def draft(items: Sequence[Item], master: Master, grid: Grid, place: Place) -> Draft:
    """The page that *master* makes of the story from *place* on."""
    sheet = _Sheet(items, master, grid, place, master.area.y, master.area.bottom)
    _take_waiting(sheet)
    while sheet.place.item < len(items):
        if not _take(sheet, items[sheet.place.item]):
            break
    ended = sheet.place.item >= len(items) and not sheet.place.waiting
    return Draft(tuple(sheet.fragments), tuple(sheet.columns), sheet.place, ended)


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
    sheet.top, sheet.after, sheet.spanned = y + slab.depth, slab.after, True


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
    return replace(place, item=place.item + 1, rest=WHOLE, handled=frozenset())


def _take_spanner(sheet: _Sheet, item: Spanner) -> bool:
    """Set the slabs of a spanner that fit; parts that must not be parted go together."""
    slabs = item.slabs
    start = sheet.place.rest.index
    stop, y, after = start, sheet.top, sheet.after
    for index in range(start, len(slabs)):
        first = index == start
        slab = slabs[index]
        y += (sheet.gap(slab.before) if first else max(after, slab.before)) + slab.depth
        after = slab.after
        if y > sheet.foot + TOLERANCE:
            break
        if slab.cost < NEVER or index == len(slabs) - 1:
            stop = index + 1
    if stop == start and sheet.empty:
        stop = len(slabs)
    _set_stack(sheet, slabs[start:stop])
    if stop == len(slabs):
        sheet.place = _next(sheet.place)
        return True
    sheet.place = replace(sheet.place, rest=Rest(stop))
    return False


def _set_stack(sheet: _Sheet, slabs: Sequence[Slab]) -> None:
    if not slabs:
        return
    tops: list[float] = []
    y, after = sheet.top, sheet.after
    for index, slab in enumerate(slabs):
        y += max(after, slab.before) if index else sheet.gap(slab.before)
        tops.append(y)
        y, after = y + slab.depth, slab.after
    x = sheet.master.area.x
    sheet.fragments += (fragment.moved(x, 0.0) for fragment in closed_frames(slabs, tops))
    for slab, top in zip(slabs, tops, strict=True):
        sheet.fragments += (fragment.moved(x, top) for fragment in slab.content)
    sheet.top, sheet.after, sheet.spanned = y, after, True


def _take_run(sheet: _Sheet, run: ColumnRun) -> bool:
    """Fill columns with a run, making room for the pictures across that it names."""
    feet: list[Slab] = []
    while True:
        top, depth = _opening(sheet, run, feet)
        if depth < LEAST_LINES * sheet.grid.unit and not (sheet.empty and not feet):
            return False
        filling = _filled(sheet, run, depth)
        wide = _named(sheet, run, filling)
        if wide is None:
            break
        _stand(sheet, run, wide, feet)
    _set_columns(sheet, run, filling, top)
    for slab in feet:
        _across(sheet, slab)
    if filling.rest.ends(run.slabs):
        sheet.place = _next(sheet.place)
        return True
    sheet.place = replace(sheet.place, rest=filling.rest)
    return False


def _opening(sheet: _Sheet, run: ColumnRun, feet: Sequence[Slab]) -> tuple[float, float]:
    """Where the columns begin, and how deep they may be above the pictures at the foot."""
    index = sheet.place.rest.index
    before = run.slabs[index].before if index < len(run.slabs) else 0.0
    top = sheet.top + sheet.gap(before)
    reserved = sum(slab.depth + max(slab.before, slab.after) for slab in feet)
    unit = sheet.grid.unit
    return top, ((sheet.foot - top - reserved + TOLERANCE) // unit) * unit


def _filled(sheet: _Sheet, run: ColumnRun, depth: float) -> Filling:
    task = Task(run.slabs, sheet.master.columns, depth, sheet.grid.unit)
    rest = sheet.place.rest
    return balance(task, rest) or fill(task, rest)


def _named(sheet: _Sheet, run: ColumnRun, filling: Filling) -> int | None:
    """The first picture across that these columns name and that has no place yet."""
    for column in filling.columns:
        for index, _ in column.placed:
            if run.slabs[index].wide is not None and index not in sheet.place.handled:
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


def _set_columns(sheet: _Sheet, run: ColumnRun, filling: Filling, top: float) -> None:
    for number, column in enumerate(filling.columns):
        x = sheet.master.column_x(number)
        sheet.columns.append(Rect(x, top, sheet.master.column, column.used))
        sheet.fragments += (fragment.moved(x, top) for fragment in column_fragments(run.slabs, column))
    sheet.top = top + filling.depth
    sheet.after = max((_after(run.slabs, column) for column in filling.columns), default=0.0)


def _after(slabs: Sequence[Slab], column: Column) -> float:
    return slabs[column.placed[-1][0]].after if column.placed else 0.0


def column_fragments(slabs: Sequence[Slab], column: Column) -> list[Fragment]:
    """A column's fragments from its top left: frames behind, then content in reading order."""
    chosen = [slabs[index] for index, _ in column.placed]
    tops = [top for _, top in column.placed]
    fragments = closed_frames(chosen, tops)
    for number, (slab, top) in enumerate(zip(chosen, tops, strict=True)):
        if number == 0 and slab.head:
            fragments += _repeated(slab.head)
        fragments += (fragment.moved(0.0, top) for fragment in slab.content)
    return fragments


def _repeated(head: Sequence[Slab]) -> list[Fragment]:
    found: list[Fragment] = []
    y = 0.0
    for slab in head:
        found += (replace(fragment.moved(0.0, y), repeated=True) for fragment in slab.content)
        y += slab.depth
    return found
