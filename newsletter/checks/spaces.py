"""Blanks that Chinese does without, and characters that nobody sees (L2, L3, L14)."""

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

# A blank sets apart names, labels and the halves of a title; only in running text is it a slip.
_RUNNING = frozenset(("paragraph.text", "lead.text", "item.text", "quote.text"))
_INDENTED = frozenset(("paragraph.text", "lead.text"))
_MARKS = "，。、；：？！…“”‘’（）《》"
_HAN_RUN = re.compile(rf"[{HAN}]+")
_INDENT = re.compile("(?<!\u3000)\u3000{1,2}(?!\u3000)")
_CLAUSE = re.compile(rf"[^{_MARKS}\n]+")
_GAP = re.compile(rf"(?<=[{HAN}]) {{1,2}}(?=[{HAN}])")
_SECTION = re.compile(r"第[〇零一二三四五六七八九十百千\d]+[章节条款编篇项部回集讲课期]\Z")
_ENDED = tuple("。！？…”")
_LONG, _LABEL = 5, 6  # characters of a run that is no name; of a run that may be a label


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    for text in words(document):
        if text.part in _INDENTED:
            yield from _indents(text)
        if text.chinese:
            yield from slips(text, _RULES)


def _indents(text: Words) -> Iterator[Diagnostic]:
    """One or two U+3000 that begin a line of the file; more of them stand there for their width (L2)."""
    for match in _INDENT.finditer(text.prose):
        place = text.place(match.start(), match.end())
        if place is None or match.end() == len(text.prose):
            continue
        before = place.text[: place.column - 1]
        if match.start() == 0 or not before.strip():
            yield fault(text, "H802", Edit(match.start(), match.end(), ""))


def _closed_up(match: re.Match[str]) -> str | None:
    """Nothing, where a sentence has one blank between two stretches of Han that are no names."""
    text = match.string
    if not text.rstrip().endswith(_ENDED):
        return None
    clause = next(one for one in _CLAUSE.finditer(text) if one.start() <= match.start() < one.end())
    left = text[clause.start() : match.start()].lstrip()
    before, after = left.rpartition(" ")[2], _HAN_RUN.match(text, match.end())
    runs = [before, after[0] if after else ""]
    is_name = max(map(len, runs)) < _LONG
    is_label = clause.start() == 0 and len(left) <= _LABEL
    around = text[max(0, clause.start() - 1) : clause.start()] + text[clause.end() :][:1]
    is_title = around in {"《》", "“”", "（）"}
    if is_name or is_label or is_title or _SECTION.search(left) or len(_GAP.findall(clause[0])) > 1:
        return None
    return ""


_RULES = (
    Slip("W803", _GAP, _closed_up, parts=_RUNNING),
    Slip(
        "W803",
        re.compile(rf"(?<=[^\s{HAN}])  (?=\S)|(?<=[{HAN}])  (?=[^\s{HAN}])"),
        " ",
        parts=_RUNNING,
    ),
    Slip(
        "W823",
        re.compile(
            rf"(?:(?<=[{HAN}{_MARKS}])|\A)[\u200b-\u200d\ufeff\xad]+(?=[{HAN}{_MARKS}])"
            rf"|(?<=[{HAN}{_MARKS}])[\u200b-\u200d\ufeff\xad]+\Z"
        ),
        "",
    ),
)

CHECK = Check(("H802", "W803", "W823"), Document, _diagnose)
