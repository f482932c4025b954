"""One module: a story's part in a rectangle of the sheet, with its frame, and what it says where it breaks off."""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass
from newsletter.page.distribute import Draft, Place, draft
from newsletter.page.fragment import Fragment, SetFrame, SetLine
from newsletter.page.galley import Galley, Measure, forced_lines, sized
from newsletter.page.slab import TOLERANCE, total_depth, up
from newsletter.page.story import ColumnRun, PageEnd, Spanner, items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.module import Plan, Setting, Strip
    from newsletter.flow.node import FlowNode, Text
    from newsletter.flow.sheet import Master
    from newsletter.lines.line import Lines
    from newsletter.page.story import Item

# Lines of text that stand at least before a story breaks off, and are left at least where it does, in all columns.
LEAST_SHOWN, LEAST_LEFT = 4, 12
# Halvings by which pictures are brought to the depth of a module.
_HALVINGS = 5
_BEGIN = Place()


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """Story number *story* in a rectangle *width* points wide, from the place *start* of it on.

    Cropped pictures take *share* of their heights; None: what the module's depth asks for. A story that is
    *alone* in its document goes on without a word.
    """

    story: int
    setting: Setting
    width: float
    start: Place = _BEGIN
    share: float | None = None
    alone: bool = False

    @property
    def carried(self) -> bool:
        """Whether the module goes on with what another began."""
        return self.start != _BEGIN and not self.alone


class Depths(NamedTuple):
    """How many lines a module takes in all: with its pictures lowered, as they are, and raised; *least* when cut."""

    low: int
    own: int
    high: int
    least: int


@dataclass(frozen=True, slots=True)
class Made:
    """A module at its place: what stands in it, and where *jump* and *carried* lines go.

    *share* is what its pictures took of their heights.
    """

    module: Module
    fragments: tuple[Fragment, ...]
    columns: tuple[Rect, ...]
    draft: Draft
    share: float
    carried: Rect | None = None
    jump: Rect | None = None


@dataclass(frozen=True, slots=True)
class Stick:
    """Sets modules on one galley's grid, in pages *deepest* points deep; what was found is kept."""

    galley: Galley
    plan: Plan
    master: Master
    deepest: float
    _items: dict[tuple[int, float, float], tuple[Item, ...]] = field(default_factory=dict)
    _own: dict[Module, int] = field(default_factory=dict)
    _depths: dict[Module, Depths] = field(default_factory=dict)
    _drafts: dict[tuple[Module, float, int], Draft] = field(default_factory=dict)

    @property
    def unit(self) -> float:
        """The depth of a line."""
        return self.galley.grid.unit

    @property
    def lines(self) -> int:
        """The lines of the deepest page."""
        return int((self.deepest + TOLERANCE) / self.unit)

    def own(self, module: Module) -> int:
        """How many lines a module takes in all with its pictures as they are."""
        if module not in self._own:
            self._own[module] = max(self._strip_lines(module), self._lines(module, module.share or 1.0))
        return self._own[module]

    def depths(self, module: Module) -> Depths:
        """How many lines a module takes in all, with the padding of its frame."""
        if module not in self._depths:
            self._depths[module] = self._found(module)
        return self._depths[module]

    def about(self, module: Module) -> float:
        """About how many lines the module takes, without setting it."""
        columns, start = module.setting.columns, module.start
        lines = 0.0
        for index, item in enumerate(self._parts(module, module.share or 1.0)[start.item :]):
            slabs = (
                item.slabs[start.rest.index if index == 0 else 0 :] if not isinstance(item, PageEnd) else ()
            )
            lines += total_depth(slabs) / self.unit / (columns if isinstance(item, ColumnRun) else 1)
        return lines

    def _found(self, module: Module) -> Depths:
        low, high = self.plan.pictures
        if module.share is not None or not _cropped(module.setting.nodes):
            low = high = 1.0
        strip, own = self._strip_lines(module), self.own(module)
        shown = self._opening(module) + LEAST_SHOWN + self._around(module)
        return Depths(
            own if low == 1.0 else max(strip, min(own, self._lines(module, low))),
            own,
            own if high == 1.0 else max(own, self._lines(module, high)),
            max(strip, shown),
        )

    def made(self, module: Module, lines: int, at: tuple[float, float]) -> Made:
        """*module* in so many lines, its top left corner *at* a place of the sheet.

        Its pictures are lowered or raised until it ends there; where that does not do, it breaks off.
        """
        share = self._share(module, lines)
        drawn = _moved(self._draft(module, share, lines), *at)
        room = Rect(*at, module.width, lines * self.unit)
        fragments = (*self._frame(module, room), *drawn.fragments, *self._strip(module, room))
        master, (x, y) = self._master(module, lines), at
        jump = carried = None
        top = self._jump(module, drawn)
        if not drawn.ended and not module.alone and top is not None:
            jump = Rect(x + master.column_x(master.columns - 1), top, master.column, self.unit)
        if module.carried:
            carried = Rect(
                x + master.area.x, y + master.area.y - self._carried(module), master.area.width, 0.0
            )
        return Made(module, fragments, drawn.columns, drawn, share, carried, jump)

    def stands_well(self, module: Module, lines: int) -> bool:
        """Whether the module ends in so many lines, or can break off there: in its columns, with enough on both sides."""
        share = self._share(module, lines)
        drawn = self._draft(module, share, lines)
        place, parts, bottom = (
            drawn.place,
            self._parts(module, share),
            self._master(module, lines).area.bottom,
        )
        if drawn.foot > bottom + TOLERANCE:
            return False
        if drawn.ended:
            return True
        begun = module.start.item, module.start.rest.index
        if lines >= self.depths(module).low or place.waiting or (place.item, place.rest.index) <= begun:
            return False
        if place.rest.index and isinstance(parts[place.item], Spanner):
            return False
        top = self._jump(module, drawn)
        return module.alone or (top is not None and top + self.unit <= bottom + TOLERANCE)

    def _jump(self, module: Module, drawn: Draft) -> float | None:
        """Where the words that tell where the story goes on stand: the last free line of the last column; None: nowhere."""
        last = drawn.columns[-module.setting.columns :]
        if len(last) < module.setting.columns:
            return None
        foot = max(column.bottom for column in last)
        if abs(foot - drawn.foot) > self.unit / 2:
            return None
        top = up(last[-1].bottom - last[-1].y, self.unit) + last[-1].y
        return max(top, foot - self.unit)

    def _share(self, module: Module, lines: int) -> float:
        """The share of their heights that pictures take so that the module is so deep, or comes nearest."""
        if module.share is not None:
            return module.share
        depths = self.depths(module)
        end = self.plan.pictures[0] if lines < depths.own else self.plan.pictures[1]
        if lines == depths.own or depths.low == depths.high:
            return 1.0
        if lines <= depths.low or lines >= depths.high:
            return end
        near, far = 1.0, end
        for _ in range(_HALVINGS):
            middle = (near + far) / 2
            found = self._lines(module, middle)
            reached = found <= lines if end < 1.0 else found >= lines
            if found == lines:
                return middle
            near, far = (near, middle) if reached else (middle, far)
        return far if end < 1.0 else near

    def _lines(self, module: Module, share: float) -> int:
        """The lines that a module takes in all if it never breaks off."""
        found, inner = self._around(module), module
        while True:
            drawn = self._draft(inner, share, self.lines)
            top = self._master(inner, self.lines).area.y
            found += max(1, round(up(drawn.foot - top, self.unit) / self.unit))
            if drawn.ended or drawn.place == inner.start:
                break
            inner = replace(inner, start=drawn.place, alone=True)
        # Columns of a few lines are not begun at a foot, so a line more may be needed.
        while inner is module and drawn.ended and not self._draft(module, share, found).ended:
            found += 1
        return found

    def _around(self, module: Module) -> int:
        """The lines of a frame's padding, and of what stands above a part that goes on."""
        frame = module.setting.frame
        padding = round((frame.padding.top + frame.padding.bottom) / self.unit) if frame else 0
        return padding + round(self._carried(module) / self.unit)

    def _carried(self, module: Module) -> float:
        if not module.carried:
            return 0.0
        text = self.plan.stories[module.story].carried
        return up(
            total_depth(self.galley.slabs(text, Measure(_text_width(module.setting), self.deepest))),
            self.unit,
        )

    def _opening(self, module: Module) -> int:
        """The lines of what stands across a module before its first columns."""
        lines, parts = 0.0, self._parts(module, 1.0)
        for item in parts[module.start.item :]:
            if isinstance(item, ColumnRun):
                break
            if isinstance(item, Spanner):
                lines += total_depth(item.slabs) / self.unit
        return math.ceil(lines - TOLERANCE)

    def _draft(self, module: Module, share: float, lines: int) -> Draft:
        """What a module in so many lines holds, its corner at the sheet's; the last line is free where it breaks off."""
        key = module, share, lines
        if key not in self._drafts:
            master, parts = self._master(module, lines), self._parts(module, share)
            reserve = 0.0 if module.alone else self.unit
            self._drafts[key] = draft(
                parts, master, self.galley.grid, module.start, shortest=1, reserve=reserve
            )
        return self._drafts[key]

    def _master(self, module: Module, lines: int) -> Master:
        """The type area of a module in so many lines: inside the frame, beside the strip, below what is carried."""
        setting, x, y = module.setting, 0.0, 0.0
        if setting.frame is not None:
            x, y = setting.frame.padding.left, setting.frame.padding.top
        y += self._carried(module)
        if setting.strip is not None:
            x += setting.strip.width + setting.gutter
        height = (lines - self._around(module)) * self.unit
        return replace(
            self.master,
            area=Rect(x, y, _text_width(setting), height),
            columns=setting.columns,
            column=setting.measure,
            gutter=setting.gutter,
            furniture=(),
        )

    def _parts(self, module: Module, share: float) -> tuple[Item, ...]:
        key = id(module.setting.nodes), _text_width(module.setting), share
        if key not in self._items:
            setting = module.setting
            galley = replace(self.galley, pictures=self.galley.pictures * share)
            column = Measure(setting.measure, self.deepest)
            across = Measure(_text_width(setting), self.deepest)
            self._items[key] = items(galley, setting.nodes, column, across)
        return self._items[key]

    def _frame(self, module: Module, area: Rect) -> Sequence[Fragment]:
        """The frame, its edges level with the ink of the text beside."""
        frame, inset = module.setting.frame, self.galley.grid.inset
        if frame is None:
            return ()
        return (Fragment(SetFrame(frame, area.width, area.height - 2 * inset), area.x, area.y + inset),)

    def _strip(self, module: Module, area: Rect) -> Sequence[Fragment]:
        """The upright headline: its lines from right to left in the middle of its strip, from the ink's top on."""
        strip, inset = module.setting.strip, self.galley.grid.inset
        if strip is None or module.carried:
            return ()
        stepped, lines = self._upright(strip, area.height - 2 * inset)
        leading, count = stepped.style.leading, len(lines.lines)
        right = area.x + (strip.width + count * leading) / 2
        return [
            Fragment(SetLine(strip.text, lines, index), right - (index + 0.5) * leading, area.y + inset)
            for index in range(count)
        ]

    def _upright(self, strip: Strip, depth: float) -> tuple[Text, Lines]:
        """The headline in the largest of its sizes at which it fits the strip, else in the last, with its lines."""
        tried = [sized(strip.text, step) for step in strip.text.style.steps] or [strip.text]
        for text in tried:
            lines = self.galley.setter.lines(text, depth)
            count = len(lines.lines)
            wide = count * text.style.leading > strip.width + TOLERANCE
            if not wide and count <= max(forced_lines(text), text.style.most_lines) and _fits(lines, depth):
                return text, lines
        return tried[-1], self.galley.setter.lines(tried[-1], depth)

    def _strip_lines(self, module: Module) -> int:
        """The lines that an upright headline needs in its smallest size: no more lines of its own than were asked for."""
        strip = module.setting.strip
        if strip is None or module.carried:
            return 0
        text = sized(strip.text, strip.text.style.steps[-1]) if strip.text.style.steps else strip.text
        most = max(forced_lines(text), text.style.most_lines)
        whole = self.galley.setter.natural_width(text)
        depth = whole if forced_lines(text) > 1 else whole / most + text.style.size
        return math.ceil((min(whole, depth) + 2 * self.galley.grid.inset) / self.unit)


def _fits(lines: Lines, depth: float) -> bool:
    return all(line.width <= depth + TOLERANCE for line in lines.lines)


def _moved(drawn: Draft, dx: float, dy: float) -> Draft:
    """*drawn* elsewhere on the sheet."""
    return replace(
        drawn,
        fragments=tuple(fragment.moved(dx, dy) for fragment in drawn.fragments),
        columns=tuple(column.moved(dx, dy) for column in drawn.columns),
        foot=drawn.foot + dy,
    )


def _text_width(setting: Setting) -> float:
    return setting.columns * setting.measure + (setting.columns - 1) * setting.gutter


def _cropped(nodes: Sequence[FlowNode]) -> bool:
    """Whether the depth of some picture may be turned."""
    from newsletter.flow.node import Figure, children

    return any(
        (isinstance(node, Figure) and node.ratio is not None) or _cropped(tuple(children(node)))
        for node in nodes
    )
