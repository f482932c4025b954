"""The blank between a mark and its neighbour, which tier may take it, and what hangs (T23, T25, T26, T28, T29).

CLREQ §3.1.6 and §3.1.7. Marks that stand in the middle of their em (traditional text) keep their own
blank beside a bracket, which gives all of its.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.style import Align, Hanging
from newsletter.lines import tiers
from newsletter.shaping.classes import Class
from newsletter.shaping.region import is_traditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.style import ParagraphStyle
    from newsletter.shaping.text import ShapedText

_CLOSERS = frozenset((Class.CL, Class.PS))
_STOPS = frozenset("。．.！？!?‼⁇⁈⁉｡")
_ASKING = frozenset("！？!?")
_HANGING = frozenset("、，。")


class Marks:
    """The marks of one paragraph."""

    def __init__(self, text: ShapedText, style: ParagraphStyle, classes: Sequence[int]) -> None:
        self.text, self.style, self.classes = text, style, classes
        self.hangs = style.hanging is Hanging.COMMA and style.align is Align.JUSTIFY

    def left(self, joint: int, trail: int, lead: int) -> int:
        """The blank at *joint* in a line that neither stretches nor shrinks (table T25)."""
        before, after = self.classes[joint - 1], self.classes[joint]
        if before == Class.OP:
            return 0
        if before not in _CLOSERS:
            return trail + lead
        if before == Class.PS and self._is_asking_pair(joint):
            return lead if after == Class.OP else 0
        return self._behind(joint, trail, lead)

    def _behind(self, joint: int, trail: int, lead: int) -> int:
        """The blank behind a closing mark or a stop; a centred one keeps its own whatever follows."""
        after, own = self.classes[joint], trail if self._is_centred(joint - 1) else 0
        if after in _CLOSERS:
            return max(own, lead)
        if after == Class.TW:
            return own or trail // 2
        if after == Class.OP:
            return own if own or self.style.tight else max(trail, lead)
        return trail + lead

    def tier(self, joint: int, trail: int) -> tuple[int, int]:
        """Which tier takes the blank at *joint*, and how much of it stays (T26, T30)."""
        before, after = self.classes[joint - 1], self.classes[joint]
        if before == Class.PS:
            return (tiers.STOP, trail // 2) if self._is_stop(joint - 1) else (tiers.PAUSE, 0)
        if Class.IP in {before, after}:
            return tiers.INTERPUNCT, 0
        if after == Class.PS:
            stop = self._is_stop(joint)
            return (tiers.STOP, int(self.text.lead[joint] * 500)) if stop else (tiers.PAUSE, 0)
        return tiers.BRACKET, 0

    def hung(self, cluster: int) -> bool:
        """Whether the mark stands outside the measure where it ends a line (T28)."""
        text = self.text
        return (
            self.hangs
            and self.classes[cluster] == Class.PS
            and text.cluster(cluster) in _HANGING
            and text.trail[cluster] > 0
            and not self._is_centred(cluster)
            and not is_traditional(text.runs[text.run_of[cluster]].style.lang)
        )

    def _is_stop(self, cluster: int) -> bool:
        return self.text.cluster(cluster) in _STOPS

    def _is_centred(self, cluster: int) -> bool:
        """Whether a stop has its ink in the middle of its em, with blank on both sides."""
        return self.classes[cluster] == Class.PS and self.text.lead[cluster] > 0

    def _is_asking_pair(self, joint: int) -> bool:
        """Whether two of ！ and ？, no more and no fewer, end at *joint*; they take one em in all (T29)."""
        row = 0
        while row < joint and row < 3 and self.text.cluster(joint - 1 - row) in _ASKING:
            row += 1
        return row == 2
