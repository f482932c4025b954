"""The ledger: all rules, each asked of the finished file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic
from newsletter.basics.fault import Fault, Spot
from newsletter.finish.broken import faults
from newsletter.finish.packet import said
from newsletter.finish.preflight.house import BASICS, HOUSE
from newsletter.finish.preflight.place import spots
from newsletter.finish.preflight.rasters import RASTERS
from newsletter.finish.preflight.rule import Proof
from newsletter.finish.preflight.standard import STANDARD
from newsletter.finish.preflight.survey import survey
from newsletter.finish.preflight.trade import TRADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    from newsletter.finish.preflight.rule import Found, Rule
    from newsletter.pdf import Profile

RULES = (*STANDARD, *TRADE, *RASTERS, *HOUSE)
# Rules of a file that is asked for no standard.
CUSTOMS = (*BASICS, *TRADE, *RASTERS, *HOUSE)
# So many places of one finding are named; the others are counted.
NAMED = 50
_OURS = "ISO 15930"
# What says where a value was found, and is no value of a message.
_PLACE = ("mark", "object", "box", "on")


def preflight(data: bytes, profile: Profile, distance: float = 0.0) -> tuple[Diagnostic, ...]:
    """What a print file fails, one finding for each rule and page; *distance* in points that it is read from.

    Nothing for a profile without a standard.
    """
    if not profile.standard:
        return ()
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return tuple(asked(RULES, proof(pdf, data, profile, distance)))


def proof(
    pdf: pikepdf.Pdf, data: bytes, profile: Profile, distance: float = 0.0, repaired: str = ""
) -> Proof:
    """The file with all that rules ask about."""
    pages = survey(pdf)
    return Proof(pdf, data, pages, profile, profile.fewest(distance), _said(pdf), _info(pdf), repaired)


def asked(rules: Iterable[Rule], proof: Proof, standard: str = "") -> Iterator[Diagnostic]:
    """What the rules find: one finding for each rule and page, or thing of the file, with the places of all.

    A rule that the file's objects are too broken for is told as such.
    """
    broken = faults()
    for rule in rules:
        title = standard or proof.profile.standard if rule.clause.startswith(_OURS) else ""
        about = Fault(rule.code, _clause(rule.clause, title), title)
        heaps: dict[object, list[Found]] = {}
        try:
            for one in rule.test(proof):
                heaps.setdefault(one.get("page") or tuple(sorted(_values(one).items())), []).append(one)
        except broken as error:
            reason = str(error) or type(error).__name__
            yield Diagnostic(
                "E919", None, (("rule", rule.code), ("reason", reason)), None, replace(about, count=1)
            )
        for heap in heaps.values():
            places = spots(heap[:NAMED], proof.pages)
            values = tuple(_values(heap[0]).items())
            yield Diagnostic(rule.code, None, values, None, replace(about, spots=places, count=len(heap)))


def _values(found: Found) -> dict[str, str | int | float]:
    return {key: value for key, value in found.items() if key not in _PLACE}


def _clause(text: str, standard: str) -> str:
    """The clause of the part of ISO 15930 that is the standard, or another standard's name; nothing for a custom."""
    if not text.startswith(_OURS):
        return text.partition(" and ")[0] if text.startswith("ISO") else ""
    part = "15930-4" if standard.startswith("PDF/X-1a") else "15930-7"
    said = text.partition(":")[0].split("; ")
    return next((one for one in said if part in one), "")


def _said(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What XMP says; nothing where it cannot be read."""
    try:
        packet = pdf.Root.get("/Metadata")
        return {} if packet is None else dict(said(packet.read_bytes().decode("utf-8", "replace")))
    except faults():
        return {}


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    try:
        info = pdf.trailer.get("/Info")
        return {} if info is None else {str(key)[1:]: str(value) for key, value in info.items()}
    except faults():
        return {}


__all__ = ["CUSTOMS", "NAMED", "RULES", "Spot", "asked", "preflight", "proof"]
