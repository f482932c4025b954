"""The structure tree: types that there are, in each other as they may be, with what each has to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.finish.opened import under
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.finish.opened import Element, Opened

# ISO 32000-1 §14.8.4.
_NAMES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby "
    "RB RT RP Warichu WT WP Figure Formula Form"
)
_TYPES = frozenset(_NAMES.split())
# What a type may stand in, and what it may hold.
_IN = {
    "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TOCI": {"TOC"},
    "RB": {"Ruby"}, "RT": {"Ruby"}, "RP": {"Ruby"},
}  # fmt: skip
_HOLDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"}, "Ruby": {"RB", "RT", "RP"},
}  # fmt: skip
_HEADING = re.compile(r"H([1-6])")
_SCOPES = frozenset(("/Row", "/Column", "/Both"))


def tagged(opened: Opened) -> Iterator[Breach]:
    """The file says that it is tagged and has a structure tree (ISO 19005-2 §6.7.2, §6.7.3)."""
    if not bool(under(opened.root, "/MarkInfo").get("/Marked", False)):
        yield Breach("catalogue", "MarkInfo")
    if not opened.elements:
        yield Breach("catalogue", "StructTreeRoot")
    if bool(under(opened.root, "/MarkInfo").get("/Suspects", False)):
        yield Breach("catalogue", "Suspects")


def types(opened: Opened) -> Iterator[Breach]:
    """Each element's type is a standard one, by the role map if need be (§6.7.3.4)."""
    for element in opened.elements:
        if element.type not in _TYPES:
            yield Breach(element.name, element.type, opened.page_of(element))


def nesting(opened: Opened) -> Iterator[Breach]:
    """Lists hold items, items bodies, tables rows, rows cells (ISO 14289-1 §7.5, §7.6)."""
    for element in opened.elements:
        allowed = _IN.get(element.type)
        if allowed is not None and element.parent not in allowed:
            yield Breach(element.name, f"in {element.parent or 'root'}", opened.page_of(element))
        holder = _HOLDS.get(element.parent)
        if holder is not None and element.type not in holder:
            yield Breach(element.name, f"in {element.parent}", opened.page_of(element))


def headings(opened: Opened) -> Iterator[Breach]:
    """Headings begin with H1 and go down by one level at most (§7.4.2)."""
    above = 0
    for element in opened.elements:
        found = _HEADING.fullmatch(element.type)
        if found:
            level = int(found[1])
            if level > above + 1:
                yield Breach(element.name, f"H{level} after H{above}", opened.page_of(element))
            above = level


def figures(opened: Opened) -> Iterator[Breach]:
    """Each figure says in words what it shows (§7.3)."""
    for element in opened.elements:
        if element.type in {"Figure", "Formula"}:
            said = str(element.object.get("/Alt", "")) or str(element.object.get("/ActualText", ""))
            if not said.strip():
                yield Breach(element.name, "Alt", opened.page_of(element))


def notes(opened: Opened) -> Iterator[Breach]:
    """Each note has an ID of its own (§7.9)."""
    seen: set[bytes] = set()
    for element in opened.elements:
        if element.type == "Note":
            own = bytes(element.object.get("/ID", b""))
            if not own or own in seen:
                yield Breach(element.name, "ID", opened.page_of(element))
            seen.add(own)


def _attribute(element: Element, key: str) -> str:
    """An attribute of an element as text; empty where it has none."""
    said = element.object.get("/A")
    for one in [] if said is None else [said] if hasattr(said, "keys") else list(said):
        if hasattr(one, "get") and key in one:
            return str(one[key])
    return ""


def scopes(opened: Opened) -> Iterator[Breach]:
    """Each head of a table says what it heads, and a table has heads (§7.5)."""
    heads: dict[int, int] = {}
    table: Element | None = None
    tables: list[tuple[Element, int]] = []
    for element in opened.elements:
        if element.type == "Table":
            table = element
            tables.append((element, len(tables)))
        elif element.type == "TH":
            heads[len(tables) - 1] = heads.get(len(tables) - 1, 0) + 1
            if _attribute(element, "/Scope") not in _SCOPES:
                yield Breach(element.name, "Scope", opened.page_of(element))
    if table is None:
        return
    for element, number in tables:
        if not heads.get(number):
            yield Breach(element.name, "TH", opened.page_of(element))


def grids(opened: Opened) -> Iterator[Breach]:
    """The rows of a table take the same number of columns (§7.5)."""
    rows: list[tuple[Element, list[int]]] = []
    for element in opened.elements:
        if element.type == "Table":
            rows.append((element, []))
        elif element.type == "TR" and rows:
            rows[-1][1].append(0)
        elif element.type in {"TH", "TD"} and rows and rows[-1][1]:
            if _attribute(element, "/RowSpan") not in {"", "1"}:
                rows[-1][1].clear()  # such a table is beyond this count
            else:
                rows[-1][1][-1] += int(_attribute(element, "/ColSpan") or 1)
    for element, counts in rows:
        if len(set(counts)) > 1:
            yield Breach(element.name, "columns", opened.page_of(element))
