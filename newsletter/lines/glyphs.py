"""A line as the painter takes it: glyph runs, and the characters they stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.lines import hyphens
from newsletter.lines.line import GlyphRun
from newsletter.lines.ruby import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsletter.lines.line import Line, Lines
    from newsletter.shaping.text import ShapedRun


def glyph_runs(lines: Lines, line: Line, edges: Sequence[int] = ()) -> tuple[GlyphRun, ...]:
    """The glyphs of one line in reading order, split by face, style, link and ornament; lengths in points.

    They are split at the text offsets *edges*, too, which ascend. The reading of a word follows the word (T53, T71).
    """
    starts = lines.text.starts
    parted = [bisect_left(starts, edge) for edge in edges if starts[line.start] < edge < starts[line.stop]]
    if not lines.text.rubies:
        return tuple(_parts(lines, line, line.start, line.stop, parted))
    return tuple(_read(lines, line, parted))


def line_text(lines: Lines, line: Line) -> str:
    """The exact characters of one line, spaces at its end and its newline included."""
    text = lines.text
    return text.text[text.starts[line.start] : text.starts[line.stop]]


def _read(lines: Lines, line: Line, parted: Sequence[int]) -> Iterator[GlyphRun]:
    """The glyphs of a line, with each reading after its word."""
    start = line.start
    for reading in readings(lines, line):
        yield from _parts(lines, line, start, reading.after + 1, parted)
        start = reading.after + 1
        small = reading.lines.lines[0]
        for run in _runs(reading.lines, small, small.start, small.stop):
            link, drawn = reading.base.link, reading.base.drawn
            yield replace(run, end=reading.end, link=link, drawn=drawn, reading=True)
    yield from _parts(lines, line, start, line.stop, parted)


def _parts(lines: Lines, line: Line, start: int, end: int, parted: Sequence[int]) -> Iterator[GlyphRun]:
    """The glyphs of clusters *start* to *end*, none of whose runs goes on over a cluster of *parted*."""
    for stop in (*(edge for edge in parted if start < edge < end), end):
        yield from _runs(lines, line, start, stop)
        start = stop


def _runs(lines: Lines, line: Line, start: int, end: int) -> Iterator[GlyphRun]:
    runs, run_of = lines.text.runs, lines.text.run_of
    while start < end:
        run = runs[run_of[start]]
        stop = min(run.stop, end)
        while stop < end and _alike(run, runs[run_of[stop]]):
            stop = min(runs[run_of[stop]].stop, end)
        made = _glyph_run(lines, line, start, stop)
        if line.hyphen and stop == line.stop:
            made = _hyphenated(made, run)
        if made.gids:
            yield made
        start = stop


def _hyphenated(made: GlyphRun, run: ShapedRun) -> GlyphRun:
    """The run with a hyphen behind it that the text does not hold (T19)."""
    gid = hyphens.glyph(run)
    return replace(
        made,
        gids=(*made.gids, gid),
        xs=(*made.xs, made.end),
        ys=(*made.ys, run.style.rise - (run.middle if run.turned else 0.0)),
        texts=(*made.texts, ""),
        end=made.end + hyphens.width(run),
    )


def _alike(run: ShapedRun, other: ShapedRun) -> bool:
    return (
        run.face is other.face
        and run.style == other.style
        and run.link == other.link
        and run.drawn == other.drawn
        and run.turned == other.turned
        and run.narrow == other.narrow
    )


def _glyph_run(lines: Lines, line: Line, start: int, stop: int) -> GlyphRun:
    text = lines.text
    run = text.runs[text.run_of[start]]
    glyphs, rise, first = text.glyph_starts, run.style.rise, line.start
    begin, end = glyphs[start], glyphs[stop]
    if end - begin == stop - start == text.starts[stop] - text.starts[start] and _is_single(
        glyphs, start, stop
    ):
        at: list[float] | tuple[float, ...] = line.origins[start - first : stop - first]
        texts = list(text.text[text.starts[start] : text.starts[stop]])
    else:
        at, texts = _spread(lines, line, start, stop)
    return GlyphRun(
        face=run.face,
        style=run.style,
        gids=tuple(text.gids[begin:end]),
        xs=tuple([x + dx for x, dx in zip(at, text.dx[begin:end], strict=True)]),
        ys=tuple([rise + dy for dy in text.dy[begin:end]]),
        texts=tuple(texts),
        end=_end(lines, line, stop - 1),
        link=run.link,
        drawn=run.drawn,
        begin=line.origins[start - first] + text.lead[start],
        turned=run.turned,
        narrow=run.narrow,
        offset=text.starts[start],
    )


def _is_single(glyphs: object, start: int, stop: int) -> bool:
    """Whether each cluster has exactly one glyph."""
    counts = glyphs[start : stop + 1]  # type: ignore[index]
    return list(counts) == list(range(counts[0], counts[0] + stop - start + 1))


def _spread(lines: Lines, line: Line, start: int, stop: int) -> tuple[list[float], list[str]]:
    """Cluster origins and characters, glyph by glyph; a cluster's characters stand at its first glyph."""
    text = lines.text
    at: list[float] = []
    texts: list[str] = []
    for cluster in range(start, stop):
        count = text.glyph_starts[cluster + 1] - text.glyph_starts[cluster]
        if count:
            at.extend([line.origins[cluster - line.start]] * count)
            texts.extend([text.cluster(cluster), *[""] * (count - 1)])
    return at, texts


def _end(lines: Lines, line: Line, cluster: int) -> float:
    """Where a run ends: before the next cluster, and at the line's end before the blank of its last mark."""
    text, index = lines.text, cluster - line.start
    end = line.origins[index] + text.advances[cluster]
    if cluster + 1 < line.stop:
        return min(end, line.origins[index + 1] + text.lead[cluster + 1])
    return end - text.trail[cluster]
