"""Words at places of a drawing: what charts, plans and seals are made of.

A drawing and each text over it are the cells of one row, all as wide as the whole and lying upon each other. So
the words stay texts: set by the layout's styles, found, copied and read in the order in which they are given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Insets, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import VectorShape, ellipse, transformed
from newsletter.flow.node import Cross, Diagram, Panel, Row
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.model.parts import aligned, leaded
from newsletter.model.voice import inked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.colour import Colour
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer

# A disc's numeral in shares of its width.
NUMERAL = 0.66


@dataclass(frozen=True, slots=True)
class Spot:
    """A node and its place: its top left corner and its width in points, on the axes of the story."""

    node: FlowNode
    x: float
    y: float
    width: float


def layered(ground: FlowNode, spots: Sequence[Spot], width: float) -> FlowNode:
    """*ground* with each spot's node over it; all of it *width* points wide and never parted."""
    if not spots:
        return ground
    cells = (ground, *(_placed(spot, width) for spot in spots))
    return Row(cells, fixed=(width,) * len(cells), gutter=-width, whole=True)


def drawing(cx: Realizer, size: Size, shapes: Sequence[VectorShape]) -> Diagram:
    """*shapes* drawn on the axes of the story: x along its lines, y across them.

    In vertical writing a diagram stands upright, so the shapes are turned to run with the lines (T64).
    """
    if not vertical(cx):
        return Diagram(size, tuple(shapes), role=Role.ARTIFACT)
    turn = Affine(a=0.0, b=1.0, c=-1.0, d=0.0, e=size.height)
    turned = tuple(replace(shape, path=transformed(shape.path, turn)) for shape in shapes)
    return Diagram(Size(size.height, size.width), turned, role=Role.ARTIFACT)


def vertical(cx: Realizer) -> bool:
    """Whether the story's lines run down the sheet."""
    return cx.text("", "body").style.writing is Writing.VERTICAL


def disc(cx: Realizer, number: str, style: str, diameter: float, inks: tuple[Colour, Colour]) -> FlowNode:
    """A numbered disc, *diameter* points wide, in the colours of its ground and of its numeral."""
    half = diameter / 2
    ground = drawing(
        cx, Size(diameter, diameter), (VectorShape(ellipse(half, half, half, half), fill=inks[0]),)
    )
    text = inked(cx.join(cx.runs(number, style, drawn=True), style), inks[1], size=NUMERAL * diameter)
    words = leaded(aligned(text, Align.CENTER), diameter)
    return layered(ground, (Spot(words, 0.0, 0.0, diameter),), diameter)


def _placed(spot: Spot, width: float) -> FlowNode:
    """The node in its place of a cell *width* wide, pressed into one strip however many lines it has."""
    strip = Row((spot.node,), cross=Cross.MIDDLE)
    return Panel(strip, Insets(spot.y, width - spot.x - spot.width, 0.0, spot.x))
