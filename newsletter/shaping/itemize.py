"""Where a paragraph changes its script and its side: Han face or Latin face (T3, T4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsletter.shaping.classes import Class
from newsletter.shaping.setting import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Item(NamedTuple):
    """Characters `start` to `stop` of one source run: one side, one ISO 15924 script, one stance.

    *level* is `sups` or `subs` where figures have to be made smaller and off the baseline (T66).

    A newline, and each character that may not be set at all, is an item of its own with no script.
    """

    start: int
    stop: int
    latin: bool
    script: str
    stance: Stance = Stance.ALONG
    level: str = ""


# Characters that continue whatever stands before them: marks, joiners, selectors, soft hyphens.
_EXTENDERS = (
    "\u0300-\u036f\u0483-\u0489\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u20d0-\u20f0"
    "\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
_INVISIBLE = "\xad\u200b\u200c\u200e\u200f\u2060\u2066-\u2069\ufeff"
_ASCII_COMMON = " -.0-@\\[-`{-~"
_LATIN = (
    " -.0-~\xa0-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u02ff\u1e00-\u1eff\u2000-\u200a"
    "\u2010-\u2013\u2020\u2021\u2039\u203a\u202f\u205f\u2070-\u209f\u20a0-\u20cf\u2117\u2122\u2126"
    "\u212a\u212b\u2150-\u215f\u2212\ua720-\ua7ff\ufb00-\ufb06"
)
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_CYRILLIC = "\u0400-\u0482\u048a-\u052f"
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HANGUL = "\u1100-\u115f\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc"
_QUOTES = "“”‘’"
_DASHES = "—―…"
_DOTS = "·‧"
_SIGNS = "×÷±≈≤≥°′″§/"
_BARRED = (
    "\x00-\x1f\x7f-\x9f\u2028-\u202e\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
)

_HAN = (
    "\u2300-\u3029\u3030-\u3040\u309b\u309c\u30fb\u3100-\u312f\u3190-\u31ef\u3200-\u9fff\uf900-\ufaff"
    "\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff65\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0003ffff"
)
_ITEMS = re.compile(
    f"(?P<Hani>[{_HAN}]+)"
    f"|(?P<Latn>[{_LATIN}]+)"
    f"|(?P<either>[{_QUOTES}{_DASHES}{_DOTS}{_SIGNS}])"
    f"|(?P<Kana>[{_KANA}][{_KANA}ー]*)"
    f"|(?P<Grek>[{_GREEK}][{_GREEK}{_ASCII_COMMON}]*)"
    f"|(?P<Cyrl>[{_CYRILLIC}][{_CYRILLIC}{_ASCII_COMMON}]*)"
    f"|(?P<Hang>[{_HANGUL}]+)"
    f"|(?P<joining>[{_EXTENDERS}{_INVISIBLE}]+)"
    f"|(?P<barred>[{_BARRED}])"
    "|(?P<other>.)"
)
_GRAPHEMES = re.compile(
    f"\r\n|[\U0001f1e6-\U0001f1ff]{{2}}|[^\x00-\x1f](?:\u200d.|[{_EXTENDERS}])*|.", re.DOTALL
)
_EXTENDED = re.compile(f"[{_EXTENDERS}\U0001f1e6-\U0001f1ff]")
_NAMES = {"barred": "", "other": "Hani", "joining": "Hani"}
_LATIN_SIDE = frozenset(("Latn", "Grek", "Cyrl"))
_WORDS = frozenset(
    (Class.LATIN, Class.DIGIT, Class.LATIN_OPEN, Class.LATIN_MARK, Class.HY, Class.PRE, Class.SUF)
)
_PLAIN = frozenset((Class.LATIN, Class.DIGIT, Class.SPACE))
_PASSED = frozenset((Class.SPACE, Class.GLUE, Class.ZW))


def graphemes(text: str) -> list[str]:
    """The text in grapheme clusters: a base with its marks, selectors and joined parts (UAX #29)."""
    return _GRAPHEMES.findall(text) if _EXTENDED.search(text) else list(text)


def itemize(text: str, start: int, stop: int, lang: str, classes: Sequence[int]) -> Iterator[Item]:
    """The items of one source run in order; *classes* holds the class of every character of *text*."""
    han_first = lang.startswith(("zh", "ja"))
    held: Item | None = None
    for match in _ITEMS.finditer(text, start, stop):
        script = match.lastgroup or ""
        first, last = match.span()
        latin = script in _LATIN_SIDE
        if script == "either":
            latin = not han_first or _is_latin(text, first, classes)
            script = "Latn" if latin else "Hani"
        elif script == "joining" and held is not None and held.script:
            script = held.script
        else:
            script = _NAMES.get(script, script)
        if held is not None and held.script == script and script:
            held = Item(held.start, last, held.latin, script)
            continue
        if held is not None:
            yield held
        held = Item(first, last, latin, script)
    if held is not None:
        yield held


def _is_latin(text: str, index: int, classes: Sequence[int]) -> bool:
    """Whether the character, which both sides have, is set from the Latin face here (T4)."""
    mark = text[index]
    if mark in _QUOTES:
        return classes[index] not in {Class.OP, Class.CL}
    if mark in _DASHES:
        beside = classes[max(0, index - 1) : index + 2 : 2]
        return classes[index] == Class.LATIN_MARK or (len(beside) == 2 and _PLAIN.issuperset(beside))
    return _meets_word(classes, range(index - 1, -1, -1)) or _meets_word(
        classes, range(index + 1, len(classes))
    )


def _meets_word(classes: Sequence[int], way: range) -> bool:
    """Whether the first thing that shows on the *way* is a letter or a figure."""
    for place in way:
        if classes[place] not in _PASSED:
            return classes[place] in _WORDS
    return False
