"""The end of a build or check: what is printed, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import NewsletterError, Severity
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.cli.console import Console
    from newsletter.cli.language import Language
    from newsletter.pipeline import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    code: int
    diagnostics: tuple[Diagnostic, ...]
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How an outcome is told: in words of the command's own, or as JSON."""

    words: Callable[[Result, Console], str]
    as_json: bool


def judge(work: Callable[[], Result], *, strict: bool) -> Outcome:
    """Do *work* and judge it; with *strict* a warning is as grave as an error."""
    try:
        result = work()
    except NewsletterError as fault:
        return Outcome(fault.exit_code, fault.diagnostics)
    found = {item.severity for item in result.diagnostics}
    failed = Severity.ERROR in found or (strict and Severity.WARNING in found)
    return Outcome(1 if failed else 0, result.diagnostics, result)


def tell(outcome: Outcome, manner: Manner, console: Console) -> None:
    """Findings to stderr and results to stdout, or all as one JSON object to stdout."""
    if manner.as_json:
        console.result(json.dumps(_object(outcome, console.language), indent=2))
        return
    console.report(outcome.diagnostics)
    if outcome.result is not None:
        console.result(manner.words(outcome.result, console))


def pages(result: Result, console: Console) -> str:
    """The number of pages in words."""
    one = result.pages == 1
    return console.word("1 page" if one else f"{result.pages} pages", f"{result.pages} 页")


def _object(outcome: Outcome, language: Language) -> dict[str, object]:
    from newsletter.cli.report import records

    result = outcome.result
    return {
        "ok": outcome.code == 0,
        "outputs": [str(path) for path in result.outputs] if result else [],
        "pages": result.pages if result else 0,
        **({"standards": list(result.standards)} if result and result.standards else {}),
        **({"claims": list(result.inspected.claims)} if result and result.inspected else {}),
        "diagnostics": records(outcome.diagnostics, language),
        "timings": dict(result.timings) if result else {},
    }
