"""A paragraph's characters become clusters of glyphs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from newsletter.flow.node import Run
from newsletter.flow.style import Writing
from newsletter.shaping import raised
from newsletter.shaping.classes import Class, classify
from newsletter.shaping.itemize import graphemes, itemize
from newsletter.shaping.report import Report
from newsletter.shaping.seating import seated
from newsletter.shaping.setting import Manner, Stance
from newsletter.shaping.text import ShapedRuby, ShapedRun, ShapedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.flow.beside import Ruby
    from newsletter.flow.node import Text
    from newsletter.flow.style import FaceStyle
    from newsletter.shaping.fontbook import Chain, FontBook, Seat
    from newsletter.shaping.itemize import Item
    from newsletter.shaping.setting import Setting

# A reading's size, and that of Bopomofo, in em of what it is the reading of (T53).
RUBY, BOPOMOFO = 0.5, 0.3
_WORDS = frozenset((Class.LATIN, Class.DIGIT))


def shape(text: Text, book: FontBook) -> ShapedText:
    """The paragraph as clusters with glyphs, in the order of its characters; lengths in points.

    Every character of the source stands in `text` unchanged (T1). A character that no face has, or
    that may not be set, is an error in `diagnostics` and holds an empty place; `.notdef` is never
    among the glyphs (T7, T9, T10).

    Raises EnvironmentFault when a font file that is needed cannot be used.
    """
    vertical = text.style.writing is Writing.VERTICAL
    return _Shaper(text.runs, book, abreast=text.style.abreast if vertical else 0).shaped()


class _Shaper:
    """The columns of one paragraph while they grow; figures stand *abreast* in vertical lines only."""

    def __init__(self, sources: Sequence[Run], book: FontBook, *, abreast: int) -> None:
        texts = [source.text for source in sources]
        self._sources = sources
        self._book = book
        self._text = "".join(texts)
        self._kinds = _kinds(texts, self._text)
        self._report = Report(book)
        self._runs: list[ShapedRun] = []
        self._abreast, self._vertical = abreast, abreast > 0
        self._alone: set[int] = set()
        self._seat: Seat | None = None
        self._pose = (False, 1.0)
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
        self._rubies: list[ShapedRuby] = []

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
            classes=tuple(self._classes()),
            run_of=tuple(self._run_of),
            advances=tuple(self._advances),
            lead=tuple(self._lead),
            trail=tuple(self._trail),
            glyph_starts=(*self._glyph_starts, len(self._gids)),
            gids=tuple(self._gids),
            dx=tuple(self._dx),
            dy=tuple(self._dy),
            diagnostics=(*self._report.diagnostics(), *self._told_of_rubies()),
            rubies=tuple(self._rubies),
            vertical=self._vertical,
        )

    def _classes(self) -> list[int]:
        """The class of every cluster; a figure or letter alone in a vertical line is spaced like Han (T63)."""
        kinds, alone = self._kinds, self._alone
        if not alone:
            return [kinds[first] for first in self._starts]
        return [
            int(Class.SYM) if first in alone and kinds[first] in _WORDS else kinds[first]
            for first in self._starts
        ]

    def _told_of_rubies(self) -> Iterator[Diagnostic]:
        for ruby in self._rubies:
            yield from ruby.text.diagnostics

    def _add_source(self, source: Run, start: int) -> None:
        style, first = source.style, len(self._starts)
        chain = self._book.chain(style.family, style.weight, style.lang)
        self._report.open(source, start, chain)
        for item in self._items(source, start, chain):
            if item.script:
                self._add_item(item, source, start, chain)
            elif self._is_allowed(item, chain):
                stance = Stance.UPRIGHT if self._vertical else Stance.ALONG
                allowed = item._replace(script="Hani", stance=stance)
                self._add_item(allowed, source, start, chain._replace(han=chain.private))
            else:
                self._report.barred(item.start, self._text[item.start])
                self._add_blank(item.start, chain.han[0], 0.0)
        self._close(source, start)
        if source.ruby is not None and len(self._starts) > first:
            reading = _Shaper((_reading(source.ruby, style),), self._book, abreast=self._abreast).shaped()
            self._rubies.append(ShapedRuby(first, len(self._starts), reading, source.ruby.group))

    def _is_allowed(self, item: Item, chain: Chain) -> bool:
        """Whether the family has a face for its private-use characters that has this one (T9)."""
        return any(self._book.face(seat.key).covers(ord(self._text[item.start])) for seat in chain.private)

    def _items(self, source: Run, start: int, chain: Chain) -> Iterator[Item]:
        """The items of one source run, in parts that stand alike and are on one level."""
        lang = source.style.lang
        items = itemize(self._text, start, start + len(source.text), lang, self._kinds)
        for item in self._standing(items, lang, chain) if self._vertical else items:
            yield from raised.leveled(self._book, chain.latin, self._text, item) if item.latin else (item,)

    def _standing(self, items: Iterable[Item], lang: str, chain: Chain) -> Iterator[Item]:
        """The items of a vertical line in parts of one stance."""
        from newsletter.shaping.stances import has_own_glyph, stances

        for item in items:
            if not item.script:
                yield item
                continue
            seats = chain.latin if item.latin else chain.han
            manner = Manner(lang, item.script, item.latin)
            has_own = partial(has_own_glyph, self._book, seats, manner)
            yield from stances(self._text, item, self._kinds, has_own, self._abreast)

    def _add_item(self, item: Item, source: Run, start: int, chain: Chain) -> None:
        style = source.style
        latin = item.latin
        figures = style.figures if latin else ""
        manner = Manner(style.lang, item.script, latin, figures, not style.tracking, item.stance)
        seats = chain.latin if latin else chain.han
        words, level = self._text[item.start : item.stop], item.level
        if figures in {raised.SUPS, raised.SUBS} and raised.lacks(self._book, seats[0], words, manner):
            level, manner = figures, manner._replace(figures="")
        if latin and item.stance in {Stance.UPRIGHT, Stance.ABREAST}:
            self._alone.update(range(item.start, item.stop))
        text = raised.plain(words) if item.level else words
        for piece in seated(self._book, seats, text, manner):
            place = item.start + piece.start
            words = text[piece.start : piece.stop]
            seat = self._leveled(piece.seat, level, item.stance) if level else piece.seat
            if piece.setting is None:
                self._report.missing(place, words, seats)
                self._add_blank(place, seats[0], style.size)
                continue
            pose = (item.stance is Stance.TURNED, piece.setting.narrow)
            if seat != self._seat or pose != self._pose:
                self._close(source, start)
                self._seat, self._pose = seat, pose
            self._report.placed(place, words, piece.seat)
            if item.stance is Stance.UPRIGHT:
                self._report.upright(place, self._book.face(piece.seat.key))
            self._add_setting(piece.setting, place, style.size * seat.scale / self._upem(seat))
            if piece.setting.centred:
                self._report.centred(place, piece.setting.centred)

    def _leveled(self, seat: Seat, level: str, stance: Stance) -> Seat:
        face = self._book.face(seat.key)
        middle = (face.em_top - face.em_depth) / 2 if stance is Stance.TURNED else 0.0
        return raised.fitted(seat, level, middle)

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
                    adorned=source.adorned,
                    initial=source.initial,
                    turned=self._pose[0],
                    narrow=self._pose[1],
                )
            )
        self._opened = stop
        self._seat = None


def is_bopomofo(text: str) -> bool:
    """Whether a reading is written in Bopomofo, and stands at the right of its character (T53)."""
    return any("\u3105" <= char <= "\u312f" or "\u31a0" <= char <= "\u31bf" for char in text)


def _reading(ruby: Ruby, base: FaceStyle) -> Run:
    """A reading as a run of its own, in the small size of its kind."""
    share = BOPOMOFO if is_bopomofo(ruby.text) else RUBY
    style = replace(base, size=base.size * share, tracking=0.0)
    return Run(ruby.text, style, ruby.trace)


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
