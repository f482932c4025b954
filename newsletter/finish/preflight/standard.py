"""What PDF/X asks of pages: ISO 15930-4 (X-1a:2003) and ISO 15930-7 (X-4), as far as their public summaries say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.opened import under
from newsletter.finish.preflight.identity import IDENTITY, intents, version
from newsletter.finish.preflight.rule import Rule
from newsletter.finish.preflight.state import box_of
from newsletter.pictures.profile import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from newsletter.finish.preflight.marks import Box, PageFacts
    from newsletter.finish.preflight.rule import Found, Proof

_NEAR = 0.01  # points
_INKS = frozenset(("DeviceCMYK", "DeviceGray"))
# Colours that a newer file may say by what they look like, and the reader makes inks of.
_MANAGED = frozenset(("ICCBased:RGB", "ICCBased:GRAY", "ICCBased:CMYK", "CalRGB", "CalGray", "Lab"))
_FILTERS = frozenset(("/LZWDecode", "/Crypt"))
_OLD_FILTERS = frozenset(("/JPXDecode", "/JBIG2Decode"))
_SCRIPTS = frozenset(("/JavaScript", "/EmbeddedFiles"))
_PRINTERS = frozenset(("/PrinterMark", "/TrapNet"))


def boxes(proof: Proof) -> Iterator[Found]:
    """Each page has a trim or an art box, not both, in the bleed box and this in the media box."""
    for facts in proof.pages:
        trim, bleed = facts.trim or facts.art, facts.bleed or facts.media
        both = facts.trim is not None and facts.art is not None
        if trim is None or both or not _within(trim, bleed) or not _within(bleed, facts.media):
            yield {"page": facts.number, "object": "TrimBox"}


def _within(inner: Box, outer: Box) -> bool:
    low = all(inner[i] >= outer[i] - _NEAR for i in (0, 1))
    return low and all(inner[i] <= outer[i] + _NEAR for i in (2, 3))


def _spaces(proof: Proof) -> Iterator[Found]:
    allowed = _INKS | _condition(proof) if proof.opaque else _INKS | _MANAGED | _condition(proof)
    for facts in proof.pages:
        for mark in facts.marks:
            space, base = mark.paint.space, mark.paint.base
            spot = space.startswith(("Separation:", "DeviceN:"))
            if (base if spot else space) not in allowed and space not in {"Pattern", ""}:
                yield {"page": facts.number, "space": space, "mark": mark}


def _condition(proof: Proof) -> set[str]:
    """The device space of an output condition that is not one of inks; a newer file may be for such a press."""
    for one in intents(proof):
        profile = one.get("/DestOutputProfile")
        if profile is not None and not proof.opaque and is_sound(profile.read_bytes(), 3):
            return {"DeviceRGB"}
    return set()


def unembedded(proof: Proof) -> Iterator[Found]:
    """Fonts that pages show and the file has not."""
    told: set[str] = set()
    for facts in proof.pages:
        for face in facts.faces:
            if not face.embedded and face.name not in told:
                told.add(face.name)
                yield {"font": face.name, "object": face.kind, "on": facts.number}


def _transparency(proof: Proof) -> Iterator[Found]:
    foreign = {"DeviceRGB"} - _condition(proof)
    for facts in proof.pages:
        if not proof.opaque:
            if foreign & set(facts.groups):
                yield {"page": facts.number, "object": "Group"}
            continue
        if facts.groups:
            yield {"page": facts.number, "object": "Group"}
        for mark in facts.marks:
            if mark.alpha < 1 or mark.clear:
                yield {"page": facts.number, "mark": mark}


def active(proof: Proof) -> Iterator[Found]:
    """Encryption, actions, scripts, attachments, and for the older standard layers."""
    root = proof.pdf.Root
    if proof.pdf.is_encrypted:
        yield {"what": "Encrypt"}
    first = root.get("/OpenAction")
    if _acts(first):
        yield {"what": "OpenAction"}
    form = under(root, "/AcroForm")
    listed = [(root, "AA"), *((page.obj, "AA") for page in proof.pdf.pages), (form, "XFA")]
    listed += [(under(root, "/Names"), key[1:]) for key in sorted(_SCRIPTS)]
    if proof.opaque:
        listed.append((root, "OCProperties"))
    yield from ({"what": key} for one, key in listed if f"/{key}" in one)


def _acts(action: pikepdf.Object | None) -> bool:
    import pikepdf

    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "/GoTo")) != "/GoTo"


def clickable(proof: Proof) -> Iterator[Found]:
    """What can be clicked or is noted inside the bleed; printer's own marks and traps may stand anywhere."""
    return (found for found, _ in notes(proof))


def notes(proof: Proof) -> Iterator[tuple[Found, bool]]:
    """The same, each with whether it is printed: something to look at that is flagged for paper."""
    import pikepdf

    for page, facts in zip(proof.pdf.pages, proof.pages, strict=True):
        listed = page.obj.get("/Annots")
        for one in listed if isinstance(listed, pikepdf.Array) else ():
            box = box_of(one.get("/Rect"))
            kind = str(one.get("/Subtype"))
            if box is None or kind in _PRINTERS or not _meets(box, facts) or int(one.get("/F", 0)) & 2:
                continue
            prints = kind != "/Link" and bool(int(one.get("/F", 0)) & 4)
            yield {"page": facts.number, "what": kind[1:], "object": kind[1:], "box": box}, prints


def _meets(box: Box, facts: PageFacts) -> bool:
    area = facts.bleed or facts.trim or facts.media
    return box[0] < area[2] and box[2] > area[0] and box[1] < area[3] and box[3] > area[1]


def _structure(proof: Proof) -> Iterator[Found]:
    import pikepdf

    yield from version(proof)
    banned = _FILTERS | (_OLD_FILTERS if proof.opaque else frozenset())
    for one in proof.pdf.objects:
        if not isinstance(one, pikepdf.Stream):
            continue
        said = one.get("/Filter")
        used = {str(name) for name in said} if isinstance(said, pikepdf.Array) else {str(said)}
        # In a stream F names a file outside of this one.
        outside = {key for key in ("/OPI", "/F", "/PS") if key in one}
        for name in sorted((used & banned) | outside):
            yield {"what": name[1:], "object": f"object {one.objgen[0]}"}


STANDARD = (
    Rule("E674", "ISO 15930-4 §6.9; ISO 15930-7 §6.10: TrimBox in BleedBox in MediaBox", boxes),
    Rule("E675", "ISO 15930-4 §6.4; ISO 15930-7 §6.2: inks and separations of the output condition", _spaces),
    Rule("E677", "ISO 15930-4 §6.5; ISO 15930-7 §6.3: fonts embedded", unembedded),
    Rule(
        "E678",
        "ISO 15930-4 §6.12; ISO 15930-7 §6.2: nothing transparent, or blending in the condition's inks",
        _transparency,
    ),
    Rule("E679", "ISO 15930-4 §6.7, §6.10, §6.11: no encryption, actions, forms, layers", active),
    Rule("E901", "ISO 15930-4 §6.7: no annotations inside the bleed", clickable),
    Rule("E681", "ISO 15930-4 §6.1: version, compression and streams that the standard knows", _structure),
    *IDENTITY,
)
