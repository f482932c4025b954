"""Sequences that stay together and places that would rather not break, found in the text (T15–T17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = (
    "km²|km|m²|m³|cm²|cm³|cm|mm|nm|μm|µm|m|kg|mg|μg|µg|g|t|mL|ml|L|l|ha|h|min|ms|s|d|kHz|MHz|GHz|Hz|kWh|kW|MW|W|kV|V"
    "|mA|A|mmHg|dpi|fps|kPa|hPa|MPa|Pa|dB|mol|KB|MB|GB|TB|kB|bit|bps|Mbps|Gbps|kcal|cal|kJ|J|N|pH|ppm|rpm|px|pt|USD|RMB|CNY|EUR"
    "|mmol|μmol|µmol|nmol|dL|ng|IU|U|Sv|mSv|μSv|µSv|Bq|mV|mW|lx|lm"
)
# One unit, or several by one another: mmol/L, kW·h.
_MEASURED = rf"(?:{_UNITS})(?:[/·](?:{_UNITS}))*(?![A-Za-z])"
_POWER = "×10[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]"
# Figures that hold together: with their inner marks, unit, date word; telephone numbers. Each match is one unit.
_FIGURES = re.compile(
    r"(?P<phone>(?<![\d.])(?:\+\d{1,3}[ -]?)?(?:\(\d{3,4}\) ?)?\d{2,4}(?:[ -]\d{2,4}){1,4}(?![\d.%:/]))"
    rf"|(?P<power>\d+(?:\.\d+)?{_POWER}+(?:/(?:{_UNITS})(?![A-Za-z]))?)"
    rf"|(?P<unit>\d+(?:[.,/:]\d+)* ?{_MEASURED})"
    r"|(?P<sum>[¥￥$＄€£] \d+(?:[.,]\d+)*)"
    r"|(?P<range>\d+(?:[.,:]\d+)*(?:[–~-]\d+(?:[.,:]\d+)*)+"
    rf"(?: ?(?:{_MEASURED}|[年月日号时点分秒元岁%‰℃]))?)"
    r"|(?P<date>(?<!\d)\d{1,4} ?[年月日号时点分秒元岁])"
)
_LABEL = re.compile(
    r"(?:[①-⒛㈠-㈩⓪❶-➓]|(?:(?<=\n)|\A)[\u3000 ]*"
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[、．.)）]|[•·●■◆▲○□◇※★]))[ \u3000]?"
)
_COMPOUND = re.compile(rf"(?<=[A-Za-z]{{2}})[-‐](?=[A-Za-z]{{3}})|(?<=[A-Za-z\d])(?!{_POWER})×(?=\d)")
_DATE_STEP = re.compile(r"\d ?年(?= ?\d)|\d ?月(?= ?\d)")
_MEASURE = re.compile(
    r"\d ?(?=小时|分钟|公里|千米|平方|立方|公斤|千克|人次|周岁|户次"
    r"|[年月日号时点分秒元岁个只名位人家项次件条张台辆户亩米克吨万亿千百倍周天篇页本册部座栋间套组批期届场门种类级层楼室期份支笔块片棵株头匹])"
)
_ORDINAL = re.compile(r"第(?= ?[0-9一二三四五六七八九十百千零〇两])")
_COUNTED = re.compile(r"第[一二三四五六七八九十百零\d]+(?=[届次期章节条名位个批代])")
_STOP = re.compile(r"[：；。！？]")
_TITLE = re.compile(r"《[^《》\n]{2,8}》")
# Spaces that part what belongs together: standards, abbreviated titles, initials, thousands, hours, sums.
_TOGETHER = re.compile(
    r"(?<![A-Za-z])[A-Z]{2,}(?:/[A-Z]+)? (?=\d)|(?<![A-Za-z])(?:No|Mr|Mrs|Ms|Dr|Prof|St|vs|Fig|Vol|pp?|[A-Z])\. (?=\w)"
    r"|\d (?=\d{3}(?!\d))|\d (?=[ap]\.?m(?![A-Za-z]))|\d (?=[×÷=+−])|[×÷=+−] (?=\d)|@(?=\w)|(?<=[\dA-Za-z])—(?=[\dA-Za-z])"
)
_QUOTED = re.compile(r"[“「『〈](?=[^”」』〉\n]{1,6}[”」』〉])[^”」』〉\n]*")
_SPEECH = re.compile(r"：(?=[“「])")
_PARTICLE = re.compile(r"[的了吗呢吧]")
_URL = re.compile(
    r"(?:https?|ftp)://[!-~]+|www\.[!-~]+|(?<![\w@./])[A-Za-z0-9][\w-]*(?:\.[A-Za-z0-9-]+)+/[!-~]*"
)
_EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_URL_POINT = re.compile(r"(?:[/?&=#_-])(?![/?&=#_-])|(?=\.)")

DATE, MEASURE, TITLE, SPEECH, PARTICLE, LINK, MAIL_AT, MAIL_DOT = 40, 80, 60, 30, 5, 120, 150, 200
TOGETHER = 100
# Behind a hyphen that the author typed: poppler and PDFium take one at a line's end for a hyphenation and drop it.
TYPED_HYPHEN = 400


def units(text: str) -> Iterator[tuple[int, int]]:
    """Text ranges that are never split (T15 c–f): figures with unit or date word, telephone numbers."""
    for match in _FIGURES.finditer(text):
        if match.lastgroup != "phone" or _is_phone(match[0]):
            yield match.span()
        else:
            for part in re.finditer(r"\d+(?:-\d+)+", match[0]):
                yield match.start() + part.start(), match.start() + part.end()


def _is_phone(text: str) -> bool:
    return 7 <= sum(map(str.isdigit, text)) <= 15


def labels(text: str) -> Iterator[int]:
    """Offsets after list labels: ① anywhere, 一、 （一） 1. and the like at the start of a line (T15 k)."""
    return (match.end() for match in _LABEL.finditer(text))


def compounds(text: str) -> Iterator[int]:
    """Offsets after hyphens inside Latin words, and after × between measures, where a line may end (T19)."""
    return (match.end() for match in _COMPOUND.finditer(text))


def links(text: str) -> Iterator[tuple[int, int]]:
    """Offsets and penalties of the places where a URL or an e-mail address may break (T17)."""
    if "." not in text:
        return
    for match in _EMAIL.finditer(text):
        yield from _mail_points(match[0], match.start())
    for match in _URL.finditer(text):
        address = match[0].rstrip(".,:;!?)]}'\"")
        for at in _link_points(address):
            yield match.start() + at, TYPED_HYPHEN if address[at - 1] == "-" else LINK


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Text ranges of URLs and e-mail addresses."""
    if "." in text:
        yield from (match.span() for match in _EMAIL.finditer(text))
        yield from (match.span() for match in _URL.finditer(text))


def _mail_points(address: str, start: int) -> Iterator[tuple[int, int]]:
    at = address.index("@") + 1
    yield start + at, MAIL_AT
    for dot in re.finditer(r"\.", address):
        if dot.start() >= 1:
            yield start + dot.start(), MAIL_DOT


def _link_points(address: str) -> Iterator[int]:
    for match in _URL_POINT.finditer(address):
        at = match.end()
        if 3 <= at <= len(address) - 3:
            yield at


def keeps(text: str, *, digits: bool) -> Iterator[tuple[int, int]]:
    """Offsets where a line would rather not break, with the penalty of each (T16)."""
    if digits:
        yield from ((match.end(), DATE) for match in _DATE_STEP.finditer(text))
        yield from ((match.end(), MEASURE) for match in _MEASURE.finditer(text))
    yield from ((match.end(), MEASURE) for match in _ORDINAL.finditer(text))
    yield from ((match.end(), MEASURE) for match in _COUNTED.finditer(text))
    for match in _TITLE.finditer(text):
        yield from ((at, TITLE) for at in range(match.start() + 2, match.end() - 1))
    yield from ((match.end(), TOGETHER) for match in _TOGETHER.finditer(text))
    yield from ((match.end(), SPEECH) for match in _SPEECH.finditer(text))
    yield from ((match.start(), PARTICLE) for match in _PARTICLE.finditer(text))


def title_keeps(text: str) -> Iterator[int]:
    """Offsets where a heading would rather not break: inside short quotations, and before particles."""
    for match in _QUOTED.finditer(text):
        yield from range(match.start() + 2, match.end())
    yield from (match.start() for match in _PARTICLE.finditer(text))


def stops(text: str) -> Iterator[int]:
    """Offsets after marks that end a clause."""
    return (match.end() for match in _STOP.finditer(text))
