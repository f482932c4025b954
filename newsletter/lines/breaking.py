"""The breaks of a paragraph: opportunities, items, the fit, and every line set."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.flow.style import Align
from newsletter.lines import tiers
from newsletter.lines.balance import balanced
from newsletter.lines.items import UNIT, Items, build
from newsletter.lines.joints import FORBIDDEN
from newsletter.lines.justify import Place, Setter
from newsletter.lines.line import Line, Lines
from newsletter.lines.opportunities import joints, whole_joints
from newsletter.lines.totalfit import Breaks, Stretch, fit
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.flow.style import ParagraphStyle
    from newsletter.shaping.text import ShapedText

# Demerits of breaks that only an unbreakable item wider than its measure makes legal (T18).
_TORN, _TORN_MARK = 300, 3000
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
    return _Paragraph(text, style, measures).lines()


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


class _Paragraph:
    """One paragraph while its lines are found."""

    def __init__(self, text: ShapedText, style: ParagraphStyle, measures: Sequence[float]) -> None:
        self.text = text
        self.style = _settled(style, text)
        found = joints(text, style)
        self.joints = whole_joints(found) if style.whole else found
        self.items: Items = build(text, style, self.joints)
        self.widths = [int(measure * UNIT + 0.001) for measure in measures]
        self.torn: dict[int, int] = {}
        self.diagnostics: list[Diagnostic] = []

    def lines(self) -> Lines:
        """Every forced line broken in turn, then every line set."""
        setter = Setter(self.text, self.style, self.items)
        lines: list[Line] = []
        demerits = 0
        for start, end, stop in self.stretches():
            breaks = self._breaks(start, end, len(lines))
            demerits += breaks.demerits
            lines.extend(self._set(setter, breaks, stop, len(lines)))
        return Lines(self.text, tuple(lines), float(demerits), tuple(self.diagnostics))

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

    def _breaks(self, start: int, end: int, line: int) -> Breaks:
        flags = self.joints.flags
        legal = [start, *[j for j in range(start + 1, end) if not flags[j] & FORBIDDEN], end]
        if start == end:
            return Breaks((start, end), 0)
        final = max(len(self.widths), 2)
        rooms = [self.room(each) for each in range(line, max(final, line + 1))]
        legal = self._torn(legal, min(rooms))
        ragged = self.style.align is not Align.JUSTIFY
        penalties = {**self.joints.penalties, **self.torn} if self.torn else self.joints.penalties
        short = int((self.style.indent + tiers.NEARLY_FULL * self.style.size) * UNIT)
        stretch = Stretch(legal, penalties, rooms, short, ragged)
        return (self.style.balance and balanced(self.items, stretch)) or fit(self.items, stretch)

    def _torn(self, legal: list[int], room: int) -> list[int]:
        """The legal joints, and where an item is wider than *room*, those inside it too (T18)."""
        items = self.items
        starts, ends, give = items.starts, items.ends, items.give
        wide = [
            (a, b)
            for a, b in pairwise(legal)
            if ends[b] - starts[a] > room and ends[b] - starts[a] - give[b] + give[a + 1] > room
        ]
        if not wide:
            return legal
        added: list[int] = []
        for first, last in wide:
            self.diagnostics.append(self._too_wide(first, last, room))
            added.extend(self._tear(first, last))
        return sorted({*legal, *added})

    def _tear(self, first: int, last: int) -> Iterator[int]:
        """The joints inside an item, those between marks at a higher price."""
        classes = self.joints.classes
        plain = {
            Class.LATIN,
            Class.DIGIT,
            Class.HAN,
            Class.SYM,
            Class.IDSPACE,
            Class.SPACE,
            Class.HY,
            Class.ZW,
        }
        for joint in range(first + 1, last):
            if classes[joint] in {Class.SPACE, Class.IDSPACE, Class.FORCED}:
                continue
            is_plain = classes[joint - 1] in plain and classes[joint] in plain
            self.torn[joint] = _TORN if is_plain else _TORN_MARK
            yield joint

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
                self.diagnostics.append(self._left_short(made, place))
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


def cut(words: str) -> str:
    """The beginning of *words*, short enough to read in a message."""
    return words if len(words) <= 24 else f"{words[:23]}…"
