"""What a job says of its press: marks, the printing house's own ICC profile, the kind of paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import UsageError, diagnostic
from newsletter.basics.registry import nearest
from newsletter.basics.value import dataclass
from newsletter.pictures.condition import named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from newsletter.pdf import Profile

# The most ink in percent that each kind of paper takes and dries.
STOCKS = {"coated": 300.0, "uncoated": 280.0, "newsprint": 240.0}


@dataclass(frozen=True, slots=True)
class Presswork:
    """Printer's *marks* round the sheet, the ICC profile at *icc*, the *stock* printed on; empty: as the profile says."""

    marks: bool = False
    icc: Path | None = None
    stock: str = ""


def equipped(profiles: Iterable[Profile], work: Presswork) -> tuple[Profile, ...]:
    """The *profiles*, those for a press with what *work* says.

    Raises UsageError for a stock or an ICC profile that is none, and where no profile is for a press;
    EnvironmentFault when the ICC profile cannot be read.
    """
    profiles = tuple(profiles)
    if work == Presswork():
        return profiles
    if work.stock and work.stock not in STOCKS:
        near = nearest(work.stock, STOCKS) or ", ".join(STOCKS)
        raise UsageError([diagnostic("E673", name=work.stock, near=near)])
    if not any(profile.condition for profile in profiles):
        raise UsageError([diagnostic("E672")])
    condition = named(work.icc) if work.icc else None
    return tuple(
        replace(
            profile,
            marks=work.marks,
            condition=condition or profile.condition,
            ink=STOCKS.get(work.stock, profile.ink),
        )
        if profile.condition is not None
        else profile
        for profile in profiles
    )
