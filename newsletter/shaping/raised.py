"""Superior and inferior figures: the face's own where it has them all, else made from its figures (T66)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.shaping.fontbook import FontBook, Seat
    from newsletter.shaping.itemize import Item
    from newsletter.shaping.setting import Manner

SIZE, RISE, DROP = 0.65, 0.33, -0.14  # of a made figure, and how far it stands off the baseline, in em
SUPS, SUBS = "sups", "subs"

_PLAIN = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni", strict=True)) | dict(
    zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", "0123456789+−=()aeoxhklmnpst", strict=True)
)
_TABLE = str.maketrans(_PLAIN)
_GROUP = re.compile("(?P<sups>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ]+)|(?P<subs>[₀-₎ₐₑₒₓₕₖₗₘₙₚₛₜ]+)")


def plain(text: str) -> str:
    """The figures on the line that raised and lowered ones are made from, character for character."""
    return text.translate(_TABLE)


def fitted(seat: Seat, level: str, middle: float = 0.0) -> Seat:
    """The seat of made figures at *level*: smaller, and off the baseline.

    Turned text has the *middle* of its em (in em above the baseline) on the line's centre. That of small
    figures is nearer their own baseline, so that much is taken back.
    """
    shift = (RISE if level == SUPS else DROP) - middle * (1 - SIZE)
    return seat._replace(scale=seat.scale * SIZE, shift=seat.shift + shift * seat.scale)


def leveled(book: FontBook, seats: tuple[Seat, ...], text: str, item: Item) -> Iterator[Item]:
    """The parts of *item*, each with the level at which its figures have to be made, or with none.

    Neighbouring figures are one group: where the first face lacks one of them, all are made.
    """
    start = item.start
    for match in _GROUP.finditer(text, item.start, item.stop):
        level = match.lastgroup or ""
        face = book.face(seats[0].key)
        if all(face.covers(ord(char)) for char in match[0]):
            continue
        if not all(face.covers(ord(char)) for char in plain(match[0])):
            continue
        if match.start() > start:
            yield item._replace(start=start, stop=match.start())
        yield item._replace(start=match.start(), stop=match.end(), level=level)
        start = match.end()
    if start < item.stop:
        yield item._replace(start=start)


def lacks(book: FontBook, seat: Seat, text: str, manner: Manner) -> bool:
    """Whether the face has no figures of its own at the level that the manner asks for."""
    own = book.setting(seat.key, text, manner)
    usual = book.setting(seat.key, text, manner._replace(figures=""))
    shown = [index for index, char in enumerate(text) if not char.isspace()]
    if len(own.gids) != len(usual.gids) or len(own.gids) != len(text):
        return own.gids == usual.gids
    return any(own.gids[index] == usual.gids[index] for index in shown)
