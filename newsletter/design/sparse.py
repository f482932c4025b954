"""What a layout says for texts that leave much of their only page blank: larger type, fewer columns, a taller picture.

A layout's `sparse` is a list of cases, the emptiest first. Each holds `below`, a share of the page's type area, and any of a
layout's keys. They lie over its other keys, those of the language among them, and below theme, brand and page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.source.check import check
from newsletter.source.edit import mapped, over, without
from newsletter.source.node import MappingNode, SequenceNode
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from newsletter.source.node import Node
    from newsletter.source.reading import Reading

SPARSE, BELOW = "sparse", "below"


class SparseSpec(Record):
    """When a case holds. Beside `below` it says any of a layout's keys."""

    below: Length = field(
        "The share of the only page's type area that the text fills less of: `40%`.",
        "只有一版且正文占版心不到这个比例时改用这些写法",
    )


def shares(root: Node, reading: Reading) -> tuple[float, ...]:
    """The share below which each case of a layout's tree holds; faults are noted in *reading*."""
    found = []
    for case in _cases(root, reading):
        said = case.get(BELOW)
        spec = check(mapped({} if said is None else {BELOW: said}, case), SparseSpec, reading)
        if isinstance(spec, SparseSpec):
            found.append(spec.below.resolve(whole=1.0))
    return tuple(found)


def in_case(root: Node, number: int | None) -> Node:
    """A layout's tree without its cases, the keys of that *number* laid over it."""
    said = root.get(SPARSE) if isinstance(root, MappingNode) else None
    bare = without(root, SPARSE)
    if number is None or not isinstance(said, SequenceNode):
        return bare
    return over(bare, without(said.children[number], BELOW))


def _cases(root: Node, reading: Reading) -> list[MappingNode]:
    said = root.get(SPARSE) if isinstance(root, MappingNode) else None
    if said is None:
        return []
    if not isinstance(said, SequenceNode):
        reading.refuse_list(said, (BELOW,))
        return []
    found = []
    for node in said.children:
        if isinstance(node, MappingNode):
            found.append(node)
        else:
            reading.refuse_mapping(node, (BELOW,))
    return found
