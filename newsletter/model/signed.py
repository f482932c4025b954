"""Signed (落款): who signs and when, at the end of a text, with a seal over both."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import MM, Length
from newsletter.flow.node import NATURAL, Figure, Fit, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.layers import Spot, layered, vertical
from newsletter.model.parts import Spaced, aligned, leaded, whole, width_of
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer
    from newsletter.pictures import Picture
    from newsletter.source.inline import Inline

# Name and date stand a little below a seal's middle, in shares of its depth (GB/T 9704, 7.3.5).
BELOW_MIDDLE = 0.06
# The share of the measure that name, date and seal may take.
MOST = 0.72


class SignedDress(Spaced):
    """How name, date and seal stand."""

    sign: str = field("The style of name and date.", "署名和日期的文字样式", default="body", style=True)
    sign_right: Length = field(
        "The blank at their right, where no seal needs more.", "署名右空", default=Length(em=2)
    )
    seal_width: Length = field("How wide a seal is.", "印章的宽度", default=Length(26 * MM))
    seal_alt: str = field(
        "The words round the issuer's name that are read aloud of the seal.",
        "印章的替代文字，{} 为署名",
        default="{}印章",
    )


def signed(  # noqa: PLR0913 - one call says all of a signature
    cx: Realizer,
    dress: SignedDress,
    names: Sequence[Inline],
    date: Inline | None,
    seal: Picture | None = None,
    *,
    measure: float = 0.0,
) -> FlowNode | None:
    """*names* one below another, the *date* centred under them, two em in from the right; none for nothing.

    It has *measure* points, or 0: all of the column. Each line stays whole (T22). A *seal* stands behind their
    middle: its ink is printed first, so that name and date stay black on it.
    """
    lines = tuple(
        leaded(
            aligned(whole(cx.text(said, dress.sign, indent=0.0, span=said.span)), Align.CENTER), cx.grid.unit
        )
        for said in (*names, *([date] if date else ()))
    )
    if not lines:
        return None
    measure = measure or cx.measure
    right = min(cx.length(dress.sign_right), measure / 8)
    block = Stack(lines, whole=True)
    if seal is None:
        row = Row((Space(0.0), block), fixed=(None, NATURAL), whole=True)
        return Panel(row, Insets(right=right))
    return _sealed(cx, dress, lines, seal, (measure, right))


def _sealed(
    cx: Realizer, dress: SignedDress, lines: tuple[Text, ...], seal: Picture, room: tuple[float, float]
) -> FlowNode:
    measure, right = room
    across = min(MOST * measure, max(width_of(line.runs) for line in lines))
    size = min(cx.length(dress.seal_width), MOST * measure)
    ratio = seal.size.ratio
    # In vertical writing a picture stands upright, so what lies along the lines is its height.
    along, depth = (size / ratio, size) if vertical(cx) else (size, size / ratio)
    middle = measure - max(right + across / 2, along / 2)
    text_depth = cx.grid.unit * len(lines)
    # The names stand on grid lines; the seal goes by them, and the whole takes lines of the grid.
    unit = cx.grid.unit
    top = math.ceil(max(0.0, (0.5 + BELOW_MIDDLE) * depth - text_depth / 2) / unit - 0.2) * unit
    seal_top = max(0.0, top + text_depth / 2 - (0.5 + BELOW_MIDDLE) * depth)
    below = -max(seal_top + depth, top + text_depth) % unit
    alt = dress.seal_alt.replace("{}", "".join(run.text for run in lines[0].runs))
    figure = Figure(
        seal,
        None,
        fit=Fit.CONTAIN,
        alt=alt,
        width=size,
        align=Align.START,
        role=Role.FIGURE,
        span=lines[0].span,
    )
    spots = (
        Spot(figure, middle - along / 2, seal_top, along),
        Spot(Stack(lines), middle - across / 2, top, across),
    )
    return Panel(layered(Space(0.0), spots, measure), Insets(bottom=below), whole=True)
