"""Paragraphs become lines: shaped once, broken once for each measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.lines import breaking, dropcap
from newsletter.shaping.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.vector import Drawing
    from newsletter.flow.node import Run, Text
    from newsletter.flow.style import ParagraphStyle, Writing
    from newsletter.lines.line import Lines
    from newsletter.pictures.picture import Picture
    from newsletter.shaping.fontbook import FontBook
    from newsletter.shaping.text import ShapedText

_STEP, _LEAST = 0.5, 0.8  # points a step, and the share of the size that is the smallest (T22)


class Typesetter:
    """Sets paragraphs with the faces of one font book and remembers what it has set."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._shaped: dict[tuple[tuple[Run, ...], Writing, int], ShapedText] = {}
        self._lines: dict[tuple[tuple[Run, ...], ParagraphStyle, tuple[float, ...]], Lines] = {}
        self._initials: dict[Text, dict[tuple[float, ...], Lines]] = {}
        self._others: dict[tuple[tuple[Run, ...], ParagraphStyle, tuple[float, ...], int], Lines | None] = {}
        self._widths: dict[tuple[tuple[Run, ...], ParagraphStyle], float] = {}
        self._pictures: dict[str, tuple[Drawing | None, tuple[Diagnostic, ...]]] = {}

    def lines(self, text: Text, measure: float | Sequence[float]) -> Lines:
        """The lines of *text*; one measure in points for all lines, or one per line, the last repeating.

        A text that must stay whole is set smaller by half points, to 80 % of its size, until each of
        its forced lines fits; where that fails it breaks after all, with an error (T22).
        """
        measures = (measure,) if isinstance(measure, (int, float)) else tuple(measure)
        if text.drop > 1:
            return self._dropped(text, measures)
        key = (text.runs, _broken_by(text.style), measures)
        found = self._lines.get(key)
        if found is None:
            found = self._whole(text, measures) if text.style.whole else self._broken(text, measures)
            self._lines[key] = found
        return found

    def relined(self, text: Text, measure: float | Sequence[float], change: int) -> Lines | None:
        """*text* in so many lines more (1) or less (-1) than `lines` gives, with its demerits (T36).

        None where the limits of justification do not allow it.
        """
        if text.drop > 1:
            return None
        measures = (measure,) if isinstance(measure, (int, float)) else tuple(measure)
        key = (text.runs, _broken_by(text.style), measures, change)
        if key not in self._others:
            self._others[key] = breaking.relined(self._shape(text), text.style, measures, change)
        return self._others[key]

    def otherwise(self, text: Text, measure: float | Sequence[float], line: int) -> Lines | None:
        """The best lines of *text* of those where the line of that number, from 0, ends elsewhere.

        None where it cannot: at the end of the text, at a forced break, in texts that stay whole, and where
        only a broken rule lets it.
        """
        chosen = self.lines(text, measure)
        joint = chosen.lines[line].stop
        is_forced = joint == len(chosen.text) or chosen.text.cluster(joint - 1) == "\n"
        if is_forced or text.style.whole or text.drop > 1:
            return None
        measures = (measure,) if isinstance(measure, (int, float)) else tuple(measure)
        found = breaking.otherwise(chosen.text, text.style, measures, joint)
        return None if found is None or any(one.stop == joint for one in found.lines) else found

    def natural_width(self, text: Text) -> float:
        """The width in points of the widest forced line of *text*, unjustified, its indent included."""
        key = (text.runs, _broken_by(text.style))
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = breaking.natural_width(self._shape(text), text.style)
        return found

    def outlined(self, picture: Picture) -> tuple[Picture, tuple[Diagnostic, ...]]:
        """*picture* with the words of its drawing as outlines, and what no face could set, without a place."""
        if picture.drawing is None:
            return picture, ()
        found = self._pictures.get(picture.digest)
        if found is None:
            found = self._pictures[picture.digest] = self._outlined(picture)
        drawn, told = found
        return picture if drawn is None else replace(picture, drawing=drawn), told

    def _outlined(self, picture: Picture) -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
        """A picture's drawing with its words as outlines; None where it has no words."""
        if picture.drawing is None or not picture.drawing.lettered:
            return None, ()
        from newsletter.shaping.lettering import outlined

        drawn, told = outlined(picture, self._book)
        return drawn.drawing, told

    def _shape(self, text: Text) -> ShapedText:
        key = text.runs, text.style.writing, text.style.abreast
        found = self._shaped.get(key)
        if found is None:
            found = self._shaped[key] = shape(text, self._book)
        return found

    def _dropped(self, text: Text, measures: tuple[float, ...]) -> Lines:
        """The lines round an initial, whose size depends on the leading (T48)."""
        known = self._initials.setdefault(text, {})
        if measures not in known:
            found = dropcap.dropped(text, measures, self._shape)
            known[measures] = found or self.lines(replace(text, drop=0), measures)
        return known[measures]

    def _broken(self, text: Text, measures: Sequence[float]) -> Lines:
        return breaking.break_lines(self._shape(text), text.style, measures)

    def _whole(self, text: Text, measures: Sequence[float]) -> Lines:
        smaller, step = text, 0
        while not breaking.fits(self._shape(smaller), smaller.style, measures):
            step += 1
            if text.style.size - step * _STEP < _LEAST * text.style.size:
                return self._given_up(text, measures)
            smaller = _shrunk(text, step * _STEP)
        return self._broken(smaller, measures)

    def _given_up(self, text: Text, measures: Sequence[float]) -> Lines:
        """The text broken like any other, and the error that says so."""
        lines = self._broken(replace(text, style=replace(text.style, whole=False)), measures)
        words = "".join(run.text for run in text.runs)
        fault = diagnostic("E253", text.span, text=breaking.cut(words))
        return replace(lines, diagnostics=(fault, *lines.diagnostics))


def _broken_by(style: ParagraphStyle) -> ParagraphStyle:
    """The part of a style that lines depend on: all but the leading."""
    return replace(style, leading=0.0)


def _shrunk(text: Text, by: float) -> Text:
    """The same text with every size less by the share that takes *by* points off the paragraph's."""
    share = 1 - by / text.style.size
    runs = tuple(replace(run, style=replace(run.style, size=run.style.size * share)) for run in text.runs)
    return replace(text, runs=runs, style=replace(text.style, size=text.style.size - by))
