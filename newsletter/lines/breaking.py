"""The breaks of a paragraph: opportunities, items, the fit, and every line set."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.flow.style import Align
from newsletter.lines import tiers
from newsletter.lines.balance import balanced
from newsletter.lines.hyphens import HYPHEN, has_words
from newsletter.lines.items import UNIT, Items, build
from newsletter.lines.joints import FORBIDDEN
from newsletter.lines.justify import Place, Setter
from newsletter.lines.line import Line, Lines
from newsletter.lines.opportunities import joints, whole_joints
from newsletter.lines.segmenters import segmenter
from newsletter.lines.totalfit import Breaks, Stretch, fit, fit_in
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.flow.style import ParagraphStyle
    from newsletter.shaping.text import ShapedText

# Penalties of breaks that only an unbreakable item wider than its measure makes legal (T18): behind a
# space or a sign, between Han, between a figure and its unit, inside a word, inside a figure or at a mark.
# The last two are dearer than a line of any looseness.
_TORN, _TORN_UNIT, _TORN_WORD, _TORN_FIGURE = 300, 3000, 10**10, 10**12
_PARTS = frozenset("×*/–-‐~_")
_EAST = frozenset((Class.HAN, Class.SYM, Class.IDSPACE, Class.ZW, Class.SPACE))
_LEAST_ROOM = 2  # em that an indent leaves


def break_lines(text: ShapedText, style: ParagraphStyle, measures: Sequence[float]) -> Lines:
    """The lines of one paragraph with the least total demerits.

    One measure in points per line, the last repeating; indents are taken off here. No prohibited
    character starts or ends a line (CLREQ §3.1.4); the rule yields only where an unbreakable item is
    wider than its measure (T18), with a diagnostic. A character wider than its measure is an error in
    `diagnostics`, and its line is overfull.
    """
    if not len(text):
        return Lines(text, ())
    paragraph = _Paragraph(text, style, measures)
    lines = paragraph.lines()
    if has_words(text, style) and paragraph.is_loose(lines):
        return _Paragraph(text, style, measures, hyphenate=True).lines()
    return lines


def otherwise(text: ShapedText, style: ParagraphStyle, measures: Sequence[float], joint: int) -> Lines | None:
    """The lines of least demerits of those that do not break at *joint*; for who asks why a line ends there.

    None where all of those break a rule that others keep: that an item is not torn (T18), that a last line
    holds two characters (T20). What they cost says nothing then, and may be less.
    """
    words = has_words(text, style)
    usual, other = (_Paragraph(text, style, measures, hyphenate=words) for _ in range(2))
    other.barred = joint
    usual.lines()
    found = other.lines()
    return found if other.dropped <= usual.dropped else None


def natural_width(text: ShapedText, style: ParagraphStyle) -> float:
    """The width in points of the widest forced line, its indent included, before any justification."""
    if not len(text):
        return 0.0
    paragraph = _Paragraph(text, style, (0.0,))
    widths = [paragraph.items.natural(start, end) for start, end, _ in paragraph.stretches()]
    return max(width + paragraph.offset(index) for index, width in enumerate(widths)) / UNIT


def fits(text: ShapedText, style: ParagraphStyle, measures: Sequence[float]) -> bool:
    """Whether every forced line stands on one line of its measure (T22)."""
    if not len(text):
        return True
    paragraph = _Paragraph(text, style, measures)
    widths = [paragraph.items.natural(start, end) for start, end, _ in paragraph.stretches()]
    return all(width <= paragraph.room(index) for index, width in enumerate(widths))


def relined(text: ShapedText, style: ParagraphStyle, measures: Sequence[float], change: int) -> Lines | None:
    """The paragraph in *change* lines more than it takes best; None where its gaps do not allow it (T36).

    It has its own `demerits`, so that whoever mends a widow can weigh it. Headings and texts that stay
    whole are not changed.
    """
    if not len(text) or style.balance or style.whole:
        return None
    return _Paragraph(text, style, measures, hyphenate=has_words(text, style)).changed(change)


class _Paragraph:
    """One paragraph while its lines are found."""

    def __init__(
        self,
        text: ShapedText,
        style: ParagraphStyle,
        measures: Sequence[float],
        *,
        hyphenate: bool = False,
    ) -> None:
        self.text = text
        self.style = _settled(style, text)
        found = joints(text, style, hyphenate=hyphenate)
        self.joints = whole_joints(found) if style.whole else found
        self.items: Items = build(text, style, self.joints)
        self.widths = [int(measure * UNIT + 0.001) for measure in measures]
        self.torn: dict[int, int] = {}
        self.wide: dict[int, Diagnostic] = {}
        self.lacking = tuple(_lacking(style))
        self.short: list[Diagnostic] = []
        self.barred = 0
        self.lonely = 0

    @property
    def dropped(self) -> int:
        """How often a rule had to yield: items torn (T18), and last lines of one character (T20)."""
        return len(self.wide) + self.lonely

    def lines(self) -> Lines:
        """Every forced line broken in turn, then every line set."""
        found, line = [], 0
        for start, end, _ in self.stretches():
            found.append(self._breaks(start, end, line))
            line += len(found[-1].joints) - 1
        self.lonely = sum(breaks.lonely for breaks in found)
        return self._lines(found)

    def is_loose(self, lines: Lines) -> bool:
        """Whether a line has wider gaps, or a ragged one more blank, than the first pass lets through (T35)."""
        if self.style.align is Align.JUSTIFY:
            most = tiers.EASY_GAP * self.style.size
            return bool(self.short) or any(line.gap > most + 1 / UNIT for line in lines.lines)
        most = self.items.em * tiers.RAGGED_LIMIT / UNIT
        rooms = [self.room(number) / UNIT for number in range(len(lines.lines) - 1)]
        return any(room - line.width > most for room, line in zip(rooms, lines.lines, strict=False))

    def changed(self, change: int) -> Lines | None:
        """The lines with one forced line broken into *change* lines more than it takes best, or None."""
        ways: list[list[Breaks]] = []
        for changed in range(sum(1 for _ in self.stretches())):
            found, line = list[Breaks](), 0
            for number, (start, end, _) in enumerate(self.stretches()):
                breaks = self._breaks(start, end, line)
                if number == changed:
                    other = self._breaks(start, end, line, len(breaks.joints) - 1 + change)
                    if len(other.joints) != len(breaks.joints) + change:
                        break
                    breaks = other
                found.append(breaks)
                line += len(breaks.joints) - 1
            else:
                ways.append(found)
        best = min(ways, key=lambda found: sum(breaks.demerits for breaks in found), default=None)
        return self._lines(best) if best else None

    def _lines(self, found: Sequence[Breaks]) -> Lines:
        setter = Setter(self.text, self.style, self.items)
        self.short.clear()
        lines: list[Line] = []
        for (_, _, stop), breaks in zip(self.stretches(), found, strict=True):
            lines.extend(self._set(setter, breaks, stop, len(lines)))
        demerits = float(sum(breaks.demerits for breaks in found))
        told = (*self.lacking, *self.wide.values(), *self.short)
        costs = tuple(cost for breaks in found for cost in breaks.costs)
        return Lines(self.text, tuple(lines), demerits, told, costs)

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """First and last joint of each forced line, and the end of its clusters, the newline included (T21)."""
        count, start = len(self.text), 0
        for cluster, kind in enumerate(self.joints.classes):
            if kind == Class.FORCED:
                yield start, cluster, cluster + 1
                start = cluster + 1
        if start < count:
            yield start, count, count

    def offset(self, line: int) -> int:
        """The indent of a line, in units; it leaves room for two characters whatever the measure."""
        wanted = int((self.style.hang if line else self.style.indent) * UNIT + 0.5)
        width = self.widths[min(line, len(self.widths) - 1)]
        return min(wanted, max(0, width - _LEAST_ROOM * self.items.em)) if width else wanted

    def room(self, line: int) -> int:
        """What a line may hold, in units."""
        return self.widths[min(line, len(self.widths) - 1)] - self.offset(line)

    def _breaks(self, start: int, end: int, line: int, count: int = 0) -> Breaks:
        """The best breaks of a stretch; with *count*, those into so many lines where there are any."""
        flags = self.joints.flags
        hyphens = self.joints.hyphens
        legal = [start, *[j for j in range(start + 1, end) if not flags[j] & FORBIDDEN or j in hyphens], end]
        if start == end:
            return Breaks((start, end), 0, (0,))
        if self.barred in legal[1:-1]:
            legal.remove(self.barred)
        final = max(len(self.widths), 2)
        rooms = [self.room(each) for each in range(line, max(final, line + 1))]
        legal = self._torn(legal, rooms[0], min(rooms[1:] or rooms))
        ragged = self.style.align is not Align.JUSTIFY
        penalties = self.joints.penalties
        if self.torn or hyphens:
            penalties = {**penalties, **dict.fromkeys(hyphens, HYPHEN), **self.torn}
        short = int((self.style.indent + tiers.NEARLY_FULL * self.style.size) * UNIT)
        stretch = Stretch(legal, penalties, rooms, short, ragged, hyphens)
        if count > 0 and (found := fit_in(self.items, stretch, count)):
            return found
        return (self.style.balance and balanced(self.items, stretch)) or fit(self.items, stretch)

    def _torn(self, legal: list[int], first_room: int, other: int) -> list[int]:
        """The legal joints, and where an item is wider than its room, those inside it too (T18).

        Only the item at the start must fit the first line; all others may begin a later one.
        """
        items = self.items
        starts, ends, give = items.starts, items.ends, items.give
        room = min(first_room, other)
        wide = [
            (a, b)
            for a, b in pairwise(legal)
            if ends[b] - starts[a] > room and ends[b] - starts[a] - give[b] + give[a + 1] > room
        ]
        added: list[int] = []
        for first, last in wide:
            room = first_room if first == legal[0] else other
            if ends[last] - starts[first] - give[last] + give[first + 1] <= room:
                continue
            self.wide[first] = self._too_wide(first, last, room)
            added.extend(self._tear(first, last))
        return sorted({*legal, *added})

    def _tear(self, first: int, last: int) -> Iterator[int]:
        """The joints inside an item, each at the price of what it parts."""
        classes = self.joints.classes
        for joint in range(first + 1, last):
            if classes[joint] in {Class.SPACE, Class.IDSPACE, Class.FORCED}:
                continue
            self.torn[joint] = self._price(joint)
            yield joint

    def _price(self, joint: int) -> int:
        """What tearing at *joint* costs: least behind a space or a sign, most inside a figure."""
        before, after = self.joints.classes[joint - 1], self.joints.classes[joint]
        if before in _EAST and after not in {Class.CL, Class.PS, Class.LATIN_MARK}:
            return _TORN
        if self.text.cluster(joint - 1) in _PARTS:
            return _TORN
        if {before, after} == {Class.DIGIT, Class.LATIN} or after == Class.HAN:
            return _TORN_UNIT
        return _TORN_WORD if before == after == Class.LATIN else _TORN_FIGURE

    def _too_wide(self, first: int, last: int, room: int) -> Diagnostic:
        size = self.items.ends[first + 1] - self.items.starts[first]
        words = self.text.text[self.text.starts[first] : self.text.starts[last]]
        code = "E251" if last == first + 1 and size > room else "W250"
        return diagnostic(
            code, self._span(first, last), text=cut(words), measure=f"{room / self.items.em:.1f}"
        )

    def _span(self, first: int, last: int) -> Span | None:
        run = self.text.runs[self.text.run_of[first]]
        if run.trace is None:
            return None
        offset = self.text.starts[first]
        return run.trace.at(offset - run.offset, self.text.starts[last] - offset)

    def _set(self, setter: Setter, breaks: Breaks, stop: int, line: int) -> Iterator[Line]:
        """The lines between *breaks*, the first of which is line number *line* of the paragraph."""
        final = len(breaks.joints) - 2
        for index, (a, b) in enumerate(pairwise(breaks.joints)):
            number, last = line + index, index == final
            place = Place(a, b, stop if last else b, self.room(number), self.offset(number), last)
            made, short = setter.line(place)
            if short:
                self.short.append(self._left_short(made, place))
            yield made

    def _left_short(self, line: Line, place: Place) -> Diagnostic:
        words = self.text.text[self.text.starts[line.start] : self.text.starts[line.stop]]
        missing = (place.measure / UNIT - line.width) / self.style.size
        return diagnostic(
            "W252", self._span(line.start, line.stop), text=cut(words), missing=f"{missing:.2f}"
        )


def _settled(style: ParagraphStyle, text: ShapedText) -> ParagraphStyle:
    """The style with what the text and its own fields overrule."""
    if text.classes[0] == Class.IDSPACE:  # typed blank stands in the place of the indent (T42)
        style = replace(style, indent=0.0)
    if style.balance and style.align is Align.JUSTIFY:
        style = replace(style, align=Align.START)
    return style


def _lacking(style: ParagraphStyle) -> Iterator[Diagnostic]:
    """What the style asks for and nobody has installed."""
    if style.balance and style.phrases and segmenter(style.phrases) is None:
        yield diagnostic("W256", name=style.phrases)


def cut(words: str) -> str:
    """The beginning of *words*, short enough to read in a message."""
    return words if len(words) <= 24 else f"{words[:23]}…"
