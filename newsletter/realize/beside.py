"""Classes that an author names, and what stands beside words: readings, dots and lines (T51–T53)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import Colour
from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.registry import nearest
from newsletter.flow.beside import BELOW, Adorn, Adornment, Ruby
from newsletter.flow.style import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.design.design import Design, Style
    from newsletter.flow.node import Text
    from newsletter.flow.style import FaceStyle
    from newsletter.source.inline import Mark, Piece

# Classes in every layout; the others are the colours of its palette.
FAMILIES = {
    "song": Family.SONG,
    "hei": Family.HEI,
    "kai": Family.KAI,
    "fang": Family.FANG,
    "biao": Family.BIAO,
}
ADORNS = {adorn.value: adorn for adorn in Adorn}

# A palette's own `highlight`, else the yellow of a text marker.
HIGHLIGHT = Colour((1.0, 0.93, 0.55), (0.0, 0.05, 0.5, 0.0))

# The blank between two lines, in em, that something on one side of them needs, and on both (T52).
ONE_SIDE, BOTH_SIDES, SLACK = 0.5, 0.625, 0.03


def classed(face: FaceStyle, classes: tuple[Mark, ...], palette: Mapping[str, Colour]) -> FaceStyle:
    """The characters of *face* in the families and colours that *classes* name, the innermost last."""
    for mark in classes:
        if mark.name in FAMILIES:
            face = replace(face, family=FAMILIES[mark.name])
        elif mark.name in palette and mark.name not in ADORNS:
            face = replace(face, colour=palette[mark.name])
    return face


def ruby(piece: Piece) -> Ruby | None:
    """The reading of a piece."""
    reading = piece.reading
    return None if reading is None else Ruby(reading.text, reading.trace, reading.group)


def adorned(piece: Piece, look: Style, palette: Mapping[str, Colour]) -> tuple[Adornment, ...]:
    """The dots and lines along a piece. A line has one colour from end to end, whatever its words have."""
    if not piece.classes:
        return ()
    plain = classed(look.face, piece.classes, palette).colour
    colours = {Adorn.HIGHLIGHT: palette.get("highlight", HIGHLIGHT)}
    found = [(ADORNS[mark.name], mark.group) for mark in piece.classes if mark.name in ADORNS]
    return tuple(Adornment(kind, colours.get(kind, plain), group) for kind, group in found)


def unknown(piece: Piece, design: Design) -> Iterator[Diagnostic]:
    """An error for each class that neither the layout nor we know, with the name nearest to it."""
    if not piece.classes:
        return
    known = (*ADORNS, *FAMILIES, *design.palette)
    for mark in piece.classes:
        if mark.name in known:
            continue
        near = nearest(mark.name, known)
        if near:
            yield diagnostic("E191", mark.span, name=mark.name, near=near)
        else:
            yield diagnostic("E192", mark.span, name=mark.name, known=", ".join(known))


def crowded(text: Text) -> Iterator[Diagnostic]:
    """A warning where the leading leaves too little for what stands above and below the words."""
    above = any(run.ruby for run in text.runs)
    below = any(one.kind in BELOW for run in text.runs for one in run.adorned)
    if not above and not below:
        return
    style = text.style
    sizes = [(step.size, step.leading) for step in style.steps] or [(style.size, style.leading)]
    needed = BOTH_SIDES if above and below else ONE_SIDE
    gap = min(leading / size - 1 for size, leading in sizes)
    if gap < needed - SLACK:
        yield diagnostic("W254", text.span, gap=f"{gap:.2f}", needed=f"{needed:g}")
