"""Marked content: all that is painted is tagged or an artifact, and the parent tree leads back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsletter.finish.opened import under
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pikepdf

    from newsletter.finish.opened import Op, Opened

_OPERATORS = "Tj TJ ' \" Do sh f F f* B B* b b* S s INLINE IMAGE"
_PAINTING = frozenset(_OPERATORS.split())
_ORNAMENTS = {
    "/Type": frozenset(("/Pagination", "/Layout", "/Page", "/Background")),
    "/Subtype": frozenset(("/Header", "/Footer", "/Watermark")),
}


class _Open(NamedTuple):
    """Marked content that has begun: an artifact, or content of that number, or neither (-1)."""

    artifact: bool
    number: int


def _begun(op: Op) -> _Open:
    artifact = str(op.operands[0]) == "/Artifact"
    number = -1
    if op.name == "BDC" and hasattr(op.operands[1], "get"):
        number = int(op.operands[1].get("/MCID", -1))
    return _Open(artifact, number)


def marked(opened: Opened) -> Iterator[Breach]:
    """Each thing painted stands in content that is tagged or in an artifact, neither in the other (ISO 14289-1 §7.1)."""
    for number, ops in enumerate(opened.content, 1):
        stack: list[_Open] = []
        loose = mixed = 0
        for op in ops:
            if op.name in {"BDC", "BMC"}:
                one = _begun(op)
                artifact, tagged = _inside(stack)
                mixed += (one.artifact and tagged) or (one.number >= 0 and artifact)
                stack.append(one)
            elif op.name == "EMC":
                stack.pop()
            elif op.name in _PAINTING:
                loose += not any(_inside(stack))
        if loose:
            yield Breach("content", f"{loose} unmarked", number)
        if mixed:
            yield Breach("content", f"{mixed} mixed", number)
        if stack:
            yield Breach("content", f"{len(stack)} open", number)


def _inside(stack: list[_Open]) -> tuple[bool, bool]:
    return any(one.artifact for one in stack), any(one.number >= 0 for one in stack)


def artifacts(opened: Opened) -> Iterator[Breach]:
    """What an artifact says of its sort is a sort that there is (ISO 32000-1 §14.8.2.2.2)."""
    for number, ops in enumerate(opened.content, 1):
        for op in ops:
            if op.name == "BDC" and str(op.operands[0]) == "/Artifact" and hasattr(op.operands[1], "get"):
                for key, known in _ORNAMENTS.items():
                    kind = op.operands[1].get(key)
                    if kind is not None and str(kind) not in known:
                        yield Breach("content", f"Artifact {kind}", number)


def parents(opened: Opened) -> Iterator[Breach]:
    """Each numbered content of a page is found in the parent tree and held once by the element there (§7.1)."""
    tree = under(opened.root, "/StructTreeRoot")
    nums = _numbers(tree.get("/ParentTree"))
    held = _held(opened)
    for number, (page, ops) in enumerate(zip(opened.pages, opened.content, strict=True), 1):
        marks = [one.number for op in ops if op.name == "BDC" and (one := _begun(op)).number >= 0]
        if not marks:
            continue
        if len(set(marks)) < len(marks):
            yield Breach("content", "MCID", number)
        row = nums.get(int(page.get("/StructParents", -1)))
        for mark in set(marks):
            if row is None or mark >= len(row) or held.get((number, mark)) != [row[mark].objgen]:
                yield Breach("ParentTree", f"MCID {mark}", number)


def _numbers(node: pikepdf.Object | None, depth: int = 0) -> dict[int, pikepdf.Object]:
    """The entries of a number tree."""
    if node is None or depth > 20:
        return {}
    entries = list(node.get("/Nums", []))
    found = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
    for kid in node.get("/Kids", []):
        found |= _numbers(kid, depth + 1)
    return found


def _held(opened: Opened) -> Mapping[tuple[int, int], list[tuple[int, int]]]:
    """The elements that hold each content, by page and number."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for element in opened.elements:
        own = opened.page_of(element)
        for kid in element.kids:
            if isinstance(kid, int):
                found.setdefault((own, kid), []).append(element.object.objgen)
            elif "/MCID" in kid:
                page = opened.numbers.get(kid.Pg.objgen, 0) if "/Pg" in kid else own
                found.setdefault((page, int(kid.MCID)), []).append(element.object.objgen)
    return found


def order(opened: Opened) -> Iterator[Breach]:
    """Who goes through a page with the tabulator meets its links in the order of the structure (§7.18.3)."""
    for page in sorted({number for number, _ in opened.annotations}):
        if str(opened.pages[page - 1].get("/Tabs")) != "/S":
            yield Breach("page", "Tabs", page)


def links(opened: Opened) -> Iterator[Breach]:
    """Each link says its words, and stands in a Link element that its key leads to (§7.18.1, §7.18.5)."""
    nums = _numbers(under(opened.root, "/StructTreeRoot").get("/ParentTree"))
    owners = {
        kid.Obj.objgen: element
        for element in opened.elements
        for kid in element.kids
        if not isinstance(kid, int) and "/Obj" in kid
    }
    for page, one in opened.annotations:
        if str(one.get("/Subtype")) != "/Link":
            continue
        name = f"link, object {one.objgen[0]}"
        if not str(one.get("/Contents", "")).strip():
            yield Breach(name, "Contents", page)
        element, parent = owners.get(one.objgen), nums.get(int(one.get("/StructParent", -1)))
        if element is None or element.type != "Link":
            yield Breach(name, "OBJR", page)
        elif parent is None or parent.objgen != element.object.objgen:
            yield Breach(name, "StructParent", page)
