"""A design with its knobs turned: another leading and size of the body on the same sheet."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.design.styles import ROLES, StyleBook
from newsletter.flow.knobs import Knobs, Offer
from newsletter.flow.sheet import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.units import Length
    from newsletter.design.design import Columns, Design
    from newsletter.design.layout import LayoutSpec

# A measure is of whole ems to within this share of one (T37).
_WHOLE = 0.001


def turned(design: Design, knobs: Knobs) -> Design:
    """*design* at another setting of its knobs.

    Sheet, type area and furniture keep their places. Columns keep their outer edges and hold whole ems of
    the new size (T37), the type area whole lines of the new leading; styles follow where they lean on either.
    """
    if design.spec is None or knobs == design.knobs:
        return design
    grid = Grid(knobs.leading, knobs.size)
    spec = design.spec
    book = StyleBook(spec.styles, design.palette, grid, {}, [], spec.writing, design.lang)
    return replace(
        design,
        grid=grid,
        styles={key: book.style(key) for key in (*ROLES, *spec.styles)},
        columns=_columns(design.columns, knobs.size),
        between=spec.between.resolve(em=grid.size, line=grid.unit),
        knobs=knobs,
    )


def whole_measure(width: float, count: int, gutter: float, em: float) -> float:
    """The measure of whole ems of so many columns, with gutters between them, in *width* points (T37)."""
    return math.floor((width - (count - 1) * gutter) / count / em + _WHOLE) * em


def _columns(columns: Columns, em: float) -> Columns:
    measure = whole_measure(columns.measure, 1, 0.0, em)
    if columns.count == 1:
        return replace(columns, measure=measure, left=columns.left + (columns.measure - measure) / 2)
    gutter = (columns.width - columns.count * measure) / (columns.count - 1)
    return replace(columns, measure=measure, gutter=gutter)


def offer(spec: LayoutSpec, grid: Grid) -> Offer | None:
    """What the layout's knobs may be turned to; None where it has none."""
    said = spec.knobs
    if said is None:
        return None
    own = Knobs(grid.unit, grid.size)
    ends: list[Knobs] = []
    for end in (0, -1):
        leading = _points(said.leading, end, grid, own.leading)
        size = _points(said.size, end, grid, own.size)
        pictures = said.pictures[end].share if said.pictures else own.pictures
        ends.append(Knobs(leading, size, pictures))
    low, high = ends
    return Offer(own, low, high, together=said.together)


def _points(lengths: tuple[Length, ...], end: int, grid: Grid, default: float) -> float:
    return lengths[end].resolve(em=grid.size, line=grid.unit) if lengths else default


def faults(spec: LayoutSpec, design: Design) -> Iterator[Diagnostic]:
    """Knobs whose ends are not two, or do not hold the layout's own setting between them."""
    found = design.offer
    if spec.knobs is None or found is None or min(found.own.leading, found.own.size) <= 0:
        return
    for name in ("leading", "size", "pictures"):
        said: tuple[Length, ...] = getattr(spec.knobs, name)
        low, own, high = (getattr(setting, name) for setting in (found.low, found.own, found.high))
        # Lines closer than their type is deep overlap.
        is_leading = name == "leading" and found.own.leading >= found.own.size
        least = found.own.size if is_leading else 0.0
        if said and (len(said) != 2 or not least <= low <= own <= high or not low):
            yield diagnostic("E438", spec.knobs.place(name), name=name, own=f"{own:g}")
