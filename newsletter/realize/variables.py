"""Variables of furniture: what `${issue.number}` and the like stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from newsletter.model.document import Document

WEEKDAYS = "一二三四五六日"
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ISSUE = (
    "number", "total", "volume", "classification", "copies", "urgency", "reference", "signatory", "serial",
)  # fmt: skip
_WORD = re.compile(r"\$\{words\.([^}]*)\}")
_NAME = re.compile(r"\$\{([a-z.]+)\}")


def variables(document: Document, date: str) -> dict[str, str]:
    """Every variable that has a value, by name; dates are written in the design's way."""
    found: dict[str, str] = {}
    for group, record, names in (
        ("publication", document.publication, ("name", "issuer", "slogan")),
        ("issue", document.issue, _ISSUE),
    ):
        found |= {f"{group}.{name}": str(getattr(record, name)) for name in names}
    found["publication.contacts"] = "　".join(document.publication.contacts)
    if document.issue.date is not None:
        found["issue.date"] = written(document.issue.date, date, document.lang)
    # A page of several articles is not headed by the first one's words.
    only = document.articles[0].parts if len(document.articles) == 1 else {}
    gap = "　" if document.lang.startswith("zh") else " "
    for part in ("kicker", "headline"):
        block = only.get(part)
        text = getattr(block, "text", None)
        if text is not None:
            # The marks where a headline's lines part are not to be read.
            found[part] = gap.join(map(str.strip, text.plain.split("|")))
    return {name: value for name, value in found.items() if value}


def written(day: dt.date, pattern: str, lang: str = "zh-Hans") -> str:
    """A date as *pattern* writes it: {year} {month} {monthname} {day} {weekday}.

    The names are Chinese in a Chinese document, else English.
    """
    month, weekday = f"{day.month}月", f"星期{WEEKDAYS[day.weekday()]}"
    if not lang.startswith("zh"):
        # Not from the locale, which is that of whoever builds.
        month, weekday = ENGLISH_MONTHS[day.month - 1], ENGLISH_DAYS[day.weekday()]
    return pattern.format(year=day.year, month=day.month, monthname=month, day=day.day, weekday=weekday)


def worded(text: str, words: Mapping[str, str]) -> str:
    """*text* with the layout's own words written out, variables in them still to be filled."""
    return _WORD.sub(lambda match: words.get(match[1], ""), text)


def names(text: str) -> list[str]:
    """The variables that a text names."""
    return _NAME.findall(text)


def filled(text: str, values: Mapping[str, str]) -> str:
    """*text* with its variables written out; one that has no value leaves nothing."""
    return _NAME.sub(lambda match: values.get(match[1], ""), text)
