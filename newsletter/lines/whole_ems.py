"""Latin that fills whole em between Han, so that the characters of a page stand in columns (T41)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LEAST = 0.16  # em: less than this on both sides together would leave Latin touching Han
_HANS = frozenset((Class.HAN, Class.IT))
_PIECE = frozenset(
    (
        Class.LATIN,
        Class.DIGIT,
        Class.SPACE,
        Class.LATIN_OPEN,
        Class.LATIN_MARK,
        Class.HY,
        Class.PRE,
        Class.SUF,
    )
)


def fill_ems(
    classes: Sequence[int], widths: tuple[Sequence[int], list[int]], gaps: Mapping[int, int], em: int
) -> None:
    """Widen the glue at *gaps* until each piece of Latin fills whole em, by half an em at most.

    *widths* are the boxes by cluster and the glue by joint, which is changed.
    """
    _Grid(classes, *widths, gaps, em).fill()


@dataclass(frozen=True, slots=True)
class _Grid:
    classes: Sequence[int]
    boxes: Sequence[int]
    glue: list[int]
    gaps: Mapping[int, int]
    em: int

    def fill(self) -> None:
        """Share what each piece lacks among its gaps."""
        opening = {joint for joint in self.gaps if self.classes[joint] not in _HANS}
        for start in opening:
            end = self._end(start)
            self._widen([start, end] if end in self.gaps else [start], self._rest(start, end))
        for end in self.gaps.keys() - opening:
            start = self._start(end)
            if start not in opening:
                self._widen([end], self._rest(start, end))

    def _end(self, joint: int) -> int:
        """The joint after the Latin that begins at *joint*, with the spaces behind it."""
        while joint < len(self.classes) and self.classes[joint] in _PIECE:
            joint += 1
        return joint

    def _start(self, joint: int) -> int:
        """The joint before the Latin that ends at *joint*, without the spaces before it."""
        while joint and self.classes[joint - 1] in _PIECE:
            joint -= 1
        while self.classes[joint] == Class.SPACE:
            joint += 1
        return joint

    def _rest(self, start: int, end: int) -> int:
        """What the clusters from *start* to *end* lack to whole em; another em where that is no gap to see."""
        rest = -(sum(self.boxes[start:end]) + sum(self.glue[start + 1 : end])) % self.em
        return rest if rest >= _LEAST * self.em else self.em

    def _widen(self, joints: Sequence[int], blank: int) -> None:
        for joint in joints:
            self.glue[joint] += min(blank // len(joints), self.em // 2) - self.gaps[joint]
