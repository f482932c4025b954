"""What a printing house looks at first in a file of anyone's: colours that it has to make, plates, bleed, fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.units import MM
from newsletter.finish.opened import under
from newsletter.finish.preflight.identity import intents
from newsletter.finish.preflight.rule import Rule
from newsletter.finish.preflight.standard import active, boxes, notes, unembedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.finish.preflight.marks import Mark
    from newsletter.finish.preflight.rule import Found, Proof

_NEAR = 0.1 * MM
# A colour of light is taken for black below this lightness, where its parts differ by less than these.
_DARK = 0.2
_NEUTRAL = 0.1
_NEUTRAL_LAB = 10
_LARGE = 24.0
_BLEED = 3 * MM
# Plates of every press.
_PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "All", "None"))
_LIGHTS = frozenset(("DeviceRGB", "CalRGB", "ICCBased:RGB", "Lab"))


def _held(proof: Proof, space: str) -> bool:
    """Whether a standard that is asked forbids the space, and so tells of it itself."""
    return bool(proof.profile.standard) and (proof.opaque or space == "DeviceRGB")


def _lights(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text", "fill", "stroke", "image", "stencil"):
        paint = mark.paint
        space = paint.base if paint.plates else paint.space
        if space in _LIGHTS and not _held(proof, space) and not _black_text(mark):
            yield {"page": page.number, "space": space, "mark": mark}


def _blacks(proof: Proof) -> Iterator[Found]:
    for page, mark in proof.marks("text"):
        if _black_text(mark):
            size = round(mark.size, 1)
            yield {"page": page.number, "size": size, "space": mark.paint.space, "mark": mark}


def _black_text(mark: Mark) -> bool:
    """Whether it is text in what is black or nearly so on a screen, too small to be printed in four inks."""
    parts = mark.paint.parts
    if mark.kind != "text" or mark.size >= _LARGE or not mark.paint.light or len(parts) != 3:
        return False
    if mark.paint.space == "Lab":
        return parts[0] < 100 * _DARK and max(map(abs, parts[1:])) < _NEUTRAL_LAB
    return max(parts) < _DARK and max(parts) - min(parts) < _NEUTRAL


def _blends(proof: Proof) -> Iterator[Found]:
    for facts in proof.pages:
        for space in sorted(set(facts.groups) & _LIGHTS):
            if not _held(proof, space):
                yield {"page": facts.number, "space": space, "object": "Group"}


def _plates(proof: Proof) -> dict[str, None]:
    found = {
        name: None
        for _, mark in proof.marks("text", "fill", "stroke", "image", "stencil")
        for name in mark.paint.plates
    }
    return {name: None for name in found if name not in _PROCESS}


def _spots(proof: Proof) -> Iterator[Found]:
    found = _plates(proof)
    if found:
        yield {"count": len(found), "names": ", ".join(sorted(found)), "object": "Separation"}


def _twins(proof: Proof) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for name in _plates(proof):
        plain = "".join(name.split()).lower()
        if plain in seen:
            yield {"one": seen[plain], "other": name, "object": "Separation"}
        seen.setdefault(plain, name)


def _drawn(proof: Proof) -> Iterator[Found]:
    told: set[str] = set()
    for facts in proof.pages:
        for face in facts.faces:
            if face.kind == "Type3" and face.name not in told:
                told.add(face.name)
                yield {"font": face.name, "object": "Type3", "on": facts.number}


def _bleeds(proof: Proof) -> Iterator[Found]:
    for facts in proof.pages:
        if facts.trim is None:
            continue
        bleed = facts.bleed or facts.media
        least = min(sign * (bleed[side] - facts.trim[side]) for side, sign in enumerate((-1, -1, 1, 1)))
        if -_NEAR <= least < _BLEED - _NEAR:  # a trim outside is told by the rule of boxes
            yield {
                "page": facts.number,
                "has": abs(round(max(least, 0) / MM, 1)),
                "least": round(_BLEED / MM),
                "object": "BleedBox",
            }


def _sizes(proof: Proof) -> Iterator[Found]:
    sizes: dict[tuple[int, int], int] = {}
    for facts in proof.pages:
        left, low, right, high = facts.trim or facts.crop or facts.media
        size = (round((right - left) / MM), round((high - low) / MM))
        sizes.setdefault(size[::-1] if facts.turn % 180 else size, facts.number)
    if len(sizes) > 1:
        said = ", ".join(f"{wide} × {high}" for wide, high in sizes)
        yield {"page": list(sizes.values())[1], "count": len(sizes), "sizes": said, "object": "TrimBox"}


def _unread(proof: Proof) -> Iterator[Found]:
    for facts in proof.pages:
        if facts.cut:
            yield {"page": facts.number, "reason": facts.cut, "object": "Contents"}


def _damaged(proof: Proof) -> Iterator[Found]:
    # What its reader passed over in silence, a page perhaps, is damage, too.
    reason = proof.repaired or next(iter(proof.pdf.get_warnings()), "")
    if reason:
        yield {"reason": str(reason).rpartition(": ")[2] or str(reason), "object": "file"}


def _conditions(proof: Proof) -> Iterator[Found]:
    if not intents(proof):
        yield {"object": "OutputIntents"}


def _spoken(proof: Proof) -> Iterator[Found]:
    root = proof.pdf.Root
    missing = {
        "StructTreeRoot": "/StructTreeRoot" in root and bool(under(root, "/MarkInfo").get("/Marked", False)),
        "Lang": bool(str(root.get("/Lang", ""))),
        "Title": bool(proof.said.get("dc:title") or proof.info.get("Title")),
    }
    absent = [what for what, there in missing.items() if not there]
    if absent:
        yield {"what": ", ".join(absent), "object": "catalogue"}


def _unprinted(proof: Proof) -> Iterator[Found]:
    return (found for found, prints in notes(proof) if not prints)


def _printed(proof: Proof) -> Iterator[Found]:
    return (found for found, prints in notes(proof) if prints)


def _untrimmed(proof: Proof) -> Iterator[Found]:
    for facts in proof.pages:
        if facts.trim is None and facts.art is None:
            yield {"page": facts.number, "object": "TrimBox"}


def _misplaced(proof: Proof) -> Iterator[Found]:
    for found in boxes(proof):
        facts = proof.pages[found["page"] - 1]
        if facts.trim is not None or facts.art is not None:
            yield found


# Of any file whatever.
DAMAGE = Rule("E910", "the file is whole", _damaged)
# Of any file for a press.
HOUSE = (
    Rule("W901", "colours of light are made into inks by whoever prints", _lights),
    Rule("W902", "groups blend in inks, else all in them is turned into light and back", _blends),
    Rule("W903", "black text of light becomes black of four inks", _blacks),
    Rule("H904", "each spot is a plate that is paid for", _spots),
    Rule("W905", "one spot has one name", _twins),
    Rule("W906", "fonts have outlines", _drawn),
    Rule("W907", "3 mm of bleed", _bleeds),
    Rule("H908", "pages of one size", _sizes),
    Rule("W909", "a page is read to its end", _unread),
    DAMAGE,
)
# Of a file that claims no standard, which would ask for these.
BASICS = (
    Rule("E911", "fonts embedded", unembedded),
    Rule("W912", "no encryption, scripts, attachments", active),
    Rule("W913", "nothing to click on the sheet", _unprinted),
    Rule("W914", "a TrimBox", _untrimmed),
    Rule("W917", "no notes that print", _printed),
    Rule("W918", "the TrimBox in a BleedBox in a MediaBox", _misplaced),
    Rule("H915", "an output condition", _conditions),
    Rule("H916", "a structure, a language, a title", _spoken),
)
