"""A rule of the ledger, and what its tests are given."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Value
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pikepdf

    from newsletter.finish.preflight.marks import Mark, PageFacts
    from newsletter.pdf import Profile


@dataclass(frozen=True, slots=True)
class Proof:
    """A finished file opened again: the file, its bytes, what its pages paint, the profile, and the least ppi."""

    pdf: pikepdf.Pdf
    data: bytes = field(repr=False)
    pages: tuple[PageFacts, ...]
    profile: Profile
    ppi: float

    @property
    def opaque(self) -> bool:
        """Whether the standard is the older one, which knows no transparency."""
        return self.profile.standard == "PDF/X-1a:2003"

    def marks(self, *kinds: str) -> Iterable[tuple[PageFacts, Mark]]:
        """The marks of those kinds that lie on the sheet or its bleed, page by page."""
        return (
            (page, mark)
            for page in self.pages
            for mark in page.marks
            if mark.kind in kinds and page.prints(mark)
        )


# What was found against a rule: the values that its message names.
Found = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the *code* of its message, the *clause* or custom it comes from, its *test*.

    A code with E is a rule of the standard and stops the build, one with W a custom of the trade.
    """

    code: str
    clause: str
    test: Callable[[Proof], Iterable[Found]]
