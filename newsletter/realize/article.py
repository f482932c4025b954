"""One article on its way to nodes: its opener, its sections and its ending."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.value import dataclass
from newsletter.design.bands import Reach
from newsletter.flow.node import Across, Edges, Fit, Panel, Placed, Row, Space, Stack, Stand, with_figures
from newsletter.flow.role import Role
from newsletter.model.notes import told
from newsletter.realize.opening import opened
from newsletter.realize.parts import closing, named, taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsletter.design.bands import BandCellSpec, BandSpec
    from newsletter.flow.node import Figure, FlowNode
    from newsletter.model.block import Block, Dress
    from newsletter.model.document import Article
    from newsletter.realize.furniture import Furnisher
    from newsletter.realize.realizer import DesignRealizer


def beginning(nodes: tuple[FlowNode, ...]) -> tuple[FlowNode, ...]:
    """An article's *nodes*, with which it begins."""
    return (replace(nodes[0], begins=True), *nodes[1:]) if nodes else nodes


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
        lent = self.furnisher.parts
        parts: dict[str, tuple[Block[Dress], ...]] = {
            name: (block,) for name, block in self.article.parts.items() if lent.get(name) is not block
        }
        for part in self.article.parts.values():
            told(part, (), self.cx)
        bands = (*design.opener, *design.ending)
        first, sections = opened(self.article.sections, lambda found: named(taken(bands, {**parts, **found})))
        last = closing(sections, {**parts, **first}, bands)
        parts, sections = {**parts, **first, **last}, sections[:-1] if last else sections
        opener, ending = (taken(bands, parts) for bands in (design.opener, design.ending))
        floats: list[FlowNode] = []
        for node in replace(self, cx=replace(self.cx, opens=True)).bands(opener, parts):
            there, loose = _parted(node)
            floats += loose
            if there is not None:
                yield replace(there, with_next=True)
        yield from floats
        yield from self.cx.blocks(sections)
        yield from self.bands(ending, parts)
        placed = named((*opener, *ending))
        # What a layout has no place for is set in the columns rather than lost.
        yield from self.cx.blocks([b for name, blocks in parts.items() if name not in placed for b in blocks])

    def bands(
        self, bands: tuple[BandSpec, ...], parts: Mapping[str, tuple[Block[Dress], ...]]
    ) -> Iterator[Placed]:
        """The nodes of *bands* that the article has something for, one below another."""
        for band in bands:
            node = self._band(band, parts)
            if node is not None:
                before, after = (self.cx.design.points(length) for length in (band.before, band.after))
                yield Placed(node, before=before, after=after)

    def _band(self, band: BandSpec, parts: Mapping[str, tuple[Block[Dress], ...]]) -> FlowNode | None:
        """A band's node; None when the article has none of its parts."""
        spread = replace(self._spread, enclosed=True) if band.fill else self._spread
        if not band.parts and not band.row:
            # A ground alone: for furniture where the parts that it stands on elsewhere are missing.
            return self._grounded(band, Space(0.0))
        inner = self._row(band, parts) if band.row else _stack(spread, band.parts, parts)
        if inner is None:
            return None
        return self._ruled(band, self._grounded(band, self._reaching(band, inner)))

    def _reaching(self, band: BandSpec, inner: FlowNode) -> FlowNode:
        """The band with its pictures in its own ratio, reaching as far as it says."""
        wide, head = band.reach is not Reach.MEASURE, band.reach is Reach.HEAD

        def changed(figure: Figure) -> Figure:
            ratio = band.ratio if band.ratio and figure.fit is Fit.COVER else figure.ratio
            inset = 0.0 if band.flush else figure.inset
            return replace(figure, ratio=ratio, inset=inset, bleed=wide or figure.bleed, head=head)

        return _flush(with_figures(inner, changed)) if band.flush else with_figures(inner, changed)

    def _ruled(self, band: BandSpec, inner: FlowNode) -> FlowNode:
        """The band with the rule behind it, in the middle of a line of its own."""
        if band.rule is None:
            return inner
        half = self.cx.grid.unit / 2
        edges = Edges(top=self.furnisher.stroke(band.rule))
        rule = Panel(Space(0.0), edges=edges, inset=half, depth=2 * half, role=Role.ARTIFACT)
        return Stack((inner, rule), whole=True)

    def _grounded(self, band: BandSpec, inner: FlowNode) -> FlowNode:
        """The band on its ground, where it has one."""
        padding, headroom = (self.cx.design.points(one) for one in (band.padding, band.headroom))
        if not band.fill:
            edges = Insets(top=padding + headroom, bottom=padding)
            return Panel(inner, edges, whole=True) if padding or headroom else inner
        fill, inset = self.cx.colour(band.fill), 0.0 if band.flush else self.cx.grid.inset
        return Panel(
            inner,
            Insets(top=padding + headroom, bottom=padding),
            fill,
            inset=inset,
            bleed=band.bleed,
            whole=True,
        )

    @property
    def _spread(self) -> DesignRealizer:
        return self.cx.within(self.cx.spread)

    def _row(self, band: BandSpec, parts: Mapping[str, tuple[Block[Dress], ...]]) -> FlowNode | None:
        """Cells abreast, those without a part left out and their width given to the others."""
        filled = [any(parts.get(name) for name in cell.parts) for cell in band.row]
        cells = [
            cell for cell, said in zip(band.row, filled, strict=True) if said or (band.keep and any(filled))
        ]
        gutter = self.cx.design.points(band.gutter)
        while cells:
            nodes = [self._cell(cell, cells, gutter, parts) for cell in cells]
            if band.keep and any(nodes):
                nodes = [node or Space(0.0) for node in nodes]
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


def _parted(band: Placed) -> tuple[Placed | None, list[FlowNode]]:
    """A band without what floats away from it, None where nothing else is in it, and what does."""
    if not isinstance(band.child, Stack):
        return band, []
    loose = [one for one in band.child.children if isinstance(one, Placed) and _floats(one)]
    there = tuple(one for one in band.child.children if one not in loose)
    if not loose:
        return band, []
    return (replace(band, child=replace(band.child, children=there)) if there else None), list(loose)


def _floats(node: Placed) -> bool:
    """Whether a node looks for a place across all columns."""
    return node.stand is Stand.FLOAT and node.across is Across.ALL


def _flush(node: FlowNode) -> FlowNode:
    """*node* of a band without blank at its head and foot."""
    if not isinstance(node, Stack):
        return node
    first, *rest = node.children
    children = (replace(first, before=0.0), *rest)
    return replace(node, children=(*children[:-1], replace(children[-1], after=0.0)))
