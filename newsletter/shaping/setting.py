"""One face sets one item: HarfBuzz's glyphs in columns, in font units, with marks in their frames."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from newsletter.shaping.spacing import LATIN_MARKS, MARKS, frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.shaping.face import Face
    from newsletter.shaping.spacing import Frame

    # A mark's frame by face, glyph, characters and language.
    Frames = dict[tuple[str, int, str, str], Frame]

# The engine owns the space of Han text: what the face would do itself is off (T11).
HAN = {"kern": False, "palt": False, "halt": False, "chws": False}
_FIGURES = {
    "": {"lnum": True, "pnum": True},
    "tnum": {"lnum": True, "tnum": True, "kern": False},
    "onum": {"onum": True, "pnum": True},
}
# Marks that a Han face has in a Latin form, too.
_TWOFOLD = frozenset("“”‘’…")
_DIGITS = "0123456789"
_JOINT = 0.01  # the widest gap, in em, that two dashes may show between them


class Stance(IntEnum):
    """How characters stand: along a horizontal line, or upright, turned or abreast in a vertical one."""

    ALONG = 0
    UPRIGHT = 1
    TURNED = 2
    ABREAST = 3


class Manner(NamedTuple):
    """How an item is set: its language and script, its side, what its style asks, and how it stands."""

    lang: str
    script: str
    latin: bool
    figures: str = ""
    ligatures: bool = True
    stance: Stance = Stance.ALONG


class Setting(NamedTuple):
    """An item's clusters and glyphs, in font units: the columns of a `ShapedText`.

    `starts` counts characters from the item's first. `missing` lists the clusters that the face
    cannot set; `centred` the marks that stand in their middle where the language wants them aside.
    `narrow` is the share of their width at which the glyphs are drawn.
    """

    starts: Sequence[int]
    glyph_starts: Sequence[int]
    gids: Sequence[int]
    dx: Sequence[float]
    dy: Sequence[float]
    advances: Sequence[float]
    lead: Sequence[float]
    trail: Sequence[float]
    missing: tuple[int, ...] = ()
    centred: str = ""
    narrow: float = 1.0


def features(manner: Manner, text: str) -> dict[str, bool]:
    """The OpenType features of an item (T11)."""
    if not manner.latin:
        return HAN | {"vert": True} if manner.stance is Stance.UPRIGHT else HAN
    chosen = {"kern": True, "liga": manner.ligatures} | _FIGURES.get(manner.figures, {manner.figures: True})
    if not _TWOFOLD.isdisjoint(text):
        chosen["pwid"] = True
    return chosen


def set_item(face: Face, text: str, manner: Manner, frames: Frames) -> Setting:
    """The setting of *text* in *face*, in one HarfBuzz call; *frames* holds the marks met before."""
    columns = Columns(text, face, manner)
    missing = tuple(columns.missing())
    if not missing:
        columns.frame_marks(frames)
        if manner.figures == "tnum":
            columns.align_figures()
    return columns.done(missing)


def shape_glyphs(
    face: Face, text: str, manner: Manner, chosen: dict[str, bool]
) -> tuple[list[int], list[int], list[tuple[int, int, int]]]:
    """Glyphs, the character each begins at, and each one's advance and offsets, as HarfBuzz has them.

    The language is set on every call (T6). Upright text in vertical lines has its advances and first
    offsets down the line, the second to the right of its centre (T61).
    """
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    upright = manner.stance is Stance.UPRIGHT
    buffer.direction = "ttb" if upright else "ltr"
    buffer.script = manner.script
    buffer.language = manner.lang
    buffer.flags = hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
    hb.shape(face.font, buffer, chosen)
    infos = buffer.glyph_infos
    if upright:
        places = [(-p.y_advance, -p.y_offset, p.x_offset) for p in buffer.glyph_positions]
    else:
        places = [(p.x_advance, p.x_offset, p.y_offset) for p in buffer.glyph_positions]
    return [info.codepoint for info in infos], [info.cluster for info in infos], places


class Columns:
    """The columns while they are filled and adjusted."""

    def __init__(self, text: str, face: Face, manner: Manner) -> None:
        self.text = text
        self.face = face
        self.manner = manner
        self.centred = ""
        self.gids, clusters, places = shape_glyphs(face, text, manner, features(manner, text))
        self.dy: list[float] = [y for _, _, y in places]
        count = len(text)
        self.plain = len(clusters) == count and clusters == list(range(count))
        self.starts: list[int] = clusters
        self.glyph_starts: Sequence[int] = range(count + 1)
        self.advances: list[float] = [a for a, _, _ in places]
        self.dx: list[float] = [x for _, x, _ in places]
        if self.plain:
            self.starts.append(count)
        else:
            self._gather(clusters)
        self.lead = [0.0] * len(self.advances)
        self.trail = list(self.lead)

    def _gather(self, clusters: list[int]) -> None:
        """Join the glyphs of each cluster; its blank selectors and joiners fall away (T8)."""
        gids, dx, dy, widths = self.gids, self.dx, self.dy, self.advances
        self.gids, self.dx, self.dy, self.advances = [], [], [], []
        self.starts, glyph_starts = [], []
        pen = 0.0
        for i, cluster in enumerate(clusters):
            fresh = not self.starts or cluster != self.starts[-1]
            if fresh:
                self.starts.append(cluster)
                glyph_starts.append(len(self.gids))
                self.advances.append(0.0)
                pen = 0.0
            elif not widths[i] and self.face.ink(gids[i]) is None:
                continue
            self.gids.append(gids[i])
            self.dx.append(pen + dx[i])
            self.dy.append(dy[i])
            pen += widths[i]
            self.advances[-1] += widths[i]
        self.starts.append(len(self.text))
        self.glyph_starts = [*glyph_starts, len(self.gids)]

    def missing(self) -> list[int]:
        """The clusters that hold a `.notdef`."""
        if 0 not in self.gids:
            return []
        bad = {bisect_right(self.glyph_starts, i) - 1 for i, gid in enumerate(self.gids) if not gid}
        return sorted(bad)

    def frame_marks(self, frames: Frames) -> None:
        """Give each mark its frame and say what blank it may lose."""
        pattern = LATIN_MARKS if self.manner.latin else MARKS
        for match in pattern.finditer(self.text):
            index, last = self.index(match.start()), self.index(match.end() - 1)
            if last > index:
                self._join_dashes(index, last + 1)
            elif self.glyph_starts[index + 1] == self.glyph_starts[index] + 1:
                self._frame(index, match[0], frames)

    def index(self, char: int) -> int:
        """The cluster that holds a character."""
        return char if self.plain else bisect_right(self.starts, char) - 1

    def _frame(self, index: int, mark: str, frames: Frames) -> None:
        at = self.glyph_starts[index]
        wanted = self.face.key, self.gids[at], mark, self.manner.lang
        found = frames.get(wanted)
        if found is None:
            found = frames[wanted] = frame(self.face, self.gids[at], mark, self.manner.lang, self._under)
        self.gids[at] = found.gid
        self.dx[at] = found.dx
        self.dy[at] += found.dy
        self.advances[index] = found.advance
        self.lead[index], self.trail[index] = found.lead, found.trail
        if found.centred:
            self.centred += mark

    def _under(self, mark: str, feature: str) -> tuple[int, int, int]:
        """Glyph, advance and offset of a mark under a width feature of the face."""
        gids, _, places = shape_glyphs(self.face, mark, self.manner, HAN | {feature: True})
        advance, dx, _ = places[0]
        return gids[0], advance, dx

    def _join_dashes(self, first: int, stop: int) -> None:
        """Set dashes without a gap, each one em for every character of it (T29)."""
        em = self.face.upem
        places = [self.glyph_starts[index] for index in range(first, stop)]
        inks = [self.face.ink(self.gids[at]) or (0.0, 0.0, 1.0, 0.0) for at in places]
        widths = [self.starts[index + 1] - self.starts[index] for index in range(first, stop)]
        self.advances[first:stop] = [width * em for width in widths]
        joints = zip(widths, inks, inks[1:], strict=False)
        if all(width - ink[2] + after[0] <= _JOINT for width, ink, after in joints):
            return
        pen, frame_start = (sum(widths) - sum(ink[2] - ink[0] for ink in inks)) / 2, 0
        for at, ink, width in zip(places, inks, widths, strict=True):
            self.dx[at] = (pen - ink[0] - frame_start) * em
            pen += ink[2] - ink[0]
            frame_start += width

    def align_figures(self) -> None:
        """Give every digit the width of the widest, so that columns of figures stand under each other."""
        widest = max(self.face.advance(self.face.glyph(ord(c))) for c in _DIGITS) * self.face.upem
        for index, start in enumerate(self.starts[:-1]):
            if self.text[start] in _DIGITS and self.starts[index + 1] == start + 1:
                at = self.glyph_starts[index]
                self.dx[at] += (widest - self.advances[index]) / 2
                self.advances[index] = widest

    def done(self, missing: tuple[int, ...]) -> Setting:
        """The finished columns."""
        return Setting(
            starts=tuple(self.starts),
            glyph_starts=tuple(self.glyph_starts),
            gids=tuple(self.gids),
            dx=tuple(self.dx),
            dy=tuple(self.dy),
            advances=tuple(self.advances),
            lead=tuple(self.lead),
            trail=tuple(self.trail),
            missing=missing,
            centred=self.centred,
        )
