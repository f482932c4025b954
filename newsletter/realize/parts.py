"""Parts of an article for the bands of a design: which there are, and which of them bands place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.blocks import KINDS
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from newsletter.design.bands import BandSpec
    from newsletter.model.block import Block, Dress

    Sections = tuple[Block[Dress], ...]
    Parts = Mapping[str, Sections]

# The last section, where it has no heading, and the picture that opens it.
CLOSING, CLOSING_IMAGE = "closing", "closing-image"
IMAGE = "image"
# A last section of more texts or characters goes on in the columns: a band must leave room above it.
MOST_TEXTS, MOST_CHARACTERS = 10, 500


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


def _blocks(section: Block[Dress]) -> Sections:
    found: Sections = getattr(section, "blocks", ())
    return found
