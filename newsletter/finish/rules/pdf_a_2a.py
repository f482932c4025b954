"""PDF/A-2a (ISO 19005-2): a file that is read alike in many years, with its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.finish.clauses import colour, facts, file, fonts, tree
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
        Rule("a-header", "6.1.2", file.header),
        Rule("a-trailer", "6.1.3", file.trailer),
        Rule("a-streams", "6.1.7", file.streams),
        Rule("a-intent", "6.2.3", colour.intent),
        Rule("a-devices", "6.2.4.3", colour.devices),
        Rule("a-states", "6.2.5", colour.states),
        Rule("a-images", "6.2.8", colour.images),
        Rule("a-embedded", "6.2.11.4", fonts.embedded),
        Rule("a-composite", "6.2.11.3", fonts.composite),
        Rule("a-glyphs", "6.2.11.8", fonts.glyphs),
        Rule("a-unicode", "6.2.11.7", fonts.unicode),
        Rule("a-annotations", "6.3", file.flags),
        Rule("a-actions", "6.5", file.actions),
        Rule("a-packet", "6.6.2.1", facts.packet),
        Rule("a-schemas", "6.6.2.3", facts.schemas),
        Rule("a-info", "6.6.3", facts.same),
        Rule(
            "a-claim",
            "6.6.4",
            facts.claim(pdfaid_part="2", pdfaid_conformance="A"),
        ),
        Rule("a-tagged", "6.7.2", tree.tagged),
        Rule("a-types", "6.7.3.4", tree.types),
        Rule("a-language", "6.7.4", facts.language),
        Rule("a-attachments", "6.8", file.attachments),
        Rule("a-layers", "6.9", file.layers),
    ),
)
