"""Type areas: as deep as what stands at their heads and feet leaves, in whole rows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.geometry import Rect
from newsletter.flow.sheet import Furniture
from newsletter.page.galley import Measure
from newsletter.page.slab import TOLERANCE, total_depth

if TYPE_CHECKING:
    from newsletter.flow.node import FlowNode
    from newsletter.flow.sheet import Flow, Foot, Master
    from newsletter.page.galley import Galley

# Rows of text that a head or a foot leaves at least.
LEAST = 4


def measured(flow: Flow, galley: Galley) -> Flow:
    """*flow* with type areas that begin below furniture that pushes and end above their feet.

    Feet become furniture. Raises ContentError for one that leaves no room for text.
    """
    level = replace(galley, vertical=False)

    def change(master: Master) -> Master:
        pushed = _pushed(master, flow, level)
        return pushed if pushed.foot is None else _footed(pushed, pushed.foot, flow, level)

    return replace(flow, masters=flow.masters.changed(change))


def _depth(node: FlowNode, frame: Rect, flow: Flow, galley: Galley) -> float:
    """How deep *node* is in a frame as wide as that, whose left edge may bleed."""
    bleed = flow.sheet.bleed
    edges = (frame.x + bleed, flow.sheet.size.width - frame.right + bleed)
    return total_depth(galley.slabs(node, Measure(frame.width, frame.height, edges)))


def _pushed(master: Master, flow: Flow, galley: Galley) -> Master:
    """*master* with its type area so many rows lower as furniture that pushes is deeper than its frame."""
    furniture, rows = list(master.furniture), 0
    for index, item in enumerate(furniture):
        over = _depth(item.node, item.frame, flow, galley) - item.frame.height if item.pushes else 0.0
        if over > TOLERANCE:
            furniture[index] = replace(item, frame=replace(item.frame, height=item.frame.height + over))
            rows = max(rows, math.ceil((over - TOLERANCE) / flow.grid.unit))
    area, down = master.area, rows * flow.grid.unit
    if area.height - down < LEAST * flow.grid.unit:
        pushing = next(item for item in furniture if item.pushes)
        raise ContentError([diagnostic("E453", pushing.node.span, lines=rows, least=LEAST)])
    area = replace(area, y=area.y + down, height=area.height - down)
    return replace(master, area=area, furniture=tuple(furniture))


def _footed(master: Master, foot: Foot, flow: Flow, galley: Galley) -> Master:
    """*master* with its foot as furniture, and its type area above that.

    The foot's lower edge stands where the ink of the area's last row ends (T56): its last rule is the type
    area's edge as GB/T 9704 measures it.
    """
    area, unit = master.area, flow.grid.unit
    depth = _depth(foot.node, area, flow, galley)
    lower = area.bottom - flow.grid.inset
    rows = math.floor((lower - depth - foot.before - area.y + TOLERANCE) / unit)
    if rows < LEAST:
        raise ContentError([diagnostic("E450", foot.node.span, lines=math.ceil(depth / unit), least=LEAST)])
    item = Furniture(foot.node, Rect(area.x, lower - depth, area.width, depth))
    return replace(
        master, area=replace(area, height=rows * unit), furniture=(*master.furniture, item), foot=None
    )
