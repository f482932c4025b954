"""Furniture: what a design places outside the type area of its masters."""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets, Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke
from newsletter.design.masters import Side
from newsletter.flow.node import NATURAL, NO_EDGES, Cross, Edges, Field, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.sheet import Foot, Furniture, Master, Masters
from newsletter.flow.style import Align
from newsletter.model.parts import aligned, levelled
from newsletter.realize.nameplate import named
from newsletter.realize.variables import filled, names, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsletter.basics.span import Span
    from newsletter.basics.units import Length
    from newsletter.design.design import Columns
    from newsletter.design.masters import FootRowSpec, FurnitureSpec, MasterSpec, RunSpec, StrokeSpec
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Block, Dress
    from newsletter.realize.nameplate import Sized
    from newsletter.realize.realizer import DesignRealizer

# An edge this near to a row, in rows, stands on it.
_NEAR = 1e-6
_FIELDS = {"${folio}": Field.FOLIO, "${folio.han}": Field.FOLIO_HAN, "${pages}": Field.TOTAL}
# The kind of page that a document begins with, and what its publication is called.
_FIRST, _NAME = "first", "publication.name"


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where a page's columns stand: the *story*'s, and the *level* ones that furniture counts from.

    *even* pages are left ones.
    """

    story: Columns
    level: Columns
    even: bool = False

    def has(self, side: Side | None) -> bool:
        """Whether what stands on pages of that *side* stands here."""
        return side is None or (side is Side.LEFT) is self.even


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Makes masters: with the words of *variables* and the blocks of *parts*.

    *columns* are the story's, where furniture stands upright round a vertical one; *places* are those
    where variables are said. The rows of type areas are *unit* deep where that is not the design's own leading.
    Above *several* articles the publication's name stands as their heading.
    """

    cx: DesignRealizer
    variables: Mapping[str, str]
    parts: Mapping[str, Block[Dress]]
    columns: Columns | None = None
    places: Mapping[str, Span] = field(default_factory=dict)
    unit: float = 0.0
    several: bool = False

    def masters(self) -> Masters:
        """The kinds of page, each with its ending: a last page keeps its own head and takes the last one's foot.

        The first page is a right-hand one.
        """
        spec = self.cx.design.masters
        odd = self._sides(spec.odd, even=False)
        first, first_last = self._pair(_FIRST, spec.first, odd)
        inner, inner_last = self._pair("inner", spec.odd, odd)
        left: tuple[Master | None, Master | None] = (None, None)
        if self.cx.design.two_sided:
            left = self._pair("left", spec.even, self._sides(spec.even, even=True))
        ends_even = first_last.foot is not None and spec.last.foot is not None and spec.last.foot.even
        return Masters(first, inner, first_last, inner_last, *left, ends_even)

    def shown(self) -> frozenset[str]:
        """The variables and parts that some page shows."""
        spec = self.cx.design.masters
        kinds = (spec.first, spec.odd, spec.even, spec.last)
        items = [item for master in kinds for item in master.furniture]
        rows = [row for foot in spec.feet for row in foot.rows]
        runs = [run for item in items for run in item.runs]
        runs += [run for row in rows for run in (*row.runs, *row.end)]
        words = {name for run in runs for name in names(self._text(run))}
        parts = {item.part for item in items} | {row.part for row in rows}
        return frozenset(words | parts - {""})

    def _sides(self, spec: MasterSpec, *, even: bool) -> _Sides:
        design = self.cx.design
        story = self.columns or design.columns
        if design.sheet.vertical:
            return _Sides(story, design.beside(spec), even)
        story = design.facing(story) if even else story
        return _Sides(story, story, even)

    def _pair(self, name: str, spec: MasterSpec, sides: _Sides) -> tuple[Master, Master]:
        """A kind of page, and the same where the document ends."""
        columns = sides.story
        top, bottom = (
            self._on_grid(self._points(spec.top), up=True),
            self._on_grid(self.cx.design.edge(spec.bottom)),
        )
        area = Rect(columns.left, top, columns.width, bottom - top)
        items = tuple(self._furniture(spec, sides))
        furniture = self._set(name, items, area)
        rule = self.cx.design.column_rule
        stroke = self.stroke(rule) if rule else None
        foot = self._foot(spec, columns.width)
        master = Master(name, area, columns.count, columns.measure, columns.gutter, furniture, stroke, foot)
        return master, self._ending(master, self.cx.design.foot(spec), sides)

    def _ending(self, master: Master, foot: float, sides: _Sides) -> Master:
        """*master* with the last page's foot in place of its own."""
        last = self.cx.design.masters.last
        top = self._head(master.area)
        kept = tuple((item, 0.0) for item in master.furniture if item.frame.y < top)
        area = replace(master.area, height=self._on_grid(foot) - master.area.y)
        items = (*kept, *self._furniture(last, sides))
        furniture = self._set(master.name, items, master.area)
        rows = self._foot(last, master.area.width)
        return replace(master, name=f"{master.name}-last", area=area, furniture=furniture, foot=rows)

    def _set(self, name: str, items: Sequence[Sized], area: Rect) -> tuple[Furniture, ...]:
        """The furniture of a kind of page; a first one names the publication over several articles."""
        if self.several and name == _FIRST:
            return named(items, self._head(area), self.variables.get(_NAME, ""))
        return tuple(item for item, _ in items)

    def _head(self, area: Rect) -> float:
        """Where on the sheet a type area begins."""
        return area.x if self.cx.design.sheet.vertical else area.y

    def _foot(self, spec: MasterSpec, width: float) -> Foot | None:
        """The rows at the type area's foot, between their rules; None where no row has anything to say."""
        if spec.foot is None:
            return None
        inset, padding = (self._points(one, width) for one in (spec.foot.inset, spec.foot.padding))
        inner = self.cx.within(width - 2 * inset)
        rows = [node for row in spec.foot.rows if (node := self._row(row, inner)) is not None]
        strokes = (self.stroke(one) if one else None for one in (spec.foot.outer, spec.foot.inner))
        outer, between = strokes
        panels = [
            Panel(
                node,
                Insets(padding, inset, padding, inset),
                edges=Edges(top=between if index else outer, bottom=None if index + 1 < len(rows) else outer),
            )
            for index, node in enumerate(rows)
        ]
        return Foot(Stack(tuple(panels)), self._points(spec.foot.before)) if panels else None

    def _row(self, row: FootRowSpec, cx: DesignRealizer) -> FlowNode | None:
        """One row of a foot: a part's nodes without the blank round them, or words at both ends of a line."""
        if not self._wanted(row):
            return None
        if row.part:
            block = self.parts.get(row.part)
            nodes = cx.blocks((block,)) if block is not None else ()
            return Stack(tuple(replace(node, before=0.0, after=0.0) for node in nodes)) if nodes else None
        texts = [self._line(runs, align) for runs, align in ((row.runs, Align.START), (row.end, Align.END))]
        said = tuple(text or Space(0.0) for text in texts)
        return (
            Row(said, fixed=(None, NATURAL), cross=Cross.BASELINE, role=Role.ARTIFACT) if any(texts) else None
        )

    def _line(self, specs: tuple[RunSpec, ...], align: Align) -> Text | None:
        """Words of furniture on one line; None where all of them are left out."""
        said = [(spec.style, runs) for spec in specs if (runs := tuple(self._runs(spec)))]
        if not said:
            return None
        words = [run for _, runs in said for run in runs]
        text = self.cx.join(words, said[0][0], role=Role.ARTIFACT, span=self._place(specs))
        return replace(aligned(levelled(text, self.cx), align), before=0.0, after=0.0)

    def _wanted(self, item: FurnitureSpec | FootRowSpec) -> bool:
        """Whether the document has what an item stands for, and nothing that it gives way to."""
        known = {*self.variables, *self.parts}
        return not ((item.when and item.when not in known) or item.unless in known)

    def _on_grid(self, depth: float, *, up: bool = False) -> float:
        """A type area's edge where a turned leading has a row.

        All pages' rows count from the inner one's foot; where one begins at the sheet's head, from there, so
        that what bleeds at its top still does.
        """
        design, unit = self.cx.design, self.unit
        if not unit or unit == design.grid.unit:
            return depth
        spec = design.masters
        heads = (self._points(master.top) for master in (spec.first, spec.odd, spec.even))
        foot = 0.0 if min(heads) <= 0 else design.edge(spec.odd.bottom)
        rows = (depth - foot) / unit
        return foot + (math.ceil(rows - _NEAR) if up else math.floor(rows + _NEAR)) * unit

    def _furniture(self, spec: MasterSpec, sides: _Sides) -> Iterator[Sized]:
        """Each item, with the size in which it says the publication's name; 0 where it does not."""
        for item in spec.furniture:
            if not (self._wanted(item) and sides.has(item.side)):
                continue
            node = self._node(item, sides.level)
            if node is not None:
                sizes = (self.cx.size(run.style) for run in item.runs if self._names(run))
                yield Furniture(node, self._frame(item, sides.level), item.push), max(sizes, default=0.0)

    def _names(self, run: RunSpec) -> bool:
        """Whether words of furniture say the publication's name."""
        return _NAME in names(self._text(run)) and any(True for _ in self._runs(run))

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
            dressed = replace(self.cx, others={**self.cx.others, **item.styles})
            nodes = dressed.within(width).blocks((block,)) if block is not None else ()
            return self._standing(item, Stack(nodes)) if nodes else None
        said = self._line(item.runs, item.align)
        if item.runs and said is None:
            return None
        line: FlowNode = said or Space(0.0 if item.fill else self._points(item.depth))
        edges = Edges(top=self.stroke(item.rule)) if item.rule else NO_EDGES
        return self._standing(item, line, edges)

    def _standing(self, item: FurnitureSpec, node: FlowNode, edges: Edges = NO_EDGES) -> FlowNode:
        """*node* between the item's rules, on its ground and in the middle of its depth where it asks for that."""
        if edges is NO_EDGES and not item.fill and not item.middle:
            return node
        fill = self.cx.colour(item.fill) if item.fill else None
        depth = self._points(item.depth) if item.fill or item.middle else 0.0
        role = Role.NONE if item.part else Role.ARTIFACT
        return Panel(node, Insets(), fill, edges, bleed=item.bleed, depth=depth, role=role)

    def _place(self, runs: tuple[RunSpec, ...]) -> Span | None:
        """Where the first variable of some words is said."""
        named = (name for spec in runs for name in names(self._text(spec)))
        return next((self.places[name] for name in named if name in self.places), None)

    def _runs(self, spec: RunSpec) -> Iterator[Run]:
        """Words of furniture; those that name a variable without value are left out."""
        known = {*self.variables, *(place[2:-1] for place in _FIELDS)}
        text = self._text(spec)
        if spec.unless in known or any(
            name not in known for name in (*names(text), *filter(None, (spec.needs,)))
        ):
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
