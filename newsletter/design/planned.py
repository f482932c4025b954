"""Faults of a layout's modules: kinds that are none, rows that no sheet holds, styles and colours by wrong names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.design.names import of_band, of_stroke, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.design.design import Design
    from newsletter.design.modules import KindSpec, ModulesSpec, RowSpec

# What the words of a broken story may name.
VARIABLES = ("folio", "headline")
_VARIABLE = re.compile(r"\$\{([^}]*)\}?")
_ENDS = 2


def faults(design: Design) -> Iterator[Diagnostic]:
    """The faults of a design's modules, each at its place; none where it has no modules."""
    spec = design.modules
    yield from of_stroke(design.column_rule, design)
    if spec is None:
        return
    if design.sheet.vertical:
        yield diagnostic("E480", spec.span)
    for kind in spec.kinds.values():
        yield from _of_kind(kind, design)
        yield from unknown("E483", kind.place("otherwise"), kind.otherwise, spec.kinds)
    if not spec.first:
        yield diagnostic("E481", spec.place("first") or spec.span)
    for row in (*spec.first, *spec.later):
        yield from _of_row(row, spec, design)
    for stroke in (spec.rule, spec.divider):
        yield from of_stroke(stroke, design)
    for name in ("jump_style", "carried_style"):
        yield from unknown("E422", spec.place(name) or spec.span, getattr(spec, name), design.styles)
    for name in ("jump", "carried"):
        for variable in _VARIABLE.findall(getattr(spec, name)):
            yield from unknown("E421", spec.place(name), variable or "${}", VARIABLES)
        if "${folio}" not in getattr(spec, name):
            yield diagnostic("E485", spec.place(name), name=name)
    yield from _of_pictures(spec)


def _of_kind(kind: KindSpec, design: Design) -> Iterator[Diagnostic]:
    for band in (*(kind.opener or ()), *(kind.ending or ())):
        yield from of_band(band, design)
    for name, style in kind.styles.items():
        for one in (name, style):
            yield from unknown("E422", kind.place("styles"), one, design.styles)
    body = kind.styles.get("body", "")
    if body in design.styles and design.styles[body].paragraph.leading != design.grid.unit:
        yield diagnostic("E484", kind.place("styles"), name=body)
    yield from unknown("E402", kind.place("fill"), kind.fill, design.palette)
    for stroke in (kind.edge, kind.frame):
        yield from of_stroke(stroke, design)
    if kind.upright is not None:
        yield from unknown("E422", kind.upright.place("style"), kind.upright.style, design.styles)


def _of_row(row: RowSpec, spec: ModulesSpec, design: Design) -> Iterator[Diagnostic]:
    """A row whose cells are not together as wide as the sheet's columns, and kinds that are none."""
    columns = sum(cell.columns for cell in row.row)
    if columns != design.columns.count:
        yield diagnostic("E482", row.place("row"), columns=columns, count=design.columns.count)
    for cell in row.row:
        if not cell.kinds:
            yield diagnostic("E487", cell.place("kinds"), known=", ".join(spec.kinds))
        for name in cell.kinds:
            yield from unknown("E483", cell.place("kinds"), name, spec.kinds)


def _of_pictures(spec: ModulesSpec) -> Iterator[Diagnostic]:
    """Ends of the pictures' heights that are not two shares round the whole."""
    said = spec.pictures
    if said and (len(said) != _ENDS or not 0 < said[0].share <= 1 <= said[-1].share):
        yield diagnostic("E438", spec.place("pictures"), name="pictures", own="100%")
