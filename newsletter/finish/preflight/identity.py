"""What a PDF/X file says of itself: its condition, its standard, dates, trapping, its version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.finish.dates import alike
from newsletter.finish.preflight.rule import Rule
from newsletter.pictures.condition import REGISTRY
from newsletter.pictures.profile import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.preflight.rule import Found, Proof

_HEADER = re.compile(rb"%PDF-(\d)\.(\d)")
_NEWEST = {"PDF/X-1a:2001": (1, 3), "PDF/X-1a:2003": (1, 4), "PDF/X-4": (1, 6)}
_COMPRESSED = (b"/ObjStm", b"/XRef\n", b"/Type /XRef", b"/Type/XRef")
_SAME = {
    "Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool", "Producer": "pdf:Producer", "Trapped": "pdf:Trapped",
    "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate",
}  # fmt: skip
_DATES = frozenset(("CreationDate", "ModDate"))
_TRAPPED = frozenset(("True", "False"))


def intents(proof: Proof) -> list[pikepdf.Object]:
    """The output intents of PDF/X."""
    return [one for one in proof.pdf.Root.get("/OutputIntents", []) if str(one.get("/S")) == "/GTS_PDFX"]


def _intent(proof: Proof) -> Iterator[Found]:
    ours = intents(proof)
    if len(ours) != 1 or not str(ours[0].get("/OutputConditionIdentifier", "")):
        yield {"count": len(ours), "object": "OutputIntents"}
        return
    intent = ours[0]
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        # A condition of the registry says enough; a newer file has its profile all the same.
        if not proof.opaque or REGISTRY not in str(intent.get("/RegistryName", "")):
            yield {"count": 0, "object": "DestOutputProfile"}
        return
    data, count = profile.read_bytes(), int(profile.get("/N", 0))
    newest = 2 if proof.opaque else 4
    printer = is_sound(data, count) and data[12:16] == b"prtr" and data[8] <= newest
    if not printer or (proof.opaque and count != 4):
        yield {"count": 0, "object": "DestOutputProfile"}


def _identity(proof: Proof) -> Iterator[Found]:
    info, said = proof.info, proof.said
    asked = _old(proof) if proof.opaque else _new(proof)
    missing = [what for what, holds in asked.items() if not holds]
    parts = [bytes(part) for part in proof.pdf.trailer.get("/ID", [])]
    if len(parts) != 2 or not all(parts):
        missing.append("ID")
    missing += [
        f"{key} twice"
        for key, name in _SAME.items()
        if key in info and name in said and not _same(key, info[key], said[name])
    ]
    if missing:
        yield {"what": ", ".join(missing), "object": "Info"}


def _old(proof: Proof) -> dict[str, bool]:
    info = proof.info
    if proof.profile.standard == "PDF/X-1a:2001":
        named = info.get("GTS_PDFXConformance") == "PDF/X-1a:2001"
    else:
        named = info.get("GTS_PDFXVersion") == proof.profile.standard
    return {
        "GTS_PDFXVersion": named,
        "Trapped": info.get("Trapped", "").lstrip("/") in _TRAPPED,
        **{key: bool(info.get(key, "").strip()) for key in ("Title", "CreationDate", "ModDate")},
    }


def _new(proof: Proof) -> dict[str, bool]:
    said = proof.said
    trapped = said.get("pdf:Trapped") or proof.info.get("Trapped", "").lstrip("/")
    names = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title", "xmpMM:DocumentID")
    return {
        "GTS_PDFXVersion": said.get("pdfxid:GTS_PDFXVersion", "").startswith(proof.profile.standard),
        "Trapped": trapped in _TRAPPED,
        **{name: bool(said.get(name, "").strip()) for name in names},
    }


def _same(key: str, info: str, said: str) -> bool:
    """Whether both ways of writing it say the same."""
    return alike(info, said) if key in _DATES else info.lstrip("/").strip() == said.lstrip("/").strip()


def version(proof: Proof) -> Iterator[Found]:
    """A header and no way of packing that are newer than the standard."""
    newest = _NEWEST[proof.profile.standard]
    header = _HEADER.search(proof.data[:1024])
    written = (int(header[1]), int(header[2])) if header else (0, 0)
    stated = tuple(int(part) for part in proof.pdf.pdf_version.split("."))
    if not header or max(written, stated) > newest:
        yield {"what": f"PDF {'.'.join(map(str, max(written, stated)))}", "object": "header"}
    if proof.opaque and any(word in proof.data for word in _COMPRESSED):
        yield {"what": "ObjStm", "object": "file"}


IDENTITY = (
    Rule("E676", "ISO 15930-4 §6.4.1; ISO 15930-7 §6.2.2: one GTS_PDFX intent of a condition", _intent),
    Rule("E680", "ISO 15930-4 §6.8; ISO 15930-7 §6.4: identification, dates, trapping, file ID", _identity),
)
