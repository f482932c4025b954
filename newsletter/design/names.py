"""Names that a layout may use: parts, variables, styles and colours; one that is none of them is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.registry import nearest
from newsletter.design.styles import ROLES
from newsletter.source.node import MappingNode
from newsletter.source.record import declared, info
from newsletter.source.repair import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.design.bands import BandSpec
    from newsletter.design.design import Design
    from newsletter.design.layout import LayoutSpec
    from newsletter.design.masters import FootSpec, FurnitureSpec, RunSpec, StrokeSpec
    from newsletter.design.resolve import Kinds
    from newsletter.source.node import Node, ScalarNode

# What a band may place: an article's parts, its last section where that has no heading, and what opens the first
# where that has none.
PARTS = (
    "kicker", "headline", "deck", "byline", "dateline", "editor-note", "lead", "related", "share", "contact", "toc",
    "closing", "closing-image", "opening-image", "opening-couplet", "opening-quote",
)  # fmt: skip
# What furniture may place: of the publication, and of its only article.
PLACES = ("masthead", "recipients", "colophon", "contact", "share")
# What `${…}` in furniture may name.
VARIABLES = (
    "publication.name", "publication.issuer", "publication.slogan", "publication.contacts", "issue.number",
    "issue.total", "issue.volume", "issue.classification", "issue.copies", "issue.date", "issue.lunar", "issue.reference",
    "issue.signatory", "issue.urgency", "issue.serial", "kicker", "headline", "folio", "folio.han", "pages",
)  # fmt: skip
_VARIABLE = re.compile(r"\$\{([^}]*)\}?")


def faults(spec: LayoutSpec, design: Design) -> Iterator[Diagnostic]:
    """An error for each name in bands, furniture and dresses that nothing bears."""
    for text in spec.words.values():
        yield from _of_words(text, spec.place("words"), VARIABLES)
    for band in (*spec.opener, *spec.ending):
        yield from of_band(band, design)
    for item in spec.masters.furniture:
        yield from _of_furniture(item, design)
    for foot in spec.masters.feet:
        yield from _of_foot(foot, design)
    for span, name in _dressed(design):
        yield from unknown("E422", span, name, design.styles)


def unused(spec: LayoutSpec, root: Node, design: Design) -> Iterator[Diagnostic]:
    """An error for each style that no block, no dress, no furniture and no other style asks for: it is misspelt."""
    used = set(ROLES) | {style.like for style in spec.styles.values()} - {""}
    used |= {run.style for item in spec.masters.furniture for run in item.runs}
    used |= {style for item in spec.masters.furniture for style in item.styles.values()}
    used |= {run.style for foot in spec.masters.feet for row in foot.rows for run in (*row.runs, *row.end)}
    used |= {name for _, name in _dressed(design)} | _of_modules(spec)
    # A name that is no style's was told at its own place.
    lost = used - design.styles.keys()
    used -= lost
    said = root.get("styles") if isinstance(root, MappingNode) else None
    for name in spec.styles.keys() - used:
        if nearest(name, lost):
            continue
        key = said.key(name) if isinstance(said, MappingNode) else None
        close = nearest(name, used)
        span = key.span if key else None
        if close:
            fix = replaced(span, close) if span else None
            yield diagnostic("E415", span, fix=fix, name=name, close=close)
        else:
            yield diagnostic("E419", span, name=name)


def _of_modules(spec: LayoutSpec) -> set[str]:
    """The styles that a layout's modules name."""
    modules = spec.modules
    if modules is None:
        return set()
    kinds = modules.kinds.values()
    taken = {style for kind in kinds for style in kind.styles.values()}
    return (
        taken
        | {kind.upright.style for kind in kinds if kind.upright}
        | {modules.jump_style, modules.carried_style}
    )


def _dressed(design: Design) -> Iterator[tuple[Span | None, str]]:
    """The styles that the layout's dresses name, each with its place."""
    for dress in design.dress.values():
        for one in declared(type(dress)):
            if info(one).style:
                yield dress.place(one.name), getattr(dress, one.name)


def no_kind(key: ScalarNode, kinds: Kinds) -> Diagnostic:
    """The error for a dress of a kind that is not there."""
    close = kinds.nearest(key.value)
    if close:
        fix = replaced(key.span, close)
        return diagnostic("E413", key.span, fix=fix, name=key.value, close=close)
    return diagnostic("E425", key.span, name=key.value, known=", ".join(kinds.names))


def of_band(band: BandSpec, design: Design) -> Iterator[Diagnostic]:
    """The faults of a band: parts, colours and rules that are none, or nothing in it."""
    ground = band.fill and band.headroom.points + band.headroom.lines > 0 and not band.row
    if not band.parts and not any(cell.parts for cell in band.row) and not ground:
        yield diagnostic("E423", band.span)
    said = [(band.place("parts"), band.parts), *((cell.place("parts"), cell.parts) for cell in band.row)]
    for place, name in ((place, name) for place, parts in said for name in parts):
        yield from unknown("E420", place, name, PARTS)
    for key, name in (("when", band.when), ("unless", band.unless)):
        yield from unknown("E420", band.place(key), name, PARTS)
    yield from unknown("E402", band.place("fill"), band.fill, design.palette)
    yield from of_stroke(band.rule, design)
    for cell in band.row:
        yield from of_stroke(cell.edge, design)


def _of_furniture(item: FurnitureSpec, design: Design) -> Iterator[Diagnostic]:
    yield from unknown("E420", item.place("part"), item.part, PLACES)
    for key, name in (("when", item.when), ("unless", item.unless)):
        yield from unknown("E421", item.place(key), name, (*PLACES, *VARIABLES))
    yield from of_stroke(item.rule, design)
    yield from unknown("E402", item.place("fill"), item.fill, design.palette)
    for name in (*item.styles, *item.styles.values()):
        yield from unknown("E422", item.place("styles"), name, design.styles)
    yield from _of_runs(item.runs, design)
    if item.push and design.sheet.vertical:
        yield diagnostic("E451", item.place("push"))


def _of_foot(foot: FootSpec, design: Design) -> Iterator[Diagnostic]:
    """The names in a foot's rows; a row without a part or words says nothing."""
    if design.sheet.vertical:
        yield diagnostic("E451", foot.span)
    for stroke in (foot.outer, foot.inner):
        yield from of_stroke(stroke, design)
    for row in foot.rows:
        if not (row.part or row.runs or row.end):
            yield diagnostic("E452", row.span)
        yield from unknown("E420", row.place("part"), row.part, PLACES[1:])
        for key, name in (("when", row.when), ("unless", row.unless)):
            yield from unknown("E421", row.place(key), name, (*PLACES, *VARIABLES))
        yield from _of_runs((*row.runs, *row.end), design)


def _of_runs(runs: tuple[RunSpec, ...], design: Design) -> Iterator[Diagnostic]:
    for run in runs:
        yield from unknown("E422", run.place("style"), run.style, design.styles)
        for key, name in (("needs", run.needs), ("unless", run.unless)):
            yield from unknown("E421", run.place(key), name, VARIABLES)
        yield from _of_words(run.text, run.place("text"), (*VARIABLES, *(f"words.{n}" for n in design.words)))


def _of_words(text: str, span: Span | None, known: Iterable[str]) -> Iterator[Diagnostic]:
    for name in _VARIABLE.findall(text):
        yield from unknown("E421", span, name or "${}", known)


def of_stroke(stroke: StrokeSpec | None, design: Design) -> Iterator[Diagnostic]:
    """A rule's colour that the palette does not have."""
    if stroke is not None:
        yield from unknown("E402", stroke.place("colour"), stroke.colour, design.palette)


def unknown(code: str, span: Span | None, name: str, known: Iterable[str]) -> Iterator[Diagnostic]:
    """An error of *code* for a *name* that is none of the *known*, the nearest of them first."""
    names = tuple(known)
    if not name or name in names:
        return
    near = nearest(name, names)
    first = (near,) if near else ()
    alone = span is not None and span.text[span.column - 1 : span.end - 1] == name
    fix = replaced(span, near) if near and span and alone else None
    listed = ", ".join((*first, *(one for one in names if one != near)))
    yield diagnostic(code, span, fix=fix, name=name, known=listed)
