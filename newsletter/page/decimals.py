"""Decimal columns: figures with their points one below another (T50)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import Align, Writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.flow.node import Table, Text
    from newsletter.page.galley import Galley

# The figures before a point: digits, with commas or blanks between groups of three.
_WHOLE = re.compile("[0-9](?:[0-9]|[,  \u2009](?=[0-9]{3}))*")
# Where more letters or ideographs stand before the figures, or behind them, a cell holds words.
_LEAD, _TAIL = 3, 8
# What rounding may add to a text's own width.
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Stem:
    """Widths in points on both sides of a point: of one cell, or the widest of a column's."""

    before: float
    behind: float

    @property
    def width(self) -> float:
        """The width of the whole."""
        return self.before + self.behind


def stems(galley: Galley, node: Table) -> dict[int, Stem]:
    """For each decimal column (from 0) that holds figures, the widest parts of its cells."""
    found: dict[int, list[Stem]] = {column: [] for column in node.decimals}
    for row in node.rows[node.header_rows :]:
        at = 0
        for cell in row:
            one = stem(galley, cell.text) if at in found and cell.columns == 1 else None
            if one is not None:
                found[at].append(one)
            at += cell.columns
    return {column: _widest(parts) for column, parts in found.items() if parts}


def stem(galley: Galley, text: Text) -> Stem | None:
    """The parts of a text before and behind its point, behind its first figures where it has none.

    None for a text without figures, for words that hold some, and for what stands on several lines. The mark of
    a note is no figure.
    """
    words = "".join(" " * len(run.text) if run.note else run.text for run in text.runs)
    match = _WHOLE.search(words)
    if match is None or _letters(words[: match.start()]) > _LEAD or _letters(words[match.end() :]) > _TAIL:
        return None
    plain = level(replace(text, style=replace(text.style, align=Align.START)))
    lines = galley.setter.lines(plain, galley.setter.natural_width(plain) + _SLACK)
    if len(lines.lines) != 1:
        return None
    # The last figure's own edge, for a gap may stand between it and a unit.
    last = bisect_left(lines.text.starts, match.end()) - 1
    line = lines.lines[0]
    before = line.origins[last - line.start] + lines.text.advances[last]
    return Stem(before, max(0.0, line.width - before))


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def level(text: Text) -> Text:
    """*text* with horizontal lines, as a table's are in a vertical story, too."""
    if text.style.writing is Writing.HORIZONTAL:
        return text
    return replace(text, style=replace(text.style, writing=Writing.HORIZONTAL))


def _widest(parts: Iterable[Stem]) -> Stem:
    known = tuple(parts)
    return Stem(max(part.before for part in known), max(part.behind for part in known))
