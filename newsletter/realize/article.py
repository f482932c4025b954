"""One article on its way to nodes: its opener, its sections and its ending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.value import dataclass
from newsletter.blocks import KINDS
from newsletter.flow.node import Edges, Panel, Placed, Row, Stack
from newsletter.model.notes import told
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from newsletter.design.bands import BandCellSpec, BandSpec
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Block, Dress
    from newsletter.model.document import Article
    from newsletter.realize.furniture import Furnisher
    from newsletter.realize.realizer import DesignRealizer

# The last section, where it has no heading, and the picture that opens it.
CLOSING, CLOSING_IMAGE = "closing", "closing-image"
# A last section of more texts or characters goes on in the columns: a band is never parted, and must leave room above it.
MOST_TEXTS, MOST_CHARACTERS = 10, 500


@dataclass(frozen=True, slots=True)
class ArticleWalk:
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
