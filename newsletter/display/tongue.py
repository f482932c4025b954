"""The language that a text, or a phrase in it, is read aloud in.

It is what readers are told and nothing else; how a text is set follows the language that its author gave.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENGLISH, _CHINESE, _JAPANESE, _KOREAN = "en", "zh", "ja", "ko"
_HAN = ("zh", "ja", "yue", "lzh")
_WORD = re.compile(r"[A-Za-z]*[a-z][A-Za-z’'-]*[A-Za-z]")
# Fewer may be a name, which is read in the language around it.
_LEAST = 2
# Letters of Latin scripts and whatever stands between the words of a phrase; a blank is among them.
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\n -~\u00c0-\u024f\u1e00-\u1eff’‘“”–—…]*")
_BEYOND = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
# A word with the marks beside it, alone between blanks: no address and no code.
_SPOKEN = re.compile(rf"[(“‘\"']*(?:{_WORD.pattern})[’'\"”),.;:!?…]*")
_TAIL = re.compile(r"[A-Za-z0-9][.!?]*")
# Two letters or more: a single の in a shop's name is read as Chinese.
_KANA = r"[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]{2,}"
_HANGUL = r"[\u1100-\u11ff\uac00-\ud7a3](?:[ \u1100-\u11ff\uac00-\ud7a3]*[\u1100-\u11ff\uac00-\ud7a3])"
_IDEOGRAPHS = (
    r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
    r"(?:[\u3000-\u303f\uff00-\uffef]*[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+)*"
)
# Between these two letters stand all of Hangul but its parts. To compile so wide a set takes longer than to look for one.
_SYLLABLES = "\uac00", "\ud7a3"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The characters *start* to *stop* of a text, which are read in another language than the rest."""

    start: int
    stop: int
    lang: str


@lru_cache(maxsize=512)
def tongue(text: str, said: str) -> str:
    """The language of a *text* that is *said* to be in one without blanks between words: English where all its words are.

    Words with letters beyond ASCII may be those of any language, and stay as they are said to be.
    """
    if not said.startswith(_HAN) or any(char.isalpha() and not char.isascii() for char in text):
        return said
    return _ENGLISH if len(_WORD.findall(text)) >= _LEAST else said


@lru_cache(maxsize=512)
def phrases(text: str, lang: str) -> tuple[Phrase, ...]:
    """The phrases of a *text* in *lang* that are in other languages, by their letters, in order.

    Among Han characters two English words or more, and kana or Hangul of another language; in a language with
    another script what is written in Han characters, as Chinese.
    """
    if lang.startswith(_HAN):
        first, last = _SYLLABLES
        korean = any(first <= char <= last for char in text)
        found = [*_english(text), *(_written(text, _HANGUL, _KOREAN) if korean else ())]
        if not lang.startswith(_JAPANESE):
            found += _written(text, _KANA, _JAPANESE)
        return tuple(sorted(found, key=lambda phrase: phrase.start))
    if lang.startswith(_KOREAN):
        return tuple(_english(text))
    return tuple(_written(text, _IDEOGRAPHS, _CHINESE))


def _english(text: str) -> Iterable[Phrase]:
    """The stretches of Latin letters that hold two words or more, and no letter that English lacks."""
    for stretch in _LATIN.finditer(text):
        said = stretch.group()
        spoken = sum(_SPOKEN.fullmatch(word) is not None for word in said.split())
        if spoken >= _LEAST and not _BEYOND.search(said):
            tail = list(_TAIL.finditer(said))[-1]
            yield Phrase(stretch.start(), stretch.start() + tail.end(), _ENGLISH)


def _written(text: str, letters: str, lang: str) -> Iterable[Phrase]:
    return (Phrase(found.start(), found.end(), lang) for found in re.finditer(letters, text))
