"""The gate: a file is held to the rules of the standards that it claims, and its breaches are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, EnvironmentFault, InternalFault, UsageError, diagnostic
from newsletter.basics.registry import ValueRegistry
from newsletter.basics.value import dataclass
from newsletter.finish.opened import Opened
from newsletter.finish.rule import Standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic

STANDARDS = ValueRegistry("newsletter.finish.rules", Standard)
# So many breaches of one rule are told, and a last one counts the rest.
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Inspected:
    """What an inspection found: the *standards* asked, how many *rules*, the *pages*, and what is to be told."""

    standards: tuple[str, ...]
    rules: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]


def hold(data: bytes, standards: Sequence[str]) -> None:
    """Hold the file *data* to *standards*, by their names.

    Raises InternalFault with each breach: what we write has to keep what it claims.
    """
    with Opened(data) as opened:
        told = [one for name in standards for one in _told(STANDARDS[name], opened)]
    if told:
        raise InternalFault(told)


def inspect(path: Path, standards: Sequence[str] = ()) -> Inspected:
    """Ask a file of anyone's for the rules of *standards*, or of those that it claims.

    Raises UsageError for a standard that is none, EnvironmentFault for a file that cannot be read or opened,
    ContentError with each breach.
    """
    import pikepdf

    for name in standards:
        if name not in STANDARDS:
            near = STANDARDS.nearest(name) or ", ".join(STANDARDS)
            raise UsageError([diagnostic("E652", name=name, near=near)])
    try:
        with Opened(path.read_bytes()) as opened:
            asked = [STANDARDS[name] for name in standards or STANDARDS]
            kept = [one for one in asked if standards or one.claims(opened)]
            told = [breach for one in kept for breach in _told(one, opened)]
            pages = len(opened.pages)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E651", path=str(path), reason=reason)]) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise EnvironmentFault([diagnostic("E651", path=str(path), reason=str(error))]) from error
    if told:
        raise ContentError(told)
    if not kept:
        told = [diagnostic("W651", path=str(path), known=", ".join(STANDARDS))]
    return Inspected(
        tuple(one.title for one in kept), sum(len(one.rules) for one in kept), pages, tuple(told)
    )


def _told(standard: Standard, opened: Opened) -> Iterator[Diagnostic]:
    """A diagnostic for each breach, a few of one rule."""
    counts: dict[str, int] = {}
    for rule, breach in standard.breaches(opened):
        counts[rule.id] = counts.get(rule.id, 0) + 1
        if counts[rule.id] <= _TOLD:
            yield diagnostic(
                "E650",
                standard=standard.title,
                rule=rule.id,
                clause=rule.clause,
                asks=rule.asks,
                page=breach.page,
                object=breach.object,
                found=breach.found,
            )
    for name, count in counts.items():
        if count > _TOLD:
            yield diagnostic("E653", standard=standard.title, rule=name, more=count - _TOLD)
