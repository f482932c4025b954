"""Feet of type areas: measured, taken off the area's depth in whole rows, and pinned to its lower edge."""

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
    from newsletter.flow.sheet import Flow, Foot, Master
    from newsletter.page.galley import Galley

# Rows of text that a foot leaves at least.
LEAST = 4


def footed(flow: Flow, galley: Galley) -> Flow:
    """*flow* with each foot of its masters as furniture, and the type areas above them as deep as they leave.

    A foot's lower edge stands where the ink of the area's last row ends (T56): rules meet the type area
    as GB/T 9704 measures it. Raises ContentError for one that leaves no room for text.
    """

    def change(master: Master) -> Master:
        return master if master.foot is None else _pinned(master, master.foot, flow, galley)

    return replace(flow, masters=flow.masters.changed(change))


def _pinned(master: Master, foot: Foot, flow: Flow, galley: Galley) -> Master:
    area, unit, bleed = master.area, flow.grid.unit, flow.sheet.bleed
    edges = (area.x + bleed, flow.sheet.size.width - area.right + bleed)
    depth = total_depth(galley.slabs(foot.node, Measure(area.width, area.height, edges)))
    lower = area.bottom - flow.grid.inset
    left = lower - depth - foot.before - area.y
    rows = math.floor((left + TOLERANCE) / unit)
    if rows < LEAST:
        raise ContentError([diagnostic("E450", foot.node.span, lines=math.ceil(depth / unit), least=LEAST)])
    item = Furniture(foot.node, Rect(area.x, lower - depth, area.width, depth))
    return replace(
        master, area=replace(area, height=rows * unit), furniture=(*master.furniture, item), foot=None
    )
