"""Extension schemas: what XMP says beyond what PDF/A knows is described in the packet itself (ISO 19005-2 §6.6.2.3)."""

from __future__ import annotations

from newsletter.basics.value import dataclass

# The namespaces that a description is written in.
SPACES = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """The namespace *uri* with its *prefix* and its one property *name*, of the XMP type *kind*, in words."""

    title: str
    uri: str
    prefix: str
    name: str
    kind: str
    words: str


UA = Schema(
    "PDF/UA Universal Accessibility Schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    "part",
    "Integer",
    "Indicates, which part of ISO 14289 is followed",
)
X = Schema(
    "PDF/X identification schema",
    "http://www.npes.org/pdfx/ns/id/",
    "pdfxid",
    "GTS_PDFXVersion",
    "Text",
    "The version of PDF/X that the file keeps",
)
TRAPPED = Schema(
    "Adobe PDF schema",
    "http://ns.adobe.com/pdf/1.3/",
    "pdf",
    "Trapped",
    "Text",
    "Whether the document has been trapped",
)


def described(*schemas: Schema) -> str:
    """The element of a packet that describes *schemas*."""
    bag = "".join(
        "<rdf:li rdf:parseType='Resource'>"
        f"<pdfaSchema:schema>{one.title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{one.uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{one.prefix}</pdfaSchema:prefix>"
        "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
        f"<pdfaProperty:name>{one.name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{one.kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{one.words}</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
        for one in schemas
    )
    return f"<pdfaExtension:schemas><rdf:Bag>{bag}</rdf:Bag></pdfaExtension:schemas>"
