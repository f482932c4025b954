"""Rule (分隔线): a thin line between two parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Space
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Ruling, ruling, stroke
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class RuleDress(Dress):
    """How a rule looks."""

    rule: Ruling | None = field("Its width and colour.", "粗细和颜色", default=ruling(0.5, "rule"))
    depth: Length = field(
        "The depth it takes, itself in the middle.", "所占高度，线居其中", default=Length(lines=1)
    )


class Rule(Block[RuleDress]):
    """A thin line."""

    example = "rule:"

    def realize(self, dress: RuleDress, cx: Realizer) -> Iterator[FlowNode]:
        """A frame of no height whose top edge is the line."""
        depth = cx.length(dress.depth)
        edges = Edges(top=stroke(cx, dress.rule))
        yield Panel(Space(0.0), edges=edges, inset=depth / 2, depth=depth, role=Role.ARTIFACT, span=self.span)
