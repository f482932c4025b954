"""Which groups of glyphs need their text said beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from newsletter.display.ops import Glyphs
from newsletter.pdf.text import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsletter.display.ops import Group


def spoken(group: Group) -> tuple[Group, ...]:
    """*group* in parts, each of which says all or nothing beside its glyphs.

    PDFium drops characters beyond the basic plane from ActualText, while it reads them rightly from their
    glyphs; and poppler ends a tagged content with the first that ends inside it. The group stays whole where
    its `actual` says something else than its glyphs.
    """
    runs = [op for op in group.ops if isinstance(op, Glyphs)]
    if group.artifact or len(runs) < len(group.ops):
        return (group,)
    if group.actual is None:
        return tuple(_told(group, runs)) if any(map(unsaid, runs)) else (group,)
    said = "".join(text for run in runs for text in run.texts)
    if not said or max(said) <= "\uffff" or said != group.actual:
        return (group,)
    pieces = (piece for run in runs for piece in _pieces(run))
    return tuple(
        replace(
            group, ops=part, actual=None if beyond else "".join(text for run in part for text in run.texts)
        )
        for beyond, part in _alike(pieces, _is_beyond)
    )


def _told(group: Group, runs: Iterable[Glyphs]) -> Iterator[Group]:
    """*group* with what no map tells said in parts of its own."""
    for alone, part in _alike(runs, unsaid):
        said = "".join(text for run in part for text in run.texts)
        yield replace(group, ops=part, actual=said if alone else None)


def _alike(
    runs: Iterable[Glyphs], key: Callable[[Glyphs], bool]
) -> Iterator[tuple[bool, tuple[Glyphs, ...]]]:
    return ((kind, tuple(some)) for kind, some in groupby(runs, key=key))


def unsaid(glyphs: Glyphs) -> bool:
    """Whether a cluster of *glyphs* has more glyphs than characters, so that no map tells its text."""
    return "" in spread(glyphs.texts)


def _pieces(run: Glyphs) -> Iterator[Glyphs]:
    """*run* cut where characters beyond the basic plane begin and end, clusters kept whole."""
    marks: list[bool] = []
    for text in run.texts:
        marks.append(max(text) > "\uffff" if text else bool(marks and marks[-1]))
    start = 0
    for _, stretch in groupby(marks):
        stop = start + len(list(stretch))
        part = slice(start, stop)
        gids, texts, pads = run.gids[part], run.texts[part], run.pads[part]
        yield replace(run, gids=gids, xs=run.xs[part], ys=run.ys[part], texts=texts, pads=pads)
        start = stop


def _is_beyond(piece: Glyphs) -> bool:
    return max(piece.texts[0], default="") > "\uffff"
