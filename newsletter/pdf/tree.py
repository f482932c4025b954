"""The structure tree as objects of the file, with the parent tree that leads from content back to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.pdf.nesting import Mark, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.pdf.document import Document

_ID = re.compile(r"/ID (\([^)]*\))")


def write(root: Node, document: Document, keys: int) -> None:
    """Put the tree under *root* into *document* and name it in the catalogue.

    *keys* is how many the parent tree has, those of pages first (ISO 32000-1 §14.7.4.4).
    """
    _Writer(document, keys).write(root)


class _Writer:
    """One walk down the tree."""

    def __init__(self, document: Document, keys: int) -> None:
        self._document = document
        self._pages = document.page_references
        self._parents: list[dict[int, str] | str] = [
            {} if key < len(self._pages) else "null" for key in range(keys)
        ]
        self._ids: dict[str, str] = {}
        self._count = 0

    def write(self, root: Node) -> None:
        """Write everything."""
        tree = self._document.reserve("Tree")
        top = self._node(root, tree)
        nums = " ".join(f"{key} {self._parent(parent)}" for key, parent in enumerate(self._parents))
        parents = self._document.add("Tree.Parents", f"<</Nums [{nums}]>>")
        ids = ""
        if self._ids:
            names = " ".join(f"{name} {reference}" for name, reference in sorted(self._ids.items()))
            reference = self._document.add("Tree.Ids", f"<</Names [{names}]>>")
            ids = f" /IDTree {reference}"
        self._document.fill(
            "Tree",
            f"<</Type /StructTreeRoot /K [{top}] /ParentTree {parents} "
            f"/ParentTreeNextKey {len(self._parents)}{ids}>>",
        )
        self._document.set_entry("StructTreeRoot", tree)
        self._document.set_entry("MarkInfo", "<</Marked true>>")

    def _parent(self, parent: dict[int, str] | str) -> str:
        if isinstance(parent, str):
            return parent
        return f"[{' '.join(parent[number] for number in range(len(parent)))}]"

    def _node(self, node: Node, parent: str) -> str:
        """Write *node* below *parent*; the reference to it."""
        name = f"Tree.{self._count}"
        self._count += 1
        own = self._document.reserve(name)
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        kids = " ".join(self._kids(node, own, page))
        entries = f" {node.entries}" if node.entries else ""
        where = f" /Pg {self._pages[page]}" if page is not None else ""
        self._document.fill(
            name, f"<</Type /StructElem /S /{node.type} /P {parent}{where}{entries} /K [{kids}]>>"
        )
        found = _ID.search(node.entries)
        if found:
            self._ids[found[1]] = own
        return own

    def _kids(self, node: Node, own: str, page: int | None) -> Iterator[str]:
        for kid in node.kids:
            match kid:
                case Node():
                    yield self._node(kid, own)
                case Mark(at, number):
                    marks = self._parents[at]
                    assert isinstance(marks, dict)
                    marks[number] = own
                    yield (
                        str(number) if at == page else f"<</Type /MCR /Pg {self._pages[at]} /MCID {number}>>"
                    )
                case _:
                    self._parents[kid.key] = own
                    yield f"<</Type /OBJR /Pg {self._pages[kid.page]} /Obj {kid.reference}>>"
