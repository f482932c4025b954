"""Layers: what a theme, a brand or a content file says of a layout's keys, laid over the layout's tree.

Each layer is a tree of a layout's keys with `faces` by role beside them, so that a fault in it is told where
it stands. Later layers win; the changes of a job lie over all of them.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.design.faces import FACES, STYLES, styled
from newsletter.source.edit import mapped, over, without
from newsletter.source.node import MappingNode

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.source.node import Node
    from newsletter.source.paths import Project

PALETTE = "palette"


@dataclass(frozen=True, slots=True)
class Layer:
    """A tree to be laid over a layout's, where the files that it names lie, and what reading it found."""

    root: MappingNode
    project: Project
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def laid(root: Node, layer: Layer) -> Node:
    """A layout's tree with *layer* over it.

    A colour takes the place of the layout's with all of its inks: half of one and half of the other is none.
    """
    if not isinstance(root, MappingNode):
        return root
    top: Node = layer.root
    faces = layer.root.get(FACES)
    if faces is not None:
        top = without(top, FACES)
        styles = styled(root, faces)
        if styles is not None:
            top = over(mapped({STYLES: styles}, faces), top)
    return replace(over(_bare(root, layer.root.get(PALETTE)), top), span=root.span)


def _bare(root: MappingNode, palette: Node | None) -> MappingNode:
    """*root* without those of its colours that *palette* names."""
    if not isinstance(palette, MappingNode):
        return root
    named = {key.value for key in palette.keys}
    children = []
    for key, value in root.items():
        bare = value
        if key.value == PALETTE:
            for name in named:
                bare = without(bare, name)
        children.append(bare)
    return replace(root, children=tuple(children))
