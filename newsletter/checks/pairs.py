"""Brackets and quotation marks that are not the Chinese ones, and what stands between two (L1, L6, L16)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.checks import Check
from newsletter.model.document import Document
from newsletter.model.slips import Edit, Slip, fault, slips
from newsletter.model.words import HAN, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.model.words import Words

_WIDE = re.compile(rf"[{HAN}，。、；：？！…—“”‘’（）《》〈〉「」『』【】〔〕]")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"[A-Za-z0-9{HAN}℃%]")
_FORMULA = re.compile(r"[=+*/^<>|\\]|^\s*-?[\d.]+\s*,")
_DOUBLED = re.compile("[(（]{2}")
_LETTER_BEFORE = re.compile(r"[A-Za-z],? ?\Z")
_LETTER_AFTER = re.compile(r"[,;.]? ?[A-Za-z]")
_LONGEST = 120
_DOUBLE = re.compile(r'(?<![0-9A-Za-z=\\])"(?!\s)([^"“”\n]{1,120})(?<!\s)"')
_DOUBLE_END = re.compile(r'“([^"“”\n]{1,120})"')
_DOUBLE_START = re.compile(r'(?<![0-9A-Za-z=])"([^"“”\n]{1,120})”')
_SINGLE = re.compile(r"(?<![0-9A-Za-z='])'(?!\s)([^'‘’\n]{1,120})(?<!\s)'(?![0-9A-Za-z'])")
_BETWEEN = (Slip("H816", re.compile("[》”]、[《“]"), lambda match: match[0].replace("、", ""), mends=False),)


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    for text in words(document):
        if text.chinese:
            yield from _brackets(text)
            yield from _quotes(text)
            yield from slips(text, _BETWEEN)


def _brackets(text: Words) -> Iterator[Diagnostic]:
    """Round brackets in ASCII beside Han, and those of which one is full-width already (L1)."""
    opened: list[int] = []
    for at, mark in enumerate(text.prose):
        if mark in "(（":
            opened.append(at)
        elif mark in ")）" and opened:
            start = opened.pop()
            both = (Edit(start, start + 1, "（"), Edit(at, at + 1, "）"))
            edits = [edit for edit in both if text.prose[edit.start] != edit.new]
            half = len(edits) == 1 and not _DOUBLED.search(text.prose[max(0, start - 1) : start + 2])
            if half or (len(edits) == 2 and _is_wide_bracket(text.prose, start, at)):
                yield from _pair(text, "W801", edits)


def _is_wide_bracket(prose: str, start: int, stop: int) -> bool:
    """Whether the ASCII brackets at the two places stand in Chinese, and not in a formula or in English."""
    inner, before, after = (
        prose[start + 1 : stop],
        prose[max(0, start - 1) : start],
        prose[stop + 1 : stop + 2],
    )
    if "\n" in inner or len(inner) > _LONGEST or not _WORD.search(inner):
        return False
    if _HAN.search(inner):
        return not _in_english(prose, start, stop + 1)
    if _FORMULA.search(inner) or not all(not side or _WIDE.match(side) for side in (before, after)):
        return False
    return bool(before or after)


def _in_english(prose: str, start: int, stop: int) -> bool:
    before, after = prose[max(0, start - 3) : start], prose[stop : stop + 3]
    return bool(_LETTER_BEFORE.search(before) and before.endswith(" ") and _LETTER_AFTER.match(after))


def _quotes(text: Words) -> Iterator[Diagnostic]:
    """Straight quotation marks beside Han (L6)."""
    for match in _DOUBLE.finditer(text.prose):
        if _is_quoted_chinese(match):
            yield from _pair(text, "W806", _both(match, "“”"))
    for match in _DOUBLE_END.finditer(text.prose):
        rest = text.prose[match.end() :]
        is_inch = match[1][-1].isdigit() and "”" in rest.partition("“")[0]
        if not is_inch:
            yield fault(text, "W806", Edit(match.end() - 1, match.end(), "”"))
    for match in _DOUBLE_START.finditer(text.prose):
        yield fault(text, "W806", Edit(match.start(), match.start() + 1, "“"))
    for match in _SINGLE.finditer(text.prose):
        if _WIDE.match(match[1][0]) and _WIDE.match(match[1][-1]):
            yield from _pair(text, "W806", _both(match, "‘’"))


def _is_quoted_chinese(match: re.Match[str]) -> bool:
    prose, start, stop = match.string, match.start(), match.end()
    if _in_english(prose, start, stop):
        return False
    if _WIDE.match(match[1][0]) or _WIDE.match(match[1][-1]):
        return True
    before, after = prose[max(0, start - 1) : start], prose[stop : stop + 1]
    return bool(before and _WIDE.match(before)) and (not after or bool(_WIDE.match(after)))


def _both(match: re.Match[str], marks: str) -> list[Edit]:
    start, stop = match.start(), match.end()
    return [Edit(start, start + 1, marks[0]), Edit(stop - 1, stop, marks[1])]


def _pair(text: Words, code: str, edits: list[Edit]) -> Iterator[Diagnostic]:
    """One finding for a pair on one line of the file, else one for each of its marks."""
    places = [text.place(edit.start, edit.stop) for edit in edits]
    if len({place and place.line for place in places}) == 1:
        yield fault(text, code, *edits)
    else:
        yield from (fault(text, code, edit) for edit in edits)


CHECK = Check(("W801", "W806", "H816"), Document, _diagnose)
