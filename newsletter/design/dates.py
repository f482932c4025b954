"""How a layout writes dates: patterns with fields, the names of months and weekdays, and what is wrong in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.design.layout import LayoutSpec

# Fields that ask for the Chinese calendar.
LUNAR = ("lunaryear", "lunarmonth", "lunarday", "ganzhi", "zodiac", "term")
FIELDS = ("year", "month", "day", "monthname", "weekday", "hanyear", "hanmonth", "handay", *LUNAR)
_MONTHS, _WEEKDAYS = 12, 7
_WIDE = "(?:year|month|day)(?::0?[1-4])?"
_PATTERN = re.compile(rf"(?:[^{{}}]|\{{(?:{_WIDE}|{'|'.join(FIELDS)})\}})*")
_OF_MOON = re.compile(rf"\{{(?:{'|'.join(LUNAR)})\}}")


@dataclass(frozen=True, slots=True)
class Dates:
    """The patterns of dates and of lunar dates, the names of months from January and of days from Monday."""

    pattern: str
    lunar: str = ""
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()


def by_the_moon(pattern: str) -> bool:
    """Whether a pattern asks for the Chinese calendar."""
    return _OF_MOON.search(pattern) is not None


def dates(spec: LayoutSpec) -> Dates:
    """How a layout writes dates."""
    return Dates(spec.date, spec.lunar, spec.months, spec.weekdays)


def faults(spec: LayoutSpec) -> Iterator[Diagnostic]:
    """An error for each pattern that names no such field, and for names of months or days that are not all there."""
    for key, text in (("date", spec.date), ("lunar", spec.lunar)):
        if not _PATTERN.fullmatch(text):
            yield diagnostic("E417", spec.place(key), text=text)
    for key, names, count in (("months", spec.months, _MONTHS), ("weekdays", spec.weekdays, _WEEKDAYS)):
        if len(names) != count:
            yield diagnostic("E426", spec.place(key), name=key, count=len(names), whole=count)
