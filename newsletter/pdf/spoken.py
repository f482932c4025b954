"""Which groups of glyphs need their text said beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from newsletter.display.ops import Glyphs, Group
from newsletter.pdf.text import spread

if TYPE_CHECKING:
    from collections.abc import Iterator


def spoken(group: Group) -> Group:
    """*group* with its `actual` in stretches that leave out the characters beyond the basic plane.

    PDFium drops such characters from ActualText, while it reads them rightly from their glyphs. The
    group stays as it is where its `actual` says something else than its glyphs.
    """
    actual = group.actual
    if actual is None or not actual or max(actual) <= "\uffff":
        return group
    runs = [op for op in group.ops if isinstance(op, Glyphs)]
    if len(runs) < len(group.ops) or "".join(text for run in runs for text in run.texts) != actual:
        return group
    ops: list[Glyphs | Group] = []
    pieces = (piece for run in runs for piece in _pieces(run))
    for beyond, stretch in groupby(pieces, key=_is_beyond):
        glyphs = tuple(stretch)
        said = "".join(text for piece in glyphs for text in piece.texts)
        ops += glyphs if beyond else (Group(glyphs, group.role, actual=said),)
    return replace(group, ops=tuple(ops), actual=None)


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
