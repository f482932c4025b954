"""Run-round: a picture at one side of its column, the lines of the texts after it shorter beside it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.node import Placed
from newsletter.flow.style import Align
from newsletter.page.boxes import pressed
from newsletter.page.leeway import plain
from newsletter.page.slab import NEVER, TOLERANCE, Slab, shifted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.page.galley import Galley, Measure

# Beside a picture a line holds so many ems at least; where it cannot, the picture stands above the text.
LEAST = 7


def around(galley: Galley, nodes: Sequence[FlowNode], room: Measure) -> tuple[tuple[Slab, ...], int]:
    """The slabs of a picture that stands beside the texts behind it, and how many of *nodes* they hold.

    No slabs where the first node is no such picture, no text follows it, or the column is too narrow. The lines
    beside it hold whole ems of the body (T37), so that the picture may be a little wider than was asked; they
    and the picture stay together.
    """
    node = nodes[0]
    if not isinstance(node, Placed) or node.beside is None:
        return (), 0
    texts = _texts(galley, nodes[1:])
    em, beside = galley.grid.size, node.beside
    measure = math.floor((room.width - beside.width - beside.gap) / em + TOLERANCE) * em
    if not texts or measure < LEAST * em:
        return (), 0
    width = room.width - beside.gap - measure
    picture = pressed(
        galley.slabs(node.child, replace(room.narrowed(room.width - width), ratio=beside.ratio))
    )
    beside_lines = round(galley.up(picture.depth) / galley.grid.unit)
    at_start = beside.side is Align.START
    slabs: list[Slab] = []
    used = 0
    while used < len(texts) and len(slabs) < beside_lines:
        slabs += _lines(galley, texts[used], room, (measure, beside_lines - len(slabs)))
        used += 1
    if at_start:
        slabs[:beside_lines] = [shifted(slab, room.width - measure) for slab in slabs[:beside_lines]]
    short = (beside_lines - len(slabs)) * galley.grid.unit
    if short > 0:
        slabs.append(Slab(short))
    held = [replace(slab, cost=NEVER) for slab in slabs[: beside_lines - 1]]
    slabs[: len(held)] = held
    dx = 0.0 if at_start else room.width - width
    content = tuple(fragment.moved(dx, 0.0) for fragment in picture.content)
    notes = (*picture.notes, *slabs[0].notes)
    slabs[0] = replace(slabs[0], content=(*content, *slabs[0].content), notes=notes)
    return tuple(slabs), used + 1


def _texts(galley: Galley, nodes: Sequence[FlowNode]) -> list[Text]:
    """The paragraphs on the grid that come next."""
    found: list[Text] = []
    for node in nodes:
        text = plain(node, galley.grid.unit)
        if text is None:
            break
        found.append(text)
    return found


def _lines(galley: Galley, text: Text, room: Measure, beside: tuple[float, int]) -> tuple[Slab, ...]:
    """The lines of a text, so many of them shorter."""
    measure, count = beside
    return galley.set_lines(text, galley.setter.lines(text, (*(measure,) * count, room.width)), room)
