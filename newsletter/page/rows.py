"""Rows of modules: which stories stand abreast on a page, and how wide each of them is."""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.value import dataclass
from newsletter.page.boxed import Abreast, Below, Leaf
from newsletter.page.module import Module

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.module import Plan, Row, Setting, Slot
    from newsletter.flow.sheet import Master
    from newsletter.page.boxed import Box
    from newsletter.page.distribute import Place
    from newsletter.page.module import Stick

# Rows are added to a page until they are so many times as deep as it.
ENOUGH = 1.6
# A cell so many lines shorter than its row takes a further story; so many of those waiting are looked at.
LEAST_ROOM, LOOKED_AT = 6, 6
_NEAR = 1e-6


class Rest(NamedTuple):
    """What is left of a story that broke off: how it was set, how far it came, and its pictures' share."""

    story: int
    setting: Setting
    place: Place
    share: float


class Rows(NamedTuple):
    """Rows for a page from its head on, and the stories that they begin."""

    boxes: tuple[Box, ...] = ()
    begun: tuple[int, ...] = ()

    def above(self, foot: Rows) -> Rows:
        """These rows with others below them."""
        return Rows((*self.boxes, *foot.boxes), (*self.begun, *foot.begun))


class _Row(NamedTuple):
    """Modules in cells abreast, those of a cell one below another; *widths* in columns of the sheet."""

    widths: tuple[int, ...]
    stacks: tuple[tuple[Leaf, ...], ...]

    @property
    def begun(self) -> tuple[int, ...]:
        """The stories of its modules."""
        return tuple(leaf.module.story for stack in self.stacks for leaf in stack)


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes rows by a plan, on sheets with the columns of *master*; modules that were tried are kept."""

    plan: Plan
    stick: Stick
    master: Master
    _leaves: dict[tuple[object, ...], Leaf] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        """The columns of the sheet."""
        return self.master.columns

    @property
    def gap(self) -> int:
        """The lines between modules one below another."""
        return round(self.plan.gap / self.stick.unit)

    def ways(self, queue: Sequence[int], *, first: bool) -> Iterator[Rows]:
        """The first rows of a page with the stories that they take: one, two and so on, until it is full.

        Each comes as its plan has it, and with further stories below the modules of short cells. A row that only
        takes stories that ask for it stands at the foot of the page that has it whenever one does.
        """
        planned = self.plan.first if first else self.plan.later
        foot, queue = self._pinned(planned, queue)
        templates = [row for row in planned if not _pinned(row)] or planned
        if foot.boxes:
            yield foot
        for filled_up in (False, True):
            rows, depth, index = Rows(), sum(box.own for box in foot.boxes), 0
            while depth < ENOUGH * self.stick.lines and len(rows.begun) < len(queue):
                template = templates[min(index, len(templates) - 1)]
                left = [story for story in queue if story not in rows.begun]
                index += 1
                # What no module was made for takes any.
                row = self._row(template, left, any_kind=index > len(templates))
                if row is None:
                    continue
                filled = self._filled_up(template, row, left)
                if not filled_up:
                    yield self._joined(rows, filled).above(foot)
                rows = self._joined(rows, filled if filled_up else row)
                depth += rows.boxes[-1].own
                yield rows.above(foot)

    def _pinned(self, templates: Sequence[Row], queue: Sequence[int]) -> tuple[Rows, list[int]]:
        """The rows that wait for stories that ask for them, and the stories that are left."""
        found = Rows()
        for template in templates:
            left = [story for story in queue if story not in found.begun]
            row = self._row(template, left) if _pinned(template) else None
            found = self._joined(found, row) if row is not None else found
        return found, [story for story in queue if story not in found.begun]

    def opened(self, story: int) -> Leaf:
        """A story as it would stand across a page."""
        return self._leaf(story, self._kind, self.columns)

    @property
    def _kind(self) -> str:
        """How a story stands where no row says it."""
        kinds = [slot.open_kind for row in self.plan.later for cell in row for slot in cell.slots]
        return next(filter(None, kinds), self.plan.later[0][0].slots[0].kind)

    def going_on(self, rests: Sequence[Rest]) -> list[Box]:
        """Rows of what broke off before: as many abreast as there are columns for, the long ones wider."""
        found: list[Box] = []
        waiting = list(rests)
        while waiting:
            some, widths = [waiting.pop(0)], [0]
            widths[0] = self._needed(some[0])
            while waiting and sum(widths) + self._needed(waiting[0]) <= self.columns:
                widths.append(self._needed(waiting[0]))
                some.append(waiting.pop(0))
            lengths = [self._rest(rest, width).own * width for rest, width in zip(some, widths, strict=True)]
            while sum(widths) < self.columns:
                deepest = max(range(len(some)), key=lambda index: lengths[index] / widths[index])
                widths[deepest] += 1
            cells = [(width, self._rest(rest, width)) for rest, width in zip(some, widths, strict=True)]
            found.append(self._abreast(cells))
        return found

    def rest(self, rest: Rest) -> Leaf:
        """What broke off as it would go on across a page."""
        return self._rest(rest, self.columns)

    def across(self, module: Module) -> Leaf:
        """What a module holds as it would stand across a page."""
        if not module.carried:
            return self.opened(module.story)
        return self.rest(Rest(module.story, module.setting, module.start, module.share or 1.0))

    def _row(self, template: Row, left: Sequence[int], *, any_kind: bool = False) -> _Row | None:
        """A row with the stories that it takes; cells without a story leave their columns to the others."""
        waiting = list(left)
        cells: list[tuple[int, list[tuple[int, str]]]] = []
        for cell in template:
            chosen: list[tuple[int, str]] = []
            for slot in cell.slots:
                found = self._next(slot, waiting, any_kind=any_kind)
                if found is not None:
                    chosen.append(found)
                    waiting.remove(found[0])
            if chosen:
                cells.append((cell.columns, chosen))
        if not cells:
            return None
        each, more = divmod(self.columns - sum(columns for columns, _ in cells), len(cells))
        widths = tuple(columns + each + (index < more) for index, (columns, _) in enumerate(cells))
        return _Row(
            widths,
            tuple(
                tuple(self._leaf(story, kind, width) for story, kind in chosen)
                for (_, chosen), width in zip(cells, widths, strict=True)
            ),
        )

    def _filled_up(self, template: Row, row: _Row, left: Sequence[int]) -> _Row:
        """The row with the next stories that fit below the modules of short cells."""
        # Never as what opens the row: there is one lead, and what stands below others is no second.
        below = (slot.open_kind for cell in template[1:] for slot in cell.slots[::-1])
        kind = next(filter(None, below), "") or self._kind
        waiting = [s for s in left if s not in row.begun and not self.plan.stories[s].wish][:LOOKED_AT]
        deepest = max(self._below(stack).own for stack in row.stacks)
        stacks = []
        for width, stack in zip(row.widths, row.stacks, strict=True):
            room, full = deepest - self._below(stack).own - self.gap, stack
            while kind and room >= LEAST_ROOM:
                fitting = next((s for s in waiting if self._leaf(s, kind, width).fits(room)), None)
                if fitting is None:
                    break
                waiting.remove(fitting)
                full = (*full, self._leaf(fitting, kind, width))
                room = deepest - self._below(full).own - self.gap
            stacks.append(full)
        return _Row(row.widths, tuple(stacks))

    def _next(self, slot: Slot, left: Sequence[int], *, any_kind: bool) -> tuple[int, str] | None:
        """The story for a slot and its kind: one that wishes for it, else the next, in a kind that is open to all."""
        wishing = [story for story in left if self.plan.stories[story].wish == slot.kind]
        if wishing:
            return wishing[0], slot.kind
        others = [story for story in left if any_kind or not self.plan.stories[story].wish]
        kind = slot.open_kind or (slot.kind if any_kind else "")
        return (others[0], kind) if others and kind else None

    def _joined(self, rows: Rows, row: _Row) -> Rows:
        """*rows* and a further one."""
        cells = [(width, self._below(stack)) for width, stack in zip(row.widths, row.stacks, strict=True)]
        return Rows((*rows.boxes, self._abreast(cells)), (*rows.begun, *row.begun))

    def _below(self, leaves: Sequence[Leaf]) -> Box:
        return leaves[0] if len(leaves) == 1 else Below(tuple(leaves), self.gap)

    def _abreast(self, cells: Sequence[tuple[int, Box]]) -> Box:
        if len(cells) == 1:
            return cells[0][1]
        step = self.master.column + self.master.gutter
        before = [sum(columns for columns, _ in cells[:index]) for index in range(len(cells))]
        return Abreast(tuple(box for _, box in cells), tuple(step * n for n in before), self.master.gutter)

    def _leaf(self, story: int, kind: str, columns: int) -> Leaf:
        """A story in a module of this kind, so many columns wide."""
        key = story, kind, columns
        if key not in self._leaves:
            setting = self.plan.stories[story].setting(kind, columns)
            self._leaves[key] = Leaf(
                self.stick, Module(story, setting, self._width(columns), alone=self._alone)
            )
        return self._leaves[key]

    def _rest(self, rest: Rest, columns: int) -> Leaf:
        """The rest of a story in a module so many columns wide, in the measure in which it began."""
        key = id(rest.setting.nodes), rest.place, rest.share, columns
        if key not in self._leaves:
            setting, width = rest.setting, self._width(columns)
            count = max(1, int((width + setting.gutter) / (setting.measure + setting.gutter) + _NEAR))
            plain = replace(setting, columns=count, frame=None, strip=None, whole=False)
            module = Module(rest.story, plain, width, rest.place, rest.share, self._alone)
            self._leaves[key] = Leaf(self.stick, module)
        return self._leaves[key]

    def _needed(self, rest: Rest) -> int:
        """The columns of the sheet that a rest needs for its measure."""
        gutter = self.master.gutter
        return min(
            self.columns, math.ceil((rest.setting.measure + gutter) / (self.master.column + gutter) - _NEAR)
        )

    @property
    def _alone(self) -> bool:
        return len(self.plan.stories) == 1

    def _width(self, columns: int) -> float:
        return columns * self.master.column + (columns - 1) * self.master.gutter


def _pinned(row: Row) -> bool:
    """Whether a row takes only stories that ask for it."""
    return not any(slot.open_kind for cell in row for slot in cell.slots)
