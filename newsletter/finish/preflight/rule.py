"""A rule of the ledger, and what its tests are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from typing import Any

    import pikepdf

    from newsletter.finish.preflight.marks import Mark, PageFacts
    from newsletter.pdf import Profile

# What was found against a rule: the values that its message names. Under `mark` the mark at fault and under
# `object` the name of what is at fault may stand besides; a report says by them where it is.
Found = Mapping[str, "Any"]


@dataclass(frozen=True, slots=True)
class Proof:
    """A finished file opened again: the file, its bytes, what its pages paint, the profile, and the least ppi.

    *said* and *info* are what its XMP and its information dictionary say; *repaired* what its reader had to mend.
    """

    pdf: pikepdf.Pdf
    data: bytes = field(repr=False)
    pages: tuple[PageFacts, ...]
    profile: Profile
    ppi: float
    said: Mapping[str, str] = field(default_factory=dict)
    info: Mapping[str, str] = field(default_factory=dict)
    repaired: str = ""

    @property
    def opaque(self) -> bool:
        """Whether the standard is the older one, which knows no transparency."""
        return self.profile.standard.startswith("PDF/X-1a")

    def marks(self, *kinds: str) -> Iterable[tuple[PageFacts, Mark]]:
        """The marks of those kinds that lie on the sheet or its bleed, page by page."""
        return (
            (page, mark)
            for page in self.pages
            for mark in page.marks
            if mark.kind in kinds and mark.alpha and page.prints(mark)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the *code* of its message, the *clause* or custom it comes from, its *test*.

    A code with E is a rule of the standard and stops the build, one with W a custom of the trade, one with H
    something that whoever prints the file may want to know. A clause of a standard begins with `ISO`; what follows
    a colon is said for readers of the code.
    """

    code: str
    clause: str
    test: Callable[[Proof], Iterable[Found]]
