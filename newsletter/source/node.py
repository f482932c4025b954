"""The tree that a YAML file is read into: text as typed, and the place of each part.

Nodes are immutable, so an alias is simply the same node twice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import SourceFile, Span, Trace


class Style(StrEnum):
    """How a scalar was written."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True, eq=False)
class ScalarNode:
    """A text exactly as typed: `no`, `014`, `14:30` and `1.10` stay what they are.

    *size* counts the nodes under it with aliases written out, here always 1.
    """

    value: str
    span: Span
    trace: Trace
    style: Style = Style.PLAIN
    size: int = 1

    @property
    def empty(self) -> bool:
        """Whether nothing was written (`key:` with no value)."""
        return not self.value and self.style is Style.PLAIN


@dataclass(frozen=True, slots=True, eq=False)
class SequenceNode:
    """A list."""

    children: tuple[Node, ...]
    span: Span
    flow: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class MappingNode:
    """Keys and values, side by side and in order; no key comes twice."""

    keys: tuple[ScalarNode, ...]
    children: tuple[Node, ...]
    span: Span
    flow: bool = False
    size: int = 1

    def items(self) -> Iterator[tuple[ScalarNode, Node]]:
        """Each key with its value, in order."""
        return zip(self.keys, self.children, strict=True)

    def get(self, name: str) -> Node | None:
        """The value of the key *name*."""
        return next((value for key, value in self.items() if key.value == name), None)

    def key(self, name: str) -> ScalarNode | None:
        """The key *name* itself, for its place."""
        return next((key for key in self.keys if key.value == name), None)


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A whole file as read.

    *diagnostics* hold what reading found. Errors among them were mended for the reading to go on:
    whoever takes the tree adds them to its own and stops. *included* are the trees laid under it; *pages* are
    the names whose page numbers its texts hold, each with the place of its use.
    """

    root: Node
    path: Path
    file: SourceFile
    diagnostics: tuple[Diagnostic, ...] = ()
    included: tuple[Tree, ...] = ()
    pages: tuple[tuple[str, Span], ...] = ()
