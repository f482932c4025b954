"""Nesting: a tree of elements becomes one whose parents may hold their kids (ISO 32000-1 §14.8.4, ISO 14289-1 §7)."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from newsletter.basics.value import dataclass


class Mark(NamedTuple):
    """Content on a page (from 0): its number among the marked content there."""

    page: int
    number: int


class Area(NamedTuple):
    """A link's area: the page (from 0) and the reference of its annotation, and its key in the parent tree."""

    page: int
    reference: str
    key: int


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree: its type, kids in reading order, and further entries of its dictionary."""

    type: str
    kids: list[Kid] = field(default_factory=list)
    entries: str = ""


Kid = Node | Mark | Area

# What holds elements and no content of its own.
_GROUPS = frozenset(("Document", "Art", "Sect", "Div", "BlockQuote"))
# What is there though it be empty, or the grid would not close.
_CELLS = frozenset(("TH", "TD"))
_BLOCKS = frozenset(
    ("P", "L", "Table", "BlockQuote", "Sect", "Art", "Div", "H1", "H2", "H3", "H4", "H5", "H6")
)


def legal(node: Node) -> Node | None:
    """*node* with what it holds put right; None where it holds nothing.

    Content stands in paragraphs, items in lists, what an item holds in its body; a heading has no elements
    but links inside it.
    """
    kids = [_legal(kid) for kid in node.kids]
    node.kids = [kid for kid in kids if kid is not None]
    if not node.kids:
        return node if node.type in _CELLS else None
    if node.type.startswith("H"):
        node.kids = _flat(node.kids)
    elif node.type == "L":
        node.kids = [kid if _is(kid, "LI", "L") else _item([kid]) for kid in node.kids]
    elif node.type == "LI":
        node.kids = _parts(node.kids)
    else:
        node.kids = _listed(node.kids, labels=node.type == "Note")
        if node.type == "P" and any(isinstance(kid, Node) and kid.type in _BLOCKS for kid in node.kids):
            node.type = "Div"
    if node.type in _GROUPS:
        node.kids = _worded(node.kids)
    return node


def _legal(kid: Kid) -> Kid | None:
    return legal(kid) if isinstance(kid, Node) else kid


def _is(kid: Kid, *types: str) -> bool:
    return isinstance(kid, Node) and kid.type in types


def _item(kids: list[Kid]) -> Node:
    return Node("LI", [Node("LBody", kids)])


def _parts(kids: list[Kid]) -> list[Kid]:
    """An item's labels, then its body."""
    labels: list[Kid] = [kid for kid in kids if _is(kid, "Lbl")]
    rest = _listed([kid for kid in kids if not _is(kid, "Lbl")])
    return [*labels, Node("LBody", rest)] if rest else [*labels]


def _listed(kids: list[Kid], *, labels: bool = False) -> list[Kid]:
    """*kids* with items that stand in no list in one of their own, and *labels* that may not be as paragraphs."""
    found: list[Kid] = []
    fresh: Node | None = None
    for kid in kids:
        if isinstance(kid, Node) and kid.type == "LI":
            if fresh is None:
                fresh = Node("L")
                found.append(fresh)
            fresh.kids.append(kid)
            continue
        fresh = None
        if isinstance(kid, Node) and kid.type == "Lbl" and not labels:
            kid.type = "P"
        found.append(kid)
    return found


def _worded(kids: list[Kid]) -> list[Kid]:
    """*kids* with content and links that stand alone in paragraphs."""
    found: list[Kid] = []
    words: Node | None = None
    for kid in kids:
        if isinstance(kid, Mark | Area) or kid.type == "Link":
            if words is None:
                words = Node("P")
                found.append(words)
            words.kids.append(kid)
        else:
            words = None
            found.append(kid)
    return found


def _flat(kids: list[Kid]) -> list[Kid]:
    """The content and links of *kids* without the elements between."""
    found: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Node) and kid.type not in {"Link", "Note", "Figure"}:
            found += _flat(kid.kids)
        else:
            found.append(kid)
    return found
