"""Checks: what is worth telling and stops nothing, asked by `newsletter check` alone.

Takes a value that a stage handed on, gives diagnostics, with the mended line where one is certain. One
file a family, found by its name. A check never changes a value, and a build never asks one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.registry import ValueRegistry
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsletter.basics.diagnostic import Diagnostic

__all__ = ["CHECKS", "Check", "diagnose"]


@dataclass(frozen=True, slots=True)
class Check:
    """A family of checks: the codes it may tell, the value that it *reads*, and what it finds in one."""

    codes: tuple[str, ...]
    reads: type[object]
    diagnose: Callable[..., Iterable[Diagnostic]]


CHECKS = ValueRegistry("newsletter.checks", Check)


def diagnose(value: object) -> tuple[Diagnostic, ...]:
    """What all checks that read such a value find in it."""
    asked = (CHECKS[name] for name in CHECKS if isinstance(value, CHECKS[name].reads))
    return tuple(found for check in asked for found in check.diagnose(value))
