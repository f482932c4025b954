"""Faces by role: what a theme or a brand says of reading texts, headings and so on, as styles of a layout.

A style has a role by its name, or by its own `role:`. What is said of a role changes the family, and the
weight where one is said, of every style in it; sizes, leading and colours stay the layout's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.design.styles import MARKS, ROLES
from newsletter.flow.style import Family
from newsletter.source.edit import mapped
from newsletter.source.node import MappingNode, ScalarNode
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.source.node import Node

FACES, STYLES = "faces", "styles"


class TypeRole(StrEnum):
    """What a text is for, as far as its face goes."""

    READING = "reading"
    HEADING = "heading"
    ACCENT = "accent"
    FIGURE = "figure"
    LABEL = "label"


_STYLES = {
    TypeRole.READING: "body table-cell list related-title recipients-text pair pair-second note",
    TypeRole.HEADING: "headline heading-1 heading-2 heading-3 box-title masthead-name running-name",
    TypeRole.ACCENT: "kicker deck byline dateline lead quote quote-by couplet couplet-source masthead-slogan",
    TypeRole.FIGURE: "stat-value stat-unit",
    TypeRole.LABEL: "caption credit stat-label table-head table-note list-marker box-body qr-label "
    "related-label related-note share-label share-text contact-label contact-text masthead-issue "
    "masthead-date masthead-issuer running-head folio colophon recipients-label",
}
ROLE_OF = {name: role for role, names in _STYLES.items() for name in names.split()}


class FaceSpec(Record):
    """The face of a role."""

    family: Family | None = field("The type family: 宋 黑 楷 仿 标.", "字体", default=None)
    weight: int | None = field(
        "The weight, 400, 700 or 900; the style's own if left out.",
        "字重，不写则各样式保持原来的字重",
        default=None,
        minimum=100,
        maximum=900,
    )


class FacesSpec(Record):
    """The faces by role; of a role that is left out the layout's own stand."""

    reading: FaceSpec | None = field("Texts to be read: paragraphs, lists, tables.", "正文", default=None)
    heading: FaceSpec | None = field(
        "Headlines, headings and the publication's name.", "标题和刊名", default=None
    )
    accent: FaceSpec | None = field(
        "Leads, kickers, bylines, quotes and couplets.", "导语、眉题、署名、引语、对联", default=None
    )
    figure: FaceSpec | None = field("Large figures.", "大号数字", default=None)
    label: FaceSpec | None = field(
        "Captions, labels, furniture and small print.", "图注、标签、页眉页脚等小字", default=None
    )


def styled(root: MappingNode, faces: Node) -> MappingNode | None:
    """What *faces* says by role, as styles to be laid over those of the layout's tree *root*.

    Strong words and the like in a style's own family follow it; those in another keep theirs.
    """
    if not isinstance(faces, MappingNode):
        return None
    said = root.get(STYLES)
    own = said if isinstance(said, MappingNode) else None
    names = dict.fromkeys((*ROLES, *(key.value for key in own.keys))) if own else ROLES
    styles = {}
    for name in names:
        role = _text(_style(own, name), "role") or ROLE_OF.get(name, "")
        face = dict(_face(faces.get(role)))
        if face:
            styles[name] = mapped({**face, **dict(_marks(own, name, face))}, faces)
    return mapped(styles, faces)


def _face(said: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(said, ScalarNode):
        yield "family", said
    elif isinstance(said, MappingNode):
        yield from ((key.value, value) for key, value in said.items())


def _marks(own: MappingNode | None, name: str, face: dict[str, Node]) -> Iterator[tuple[str, Node]]:
    """The marks of a style that name its own family."""
    style, family = _style(own, name), face.get("family")
    if style is None or family is None:
        return
    for mark in MARKS:
        node = style.get(mark)
        if _text(node, "family") == _family(own, name):
            yield mark, mapped({"family": family}, family)


def _family(own: MappingNode | None, name: str) -> str:
    """The family that a style has in the layout's tree, its own or that of the style it is like."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        style = _style(own, name)
        family = _text(style, "family")
        if family:
            return family
        name = _text(style, "like") or ROLES.get(name, "")
    return Family.SONG.value


def _style(own: MappingNode | None, name: str) -> MappingNode | None:
    node = own.get(name) if own else None
    return node if isinstance(node, MappingNode) else None


def _text(node: Node | None, key: str) -> str:
    said = node.get(key) if isinstance(node, MappingNode) else None
    return said.value.strip() if isinstance(said, ScalarNode) else ""
