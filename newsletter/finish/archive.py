"""What the levels of PDF/A-2 ask alike (ISO 19005-2): level A has the structure besides, level U has just these."""

from __future__ import annotations

from newsletter.finish.clauses import colour, facts, file, fonts, limits
from newsletter.finish.rule import Rule, Test


def common(mark: str, levels: str) -> tuple[Rule, ...]:
    """The rules of a level, their ids begun with *mark*; the file has to claim one of *levels*, parted by blanks."""
    return tuple(
        Rule(f"{mark}-{name}", clause, asks, test) for name, clause, asks, test in (*_COMMON, _claim(levels))
    )


def _claim(levels: str) -> tuple[str, str, str, Test]:
    asks = f"pdfaid part 2, conformance {' or '.join(levels.split())}"
    return "claim", "6.6.4", asks, facts.claim(pdfaid_part="2", pdfaid_conformance=levels)


_COMMON: tuple[tuple[str, str, str, Test], ...] = (
    ("header", "6.1.2", "a version line, then a comment of bytes above 127", file.header),
    ("trailer", "6.1.3", "an ID of two strings, no encryption", file.trailer),
    ("streams", "6.1.7", "streams inside the file, not by LZW", file.streams),
    ("limits", "6.1.13", "strings, names and pages that every reader takes", limits.limits),
    ("intent", "6.2.3", "one output intent with a sound profile", colour.intent),
    ("devices", "6.2.4.3", "colours of the output intent only", colour.devices),
    ("states", "6.2.5", "no transfer functions, standard blend modes", colour.states),
    ("images", "6.2.8", "pictures without Interpolate, Alternates, PostScript", colour.images),
    ("embedded", "6.2.11.4", "all fonts embedded", fonts.embedded),
    ("composite", "6.2.11.3", "composite fonts with known encodings and whole lists", fonts.composite),
    ("glyphs", "6.2.11.8", "no .notdef, widths as in the font", fonts.glyphs),
    ("unicode", "6.2.11.7", "a text for each code", fonts.unicode),
    ("annotations", "6.3", "annotations that print and are seen", file.flags),
    ("actions", "6.5", "no scripts and no actions that start by themselves", file.actions),
    ("packet", "6.6.2.1", "an XMP packet", facts.packet),
    ("schemas", "6.6.2.3", "extension schemas for foreign properties", facts.schemas),
    ("info", "6.6.3", "Info as XMP", facts.same),
    ("attachments", "6.8", "nothing attached, no foreign forms", file.attachments),
    ("layers", "6.9", "named optional content that does not turn itself on", file.layers),
)
