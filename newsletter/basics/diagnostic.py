"""What is reported to the author: a code, a place and the values its message names.

The words stand in `said_zh` and `said_en`, by code; nothing here chooses a language.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.fault import Fault
    from newsletter.basics.span import Span

Value = str | int | float


class Severity(StrEnum):
    """How grave a diagnostic is; an error stops the build."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "H": Severity.HINT}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    *code* is `E`, `W` or `H` and three digits; *values* fill the message's named places; *fix* is
    the corrected source line where one is known; *fault* says where in a PDF a rule is broken.
    """

    code: str
    span: Span | None = None
    values: tuple[tuple[str, Value], ...] = ()
    fix: str | None = None
    fault: Fault | None = None

    @property
    def severity(self) -> Severity:
        """Read off the code's letter."""
        return _SEVERITIES[self.code[0]]


def diagnostic(code: str, span: Span | None = None, *, fix: str | None = None, **values: Value) -> Diagnostic:
    """A diagnostic with its values by name."""
    return Diagnostic(code, span, tuple(values.items()), fix)


class NewsletterError(Exception):
    """What stops a run: an error among its diagnostics, or a warning where one counts as such; and the exit code."""

    exit_code = 1

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(", ".join(d.code for d in self.diagnostics))


class ContentError(NewsletterError):
    """The author's files are at fault (exit 1)."""


class UsageError(NewsletterError):
    """The command line is at fault (exit 2)."""

    exit_code = 2


class EnvironmentFault(NewsletterError):  # noqa: N818 - a fault, as its siblings are errors
    """A file, a font or the disk is at fault (exit 3)."""

    exit_code = 3


class InternalFault(NewsletterError):  # noqa: N818 - named as its siblings are
    """A fault of ours, found before anything was handed out (exit 4)."""

    exit_code = 4
