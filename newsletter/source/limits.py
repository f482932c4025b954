"""How much a content file may hold, checked before the cost is paid."""

from __future__ import annotations

from newsletter.basics.value import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; each names itself in the diagnostic of whoever passes it.

    *alias_nodes* counts the nodes that aliases stand for, written out; *scalar_chars* is for one
    text, *total_chars* for all of them, aliases and variables written out.
    """

    content_bytes: int = 8 * MIB
    yaml_depth: int = 64
    yaml_nodes: int = 300_000
    alias_nodes: int = 10_000
    scalar_chars: int = 1_000_000
    total_chars: int = 3_000_000


DEFAULT = Limits()
