"""A painted file is finished: its ledger closed, its content proven, its digest taken."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.value import dataclass
from newsletter.finish.gate import hold
from newsletter.finish.proof import balance, prove
from newsletter.pdf.ledger import tally
from newsletter.pdf.paint import claimed

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.pdf import Painted, Profile


@dataclass(frozen=True, slots=True)
class Finished:
    """A file fit to be handed out: its bytes, the profile it keeps, the SHA-256 of the bytes in hex."""

    data: bytes
    profile: Profile
    digest: str
    diagnostics: tuple[Diagnostic, ...] = ()


def apply(painted: Painted, profile: Profile, *, draft: bool = False) -> Finished:
    """The finished file of *painted*, in the state that *profile* asks for.

    The counts of what was drawn and what was written are always held together; a *draft* is not
    opened and read again (R6, R7), nor held to the standards that it claims or to a press's wishes. Raises InternalFault when they
    differ, or a rule of a standard is broken.
    """
    balance(tally(painted.drawn, profile), painted.ledger)
    if profile.standard:
        from newsletter.finish.press import pressed

        painted = pressed(painted, profile)
    if not draft:
        prove(painted)
        hold(painted.data, claimed(painted.drawn, profile))
    digest = hashlib.sha256(painted.data).hexdigest()
    found = painted.diagnostics
    if profile.standard and not draft:
        from newsletter.finish.judged import judged
        from newsletter.finish.preflight import preflight

        drawn = painted.drawn
        found += judged(drawn, profile, preflight(painted.data, profile, drawn.sheet.distance))
    size = len(painted.data)
    if 0 < profile.budget < size:
        most = f"{profile.budget / 1e6:.1f}"
        found = (*found, diagnostic("W654", None, name=profile.name, size=f"{size / 1e6:.1f}", most=most))
    return Finished(painted.data, profile, digest, found)
