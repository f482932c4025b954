"""Structure: which element of the document each fragment belongs to, and the outline."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.display.ops import Bookmark, Element
from newsletter.display.tongue import tongue
from newsletter.flow.node import Diagram, Figure, Row, Stack, Table, Text, children
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
    rests: dict[int, int] = field(default_factory=dict)

    def add_story(self, nodes: Iterable[FlowNode]) -> None:
        """Number the elements of a story, in articles."""
        article = NOTHING
        for node in nodes:
            if node.begins:
                article = self._new(Element(Role.ARTICLE, 0, NOTHING))
            self.add((node,), article)

    def add(self, nodes: Iterable[FlowNode], parent: int = NOTHING) -> None:
        """Number the elements of *nodes* and of all below them, in reading order."""
        for node in nodes:
            if id(node) not in self.numbers:
                self._node(node, parent)

    def of(self, node: FlowNode) -> int:
        """The number of a node's element; one is made for a node that no story holds."""
        self.add((node,))
        return self.numbers[id(node)]

    def beneath(self, node: Text) -> int:
        """The number of the paragraph that a text's words beside its title are; its own where it has none."""
        return self.rests.get(id(node), self.of(node))

    def role(self, number: int) -> Role:
        """What the element of that number is."""
        return self.found[number].role if number != NOTHING else Role.NONE

    def _new(self, element: Element) -> int:
        self.found.append(element)
        return len(self.found) - 1

    def _node(self, node: FlowNode, parent: int) -> None:
        role, number = node.role, parent
        if isinstance(node, Text) and role is Role.NONE:
            role = Role.PARAGRAPH  # words are always something
        alt = node.alt if isinstance(node, Figure | Diagram) else ""
        if isinstance(node, Figure | Diagram) and role is not Role.ARTIFACT:
            role = Role.FIGURE if alt else Role.NONE
        if isinstance(node, Table) and role is not Role.ARTIFACT:
            role = Role.TABLE
        if isinstance(node, Row) and role is Role.NONE:
            role = _abreast(node)
        lang = _lang(node) if isinstance(node, Text) else ""
        if role not in {Role.NONE, Role.ARTIFACT}:
            numbering = _numbering(node) if role is Role.LIST else ""
            place = node.span if alt else None
            number = self._new(Element(role, node.level, parent, alt, lang, numbering=numbering, span=place))
        self.numbers[id(node)] = number
        if isinstance(node, Text) and node.title and number != parent:
            self.rests[id(node)] = self._new(Element(Role.PARAGRAPH, 0, parent, lang=lang))
        match node:
            case Table():
                self._table(node, number)
            case Text():
                self._notes(node, number)
            case Row() if role in _HEADS:
                for child in node.children:
                    self.numbers[id(child)] = number
            case _:
                self._inside(node, number)

    def _inside(self, node: FlowNode, number: int) -> None:
        """What a node holds, its label first if it is an item with one."""
        label = _label(node)
        if label is not None and id(label) not in self.numbers:
            at = len(self.found)
            self._node(label, number)
            self.found[at] = replace(self.found[at], role=Role.LABEL)
        self.add(children(node), number)

    def _table(self, node: Table, table: int) -> None:
        """Rows of cells that close the grid; where no row heads the others, the first cell heads its row.

        A row of one cell across all columns heads those below it.
        """
        count = max((sum(cell.columns for cell in row) for row in node.rows), default=0)
        for index, row in enumerate(node.rows):
            line = self._new(Element(Role.ROW, 0, table))
            left = count
            for place, cell in enumerate(row):
                columns = left if place == len(row) - 1 else cell.columns
                left -= columns
                across = columns == count > 1 and index + 1 < len(node.rows)
                role = Role.HEAD if across or index < node.header_rows else Role.CELL
                if not (node.header_rows or place or across):
                    role = Role.SIDE
                number = self._new(Element(role, 0, line, lang=_lang(cell.text), columns=columns))
                self.numbers[id(cell.text)] = number
                self._notes(cell.text, number)

    def _notes(self, text: Text, parent: int) -> None:
        for note in text.notes:
            if id(note.node) not in self.numbers:
                number = self._new(Element(Role.NOTE, 0, parent))
                self.numbers[id(note.node)] = number
                self._inside(note.node, number)


def _abreast(row: Row) -> Role:
    """The role of a row whose texts are one headline in several languages; NONE for others."""
    roles = {child.role if isinstance(child, Text) else Role.NONE for child in row.children}
    return roles.pop() if len(roles) == 1 and roles <= {Role.HEADLINE} else Role.NONE


def _lang(text: Text) -> str:
    return tongue("".join(run.text for run in text.runs), text.runs[0].style.lang) if text.runs else ""


def _label(node: FlowNode) -> Text | None:
    """The label of an item: a text of a width of its own before the rest."""
    if not isinstance(node, Row) or node.role is not Role.ITEM or len(node.children) != 2:
        return None
    first = node.children[0]
    alone = len(node.fixed) == 2 and node.fixed[0] is not None and node.fixed[1] is None
    return first if alone and isinstance(first, Text) and first.role is not Role.ARTIFACT else None


def _numbering(node: FlowNode) -> str:
    """What the labels of a list's first item are; empty where there are none."""
    for child in children(node):
        label = _label(child)
        if label is not None:
            said = "".join(run.text for run in label.runs).strip()
            return "Decimal" if said[:1].isalnum() or said[:1] in "(（[〔①②③" else "Disc"
        if isinstance(child, Stack | Row) and child.role is Role.NONE:
            return _numbering(child)
    return ""


def bookmark(node: Text, page: int, y: float) -> Bookmark | None:
    """The outline entry of a headline or heading; None for other texts."""
    if node.role not in _HEADS:
        return None
    title = "".join(run.text for run in node.runs if not run.drawn or run.text == "\n")
    return Bookmark(" ".join(title.split("\n")), max(0, node.level - 1), page, y, node.span)
