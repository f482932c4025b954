"""Boxes of modules: one alone, several abreast, several one below another, with the cost of each depth in lines.

Costs are in the unit of `filler`: a line of blank at a column's foot counts 100.
"""

from __future__ import annotations

import math
from dataclasses import field, replace
from typing import TYPE_CHECKING, Protocol

from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.node import Space
from newsletter.page.fragment import Fragment, SetShapes
from newsletter.page.module import LEAST_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.module import Plan
    from newsletter.page.module import Made, Module, Stick

BLANK = 25.0  # a line of blank below a story in each of its columns, squared
TURNED = 4.0  # a line by which pictures are lowered or raised, in each column
BROKEN_OFF, AGAIN = 2500.0, 6000.0  # a story that goes on elsewhere, and one that does so again
LITTLE = 30.0  # a line that too little is left of it, squared


class Box(Protocol):
    """What stands on a page: a module, or several."""

    @property
    def own(self) -> int:
        """The lines that it takes if nothing asks for more or less."""

    def cost(self, lines: int) -> float:
        """What it costs in so many lines; infinite where it cannot be."""

    def made(self, lines: int, at: tuple[float, float]) -> Iterator[Made]:
        """Its modules, in so many lines from a place of the sheet on."""

    def stands(self, lines: int) -> Iterator[Stand]:
        """Its modules, with the lines that each has."""

    def anew(self) -> Box:
        """The same box with what is known of its depths forgotten."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A module in so many *lines*."""

    leaf: Leaf
    lines: int

    @property
    def well(self) -> bool:
        """Whether it ends there, or can break off."""
        return self.leaf.stick.stands_well(self.leaf.module, self.lines)

    def refuse(self) -> None:
        """Ask for this depth no more."""
        self.leaf.refused.add(self.lines)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One module; depths in *refused* are not to be had."""

    stick: Stick
    module: Module
    refused: set[int] = field(default_factory=set)

    @property
    def own(self) -> int:
        """The lines that it takes with its pictures as they are."""
        return self.stick.depths(self.module).own

    @property
    def depth(self) -> int:
        """The same."""
        return self.own

    def cost(self, lines: int) -> float:
        """Blank below it, pictures turned, or the end of its first part."""
        depths, columns = self.stick.depths(self.module), self.module.setting.columns
        cuttable = not self.module.setting.whole or depths.low > self.stick.lines
        if lines in self.refused or (lines < depths.low and (lines < depths.least or not cuttable)):
            return math.inf
        if lines >= depths.high:
            return BLANK * columns * (lines - depths.high) ** 2 + TURNED * columns * (
                depths.high - depths.own
            )
        if lines >= depths.low:
            return TURNED * columns * abs(lines - depths.own)
        if self.module.alone:
            return 0.0
        missing = max(0, LEAST_LEFT - (depths.low - lines) * columns)
        return (AGAIN if self.module.carried else BROKEN_OFF) + LITTLE * missing**2

    def made(self, lines: int, at: tuple[float, float]) -> Iterator[Made]:
        """The module."""
        yield self.stick.made(self.module, lines, at)

    def stands(self, lines: int) -> Iterator[Stand]:
        """The module."""
        yield Stand(self, lines)

    def anew(self) -> Leaf:
        """The leaf itself, which keeps nothing but what is refused."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Abreast:
    """Boxes side by side, *lefts* points from the left edge of the first, *gutter* apart."""

    boxes: tuple[Box, ...]
    lefts: tuple[float, ...]
    gutter: float

    @property
    def own(self) -> int:
        """The lines of the deepest."""
        return max(box.own for box in self.boxes)

    def cost(self, lines: int) -> float:
        """The cost of all."""
        return sum(box.cost(lines) for box in self.boxes)

    def made(self, lines: int, at: tuple[float, float]) -> Iterator[Made]:
        """The modules from left to right."""
        for box, left in zip(self.boxes, self.lefts, strict=True):
            yield from box.made(lines, (at[0] + left, at[1]))

    def stands(self, lines: int) -> Iterator[Stand]:
        """All modules."""
        for box in self.boxes:
            yield from box.stands(lines)

    def anew(self) -> Abreast:
        """The same row, all of it asked again."""
        return replace(self, boxes=tuple(box.anew() for box in self.boxes))


@dataclass(frozen=True, slots=True, eq=False)
class Below:
    """Boxes one below another, *gap* lines apart."""

    boxes: tuple[Box, ...]
    gap: int
    _known: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = field(default_factory=dict)

    @property
    def own(self) -> int:
        """The lines of all, and of the gaps."""
        return sum(box.own for box in self.boxes) + self.gap * (len(self.boxes) - 1)

    def cost(self, lines: int) -> float:
        """The least cost of sharing so many lines out."""
        return self._shared(0, lines)[0]

    def depths(self, lines: int) -> tuple[int, ...]:
        """The lines of each box at the least cost."""
        return self._shared(0, lines)[1]

    def _shared(self, index: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """The least cost of the boxes from *index* on in so many lines, and the lines of each."""
        if index == len(self.boxes) - 1:
            return self.boxes[index].cost(lines), (lines,)
        key = index, lines
        if key not in self._known:
            best: tuple[float, tuple[int, ...]] = math.inf, ()
            for taken in range(1, lines - self.gap):
                cost = self.boxes[index].cost(taken)
                if cost < best[0]:
                    rest, depths = self._shared(index + 1, lines - taken - self.gap)
                    if cost + rest < best[0]:
                        best = cost + rest, (taken, *depths)
            self._known[key] = best
        return self._known[key]

    def placed(self, lines: int, top: float, unit: float) -> Iterator[tuple[Box, int, float]]:
        """Each box with its lines and its top."""
        if lines == self.own:
            depths: tuple[int, ...] = tuple(box.own for box in self.boxes)
        else:
            depths = self.depths(lines)
        for box, depth in zip(self.boxes, depths, strict=True):
            yield box, depth, top
            top += (depth + self.gap) * unit

    def made(self, lines: int, at: tuple[float, float]) -> Iterator[Made]:
        """The modules from top to foot."""
        for box, depth, top in self.placed(lines, at[1], unit_of(self)):
            yield from box.made(depth, (at[0], top))

    def stands(self, lines: int) -> Iterator[Stand]:
        """All modules."""
        for box, depth, _ in self.placed(lines, 0.0, 1.0):
            yield from box.stands(depth)

    def anew(self) -> Below:
        """The same stack, all of it asked again."""
        return Below(tuple(box.anew() for box in self.boxes), self.gap)


def unit_of(box: Box) -> float:
    """The depth of a line in a box."""
    while not isinstance(box, Leaf):
        assert isinstance(box, Abreast | Below)
        box = box.boxes[0]
    return box.stick.unit


@dataclass(frozen=True, slots=True)
class Rules:
    """Draws the rules between modules: in the gaps between those one below another, in gutters between those abreast."""

    plan: Plan
    stick: Stick

    def of(self, box: Box, lines: int, at: tuple[float, float], width: float) -> Iterator[Fragment]:
        """The rules in a box so many lines deep and *width* points wide, from a place of the sheet on."""
        unit, inset = self.stick.unit, self.stick.galley.grid.inset
        if isinstance(box, Below):
            for index, (inner, depth, top) in enumerate(box.placed(lines, at[1], unit)):
                if index and self.plan.rule is not None:
                    shape = VectorShape(segment(0.0, 0.0, width, 0.0), stroke=self.plan.rule)
                    yield _ornament(shape, at[0], top - box.gap * unit / 2)
                yield from self.of(inner, depth, (at[0], top), width)
        elif isinstance(box, Abreast):
            edges = (*box.lefts[1:], width + box.gutter)
            for index, (inner, left, edge) in enumerate(zip(box.boxes, box.lefts, edges, strict=True)):
                framed = _framed(inner) or (index and _framed(box.boxes[index - 1]))
                if index and self.plan.divider is not None and not framed:
                    line = segment(0.0, inset, 0.0, lines * unit - inset)
                    shape = VectorShape(line, stroke=self.plan.divider)
                    yield _ornament(shape, at[0] + left - box.gutter / 2, at[1])
                yield from self.of(inner, lines, (at[0] + left, at[1]), edge - box.gutter - left)


def _framed(box: Box) -> bool:
    """Whether a frame stands at a box's sides, beside which a rule is one line too many."""
    if isinstance(box, Leaf):
        return box.module.setting.frame is not None
    return isinstance(box, Abreast | Below) and any(map(_framed, box.boxes))


def _ornament(shape: VectorShape, x: float, y: float) -> Fragment:
    return Fragment(SetShapes(Space(0.0), (shape,)), x, y)
