"""What a file says of itself: XMP, information dictionary, claims, language, title."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from newsletter.finish.dates import alike
from newsletter.finish.opened import under
from newsletter.finish.packet import described
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsletter.finish.opened import Opened

_SAME = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
_DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
# The properties of the XMP specification and of PDF/A by which a packet may speak without describing them.
_KNOWN = {
    "dc": "contributor coverage creator date description format identifier language publisher relation rights "
    "source subject title type",
    "pdf": "Keywords PDFVersion Producer",
    "pdfaid": "part conformance amd corr",
    "xmp": "Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating "
    "Thumbnails",
    "xmpMM": "DerivedFrom DocumentID History InstanceID LastURL ManagedFrom Manager ManagerVariant ManageTo "
    "ManageUI RenditionClass RenditionOf RenditionParams SaveID VersionID Versions",
    "pdfaExtension": "schemas",
}
_PREDEFINED = frozenset(f"{space}:{name}" for space, names in _KNOWN.items() for name in names.split())
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def packet(opened: Opened) -> Iterator[Breach]:
    """An XMP packet as a stream that is marked as XML (ISO 19005-2 §6.6.2.1)."""
    data = opened.root.get("/Metadata")
    if data is None:
        yield Breach("catalogue", "Metadata")
    elif str(data.get("/Subtype")) != "/XML" or not opened.metadata:
        yield Breach("Metadata", "XML")


def claim(**said: str) -> Callable[[Opened], Iterable[Breach]]:
    """The rule that XMP says *said*, names with `_` for `:`; of values parted by blanks one."""
    return partial(_claim, {name.replace("_", ":"): value for name, value in said.items()})


def _claim(said: dict[str, str], opened: Opened) -> Iterator[Breach]:
    for name, value in said.items():
        if opened.metadata.get(name) not in value.split():
            yield Breach("Metadata", f"{name} {opened.metadata.get(name, '')}".strip())


def claims(opened: Opened, **said: str) -> bool:
    """Whether the file says that it keeps a standard; one whose XMP cannot be read says nothing."""
    try:
        return not list(_claim({name.replace("_", ":"): value for name, value in said.items()}, opened))
    except ValueError:
        return False


def same(opened: Opened) -> Iterator[Breach]:
    """The information dictionary and XMP say the same (§6.6.3)."""
    info = under(opened.pdf.trailer, "/Info")
    for key, name in _SAME.items():
        if key in info and str(info[key]) != opened.metadata.get(name):
            yield Breach("Info", f"{key[1:]}: {info[key]}, {name}: {opened.metadata.get(name, '')}")
    for key, name in _DATES.items():
        if key in info and not alike(str(info[key]), opened.metadata.get(name, "")):
            yield Breach("Info", f"{key[1:]}: {info[key]}, {name}: {opened.metadata.get(name, '')}")


def schemas(opened: Opened) -> Iterator[Breach]:
    """What XMP says beyond the properties that PDF/A knows is described there (§6.6.2.3)."""
    for name in opened.metadata.keys() - _PREDEFINED - described(opened.packet):
        yield Breach("Metadata", name)


def language(opened: Opened) -> Iterator[Breach]:
    """The document says its language (§6.7.4; ISO 14289-1 §7.2)."""
    said = str(opened.root.get("/Lang", ""))
    if not _LANG.fullmatch(said):
        yield Breach("catalogue", f"Lang {said}".strip())
    for element in opened.elements:
        own = element.object.get("/Lang")
        if own is not None and not _LANG.fullmatch(str(own)):
            yield Breach(element.name, f"Lang {own}", opened.page_of(element))


def title(opened: Opened) -> Iterator[Breach]:
    """A title in XMP, and readers are asked to show it (ISO 14289-1 §7.1)."""
    if not opened.metadata.get("dc:title", "").strip():
        yield Breach("Metadata", "dc:title")
    if not bool(under(opened.root, "/ViewerPreferences").get("/DisplayDocTitle", False)):
        yield Breach("catalogue", "DisplayDocTitle")
