"""Dates as a layout writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.numerals import han_digits, han_number
from newsletter.design.dates import by_the_moon

if TYPE_CHECKING:
    import datetime as dt

    from newsletter.design.dates import Dates

# A solar term with the blank before it: on most days there is none.
_TERM = re.compile(r"[ \u3000]*\{term\}")


def written(day: dt.date, pattern: str, dates: Dates, lang: str = "zh-Hans") -> str:
    """A date as *pattern* writes it, with the names of *dates*; the fields are those of `design.dates`.

    Raises LookupError for a day of which no lunar date is known.
    """
    fields: dict[str, object] = {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "monthname": dates.months[day.month - 1],
        "weekday": dates.weekdays[day.weekday()],
        "hanyear": han_digits(day.year),
        "hanmonth": han_number(day.month),
        "handay": han_number(day.day),
    }
    if by_the_moon(pattern):
        from newsletter.realize.lunar import lunar  # brings the tables of the Chinese calendar

        moon = lunar(day, lang)
        fields |= moon
        if not moon["term"]:
            pattern = _TERM.sub("", pattern)
    return pattern.format_map(fields)
