"""Headings, dates, note marks and units as a copy editor reads them (L11, L12, L17, L20; GB/T 15835)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.checks import Check
from newsletter.model.document import Document
from newsletter.model.slips import Edit, Slip, fault, slips
from newsletter.model.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.model.words import Words

_TITLES = frozenset(
    ("headline.text", "deck.text", "kicker.text", "heading.text", "section.heading", "box.title")
)
_STOPS = "。，；、："
_NOTE = re.compile(rf"(?<=[{_STOPS}])\[\d{{1,3}}\]|(?<=[{_STOPS}])[①-⑳](?=\s*\Z|\n)")
_VERSION = re.compile(r"(?:[vV]|[Vv]er\.?|[Vv]ersion|版本?|软件|系统)号?[:： ]?\Z")


def _day(match: re.Match[str]) -> str | None:
    """The date in words; a version's number is none."""
    if _VERSION.search(match.string[max(0, match.start() - 10) : match.start()]):
        return None
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日"


def _unit(match: re.Match[str]) -> str:
    if match[1].endswith("C"):
        return "℃"
    return match[1].lower().replace("2", "²").replace("3", "³")


_RULES = (
    Slip("W811", re.compile(r"(?<!。)。(?=\s*\Z)"), "", mends=False, parts=_TITLES),
    Slip(
        "H812",
        re.compile(
            r"(?<![\w.-])((?:19|20)\d\d)\.(0?[1-9]|1[0-2])\.(0?[1-9]|[12]\d|3[01])(?![\w.]*[\d])", re.ASCII
        ),
        _day,
        mends=False,
    ),
    Slip(
        "H812",
        re.compile(r"(?<![\w.:：/-])0([1-9][月日])(?!饼)", re.ASCII),
        lambda match: match[1],
        mends=False,
    ),
    Slip(
        "H820",
        re.compile(r"(?<=\d) ?((?:[oº˚]|度)C|K[Gg]|K[Mm]|[Kk]?m[23])(?![A-Za-z0-9])", re.ASCII),
        _unit,
        mends=False,
    ),
)


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    for text in words(document):
        if text.chinese:
            yield from slips(text, _RULES)
            yield from _notes(text)


def _notes(text: Words) -> Iterator[Diagnostic]:
    """Note marks behind the stop of what they are a note to (L17)."""
    for match in _NOTE.finditer(text.prose):
        yield _moved(text, match.start(), match.end())
    for start, piece in zip(text.starts, text.pieces, strict=True):
        is_mark = "superscript" in piece.marks and piece.text.strip("[]").isdecimal()
        if is_mark and text.prose[max(0, start - 1) : start] in set(_STOPS):
            yield _moved(text, start, start + len(piece.text))


def _moved(text: Words, start: int, stop: int) -> Diagnostic:
    mark = text.text[start:stop] + text.text[start - 1]
    return fault(text, "H817", Edit(start - 1, stop, mark), mends=False)


CHECK = Check(("W811", "H812", "H817", "H820"), Document, _diagnose)
