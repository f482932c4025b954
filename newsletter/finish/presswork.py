"""What a job says of its press: marks, the printing house's own ICC profile, the kind of paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import UsageError, diagnostic
from newsletter.basics.registry import nearest
from newsletter.basics.value import dataclass
from newsletter.pictures.condition import FOGRA29, FOGRA39, named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from newsletter.pdf import Profile
    from newsletter.pictures.condition import Condition


@dataclass(frozen=True, slots=True)
class Stock:
    """A kind of paper: the most *ink* in percent that it takes and dries, and its *condition* where one is known."""

    ink: float
    condition: Condition | None = None


# There is no free profile for newsprint; it keeps the profile's condition.
STOCKS = {"coated": Stock(300.0, FOGRA39), "uncoated": Stock(280.0, FOGRA29), "newsprint": Stock(240.0)}


@dataclass(frozen=True, slots=True)
class Presswork:
    """Printer's *marks* round the sheet, the ICC profile at *icc*, the *stock* printed on; empty: as the profile says.

    *coarse* prints pictures that are refused otherwise.
    """

    marks: bool = False
    icc: Path | None = None
    stock: str = ""
    coarse: bool = False


def equipped(profiles: Iterable[Profile], work: Presswork) -> tuple[Profile, ...]:
    """The *profiles*, those for a press with what *work* says.

    Raises UsageError for a stock or an ICC profile that is none, and where no profile is for a press;
    EnvironmentFault when the ICC profile cannot be read.
    """
    profiles = tuple(profiles)
    if work.coarse:
        profiles = tuple(replace(profile, refuses=0.0) for profile in profiles)
    if replace(work, coarse=False) == Presswork():
        return profiles
    if work.stock and work.stock not in STOCKS:
        raise _no_stock(work)
    if not any(profile.condition for profile in profiles):
        raise UsageError([diagnostic("E672")])
    stock = STOCKS.get(work.stock)
    condition = named(work.icc) if work.icc else stock and stock.condition
    return tuple(
        replace(
            profile,
            marks=work.marks,
            condition=condition or profile.condition,
            ink=limit(profile, work),
        )
        if profile.condition is not None
        else profile
        for profile in profiles
    )


def limit(profile: Profile, work: Presswork) -> float:
    """The most ink in percent: of the stock, else as the profile says.

    Raises UsageError for a stock that is none.
    """
    if work.stock and work.stock not in STOCKS:
        raise _no_stock(work)
    return STOCKS[work.stock].ink if work.stock else profile.ink


def _no_stock(work: Presswork) -> UsageError:
    near = nearest(work.stock, STOCKS) or ", ".join(STOCKS)
    return UsageError([diagnostic("E673", name=work.stock, near=near)])
