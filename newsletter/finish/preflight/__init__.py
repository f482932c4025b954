"""Preflight: the finished print file is read again and held against a ledger of rules.

`survey` reads what the pages paint, `standard` and `trade` hold the rules as data: a code, the clause or custom
that it comes from, and a test. It changes nothing.
"""

from __future__ import annotations

from newsletter.finish.preflight.ledger import RULES, preflight

__all__ = ["RULES", "preflight"]
