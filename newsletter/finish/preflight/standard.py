"""What PDF/X asks: ISO 15930-4 (X-1a:2003) and ISO 15930-7 (X-4), as far as their public summaries say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.preflight.rule import Rule
from newsletter.finish.press_xmp import iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.preflight.marks import Box
    from newsletter.finish.preflight.rule import Found, Proof

_NEAR = 0.01  # points
_SPACES = frozenset({"DeviceCMYK", "DeviceGray"})
_ACTIVE = ("/Outlines", "/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties")
_FILTERS = {"/LZWDecode"}


def _boxes(proof: Proof) -> Iterator[Found]:
    for page, facts in zip(proof.pdf.pages, proof.pages, strict=True):
        trim, bleed = facts.trim, facts.bleed or facts.media
        if (
            trim is None
            or "/ArtBox" in page.obj
            or not _within(trim, bleed)
            or not _within(bleed, facts.media)
        ):
            yield {"page": facts.number}


def _within(inner: Box, outer: Box) -> bool:
    low = all(inner[i] >= outer[i] - _NEAR for i in (0, 1))
    return low and all(inner[i] <= outer[i] + _NEAR for i in (2, 3))


def _spaces(proof: Proof) -> Iterator[Found]:
    for facts in proof.pages:
        for mark in facts.marks:
            space = mark.paint.space
            if space not in _SPACES and not space.startswith("Separation:"):
                yield {"page": facts.number, "space": space}


def _intent(proof: Proof) -> Iterator[Found]:
    intents = list(proof.pdf.Root.get("/OutputIntents", []))
    ours = [intent for intent in intents if str(intent.get("/S")) == "/GTS_PDFX"]
    if len(ours) != 1 or not str(ours[0].get("/OutputConditionIdentifier", "")):
        yield {"count": len(ours)}
        return
    profile = ours[0].get("/DestOutputProfile")
    newest = 2 if proof.opaque else 4
    if profile is None or not _printer(profile.read_bytes(), newest) or int(profile.get("/N", 0)) != 4:
        yield {"count": 0}


def _printer(data: bytes, newest: int) -> bool:
    """Whether an ICC profile is that of a CMYK printer, of a version that the file's may know."""
    return data[12:20] == b"prtrCMYK" and data[8] <= newest


def _fonts(proof: Proof) -> Iterator[Found]:
    for page in proof.pdf.pages:
        for font in page.obj.Resources.get("/Font", {}).values():
            descendant = font.get("/DescendantFonts", [font])[0]
            descriptor = descendant.get("/FontDescriptor")
            files = () if descriptor is None else descriptor.keys()
            if not any(f"/FontFile{kind}" in files for kind in ("", "2", "3")):
                yield {"font": str(font.get("/BaseFont", "/?"))[1:]}


def _transparency(proof: Proof) -> Iterator[Found]:
    for page, facts in zip(proof.pdf.pages, proof.pages, strict=True):
        objects = list(page.obj.Resources.get("/XObject", {}).values())
        groups = [group for one in (page.obj, *objects) if (group := one.get("/Group")) is not None]
        if not proof.opaque:
            if any(str(group.get("/CS", "/DeviceCMYK")) != "/DeviceCMYK" for group in groups):
                yield {"page": facts.number}
        elif groups or any(mark.alpha < 1 for mark in facts.marks) or any("/SMask" in one for one in objects):
            yield {"page": facts.number}


def _active(proof: Proof) -> Iterator[Found]:
    root = proof.pdf.Root
    for key in _ACTIVE:
        if key in root:
            yield {"what": key[1:]}
    if proof.pdf.is_encrypted:
        yield {"what": "Encrypt"}
    for page in proof.pdf.pages:
        for key in ("/Annots", "/AA"):
            if key in page.obj:
                yield {"what": key[1:]}


def _identity(proof: Proof) -> Iterator[Found]:
    info = proof.pdf.docinfo
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not str(info.get(key, "")):
            yield {"what": key[1:]}
            return
    packet = proof.pdf.Root.get("/Metadata")
    said = "" if packet is None else packet.read_bytes().decode("utf-8", "replace")
    asked = {
        "Trapped": ("<pdf:Trapped>False<", str(info.get("/Trapped")) == "/False"),
        "GTS_PDFXVersion": (
            f"GTS_PDFXVersion>{proof.profile.standard}<",
            not proof.opaque or _named(info, proof),
        ),
        "CreateDate": (f"<xmp:CreateDate>{iso(str(info['/CreationDate']))}<", True),
        "ID": ("", len(proof.pdf.trailer.get("/ID", [])) == 2),
    }
    for what, (words, holds) in asked.items():
        if not holds or words not in said:
            yield {"what": what}


def _named(info: pikepdf.Object, proof: Proof) -> bool:
    return str(info.get("/GTS_PDFXVersion", "")) == proof.profile.standard


def _structure(proof: Proof) -> Iterator[Found]:
    version = tuple(map(int, proof.pdf.pdf_version.split(".")))
    if version > ((1, 4) if proof.opaque else (1, 6)):
        yield {"what": f"PDF {proof.pdf.pdf_version}"}
    if proof.opaque and any(word in proof.data for word in (b"/ObjStm", b"/XRef\n", b"/Type /XRef")):
        yield {"what": "ObjStm"}
    banned = _FILTERS | ({"/JPXDecode", "/JBIG2Decode"} if proof.opaque else set())
    for one in proof.pdf.objects:
        keys = one.keys() if hasattr(one, "keys") and _is_stream(one) else ()
        used = str(one.get("/Filter")) if "/Filter" in keys else ""
        if used in banned or "/OPI" in keys or "/F" in keys:
            yield {"what": used[1:] or "OPI"}


def _is_stream(found: pikepdf.Object) -> bool:
    import pikepdf

    return isinstance(found, pikepdf.Stream)


STANDARD = (
    Rule("E674", "15930-4 §6.9, 15930-7 §6.10: TrimBox in BleedBox in MediaBox, no ArtBox", _boxes),
    Rule("E675", "15930-4 §6.4: device CMYK, grey and separations of the output condition alone", _spaces),
    Rule("E676", "15930-4 §6.4.1, 15930-7 §6.2.2: one GTS_PDFX intent of a printing condition", _intent),
    Rule("E677", "15930-4 §6.5, 15930-7 §6.3: fonts embedded", _fonts),
    Rule(
        "E678", "15930-4 §6.12: nothing transparent; 15930-7: blending in the condition's inks", _transparency
    ),
    Rule("E679", "15930-4 §6.7 to 6.11: no encryption, annotations, actions, forms, layers", _active),
    Rule("E680", "15930-4 §6.8, 15930-7 §6.4: identification, dates, trapping, file ID", _identity),
    Rule("E681", "15930-4 §6.1: version, compression and streams that the standard knows", _structure),
)
