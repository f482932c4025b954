"""What the levels of PDF/A-2 ask alike (ISO 19005-2): level A has the structure besides, level U has just these."""

from __future__ import annotations

from newsletter.finish.clauses import colour, facts, file, fonts, limits
from newsletter.finish.rule import Rule, Test


def common(mark: str, levels: str) -> tuple[Rule, ...]:
    """The rules of a level, their ids begun with *mark*; the file has to claim one of *levels*, parted by blanks."""
    return tuple(Rule(f"{mark}-{name}", clause, test) for name, clause, test in (*_COMMON, _claim(levels)))


def _claim(levels: str) -> tuple[str, str, Test]:
    return "claim", "6.6.4", facts.claim(pdfaid_part="2", pdfaid_conformance=levels)


_COMMON: tuple[tuple[str, str, Test], ...] = (
    ("header", "6.1.2", file.header),
    ("trailer", "6.1.3", file.trailer),
    ("streams", "6.1.7", file.streams),
    ("limits", "6.1.13", limits.limits),
    ("intent", "6.2.3", colour.intent),
    ("devices", "6.2.4.3", colour.devices),
    ("states", "6.2.5", colour.states),
    ("images", "6.2.8", colour.images),
    ("embedded", "6.2.11.4", fonts.embedded),
    ("composite", "6.2.11.3", fonts.composite),
    ("glyphs", "6.2.11.8", fonts.glyphs),
    ("unicode", "6.2.11.7", fonts.unicode),
    ("annotations", "6.3", file.flags),
    ("actions", "6.5", file.actions),
    ("packet", "6.6.2.1", facts.packet),
    ("schemas", "6.6.2.3", facts.schemas),
    ("info", "6.6.3", facts.same),
    ("attachments", "6.8", file.attachments),
    ("layers", "6.9", file.layers),
)
