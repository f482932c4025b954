"""The gate: a file that we made is held to the rules of the standards that it claims, and its breaches are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, InternalFault
from newsletter.basics.fault import Fault, Spot
from newsletter.basics.registry import ValueRegistry
from newsletter.finish.opened import Opened
from newsletter.finish.rule import Standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.finish.rule import Breach, Rule

STANDARDS = ValueRegistry("newsletter.finish.rules", Standard)
# So many places of one rule are named; the others are counted.
_NAMED = 50


def hold(data: bytes, standards: Sequence[str]) -> None:
    """Hold the file *data* to *standards*, by their names.

    Raises InternalFault with each rule that is broken: what we write has to keep what it claims.
    """
    with Opened(data) as opened:
        told = [one for name in standards for one in breaches(STANDARDS[name], opened)]
    if told:
        raise InternalFault(told)


def breaches(standard: Standard, opened: Opened) -> Iterator[Diagnostic]:
    """A finding for each rule of *standard* that is broken, with the places where."""
    heaps: dict[str, tuple[Rule, list[Breach]]] = {}
    for rule, breach in standard.breaches(opened):
        heaps.setdefault(rule.id, (rule, []))[1].append(breach)
    for rule, found in heaps.values():
        spots = tuple(Spot(one.page, one.object) for one in found[:_NAMED])
        about = Fault(rule.id, f"§{rule.clause}", standard.title, spots, len(found))
        values = (
            ("standard", standard.title),
            ("rule", rule.id),
            ("found", found[0].found or found[0].object),
        )
        yield Diagnostic("E650", None, values, None, about)
