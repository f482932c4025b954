"""Headings in lines of nearly equal length, as few as the text needs (T44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.lines.totalfit import Breaks
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from newsletter.lines.items import Items
    from newsletter.lines.totalfit import Stretch

_LEAST = 2  # characters on a line
_UNEVEN = 1000  # demerits of a line that misses the mean length by one em
_MID_CLAUSE, _MID_PHRASE = 6000, 12000  # of a break after a weak mark, and after none
_LONELY = 10**9  # of a line with fewer characters than the least

_STRONG = frozenset((Class.TW, Class.SPACE, Class.IDSPACE, Class.ZW))
_WEAK = frozenset((Class.PS, Class.CL))

# Cost so far, the place of the last line's start, the way before it.
_Way = tuple[int, int, "_Way | None"]


def balanced(items: Items, stretch: Stretch) -> Breaks | None:
    """The evenest breaks of one stretch into the fewest lines; None when some line cannot fit."""
    count = _fewest(items, stretch)
    if not count:
        return None
    mean = items.natural(stretch.legal[0], stretch.legal[-1]) // count
    ways: dict[int, _Way] = {0: (0, -1, None)}
    for line in range(count):
        measure = stretch.measures[min(line, len(stretch.measures) - 1)]
        ways = _next(items, stretch, ways, (measure, mean))
    last = len(stretch.legal) - 1
    if last not in ways:
        return None
    way, places = ways[last], [last]
    cost, costs = way[0], []
    while way[2] is not None:
        places.append(way[1])
        costs.append(way[0] - way[2][0])
        way = way[2]
    return Breaks(tuple(stretch.legal[place] for place in reversed(places)), cost, tuple(reversed(costs)))


def _fewest(items: Items, stretch: Stretch) -> int:
    """The number of lines when each takes as much as it can; 0 when a piece is wider than its line."""
    legal, measures = stretch.legal, stretch.measures
    place, count, last = 0, 0, len(legal) - 1
    while place < last:
        measure = measures[min(count, len(measures) - 1)]
        stop = place
        while stop < last and items.natural(legal[place], legal[stop + 1]) <= measure:
            stop += 1
        if stop == place:
            return 0
        place, count = stop, count + 1
    return count


def _next(items: Items, stretch: Stretch, ways: dict[int, _Way], widths: tuple[int, int]) -> dict[int, _Way]:
    """The best ways after one line more, which is no wider than the measure and costs by its distance from the mean."""
    measure, mean = widths
    legal, found = stretch.legal, dict[int, _Way]()
    for place, way in ways.items():
        for stop in range(place + 1, len(legal)):
            width = items.natural(legal[place], legal[stop])
            if width > measure:
                break
            uneven = (width - mean) / items.em
            cost = way[0] + int(_UNEVEN * uneven * uneven) + _break_cost(items, stretch, stop)
            if items.counted[legal[stop]] - items.counted[legal[place]] < _LEAST:
                cost += _LONELY
            new: _Way = (cost, place, way)
            if stop not in found or new[:2] < found[stop][:2]:
                found[stop] = new
    return found


def _break_cost(items: Items, stretch: Stretch, stop: int) -> int:
    """What a break costs by its place among the words."""
    if stop == len(stretch.legal) - 1:
        return 0
    joint = stretch.legal[stop]
    penalty = stretch.penalties.get(joint, 0)
    before = items.joints.classes[joint - 1]
    if before in _STRONG or joint in items.joints.stops:
        return penalty * penalty
    return penalty * penalty + (_MID_CLAUSE if before in _WEAK else _MID_PHRASE)
