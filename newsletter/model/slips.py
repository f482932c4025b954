"""Slips of the pen in a document's words: what a check found, and the line of the file without it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsletter.basics.diagnostic import Value
    from newsletter.model.words import Words

    Meant = str | Callable[[re.Match[str]], str | None]

# What a plain YAML text cannot begin with, and where one may begin.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_BEGINS = re.compile(r"\s*|.*(?:[:?-]\s+|[\[{,]\s*)")
# Before a full-width colon these would look like a key that lost its own.
_KEY = re.compile(r"\s*(?:-\s+)*(?:[a-z][a-z_-]*|[报送发])\s*")
_SHOWN = 24


class Edit(NamedTuple):
    """Characters of a text from *start* to *stop* and what is to stand there."""

    start: int
    stop: int
    new: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault that a pattern finds in Chinese prose.

    *meant* is what should stand in the place of the match: a text, or a function of the match
    which gives None where the match is no fault. An empty *parts* means texts of every kind.
    """

    code: str
    pattern: re.Pattern[str]
    meant: Meant
    mends: bool = True
    parts: frozenset[str] = frozenset()


def slips(words: Words, rules: Sequence[Slip]) -> Iterator[Diagnostic]:
    """What the rules find in a text, each with its mended line where the rule mends."""
    for rule in rules:
        if rule.parts and words.part not in rule.parts:
            continue
        for match in rule.pattern.finditer(words.prose):
            meant = rule.meant if isinstance(rule.meant, str) else rule.meant(match)
            is_foreign = words.text[match.start() : match.end()] != match[0]
            if meant is not None and not is_foreign and not _is_raised(words, match):
                edit = Edit(match.start(), match.end(), meant)
                yield fault(words, rule.code, edit, mends=rule.mends)


def _is_raised(words: Words, match: re.Match[str]) -> bool:
    """Whether a superscript or subscript is in a match: `m^2^` is no `m2`."""
    return any(words.marked(at, mark) for at in range(*match.span()) for mark in ("superscript", "subscript"))


def fault(words: Words, code: str, edit: Edit, *more: Edit, mends: bool = True) -> Diagnostic:
    """The finding that *edit* (and *more* of them, later in the text) would put right.

    Its values are what was `found` and what is `meant`; a mended line is given where all the
    characters stand on one line of the file exactly as they are read.
    """
    edits = (edit, *more)
    found, meant = words.text[edit.start : edits[-1].stop], _joined(words.text, edits)
    if not (found.strip() and meant):  # a blank is shown between its neighbours
        before, after = words.text[max(0, edit.start - 1) : edit.start], words.text[edits[-1].stop :][:1]
        found, meant = f"{before}{found}{after}", f"{before}{meant}{after}"
    values: dict[str, Value] = {"found": _cut(found), "meant": _cut(meant)}
    fix = mended(words, edits) if mends else None
    place, last = words.place(edit.start, edits[-1].stop), words.literal(edits[-1].start, edits[-1].stop)
    if place is not None and last is not None and last.line == place.line:
        place = replace(place, end=max(place.end, last.end))
    return diagnostic(code, place, fix=fix, **values)


def mended(words: Words, edits: Sequence[Edit]) -> str | None:
    """The line of the file with all *edits* made; None where that is not certain to keep the YAML's meaning."""
    spans = [words.literal(edit.start, edit.stop) for edit in edits]
    first = spans[0]
    if first is None or any(span is None or span.line != first.line for span in spans):
        return None
    line = first.text
    for span, edit in reversed(list(zip(spans, edits, strict=True))):
        if span is None or not _is_safe(line[: span.column - 1], edit.new, line[span.end - 1 :]):
            return None
        line = line[: span.column - 1] + edit.new + line[span.end - 1 :]
    return line


def _is_safe(before: str, new: str, after: str) -> bool:
    """Whether a line with *new* between the two parts still holds a text, and not a key or a list."""
    if _BEGINS.fullmatch(before) and (new + after)[:1] in _INDICATORS | {""}:
        return False
    if not new and "_" in before[-1:] + after[:1]:  # between words it would mark nothing
        return False
    return "：" not in new or not _KEY.fullmatch(before)


def _joined(text: str, edits: Sequence[Edit]) -> str:
    """The stretch of *text* that the edits cover, with them made."""
    parts, at = [], edits[0].start
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.stop
    return "".join(parts)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
