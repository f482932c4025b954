"""What an XMP packet says, by prefixed name, whichever of XML's ways it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
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
    if not packet:
        return {}
    if "<!DOCTYPE" in packet or "<!ENTITY" in packet:
        raise ValueError("document type in XMP")
    try:
        root = ET.fromstring(packet.strip().lstrip("\ufeff"))  # noqa: S314 - see above
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    found: dict[str, str] = {}
    for about in root.iter(f"{_RDF}Description"):
        found |= {_name(key): value for key, value in about.attrib.items() if not key.startswith(_RDF)}
        found |= {_name(one.tag): _text(one) for one in about}
    return found


def _name(tag: str) -> str:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{SPACES.get(space, space)}:{name}"


def _text(node: ET.Element) -> str:
    return "; ".join(_items(node)) if len(node) else (node.text or "")


def _items(node: ET.Element) -> Iterator[str]:
    for item in node.iter(f"{_RDF}li"):
        yield item.text or ""
