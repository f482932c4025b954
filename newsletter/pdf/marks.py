"""Printer's marks: crop and register marks, a colour bar and a slug line, on the sheet outside its bleed.

They are ops of the display list like any other, so that the ledger counts them. What has to stand on
every plate is in the separation All (ISO 15930-7 leaves marks outside the bleed free).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import Colour
from newsletter.basics.geometry import Rect
from newsletter.basics.units import MM
from newsletter.basics.vector import Stroke, VectorShape, ellipse, rectangle, segment
from newsletter.display.ops import Glyphs, Group, Shape
from newsletter.flow.role import Role
from newsletter.pdf.inks import ALL
from newsletter.pdf.ledger import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.display.ops import DisplayList, DisplayPage, Op
    from newsletter.pdf.profile import Profile
    from newsletter.shaping.face import Face

# How much of the room for marks is blank next to the bleed.
_GAP = 1.5 * MM
_LENGTH = 6 * MM
_PEN = Stroke(ALL, 0.25)
_SLUG = 6.5  # points
_PATCH = 5 * MM
_RING = 1.5 * MM


def marked(drawn: DisplayList, profile: Profile) -> DisplayList:
    """*drawn* with marks round each page, set by the bleed that *profile* shows."""
    bleed = profile.shown_bleed(drawn.sheet.bleed)
    face = _face(drawn)

    def page(one: DisplayPage) -> DisplayPage:
        width, height = drawn.sheet.size.width, drawn.sheet.size.height
        ops: list[Op] = [*_crops(width, height, bleed), *_registers(width, height, bleed)]
        ops += _bar(width, height, bleed)
        said = f"{drawn.meta.title}   {one.number}/{len(drawn.pages)}   {profile.standard}"
        if profile.condition is not None:
            said += f"   {profile.condition.name}"
        if face is not None:
            ops += _slug(said, face, height + bleed + profile.room - 2 * MM)
        marks = Group(tuple(ops), Role.ARTIFACT, artifact=True)
        return replace(one, ops=(*one.ops, marks))

    return replace(drawn, pages=tuple(page(one) for one in drawn.pages))


def _line(x1: float, y1: float, x2: float, y2: float) -> Shape:
    return Shape(VectorShape(segment(x1, y1, x2, y2), stroke=_PEN))


def _crops(width: float, height: float, bleed: float) -> Iterator[Shape]:
    """Two lines at every corner of the trim, in its edges' prolongation."""
    near, far = bleed + _GAP, bleed + _GAP + _LENGTH
    for x, side in ((0.0, -1), (width, 1)):
        for y, end in ((0.0, -1), (height, 1)):
            yield _line(x + side * near, y, x + side * far, y)
            yield _line(x, y + end * near, x, y + end * far)


def _registers(width: float, height: float, bleed: float) -> Iterator[Shape]:
    """A ring with a cross in the middle of every side."""
    off = bleed + _GAP + 2 * _RING
    for x, y in ((width / 2, -off), (width / 2, height + off), (-off, height / 2), (width + off, height / 2)):
        yield Shape(VectorShape(ellipse(x, y, _RING, _RING), stroke=_PEN))
        yield _line(x - 2 * _RING, y, x + 2 * _RING, y)
        yield _line(x, y - 2 * _RING, x, y + 2 * _RING)


def _bar(width: float, height: float, bleed: float) -> Iterator[Shape]:
    """Solid and half-tone patches of each process ink, and overprints of two, up the right side."""
    inks = [tuple(float(i == ink) for i in range(4)) for ink in range(4)]
    halves = [tuple(part / 2 for part in ink) for ink in inks]
    pairs = [(0.0, 1.0, 1.0, 0.0), (1.0, 0.0, 1.0, 0.0), (1.0, 1.0, 0.0, 0.0)]
    x, y = width + bleed + _GAP, height / 2 + 4 * _PATCH
    for cyan, magenta, yellow, black in (*inks, *halves, *pairs):
        light = tuple((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
        colour = Colour((light[0], light[1], light[2]), (cyan, magenta, yellow, black))
        if y + _PATCH > height:
            return
        yield Shape(VectorShape(rectangle(Rect(x, y, _PATCH, _PATCH)), fill=colour))
        y += _PATCH


def _face(drawn: DisplayList) -> Face | None:
    """The face of the pages that shows the most of the title."""
    faces = {op.face for page in drawn.pages for op in leaves(page.ops) if isinstance(op, Glyphs)}
    shown = sorted(faces, key=lambda face: (-sum(map(face.covers, map(ord, drawn.meta.title))), face.key))
    return shown[0] if shown else None


def _slug(text: str, face: Face, y: float) -> Iterator[Glyphs]:
    """*text* on a baseline at *y*, from the trim's left edge on; what the face lacks is left out."""
    gids, xs, texts, pen = [], [], [], 8 * MM
    for char in text:
        gid = face.glyph(ord(char))
        if gid:
            gids.append(gid)
            xs.append(pen)
            texts.append(char)
            pen += face.advance(gid) * _SLUG
    if gids:
        yield Glyphs(face, _SLUG, ALL, tuple(gids), tuple(xs), (y,) * len(gids), tuple(texts))
