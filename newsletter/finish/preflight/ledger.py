"""The ledger: all rules, each asked of the finished file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic
from newsletter.finish.preflight.rasters import RASTERS
from newsletter.finish.preflight.rule import Proof
from newsletter.finish.preflight.standard import STANDARD
from newsletter.finish.preflight.survey import survey
from newsletter.finish.preflight.trade import TRADE

if TYPE_CHECKING:
    from newsletter.pdf import Profile

RULES = (*STANDARD, *TRADE, *RASTERS)


def preflight(data: bytes, profile: Profile, distance: float = 0.0) -> tuple[Diagnostic, ...]:
    """What a print file fails, one finding for each rule and place; *distance* in points that it is read from.

    Nothing for a profile without a standard.
    """
    if not profile.standard:
        return ()
    import pikepdf

    found: dict[Diagnostic, None] = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        proof = Proof(pdf, data, survey(pdf), profile, profile.fewest(distance))
        for rule in RULES:
            seen: set[object] = set()
            for values in rule.test(proof):
                place = values.get("page")
                if place is None or place not in seen:
                    found[Diagnostic(rule.code, None, tuple(values.items()))] = None
                seen.add(place)
    return tuple(found)
