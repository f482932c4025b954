"""Measuring what blocks draw: the boxes of shapes, and the places of texts over them."""

from __future__ import annotations

from types import SimpleNamespace

from flow_tree import of, plain

from newsletter.basics.vector import Close
from newsletter.flow.node import Diagram, Panel, Row


def box(shape):
    """The rectangle round a path's points."""
    points = [(part.x, part.y) for part in shape.path if not isinstance(part, Close)]
    xs, ys = zip(*points, strict=True)
    return SimpleNamespace(left=min(xs), right=max(xs), top=min(ys), bottom=max(ys))


def overlays(node):
    """The rows whose cells lie upon each other."""
    return [row for row in of(Row, node) if row.gutter < 0]


def diagram(node):
    """The first drawing of a chart."""
    return of(Diagram, node)[0]


def spots(row):
    """What lies upon a row's first cell: its words, and its top left corner with its width."""
    for cell in row.children[1:]:
        assert isinstance(cell, Panel)
        width = row.fixed[0] - cell.padding.left - cell.padding.right
        yield SimpleNamespace(
            node=cell.child, words=plain(cell), x=cell.padding.left, y=cell.padding.top, width=width
        )
