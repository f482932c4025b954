"""Which way each cluster of a vertical paragraph stands: upright, turned, or some abreast (T60, T62, T63)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.shaping.classes import Class
from newsletter.shaping.itemize import graphemes
from newsletter.shaping.orientation import Orientation, orientation
from newsletter.shaping.region import is_traditional
from newsletter.shaping.setting import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsletter.shaping.fontbook import FontBook, Seat
    from newsletter.shaping.itemize import Item
    from newsletter.shaping.setting import Manner

# What the quotation marks of horizontal text look like in vertical lines: ﹃﹄﹁﹂, and in traditional
# characters ﹁﹂﹃﹄, all reached through the upright brackets of the face (T62).
_QUOTES = str.maketrans("“”‘’", "『』「」")
_TRADITIONAL_QUOTES = str.maketrans("“”‘’", "「」『』")
# Marks of Han text that UAX #50 turns, but for which faces have a form of their own in vertical lines.
_REFORMED = frozenset("“”‘’—―…⋯⸺")
_IN_WORDS = frozenset(
    (
        Class.LATIN,
        Class.DIGIT,
        Class.NM,
        Class.LATIN_OPEN,
        Class.LATIN_MARK,
        Class.HY,
        Class.PRE,
        Class.SUF,
        Class.SL,
        Class.QU,
    )
)
_ASKED = 2  # asking marks that stand side by side
_ASKING = re.compile("[！？]+")


def shown(text: str, lang: str) -> str:
    """*text* with the quotation marks that vertical lines show; only the picture changes (T62)."""
    if not lang.startswith("zh"):
        return text
    return text.translate(_TRADITIONAL_QUOTES if is_traditional(lang) else _QUOTES)


def stances(
    text: str, item: Item, kinds: Sequence[int], has_own: Callable[[str], bool], abreast: int = 2
) -> list[Item]:
    """*item* in parts of one stance each, in order.

    *kinds* holds the class of every character of *text*; *has_own* tells whether the face of the item
    has a glyph of its own for a cluster in vertical lines. Up to *abreast* figures stand side by side.
    A word is judged whole, even where a run or an item ends inside it.
    """
    found: list[Item] = []
    for stop, stance in _clusters(text, item, kinds, has_own, abreast):
        last = found[-1] if found else None
        if last is not None and last.stance is stance and stance is not Stance.ABREAST:
            found[-1] = last._replace(stop=stop)
        else:
            found.append(item._replace(start=last.stop if last else item.start, stop=stop, stance=stance))
    return found


def has_own_glyph(book: FontBook, seats: Sequence[Seat], manner: Manner, cluster: str) -> bool:
    """Whether the first face that has the cluster shows another glyph for it in vertical lines (T62)."""
    seen = cluster if manner.latin else shown(cluster, manner.lang)
    for seat in seats:
        upright = book.setting(seat.key, seen, manner._replace(stance=Stance.UPRIGHT))
        if not upright.missing:
            return upright.gids != book.setting(seat.key, seen, manner).gids
    return False


def _clusters(
    text: str, item: Item, kinds: Sequence[int], has_own: Callable[[str], bool], abreast: int
) -> Iterator[tuple[int, Stance]]:
    """Where each cluster or word of *item* ends, and how it stands."""
    at = done = item.start
    for cluster in graphemes(text[item.start : item.stop]):
        if at >= done and _in_word(text, kinds, at):
            first, stop = _word(text, kinds, at)
            done = min(stop, item.stop)
            whole = first >= item.start and stop <= item.stop
            yield done, _of_word(text[first:stop], abreast) if whole else Stance.TURNED
        elif at >= done and _is_pair(text, at) and at + _ASKED <= item.stop:
            done = at + _ASKED
            yield done, Stance.ABREAST
        elif at >= done:
            done = at + len(cluster)
            yield done, _of_cluster(cluster, has_own)
        at += len(cluster)


def _in_word(text: str, kinds: Sequence[int], at: int) -> bool:
    return kinds[at] in _IN_WORDS and orientation(text[at]) is Orientation.ROTATED


def _word(text: str, kinds: Sequence[int], at: int) -> tuple[int, int]:
    """The word around *at*: what UAX #50 turns, up to the next space, Han or full-width mark."""
    first, stop = at, at + 1
    while first and _in_word(text, kinds, first - 1):
        first -= 1
    while stop < len(text) and _in_word(text, kinds, stop):
        stop += 1
    return first, stop


def _is_pair(text: str, at: int) -> bool:
    """Whether two of ！ and ？, no more and no fewer, begin at *at*; they take one em in all (T29)."""
    row = _ASKING.match(text, at)
    return row is not None and len(row[0]) == _ASKED and text[at - 1 : at] not in {"！", "？"}


def _of_word(word: str, abreast: int) -> Stance:
    """One letter or figure stands upright, two figures (or three) abreast, all else is turned (T63)."""
    if 2 <= len(word) <= abreast and word.isascii() and word.isdigit():
        return Stance.ABREAST
    return Stance.UPRIGHT if word[0].isalnum() and len(graphemes(word)) == 1 else Stance.TURNED


def _of_cluster(cluster: str, has_own: Callable[[str], bool]) -> Stance:
    value = orientation(cluster)
    if value is Orientation.OWN_ROTATED or cluster[0] in _REFORMED:
        return Stance.UPRIGHT if has_own(cluster) else Stance.TURNED
    return Stance.TURNED if value is Orientation.ROTATED else Stance.UPRIGHT
