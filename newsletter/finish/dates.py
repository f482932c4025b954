"""Dates of a file: the information dictionary and XMP write them in different ways."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import takewhile

_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:(Z)|([+-])(\d\d)[':]?(\d\d)?)?"
)
_LEAST = (1, 1, 1, 0, 0, 0)


def alike(one: str, other: str) -> bool:
    """Whether two dates are the same moment as far as both say it; as written where one says no zone.

    ISO 32000-1 §7.9.4 (`D:20260102030405+08'00'`) and XMP (`2026-01-02T03:04:05+08:00`).
    """
    first, second = _parts(one), _parts(other)
    if first is None or second is None:
        return one.strip() == other.strip()
    known = min(len(first[0]), len(second[0]))
    # A day alone has no hour that a zone could move.
    zoned = first[1] is not None and second[1] is not None and known > 3
    return _moment(first, known, zoned=zoned) == _moment(second, known, zoned=zoned)


def _parts(text: str) -> tuple[list[int], timedelta | None] | None:
    """Year, month and so on as far as they are said, and how far the zone is ahead."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    *date, utc, sign, hours, minutes = found.groups()
    said = [int(part) for part in takewhile(bool, date)]
    if sign is None:
        return said, timedelta() if utc else None
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return said, ahead if sign == "+" else -ahead


def _moment(said: tuple[list[int], timedelta | None], known: int, *, zoned: bool) -> datetime | None:
    try:
        whole = datetime(*(said[0][:known] + list(_LEAST[known:])))  # type: ignore[arg-type]  # noqa: DTZ001
        return whole - (said[1] or timedelta()) if zoned else whole
    except (ValueError, OverflowError):
        return None
