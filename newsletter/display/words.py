"""Words: a set line becomes glyphs, the text to copy in their place, and links."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Rect
from newsletter.display import interlinear
from newsletter.display.axes import frame_down
from newsletter.display.ops import Glyphs, Group, Link
from newsletter.display.pads import pads
from newsletter.display.tongue import phrases, tongue
from newsletter.flow.role import Role
from newsletter.lines import glyph_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.span import Span
    from newsletter.display.ops import Op, Pad
    from newsletter.display.tongue import Phrase
    from newsletter.lines.line import GlyphRun, Line
    from newsletter.page.fragment import Fragment, SetLine

# What a character of private use means is told beside its glyph (ISO 19005-2 §6.2.11.7.3).
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def line_ops(
    fragment: Fragment, content: SetLine, elements: tuple[int, int], *, artifact: bool, label: bool = False
) -> Iterator[Op]:
    """The glyphs of one line: what the author wrote apart from what a dress added, then its links.

    A line whose glyphs alone do not tell its text carries it beside them (T70). What a dress adds is read aloud
    only in the *label* of an item. Words that open something, and phrases in another language, are groups of
    their own. The words belong to the first of *elements*, those beside a title to the second.
    """
    element, beneath = elements
    line = content.lines.lines[content.index]
    foreign = () if artifact else _foreign(content, line)
    title = _title(content)
    edges = sorted([title.start, title.stop, *(edge for one in foreign for edge in (one.start, one.stop))])
    runs = glyph_runs(content.lines, line, edges)
    yield from interlinear.behind(fragment, content)
    vertical = content.lines.text.vertical
    for drawn, some in groupby(runs, key=lambda run: run.drawn):
        part = tuple(some)
        padded = zip(part, _carried(part, vertical=vertical), strict=True)
        pieces = [(run, _glyphs(run, pad, fragment, vertical=vertical)) for run, pad in padded if run.gids]
        if artifact or (drawn and not label):
            if pieces:
                yield Group(tuple([op for _, op in pieces]), Role.ARTIFACT, artifact=True)
            continue
        kinds = [_kind(run, content, foreign, title) for run, _ in pieces]
        if not line.exact and (vertical or _part_texts(kinds)):
            kinds = [_kind(run, content, (), title) for run, _ in pieces]
        for (link, lang, named), alike in groupby(zip(kinds, pieces, strict=True), key=itemgetter(0)):
            ops = tuple([op for _, (_, op) in alike])
            role, owner = (content.node.role, element) if named else (Role.PARAGRAPH, beneath)
            words = "".join(text for op in ops for text in op.texts)
            text = None if line.exact and not _PRIVATE.search(words) else words
            yield Group(ops, role, owner, text, lang=lang, link=link)
    yield from interlinear.beside(fragment, content)
    if not artifact:
        yield from _links(runs, fragment, element, content.node.span, vertical=vertical)


def _part_texts(kinds: Iterable[tuple[str, str, bool]]) -> bool:
    """Whether groups of alike *kinds* whose text is said beside their glyphs would be copied with blanks between them.

    PDFium measures from the first of a group's runs. Between those of vertical lines poppler puts line ends, too.
    """
    sizes = [len(tuple(some)) for _, some in groupby(kinds)]
    return any(size > 1 for size in sizes[:-1])


def _title(content: SetLine) -> range:
    """The characters of a text's title; none where it has none."""
    title = content.node.title
    start = max(0, content.lines.text.text.find(title))
    return range(start, start + len(title))


def _foreign(content: SetLine, line: Line) -> tuple[Phrase, ...]:
    """The phrases on a line that are in another language than its text."""
    text = content.lines.text
    first, last = text.starts[line.start], text.starts[line.stop]
    said = tongue(text.text, text.runs[text.run_of[line.start]].style.lang)
    return tuple(one for one in phrases(text.text, said) if one.start < last and one.stop > first)


def _kind(run: GlyphRun, content: SetLine, foreign: Iterable[Phrase], title: range) -> tuple[str, str, bool]:
    """What a run opens, the language that it is read aloud in, and whether it is what its text's role says.

    A reading's language is that of its text.
    """
    found = (one.lang for one in foreign if not run.reading and one.start <= run.offset < one.stop)
    lang = next(found, "") or tongue(content.lines.text.text, run.style.lang)
    return run.link or "", lang, not title or run.offset in title


def _carried(runs: tuple[GlyphRun, ...], *, vertical: bool) -> Iterator[tuple[Pad, ...]]:
    """The pads of each run; a reading stands apart from its line and carries none, nor do vertical lines."""
    found = iter(() if vertical else pads([run for run in runs if not run.reading]))
    return (() if vertical or run.reading else next(found) for run in runs)


def _glyphs(run: GlyphRun, pad: tuple[Pad, ...], fragment: Fragment, *, vertical: bool) -> Glyphs:
    """The glyphs of a run of a line that begins at *fragment*, on its baseline or on its centre."""
    x, y = fragment.x, fragment.y
    if vertical:
        xs, ys = (x + right for right in run.ys), (y + down for down in run.xs)
    else:
        xs, ys = (x + right for right in run.xs), (y - up for up in run.ys)
    face, style = run.face, run.style
    return Glyphs(
        face,
        style.size,
        style.colour,
        run.gids,
        tuple(xs),
        tuple(ys),
        run.texts,
        pad,
        turned=run.turned,
        narrow=run.narrow,
        reading=run.reading,
    )


def _links(
    runs: tuple[GlyphRun, ...], fragment: Fragment, element: int, span: Span | None, *, vertical: bool
) -> Iterator[Op]:
    """One area for each stretch of runs of a text at *span* with the same target, as high as their em boxes."""
    for target, some in groupby(runs, key=lambda run: run.link):
        part = [run for run in some if run.gids]
        if not target or not part:
            continue
        size = max(run.style.size for run in part)
        x = fragment.x + part[0].xs[0]
        frame = Rect(x, fragment.y - 0.88 * size, fragment.x + part[-1].end - x, size)
        if vertical:
            frame = frame_down(part, fragment)
        yield Link(frame, target, "".join(text for run in part for text in run.texts), element, span)
