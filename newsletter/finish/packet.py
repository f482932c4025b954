"""What an XMP packet says, by prefixed name, whichever of XML's ways it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
}


def said(packet: str) -> Mapping[str, str]:
    """The properties of a *packet*; the first of several languages, the items of a list joined by `; `.

    Raises ValueError for a packet that is no XML, or has a document type.
    """
    found: dict[str, str] = {}
    for about in _descriptions(packet):
        found |= {_name(key): value for key, value in about.attrib.items() if not key.startswith(_RDF)}
        found |= {_name(one.tag): _text(one) for one in about}
    return found


def described(packet: str) -> frozenset[str]:
    """The properties, by prefixed name, that a *packet* describes in extension schemas (ISO 19005-2 §6.6.2.3.3).

    Raises as `said`.
    """
    return frozenset(
        _name(f"{{{uri.text}}}{name.text}")
        for about in _descriptions(packet)
        for schema in about.iterfind(f"{_EXTENSION}schemas/*/{_RDF}li")
        for uri in schema.iter(f"{_SCHEMA}namespaceURI")
        for name in schema.iter(f"{_PROPERTY}name")
    )


def _descriptions(packet: str) -> list[ET.Element]:
    """What a packet says of the file, and not of what it says."""
    if not packet:
        return []
    if "<!DOCTYPE" in packet or "<!ENTITY" in packet:
        raise ValueError("document type in XMP")
    try:
        root = ET.fromstring(packet.strip().lstrip("\ufeff"))  # noqa: S314 - see above
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    return [about for tree in root.iter(f"{_RDF}RDF") for about in tree.iterfind(f"{_RDF}Description")]


def _name(tag: str) -> str:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{SPACES.get(space, space)}:{name}"


def _text(node: ET.Element) -> str:
    return "; ".join(_items(node)) if len(node) else (node.text or "")


def _items(node: ET.Element) -> Iterator[str]:
    for item in node.iter(f"{_RDF}li"):
        yield item.text or ""
