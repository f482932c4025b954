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
    """Breaks by counting."""

    def lines(self, node: Text, measure: float) -> Lines:
        words = "".join(run.text for run in node.runs)
        shaped = ShapedText(
            words, (), range(len(words) + 1), bytes(len(words)), (), (), (), (), (), (), (), ()
        )
        size = node.runs[0].style.size if node.runs else 10.0
        per_line = max(1, int(measure / size + 0.001))
        starts = range(0, len(words), per_line)
        lines = tuple(
            Line(start, min(len(words), start + per_line), (), min(measure, size * len(words)), measure)
            for start in starts
        )
        return Lines(shaped, lines)

    def natural_width(self, node: Text) -> float:
        return sum(len(run.text) * run.style.size for run in node.runs)
