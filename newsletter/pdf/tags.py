"""Tags: while pages are painted it is noted what belongs to which element; at the end the tree is written.

The structure tree follows the story, not the sheets, so that one paragraph on two pages is one element with
content on both (ISO 32000-1 §14.7, ISO 14289-1 §7.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.display.structure import NOTHING
from newsletter.flow.role import Role
from newsletter.pdf.language import named
from newsletter.pdf.nesting import Area, Mark, Node, legal
from newsletter.pdf.numbers import numbers, text_string
from newsletter.pdf.standard import PARAGRAPH, types_of

if TYPE_CHECKING:
    from newsletter.basics.geometry import Rect
    from newsletter.display.ops import DisplayList, Group
    from newsletter.pdf.document import Document
    from newsletter.pdf.nesting import Kid


class Tags:
    """The marked content of a document in the making, by the elements of its drawing."""

    def __init__(self, drawn: DisplayList, document: Document) -> None:
        self._document = document
        self._elements = drawn.elements
        self._types = types_of(drawn.elements)
        self._langs = _inherited(drawn)
        self._lists = {one.parent for one in drawn.elements if one.role is Role.LABEL}
        self._kids: dict[int, list[Kid]] = {}
        self._loose: list[Node] = []
        self._links: dict[tuple[int, str], Node] = {}
        self._linked: dict[int, Node] = {}
        self._boxes: dict[int, str] = {}
        self._page = -1
        self._count = 0
        self._areas = len(drawn.pages)  # keys of the parent tree: the pages', then the links'

    def begin_page(self) -> int:
        """Go on to the next page; its key in the parent tree."""
        self._page += 1
        self._count = 0
        return self._page

    def mark(self, group: Group, box: Rect | None) -> tuple[str, int]:
        """The type and number of the marked content that *group* begins; a figure's *box* is in the file's points."""
        mark = Mark(self._page, self._count)
        self._count += 1
        element = group.element
        if not 0 <= element < len(self._elements):
            node = Node(PARAGRAPH, [mark])
            self._loose.append(node)
            return node.type, mark.number
        kids = self._kids.setdefault(element, [])
        if box is not None:
            corners = numbers(box.x, box.y, box.right, box.bottom)
            self._boxes.setdefault(element, f"/A <</O /Layout /Placement /Block /BBox [{corners}]>>")
        if group.link:
            self._link(element, group.link, kids).kids.append(mark)
            return "Link", mark.number
        kids.append(mark)
        return self._types[element], mark.number

    @property
    def next_key(self) -> int:
        """The key in the parent tree of the link to come."""
        return self._areas

    def area(self, element: int, target: str, reference: str) -> None:
        """Note the link with that *reference*, which opens *target*, as part of *element*."""
        area = Area(self._page, reference, self._areas)
        self._areas += 1
        known = 0 <= element < len(self._elements)
        if known and self._types[element] == "Figure":
            said = f"/Alt {text_string(self._elements[element].alt, self._elements[element].span)}"
            self._linked.setdefault(element, Node("Link", [], said)).kids.append(area)
        else:
            kids = self._kids.setdefault(element, []) if known else []
            link = self._links.get((element, target)) or self._link(element, target, kids)
            if not known:
                self._loose.append(Node(PARAGRAPH, [link]))
            link.kids.append(area)

    def close(self) -> None:
        """Write the tree, its parent tree and what the catalogue says of both."""
        root = Node("Document", [*self._nodes(), *self._loose])
        from newsletter.pdf.tree import write

        write(legal(root) or root, self._document, self._areas)

    def _link(self, element: int, target: str, kids: list[Kid]) -> Node:
        """The link that *kids* end with where it opens *target*, else a fresh one."""
        link = self._links.get((element, target))
        if link is None or not kids or kids[-1] is not link:
            link = Node("Link")
            kids.append(link)
            self._links[element, target] = link
        return link

    def _nodes(self) -> list[Kid]:
        """The nodes of all elements below their parents; those of the document itself."""
        nodes = [Node(type_) for type_ in self._types]
        top: list[Kid] = []
        for number, (node, one) in enumerate(zip(nodes, self._elements, strict=True)):
            node.kids += self._kids.get(number, ())
            node.entries = " ".join(filter(None, (self._entries(number), self._language(number))))
            whole = self._linked.get(number)
            if whole is not None:
                whole.kids.insert(0, node)
            kid = node if whole is None else whole
            (top if one.parent == NOTHING else nodes[one.parent].kids).append(kid)
        return top

    def lang(self, element: int) -> str:
        """The language of an element by itself or by what holds it; the document's for none."""
        return self._langs[element] if 0 <= element < len(self._elements) else self._langs[-1]

    def _language(self, number: int) -> str:
        """What an element's dictionary says of its language: nothing where it is that of what holds it."""
        own = self._langs[number]
        return f"/Lang {text_string(own)}" if own != self.lang(self._elements[number].parent) else ""

    def _entries(self, number: int) -> str:
        """What a dictionary says besides its type and kids."""
        one = self._elements[number]
        match self._types[number]:
            case "Figure":
                return f"/Alt {text_string(one.alt, one.span)} {self._boxes.get(number, '')}".rstrip()
            case "TH":
                wide = f" /ColSpan {one.columns}" if one.columns > 1 else ""
                scope = "Row" if one.role is Role.SIDE else "Column"
                return f"/A <</O /Table /Scope /{scope}{wide}>>"
            case "TD" if one.columns > 1:
                return f"/A <</O /Table /ColSpan {one.columns}>>"
            case "L" if one.numbering:
                return f"/A <</O /List /ListNumbering /{one.numbering}>>"
            case "Note":
                return f"/ID (N{number})"
            case _:
                return ""


def _inherited(drawn: DisplayList) -> tuple[str, ...]:
    """The language of each element, its own or that of what holds it; behind them the document's."""
    whole = named(drawn.meta.lang)
    found: list[str] = []
    for one in drawn.elements:
        held = whole if one.parent == NOTHING else found[one.parent]  # a parent stands before what it holds
        found.append(named(one.lang) if one.lang else held)
    return (*found, whole)
