"""Cells of one width in rows: how many fit, and the rows that they make."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsletter.flow.node import Row, Space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.span import Span
    from newsletter.basics.vector import Stroke
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


def room_for(measure: float, least: float, gutter: float) -> int:
    """How many cells at least *least* points wide stand abreast in *measure*; always one."""
    return max(1, math.floor((measure + gutter + 0.01) / (least + gutter)))


def count_of(cx: Realizer, wanted: int | None, most: int, room: int, span: Span | None) -> int:
    """The cells of a row: as many as the author *wanted*, else *most*, and no more than there is *room* for.

    A wish that cannot be fulfilled is told.
    """
    if wanted is not None and wanted > room:
        cx.report("W390", span, columns=wanted, most=room)
    return max(1, min(room, wanted or most))


def rows(  # noqa: PLR0913 - all but three are seldom said
    cells: Sequence[FlowNode],
    count: int,
    gutter: float,
    *,
    between: float = 0.0,
    divider: Stroke | None = None,
    inset: float = 0.0,
) -> Iterator[Row]:
    """*cells* in rows of *count*, *between* points from one to the next; an unfull row is left blank at its end."""
    for at in range(0, len(cells), count):
        part = cells[at : at + count]
        blank = (Space(0.0),) * (count - len(part))
        rule = divider if not blank else None
        yield Row((*part, *blank), gutter=gutter, divider=rule, inset=inset, before=between if at else 0.0)
