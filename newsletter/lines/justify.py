"""One chosen line gets its widths: which tiers give or take how much, and where every cluster stands (T30–T34)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import Align
from newsletter.lines import tiers
from newsletter.lines.items import UNIT
from newsletter.lines.line import Line
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from newsletter.flow.style import ParagraphStyle
    from newsletter.lines.items import Items
    from newsletter.shaping.text import ShapedText

_SHORT = 0.02  # em: a line that misses its measure by more is short (T32)
# Readers of the file part a line where sizes differ by more than a share, or baselines by a share of an em.
_LIKE, _LEVEL = 0.96, 0.04


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: its joints, the end of its cluster range, measure and offset in units."""

    start: int
    end: int
    stop: int
    measure: int
    offset: int
    last: bool


@dataclass(frozen=True, slots=True)
class _Fill:
    """The used share of each tier, and the gap in units at each open joint."""

    shrink: list[float] | None = None
    word: float = 0.0
    auto: float = 0.0
    gap: float = 0.0
    short: bool = False


_NATURAL = _Fill()


class Setter:
    """Sets the lines of one paragraph."""

    def __init__(self, text: ShapedText, style: ParagraphStyle, items: Items) -> None:
        self.text, self.style, self.items = text, style, items
        trimmed = [int(lead * UNIT + 0.5) for lead in text.lead] if items.trimmed else None
        starts = items.starts
        self.origins = (
            [at - lead for at, lead in zip(starts, trimmed, strict=False)] if trimmed else starts[:-1]
        )
        for cluster, inset in items.insets.items():
            self.origins[cluster] += inset
        self.marks = [i for i, (a, b) in enumerate(zip(text.lead, text.trail, strict=True)) if a or b]
        self.odd = _odd_clusters(text)
        self.uneven = len({(run.style.size, run.style.rise) for run in text.runs}) > 1

    def line(self, place: Place) -> tuple[Line, bool]:
        """The line at *place*, and whether it had to be left short of its measure (T32)."""
        items = self.items
        natural = items.natural(place.start, place.end) if place.end > place.start else 0
        fill = self._fill(place, place.measure - natural)
        origins, width = self._origins(place, fill, natural)
        hyphen = not place.last and place.end in items.joints.hyphens
        line = Line(
            start=place.start,
            stop=place.stop,
            origins=origins,
            width=width / UNIT,
            natural=natural / UNIT,
            gap=fill.gap / UNIT,
            squeezed=self._squeezed(place, fill),
            exact=not hyphen and self._is_exact(place),
            hyphen=hyphen,
        )
        return line, fill.short

    def _fill(self, place: Place, slack: int) -> _Fill:
        """How the line takes up *slack* units."""
        start, end = place.start, place.end
        if slack < 0:
            return _Fill(shrink=tiers.shares(-slack, self.items.shrink_tiers(start, end)))
        align = self.style.align
        if align not in {Align.JUSTIFY, Align.EVEN} or end == start or not slack:
            return _NATURAL
        if align is Align.JUSTIFY and place.last and not self._nearly_full(place, slack):
            return _NATURAL
        return self._stretched(place, slack)

    def _nearly_full(self, place: Place, slack: int) -> bool:
        """Whether a last line is set flush on both sides (T33)."""
        if slack > tiers.NEARLY_FULL * self.items.em:
            return False
        fill = self._stretched(place, slack)
        return not fill.short and fill.gap <= tiers.EASY_GAP * self.items.em

    def _stretched(self, place: Place, slack: int) -> _Fill:
        items, inner, end = self.items, place.start + 1, place.end
        words, autos = items.word[end] - items.word[inner], items.auto[end] - items.auto[inner]
        word, auto = tiers.shares(slack, (words, autos))
        left = max(0.0, slack - word * words - auto * autos)
        count = items.open[end] - items.open[inner]
        gap = left / count if count else 0.0
        if self.style.align is Align.EVEN:
            return _Fill(word=word, auto=auto, gap=gap)
        if left - min(gap, tiers.MOST_GAP * items.em) * count > _SHORT * items.em:
            return _Fill(word=word, auto=auto, gap=min(gap, tiers.EASY_GAP * items.em), short=True)
        return _Fill(word=word, auto=auto, gap=min(gap, tiers.MOST_GAP * items.em))

    def _origins(self, place: Place, fill: _Fill, natural: int) -> tuple[tuple[float, ...], float]:
        """Where every cluster's origin stands in points, and the set width in units."""
        items, start, end, stop = self.items, place.start, place.end, place.stop
        if start == end:
            return (place.offset / UNIT,) * (stop - start), 0.0
        base = items.starts[start]
        shift: list[float] | None = None
        if fill.shrink:
            for share, tier in zip(fill.shrink, items.shrink, strict=True):
                shift = _moved(shift, -share, tier, place)
        else:
            shift = _moved(shift, fill.word, items.word, place)
            shift = _moved(shift, fill.auto, items.auto, place)
            shift = _moved(shift, fill.gap, items.open, place)
        width = natural + (shift[end - start - 1] if shift else 0.0)
        zero = self._zero(place, width) - base
        at = self.origins[start:stop]
        if shift is None:
            origins = [(zero + x) / UNIT for x in at]
        else:
            origins = [(zero + x + by) / UNIT for x, by in zip(at, shift, strict=True)]
        hanging = max(0, -items.past.get(end, 0))
        self._clamp(origins, place, (zero + base + width + hanging) / UNIT)
        return tuple(origins), width

    def _zero(self, place: Place, width: float) -> float:
        """Where the line begins, by its alignment; an overfull line begins at the start edge."""
        slack = max(0.0, place.measure - width)
        if self.style.align is Align.CENTER:
            return place.offset + slack / 2
        return place.offset + (slack if self.style.align is Align.END else 0.0)

    def _clamp(self, origins: list[float], place: Place, right: float) -> None:
        """Keep the spaces and the newline at the line's end from standing beyond it."""
        classes = self.items.joints.classes
        for index in range(place.stop - 1, place.start - 1, -1):
            if classes[index] not in {Class.SPACE, Class.IDSPACE, Class.FORCED, Class.ZW}:
                break
            origins[index - place.start] = min(origins[index - place.start], right)

    def _squeezed(self, place: Place, fill: _Fill) -> tuple[int, ...]:
        """The text offsets of the marks that gave blank in this line."""
        text = self.text
        first, last = bisect_left(self.marks, place.start), bisect_left(self.marks, place.end)
        return tuple([text.starts[mark] for mark in self.marks[first:last] if self._gave(mark, place, fill)])

    def _gave(self, mark: int, place: Place, fill: _Fill) -> bool:
        """Whether a mark lost blank at either side; of two marks the opening one gives first."""
        lead, trail = self.text.lead[mark] * UNIT, self.text.trail[mark] * UNIT
        if not self.items.trimmed:
            return False
        if lead and (mark == place.start or self._lost(mark, fill) > 1):
            return True
        if not trail:
            return False
        joint = mark + 1
        beside = self.text.lead[joint] * UNIT if joint < place.end else 0.0
        return joint == place.end or self._lost(joint, fill) > beside + 1

    def _lost(self, joint: int, fill: _Fill) -> float:
        """The blank in units that the marks at *joint* do not show."""
        items, text = self.items, self.text
        target = joint
        while target < len(text) and items.joints.classes[target] in {Class.SPACE, Class.IDSPACE, Class.ZW}:
            target += 1
        if target != joint:
            return 0.0
        given = 0.0
        if fill.shrink:
            given = sum(
                share * (tier[joint + 1] - tier[joint])
                for share, tier in zip(fill.shrink, items.shrink, strict=True)
            )
        return (text.trail[joint - 1] + text.lead[joint]) * UNIT - items.glue[joint] + given

    def _is_exact(self, place: Place) -> bool:
        """Whether glyphs alone tell a reader of the file which characters stand here (T70)."""
        text = self.text
        return (
            not text.vertical
            and self.odd[place.stop] == self.odd[place.start]
            and self._is_level(place)
            and not any(place.start < ruby.stop and ruby.start < place.stop for ruby in text.rubies)
        )

    def _is_level(self, place: Place) -> bool:
        """Whether what the author wrote stands here in one size and on one baseline."""
        if not self.uneven:
            return True
        text = self.text
        runs = [text.runs[index] for index in sorted(set(text.run_of[place.start : place.stop]))]
        styles = [run.style for run in runs if not run.drawn]
        sizes, rises = [style.size for style in styles], [style.rise for style in styles]
        return not styles or _is_near(sizes, rises)


def _is_near(sizes: list[float], rises: list[float]) -> bool:
    """Whether sizes and rises differ by so little that readers see one line of text."""
    largest = max(sizes)
    return min(sizes) >= _LIKE * largest and max(rises) - min(rises) <= _LEVEL * largest


def _moved(shift: list[float] | None, by: float, tier: list[int], place: Place) -> list[float] | None:
    """*shift* with *by* times what the tier has up to each cluster of the line."""
    if not by:
        return shift
    base = tier[place.start + 1]
    if tier[place.end] == base:
        return shift
    part = [by * (amount - base) for amount in tier[place.start + 1 : place.stop + 1]]
    return part if shift is None else [a + b for a, b in zip(shift, part, strict=True)]


def _odd_clusters(text: ShapedText) -> list[int]:
    """Prefix counts of the clusters that are not one glyph for one character, or a blank as wide as a gutter."""
    glyphs, starts = text.glyph_starts, text.starts
    plain = range(len(text) + 1)
    if list(glyphs) == list(plain) == list(starts) and Class.IDSPACE not in text.classes:
        return [0] * len(plain)
    counts, total = [0], 0
    for index, kind in enumerate(text.classes):
        is_plain = glyphs[index + 1] - glyphs[index] == 1 and starts[index + 1] - starts[index] == 1
        total += (not is_plain and kind != Class.FORCED) or kind == Class.IDSPACE
        counts.append(total)
    return counts
