"""Editing trees: one laid over another, a key left out, a key changed from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.span import SourceFile, Span, Trace
from newsletter.source.node import MappingNode, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.source.node import Node


# The name of the made file in which changes stand.
CHANGES = "--set"


def over(base: Node, top: Node) -> Node:
    """*top* laid over *base*: mappings key by key, all else replaced."""
    if not isinstance(base, MappingNode) or not isinstance(top, MappingNode):
        return top
    keys = {key.value: key for key in base.keys} | {key.value: key for key in top.keys}
    values: list[Node] = []
    for name in keys:
        below, above = base.get(name), top.get(name)
        if below is not None and above is not None:
            values.append(over(below, above))
        else:
            chosen = above if above is not None else below
            assert chosen is not None
            values.append(chosen)
    return MappingNode(tuple(keys.values()), tuple(values), top.span)


def without(node: Node, name: str) -> Node:
    """*node* without the key *name*."""
    if not isinstance(node, MappingNode):
        return node
    kept = [(key, value) for key, value in node.items() if key.value != name]
    return MappingNode(tuple(key for key, _ in kept), tuple(value for _, value in kept), node.span)


def mapped(items: Mapping[str, Node], near: Node) -> MappingNode:
    """A mapping that no file holds, of nodes that do; its own place and its keys' is that of *near*."""
    place = Trace(near.span.file, ((0, near.span.line, near.span.column),))
    keys = tuple(ScalarNode(name, near.span, place) for name in items)
    return MappingNode(keys, tuple(items.values()), near.span)


def change(path: str, value: str) -> Node:
    """The tree that sets one key: `styles.body.size` and `11pt` as nested mappings.

    Its places are in a made line, so that a fault in a change shows the change.
    """
    text = f"{path}={value}"
    file = SourceFile(CHANGES, (text,))
    column = len(path) + 2
    node: Node = ScalarNode(
        value, Span(file, 1, column, column + max(1, len(value))), Trace(file, ((0, 1, column),))
    )
    names = path.split(".")
    start = len(path)
    for name in reversed(names):
        start -= len(name)
        span = Span(file, 1, start + 1, start + 1 + len(name))
        key = ScalarNode(name, span, Trace(file, ((0, 1, start + 1),)))
        node = MappingNode((key,), (node,), span)
        start -= 1
    return node
