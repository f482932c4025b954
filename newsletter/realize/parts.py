"""Parts of an article for the bands of a design: which there are, and which of them bands place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.blocks import KINDS
from newsletter.flow.node import Figure, Panel, Placed, Row, Stack
from newsletter.model.parts import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

    from newsletter.design.layout import BandSpec
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Block, Dress

    Sections = tuple[Block[Dress], ...]
    Parts = Mapping[str, Sections]

# The last section, where it has no heading, and the picture that opens it.
CLOSING, CLOSING_IMAGE = "closing", "closing-image"
# The picture that opens the first section, where that has no heading.
OPENING_IMAGE = "opening-image"
IMAGE = "image"


def named(bands: Iterable[BandSpec]) -> set[str]:
    """The parts that bands place."""
    places = ((band.parts, *(cell.parts for cell in band.row)) for band in bands)
    return {name for parts in places for part in parts for name in part}


def taken(bands: tuple[BandSpec, ...], parts: Container[str]) -> tuple[BandSpec, ...]:
    """The bands that suit an article with these parts."""
    return tuple(
        band
        for band in bands
        if (not band.when or band.when in parts) and (not band.unless or band.unless not in parts)
    )


def opening(sections: Sections, bands: tuple[BandSpec, ...]) -> tuple[Parts, Sections]:
    """The picture that opens the article where *bands* place it, and the sections without it."""
    if not sections or OPENING_IMAGE not in named(bands):
        return {}, sections
    first, blocks = sections[0], _blocks(sections[0])
    is_headed = getattr(first, "heading", None) is not None or bool(getattr(first, "notes", False))
    if is_headed or not blocks or type(blocks[0]) is not KINDS[IMAGE]:
        return {}, sections
    rest = (replace(first, blocks=blocks[1:]),) if len(blocks) > 1 else ()  # type: ignore[call-arg]
    return {OPENING_IMAGE: blocks[:1]}, (*rest, *sections[1:])


def closing(sections: Sections, parts: Mapping[str, object], bands: tuple[BandSpec, ...]) -> Parts:
    """The parts of a last section that *bands* place; none where it stays in the columns.

    A picture that opens it is a part by itself where it has a place of its own. Only bands count that would
    be taken with these parts: the section stands before the ending, never behind it.
    """
    if not _closes(sections):
        return {}
    blocks = _blocks(sections[-1])
    ways = [{CLOSING: blocks}]
    if blocks and type(blocks[0]) is KINDS[IMAGE]:
        ways.insert(0, {CLOSING_IMAGE: blocks[:1], CLOSING: blocks[1:]})
    return next((way for way in ways if way.keys() <= named(taken(bands, {**parts, **way}))), {})


def _closes(sections: Sections) -> bool:
    """Whether the last section has neither heading nor notes, and stands behind others."""
    if len(sections) <= 1:
        return False
    return getattr(sections[-1], "heading", None) is None and not getattr(sections[-1], "notes", ())


def _blocks(section: Block[Dress]) -> Sections:
    found: Sections = getattr(section, "blocks", ())
    return found


def pictured(node: FlowNode, band: BandSpec) -> FlowNode:
    """*node* of a band with its pictures as the band has them; those of a flush band have no blank at its ends."""
    if band.pictures is None and not band.flush:
        return node
    said = band.pictures

    def changed(figure: Figure) -> Figure:
        if said is not None:
            ratio = figure.ratio if figure.fit == "contain" else said.ratio or figure.ratio
            figure = replace(figure, ratio=ratio, bleed=said.bleed or figure.bleed)
        return replace(figure, inset=0.0) if band.flush else figure

    node = _with_figures(node, changed)
    if band.flush and isinstance(node, Stack):
        first = replace(node.children[0], before=0.0)
        node = replace(node, children=(first, *node.children[1:]))
        last = replace(node.children[-1], after=0.0)
        node = replace(node, children=(*node.children[:-1], last))
    return node


def _with_figures(node: FlowNode, change: Callable[[Figure], Figure]) -> FlowNode:
    """*node*, settled in its place, with each picture inside it changed."""
    match node:
        case Figure():
            return change(node)
        case Placed():
            return _with_figures(settled(node), change)
        case Stack(children=inner) | Row(children=inner):
            return replace(node, children=tuple(_with_figures(child, change) for child in inner))
        case Panel(child=child):
            return replace(node, child=_with_figures(child, change))
        case _:
            return node
