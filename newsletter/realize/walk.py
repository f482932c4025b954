"""The walk through the document: articles, their openers, sections and endings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsletter.basics.geometry import Insets
from newsletter.basics.value import dataclass
from newsletter.blocks import KINDS
from newsletter.design import turned
from newsletter.flow.node import Edges, Panel, Placed, Row, Stack, Text, children
from newsletter.flow.role import Role
from newsletter.flow.sheet import Flow, Meta
from newsletter.model.notes import told
from newsletter.realize.furniture import Furnisher
from newsletter.realize.realizer import DesignRealizer, Notes
from newsletter.realize.variables import variables
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from newsletter.basics.span import Span
    from newsletter.design.design import Design
    from newsletter.design.layout import BandCellSpec, BandSpec
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Block, Dress
    from newsletter.model.document import Article, Document

_LANGS = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
MASTHEAD = "masthead"
# The last section, where it has no heading, and the picture that opens it.
CLOSING, CLOSING_IMAGE = "closing", "closing-image"
# A last section of more texts or characters goes on in the columns: a band is never parted, and must leave room above it.
MOST_TEXTS, MOST_CHARACTERS = 10, 500


def flow(document: Document, design: Design) -> Flow:
    """The flow of a document in a design. Diagnostics of blocks come along; an error among them stops the build."""
    cx = DesignRealizer(design, document.lang, Notes(), design.columns.measure, design.columns.width)
    words = variables(document, design.date)
    # What stands outside the type area is set as the layout has it, whatever is turned.
    level = (turned(design, design.offer.own) if design.offer else design).level()
    round_story = replace(cx, design=level, measure=level.columns.measure, spread=level.columns.width)
    parts = _publication_parts(document, words)
    told(tuple(parts.values()), (), cx)
    furnisher = Furnisher(round_story, words, parts, design.columns, _places(document), design.grid.unit)
    _tell_unshown(document, cx, words, furnisher.shown())
    articles = (_Walk(cx, furnisher, article).nodes() for article in document.articles)
    story = (*_parted(articles, design.between), *_unplaced(cx, furnisher))
    masters = furnisher.masters()
    meta, found = _meta(document, story), tuple(dict.fromkeys(cx.notes.diagnostics))
    fit, multiple = (document.pages, document.pages_span), (design.multiple, design.multiple_span)
    knobs = (design.knobs, design.offer)
    return Flow(design.sheet, design.grid, masters, story, meta, found, *fit, *multiple, *knobs)


def _parted(articles: Iterable[Iterable[FlowNode]], between: float) -> Iterator[FlowNode]:
    """The nodes of all articles, a further one with blank above it."""
    for index, article in enumerate(articles):
        above = between if index else 0.0
        for node in article:
            yield replace(node, before=max(node.before, above))
            above = 0.0


def _publication_parts(document: Document, words: Mapping[str, str]) -> Mapping[str, Block[Dress]]:
    """What furniture may place: the masthead, made of the publication and the issue, and the endings."""
    kind = KINDS[MASTHEAD]
    known = {one.name for one in declared(kind)}
    said: dict[str, Any] = {key.partition(".")[2]: value for key, value in words.items()}
    spans = {**document.publication.spans, **document.issue.spans}
    values = {name: said[name] for name in known & said.keys()}
    masthead = kind(span=document.publication.span, spans=spans, **values)
    parts = {MASTHEAD: masthead, "recipients": document.recipients, "colophon": document.colophon}
    return {name: block for name, block in parts.items() if block is not None}


def _places(document: Document) -> dict[str, Span]:
    """Where each variable of furniture is said."""
    groups = {"publication": document.publication, "issue": document.issue}
    return {f"{group}.{name}": span for group, one in groups.items() for name, span in one.spans.items()}


def _unplaced(cx: DesignRealizer, furnisher: Furnisher) -> Iterator[FlowNode]:
    """The endings that no furniture of the design has a place for, across the page behind the articles."""
    for name, block in furnisher.parts.items():
        if name not in furnisher.shown() and name != MASTHEAD:
            nodes = cx.within(cx.spread).blocks((block,))
            yield Placed(Stack(nodes), before=cx.grid.unit)


def _tell_unshown(
    document: Document, cx: DesignRealizer, words: Mapping[str, str], shown: frozenset[str]
) -> None:
    """Warn of what is said of the publication or the issue and stands nowhere in the design."""
    known = set(shown)
    if MASTHEAD in shown:
        # A banner leaves the issuer to the line below it.
        kinds = {one.name for one in declared(KINDS[MASTHEAD])} - {"issuer"}
        known |= {name for name in words if name.partition(".")[2] in kinds}
    for name in sorted(words.keys() - known):
        group, _, own = name.partition(".")
        record = {"publication": document.publication, "issue": document.issue}.get(group)
        if record is not None:
            cx.report("W414", record.place(own), name=name, layout=cx.design.name)


def _meta(document: Document, story: tuple[FlowNode, ...]) -> Meta:
    said = document.meta
    return Meta(
        said.title or _headline(story) or document.publication.name,
        said.author or document.publication.issuer,
        said.subject,
        _LANGS.get(document.lang, document.lang),
        said.keywords,
    )


def _headline(nodes: Iterable[FlowNode]) -> str:
    """The words of the first headline, its lines parted by a space."""
    for node in nodes:
        if isinstance(node, Text) and node.role is Role.HEADLINE:
            return " ".join("".join(run.text for run in node.runs).split("\n"))
        found = _headline(children(node))
        if found:
            return found
    return ""


@dataclass(frozen=True, slots=True)
class _Walk:
    """One article on its way to nodes."""

    cx: DesignRealizer
    furnisher: Furnisher
    article: Article

    def nodes(self) -> Iterator[FlowNode]:
        """The opener across the page, the sections through the columns, the ending across."""
        self.cx.notes.numbers.pop("drop-cap", None)  # each article has a first paragraph
        design = self.cx.design
        parts: dict[str, tuple[Block[Dress], ...]] = {name: (b,) for name, b in self.article.parts.items()}
        for part in self.article.parts.values():
            told(part, (), self.cx)
        sections = self.article.sections
        closing = _closing(sections, parts, (*design.opener, *design.ending))
        if closing:
            parts, sections = {**parts, **closing}, sections[:-1]
        opener, ending = (_taken(bands, parts) for bands in (design.opener, design.ending))
        for node in self._bands(opener, parts):
            yield replace(node, with_next=True)
        yield from self.cx.blocks(sections)
        yield from self._bands(ending, parts)
        placed = _named((*opener, *ending))
        # What a layout has no place for is set in the columns rather than lost.
        yield from self.cx.blocks([b for name, blocks in parts.items() if name not in placed for b in blocks])

    def _bands(
        self, bands: tuple[BandSpec, ...], parts: Mapping[str, tuple[Block[Dress], ...]]
    ) -> Iterator[FlowNode]:
        for band in bands:
            node = self._band(band, parts)
            if node is not None:
                before, after = (self.cx.design.points(length) for length in (band.before, band.after))
                yield Placed(node, before=before, after=after)

    def _band(self, band: BandSpec, parts: Mapping[str, tuple[Block[Dress], ...]]) -> FlowNode | None:
        """A band's node; None when the article has none of its parts."""
        inner = self._row(band, parts) if band.row else _stack(self._spread, band.parts, parts)
        if inner is None or not band.fill:
            return inner
        padding = self.cx.design.points(band.padding)
        fill, inset = self.cx.colour(band.fill), self.cx.grid.inset
        return Panel(
            inner, Insets(top=padding, bottom=padding), fill, inset=inset, bleed=band.bleed, whole=True
        )

    @property
    def _spread(self) -> DesignRealizer:
        return self.cx.within(self.cx.spread)

    def _row(self, band: BandSpec, parts: Mapping[str, tuple[Block[Dress], ...]]) -> FlowNode | None:
        """Cells abreast, those without a part left out and their width given to the others."""
        cells = [cell for cell in band.row if any(parts.get(name) for name in cell.parts)]
        gutter = self.cx.design.points(band.gutter)
        while cells:
            nodes = [self._cell(cell, cells, gutter, parts) for cell in cells]
            there = tuple(node for node in nodes if node is not None)
            if len(there) == len(cells):
                return Row(there, tuple(cell.share for cell in cells), gutter=gutter, cross=band.cross)
            cells = [cell for cell, node in zip(cells, nodes, strict=True) if node is not None]
        return None

    def _cell(
        self,
        cell: BandCellSpec,
        cells: Sequence[BandCellSpec],
        gutter: float,
        parts: Mapping[str, tuple[Block[Dress], ...]],
    ) -> FlowNode | None:
        """The node of one of the *cells* abreast; None when its parts have nothing to say."""
        inset = self.cx.design.points(cell.inset) if cell.edge else 0.0
        free = self.cx.spread - gutter * (len(cells) - 1)
        width = free * cell.share / sum(one.share for one in cells) - inset
        node = _stack(self.cx.within(width), cell.parts, parts)
        return None if node is None else self._edged(cell, node, inset)

    def _edged(self, cell: BandCellSpec, node: FlowNode, inset: float) -> FlowNode:
        if cell.edge is None:
            return node
        edges = Edges(left=self.furnisher.stroke(cell.edge))
        # The line is as long as the ink beside it, and takes no room of its own.
        ink = self.cx.grid.inset
        return Panel(node, Insets(top=-ink, bottom=-ink, left=inset), edges=edges, inset=ink)


def _stack(
    cx: DesignRealizer, names: tuple[str, ...], parts: Mapping[str, tuple[Block[Dress], ...]]
) -> FlowNode | None:
    nodes = cx.blocks([block for name in names for block in parts.get(name, ())])
    return Stack(nodes) if nodes else None


def _named(bands: Iterable[BandSpec]) -> set[str]:
    """The parts that bands place."""
    places = ((band.parts, *(cell.parts for cell in band.row)) for band in bands)
    return {name for parts in places for part in parts for name in part}


def _taken(bands: tuple[BandSpec, ...], parts: Container[str]) -> tuple[BandSpec, ...]:
    """The bands that suit an article with these parts."""
    return tuple(
        band
        for band in bands
        if (not band.when or band.when in parts) and (not band.unless or band.unless not in parts)
    )


def _closing(
    sections: tuple[Block[Dress], ...], parts: Mapping[str, object], bands: tuple[BandSpec, ...]
) -> Mapping[str, tuple[Block[Dress], ...]]:
    """The parts of a last section that *bands* place; none where it stays in the columns.

    A picture that opens it is a part by itself where it has a place of its own. Only bands count that would
    be taken with these parts: the section stands before the ending, never behind it.
    """
    if not _closes(sections):
        return {}
    blocks: tuple[Block[Dress], ...] = getattr(sections[-1], "blocks", ())
    ways = [{CLOSING: blocks}]
    if blocks and type(blocks[0]) is KINDS["image"]:
        ways.insert(0, {CLOSING_IMAGE: blocks[:1], CLOSING: blocks[1:]})
    return next((way for way in ways if way.keys() <= _named(_taken(bands, {**parts, **way}))), {})


def _closes(sections: tuple[Block[Dress], ...]) -> bool:
    """Whether the last section has neither heading nor notes, stands behind others, and is short."""
    if len(sections) <= 1:
        return False
    if getattr(sections[-1], "heading", None) is not None or bool(getattr(sections[-1], "notes", ())):
        return False
    said = [len(text.plain) for text in _texts(sections[-1])]
    return len(said) <= MOST_TEXTS and sum(said) <= MOST_CHARACTERS


def _texts(value: object) -> Iterator[Inline]:
    """All texts that the author wrote in a record, or in several."""
    if isinstance(value, Inline):
        yield value
    elif isinstance(value, Record):
        for one in declared(type(value)):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts(member)
