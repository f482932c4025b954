"""Furniture: what a design places outside the type area of its masters."""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets, Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke
from newsletter.flow.node import Edges, Field, Panel, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.sheet import Furniture, Master, Masters
from newsletter.model.parts import aligned, levelled
from newsletter.realize.variables import filled, names, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.basics.span import Span
    from newsletter.basics.units import Length
    from newsletter.design.design import Columns
    from newsletter.design.masters import FurnitureSpec, MasterSpec, RunSpec, StrokeSpec
    from newsletter.flow.node import FlowNode, Run
    from newsletter.model.block import Block, Dress
    from newsletter.realize.realizer import DesignRealizer

# An edge this near to a row, in rows, stands on it.
_NEAR = 1e-6
_FIELDS = {"${folio}": Field.FOLIO, "${pages}": Field.TOTAL}


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where a page's columns stand: the *story*'s, and the *level* ones that furniture counts from."""

    story: Columns
    level: Columns


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Makes masters: with the words of *variables* and the blocks of *parts*.

    *columns* are the story's, where furniture stands upright round a vertical one; *places* are those
    where variables are said. The rows of type areas are *unit* deep where that is not the design's own leading.
    """

    cx: DesignRealizer
    variables: Mapping[str, str]
    parts: Mapping[str, Block[Dress]]
    columns: Columns | None = None
    places: Mapping[str, Span] = field(default_factory=dict)
    unit: float = 0.0

    def masters(self) -> Masters:
        """The kinds of page, each with its ending: a last page keeps its own head and takes the last one's foot.

        The first page is a right-hand one.
        """
        spec = self.cx.design.masters
        odd = self._sides(spec.odd, even=False)
        last = tuple(self._furniture(spec.last, odd))
        first, first_last = self._pair("first", spec.first, odd, last)
        inner, inner_last = self._pair("inner", spec.odd, odd, last)
        if not self.cx.design.two_sided:
            return Masters(first, inner, first_last, inner_last)
        even = self._sides(spec.even, even=True)
        left = self._pair("left", spec.even, even, tuple(self._furniture(spec.last, even)))
        return Masters(first, inner, first_last, inner_last, *left)

    def shown(self) -> frozenset[str]:
        """The variables and parts that some page shows."""
        spec = self.cx.design.masters
        kinds = (spec.first, spec.odd, spec.even, spec.last)
        items = [item for master in kinds for item in master.furniture]
        words = {name for item in items for run in item.runs for name in names(self._text(run))}
        return frozenset(words | {item.part for item in items if item.part})

    def _sides(self, spec: MasterSpec, *, even: bool) -> _Sides:
        design = self.cx.design
        story = self.columns or design.columns
        if design.sheet.vertical:
            return _Sides(story, design.beside(spec))
        story = design.facing(story) if even else story
        return _Sides(story, story)

    def _pair(
        self, name: str, spec: MasterSpec, sides: _Sides, last: tuple[Furniture, ...]
    ) -> tuple[Master, Master]:
        """A kind of page, and the same where the document ends."""
        columns = sides.story
        top, bottom = self._on_grid(self._points(spec.top), up=True), self._on_grid(self._points(spec.bottom))
        area = Rect(columns.left, top, columns.width, bottom - top)
        furniture = tuple(self._furniture(spec, sides))
        rule = self.cx.design.column_rule
        stroke = self.stroke(rule) if rule else None
        master = Master(name, area, columns.count, columns.measure, columns.gutter, furniture, stroke)
        return master, self._ending(master, self.cx.design.foot(spec), last)

    def _ending(self, master: Master, foot: float, last: tuple[Furniture, ...]) -> Master:
        """*master* with the last page's foot in place of its own."""
        top = master.area.x if self.cx.design.sheet.vertical else master.area.y
        kept = tuple(item for item in master.furniture if item.frame.y < top)
        area = replace(master.area, height=self._on_grid(foot) - master.area.y)
        return replace(master, name=f"{master.name}-last", area=area, furniture=(*kept, *last))

    def _on_grid(self, depth: float, *, up: bool = False) -> float:
        """A type area's edge where a turned leading has a row: all pages' rows count from the inner one's foot."""
        design, unit = self.cx.design, self.unit
        if not unit or unit == design.grid.unit:
            return depth
        foot = self._points(design.masters.odd.bottom)
        rows = (depth - foot) / unit
        return foot + (math.ceil(rows - _NEAR) if up else math.floor(rows + _NEAR)) * unit

    def _furniture(self, spec: MasterSpec, sides: _Sides) -> Iterator[Furniture]:
        for item in spec.furniture:
            known = {*self.variables, *self.parts}
            if (item.when and item.when not in known) or item.unless in known:
                continue
            node = self._node(item, sides.level)
            if node is not None:
                yield Furniture(node, self._frame(item, sides.level))

    def _frame(self, item: FurnitureSpec, columns: Columns) -> Rect:
        sheet = self.cx.design.sheet.size
        y = self._points(item.y)
        return Rect(
            columns.left + self._points(item.x, columns.width),
            y if y >= 0 else sheet.height + y,
            self._points(item.width, columns.width),
            self._points(item.depth),
        )

    def _node(self, item: FurnitureSpec, columns: Columns) -> FlowNode | None:
        if item.part:
            block = self.parts.get(item.part)
            width = self._points(item.width, columns.width)
            return Stack(self.cx.within(width).blocks((block,))) if block is not None else None
        said = [(spec.style, runs) for spec in item.runs if (runs := tuple(self._runs(spec)))]
        if item.runs and not said:
            return None
        line: FlowNode = Space(self._points(item.depth))
        if said:
            words = [run for _, runs in said for run in runs]
            text = self.cx.join(words, said[0][0], role=Role.ARTIFACT, span=self._place(item))
            line = replace(aligned(levelled(text, self.cx), item.align), before=0.0, after=0.0)
        if item.rule is None:
            return line
        return Panel(line, Insets(), edges=Edges(top=self.stroke(item.rule)), role=Role.ARTIFACT)

    def _place(self, item: FurnitureSpec) -> Span | None:
        """Where the first variable of an item is said."""
        named = (name for spec in item.runs for name in names(self._text(spec)))
        return next((self.places[name] for name in named if name in self.places), None)

    def _runs(self, spec: RunSpec) -> Iterator[Run]:
        """Words of furniture; those that name a variable without value are left out."""
        known = {*self.variables, "folio", "pages"}
        text = self._text(spec)
        if any(name not in known for name in (*names(text), *filter(None, (spec.needs,)))):
            return
        for place, counted in _FIELDS.items():
            before, found, after = text.partition(place)
            if found:
                yield from self.cx.runs(filled(before, self.variables), spec.style)
                yield from (replace(run, field=counted) for run in self.cx.runs("0", spec.style))
                text = after
        yield from self.cx.runs(filled(text, self.variables), spec.style)

    def _text(self, spec: RunSpec) -> str:
        return worded(spec.text, self.cx.design.words)

    def stroke(self, spec: StrokeSpec) -> Stroke:
        """A rule of the design."""
        return Stroke(self.cx.colour(spec.colour), self._points(spec.width))

    def _points(self, length: Length, whole: float = 0.0) -> float:
        return self.cx.design.points(length, whole=whole)
