"""A typesetter that needs no fonts: every character one em wide, every line full."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.sheet import Grid
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines.line import Line, Lines
from newsletter.shaping.text import ShapedText

FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK)
STYLE = ParagraphStyle(size=10.0, leading=16.0)
GRID = Grid(16.0, 10.0)


def text(characters: int, **kwargs) -> Text:
    """A paragraph of so many characters."""
    return Text((Run("字" * characters, FACE),), kwargs.pop("style", STYLE), **kwargs)


@dataclass(frozen=True)
class FakeSetter:
    """Breaks by counting. With *bends* a paragraph may have a line more or less where that is a character a line."""

    bends: bool = False

    def lines(self, node: Text, measure: float) -> Lines:
        words = "".join(run.text for run in node.runs)
        per_line = self._most(node, measure)
        return _cut(words, [min(len(words), start + per_line) for start in range(0, len(words), per_line)])

    def relined(self, node: Text, measure: float, change: int) -> Lines | None:
        words = "".join(run.text for run in node.runs)
        per_line = self._most(node, measure)
        count = -(-len(words) // per_line) + change
        if not self.bends or count < 1:
            return None
        each = -(-len(words) // count)
        if not per_line - 1 <= each <= per_line + 1 or -(-len(words) // each) != count:
            return None
        return _cut(words, [min(len(words), start + each) for start in range(0, len(words), each)], 400.0)

    def natural_width(self, node: Text) -> float:
        return sum(len(run.text) * run.style.size for run in node.runs)

    def outlined(self, picture):
        """Pictures of these tests hold no words."""
        return picture, ()

    def _most(self, node: Text, measure: float) -> int:
        size = node.runs[0].style.size if node.runs else 10.0
        return max(1, int(measure / size + 0.001))


def _cut(words: str, stops: list[int], demerits: float = 0.0) -> Lines:
    shaped = ShapedText(words, (), range(len(words) + 1), bytes(len(words)), (), (), (), (), (), (), (), ())
    starts = [0, *stops][:-1]
    return Lines(
        shaped,
        tuple(
            Line(start, stop, (), 10.0 * (stop - start), 10.0 * (stop - start))
            for start, stop in zip(starts, stops, strict=True)
        ),
        demerits,
    )
