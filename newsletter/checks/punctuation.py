"""Marks that are not the ones Chinese is written with (L1, L4, L5, L13, L15, L19; GB/T 15834).

A mark is judged by the characters beside it, and where both readings are possible nothing is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.checks import Check
from newsletter.model.document import Document
from newsletter.model.slips import Slip, slips
from newsletter.model.words import HAN, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic

_OPEN = "“‘（《〈「『【"
_CLOSE = "”’）》〉」』】"
_AFTER = f"{HAN}{_CLOSE}，。、；：？！…"  # what a Chinese clause may end with
_FULL = str.maketrans(",;:!?.", "，；：！？。")
_NUMERALS = "〇零一二三四五六七八九十百千万两"
_UNITS = "年月日号时点分秒周天人次元级岁页期章节楼层室" + _NUMERALS
# Han in an English sentence: a letter before it, and one behind the mark.
_QUOTED = re.compile(rf"[A-Za-z][ ,“‘\"'(]{{1,2}}[{HAN}{_CLOSE}]{{1,12}}")
_ENTITY = re.compile(r"&#?\w{1,8}")


def _full(match: re.Match[str]) -> str | None:
    """The match with full-width marks and without the blank behind them."""
    text, start, stop = match.string, match.start(), match.end()
    if text[stop : stop + 1].isascii() and text[stop : stop + 1].isalpha():
        tail = max(0, start - 16)
        if any(start == quoted.end() + tail for quoted in _QUOTED.finditer(text[tail:start])):
            return None
    if match[0] == ";" and _ENTITY.search(text[max(0, start - 10) : start]):
        return None
    return match[0].translate(_FULL).rstrip(" ")


def _range(match: re.Match[str]) -> str:
    return match[0].replace("~", "～")


def _times(match: re.Match[str]) -> str | None:
    """The product sign, but not in hexadecimal numbers."""
    return None if match[1] == "0" else f"{match[1]}{match[2]}×{match[2]}"


_BLANK = r"(?: {1,2}(?=\S))?"
_RULES = (
    Slip("W801", re.compile(rf"(?<=[{_AFTER}])[,;]{_BLANK}"), _full),
    Slip("W801", re.compile(rf"(?<=[A-Za-z0-9%％℃)])[,;](?=[{HAN}{_OPEN}])"), _full),
    Slip(
        "W801",
        re.compile(
            rf"(?<=[{_AFTER}])(?<![:：]):(?![:/\\()-])(?![DPp](?![A-Za-z]))"
            rf"(?!(?<=[{_NUMERALS}]:)[{_NUMERALS}]){_BLANK}"
        ),
        _full,
    ),
    Slip("W801", re.compile(rf"(?<=[A-Za-z]):(?=[{HAN}{_OPEN}])"), _full),
    Slip("W801", re.compile(rf"(?<=[{_AFTER}])[!?]+{_BLANK}"), _full),
    Slip(
        "W801",
        re.compile(rf"(?<=[{HAN}{_CLOSE}])\.(?=\s*\Z|\n|[{_CLOSE}]| {{1,2}}[{HAN}{_OPEN}]){_BLANK}"),
        _full,
    ),
    Slip(
        "W804",
        re.compile(rf"(?<![.0-9/])(?<=[{_AFTER}])\.{{3,}}|(?<![.0-9/])\.{{3,}}(?=[{HAN}{_OPEN}])"),
        "……",
    ),
    Slip("W804", re.compile("。{3,}"), "……"),
    Slip("W804", re.compile(rf"(?<=[{HAN}{_CLOSE}，。！？])…(?!…)|(?<!…)…(?=[{HAN}])"), "……"),
    Slip("W805", re.compile(rf"(?<=[{_AFTER}])-{{2,3}}(?=[{HAN}{_OPEN}])"), "——"),
    Slip("W805", re.compile(rf"(?<=[{_AFTER}]) {{1,2}}(?:-{{2,3}}|—) {{1,2}}(?=[{HAN}{_OPEN}])"), "——"),
    Slip("W805", re.compile(rf"(?:(?<=[，。！？；：])|(?<![^\n]))—(?=[{HAN}])"), "——"),
    Slip("W813", re.compile(r"([，、；：])\1+"), lambda match: match[1]),
    Slip("W813", re.compile("(?<!。)。。(?!。)"), "。"),
    Slip("H815", re.compile(rf"(?<=[0-9%％℃{_UNITS}]) ?~ ?(?=[0-9¥￥周{_NUMERALS}])"), _range),
    Slip(
        "H815",
        re.compile(
            r"(?<![\w.#/×-])(\d+(?:\.\d+)?(?:mm|cm|m)?)( ?)[xX]\2(?=\d+(?:\.\d+)?(?:(?:mm|cm|m|px)?(?![A-Za-z0-9.])|[xX]\d))",
            re.ASCII,
        ),
        _times,
    ),
    Slip("H819", re.compile(rf"(?<=[{HAN}])[•∙・](?=[{HAN}])"), "·"),
)


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    for text in words(document):
        if text.chinese:
            yield from slips(text, _RULES)


CHECK = Check(("W801", "W804", "W805", "W813", "H815", "H819"), Document, _diagnose)
