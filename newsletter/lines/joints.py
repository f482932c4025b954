"""What may happen between two clusters, by their classes: break, open, take the Han–Latin gap."""

from __future__ import annotations

from functools import cache

from newsletter.flow.style import Kinsoku
from newsletter.shaping.classes import Class

# The flags of a joint.
FORBIDDEN = 1  # no line may end here
CLOSED = 2  # justification opens no gap here (T31)
AUTO = 4  # a Han–Latin gap stands here (T38)

_WORD = frozenset((Class.LATIN, Class.DIGIT))
_HANS = frozenset((Class.HAN, Class.IT))
_BLANKS = frozenset((Class.SPACE, Class.IDSPACE))
_JOINED = _WORD | {Class.LATIN_MARK, Class.SUF}
_JOINING = _WORD | {Class.LATIN_OPEN, Class.PRE, Class.SUF, Class.SL}
_ENDING = frozenset((Class.PS, Class.CL))
_NEVER_BEFORE = _BLANKS | {Class.FORCED, Class.ZW, Class.NM, Class.GLUE, Class.LATIN_MARK}
_NOT_AT_START = frozenset((Class.PS, Class.CL, Class.CN, Class.IP, Class.IT, Class.SUF, Class.NM))
_NOT_AT_END = frozenset((Class.OP, Class.PRE))
_CLOSED_AFTER = frozenset(
    (Class.OP, Class.LATIN_OPEN, Class.PRE, Class.CN, Class.SL, Class.GLUE, Class.HY, Class.QU)
) | {Class.ZW, Class.IDSPACE, Class.FORCED}
_CLOSED_BEFORE = frozenset(
    (Class.CL, Class.PS, Class.CN, Class.SL, Class.LATIN_MARK, Class.SUF, Class.NM, Class.HY, Class.QU)
) | {Class.GLUE, Class.ZW, Class.SPACE, Class.IDSPACE, Class.FORCED}


@cache
def table(level: Kinsoku) -> tuple[bytes, ...]:
    """The flags of a joint by the class before it, then the class after it, at one kinsoku level."""
    return tuple(bytes(_flags(before, after, level) for after in Class) for before in Class)


def _flags(before: Class, after: Class, level: Kinsoku) -> int:
    return (
        (FORBIDDEN if _unit(before, after) or _prohibited(before, after, level) else 0)
        | (CLOSED if _closed(before, after) else 0)
        | (AUTO if _autospaced(before, after) else 0)
    )


def _unit(before: Class, after: Class) -> bool:
    """Whether the two are never split, at any level (T15, UAX #14)."""
    if after in _NEVER_BEFORE or before in {Class.GLUE, Class.LATIN_OPEN}:
        return True
    if before in _BLANKS:
        return False
    if Class.QU in {before, after} or Class.HY in {before, after}:
        return True
    if before in {Class.PRE, Class.SL}:
        return after in _WORD or (before == after == Class.PRE)
    if before in _JOINED:
        return after in _JOINING or after in _ENDING
    return before == after and before in {Class.TW, Class.PS}


def _prohibited(before: Class, after: Class, level: Kinsoku) -> bool:
    """Whether kinsoku keeps the two together (T14, CLREQ §3.1.4)."""
    if level is Kinsoku.NONE:
        return False
    if after in _NOT_AT_START or before in _NOT_AT_END:
        return True
    if level is not Kinsoku.BASIC and Class.SL in {before, after}:
        return True
    return level is Kinsoku.STRICT and after == Class.TW


def _closed(before: Class, after: Class) -> bool:
    """Whether the joint never stretches (T31)."""
    if before in _CLOSED_AFTER or after in _CLOSED_BEFORE:
        return True
    return (before in _JOINED and after in _JOINING) or before == after == Class.TW


def _autospaced(before: Class, after: Class) -> bool:
    """Whether Han meets a letter or a figure with its sign (T38)."""
    if before in _HANS:
        return after in _WORD or after == Class.PRE
    return before in _WORD and after in _HANS
