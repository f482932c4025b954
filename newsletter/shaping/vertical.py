"""One face sets a part of a vertical line: upright, turned, or two figures abreast (T61–T64).

Columns as in `setting`: advances and `dx` run down the line, `dy` to the right of its centre. A turned
part is a horizontal one seen with the head to the right, so its columns need no other meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.shaping.classes import OPENING, STOPS
from newsletter.shaping.region import is_simplified
from newsletter.shaping.setting import HAN, Columns, Setting, Stance, features, set_item, shape_glyphs
from newsletter.shaping.spacing import MARKS, Frame
from newsletter.shaping.stances import shown

if TYPE_CHECKING:
    from newsletter.shaping.face import Face
    from newsletter.shaping.setting import Frames, Manner

# Marks without blank to lose in vertical lines (T23), and those that stand on the line's centre.
_RIGID = frozenset("：；！？‼⁇⁈⁉…⋯—―/／")
_MIDDLE = frozenset("—―⸺…⋯·‧・～〜")
_DOTS = frozenset("·‧・")
_STOPS = frozenset(STOPS) - _RIGID
_OPENING = frozenset(OPENING)
_HALF, _MARGIN, _JOINT = 0.5, 0.04, 0.01  # em
_ABREAST: tuple[dict[str, bool], ...] = ({}, {"hwid": True, "pnum": False}, {"twid": True, "pnum": False})


def set_vertical(face: Face, text: str, manner: Manner, frames: Frames) -> Setting:
    """The setting of *text* in *face* as its stance asks; *frames* holds the marks met before."""
    match manner.stance:
        case Stance.UPRIGHT:
            return _set_upright(face, text, manner, frames)
        case Stance.ABREAST:
            return _set_abreast(face, text, manner)
        case _:
            return _set_turned(face, text, manner, frames)


def _set_upright(face: Face, text: str, manner: Manner, frames: Frames) -> Setting:
    columns = _Upright(text if manner.latin else shown(text, manner.lang), face, manner)
    missing = tuple(columns.missing())
    if not missing:
        columns.seat()
        columns.frame_marks(frames)
    return columns.done(missing)


def _set_turned(face: Face, text: str, manner: Manner, frames: Frames) -> Setting:
    """A horizontal setting with the middle of its em box on the line's centre."""
    setting = set_item(face, text, manner, frames)
    middle = (face.em_top - face.em_depth) / 2 * face.upem
    dy = [y - middle for y in setting.dy]
    centred = _DOTS if manner.latin else _MIDDLE
    for index, start in enumerate(setting.starts[:-1]):
        ink = face.ink(setting.gids[setting.glyph_starts[index]]) if text[start] in centred else None
        if ink is not None:
            dy[setting.glyph_starts[index]] = -(ink[1] + ink[3]) / 2 * face.upem
    return setting._replace(dy=tuple(dy))


def _set_abreast(face: Face, text: str, manner: Manner) -> Setting:
    """Two or three side by side in one em, their ink centred on the line; narrowed where they are wider (T63)."""
    if not manner.latin:
        return _set_asking(face, text, manner)
    em, chosen = face.upem, features(manner, text)
    made = [shape_glyphs(face, text, manner, chosen | over) for over in _ABREAST]
    widths = [sum(advance for advance, _, _ in places) for _, _, places in made]
    best = next((index for index, width in enumerate(widths) if width <= em), 0)
    gids, _, places = made[best]
    narrow = min(1.0, em / widths[best]) if widths[best] else 1.0
    xs, pen = [], 0.0
    for advance, x, _ in places:
        xs.append(pen + x)
        pen += advance
    inks = [(x, face.ink(gid)) for x, gid in zip(xs, gids, strict=True)]
    lefts = [x + ink[0] * em for x, ink in inks if ink]
    rights = [x + ink[2] * em for x, ink in inks if ink]
    middle = (min(lefts, default=0.0) + max(rights, default=pen)) / 2
    return _abreast(face, text, gids, tuple((x - middle) * narrow for x in xs))._replace(narrow=narrow)


def _set_asking(face: Face, text: str, manner: Manner) -> Setting:
    """Two of ！ and ？, each with its ink in the middle of half an em (T29)."""
    em = face.upem
    gids, _, _ = shape_glyphs(face, text, manner, HAN)
    inks = [face.ink(gid) or (0.0, 0.0, _HALF, 0.0) for gid in gids]
    middles = [(index - _HALF) * _HALF for index in range(len(gids))]
    rights = tuple((middle - (ink[0] + ink[2]) / 2) * em for middle, ink in zip(middles, inks, strict=True))
    return _abreast(face, text, gids, rights)


def _abreast(face: Face, text: str, gids: list[int], rights: tuple[float, ...]) -> Setting:
    """One cluster of glyphs *rights* of the line's centre."""
    em = face.upem
    return Setting(
        starts=(0, len(text)),
        glyph_starts=(0, len(gids)),
        gids=tuple(gids),
        dx=(face.em_top * em,) * len(gids),
        dy=rights,
        advances=(float(em),),
        lead=(0.0,),
        trail=(0.0,),
        missing=(0,) if 0 in gids else (),
    )


class _Upright(Columns):
    """The columns of upright text: HarfBuzz's, from top to bottom."""

    def seat(self) -> None:
        """Centre in one em what the face says no vertical place of (T61)."""
        em = self.face.upem
        for index, advance in enumerate(self.advances):
            first, stop = self.glyph_starts[index], self.glyph_starts[index + 1]
            if first == stop or (self.face.vertical and advance > 0):
                continue
            width = self.face.advance(self.gids[first]) * em
            if not width:
                continue
            down = self.face.em_top * em - self.dx[first]
            right = -width / 2 - self.dy[first]
            self.advances[index] = em
            for at in range(first, stop):
                self.dx[at] += down
                self.dy[at] += right

    def frame_marks(self, frames: Frames) -> None:
        """Give each mark its frame and say what blank it may lose, along the line."""
        for match in MARKS.finditer(self.text):
            index, last = self.index(match.start()), self.index(match.end() - 1)
            if last > index:
                self._join(index, last + 1)
            elif self.glyph_starts[index + 1] == self.glyph_starts[index] + 1:
                self._set_frame(index, match[0], frames)

    def _set_frame(self, index: int, mark: str, frames: Frames) -> None:
        at = self.glyph_starts[index]
        wanted = self.face.key, self.gids[at], mark, f"{self.manner.lang} vertical"
        found = frames.get(wanted)
        if found is None:
            found = frames[wanted] = self._framed(index, mark)
        self.dx[at], self.dy[at] = found.dx, found.dy
        self.advances[index], self.lead[index], self.trail[index] = found.advance, found.lead, found.trail

    def _framed(self, index: int, mark: str) -> Frame:
        at = self.glyph_starts[index]
        plain = Frame(self.gids[at], self.dx[at], self.dy[at], self.advances[index])
        if len(mark) > 1:
            return self._dash(mark, plain)
        if mark in _RIGID:
            return plain
        if mark in _DOTS:
            return self._dot(plain)
        lead, trail = self._offered(mark, plain) or self._trimmed(mark, plain)
        return plain._replace(lead=lead, trail=trail)

    def _ink(self, gid: int, dx: float) -> tuple[float, float]:
        """Where a glyph's ink begins and ends down the line."""
        ink, em = self.face.ink(gid), self.face.upem
        return (0.0, float(em)) if ink is None else (dx - ink[3] * em, dx - ink[1] * em)

    def _dash(self, mark: str, plain: Frame) -> Frame:
        """Dashes drawn as one glyph: one em each, the ink in the middle (T29)."""
        length = float(len(mark) * self.face.upem)
        top, foot = self._ink(plain.gid, plain.dx)
        return Frame(plain.gid, plain.dx + (length - top - foot) / 2, plain.dy, length)

    def _dot(self, plain: Frame) -> Frame:
        """An interpunct in a body of half an em, a whole one in Japanese, its ink in the middle (T23)."""
        em, ink = self.face.upem, self.face.ink(plain.gid)
        body = em if self.manner.lang.startswith("ja") else _HALF * em
        top, foot = self._ink(plain.gid, plain.dx)
        right = plain.dy if ink is None else -(ink[0] + ink[2]) / 2 * em
        blank = (body - _HALF * em) / 2
        return Frame(plain.gid, plain.dx + (body - top - foot) / 2, right, body, blank, blank)

    def _offered(self, mark: str, plain: Frame) -> tuple[float, float] | None:
        """The blank that the face itself gives up under `vhal`."""
        chosen = HAN | {"vert": True, "vhal": True}
        gids, _, places = shape_glyphs(self.face, mark, self.manner, chosen)
        advance, dx, _ = places[0]
        if gids[0] != plain.gid or advance >= plain.advance or not self.face.vertical:
            return None
        lead = plain.dx - dx
        return lead, plain.advance - advance - lead

    def _trimmed(self, mark: str, plain: Frame) -> tuple[float, float]:
        """The blank that the ink leaves, with a little kept beside it."""
        em = self.face.upem
        top, foot = self._ink(plain.gid, plain.dx)
        before, after = top - _MARGIN * em, plain.advance - foot - _MARGIN * em
        if mark in _STOPS and not is_simplified(self.manner.lang) and min(before, after) > em / 5:
            return min(em / 4, before), min(em / 4, after)
        if mark in _OPENING:
            return max(0.0, min(_HALF * em, before)), 0.0
        return 0.0, max(0.0, min(_HALF * em, after))

    def _join(self, first: int, stop: int) -> None:
        """Set dashes without a gap, each one em for every character of it (T29, T62)."""
        em = self.face.upem
        glyphs = [self.glyph_starts[index] for index in range(first, stop)]
        bodies = [float((self.starts[index + 1] - self.starts[index]) * em) for index in range(first, stop)]
        self.advances[first:stop] = bodies
        inks = [self._ink(self.gids[at], 0.0) for at in glyphs]
        length = sum(foot - top for top, foot in inks)
        if sum(bodies) - length <= _JOINT * em:
            return
        pen, begun = (sum(bodies) - length) / 2, 0.0
        for at, (top, foot), body in zip(glyphs, inks, bodies, strict=True):
            self.dx[at] = pen - top - begun
            pen += foot - top
            begun += body
