"""Where a Latin word may break with a hyphen: soft hyphens, and the points of a dictionary (T10, T19)."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsletter.lines import patterns
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.flow.style import ParagraphStyle
    from newsletter.shaping.text import ShapedRun, ShapedText

HYPHEN = 120  # the penalty of such a break
_BEFORE, _BEHIND = 2, 3  # letters at least before a hyphen and after it
_SOFT = "\xad"
_LETTER = "A-Za-zÀ-ɏ"
_WORD = re.compile(
    rf"(?<![{_LETTER}\d_\xad’'@/.&=-])[a-zß-öø-ÿā-ɏ]{{6,}}(?![{_LETTER}\d_\xad’'@/-]|\.[{_LETTER}])"
)
_ENGLISH = "en_US"
_OWN = ("zh", "ja", "ko")  # languages whose Latin words are taken as English


def points(text: ShapedText, classes: Sequence[int], *, words: bool) -> Iterator[int]:
    """The joints at which a line may end with a hyphen that the text does not hold.

    A dictionary is asked only for *words*, those of six small letters and more.
    """
    found = _soft(text, classes) if _SOFT in text.text else iter(())
    if words:
        found = chain(found, _words(text, classes))
    return (
        joint for joint in found if glyph(text.runs[text.run_of[joint - 1]]) and not _is_kept(text, joint)
    )


def has_words(text: ShapedText, style: ParagraphStyle) -> bool:
    """Whether a dictionary may be asked: the style lets it, and a word is long enough."""
    return style.hyphenate and not style.balance and _WORD.search(text.text) is not None


def width(run: ShapedRun) -> float:
    """How wide a run's hyphen is, in points."""
    gid = glyph(run)
    return run.face.advance(gid) * run.style.size if gid else 0.0


def glyph(run: ShapedRun) -> int:
    """The glyph of a run's hyphen, 0 when its face has none; U+2010 is one em wide in a Han face."""
    return run.face.glyph(ord("-"))


def _is_kept(text: ShapedText, joint: int) -> bool:
    """Whether a run that stays on one line, or a word with one reading, goes on across *joint*."""
    before, after = (text.runs[text.run_of[cluster]] for cluster in (joint - 1, joint))
    return (before.nobreak and after.nobreak) or any(word.start < joint < word.stop for word in text.rubies)


def _soft(text: ShapedText, classes: Sequence[int]) -> Iterator[int]:
    """The joints behind soft hyphens between letters."""
    for joint in range(2, len(classes)):
        before, after = classes[joint - 2], classes[joint]
        if text.cluster(joint - 1) == _SOFT and before == after == Class.LATIN:
            yield joint


def _words(text: ShapedText, classes: Sequence[int]) -> Iterator[int]:
    joints = {offset: joint for joint, offset in enumerate(text.starts)}
    addresses = tuple(patterns.addresses(text.text))
    for match in _WORD.finditer(text.text):
        first = joints.get(match.start(), 0)
        if any(start <= match.start() < end for start, end in addresses) or first >= len(classes):
            continue
        run = text.runs[text.run_of[first]]
        dictionary = None if run.nobreak or run.drawn else _dictionary(run.style.lang)
        if dictionary is None:
            continue
        for place in dictionary.positions(match[0]):
            joint = joints.get(match.start() + place, 0)
            if joint and classes[joint - 1] == classes[joint] == Class.LATIN:
                yield joint


@cache
def _dictionary(lang: str) -> Any | None:  # noqa: ANN401 - the library has no types
    """The points of a language's words; None where the library does not know it."""
    pyphen = import_module("pyphen")  # fifty milliseconds with a dictionary: only where a line needs it
    known = _ENGLISH if lang.startswith(_OWN) else pyphen.language_fallback(lang.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_BEFORE, right=_BEHIND) if known else None
