"""The tiers by which a line shrinks and stretches, their order, and the price of using them (T30, T35).

CLREQ §3.5.3 and §3.5.4 give the order; lengths are in em.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Shrink tiers 1 to 6, in this order: word space, interpunct, brackets, pauses, Han–Latin gap, stops.
WORD, INTERPUNCT, BRACKET, PAUSE, JOINT, STOP = range(6)
SHRINK_WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
WORD_LEAST, WORD_LEAST_SHARE, WORD_MOST = 0.2, 0.8, 0.5
JOINT_LEAST_SHARE, JOINT_MOST_SHARE = 0.5, 1.333  # of the gap: 0.25 gives 0.125 to 0.333

# Stretch tiers 1 to 3: word space, Han–Latin gap, all open gaps alike.
WORD_STRETCH_WEIGHT, JOINT_STRETCH_WEIGHT = 0.4, 0.6
WORD_EASY, WORD_FULL = (
    0.7,
    0.6,
)  # a word space opened past this share is seen: it weighs more, in the end as the next
EASY_GAP, LIMIT_GAP, MOST_GAP = 0.06, 0.125, 0.25

# A last line this near to full is set flush both (T33); a ragged line is no shorter than this (T34).
NEARLY_FULL, RAGGED_LIMIT = 0.5, 1.5

CONTRAST = 3000  # two neighbouring lines whose ratios differ by more than 1
UNEVEN = 4000  # times the square of what one of two neighbours is squeezed more than the other
WORST_PAIR = CONTRAST + UNEVEN  # what two neighbours can cost beside each other
TWO_HYPHENS = 3000  # two running lines that end in a hyphen (T19)
TEAR = 300**2  # and more: a break inside what never breaks (T18)
SHORT_LAST = 2500  # a last line no wider than the indent and half an em (T20)
OVERFULL = 1e4  # the ratio of a line that does not fit at all


def demerits(ratio: float) -> int:
    """The cost of a line by its ratio, in whole demerits so that equal sums are equal (T35, T74).

    A gap past 0.1 em is seen whatever it is: up to the widest that is set, each hundredth costs the
    same, so that one spoiled line does not spoil its neighbours too. Wider still, a line is left short.
    """
    ratio = abs(ratio)
    if ratio <= _SEEN:
        return int(_cubed(ratio))
    cost = _cubed(_SEEN) + _SLOPE * (min(ratio, _WIDEST) - _SEEN)
    return int(cost if ratio <= _WIDEST else cost + _cubed(ratio) - _cubed(_WIDEST))


def ratio_for(cost: int) -> float:
    """The ratio past which one line alone costs more than *cost*; the reverse of `demerits`."""
    if cost <= _cubed(_SEEN):
        return _rooted(cost)
    ratio = _SEEN + (cost - _cubed(_SEEN)) / _SLOPE + 1e-9
    return ratio if ratio <= _WIDEST else _rooted(cost - demerits(_WIDEST) + _cubed(_WIDEST))


def gap_for(cost: int) -> float:
    """The gap in em past which one line alone costs more than *cost*."""
    return EASY_GAP + max(0.0, ratio_for(cost) - 1.0) * 0.02


def _cubed(ratio: float) -> float:
    base = 10.0 + 100.0 * ratio * ratio * ratio
    return base * base


def _rooted(cost: float) -> float:
    """The ratio that costs *cost* by the cube alone."""
    return float(max(0.0, (cost**0.5 - 10.0) / 100.0) ** (1 / 3)) + 1e-9


def beside(before: float, ratio: float) -> int:
    """What two neighbouring lines cost by how differently they are set (T35)."""
    squeeze = min(1.0, max(0.0, -ratio)) - min(1.0, max(0.0, -before))
    contrast = CONTRAST if abs(before - ratio) > 1.0 else 0
    return contrast + int(UNEVEN * squeeze * squeeze)


def gap_ratio(gap: float) -> float:
    """The ratio of a line whose open gaps are each *gap* em wider than natural."""
    if gap <= EASY_GAP:
        return 0.5 + 0.5 * gap / EASY_GAP
    return 1.0 + (gap - EASY_GAP) / 0.02


def stretch_ratio(slack: int, word: int, joint: int, gaps: int) -> float:
    """The dearest used share by weight when a line takes *slack*: word spaces, Han–Latin gaps, then all gaps.

    *gaps* is the number of open gaps times one em.
    """
    ratio = 0.0
    if word:
        if slack <= word:
            return _word_ratio(slack / word)
        slack -= word
        ratio = WORD_FULL
    if joint:
        if slack <= joint:
            return max(ratio, JOINT_STRETCH_WEIGHT * slack / joint)
        slack -= joint
        ratio = JOINT_STRETCH_WEIGHT
    return max(ratio, gap_ratio(slack / gaps)) if slack else ratio


def _word_ratio(share: float) -> float:
    easy = WORD_STRETCH_WEIGHT * min(share, WORD_EASY)
    return easy + (WORD_FULL - WORD_STRETCH_WEIGHT * WORD_EASY) * max(0.0, share - WORD_EASY) / (
        1.0 - WORD_EASY
    )


def shrink_ratio(need: int, tiers: Sequence[int]) -> float:
    """The dearest used share by weight when a line gives *need* out of its *tiers*, as a positive ratio."""
    ratio = 0.0
    for capacity, weight in zip(tiers, SHRINK_WEIGHTS, strict=True):
        if capacity:
            if need <= capacity:
                return max(ratio, weight * need / capacity)
            need -= capacity
            ratio = weight
    return ratio if need <= 0 else OVERFULL


def shares(need: float, tiers: Sequence[int]) -> list[float]:
    """Which part of each tier is used, the earlier tiers wholly before the next begins (T30)."""
    used = []
    for capacity in tiers:
        part = min(1.0, need / capacity) if capacity and need > 0 else 0.0
        need -= part * capacity
        used.append(part)
    return used


_SEEN, _WIDEST = gap_ratio(0.1), gap_ratio(MOST_GAP)
_SLOPE = 600.0 * _SEEN * _SEEN * (10.0 + 100.0 * _SEEN * _SEEN * _SEEN)  # of the cube at the first of them
