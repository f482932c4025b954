"""Brackets and quotation marks without their partner, or across another pair (L10; GB/T 15834)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.diagnostic import diagnostic
from newsletter.checks import Check
from newsletter.model.document import Document
from newsletter.model.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.model.words import Words

_CLOSERS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "“": "”",
    "‘": "’",
}
_OPENERS = {close: open_ for open_, close in _CLOSERS.items()}
_WIDE = str.maketrans("()", "（）")
# A label as in 1）and 一）opens no bracket.
_LABEL = re.compile(r"(?:\A|[\s，。；：、])[\dA-Za-z一二三四五六七八九十①-⑳]{1,3}\Z")
# Halves, cells and figures hold parts of sentences.
_PARTIAL = frozenset(
    ("couplet.upper", "couplet.lower", "entry.text", "stat.value", "stat.unit", "stat.delta")
)
_RUNNING = frozenset(("paragraph.text", "lead.text", "quote.text"))
_REACH = 12  # texts that a pair may stretch over


class _Mark(NamedTuple):
    """An opening mark that its own text does not close; *may* says that this is in order."""

    number: int
    text: Words
    at: int
    may: bool = False

    @property
    def wide(self) -> str:
        """The mark, in its full width."""
        return self.text.prose[self.at].translate(_WIDE)


def _diagnose(document: Document) -> Iterator[Diagnostic]:
    texts = [text for text in words(document) if text.part not in _PARTIAL]
    left: list[_Mark] = []
    for number, text in enumerate(texts):
        runs_on = text.part in _RUNNING
        stale = [one for one in left if number - one.number > _REACH]
        left = [one for one in left if one not in stale]
        yield from _lonely(stale)
        opened: list[_Mark] = []
        yield from _matched(number, text, opened, left if runs_on else [])
        following = texts[number + 1].text if number + 1 < len(texts) else ""
        settled = [one._replace(may=_goes_on(one, following)) for one in opened]
        if runs_on:
            left += settled
        else:
            yield from _lonely(settled)
    yield from _lonely(left)


def _matched(number: int, text: Words, opened: list[_Mark], left: list[_Mark]) -> Iterator[Diagnostic]:
    """Follow the marks of a text: what it leaves open stands in *opened*, what it closes is taken off *left*."""
    for at, mark in enumerate(text.prose.translate(_WIDE)):
        if mark in _CLOSERS:
            opened.append(_Mark(number, text, at))
        elif mark in _OPENERS and not _is_apostrophe(text.prose, at):
            partner = _OPENERS[mark]
            if opened and opened[-1].wide == partner:
                opened.pop()
            elif any(one.wide == partner for one in opened):
                crossed = _CLOSERS[opened[-1].wide]
                yield diagnostic("W822", text.place(at, at + 1), found=text.text[at], meant=crossed)
                _take(opened, partner)
            elif not _take(left, partner) and not _may_close(text.prose, at):
                yield diagnostic("W810", text.place(at, at + 1), found=text.text[at], meant=partner)


def _take(opened: list[_Mark], wide: str) -> bool:
    """Take the last such mark off, and what stands behind it; whether there was one."""
    places = [index for index, one in enumerate(opened) if one.wide == wide]
    if places:
        del opened[places[-1] :]
    return bool(places)


def _may_close(prose: str, at: int) -> bool:
    """Whether a closing mark needs no partner: an ASCII bracket, or a label's."""
    return prose[at] == ")" or (prose[at] == "）" and _LABEL.search(prose[:at]) is not None)


def _goes_on(mark: _Mark, following: str) -> bool:
    """Whether a mark may stay open: ASCII, or a quotation of several paragraphs, which opens in each of them."""
    sign, before = mark.text.prose[mark.at], mark.text.prose[: mark.at]
    if sign == "(":
        return True
    return sign in "“‘「『" and (following.startswith(sign) or not before.strip())


def _lonely(marks: list[_Mark]) -> Iterator[Diagnostic]:
    for one in marks:
        if not one.may:
            place, partner = one.text.place(one.at, one.at + 1), _CLOSERS[one.wide]
            yield diagnostic("W810", place, found=one.text.text[one.at], meant=partner)


def _is_apostrophe(prose: str, at: int) -> bool:
    """Whether ’ stands behind a letter or figure with no ‘ open before it."""
    before = prose[max(0, at - 1) : at]
    return prose[at] == "’" and before.isascii() and before.isalnum() and "‘" not in prose[:at]


CHECK = Check(("W810", "W822"), Document, _diagnose)
