"""A paragraph's characters become clusters of glyphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.shaping.classes import classify
from newsletter.shaping.itemize import graphemes, itemize
from newsletter.shaping.report import Report
from newsletter.shaping.seating import seated
from newsletter.shaping.setting import Manner
from newsletter.shaping.text import ShapedRun, ShapedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import Run, Text
    from newsletter.flow.style import FaceStyle
    from newsletter.shaping.fontbook import Chain, FontBook, Seat
    from newsletter.shaping.itemize import Item
    from newsletter.shaping.setting import Setting


def shape(text: Text, book: FontBook) -> ShapedText:
    """The paragraph as clusters with glyphs, in the order of its characters; lengths in points.

    Every character of the source stands in `text` unchanged (T1). A character that no face has, or
    that may not be set, is an error in `diagnostics` and holds an empty place; `.notdef` is never
    among the glyphs (T7, T9, T10).

    Raises EnvironmentFault when a font file that is needed cannot be used.
    """
    return _Shaper(text.runs, book).shaped()


class _Shaper:
    """The columns of one paragraph while they grow."""

    def __init__(self, sources: Sequence[Run], book: FontBook) -> None:
        texts = [source.text for source in sources]
        self._sources = sources
        self._book = book
        self._text = "".join(texts)
        self._kinds = _kinds(texts, self._text)
        self._report = Report(book)
        self._runs: list[ShapedRun] = []
        self._seat: Seat | None = None
        self._opened = 0
        self._starts: list[int] = []
        self._run_of: list[int] = []
        self._advances: list[float] = []
        self._lead: list[float] = []
        self._trail: list[float] = []
        self._glyph_starts: list[int] = []
        self._gids: list[int] = []
        self._dx: list[float] = []
        self._dy: list[float] = []

    def shaped(self) -> ShapedText:
        """The whole paragraph."""
        start = 0
        for source in self._sources:
            self._add_source(source, start)
            start += len(source.text)
        return ShapedText(
            text=self._text,
            runs=tuple(self._runs),
            starts=(*self._starts, start),
            classes=tuple([self._kinds[first] for first in self._starts]),
            run_of=tuple(self._run_of),
            advances=tuple(self._advances),
            lead=tuple(self._lead),
            trail=tuple(self._trail),
            glyph_starts=(*self._glyph_starts, len(self._gids)),
            gids=tuple(self._gids),
            dx=tuple(self._dx),
            dy=tuple(self._dy),
            diagnostics=self._report.diagnostics(),
        )

    def _add_source(self, source: Run, start: int) -> None:
        style = source.style
        chain = self._book.chain(style.family, style.weight, style.lang)
        self._report.open(source, start, chain)
        for item in itemize(self._text, start, start + len(source.text), style.lang, self._kinds):
            if item.script:
                self._add_item(item, source, start, chain)
            else:
                self._report.barred(item.start, self._text[item.start])
                self._add_blank(item.start, chain.han[0], 0.0)
        self._close(source, start)

    def _add_item(self, item: Item, source: Run, start: int, chain: Chain) -> None:
        style = source.style
        latin = item.latin
        figures = style.figures if latin else ""
        manner = Manner(style.lang, item.script, latin, figures, ligatures=not style.tracking)
        seats = chain.latin if latin else chain.han
        text = self._text[item.start : item.stop]
        for piece in seated(self._book, seats, text, manner):
            place = item.start + piece.start
            words = text[piece.start : piece.stop]
            if piece.setting is None:
                self._report.missing(place, words, seats)
                self._add_blank(place, seats[0], style.size)
                continue
            if piece.seat.key != (self._seat.key if self._seat else ""):
                self._close(source, start)
                self._seat = piece.seat
            self._report.placed(place, words, piece.seat)
            self._add_setting(piece.setting, place, style.size * piece.seat.scale / self._upem(piece.seat))
            if piece.setting.centred:
                self._report.centred(place, piece.setting.centred)

    def _upem(self, seat: Seat) -> int:
        return self._book.face(seat.key).upem

    def _add_blank(self, place: int, seat: Seat, width: float) -> None:
        """A cluster without glyphs."""
        self._seat = self._seat or seat
        self._starts.append(place)
        self._glyph_starts.append(len(self._gids))
        self._advances.append(width)
        self._lead.append(0.0)
        self._trail.append(0.0)

    def _add_setting(self, setting: Setting, place: int, scale: float) -> None:
        """A piece's clusters, from font units to points."""
        base = len(self._gids)
        self._starts += [place + start for start in setting.starts[:-1]]
        self._glyph_starts += [base + start for start in setting.glyph_starts[:-1]]
        self._gids += setting.gids
        self._advances += [advance * scale for advance in setting.advances]
        self._lead += [blank * scale for blank in setting.lead]
        self._trail += [blank * scale for blank in setting.trail]
        self._dx += [x * scale for x in setting.dx]
        self._dy += [y * scale for y in setting.dy]

    def _close(self, source: Run, start: int) -> None:
        """End the run that is open, if it holds clusters."""
        stop = len(self._starts)
        if self._seat is not None and stop > self._opened:
            offset = self._starts[self._opened]
            self._run_of += [len(self._runs)] * (stop - self._opened)
            self._runs.append(
                ShapedRun(
                    face=self._book.face(self._seat.key),
                    style=_fitted(source.style, self._seat),
                    start=self._opened,
                    stop=stop,
                    offset=offset,
                    trace=source.trace.part(offset - start) if source.trace is not None else None,
                    link=source.link,
                    nobreak=source.nobreak,
                    drawn=source.drawn,
                    field=source.field,
                )
            )
        self._opened = stop
        self._seat = None


def _kinds(texts: Sequence[str], whole: str) -> list[int]:
    """The class of every character; what joins a cluster has the class of its base."""
    clusters = [cluster for text in texts for cluster in graphemes(text)]
    classes = classify(clusters)
    if len(classes) == len(whole):
        return classes
    return [kind for cluster, kind in zip(clusters, classes, strict=True) for _ in cluster]


def _fitted(style: FaceStyle, seat: Seat) -> FaceStyle:
    """The style with the size and rise that a family's Latin face asks for (T12)."""
    if seat.scale == 1.0 and not seat.shift:
        return style
    return replace(style, size=style.size * seat.scale, rise=style.rise + seat.shift * style.size)
