"""What a command is given to speak with: a language, results to stdout, reports to stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.value import dataclass
from newsletter.cli.streams import can_say, colourful, put, silence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.cli.language import Language


@dataclass(frozen=True, slots=True)
class Console:
    """The voice of one run."""

    language: Language
    debug: bool = False

    def word(self, english: str, chinese: str) -> str:
        """The one of two texts that is in the run's language."""
        return chinese if self.language == "zh" else english

    def result(self, text: str) -> None:
        """A result, to stdout.

        Raises EnvironmentFault when stdout is a file that cannot be written.
        """
        try:
            put(sys.stdout, text)
        except OSError as error:
            silence(sys.stdout)
            raise EnvironmentFault([diagnostic("E715", reason=error.strerror or str(error))]) from error

    def note(self, text: str) -> None:
        """A remark on the run, to stderr; where that cannot be written there is nobody to tell."""
        try:
            put(sys.stderr, text)
        except OSError:
            silence(sys.stderr)

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """The findings in words, to stderr."""
        from newsletter.cli.report import Look, report

        look = Look(self.language, colourful(sys.stderr), can_say(sys.stderr, "│→…"))
        lines = "\n".join(report(diagnostics, look))
        if lines:
            self.note(lines)
