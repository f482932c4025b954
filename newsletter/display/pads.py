"""Pads: the blank between two glyphs becomes part of an advance (T70).

No reader of the file then takes it for a space, nor the blank that a mark gave up for a new line.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsletter.display.ops import NO_PAD, PARTS
from newsletter.shaping.classes import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.display.ops import Pad
    from newsletter.lines.line import GlyphRun

# The share of an em from which some reader takes a gap for a space or an overlap for a new line. Beside a
# narrow glyph less is enough. What is below it is left to positioning.
_TOLD, _TOLD_NARROW = 0.09, 0.0625
# Pads are whole eighths of an em; those of marks that gave up blank are sixths, so that no mark has more than
# four codes: where many codes have one text, checkers of files take the map for a broken one.
_EIGHTH, _SIXTH = PARTS // 8, PARTS // 6
_OPENING = frozenset(OPENING + "“‘")
# The first character that is Han, kana or a mark among them, and the ranges of those marks.
_WIDE = "\u2e80"
_MARKS = (("\u3000", "\u303f"), ("\ufe10", "\ufe6f"), ("\uff00", "\uffef"))
_SPACE, _NARROW, _MARK, _HAN = range(4)


def pads(runs: Sequence[GlyphRun]) -> list[tuple[Pad, ...]]:
    """For each of *runs*, which follow each other on one line, the pads of its glyphs; () where it has none.

    Of two glyphs the one of the fewer carries the blank: a space before Latin, Latin before a mark, a
    mark before Han. What whole pads leave over is below a tenth of an em.
    """
    line = _Line(runs)
    told = line.told()
    if not told:
        return [()] * len(runs)
    for joint in told:
        line.close(joint)
    return line.pads()


class _Line:
    """The glyphs of all runs in columns, with the pads found so far."""

    def __init__(self, runs: Sequence[GlyphRun]) -> None:
        self._counts = [len(run.gids) for run in runs]
        self._ems: list[float] = []
        self._texts: list[str] = []
        self._ys: list[float] = []
        self._widths: list[float] = []
        xs: list[float] = []
        for run in runs:
            self._ems += [run.style.size] * len(run.gids)
            self._texts += run.texts
            self._ys += run.ys
            self._widths += run.face.widths(run.gids)
            xs += run.xs
        beside = zip(xs, xs[1:], self._ems, self._widths, strict=False)
        self._gaps = [(after - x) / em - width for x, after, em, width in beside]
        self._pads = [NO_PAD] * len(xs)

    def told(self) -> list[int]:
        """The glyphs that the next one stands too far from, or too near to.

        Clusters are left whole, and what stands above or below is not beside.
        """
        off = [index for index, gap in enumerate(self._gaps) if gap >= _TOLD_NARROW or gap <= -_TOLD]
        return [index for index in off if self._is_told(index)]

    def _is_told(self, joint: int) -> bool:
        left, right = self._texts[joint : joint + 2]
        if not left or not right or self._ys[joint] != self._ys[joint + 1]:
            return False
        return abs(self._gaps[joint]) >= _TOLD or min(_rank(left), _rank(right)) <= _NARROW

    def close(self, joint: int) -> None:
        """Give the blank behind glyph *joint* to its advance or to that of the next."""
        gap = self._gaps[joint] * self._ems[joint]
        left, right = self._texts[joint : joint + 2]
        if gap > 0:
            glyph = joint if _rank(left) <= _rank(right) else joint + 1
            self._give(glyph, self._whole(gap, glyph, _EIGHTH), joint)
            return
        # Of two glyphs in each other's way first the one gives whose blank the other stands in.
        forward = right[0] in _OPENING or _rank(left) in {_SPACE, _HAN}
        for glyph in (joint + 1, joint) if forward else (joint, joint + 1):
            if gap > -_TOLD_NARROW * self._ems[joint]:
                return
            step = _SIXTH if _rank(self._texts[glyph]) == _MARK else _EIGHTH
            given = max(self._whole(gap, glyph, step), -self._spare(glyph, step))
            self._give(glyph, given, joint)
            gap -= given * self._ems[glyph] / PARTS

    def _whole(self, gap: float, glyph: int, step: int) -> int:
        """*gap* in parts of the glyph's em, in whole steps."""
        return step * round(PARTS / step * gap / self._ems[glyph])

    def _give(self, glyph: int, parts: int, joint: int) -> None:
        before, after = self._pads[glyph]
        self._pads[glyph] = (before, after + parts) if glyph == joint else (before + parts, after)

    def _spare(self, glyph: int, step: int) -> int:
        """What a glyph's advance can give on one side in whole steps: half of it, a space all."""
        share = PARTS if _rank(self._texts[glyph]) == _SPACE else PARTS / 2
        return step * int(share / step * self._widths[glyph] + 0.01)

    def pads(self) -> list[tuple[Pad, ...]]:
        """The pads found, run by run."""
        made, start = [], 0
        for count in self._counts:
            some = tuple(self._pads[start : start + count])
            made.append(some if some.count(NO_PAD) < count else ())
            start += count
        return made


@cache
def _rank(text: str) -> int:
    """How few glyphs of its kind a document holds, by the characters of one."""
    char = text[0]
    if char.isspace():
        return _SPACE
    if char < _WIDE:
        return _NARROW
    return _MARK if any(first <= char <= last for first, last in _MARKS) else _HAN
