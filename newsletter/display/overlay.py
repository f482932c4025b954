"""Overlay: what makers of layouts see over the pages: the grid, the outlines of all parts, the blank at columns' feet.

Each is a layer of its own. All is measured on the story's axes and turned to the sheet as the story is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import from_rgb, parse_hex
from newsletter.basics.geometry import Rect
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke, VectorShape, rectangle, segment
from newsletter.display.axes import area_on_sheet
from newsletter.display.extent import extent
from newsletter.display.ops import Layer, Shape
from newsletter.flow.style import CENTRED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsletter.basics.colour import Colour
    from newsletter.display.ops import DisplayList
    from newsletter.flow.sheet import Grid, Sheet
    from newsletter.page.fragment import Page, Pages

# Lengths in points: hairlines, and a difference that is none.
_HAIR, _FRAME, _SAME = 0.25, 0.5, 0.01
# Shares: of a tint, and of the measure that a tick takes.
_TINT, _TICK = 0.18, 0.06


def _screen(digits: str) -> Colour:
    return from_rgb(parse_hex(digits))


ROWS, AREA = _screen("#7FC4EE"), _screen("#1E88C7")
PARTS, FURNITURE = _screen("#E0559B"), _screen("#5AA84F")
SLACK = _screen("#F08A1D")


def overlaid(drawn: DisplayList, pages: Pages, kinds: Iterable[str]) -> DisplayList:
    """*drawn* with a layer over its pages for each of *kinds*, which are among `KINDS`."""
    chosen = tuple(kinds)
    shown = (
        replace(one, layers=tuple(_layer(kind, _Sheet(pages.sheet, pages.grid, page)) for kind in chosen))
        for one, page in zip(drawn.pages, pages.pages, strict=True)
    )
    return replace(drawn, pages=tuple(shown))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page on its sheet and grid."""

    sheet: Sheet
    grid: Grid
    page: Page

    def line(self, x: float, y: float, length: float, pen: Stroke) -> Shape:
        """A line of *length* points in the direction of the story's lines."""
        at = area_on_sheet(Rect(x, y, length, 0.0), self.sheet)
        return Shape(VectorShape(segment(at.x, at.y, at.right, at.bottom), stroke=pen))

    def outline(self, room: Rect, pen: Stroke) -> Shape:
        """A room of the story as a frame."""
        return Shape(VectorShape(rectangle(area_on_sheet(room, self.sheet)), stroke=pen))

    @property
    def extents(self) -> list[Rect]:
        """The rooms of all parts of the story."""
        return [extent(one, vertical=self.sheet.vertical) for one in self.page.fragments]


def _layer(kind: str, on: _Sheet) -> Layer:
    return Layer(f"newsletter {kind}", tuple(KINDS[kind](on)))


def grid(on: _Sheet) -> Iterator[Shape]:
    """The lines that body baselines stand on (in vertical writing centres), the type area and the columns' edges."""
    master, unit = on.page.master, on.grid.unit
    area = master.area
    stand = unit / 2 + (0.0 if on.sheet.vertical else CENTRED * on.grid.size)
    for row in range(int((area.height + _SAME) // unit)):
        yield on.line(area.x, area.y + row * unit + stand, area.width, Stroke(ROWS, _HAIR))
    if master.columns > 1:
        for column in range(master.columns):
            room = Rect(master.column_x(column), area.y, master.column, area.height)
            yield on.outline(room, Stroke(AREA, _HAIR, dash=(2.0, 2.0)))
    yield on.outline(area, Stroke(AREA, _FRAME))


def boxes(on: _Sheet) -> Iterator[Shape]:
    """The outlines of the story's parts, and those of the furniture with the frames that it stands in."""
    for room in on.extents:
        yield on.outline(room, Stroke(PARTS, _HAIR))
    # Furniture has its place on the sheet, whichever way the story runs.
    for fitting in on.page.furniture:
        frame = VectorShape(rectangle(fitting.item.frame), stroke=Stroke(FURNITURE, _FRAME, dash=(3.0, 2.0)))
        yield Shape(frame)
        for one in fitting.fragments:
            part = rectangle(extent(one, vertical=False))
            yield Shape(VectorShape(part, stroke=Stroke(FURNITURE, _HAIR)))


def slack(on: _Sheet) -> Iterator[Shape]:
    """The blank at the feet of columns and page, tinted, with a tick for each whole line.

    What a part below asks to be kept blank above it is not told apart from what could not be filled.
    """
    unit = on.grid.unit
    for room in _blanks(on):
        tint = VectorShape(rectangle(area_on_sheet(room, on.sheet)), fill=SLACK, fill_opacity=_TINT)
        yield Shape(tint)
        for line in range(int((room.height + _SAME) // unit)):
            y = room.bottom - (line + 0.5) * unit
            yield on.line(room.x, y, _TICK * on.page.master.column, Stroke(SLACK, 2 * _HAIR))


def _blanks(on: _Sheet) -> Iterator[Rect]:
    """What each column leaves above the next part below it; below parts across the columns, what the page leaves."""
    page, area = on.page, on.page.master.area
    below = [*on.extents, *page.columns]
    open_foot = True
    for column in page.columns:
        foot = _foot(column, below, on)
        open_foot &= foot < area.bottom - on.grid.unit / 2
        if foot - column.bottom > _SAME:
            yield Rect(column.x, column.bottom, column.width, foot - column.bottom)
    if open_foot and area.bottom - page.foot > _SAME:
        yield Rect(area.x, page.foot, area.width, area.bottom - page.foot)


def _foot(column: Rect, parts: Iterable[Rect], on: _Sheet) -> float:
    """How far down *column* might have been filled.

    To the row that the next part below it begins in, for notes and pictures stand at the foot, and another run of
    columns may follow; else to the foot of the type area.
    """
    area, unit = on.page.master.area, on.grid.unit
    tops = [
        part.y
        for part in parts
        if part is not column
        and part.y > column.bottom - _SAME
        and part.x < column.right - _SAME
        and part.right > column.x + _SAME
    ]
    rows = (min([*tops, area.bottom]) - area.y + _SAME) // unit
    return area.y + rows * unit


KINDS: dict[str, Callable[[_Sheet], Iterable[Shape]]] = {"grid": grid, "boxes": boxes, "slack": slack}
