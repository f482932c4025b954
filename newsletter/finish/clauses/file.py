"""The file as bytes and objects: header, trailer, streams, actions, attachments, optional content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.finish.opened import under
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.opened import Opened

_HEADER = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)%[\x80-\xff]{4}")
_ACTIONS = frozenset(("/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"))
_NAMED = frozenset(("/NextPage", "/PrevPage", "/FirstPage", "/LastPage"))


def named(one: pikepdf.Object) -> str:
    """How a report names an object of the file."""
    number = one.objgen[0]
    return f"object {number}" if number else "object in another"


def header(opened: Opened) -> Iterator[Breach]:
    """The version line, then a comment of four bytes above 127 (ISO 19005-2 §6.1.2)."""
    if not _HEADER.match(opened.data):
        yield Breach("header", opened.data[:16].decode("latin-1").strip())


def trailer(opened: Opened) -> Iterator[Breach]:
    """An ID of two strings, and no encryption (§6.1.3)."""
    parts = opened.pdf.trailer.get("/ID")
    if parts is None or len(parts) != 2 or not all(bytes(part) for part in parts):
        yield Breach("trailer", "ID")
    if "/Encrypt" in opened.pdf.trailer:
        yield Breach("trailer", "Encrypt")


def streams(opened: Opened) -> Iterator[Breach]:
    """Streams within the file, with no filter that it may not have (§6.1.7)."""
    import pikepdf

    for one in opened.objects:
        if not isinstance(one, pikepdf.Stream):
            continue
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            if key in one:
                yield Breach(named(one), key)
        filters = one.get("/Filter")
        names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
        for name in {"/LZWDecode", "/Crypt"} & set(names):
            yield Breach(named(one), name)


def actions(opened: Opened) -> Iterator[Breach]:
    """No script, no launch, no action that starts by itself (§6.5)."""
    for one in (opened.root, *opened.pages, *(annotation for _, annotation in opened.annotations)):
        if "/AA" in one:
            yield Breach(named(one), "AA")
    if "/JavaScript" in under(opened.root, "/Names"):
        yield Breach("catalogue", "JavaScript")
    for owner, action in _actions(opened):
        kind = str(action.get("/S"))
        if kind not in _ACTIONS or (kind == "/Named" and str(action.get("/N")) not in _NAMED):
            yield Breach(named(owner), kind)


def _actions(opened: Opened) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Every action with what it belongs to."""
    import pikepdf

    first = opened.root.get("/OpenAction")
    if isinstance(first, pikepdf.Dictionary):
        yield opened.root, first
    for one in (*opened.objects, *(annotation for _, annotation in opened.annotations)):
        action = one.get("/A")
        if isinstance(action, pikepdf.Dictionary) and "/S" in action and "/O" not in action:
            yield one, action


def attachments(opened: Opened) -> Iterator[Breach]:
    """Nothing attached, no form of another language, nothing that asks for another program (§6.4, §6.8, §6.11)."""
    names = under(opened.root, "/Names")
    for key in ("/EmbeddedFiles", "/AlternatePresentations"):
        if key in names:
            yield Breach("catalogue", key)
    for key in ("/NeedsRendering", "/Requirements"):
        if key in opened.root:
            yield Breach("catalogue", key)
    form = under(opened.root, "/AcroForm")
    for key in ("/XFA", "/NeedAppearances"):
        if key in form:
            yield Breach("form", key)


def layers(opened: Opened) -> Iterator[Breach]:
    """Optional content with a name for each configuration, and none that turns itself on (§6.9)."""
    content = opened.root.get("/OCProperties")
    if content is None:
        return
    for one in (content.get("/D"), *under(content, "/Configs")):
        if one is None or "/Name" not in one:
            yield Breach("OCProperties", "Name")
        if one is not None and "/AS" in one:
            yield Breach("OCProperties", "AS")


def flags(opened: Opened) -> Iterator[Breach]:
    """Annotations that are printed and seen, of kinds that a file may keep (§6.3)."""
    for page, one in opened.annotations:
        kind = str(one.get("/Subtype"))
        if kind in {"/3D", "/Sound", "/Screen", "/Movie", "/FileAttachment", "None"}:
            yield Breach(named(one), kind, page)
        bits = int(one.get("/F", 0))
        if kind != "/Popup" and (not bits & 4 or bits & (1 | 2 | 32 | 256)):
            yield Breach(named(one), f"F {bits}", page)
        if kind not in {"/Link", "/Popup"} and "/AP" not in one:
            yield Breach(named(one), "AP", page)
