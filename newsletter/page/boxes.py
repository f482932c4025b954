"""Rows and panels: nodes abreast, and nodes with a frame round them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.node import NATURAL, Cross, Diagram, Figure, Panel, Placed, Row, Stack, Text
from newsletter.page.fragment import Fragment, SetFrame, SetLine, SetShapes
from newsletter.page.slab import NEVER, SPLIT, TOLERANCE, PanelFrame, Slab, shifted, total_depth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.page.galley import Galley, Measure


def pressed(slabs: Sequence[Slab]) -> Slab:
    """All of *slabs* as a single one that no column break cuts."""
    content: list[Fragment] = []
    y, after = 0.0, 0.0
    for index, slab in enumerate(slabs):
        y += max(after, slab.before) if index else 0.0
        content += (fragment.moved(0.0, y) for fragment in slab.content)
        y += slab.depth
        after = slab.after
    framed = closed_frames(slabs, _tops(slabs))
    first, last = slabs[0], slabs[-1]
    return Slab(y, (*framed, *content), first.before, last.after, last.cost)


def _tops(slabs: Sequence[Slab]) -> list[float]:
    tops: list[float] = []
    y, after = 0.0, 0.0
    for index, slab in enumerate(slabs):
        y += max(after, slab.before) if index else 0.0
        tops.append(y)
        y += slab.depth
        after = slab.after
    return tops


def closed_frames(slabs: Sequence[Slab], tops: Sequence[float]) -> list[Fragment]:
    """The frames round runs of *slabs* that stand in one column at *tops*, outermost first."""
    found: list[Fragment] = []
    deepest = max((len(slab.frames) for slab in slabs), default=0)
    for depth in range(deepest):
        start = 0
        while start < len(slabs):
            frame = _frame(slabs[start], depth)
            stop = start + 1
            while frame and stop < len(slabs) and _same(_frame(slabs[stop], depth), frame):
                stop += 1
            if frame:
                found.append(_framed(frame, tops[start], tops[stop - 1] + slabs[stop - 1].depth))
            start = stop
    return found


def _frame(slab: Slab, depth: int) -> PanelFrame | None:
    return slab.frames[depth] if depth < len(slab.frames) else None


def _same(one: PanelFrame | None, other: PanelFrame) -> bool:
    return one is not None and one.panel is other.panel


def _framed(frame: PanelFrame, top: float, foot: float) -> Fragment:
    inset = frame.panel.inset
    height = foot - top - 2 * inset
    return Fragment(SetFrame(frame.panel, frame.width, height), frame.x, top + inset)


def deepened(node: FlowNode, missing: float) -> FlowNode | None:
    """A panel with *missing* more points of padding, half above and half below; None for other nodes."""
    if isinstance(node, Placed):
        child = deepened(node.child, missing)
        return None if child is None else replace(node, child=child)
    if not isinstance(node, Panel):
        return None
    padding, half = node.padding, missing / 2
    return replace(
        node,
        padding=replace(padding, top=padding.top + half, bottom=padding.bottom + half),
        depth=node.depth + missing if node.depth else 0.0,
    )


def panel(galley: Galley, node: Panel, room: Measure) -> tuple[Slab, ...]:
    """A panel's child between its paddings, each slab knowing the frame it lies in.

    A bleeding panel's frame reaches to the sheet's edges; its child keeps the measure.
    """
    padding = node.padding
    left, right = room.bleed if node.bleed else (0.0, 0.0)
    inner = galley.slabs(node.child, room.narrowed(padding.left + padding.right))
    depth = total_depth(inner) + padding.top + padding.bottom + 2 * node.inset
    extra = max(0.0, node.depth - depth) / 2
    frame = PanelFrame(node, -left, room.width + left + right)
    top = Slab(padding.top + node.inset + extra, cost=NEVER)
    foot = Slab(padding.bottom + node.inset + extra)
    # A frame that stands inside its child's own depth has no blank of its own at top and foot.
    opens = (top,) if top.depth > TOLERANCE or not inner else ()
    closes = (foot,) if foot.depth > TOLERANCE else ()
    ends = [False] * (len(inner) - 1) + [bool(closes)]
    moved = tuple(
        _inside(shifted(slab, padding.left), last=last) for slab, last in zip(inner, ends, strict=False)
    )
    if moved and not closes:
        moved = (*moved[:-1], replace(moved[-1], cost=inner[-1].cost))
    if moved:
        # Blank at the child's own ends would add to the padding.
        moved = (replace(moved[0], before=0.0), *moved[1:])
        moved = (*moved[:-1], replace(moved[-1], after=0.0))
    return tuple(replace(slab, frames=(frame, *slab.frames)) for slab in (*opens, *moved, *closes))


def _inside(slab: Slab, *, last: bool) -> Slab:
    """A slab of a panel: parting it costs, and its foot never stands alone."""
    return replace(slab, cost=NEVER if last else max(slab.cost, SPLIT))


def row(galley: Galley, node: Row, room: Measure) -> tuple[Slab, ...]:
    """Cells abreast: one slab, or the slabs of the only cell that has several (a list's text)."""
    widths = cell_widths(galley, node, room.width)
    cells = [
        galley.slabs(child, galley_room(room, width))
        for child, width in zip(node.children, widths, strict=True)
    ]
    lefts = [sum(widths[:index]) + index * node.gutter for index in range(len(widths))]
    if node.reverse:
        lefts = [room.width - left - width for left, width in zip(lefts, widths, strict=True)]
    long = [index for index, cell in enumerate(cells) if len(cell) > 1]
    if len(long) == 1 and node.cross in {Cross.TOP, Cross.BASELINE} and node.divider is None:
        return _hung(cells, lefts, long[0], baseline=node.cross is Cross.BASELINE)
    boxes = [pressed(cell) if cell else Slab(0.0) for cell in cells]
    depth, tops = _crossed(boxes, node.cross)
    content = [f.moved(x, y) for box, x, y in zip(boxes, lefts, tops, strict=True) for f in box.content]
    if node.divider is not None:
        xs = [left - node.gutter / 2 for left in sorted(lefts)[1:]]
        shapes = tuple(
            VectorShape(segment(x, node.inset, x, depth - node.inset), stroke=node.divider) for x in xs
        )
        content.insert(0, Fragment(SetShapes(node, shapes), 0.0, 0.0))
    return (Slab(depth, tuple(content)),)


def galley_room(room: Measure, width: float) -> Measure:
    """The room of a cell *width* wide."""
    return room.narrowed(room.width - width)


def cell_widths(galley: Galley, node: Row, width: float) -> list[float]:
    """The widths of a row's cells: the fixed and the natural ones, and shares of what they leave."""
    count = len(node.children)
    shares = node.shares or (1.0,) * count
    fixed = [
        min(width, natural_width(galley, child)) if said is NATURAL else said
        for child, said in zip(node.children, node.fixed or (None,) * count, strict=True)
    ]
    free = width - node.gutter * (count - 1) - sum(part for part in fixed if part is not None)
    total = sum(share for share, part in zip(shares, fixed, strict=True) if part is None) or 1.0
    return [free * share / total if part is None else part for share, part in zip(shares, fixed, strict=True)]


def natural_width(galley: Galley, node: FlowNode) -> float:  # noqa: PLR0911 - one a node
    """The width at which a node needs no line more than it must; a picture's is its fixed one."""
    match node:
        case Text():
            return galley.setter.natural_width(node)
        case Stack(children=children):
            return max((natural_width(galley, child) for child in children), default=0.0)
        case Row(children=children):
            return sum(natural_width(galley, child) for child in children) + node.gutter * (len(children) - 1)
        case Panel(child=child):
            return natural_width(galley, child) + node.padding.left + node.padding.right
        case Placed(child=child):
            return natural_width(galley, child)
        case Diagram(size=size):
            return size.width
        case Figure(width=said):
            return said or 0.0
        case _:
            return 0.0


def _crossed(boxes: Sequence[Slab], cross: Cross) -> tuple[float, list[float]]:
    """The row's depth, and how far each box stands below its top."""
    if cross is Cross.BASELINE:
        lines = [first_baseline(box) for box in boxes]
        lowest = max(lines, default=0.0)
        tops = [lowest - line for line in lines]
        return max((box.depth + top for box, top in zip(boxes, tops, strict=True)), default=0.0), tops
    depth = max((box.depth for box in boxes), default=0.0)
    share = {Cross.TOP: 0.0, Cross.MIDDLE: 0.5, Cross.BOTTOM: 1.0}[cross]
    return depth, [(depth - box.depth) * share for box in boxes]


def first_baseline(slab: Slab) -> float:
    """The depth of a slab's first baseline below its top; its foot when it has no text."""
    lines = [f.y for f in slab.content if isinstance(f.content, SetLine)]
    return min(lines, default=slab.depth)


def _hung(
    cells: Sequence[tuple[Slab, ...]], lefts: Sequence[float], long: int, *, baseline: bool
) -> tuple[Slab, ...]:
    """The slabs of the long cell, with the others' content beside the first of them."""
    slabs = [shifted(slab, lefts[long]) for slab in cells[long]]
    first = slabs[0]
    for index, cell in enumerate(cells):
        if index == long or not cell:
            continue
        dy = max(0.0, first_baseline(first) - first_baseline(cell[0])) if baseline else 0.0
        beside = tuple(fragment.moved(lefts[index], dy) for fragment in cell[0].content)
        first = replace(first, content=(*beside, *first.content), depth=max(first.depth, cell[0].depth + dy))
    return (first, *slabs[1:])
