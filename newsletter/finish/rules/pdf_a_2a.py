"""PDF/A-2a (ISO 19005-2): a file that is read alike in many years, with its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.archive import common
from newsletter.finish.clauses import facts, fonts, tree
from newsletter.finish.rule import Rule, Standard

if TYPE_CHECKING:
    from newsletter.finish.opened import Opened


def _claims(opened: Opened) -> bool:
    return facts.claims(opened, pdfaid_part="2", pdfaid_conformance="A")


STANDARD = Standard(
    "pdf-a-2a",
    "PDF/A-2a",
    _claims,
    (
        *common("a", "A"),
        Rule("a-private", "6.2.11.7.3", fonts.private),
        Rule("a-tagged", "6.7.2", tree.tagged),
        Rule("a-types", "6.7.3.4", tree.types),
        Rule("a-language", "6.7.4", facts.language),
    ),
)
