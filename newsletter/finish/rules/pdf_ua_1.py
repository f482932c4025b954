"""PDF/UA-1 (ISO 14289-1): a file that can be read aloud in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.clauses import facts, fonts, marks, tree
from newsletter.finish.rule import Rule, Standard

if TYPE_CHECKING:
    from newsletter.finish.opened import Opened


def _claims(opened: Opened) -> bool:
    return facts.claims(opened, pdfuaid_part="1")


STANDARD = Standard(
    "pdf-ua-1",
    "PDF/UA-1",
    _claims,
    (
        Rule("ua-claim", "5", facts.claim(pdfuaid_part="1")),
        Rule("ua-tagged", "7.1", tree.tagged),
        Rule("ua-marked", "7.1", marks.marked),
        Rule("ua-artifacts", "7.1", marks.artifacts),
        Rule("ua-parents", "7.1", marks.parents),
        Rule("ua-types", "7.1", tree.types),
        Rule("ua-title", "7.1", facts.title),
        Rule("ua-language", "7.2", facts.language),
        Rule("ua-figures", "7.3", tree.figures),
        Rule("ua-headings", "7.4.2", tree.headings),
        Rule("ua-scopes", "7.5", tree.scopes),
        Rule("ua-grids", "7.5", tree.grids),
        Rule("ua-nesting", "7.6", tree.nesting),
        Rule("ua-notes", "7.9", tree.notes),
        Rule("ua-order", "7.18.3", marks.order),
        Rule("ua-links", "7.18.5", marks.links),
        Rule("ua-embedded", "7.21.4.1", fonts.embedded),
        Rule("ua-glyphs", "7.21.8", fonts.glyphs),
        Rule("ua-unicode", "7.21.7", fonts.unicode),
    ),
)
