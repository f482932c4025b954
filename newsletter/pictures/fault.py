"""What is wrong with a picture, before the line that named it is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, Diagnostic

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Value
    from newsletter.basics.span import Span


class PictureFault(ContentError):  # noqa: N818 - it is the picture that is at fault
    """A picture that cannot be used. Whoever knows where it was named calls `at`."""

    def __init__(self, code: str, **values: Value) -> None:
        self.diagnostic = Diagnostic(code, values=tuple(values.items()))
        super().__init__([self.diagnostic])

    def at(self, span: Span | None) -> Diagnostic:
        """The finding, placed where the author named the picture."""
        return replace(self.diagnostic, span=span)
