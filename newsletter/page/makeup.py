"""Make-up: stories in modules, rows of rectangles one below another that fill each page.

For each page the plan's rows are tried, one more and one more, each with the rest of stories that broke off
before; the depths of all modules are then chosen together, at the least cost: blank below a story, pictures
lowered or raised, and a story that breaks off to go on elsewhere each have a price. A few of the best ways are
followed to the last page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.page.boxed import Below, Rules
from newsletter.page.distribute import Draft, Place
from newsletter.page.fields import filled
from newsletter.page.galley import Measure
from newsletter.page.rows import Planner, Rest, Rows
from newsletter.page.turns import MOST_PAGES, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.geometry import Rect
    from newsletter.flow.module import Plan, Setting
    from newsletter.flow.node import FlowNode, Text
    from newsletter.flow.sheet import Flow, Master
    from newsletter.page.boxed import Box
    from newsletter.page.fragment import Fragment
    from newsletter.page.module import Made, Stick

# So many ways are followed from page to page.
FOLLOWED = 3
# A page; one page more or less than were asked for; a last page that is less than so much full.
PAGE, MISSED, THIN, THIN_SHARE = 6000.0, 50_000.0, 4000.0, 0.3


class Way(NamedTuple):
    """One way to make up a page: its modules in so many lines, what they cost, and the stories that it begins."""

    box: Box
    lines: int
    cost: float
    begun: tuple[int, ...]
    ended: bool


class Sheet(NamedTuple):
    """A page that is made up; the cheapest of the *others* that were tried cost so much, None where there were none."""

    master: Master
    way: Way
    made: tuple[Made, ...]
    others: float | None = None


class State(NamedTuple):
    """How far make-up has come: stories without a place, rests of those that broke off, and the pages so far."""

    queue: tuple[int, ...]
    rests: tuple[Rest, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    cost: float = 0.0

    @property
    def ended(self) -> bool:
        """Whether every story stands on a page to its end."""
        return not self.queue and not self.rests


class MadeUp(NamedTuple):
    """Pages of modules: as turns of the story, as they were made up, and the nodes of all stories as they are set."""

    turns: tuple[Turn, ...]
    sheets: tuple[Sheet, ...]
    story: tuple[FlowNode, ...]


def made_up(flow: Flow, plan: Plan, stick: Stick) -> MadeUp:
    """The pages of a flow whose stories stand in modules.

    Raises ContentError for stories without end.
    """
    makeup = _Makeup(flow, plan, stick, Planner(plan, stick, flow.masters.inner))
    sheets = makeup.searched().sheets
    told = makeup.told(sheets)
    turns = tuple(
        makeup.turn(sheet, told[number], last=number == len(sheets)) for number, sheet in enumerate(sheets, 1)
    )
    taken: dict[int, Setting] = {}
    for sheet in sheets:
        for made in sheet.made:
            taken.setdefault(made.module.story, made.module.setting)
    return MadeUp(turns, sheets, tuple(node for story in sorted(taken) for node in taken[story].story))


@dataclass(slots=True)
class _Makeup:
    """The private state of one search for the pages."""

    flow: Flow
    plan: Plan
    stick: Stick
    planner: Planner

    def searched(self) -> State:
        """The best state at the end: a few of the best ways are followed from page to page."""
        states, ends = [State(tuple(range(len(self.plan.stories))))], []
        for number in range(1, MOST_PAGES + 1):
            following = [after for state in states for after in self._after(state, number)]
            ends += [state for state in following if state.ended]
            going = sorted((state for state in following if not state.ended), key=self._outlook)
            states = going[:FOLLOWED]
            best = min((self._outlook(state) for state in ends), default=math.inf)
            if not states or best <= self._outlook(states[0]):
                break
        if not ends:
            raise ContentError([diagnostic("E505", pages=MOST_PAGES)])
        return min(ends, key=self._outlook)

    def _outlook(self, state: State) -> float:
        """What a state costs, with the pages that what is left will take at least."""
        pages, wanted = len(state.sheets), self.flow.fit
        if state.ended:
            last = state.sheets[-1]
            room = last.master.area.height / self.stick.unit
            thin = pages > 1 and last.way.lines < THIN_SHARE * room
            return state.cost + PAGE * pages + THIN * thin + MISSED * abs(pages - wanted) * (wanted > 0)
        left = [*map(self.planner.rest, state.rests), *map(self.planner.opened, state.queue)]
        return state.cost + PAGE * (
            pages + sum(self.stick.about(leaf.module) for leaf in left) / self.stick.lines
        )

    def _worth(self, way: Way) -> float:
        """What a way costs, less the part of a page that what it places would else take elsewhere."""
        placed = 0.0
        for one in way.box.stands(way.lines):
            module, own = one.leaf.module, one.leaf.own
            whole = self.planner.across(module)
            placed += self.stick.about(whole.module) * min(1.0, one.lines / own)
        return way.cost - PAGE * placed / self.stick.lines

    def _after(self, state: State, number: int) -> Iterator[State]:
        """The states behind the best ways to make up the page of that number."""
        last, inner = (self.flow.masters.of(number, last=end) for end in (True, False))
        ways = [way for way in self._ways(state, number, last) if way.ended or last.area == inner.area]
        if last.area != inner.area:
            # What only fits without the last page's foot must leave something for that page.
            ways += [way for way in self._ways(state, number, inner) if not way.ended]
        ways = [way for way in ways if way.cost < math.inf]
        ways = sorted(ways, key=self._worth) or [self._forced(state, inner)]
        for index, way in enumerate(ways[:FOLLOWED]):
            others = [one.cost for one in (*ways[:index], *ways[index + 1 :])]
            master = last if way.ended else inner
            made = tuple(way.box.made(way.lines, (master.area.x, master.area.y)))
            placed = {one.module.story for one in made}
            going = [rest for rest in state.rests if rest.story not in placed]
            rests = tuple(
                Rest(one.module.story, one.module.setting, one.draft.place, one.share)
                for one in made
                if not one.draft.ended
            )
            queue = tuple(story for story in state.queue if story not in way.begun)
            cost = state.cost + (0.0 if way.cost == math.inf else way.cost)
            sheet = Sheet(master, way, made, min(others, default=None))
            yield State(queue, (*going, *rests), (*state.sheets, sheet), cost)

    def _ways(self, state: State, number: int, master: Master) -> Iterator[Way]:
        """The ways to make up a page of this master."""
        lines = round(master.area.height / self.stick.unit)
        going_on = self.planner.going_on(state.rests)
        seen: set[tuple[int, ...]] = set()
        rows = [Rows()] if going_on else []
        for boxes, begun in (*rows, *self.planner.ways(state.queue, first=number == 1)):
            if begun not in seen:
                seen.add(begun)
                yield self._tried([*boxes, *going_on], begun, lines, len(state.queue))

    def _tried(self, rows: Sequence[Box], begun: tuple[int, ...], lines: int, waiting: int) -> Way:
        """These rows on a page of so many lines; what ends the document there takes no more than it needs."""
        box = Below(tuple(rows), self.planner.gap) if len(rows) > 1 else rows[0]
        if len(begun) == waiting and box.own <= lines and all(one.well for one in box.stands(box.own)):
            # Blank below the last row is free, that beside a deeper module is not.
            blank = sum(one.leaf.cost(one.lines) for one in box.stands(box.own))
            return Way(box, box.own, blank, begun, ended=True)
        cost = box.cost(lines)
        # A depth in which a module neither ends nor can break off is not asked for again.
        while cost < math.inf:
            wrong = [one for one in box.stands(lines) if not one.well]
            if not wrong:
                break
            for one in wrong:
                one.refuse()
            box = box.anew()
            cost = box.cost(lines)
        return Way(box, lines, cost, begun, ended=False)

    def _forced(self, state: State, master: Master) -> Way:
        """One story alone on the page, where no plan will do."""
        lines = round(master.area.height / self.stick.unit)
        if state.rests:
            return Way(self.planner.going_on(state.rests)[0], lines, math.inf, (), ended=False)
        story = state.queue[0]
        return Way(self.planner.opened(story), lines, math.inf, (story,), ended=False)

    def turn(self, sheet: Sheet, told: Sequence[Fragment], *, last: bool) -> Turn:
        """A made up page with its rules, and with what it tells of stories that go on."""
        area = sheet.master.area
        rules = Rules(self.plan, self.stick).of(sheet.way.box, sheet.way.lines, (area.x, area.y), area.width)
        fragments = (*rules, *(fragment for one in sheet.made for fragment in one.fragments), *told)
        columns = tuple(column for one in sheet.made for column in one.columns)
        filled = tuple(pair for one in sheet.made for pair in one.draft.filled)
        foot = area.y + sheet.way.lines * self.stick.unit
        cost = 0.0 if sheet.way.cost == math.inf else sheet.way.cost
        return Turn(sheet.master, Draft(fragments, columns, Place(), last, foot, cost, filled), Place(), cost)

    def told(self, sheets: Sequence[Sheet]) -> dict[int, list[Fragment]]:
        """By page, what parts of stories say of the pages where they go on and whence they come."""
        parts: dict[int, list[tuple[int, Made]]] = defaultdict(list)
        for number, sheet in enumerate(sheets, 1):
            for made in sheet.made:
                parts[made.module.story].append((number, made))
        found: dict[int, list[Fragment]] = defaultdict(list)
        for story, places in parts.items():
            words = self.plan.stories[story]
            for index, (number, made) in enumerate(places):
                if made.jump and index + 1 < len(places):
                    found[number] += self._line(words.jump, places[index + 1][0], made.jump)
                if made.carried:
                    found[number] += self._line(words.carried, places[index - 1][0], made.carried)
        return found

    def _line(self, text: Text, page: int, room: Rect) -> Iterator[Fragment]:
        """Words that name a *page*, at their place."""
        node = filled(text, page, page)
        y = room.y
        for slab in self.stick.galley.slabs(node, Measure(room.width, self.stick.deepest)):
            yield from (replace(fragment.moved(room.x, y), repeated=True) for fragment in slab.content)
            y += slab.depth
