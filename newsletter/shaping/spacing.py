"""The frame of each mark: where its ink stands, and the blank it may lose (T5, T23, T24, T29)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsletter.shaping.classes import CLOSING, OPENING, STOPS
from newsletter.shaping.region import is_simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.shaping.face import Face

    # Glyph, advance and offset of a mark under a width feature, in font units.
    Under = Callable[[str, str], tuple[int, int, int]]

_DOUBLE_STOPS = "‼⁇⁈⁉"
_OPENING = frozenset(OPENING + "“‘")
_QUOTES = frozenset("“”‘’")
_STOPS = frozenset(STOPS) - frozenset(_DOUBLE_STOPS)
_ASKING = frozenset("！？")
_LOW = frozenset("，。、．")

MARKS = re.compile(f"[—―]{{2,}}|[{re.escape(OPENING + CLOSING + STOPS)}“”‘’…⋯·‧・/／]")
LATIN_MARKS = re.compile("[·‧]")

# In em: a mark below the first counts as narrow; a body is the second; trimmed ink keeps the third
# beside it; dots may stand so far off the middle of the em box.
_FULL, _HALF, _MARGIN, _LEVEL = 0.9, 0.5, 0.04, 0.02


class Frame(NamedTuple):
    """A mark's glyph in its frame, in font units.

    The glyph's origin stands *dx*, *dy* from the frame's; *lead* and *trail* are the blank that the
    frame may lose at its start and its end. *centred* marks ought to stand aside.
    """

    gid: int
    dx: float
    dy: float
    advance: float
    lead: float = 0.0
    trail: float = 0.0
    centred: bool = False


class _Asked(NamedTuple):
    """A mark in a face and a language."""

    face: Face
    mark: str
    lang: str
    under: Under

    @property
    def simplified(self) -> bool:
        return is_simplified(self.lang)

    def edges(self, gid: int) -> tuple[float, float]:
        """The left and right edge of a glyph's ink in font units."""
        ink, em = self.face.ink(gid), self.face.upem
        return (0.0, self.face.advance(gid) * em) if ink is None else (ink[0] * em, ink[2] * em)


def frame(face: Face, gid: int, mark: str, lang: str, under: Under) -> Frame:
    """The frame of *mark*, which the face sets with *gid*.

    *under* shapes it with a width feature. Rigid marks have no blank to lose.
    """
    asked = _Asked(face, mark, lang, under)
    plain = Frame(gid, 0.0, 0.0, face.advance(gid) * face.upem)
    return _MAKERS.get(mark[0], _aside)(asked, plain)


def _centred(asked: _Asked, plain: Frame, width: float) -> Frame:
    """The ink in the middle of *width*."""
    left, right = asked.edges(plain.gid)
    return Frame(plain.gid, (width - left - right) / 2, plain.dy, width)


def _dash(asked: _Asked, plain: Frame) -> Frame:
    """Dashes drawn as one glyph take one em each (T29)."""
    return _centred(asked, plain, len(asked.mark) * asked.face.upem)


def _full(asked: _Asked, plain: Frame) -> Frame:
    """A rigid mark in one em."""
    em = asked.face.upem
    return plain if plain.advance >= _FULL * em else _centred(asked, plain, em)


def _ellipsis(asked: _Asked, plain: Frame) -> Frame:
    """Three dots in one em, at half the height of the em box (T29)."""
    face = asked.face
    framed, ink = _full(asked, plain), face.ink(plain.gid)
    if ink is None:
        return framed
    off = (face.em_top - face.em_depth) / 2 - (ink[1] + ink[3]) / 2
    dy = off * face.upem if abs(off) > _LEVEL else 0.0
    return Frame(framed.gid, framed.dx, dy, framed.advance)


def _interpunct(asked: _Asked, plain: Frame) -> Frame:
    """A body of half an em with the ink in its middle; in Japanese a quarter of blank on each side."""
    em = asked.face.upem
    if asked.lang.startswith("ja"):
        centred = _centred(asked, plain, em)
        return Frame(centred.gid, centred.dx, 0.0, em, em / 4, em / 4)
    if plain.advance <= _HALF * em and not asked.lang.startswith("zh"):
        return plain
    left, right = asked.edges(plain.gid)
    return _centred(asked, plain, max(_HALF * em, right - left))


def _solidus(asked: _Asked, plain: Frame) -> Frame:
    """Half an em, with the narrow glyph where the face has one (T23)."""
    half = _HALF * asked.face.upem
    left, right = asked.edges(plain.gid)
    if right - left <= half:
        return _centred(asked, plain, half)
    gid, advance, dx = asked.under(asked.mark, "hwid")
    return Frame(gid, dx, 0.0, advance) if advance <= half else plain


def _aside(asked: _Asked, plain: Frame) -> Frame:
    """An opening, closing or stop mark: blank on one side of its ink, or on both."""
    em, sign = asked.face.upem, asked.mark[0]
    if sign in _QUOTES and plain.advance < _FULL * em:
        plain = _widened(asked, plain)
    if plain.advance < _FULL * em or (sign in _ASKING and not asked.simplified):
        return plain
    lead, trail = _offered(asked, plain) or _trimmed(asked, plain)
    centred = sign in _LOW and asked.simplified and _in_middle(asked, plain)
    return Frame(plain.gid, plain.dx, plain.dy, plain.advance, lead, trail, centred)


def _widened(asked: _Asked, plain: Frame) -> Frame:
    """A narrow quotation mark in a full frame, in the middle of the half beside the words it quotes (T5)."""
    em = asked.face.upem
    gid, advance, dx = asked.under(asked.mark, "fwid")
    if advance >= _FULL * em:
        return Frame(gid, dx, 0.0, advance)
    side = _HALF * em if asked.mark in _OPENING else 0.0
    return Frame(plain.gid, side + max(0.0, (_HALF * em - plain.advance) / 2), 0.0, em)


def _offered(asked: _Asked, plain: Frame) -> tuple[float, float] | None:
    """The blank that the face itself gives up under `halt`."""
    gid, advance, dx = asked.under(asked.mark, "halt")
    if gid != plain.gid or advance >= asked.face.advance(gid) * asked.face.upem:
        return None
    return float(-dx), plain.advance - advance + dx


def _trimmed(asked: _Asked, plain: Frame) -> tuple[float, float]:
    """The blank that the ink leaves, with a little kept beside it."""
    em, sign = asked.face.upem, asked.mark[0]
    left, right = asked.edges(plain.gid)
    before = left + plain.dx - _MARGIN * em
    after = plain.advance - right - plain.dx - _MARGIN * em
    if sign in _STOPS and not asked.simplified and min(before, after) > em / 5:
        return min(em / 4, before), min(em / 4, after)
    if sign in _OPENING:
        return max(0.0, min(_HALF * em, before)), 0.0
    return 0.0, max(0.0, min(_HALF * em, after))


def _in_middle(asked: _Asked, plain: Frame) -> bool:
    left, right = asked.edges(plain.gid)
    return abs(left + right - plain.advance) < asked.face.upem / 5


_MAKERS: Mapping[str, Callable[[_Asked, Frame], Frame]] = (
    dict.fromkeys("·‧・", _interpunct)
    | dict.fromkeys("…⋯", _ellipsis)
    | dict.fromkeys("/／", _solidus)
    | dict.fromkeys(_DOUBLE_STOPS, _full)
    | dict.fromkeys("—―", _dash)
)
