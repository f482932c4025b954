"""Resolving: the front of the room. A layout's tree in, a design out, with all faults found."""

from __future__ import annotations

from dataclasses import field, replace
from functools import reduce
from typing import TYPE_CHECKING, Protocol

from newsletter.basics.colour import Colour, parse_hex
from newsletter.basics.diagnostic import ContentError, Diagnostic, Severity, diagnostic
from newsletter.basics.units import parse_sheet
from newsletter.basics.value import dataclass
from newsletter.design import bounds, contrast, dates, distance, names, planned
from newsletter.design.design import Columns, Design
from newsletter.design.find import find
from newsletter.design.language import LANGUAGES, OTHER, in_language, of_all
from newsletter.design.layers import laid
from newsletter.design.layout import LayoutSpec
from newsletter.design.sparse import in_case, shares
from newsletter.design.styles import ROLES, StyleBook
from newsletter.design.turned import faults as knob_faults
from newsletter.design.turned import offer, whole_measure
from newsletter.flow.sheet import Grid, Sheet
from newsletter.source.check import check
from newsletter.source.edit import change, over, without
from newsletter.source.node import MappingNode, ScalarNode
from newsletter.source.paths import Project
from newsletter.source.read import read
from newsletter.source.reading import Reading
from newsletter.source.types import Types

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from newsletter.basics.geometry import Size
    from newsletter.basics.units import Length
    from newsletter.design.dressed import Dressed
    from newsletter.design.layers import Layer
    from newsletter.design.layout import ColourSpec
    from newsletter.source.node import Node, Tree
    from newsletter.source.record import Record

EXTENDS, DRESS = "extends", "dress"
_INKS = 4
# Bytes of a spot ink's name (ISO 19005-2 §6.1.13), and names that mean all plates, or none (ISO 32000-2 §8.6.6.4).
_INK_NAME = 127
_NO_INK = frozenset(("All", "None"))


class Kinds(Protocol):
    """The block kinds by key."""

    @property
    def names(self) -> Sequence[str]:
        """All keys."""

    def get(self, key: str) -> type[Dressed] | None:
        """The kind of that key."""

    def nearest(self, key: str) -> str | None:
        """The key most like *key*."""


def resolve(  # noqa: PLR0913, PLR0917 - all but two are seldom said
    tree: Tree,
    kinds: Kinds,
    changes: Sequence[tuple[str, str]] = (),
    name: str = "",
    lang: str = "zh-Hans",
    layers: Sequence[Layer] = (),
    used: Collection[type[Dressed]] | None = None,
    case: int | None = None,
) -> Design:
    """The design of a layout file, with *changes* to its keys (`styles.body.size`, `11pt`) laid over it.

    For a document in another *lang* than Chinese, what the layout says for that language lies between, and over
    that the *layers* of its theme, its brand and its page. The contrast of texts is judged when it is said
    which kinds of block are *used*; those that the layout dresses are among them. With a *case* the layout's keys for
    texts so short lie over it.
    Raises ContentError with every fault found in the layout, those it extends, the layers and the changes.
    """
    folder = tree.path.parent
    work = _Work(Reading(Types(), Project(folder, (folder,))))
    work.found.extend(tree.diagnostics)
    root = work.spoken(work.extended(tree, (tree.path,)), lang, folder)
    sparse = shares(root, work.reading)
    root = in_case(root, case)
    for layer in layers:
        work.found.extend(layer.diagnostics)
        work.reading.projects[layer.root.span.file] = layer.project
        root = laid(root, layer)
    place = root.span
    root = replace(reduce(over, (change(key, value) for key, value in changes), root), span=place)
    said = root.get(DRESS) if isinstance(root, MappingNode) else None
    dress = work.dress(said, kinds) if said is not None else {}
    spec = work.checked(reduce(without, (DRESS, EXTENDS, LANGUAGES), root), LayoutSpec)
    work.stop()
    assert isinstance(spec, LayoutSpec)
    work.found.extend(distance.faults(spec))
    work.stop()
    by = distance.factor(spec, work.distances[0] if work.distances else None)
    spec = distance.scaled(spec, by)
    dressed = tuple(dress)
    if spec.distance is not None:
        dress = distance.dresses(dress, kinds, by, spec.grid.size.resolve())
    design = work.design(spec, dress, name or tree.path.stem, lang)
    order = tuple(layer.root.span.file for layer in reversed(layers))
    work.found.extend(bounds.faults(spec, design, order))
    work.found.extend((*dates.faults(spec), *names.faults(spec, design), *planned.faults(design)))
    work.found.extend(knob_faults(spec, design))
    if case is None:
        work.found.extend(names.unused(spec, root, design))
    work.stop()
    if used is not None:
        there = (*used, *work.placed(spec, kinds), *dressed)
        work.found.extend(contrast.faults(spec, design, there, order))
    return replace(design, sparse=sparse, diagnostics=tuple(work.found))


@dataclass(frozen=True, slots=True)
class _Work:
    """The private state of resolving: the reading that gathers faults."""

    reading: Reading
    # The distances that the layout and those it extends are read from; lengths are written for the first.
    distances: list[Length] = field(default_factory=list)

    @property
    def found(self) -> list[Diagnostic]:
        """The faults told so far."""
        return self.reading.found

    def stop(self) -> None:
        """Raise what was found, if any of it is an error."""
        if any(item.severity is Severity.ERROR for item in self.found):
            raise ContentError(self.found)

    def checked(self, node: Node, record: type[Record]) -> Record | None:
        """*node* as a record; None after a fault."""
        return check(node, record, self.reading)

    def extended(self, tree: Tree, seen: tuple[Path, ...]) -> Node:
        """A layout's tree laid over the one that it extends."""
        base = tree.root.get(EXTENDS) if isinstance(tree.root, MappingNode) else None
        said = distance.stated(tree.root)
        self.distances[:0] = [] if said is None else [said]
        if not isinstance(base, ScalarNode) or base.empty:
            return tree.root
        sibling = tree.path.parent / f"{base.value}.yaml"
        path = sibling if sibling.is_file() else find(base.value, tree.path.parent, base.span)
        if path.resolve() in {one.resolve() for one in seen}:
            self.found.append(diagnostic("E409", base.span, name=base.value))
            return tree.root
        below = read(path)
        self.found.extend(below.diagnostics)
        self.reading.projects[below.file] = Project(path.parent, (path.parent,))
        return over(self.extended(below, (*seen, path)), tree.root)

    def spoken(self, root: Node, lang: str, beside: Path) -> Node:
        """A layout's tree with what all layouts say in *lang* laid over it, and over that its own keys for it."""
        said = root.get(LANGUAGES) if isinstance(root, MappingNode) else None
        if isinstance(said, MappingNode):
            for node in said.children:
                if not isinstance(node, MappingNode):
                    self.reading.refuse_mapping(node, ("date", "words", "styles", DRESS))
        elif said is not None:
            self.reading.refuse_mapping(said, (OTHER,))
        common = of_all(lang, beside)
        if common is not None:
            self.found.extend(common.diagnostics)
            self.reading.projects[common.file] = Project(common.path.parent, (common.path.parent,))
        return in_language(root, lang, common.root if common else None)

    def dress(self, node: Node, kinds: Kinds) -> dict[type[Dressed], Record]:
        """The dress records by block kind."""
        found: dict[type[Dressed], Record] = {}
        if not isinstance(node, MappingNode):
            self.found.append(diagnostic("E412", node.span))
            return found
        for key, value in node.items():
            kind = kinds.get(key.value)
            if kind is None:
                self.found.append(names.no_kind(key, kinds))
                continue
            record = self.checked(value, kind.dress_type)
            if record is not None:
                found[kind] = record
        return found

    def placed(self, spec: LayoutSpec, kinds: Kinds) -> Iterator[type[Dressed]]:
        """The kinds that furniture places."""
        names = dict.fromkeys(item.part for item in spec.masters.furniture if item.part)
        yield from (kind for name in names if (kind := kinds.get(name)) is not None)

    def design(self, spec: LayoutSpec, dress: Mapping[type[Dressed], Record], name: str, lang: str) -> Design:
        """The design that a checked layout means for documents in *lang*."""
        palette = {key: self._colour(colour) for key, colour in spec.palette.items()}
        far = spec.distance.points if spec.distance else 0.0
        sheet = Sheet(
            self._sheet(spec), spec.sheet.bleed.resolve(), spec.writing, far, spec.place(distance.DISTANCE)
        )
        grid = Grid(spec.grid.unit.resolve(), spec.grid.size.resolve())
        book = StyleBook(spec.styles, palette, grid, {}, self.found, spec.writing, lang)
        styles = {key: book.style(key) for key in (*ROLES, *spec.styles)}
        columns = self._columns(spec, grid, sheet)
        offered = offer(spec, grid)
        return Design(
            name,
            sheet,
            grid,
            columns,
            palette,
            styles,
            dress,
            spec.masters,
            spec.opener,
            spec.ending,
            dates.dates(spec),
            spec.words,
            spec.between.resolve(em=grid.size, line=grid.unit),
            fresh=spec.fresh,
            mirrored=spec.columns.inside is not None,
            multiple=spec.sheet.pages,
            multiple_span=spec.sheet.place("pages"),
            modules=spec.modules,
            column_rule=spec.columns.rule,
            spec=spec,
            lang=lang,
            offer=offered,
            knobs=offered.own if offered else None,
        )

    def _columns(self, spec: LayoutSpec, grid: Grid, sheet: Sheet) -> Columns:
        """The columns of an odd page: in the middle of the sheet unless the layout says how far from its spine.

        Between margins they are as wide as whole ems allow (T37).
        """
        count = spec.columns.count
        measure = spec.columns.measure.resolve(em=grid.size, line=grid.unit)
        gutter = spec.columns.gutter.resolve(em=grid.size, line=grid.unit)
        if spec.columns.margin is not None:
            margin = spec.columns.margin.resolve(em=grid.size, line=grid.unit)
            measure = whole_measure(sheet.logical.width - 2 * margin, count, gutter, grid.size)
        inside = spec.columns.inside
        if inside is not None:
            left = inside.resolve(em=grid.size, line=grid.unit)
        else:
            left = (sheet.logical.width - count * measure - (count - 1) * gutter) / 2
        return Columns(count, measure, gutter, left)

    def _colour(self, spec: ColourSpec) -> Colour:
        if len(spec.cmyk) != _INKS or not all(0 <= ink <= 100 for ink in spec.cmyk):
            inks = ", ".join(f"{ink:g}" for ink in spec.cmyk)
            self.found.append(diagnostic("E403", spec.place("cmyk"), text=f"[{inks}]"))
            return Colour((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
        cyan, magenta, yellow, black = (ink / 100 for ink in spec.cmyk)
        if spec.spot and not _is_ink(spec.spot):
            self.found.append(diagnostic("E428", spec.place("spot"), text=spec.spot[:40], most=_INK_NAME))
        try:
            return Colour(parse_hex(spec.rgb), (cyan, magenta, yellow, black), spec.spot or None)
        except ValueError:
            self.found.append(diagnostic("E403", spec.place("rgb"), text=spec.rgb))
            return Colour((0.0, 0.0, 0.0), (cyan, magenta, yellow, black))

    def _sheet(self, spec: LayoutSpec) -> Size:
        try:
            return parse_sheet(spec.sheet.size)
        except ValueError:
            self.found.append(diagnostic("E410", spec.sheet.place("size"), text=spec.sheet.size))
            return parse_sheet("A4")


def _is_ink(name: str) -> bool:
    """Whether a file may call a spot ink *name*."""
    return name.isprintable() and name not in _NO_INK and len(name.encode()) <= _INK_NAME
