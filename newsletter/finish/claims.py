"""What a file claims to be: the standards that it names in XMP and in its information dictionary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.finish.preflight.rule import Proof

_PRESS = (
    (re.compile(r"PDF/X-4p?"), "pdf-x-4"),
    (re.compile(r"PDF/X-1a:2003"), "pdf-x-1a"),
    (re.compile(r"PDF/X-1a:2001"), "pdf-x-1a-2001"),
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a file says: *all* its claims as it words them, the ledgers that are *known* for them, and the *unknown* ones."""

    all: tuple[str, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]


def claims(proof: Proof) -> Claims:
    """The claims of a file."""
    from newsletter.finish.gate import STANDARDS

    found: dict[str, str] = {}
    info, said = proof.info, proof.said
    press = (
        said.get("pdfxid:GTS_PDFXVersion") or info.get("GTS_PDFXConformance") or info.get("GTS_PDFXVersion")
    )
    if press:
        found[press] = next((name for shape, name in _PRESS if shape.fullmatch(press)), "")
    part, level = said.get("pdfaid:part", ""), said.get("pdfaid:conformance", "")
    if part:
        found[f"PDF/A-{part}{level.lower()}"] = f"pdf-a-{part}{level.lower()}"
    if said.get("pdfuaid:part"):
        found[f"PDF/UA-{said['pdfuaid:part']}"] = f"pdf-ua-{said['pdfuaid:part']}"
    known = {claim: name for claim, name in found.items() if name.startswith("pdf-x") or name in STANDARDS}
    return Claims(tuple(found), tuple(known.values()), tuple(claim for claim in found if claim not in known))
