"""Structure: which element of the document each fragment belongs to, and the outline."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.display.ops import Bookmark, Element
from newsletter.flow.node import Figure, Text, children
from newsletter.flow.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.flow.node import FlowNode

_HEADS = {Role.HEADLINE, Role.HEADING}
NOTHING = -1


@dataclass(slots=True)
class Elements:
    """The structure elements of a story, found again by the node that a fragment carries.

    Fragments carry the very nodes of the story, so a node is known by its identity.
    """

    found: list[Element] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    def add(self, nodes: Iterable[FlowNode], parent: int = NOTHING) -> None:
        """Number the elements of *nodes* and of all below them, in reading order."""
        for node in nodes:
            number = parent
            if node.role not in {Role.NONE, Role.ARTIFACT}:
                number = len(self.found)
                alt = node.alt if isinstance(node, Figure) else ""
                self.found.append(Element(node.role, node.level, parent, alt))
            self.numbers[id(node)] = number
            self.add(children(node), number)

    def of(self, node: FlowNode) -> int:
        """The number of a node's element; one is made for a node that no story holds."""
        if id(node) not in self.numbers:
            self.add((node,))
        return self.numbers[id(node)]


def bookmark(node: Text, page: int, y: float) -> Bookmark | None:
    """The outline entry of a headline or heading; None for other texts."""
    if node.role not in _HEADS:
        return None
    title = "".join(run.text for run in node.runs if not run.drawn or run.text == "\n")
    return Bookmark(" ".join(title.split("\n")), max(0, node.level - 1), page, y)
