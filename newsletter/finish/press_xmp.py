"""What a print file says of itself in XMP: the same as its information dictionary, and its standard."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsletter.pdf import schemas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.pdf import Profile

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    **schemas.SPACES,
}


def packet(info: Mapping[str, str], profile: Profile, digest: str, *, archived: bool = False) -> bytes:
    """The XMP packet of a file with the entries *info*, identified by *digest*, 32 hexadecimal digits.

    ISO 15930-7 §6.3 asks for the identification, the dates and the ids; what `info` says of title,
    author, subject and keywords is said alike. An *archived* file says that it keeps PDF/A-2u
    (ISO 19005-2 §6.6.4), and describes what PDF/A does not know. The same bytes for the same arguments.
    """
    stamp = iso(info["CreationDate"])
    said = {
        "dc:format": "application/pdf",
        "xmp:CreateDate": stamp,
        "xmp:ModifyDate": stamp,
        "xmp:MetadataDate": stamp,
        "xmp:CreatorTool": info.get("Creator", ""),
        "pdf:Producer": info.get("Producer", ""),
        "pdf:Keywords": info.get("Keywords", ""),
        "pdf:Trapped": "False",
        "xmpMM:DocumentID": f"uuid:{_uuid(digest)}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }
    if profile.standard == "PDF/X-4":
        said["pdfxid:GTS_PDFXVersion"] = profile.standard
    else:
        said["pdfx:GTS_PDFXVersion"] = profile.standard
    if archived:
        said |= {"pdfaid:part": "2", "pdfaid:conformance": "U"}
    lines = [f"<{key}>{escape(value)}</{key}>" for key, value in said.items() if value]
    lines += [
        _alternatives("dc:title", info["Title"]),
        _alternatives("dc:description", info.get("Subject", "")),
        _author(info.get("Author", "")),
        schemas.described(schemas.X, schemas.TRAPPED) if archived else "",
    ]
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    body = "\n".join(filter(None, lines))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{body}\n</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def iso(stamp: str) -> str:
    """A PDF date in UTC (`D:20260102030405Z`) as XMP writes it.

    Raises ValueError for any other form.
    """
    moment = datetime.strptime(stamp, "D:%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def escape(text: str) -> str:
    """*text* as character data of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _alternatives(key: str, text: str) -> str:
    said = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<{key}>{said}</{key}>" if text else ""


def _author(name: str) -> str:
    return f"<dc:creator><rdf:Seq><rdf:li>{escape(name)}</rdf:li></rdf:Seq></dc:creator>" if name else ""


def _uuid(digest: str) -> str:
    parts = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))
    return "-".join(digest[start:stop] for start, stop in parts)
