"""PDF/A-2u (ISO 19005-2): a file that is read alike in many years, each character with its text, without structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.archive import common
from newsletter.finish.clauses import facts
from newsletter.finish.rule import Standard

if TYPE_CHECKING:
    from newsletter.finish.opened import Opened


def _claims(opened: Opened) -> bool:
    return facts.claims(opened, pdfaid_part="2", pdfaid_conformance="U")


# Level A asks for all that level U does (§5.2), so a file that claims it may be asked for this, too.
STANDARD = Standard("pdf-a-2u", "PDF/A-2u", _claims, common("u", "U A"))
