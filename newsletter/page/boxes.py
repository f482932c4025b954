"""Rows and panels: nodes abreast, and nodes with a frame round them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.vector import VectorShape, segment
from newsletter.flow.node import NATURAL, Cross, Diagram, Figure, Panel, Placed, Row, Stack, Text
from newsletter.page.fragment import Fragment, SetFrame, SetLine, SetShapes
from newsletter.page.slab import NEVER, SPLIT, TOLERANCE, PanelFrame, Slab, shifted, tops, total_depth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import FlowNode
    from newsletter.page.galley import Galley, Measure


# The share of a row that a cell as wide as its contents may take from the others.
MOST = 0.75
# How much of the blank beside a node stands above it.
_SHARES = {Cross.TOP: 0.0, Cross.BASELINE: 0.0, Cross.MIDDLE: 0.5, Cross.BOTTOM: 1.0}


def pressed(slabs: Sequence[Slab]) -> Slab:
    """All of *slabs* as a single one that no column break cuts."""
    begins = tops(slabs)
    content = [f.moved(0.0, y) for slab, y in zip(slabs, begins, strict=True) for f in slab.content]
    first, last = slabs[0], slabs[-1]
    depth = begins[-1] + last.depth
    frames, notes = closed_frames(slabs, begins), tuple(note for slab in slabs for note in slab.notes)
    return Slab(depth, (*frames, *content), first.before, last.after, last.cost, notes=notes)


def closed_frames(slabs: Sequence[Slab], begins: Sequence[float]) -> list[Fragment]:
    """The frames round runs of *slabs* that stand in one column, each slab at its top, outermost first.

    A frame that goes on from the column before takes in the blank at the column's head, and one that
    goes on in the next the blank at its foot.
    """
    found: list[Fragment] = []
    deepest = max((len(slab.frames) for slab in slabs), default=0)
    for depth in range(deepest):
        start = 0
        while start < len(slabs):
            frame = _frame(slabs[start], depth)
            stop = start + 1
            while frame and stop < len(slabs) and _same(_frame(slabs[stop], depth), frame):
                stop += 1
            last = _frame(slabs[stop - 1], depth)
            if frame and last:
                top, foot = begins[start], begins[stop - 1] + slabs[stop - 1].depth
                found.append(_framed(frame, last, _reach(slabs, depth, (start, stop), (top, foot))))
            start = stop
    return found


def _reach(
    slabs: Sequence[Slab], depth: int, run: tuple[int, int], edges: tuple[float, float]
) -> tuple[float, float]:
    """The top and foot of a frame, with the blank at the column's ends where the frame goes on there.

    What the *depth* frames round it are padded with there lies outside it.
    """
    (start, stop), (top, foot) = run, edges
    if start == 0:
        top -= sum(head.depth for head in slabs[0].head[depth:])
    end = slabs[-1].foot
    if stop == len(slabs) and end is not None:
        foot += end.depth - sum(frame.foot for frame in slabs[-1].frames[:depth])
    return top, foot


def _frame(slab: Slab, depth: int) -> PanelFrame | None:
    return slab.frames[depth] if depth < len(slab.frames) else None


def _same(one: PanelFrame | None, other: PanelFrame) -> bool:
    return one is not None and one.panel is other.panel


def _framed(first: PanelFrame, last: PanelFrame, edges: tuple[float, float]) -> Fragment:
    inset = first.panel.inset
    top = edges[0] + (inset if first.opens else 0.0)
    foot = edges[1] - (inset if last.closes else 0.0)
    frame = SetFrame(first.panel, first.width, foot - top, first.opens, last.closes)
    return Fragment(frame, first.x, top)


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

    A bleeding panel's frame reaches to the sheet's edges; its child keeps the measure. Inside another
    node a frame never cuts into its child's lines, as it may on the grid, where it is deepened.
    """
    padding = node.padding
    level = node.fill is not None or node.edges.top is not None or node.edges.bottom is not None
    if room.nested and level and padding.top < 0:
        padding = replace(padding, top=padding.top + node.inset, bottom=padding.bottom + node.inset)
    left, right = room.bleed if node.bleed else (0.0, 0.0)
    inner = galley.slabs(node.child, room.narrowed(padding.left + padding.right))
    depth = total_depth(inner) + padding.top + padding.bottom + 2 * node.inset
    extra, share = max(0.0, node.depth - depth), _SHARES[node.cross]
    above = padding.top + node.inset + extra * share
    below = padding.bottom + node.inset + extra * (1 - share)
    slabs = _padded([shifted(slab, padding.left) for slab in inner], above, below)
    width = room.width + left + right
    frames = [PanelFrame(node, -left, width, foot=max(0.0, below) if slab.foot else 0.0) for slab in slabs]
    frames[0] = replace(frames[0], opens=True)
    frames[-1] = replace(frames[-1], closes=True)
    return tuple(replace(s, frames=(f, *s.frames)) for s, f in zip(slabs, frames, strict=True))


def _padded(inner: list[Slab], above: float, below: float) -> list[Slab]:
    """The slabs of a panel: its padding belongs to its first and last slab, and to every end of a column in it.

    Blank that the child wants at its own ends would add to the padding.
    """
    if not inner:
        return [Slab(above + below)]
    cost = inner[-1].cost
    inner[0] = replace(inner[0], before=0.0)
    inner[-1] = replace(inner[-1], after=0.0)
    pad, foot = Slab(max(0.0, above)), max(0.0, below)
    parts = [
        replace(
            slab,
            cost=max(slab.cost, SPLIT),
            head=(pad, *slab.head) if index else slab.head,
            foot=replace(slab.foot, depth=slab.foot.depth + foot) if slab.foot else Slab(foot),
        )
        for index, slab in enumerate(inner)
    ]
    parts[-1] = replace(parts[-1], cost=cost, foot=None)
    # The padding lies outside a frame that the child begins or ends with.
    if parts[0].frames and above > TOLERANCE:
        parts.insert(0, Slab(above, cost=NEVER))
    else:
        parts[0] = _deeper(parts[0], above, 0.0)
    if parts[-1].frames and below > TOLERANCE:
        parts[-1:] = [replace(parts[-1], cost=NEVER), Slab(below, cost=cost)]
    else:
        parts[-1] = _deeper(parts[-1], 0.0, below)
    return parts


def _deeper(slab: Slab, above: float, below: float) -> Slab:
    """*slab* with blank of its own above and below its content."""
    content = tuple(fragment.moved(0.0, above) for fragment in slab.content)
    return replace(slab, depth=slab.depth + above + below, content=content)


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
    depth, drops = _crossed(boxes, node.cross, galley.grid.unit)
    if depth > room.deepest + TOLERANCE and any(len(cell) > 1 for cell in cells):
        # What no page holds abreast stands one below another, where it can be parted.
        return galley.stack(node.children, room)
    content = [f.moved(x, y) for box, x, y in zip(boxes, lefts, drops, strict=True) for f in box.content]
    if node.divider is not None:
        xs = [left - node.gutter / 2 for left in sorted(lefts)[1:]]
        shapes = tuple(
            VectorShape(segment(x, node.inset, x, depth - node.inset), stroke=node.divider) for x in xs
        )
        content.insert(0, Fragment(SetShapes(node, shapes), 0.0, 0.0))
    return (Slab(depth, tuple(content), notes=tuple(note for box in boxes for note in box.notes)),)


def galley_room(room: Measure, width: float) -> Measure:
    """The room of a cell *width* wide."""
    return room.narrowed(room.width - width)


def cell_widths(galley: Galley, node: Row, width: float) -> list[float]:
    """The widths of a row's cells: the fixed and the natural ones, and shares of what they leave."""
    count = len(node.children)
    shares = node.shares or (1.0,) * count
    fixed = [
        min(width * MOST, natural_width(galley, child)) if said is NATURAL else said
        for child, said in zip(node.children, node.fixed or (None,) * count, strict=True)
    ]
    free = width - node.gutter * (count - 1) - sum(part for part in fixed if part is not None)
    total = sum(share for share, part in zip(shares, fixed, strict=True) if part is None) or 1.0
    return [free * share / total if part is None else part for share, part in zip(shares, fixed, strict=True)]


def natural_width(galley: Galley, node: FlowNode) -> float:  # noqa: PLR0911 - one a node
    """The width at which a node needs no line more than it must; a picture's is its fixed one."""
    match node:
        case Text():
            return galley.natural_width(node)
        case Stack(children=children):
            return max((natural_width(galley, child) for child in children), default=0.0)
        case Row(children=children):
            return sum(natural_width(galley, child) for child in children) + node.gutter * (len(children) - 1)
        case Panel(child=child):
            return natural_width(galley, child) + node.padding.left + node.padding.right
        case Placed(child=child):
            return natural_width(galley, child)
        case Diagram(size=size):
            return size.height if galley.vertical else size.width
        case Figure(width=said):
            return said or 0.0
        case _:
            return 0.0


def _crossed(boxes: Sequence[Slab], cross: Cross, unit: float) -> tuple[float, list[float]]:
    """The row's depth, and how far each box stands below its top; lines of the body stay on the grid."""
    if cross is Cross.BASELINE:
        lines = [first_baseline(box) for box in boxes]
        lowest = max(lines, default=0.0)
        drops = [lowest - line for line in lines]
        return max((box.depth + drop for box, drop in zip(boxes, drops, strict=True)), default=0.0), drops
    depth = max((box.depth for box in boxes), default=0.0)
    drops = [(depth - box.depth) * _SHARES[cross] for box in boxes]
    return depth, [
        round(drop / unit) * unit if _holds_body(box, unit) else drop
        for box, drop in zip(boxes, drops, strict=True)
    ]


def _holds_body(slab: Slab, unit: float) -> bool:
    """Whether lines of the body's leading stand in a slab."""
    return any(isinstance(f.content, SetLine) and f.content.node.style.leading == unit for f in slab.content)


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
        box = pressed(cell)  # with the frames that stand in it
        dy = max(0.0, first_baseline(first) - first_baseline(box)) if baseline else 0.0
        beside = tuple(fragment.moved(lefts[index], dy) for fragment in box.content)
        first = replace(
            first,
            content=(*beside, *first.content),
            depth=max(first.depth, box.depth + dy),
            notes=(*box.notes, *first.notes),
        )
    return (first, *slabs[1:])
