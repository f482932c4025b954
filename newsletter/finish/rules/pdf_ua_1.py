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
        Rule("ua-claim", "5", "pdfuaid part 1", facts.claim(pdfuaid_part="1")),
        Rule("ua-tagged", "7.1", "marked content and a structure tree", tree.tagged),
        Rule("ua-marked", "7.1", "all content tagged or an artifact", marks.marked),
        Rule("ua-artifacts", "7.1", "artifacts of a sort that there is", marks.artifacts),
        Rule("ua-parents", "7.1", "a parent tree that leads back to each element", marks.parents),
        Rule("ua-types", "7.1", "standard structure types", tree.types),
        Rule("ua-title", "7.1", "a title that readers show", facts.title),
        Rule("ua-language", "7.2", "a language", facts.language),
        Rule("ua-figures", "7.3", "words for each figure", tree.figures),
        Rule("ua-headings", "7.4.2", "headings from H1 without a gap", tree.headings),
        Rule("ua-scopes", "7.5", "tables with heads that have a scope", tree.scopes),
        Rule("ua-grids", "7.5", "rows of as many columns", tree.grids),
        Rule("ua-nesting", "7.6", "lists of items, tables of rows of cells", tree.nesting),
        Rule("ua-notes", "7.9", "an ID for each note", tree.notes),
        Rule("ua-order", "7.18.3", "tabulator order by structure", marks.order),
        Rule("ua-links", "7.18.5", "links in Link elements, with words", marks.links),
        Rule("ua-embedded", "7.21.4.1", "all fonts embedded", fonts.embedded),
        Rule("ua-glyphs", "7.21.8", "no .notdef, widths as in the font", fonts.glyphs),
        Rule("ua-unicode", "7.21.7", "a text for each code", fonts.unicode),
    ),
)
