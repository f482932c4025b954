"""Dates as layouts write them: by name, in Chinese numerals, by the Chinese calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.dates import Dates
from newsletter.design.find import find
from newsletter.model.load import load
from newsletter.realize.dates import written
from newsletter.realize.lunar import lunar
from newsletter.realize.walk import flow
from newsletter.source.read import read, read_text

LUNAR = "{lunaryear} {ganzhi} {zodiac} {lunarmonth}{lunarday} {term}"
NAMES = Dates("", "", tuple(f"{n}月" for n in range(1, 13)), tuple("一二三四五六日"))


def day(text):
    return dt.date.fromisoformat(text)


# New years, leap months and days known from printed calendars; several free tables and reckonings miss one of these.
# The new moon of 29 September 2057 falls within seconds of midnight: some tables begin that month a day earlier.
@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("1900-01-31", "一九〇〇 庚子 鼠 正月初一"),
        ("1901-02-19", "一九〇一 辛丑 牛 正月初一 雨水"),
        ("1949-10-01", "一九四九 己丑 牛 八月初十"),
        ("1984-11-23", "一九八四 甲子 鼠 闰十月初一"),
        ("1985-02-20", "一九八五 乙丑 牛 正月初一"),
        ("2020-03-05", "二〇二〇 庚子 鼠 二月十二 惊蛰"),
        ("2020-05-23", "二〇二〇 庚子 鼠 闰四月初一"),
        ("2023-03-22", "二〇二三 癸卯 兔 闰二月初一"),
        ("2025-07-25", "二〇二五 乙巳 蛇 闰六月初一"),
        ("2026-02-16", "二〇二五 乙巳 蛇 十二月廿九"),
        ("2026-02-17", "二〇二六 丙午 马 正月初一"),
        ("2026-11-30", "二〇二六 丙午 马 十月廿二"),
        ("2033-12-21", "二〇三三 癸丑 牛 十一月三十 冬至"),
        ("2033-12-22", "二〇三三 癸丑 牛 闰十一月初一"),
        ("2034-02-19", "二〇三四 甲寅 虎 正月初一"),
        ("2057-09-29", "二〇五七 丁丑 牛 九月初一"),
        ("2100-12-31", "二一〇〇 庚申 猴 十二月初一"),
    ],
)
def test_lunar_dates_are_those_of_the_tables(date, text):
    assert written(day(date), LUNAR, NAMES) == text


@pytest.mark.parametrize("date", ["1900-01-30", "1582-10-15", "2101-01-01"])
def test_a_day_outside_the_tables_has_no_lunar_date(date):
    with pytest.raises(LookupError):
        lunar(day(date))


def test_traditional_characters_for_traditional_texts():
    said = "{zodiac} {lunarmonth}{lunarday} {term}"
    assert written(day("2025-07-25"), said, NAMES, "zh-Hant") == "蛇 閏六月初一"
    assert written(day("2020-03-05"), said, NAMES, "zh-TW") == "鼠 二月十二 驚蟄"
    assert written(day("2026-04-20"), said, NAMES, "zh-Hant") == "馬 三月初四 穀雨"


def test_a_year_of_terms_begins_twenty_four_times():
    days = (dt.date(2026, 1, 1) + dt.timedelta(n) for n in range(365))
    terms = [term for one in days if (term := lunar(one)["term"])]
    assert len(terms) == len(set(terms)) == 24
    assert terms[:3] == ["小寒", "大寒", "立春"]


def test_chinese_numerals_and_names():
    said = "{hanyear}年{hanmonth}月{handay}日 {monthname} {weekday} {month:02}"
    assert written(day("2026-11-30"), said, NAMES) == "二〇二六年十一月三十日 11月 一 11"


def texts(made):
    """All words of furniture of a flow's first page."""
    found = []

    def walk(node):
        if hasattr(node, "runs"):
            found.append("".join(run.text for run in node.runs))
        for name in ("child", "children", "nodes", "cells"):
            inner = getattr(node, name, None)
            for one in inner if isinstance(inner, tuple) else (inner,):
                if one is not None:
                    walk(getattr(one, "node", one))

    for item in made.masters.first.furniture:
        walk(item.node)
    return found


def of(date, layout="xiaobao", lang="zh-Hans", changes=()):
    content = f"lang: {lang}\npublication: {{name: 村报}}\nissue: {{number: 3, date: {date}}}\nsections: [{{blocks: [正文。]}}]\n"
    document = load(read_text(content.encode(), Path("c.yaml")), KINDS)
    return flow(document, resolve(read(find(layout)), KINDS, changes, lang=lang))


def test_a_newspaper_writes_the_lunar_date_below_the_date():
    said = texts(of("2020-03-05"))
    assert said[said.index("2020年3月5日　星期四") + 1] == "农历庚子年二月十二　惊蛰"
    assert "農曆丙午年十月廿二" in texts(of("2026-11-30", lang="zh-Hant"))
    assert not [text for text in texts(of("2026-11-30", lang="en")) if "年" in text]


def test_a_lunar_date_that_nobody_knows_is_told_where_it_is_asked_for():
    made = of("1850-01-01")
    (fault,) = [one for one in made.diagnostics if one.code == "E427"]
    assert (fault.span.line, dict(fault.values)["date"]) == (3, "1850-01-01")
    assert not [one for one in of("1850-01-01", "bulletin").diagnostics if one.code == "E427"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("date", "于{moon}", "E417"),
        ("lunar", "农历{ganzhi", "E417"),
        ("lunar", "农历{ganzhi:03}", "E417"),
        ("weekdays", "[Mon, Tue]", "E426"),
        ("months", "[Jan]", "E426"),
    ],
)
def test_patterns_and_names_that_cannot_be_used_are_told(key, value, code):
    with pytest.raises(ContentError) as raised:
        of("2026-11-30", changes=((key, value),))
    assert [one.code for one in raised.value.diagnostics] == [code]
