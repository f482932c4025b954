"""Dates by the Chinese calendar, GB/T 33661-2017: year, month and day, stems and branches, solar terms.

The reckoning is that of `lunar-python`, compared with that of another library from 1901 to 2100: they part only over
the new moon of September 2057, seconds from midnight. Before 1900 years were reckoned by other rules; beyond, the length of the day is not known well enough to tell the midnight next to
each new moon.
"""

from __future__ import annotations

import datetime as dt

from newsletter.basics.numerals import han_digits
from newsletter.flow.region import is_traditional

FIRST, LAST = dt.date(1900, 1, 31), dt.date(2100, 12, 31)
# Months by number, as newspapers print them: not 冬月 and 腊月.
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_STEMS, _BRANCHES, _BEASTS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
# A year of 甲子.
_CYCLE = 1984
_TRADITIONAL = str.maketrans("闰龙马鸡猪惊蛰谷满处种", "閏龍馬雞豬驚蟄穀滿處種")


def lunar(day: dt.date, lang: str = "zh-Hans") -> dict[str, str]:
    """The fields of a date by the Chinese calendar; `term` is empty unless a solar term begins on that day.

    Raises LookupError for a day before FIRST or after LAST.
    """
    if not FIRST <= day <= LAST:
        raise LookupError(day)
    from lunar_python import Solar

    found = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    year, month = found.getYear(), found.getMonth()
    fields = {
        "lunaryear": han_digits(year),
        "ganzhi": _STEMS[(year - _CYCLE) % 10] + _BRANCHES[(year - _CYCLE) % 12],
        "zodiac": _BEASTS[(year - _CYCLE) % 12],
        # A leap month's number is negative.
        "lunarmonth": f"{'闰' if month < 0 else ''}{_MONTHS[abs(month) - 1]}月",
        "lunarday": str(found.getDayInChinese()),
        "term": str(found.getJieQi()),
    }
    if not is_traditional(lang):
        return fields
    return {name: text.translate(_TRADITIONAL) for name, text in fields.items()}
