"""Words in drawings become outlines, so that a drawing looks the same wherever its file goes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from newsletter.basics.colour import BLACK
from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.geometry import Affine
from newsletter.basics.vector import Close, Curve, Lettering, Line, Move, VectorGroup, transformed
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.shaping.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.vector import Letters, Path, Segment, VectorPart, VectorShape
    from newsletter.pictures.picture import Picture
    from newsletter.shaping.face import Face
    from newsletter.shaping.fontbook import FontBook
    from newsletter.shaping.text import ShapedText

# What a drawing program adds between characters is all that it means: nothing is spaced but by `letter-spacing`.
_LACKING = frozenset({"E201", "E202", "E203", "E204", "E205", "E206"})


def outlined(picture: Picture, book: FontBook) -> tuple[Picture, tuple[Diagnostic, ...]]:
    """*picture* with all lettering of its drawing as outlines, and what no face could set, without a place.

    Other pictures come back as they are. Raises EnvironmentFault when a font file that is needed cannot be used.
    """
    drawing = picture.drawing
    if drawing is None or not drawing.lettered:
        return picture, ()
    told: list[Diagnostic] = []
    shapes = tuple(_parts(drawing.shapes, book, picture.name, told))
    return replace(picture, drawing=replace(drawing, shapes=shapes)), tuple(dict.fromkeys(told))


def _parts(
    parts: tuple[VectorPart, ...], book: FontBook, name: str, told: list[Diagnostic]
) -> Iterator[VectorPart]:
    for part in parts:
        if isinstance(part, Lettering):
            yield from _lettered(part, book, name, told)
        elif isinstance(part, VectorGroup):
            yield replace(part, shapes=tuple(_parts(part.shapes, book, name, told)))
        else:
            yield part


def _lettered(line: Lettering, book: FontBook, name: str, told: list[Diagnostic]) -> Iterator[VectorShape]:
    """The outlines of one line of words, a shape for each stretch of one look."""
    shaped = [_shaped(letters, book) for letters in line.letters]
    for one in shaped:
        for found in one.diagnostics:
            if found.code in _LACKING:
                char = dict(found.values).get("char") or dict(found.values).get("point", "")
                told.append(diagnostic("E326", None, name=name, line=line.line, char=char))
    widths = [
        sum(one.advances) + letters.spacing * len(one.advances) + letters.dx
        for one, letters in zip(shaped, line.letters, strict=True)
    ]
    x, y = -line.anchor * sum(widths), _raised(line, book)
    for one, letters in zip(shaped, line.letters, strict=True):
        x, y = x + letters.dx, y + letters.dy
        path = tuple(_path(one, letters, line.by.after(Affine(e=x, f=y))))
        x += sum(one.advances) + letters.spacing * len(one.advances)
        if path:
            yield replace(letters.paint, path=path)


def _shaped(letters: Letters, book: FontBook) -> ShapedText:
    style = FaceStyle(Family(letters.family), letters.weight, letters.size, BLACK)
    return shape(Text((Run(letters.text, style),), ParagraphStyle(letters.size, letters.size)), book)


def _raised(line: Lettering, book: FontBook) -> float:
    """How far below its origin the line's baseline is: the middle of small letters, or of the em box, on it."""
    if line.baseline == "alphabetic" or not line.letters:
        return 0.0
    first = line.letters[0]
    face = book.primary(Family(first.family), first.weight)
    if line.baseline == "middle":
        return face.metrics.x_height / face.upem / 2 * first.size
    return (face.em_top - face.em_depth) / 2 * first.size


def _path(text: ShapedText, letters: Letters, by: Affine) -> Iterator[Segment]:
    """The outlines of *text* from the origin of *by* on."""
    pen = 0.0
    for cluster, advance in enumerate(text.advances):
        run = text.runs[text.run_of[cluster]]
        scale = run.style.size / run.face.upem
        for at in range(text.glyph_starts[cluster], text.glyph_starts[cluster + 1]):
            x, y = pen + text.dx[at], -text.dy[at] - run.style.rise
            yield from transformed(
                outline(run.face, text.gids[at]), by.after(Affine(scale, 0.0, 0.0, -scale, x, y))
            )
        pen += advance + letters.spacing


@cache
def _pens() -> object:
    """What HarfBuzz calls while it draws; quadratic curves become the cubic ones that are the same."""
    import uharfbuzz as hb

    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda x, y, path: path.append(Move(x, y)))
    pens.set_line_to_func(lambda x, y, path: path.append(Line(x, y)))
    pens.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, path: path.append(Curve(x1, y1, x2, y2, x, y)))
    pens.set_quadratic_to_func(_quadratic)
    pens.set_close_path_func(lambda path: path.append(Close()))
    return pens


def _quadratic(x1: float, y1: float, x: float, y: float, path: list[Move | Line | Curve]) -> None:
    last = path[-1]
    path.append(
        Curve(
            last.x + 2 / 3 * (x1 - last.x),
            last.y + 2 / 3 * (y1 - last.y),
            x + 2 / 3 * (x1 - x),
            y + 2 / 3 * (y1 - y),
            x,
            y,
        )
    )


def outline(face: Face, gid: int) -> Path:
    """The outline of a glyph in font units, y upwards; empty where it is blank."""
    path: list[Segment] = []
    if face.font is not None:
        face.font.draw_glyph(gid, _pens(), path)
    return tuple(path)
