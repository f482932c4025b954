"""Bounds of a layout's lengths: what no page can be made of is told where the layout says it.

Bounds are written as lengths are, and hold for what a length comes to in its place: `em` of its own style,
`L` of the layout's grid, shares of the type area's width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.units import Length, parse_length, parse_sheet
from newsletter.design.bands import BandCellSpec, BandSpec
from newsletter.design.layout import ColumnSpec, GridSpec, MarkSpec, SheetSpec, StyleSpec
from newsletter.design.masters import FootSpec, FurnitureSpec, StrokeSpec
from newsletter.design.modules import KindSpec, ModulesSpec, UprightSpec
from newsletter.flow.style import Hanging
from newsletter.source.edit import CHANGES
from newsletter.source.record import Record, declared
from newsletter.source.types import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import SourceFile, Span
    from newsletter.design.design import Design
    from newsletter.design.layout import LayoutSpec

TYPE, LEADING = ("2pt", "1000pt"), ("2pt", "2000pt")
INDENT, BLANK = ("0em", "20em"), ("0L", "40L")
BOUNDS: dict[type[Record], dict[str, tuple[str, str]]] = {
    SheetSpec: {"bleed": ("0mm", "25mm")},
    GridSpec: {"size": ("3pt", "200pt"), "unit": ("3pt", "400pt")},
    ColumnSpec: {
        "measure": ("4em", "5000mm"),
        "gutter": ("0em", "500mm"),
        "inside": ("0mm", "5000mm"),
        "margin": ("0mm", "5000mm"),
    },
    # A style's size is judged by itself: its em is that of the style it is like.
    StyleSpec: {
        "leading": LEADING,
        "indent": INDENT,
        "hang": INDENT,
        "tracking": ("-0.5em", "5em"),
        "grow": ("0%", "50%"),
        "before": BLANK,
        "after": BLANK,
    },
    MarkSpec: {"size": TYPE, "gap": ("0em", "5em")},
    StrokeSpec: {"width": ("0pt", "50pt")},
    BandCellSpec: {"inset": ("0em", "10em")},
    BandSpec: {
        "gutter": INDENT,
        "padding": ("0L", "20L"),
        "headroom": ("0L", "40L"),
        "before": BLANK,
        "after": BLANK,
    },
    KindSpec: {"inset": ("0em", "10em"), "padding": ("0L", "10L")},
    UprightSpec: {"width": ("1em", "500mm")},
    ModulesSpec: {"gap": ("0L", "20L")},
    FootSpec: {"padding": ("0pt", "20L"), "inset": INDENT, "before": BLANK},
    FurnitureSpec: {"x": ("-100%", "200%"), "width": ("1pt", "300%"), "depth": ("1pt", "5000mm")},
}
# What a block's dress says of its blanks, sizes and rules.
OTHERS = ("0pt", "500mm")
# Narrower columns, in ems, cannot be filled evenly; a measure off by more than so much is not of whole ems.
NARROW, WHOLE = 12.0, 0.01
# A gutter narrower than this, in ems, has no room for hanging marks (T28).
HANGING_ROOM = 1.5
# The least share of another sheet than the layout's that its type area should fill.
LEAST_FILLED = 0.5
# The sides of a sheet, in points: 5 cm to 5 m, the most that a PDF page may measure.
SHORTEST, LONGEST = 141.0, 14400.0


def faults(spec: LayoutSpec, design: Design, layers: Sequence[SourceFile] = ()) -> Iterator[Diagnostic]:
    """An error for each length out of its bounds; those of the sheet, its grid and its columns hide all others.

    *layers* are the files of what was laid over the layout, the uppermost first.
    """
    basic = tuple(_of_sheet(spec, design))
    yield from basic
    if not basic:
        yield from _of_columns(spec, design, layers)
        yield from _of_styles(spec, design)
        yield from _of_bands(spec, design, layers)
        for record in design.dress.values():
            yield from _checked(record, design, design.grid.size)
        yield from _of_masters(spec, design, layers)


def _is_sound(points: float, bounds: tuple[str, str]) -> bool:
    """Whether a size or leading stands between bounds in points."""
    low, high = (parse_length(bound).points for bound in bounds)
    return low <= points <= high


def _of_sheet(spec: LayoutSpec, design: Design) -> Iterator[Diagnostic]:
    size = design.sheet.size
    if min(size.width, size.height) < SHORTEST or max(size.width, size.height) > LONGEST:
        yield diagnostic("E424", spec.sheet.place("size"), text=spec.sheet.size)
    for record in (spec.sheet, spec.grid, spec.columns):
        yield from _checked(record, design, design.grid.size)


def _of_columns(spec: LayoutSpec, design: Design, layers: Sequence[SourceFile]) -> Iterator[Diagnostic]:
    """Columns too wide for the sheet, too narrow for even lines, or not of whole ems (T37)."""
    free = design.sheet.logical.width - design.columns.width
    if free < 0:
        yield diagnostic("E411", latest(_of_width(spec), spec, layers))
    elif spec.columns.inside is not None and design.sheet.vertical:
        yield diagnostic("E436", spec.columns.place("inside"))
    elif design.columns.left > free:
        yield diagnostic("E437", spec.columns.place("inside"), free=f"{free:.0f}")
    place, ems = spec.columns.place("measure"), design.columns.measure / design.grid.size
    if ems < NARROW:
        yield diagnostic("W430", place, ems=f"{ems:g}")
    if abs(ems - round(ems)) > WHOLE:
        yield diagnostic("W431", place, ems=f"{ems:.2f}", low=int(ems), high=int(ems) + 1)
    gutter = design.columns.gutter / design.grid.size
    hanging = [style for style in spec.styles.values() if style.hanging is Hanging.COMMA]
    if hanging and design.columns.count > 1 and gutter < HANGING_ROOM:
        yield diagnostic("E432", hanging[0].place("hanging"), ems=f"{gutter:g}")


def _of_width(spec: LayoutSpec) -> tuple[Span | None, ...]:
    """Where the width of the columns and that of the sheet are said."""
    return spec.columns.place("measure"), spec.columns.place("count"), spec.sheet.place("size")


def latest(places: Iterable[Span | None], spec: LayoutSpec, layers: Sequence[SourceFile]) -> Span | None:
    """The one of *places* that was said last: in a change, a layer, or the layout that extends others."""
    said = [place for place in places if place is not None]
    changed = [place for place in said if place.file.name == CHANGES]
    above = (place for file in layers for place in said if place.file is file)
    mine = [place for place in said if spec.span and place.file is spec.span.file]
    return next(iter((*changed, *above, *mine, *said)), None)


def _of_styles(spec: LayoutSpec, design: Design) -> Iterator[Diagnostic]:
    for name, style in spec.styles.items():
        look = design.styles[name]
        if not _is_sound(look.face.size, TYPE):
            # Whatever else the style says in ems follows from this.
            if style.size is not None:
                yield _out(style.place("size"), "size", *TYPE)
            continue
        yield from _checked(style, design, look.face.size)
        for text, step in zip(style.sizes, look.paragraph.steps, strict=False):
            if not (_is_sound(step.size, TYPE) and _is_sound(step.leading, LEADING)):
                yield diagnostic("E406", style.place("sizes"), text=text)
    if "body" in spec.styles:
        yield from _of_paragraphs(spec.styles["body"], design)


def _of_paragraphs(body: StyleSpec, design: Design) -> Iterator[Diagnostic]:
    """Blank between paragraphs that takes their lines off the grid (T43)."""
    for name, blank in (("before", design.styles["body"].before), ("after", design.styles["body"].after)):
        lines = blank / design.grid.unit
        if abs(lines - round(lines)) > WHOLE:
            yield diagnostic("W433", body.place(name), name=name, lines=f"{lines:.2f}")


def _of_bands(spec: LayoutSpec, design: Design, layers: Sequence[SourceFile]) -> Iterator[Diagnostic]:
    items = spec.masters.furniture
    modules = (spec.modules, *spec.modules.kinds.values()) if spec.modules else ()
    for record in (*spec.opener, *spec.ending, *items, *spec.masters.feet, *modules):
        yield from _checked(record, design, design.grid.size)
    if not 0 <= design.between <= 40 * design.grid.unit:
        yield _out(spec.place("between"), "between", *BLANK)
    height = design.sheet.size.height
    outside = [item for item in items if abs(design.points(item.y)) > height]
    if outside and _laid_sheet(spec, layers) is not None:
        # The sheet is not the layout's: it is the one that does not fit.
        yield diagnostic("E449", spec.sheet.place("size"), text=spec.sheet.size, height=f"{height:.0f}")
        return
    for item in outside:
        low, high = f"-{height:.0f}pt", f"{height:.0f}pt"
        yield _out(item.place("y"), "y", low, high)


def _laid_sheet(spec: LayoutSpec, layers: Sequence[SourceFile]) -> Span | None:
    """Where one of the *layers* says the sheet's size; None where the layout's own stands."""
    size = spec.sheet.place("size")
    return size if size is not None and size.file in layers else None


def _of_masters(spec: LayoutSpec, design: Design, layers: Sequence[SourceFile]) -> Iterator[Diagnostic]:
    masters = spec.masters
    kinds = (masters.first, masters.inner, masters.odd, masters.even)
    own = [(master, master, design.edge(master.bottom)) for master in kinds]
    ending = [(master, masters.last, design.foot(master)) for master in kinds]
    for head, foot, bottom in (*own, *ending):
        top, height = design.points(head.top), design.sheet.logical.height
        if top < 0 or not top + design.grid.unit <= bottom <= height:
            told = (head.place("top"),) if top < 0 else (foot.place("bottom"), spec.sheet.place("size"))
            span = latest(told, spec, layers)
            values = {"top": f"{top:.0f}", "bottom": f"{bottom:.0f}", "height": f"{height:.0f}"}
            yield diagnostic("E418", span, **values)
            return
    if _laid_sheet(spec, layers) is not None:
        yield from _of_page(spec, design)


def _of_page(spec: LayoutSpec, design: Design) -> Iterator[Diagnostic]:
    """A sheet, other than the layout's, of which the type area fills too little: type does not grow with paper."""
    inner, whole = design.masters.inner, design.sheet.logical
    filled = design.columns.width * (design.points(inner.bottom) - design.points(inner.top))
    share = filled / (whole.width * whole.height)
    if share < LEAST_FILLED and _is_sheet(spec.sheet.size):
        yield diagnostic("W445", spec.sheet.place("size"), text=spec.sheet.size, share=f"{100 * share:.0f}")


def _is_sheet(text: str) -> bool:
    """Whether a sheet has that size; the fault of one that has none is told elsewhere."""
    try:
        parse_sheet(text)
    except ValueError:
        return False
    return True


def _checked(record: Record, design: Design, em: float) -> Iterator[Diagnostic]:
    """The faults of a record's lengths and of those in the records inside it."""
    bounds = BOUNDS.get(type(record), {})
    for one in declared(type(record)):
        value = getattr(record, one.name)
        if isinstance(value, Length) and (type(record) not in BOUNDS or one.name in bounds):
            low, high = bounds.get(one.name, OTHERS)
            points = [
                _resolved(length, design, em) for length in (parse_length(low), value, parse_length(high))
            ]
            if points != sorted(points):
                yield _out(record.place(one.name), key_of(one.name), low, high)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _checked(inner, design, em)


def _resolved(length: Length, design: Design, em: float) -> float:
    return length.resolve(em=em, line=design.grid.unit, whole=design.columns.width)


def _out(span: Span | None, name: str, low: str, high: str) -> Diagnostic:
    text = span.text[span.column - 1 : span.end - 1] if span else ""
    return diagnostic("E416", span, name=name, text=text, low=low, high=high)
