"""What a file says of itself, the same in its information dictionary and in its XMP packet.

ISO 19005-2 §6.6.2 for the packet, §6.6.4 for the claim of PDF/A, ISO 14289-1 §5 for that of PDF/UA.
"""

from __future__ import annotations

import os
import time
from html import escape
from typing import TYPE_CHECKING

from newsletter import __version__
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.value import dataclass
from newsletter.pdf import schemas
from newsletter.pdf.numbers import text_string

if TYPE_CHECKING:
    from newsletter.basics.span import Span
    from newsletter.flow.sheet import Meta

_LAST_SECOND = 253_402_300_799  # of the year 9999

# What each standard is claimed by, as elements of the packet.
_CLAIMS = {
    "pdf-a-2a": "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    "pdf-ua-1": "<pdfuaid:part>1</pdfuaid:part>",
}
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    **schemas.SPACES,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; *seconds* since 1970, None where it is not to say when it was made (R9).

    *spans* tell by field where an author says it.
    """

    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    maker: str
    seconds: int | None
    spans: tuple[tuple[str, Span], ...] = ()


def facts_of(meta: Meta) -> Facts:
    """The facts of a document; dates only when SOURCE_DATE_EPOCH gives them.

    Raises EnvironmentFault when that is set to anything but seconds.
    """
    maker = f"newsletter {__version__}"
    # A file that a reader names by its title has to have one (ISO 14289-1 §7.1).
    title = meta.title or ("无题" if meta.lang.startswith("zh") else "Untitled")
    parts = title, meta.author, meta.subject, ", ".join(meta.keywords)
    title, author, subject, keywords = map(_clean, parts)
    return Facts(title, author, subject, keywords, meta.lang, maker, _epoch(), meta.spans)


def information(facts: Facts) -> dict[str, str]:
    """The information dictionary."""
    said = {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Keywords": facts.keywords,
        "Creator": facts.maker,
        "Producer": facts.maker,
    }
    spans = dict(facts.spans)
    entries = {key: text_string(text, spans.get(key.lower())) for key, text in said.items() if text}
    if facts.seconds is not None:
        stamp = time.strftime("(D:%Y%m%d%H%M%SZ)", time.gmtime(facts.seconds))
        entries |= {"CreationDate": stamp, "ModDate": stamp}
    return entries


def packet(facts: Facts, standards: tuple[str, ...]) -> bytes:
    """The XMP packet in UTF-8, with the claims of *standards*; unpacked in the file, so that any tool can read it."""
    parts = [
        "<dc:format>application/pdf</dc:format>",
        _alternative("dc:title", facts.title),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
        * bool(facts.author),
        _alternative("dc:description", facts.subject),
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords>" * bool(facts.keywords),
        f"<pdf:Producer>{escape(facts.maker)}</pdf:Producer>",
        f"<xmp:CreatorTool>{escape(facts.maker)}</xmp:CreatorTool>",
    ]
    if facts.seconds is not None:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(facts.seconds))
        parts += [f"<xmp:{name}Date>{stamp}</xmp:{name}Date>" for name in ("Create", "Modify", "Metadata")]
    parts += [_CLAIMS[name] for name in standards if name in _CLAIMS]
    if {"pdf-a-2a", "pdf-ua-1"}.issubset(standards):
        # PDF/A knows no `pdfuaid`, so a file that claims both says what it is.
        parts.append(schemas.described(schemas.UA))
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items() if prefix != "rdf")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="{_SPACES["rdf"]}">\n<rdf:Description rdf:about="" {spaces}>\n'
        + "\n".join(part for part in parts if part)
        + '\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _clean(text: str) -> str:
    """*text* without the characters that XML cannot hold, its blanks single."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split(" "))


def _epoch() -> int | None:
    written = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not written:
        return None
    if not written.isdecimal() or not written.isascii() or int(written) > _LAST_SECOND:
        raise EnvironmentFault([diagnostic("E609", None, value=written)])
    return int(written)
