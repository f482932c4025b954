"""Standard structure types: what each element of the document is called in the file (ISO 32000-1 §14.8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.role import Role
from newsletter.pdf.levels import depths

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
# Those of headings are from 2 on.
_LEVELS = {Role.PUBLICATION: 0, Role.HEADLINE: 1}
PARAGRAPH = "P"
DEEPEST = 6


def types_of(elements: Sequence[Element]) -> list[str]:
    """The type of every element: headings from H1 on without a gap (ISO 14289-1 §7.4.2), else that of its role.

    The publication's name is H1 and the headlines of its articles are H2. Where only one article has a headline, that
    is H1, for it is what the file is called; the publication's name is then a line like others.
    """
    single = len({_held(elements, at) for at, one in enumerate(elements) if one.role is Role.HEADLINE}) == 1
    heads = _HEADS - {Role.PUBLICATION} if single else _HEADS
    deep = depths(_LEVELS.get(one.role, max(2, one.level)) for one in elements if one.role in heads)
    return [
        f"H{min(next(deep) + 1, DEEPEST)}" if one.role in heads else _TYPES.get(one.role, PARAGRAPH)
        for one in elements
    ]


def _held(elements: Sequence[Element], number: int) -> int:
    """The number of the article that an element is in; its own where it is in none."""
    at = number
    while at >= 0 and elements[at].role is not Role.ARTICLE:
        at = elements[at].parent
    return at if at >= 0 else number
