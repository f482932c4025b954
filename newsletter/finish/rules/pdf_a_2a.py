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
        Rule("a-header", "6.1.2", "a version line, then a comment of bytes above 127", file.header),
        Rule("a-trailer", "6.1.3", "an ID of two strings, no encryption", file.trailer),
        Rule("a-streams", "6.1.7", "streams inside the file, not by LZW", file.streams),
        Rule("a-intent", "6.2.3", "one output intent with a sound profile", colour.intent),
        Rule("a-devices", "6.2.4.3", "colours of the output intent only", colour.devices),
        Rule("a-states", "6.2.5", "no transfer functions, standard blend modes", colour.states),
        Rule("a-images", "6.2.8", "pictures without Interpolate, Alternates, PostScript", colour.images),
        Rule("a-embedded", "6.2.11.4", "all fonts embedded", fonts.embedded),
        Rule(
            "a-composite", "6.2.11.3", "composite fonts with known encodings and whole lists", fonts.composite
        ),
        Rule("a-glyphs", "6.2.11.8", "no .notdef, widths as in the font", fonts.glyphs),
        Rule("a-unicode", "6.2.11.7", "a text for each code", fonts.unicode),
        Rule("a-annotations", "6.3", "annotations that print and are seen", file.flags),
        Rule("a-actions", "6.5", "no scripts and no actions that start by themselves", file.actions),
        Rule("a-packet", "6.6.2.1", "an XMP packet", facts.packet),
        Rule("a-schemas", "6.6.2.3", "extension schemas for foreign properties", facts.schemas),
        Rule("a-info", "6.6.3", "Info as XMP", facts.same),
        Rule(
            "a-claim",
            "6.6.4",
            "pdfaid part 2, conformance A",
            facts.claim(pdfaid_part="2", pdfaid_conformance="A"),
        ),
        Rule("a-tagged", "6.7.2", "marked content and a structure tree", tree.tagged),
        Rule("a-types", "6.7.3.4", "standard structure types", tree.types),
        Rule("a-language", "6.7.4", "a language", facts.language),
        Rule("a-attachments", "6.8", "nothing attached, no foreign forms", file.attachments),
        Rule("a-layers", "6.9", "named optional content that does not turn itself on", file.layers),
    ),
)
