"""Which face sets which clusters of an item: the first of its chain that can (T7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.shaping.fontbook import FontBook, Seat
    from newsletter.shaping.setting import Manner, Setting


class Piece(NamedTuple):
    """Characters `start` to `stop` of an item, set from one seat; without a setting no face has them."""

    start: int
    stop: int
    seat: Seat
    setting: Setting | None


def seated(book: FontBook, seats: Sequence[Seat], text: str, manner: Manner) -> Iterator[Piece]:
    """The pieces of an item in order; a cluster is never divided between faces."""
    setting = book.setting(seats[0].key, text, manner)
    if not setting.missing:
        yield Piece(0, len(text), seats[0], setting)
        return
    for start, stop, seat in _stretches(book, seats, text, manner, setting):
        if seat is None:
            yield Piece(start, stop, seats[0], None)
        else:
            yield Piece(start, stop, seat, book.setting(seat.key, text[start:stop], manner))


def _stretches(
    book: FontBook, seats: Sequence[Seat], text: str, manner: Manner, setting: Setting
) -> Iterator[tuple[int, int, Seat | None]]:
    """Neighbouring clusters of one seat together, each cluster that has none by itself."""
    missing = frozenset(setting.missing)
    held: tuple[int, int, Seat] | None = None
    for index in range(len(setting.advances)):
        start, stop = setting.starts[index], setting.starts[index + 1]
        seat = _seat(book, seats[1:], text[start:stop], manner) if index in missing else seats[0]
        if held is not None and seat is held[2]:
            held = held[0], stop, seat
            continue
        if held is not None:
            yield held
        held = None if seat is None else (start, stop, seat)
        if seat is None:
            yield start, stop, None
    if held is not None:
        yield held


def _seat(book: FontBook, seats: Sequence[Seat], cluster: str, manner: Manner) -> Seat | None:
    fitting = (seat for seat in seats if not book.setting(seat.key, cluster, manner).missing)
    return next(fitting, None)
