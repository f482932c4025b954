"""Standard structure types: what each element of the document is called in the file (ISO 32000-1 §14.8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.role import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.display.ops import Element

_TYPES = {
    Role.ARTICLE: "Art",
    Role.QUOTE: "BlockQuote",
    Role.LIST: "L",
    Role.ITEM: "LI",
    Role.LABEL: "Lbl",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.HEAD: "TH",
    Role.SIDE: "TH",
    Role.CELL: "TD",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.ASIDE: "Sect",
    Role.NOTE: "Note",
}
_HEADS = frozenset((Role.PUBLICATION, Role.HEADLINE, Role.HEADING))
PARAGRAPH = "P"
DEEPEST = 6


def types_of(elements: Sequence[Element]) -> list[str]:
    """The type of every element: headings from H1 on without a gap (ISO 14289-1 §7.4.2), else that of its role.

    The publication's name is H1 and the headlines below it H2; where none is shown, headlines are H1.
    """
    top = 2 if any(one.role is Role.PUBLICATION for one in elements) else 1
    found: list[str] = []
    above = 0
    for one in elements:
        if one.role not in _HEADS:
            found.append(_TYPES.get(one.role, PARAGRAPH))
            continue
        wanted = 1 if one.role is Role.PUBLICATION else top
        if one.role is Role.HEADING:
            wanted = top + max(1, one.level - 1)
        above = min(wanted, above + 1, DEEPEST)
        found.append(f"H{above}")
    return found
