"""Variables of furniture: what `${issue.number}` and the like stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from newsletter.model.document import Document

WEEKDAYS = "一二三四五六日"
_NAME = re.compile(r"\$\{([a-z.]+)\}")


def variables(document: Document, date: str) -> dict[str, str]:
    """Every variable that has a value, by name; dates are written in the design's way."""
    found: dict[str, str] = {}
    for group, record, names in (
        ("publication", document.publication, ("name", "issuer", "slogan")),
        ("issue", document.issue, ("number", "total", "volume", "classification", "copies")),
    ):
        found |= {f"{group}.{name}": str(getattr(record, name)) for name in names}
    found["publication.contacts"] = "　".join(document.publication.contacts)
    if document.issue.date is not None:
        found["issue.date"] = written(document.issue.date, date)
    for part in ("kicker", "headline"):
        block = document.articles[0].parts.get(part) if document.articles else None
        text = getattr(block, "text", None)
        if text is not None:
            found[part] = text.plain
    return {name: value for name, value in found.items() if value}


def written(day: dt.date, pattern: str) -> str:
    """A date as *pattern* writes it: {year} {month} {day} {weekday}."""
    weekday = f"星期{WEEKDAYS[day.weekday()]}"
    return pattern.format(year=day.year, month=day.month, day=day.day, weekday=weekday)


def names(text: str) -> list[str]:
    """The variables that a text names."""
    return _NAME.findall(text)


def filled(text: str, values: Mapping[str, str]) -> str:
    """*text* with its variables written out; one that has no value leaves nothing."""
    return _NAME.sub(lambda match: values.get(match[1], ""), text)
