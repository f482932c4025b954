"""The breaks of least total demerits (Knuth and Plass 1981; T20, T33–T35).

A search covers one stretch between forced breaks. Every way to reach a place is kept that a better
neighbour could still make the best, so the result is exact, not a likeness.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.lines import tiers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.lines.items import Items

# Cost so far, lines so far, place of the last line's start, its ratio, the edge before it: edges compare
# by cost, then fewer lines, then earlier break.
Edge = tuple[int, int, int, float, "Edge | None"]
_ROOT: Edge = (0, 0, -1, 0.0, None)
_FAR = 1 << 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Clusters between two forced breaks: the joints where they may break, first and last included.

    `measures` are the widths of the lines from the stretch's first, the last repeating. `short` is the
    width that a last line should pass (T20). `ragged` lines are not justified. A line that ends at one
    of the `hyphens` ends in a hyphen, which only the second pass allows.
    """

    legal: list[int]
    penalties: dict[int, int]
    measures: Sequence[int]
    short: int
    ragged: bool = False
    hyphens: frozenset[int] = frozenset()

    def plain(self) -> Stretch:
        """The same without its hyphens."""
        if not self.hyphens:
            return self
        return replace(self, legal=[j for j in self.legal if j not in self.hyphens], hyphens=frozenset())


@dataclass(frozen=True, slots=True)
class Breaks:
    """The chosen joints, the first and the last included, their cost, and each line's part of it.

    The last line of *lonely* ones has fewer than two characters, since no breaks avoid it (T20).
    """

    joints: tuple[int, ...]
    demerits: int
    costs: tuple[int, ...] = ()
    lonely: bool = False


def fit(items: Items, stretch: Stretch) -> Breaks:
    """The breaks of least demerits of one stretch; some are always found.

    The passes are those of T35; a last line with fewer than two characters is let through only when no
    set of breaks avoids it (T20).
    """
    if stretch.hyphens:
        plain = stretch.plain()
        search = _Search(items, plain)
        edge = None if search.is_torn else search.run(_limits(plain)[0])
        if edge is not None:
            return _breaks(plain, edge)
    search = _Search(items, stretch)
    edge = _solved(search)
    lonely = edge is None
    if edge is None:
        search.last_start = len(stretch.legal)
        edge = _solved(search)
    assert edge is not None
    return replace(_breaks(stretch, edge), lonely=lonely)


def fit_in(items: Items, stretch: Stretch, lines: int) -> Breaks | None:
    """The breaks of least demerits into so many *lines*; None where no gap within the limits does it (T36)."""
    plain = stretch.plain()
    for limit, one in zip(_limits(stretch), (plain, stretch), strict=False):
        search = _Search(items, one)
        search.counting = True
        edge = search.run(limit, lines=lines)
        if edge is not None:
            return _breaks(one, edge)
    return None


def _breaks(stretch: Stretch, edge: Edge) -> Breaks:
    places = [len(stretch.legal) - 1]
    costs: list[int] = []
    walk = edge
    while walk[4] is not None:
        places.append(walk[2])
        costs.append(walk[0] - walk[4][0])
        walk = walk[4]
    return Breaks(tuple(stretch.legal[place] for place in reversed(places)), edge[0], tuple(reversed(costs)))


def _solved(search: _Search) -> Edge | None:
    """The best way by the passes; where items are torn all ways are weighed, since some tears are the dearest."""
    for limit in () if search.is_torn else _limits(search.stretch):
        edge = search.run(limit)
        if edge:
            return edge
    return _emergency(search)


def _limits(stretch: Stretch) -> tuple[float, ...]:
    """The passes before the emergency: the widest gap of each, or how ragged its lines may be."""
    return (tiers.RAGGED_LIMIT,) if stretch.ragged else (tiers.EASY_GAP, tiers.LIMIT_GAP)


def _emergency(search: _Search) -> Edge | None:
    """Wider and wider gaps until a solution is found whose cost no wider gap could undercut."""
    limit, most = tiers.MOST_GAP, 2 * max(search.measures) / search.em + 1
    while True:
        edge = search.run(limit, emergency=True)
        if edge is not None:
            enough = search.limit_for(edge[0])
            return edge if enough <= limit else search.run(min(enough, most), emergency=True)
        if limit > most:
            return None
        limit *= 4


class _Search:
    """The private state of one stretch's search: columns by place, a place being an index into `legal`."""

    def __init__(self, items: Items, stretch: Stretch) -> None:
        legal, self.stretch = stretch.legal, stretch
        self.items, self.legal, self.ragged, self.em = items, legal, stretch.ragged, items.em
        self.measures, self.short = stretch.measures, stretch.short
        self.end = [items.ends[j] for j in legal]
        self.start = [items.starts[j] for j in legal]
        self.opened = [items.open[j] for j in legal]
        give = items.give if not stretch.ragged else [0] * len(items.give)  # T34
        self.low = [items.ends[j] - give[j] for j in legal]
        self.low_start = [items.starts[j] - give[j + 1] for j in legal]
        self.costs: list[int] = [0] * len(legal)
        if stretch.penalties:
            found = stretch.penalties.get
            self.costs = [found(j, 0) ** 2 for j in legal]
        self.is_torn = max(self.costs) >= tiers.TEAR
        self.again = self.costs
        if stretch.hyphens:
            self.again = [
                cost + tiers.TWO_HYPHENS * (j in stretch.hyphens)
                for j, cost in zip(legal, self.costs, strict=True)
            ]
        self.elastic = bool(items.word[-1] or items.auto[-1])
        self.last_start = self._last_start()
        self.high: list[int] = []
        self.high_start: list[int] = []
        self.limit = 0.0
        self.emergency = self.counting = False
        self.ceiling = 0.0

    def _last_start(self) -> int:
        """The last place where a last line may begin and still hold two characters (T20)."""
        counted, legal = self.items.counted, self.legal
        place = len(legal) - 1
        if counted[legal[-1]] - counted[legal[0]] < 2:
            return place
        while place > 0 and counted[legal[-1]] - counted[legal[place]] < 2:
            place -= 1
        return place

    def limit_for(self, cost: int) -> float:
        """The gap (or the raggedness) in em past which one line alone costs more than *cost*."""
        return tiers.ratio_for(cost) * tiers.RAGGED_LIMIT if self.ragged else tiers.gap_for(cost)

    def run(self, limit: float, *, emergency: bool = False, lines: int = 0) -> Edge | None:
        """The best way to the end with no gap above *limit* em, in any number of *lines* or just so many."""
        self._prepare(limit, emergency=emergency)
        incoming: dict[int, list[Edge]] = defaultdict(list, {0: [_ROOT]})
        last = len(self.legal) - 1
        for place in range(last):
            edges = incoming.pop(place, None)
            if edges:
                for measure, ways in self._groups(edges):
                    self._extend(place, ways, measure, incoming)
        return min([edge for edge in incoming[last] if not lines or edge[1] == lines], default=None)

    def _prepare(self, limit: float, *, emergency: bool) -> None:
        """The widest that each line can be under *limit*, as prefix sums."""
        self.limit, self.emergency = limit, emergency
        items, legal = self.items, self.legal
        gap = int(limit * self.em) + 1
        if self.ragged:
            self.high, self.high_start = self.end, [start - gap for start in self.start]
            self.ceiling = limit / tiers.RAGGED_LIMIT
            return
        self.ceiling = tiers.gap_ratio(limit) + 1e-9
        spare = gap if emergency else 0  # a line without gaps counts all its slack as one
        opened = items.open
        if self.elastic:
            word, auto = items.word, items.auto
            self.high = [items.ends[j] + word[j] + auto[j] + gap * opened[j] for j in legal]
            self.high_start = [
                items.starts[j] + word[j + 1] + auto[j + 1] + gap * opened[j + 1] - spare for j in legal
            ]
        else:
            self.high = [end + gap * n for end, n in zip(self.end, self.opened, strict=True)]
            self.high_start = [items.starts[j] + gap * opened[j + 1] - spare for j in legal]

    def _groups(self, edges: list[Edge]) -> Iterator[tuple[int, list[Edge]]]:
        """The ways to a place by the measure of the line that begins there, best first, hopeless ones left out."""
        measures = self.measures
        final = len(measures) - 1
        if len(edges) == 1:
            yield measures[min(edges[0][1], final)], edges
            return
        edges.sort()
        if final < 2 and not self.counting:
            least = edges[0][0] + tiers.WORST_PAIR
            yield measures[final], [edge for edge in edges if edge[0] <= least]
            return
        told_apart = len(self.legal) if self.counting else final
        for line in sorted({min(edge[1], told_apart) for edge in edges}):
            ways = [edge for edge in edges if min(edge[1], told_apart) == line]
            least = ways[0][0] + tiers.WORST_PAIR
            yield measures[min(line, final)], [edge for edge in ways if edge[0] <= least]

    def _extend(self, place: int, ways: list[Edge], measure: int, incoming: dict[int, list[Edge]]) -> None:
        """Add every line that can begin at *place* to where it ends."""
        last = len(self.legal) - 1
        first = bisect_left(self.high, measure + self.high_start[place], place + 1)
        stop = bisect_right(self.low, measure + self.low_start[place], place + 1)
        if stop > last:
            self._finish(place, ways, measure, incoming)
            stop = last
        elif stop == place + 1 and self.emergency:
            incoming[stop].append(_joined(ways, place, -tiers.OVERFULL, tiers.demerits(tiers.OVERFULL)))
            return
        room = measure + self.start[place]
        end, ratio_of, ceiling = self.end, self.ratio, self.ceiling
        costs = self.again if self.legal[place] in self.stretch.hyphens else self.costs
        demerits = tiers.demerits
        for stop_place in range(first, stop):
            ratio = ratio_of(place, stop_place, room - end[stop_place])
            if ratio <= ceiling:
                if ratio <= 1.0:
                    base = 10.0 + 100.0 * abs(ratio * ratio * ratio)
                    cost = int(base * base) + costs[stop_place]
                else:
                    cost = demerits(ratio) + costs[stop_place]
                incoming[stop_place].append(_joined(ways, place, ratio, cost))

    def _finish(self, place: int, ways: list[Edge], measure: int, incoming: dict[int, list[Edge]]) -> None:
        """Add the last line that begins at *place* (T20, T33)."""
        if place and place > self.last_start:
            return
        last = len(self.legal) - 1
        width = self.end[last] - self.start[place]
        slack = measure - width
        ratio = 0.0 if slack >= 0 else self.ratio(place, last, slack)
        if not self.ragged and 0 < slack <= tiers.NEARLY_FULL * self.em:
            stretched = self.ratio(place, last, slack)
            ratio = stretched if stretched <= 1.0 else 0.0
        cost = tiers.demerits(ratio)
        if place and width <= self.short:
            cost += tiers.SHORT_LAST
        incoming[last].append(_joined(ways, place, ratio, cost))

    def ratio(self, place: int, stop: int, slack: int) -> float:
        """The signed ratio of a line between two places that must take *slack* (T35)."""
        if slack < 0:
            start, end = self.legal[place] + 1, self.legal[stop]
            return -tiers.shrink_ratio(-slack, [tier[end] - tier[start] for tier in self.items.shrink])
        if self.ragged:
            return slack / (tiers.RAGGED_LIMIT * self.em)
        if not slack:
            return 0.0
        start, end = self.legal[place] + 1, self.legal[stop]
        count = self.items.open[end] - self.items.open[start]
        if self.elastic:
            word = self.items.word[end] - self.items.word[start]
            auto = self.items.auto[end] - self.items.auto[start]
            return tiers.stretch_ratio(slack, word, auto, max(count, 1) * self.em)
        return tiers.gap_ratio(slack / (max(count, 1) * self.em))


def _joined(ways: list[Edge], place: int, ratio: float, cost: int) -> Edge:
    """The best of the *ways* to *place*, with one line of *ratio* and *cost* behind it."""
    way = ways[0]
    if way[4] is None:
        return way[0] + cost, way[1] + 1, place, ratio, way
    least, beside = way[0], tiers.beside
    if ratio < 0.0 or way[3] < 0.0 or ratio - way[3] > 1.0 or way[3] - ratio > 1.0:
        least += beside(way[3], ratio)
        for edge in ways[1:]:
            if edge[0] > least:
                break
            total = edge[0] + beside(edge[3], ratio)
            if (total, *edge[1:3]) < (least, *way[1:3]):
                least, way = total, edge
    return least + cost, way[1] + 1, place, ratio, way
