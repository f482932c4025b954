"""What opens an article: blocks at the head of a first section without heading that a layout has a place for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsletter.blocks import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.model.block import Block, Dress

    Blocks = tuple[Block[Dress], ...]

# The parts that an opening may be, by the kind of their block.
OPENING = {kind: f"opening-{kind}" for kind in ("image", "couplet", "quote")}


def opened(
    sections: Blocks, placed: Callable[[Mapping[str, Blocks]], set[str]]
) -> tuple[Mapping[str, Blocks], Blocks]:
    """The opening parts by name, and the sections without them.

    Blocks are taken while they are of such a kind, each kind once, and while bands have a place for them:
    *placed* says which parts stand somewhere when some are there.
    """
    found: dict[str, Blocks] = {}
    first: Any = sections[0] if sections else None
    if first is None or getattr(first, "heading", None) is not None:
        return found, sections
    left: Blocks = getattr(first, "blocks", ())
    kinds = {KINDS[kind]: part for kind, part in OPENING.items()}
    while left:
        part = kinds.get(type(left[0]))
        if part is None or part in found or part not in placed({**found, part: left[:1]}):
            break
        found[part], left = left[:1], left[1:]
    if not found:
        return found, sections
    rest = (replace(first, blocks=left),) if left or first.notes else ()
    return found, (*rest, *sections[1:])
