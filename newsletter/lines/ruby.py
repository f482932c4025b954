"""Readings beside their words: the room that they ask of the line, and where they stand (T53, CLREQ §3.3).

A reading wider than its word opens it, so that no reading meets the next nor leaves its line. Over a
neighbour without a reading it may stand by a quarter of an em. Bopomofo stands at the right of its character.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import CENTRED
from newsletter.lines.line import Line, Lines
from newsletter.shaping.classes import Class
from newsletter.shaping.shape import BOPOMOFO, is_bopomofo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.shaping.text import ShapedRuby, ShapedRun, ShapedText

UNIT = 1000
APART = 0.25  # em between two readings in letters
OVER = 0.25  # em that a reading may stand over a neighbour
TONE = 0.15  # em that a tone takes beside Bopomofo

# Of an em box, above the baseline: its top and its middle.
_TOP, _MIDDLE = 0.88, CENTRED
_TONES = frozenset("ˊˇˋˉ´`")
_LIGHT = "˙"
_NO_GROUND = frozenset((Class.SPACE, Class.IDSPACE, Class.FORCED, Class.ZW, Class.GLUE))
_HIGHER = 1.05  # a neighbour this much larger reaches up to where readings stand


@dataclass(frozen=True, slots=True)
class Room:
    """What one word with its reading asks of the line, in units.

    *edge* is the blank inside its box on each side, *inner* that between its characters, *aside* that for
    Bopomofo at its end. *slack* is how far the reading ends inside the box.
    """

    ruby: ShapedRuby
    em: int
    edge: int = 0
    inner: int = 0
    aside: int = 0
    slack: int = 0

    @property
    def apart(self) -> int:
        """The blank that the reading keeps from another."""
        return int(APART * self.em) if Class.LATIN in self.ruby.text.classes else 0


def open_words(text: ShapedText, boxes: list[int], glue: list[int]) -> dict[int, int]:
    """Widen *boxes* and *glue* for the readings of *text*, and give each word's inset by its first cluster.

    What an edge may stand over its neighbour is negative glue, which vanishes where the line breaks:
    there the reading stays inside and is flush with the line's edge.
    """
    rooms = [_room(text, ruby, boxes, glue) for ruby in text.rubies]
    plain = list(boxes)
    for room in rooms:
        first, last = room.ruby.start, room.ruby.stop
        boxes[first] += room.edge
        boxes[last - 1] += room.edge + room.aside
        for joint in range(first + 1, last):
            glue[joint] += room.inner
    _Joints(text, plain, rooms).meet(glue)
    return {room.ruby.start: room.edge for room in rooms if room.edge}


def _room(text: ShapedText, ruby: ShapedRuby, boxes: Sequence[int], glue: Sequence[int]) -> Room:
    em = int(text.runs[text.run_of[ruby.start]].style.size * UNIT + 0.5)
    if _is_aside(text, ruby):
        tone = TONE if _TONES & set(ruby.text.text) else 0.0
        return Room(ruby, em, aside=int((BOPOMOFO + tone) * em))
    inside = sum(boxes[ruby.start : ruby.stop]) + sum(glue[ruby.start + 1 : ruby.stop])
    excess = int(sum(ruby.text.advances) * UNIT + 0.5) - inside
    if excess <= 0:
        return Room(ruby, em, slack=-excess // 2)
    count = ruby.stop - ruby.start
    inner = max(0, excess - 2 * int(OVER * em)) // count if count > 1 else 0
    return Room(ruby, em, edge=(excess - inner * (count - 1) + 1) // 2, inner=inner)


class _Joints:
    """The joints at the words' edges while their glue is found."""

    def __init__(self, text: ShapedText, boxes: Sequence[int], rooms: Sequence[Room]) -> None:
        self.text, self.boxes, self.rooms = text, boxes, rooms
        self.read = {room.ruby.start: room for room in rooms} | {room.ruby.stop - 1: room for room in rooms}

    def meet(self, glue: list[int]) -> None:
        """Part readings that follow each other, and let the others stand over their neighbours."""
        for room in self.rooms:
            first, stop = room.ruby.start, room.ruby.stop
            for joint, beside, way in ((first, first - 1, -1), (stop, stop, 1)):
                glue[joint] -= min(room.edge, self._ground(room, beside, way))
        for room, after in pairwise(self.rooms):
            if room.ruby.stop == after.ruby.start and not room.aside and not after.aside:
                wanted = max(room.apart, after.apart)
                glue[after.ruby.start] += max(0, wanted - room.slack - after.slack)

    def _ground(self, room: Room, beside: int, way: int) -> int:
        """How far a reading may stand over the cluster *beside* its word; the one past it lies *way*."""
        text = self.text
        if not 0 <= beside < len(text) or beside in self.read or text.classes[beside] in _NO_GROUND:
            return 0
        run = text.runs[text.run_of[beside]]
        if run.initial or run.style.size * UNIT > _HIGHER * room.em:
            return 0
        width = max(0, self.boxes[beside])
        if beside + way in self.read:
            width = max(0, width - room.apart) // 2
        return min(int(OVER * room.em), width)


def _is_aside(text: ShapedText, ruby: ShapedRuby) -> bool:
    """Whether the reading stands at the right of its character, upright in a level line."""
    return not text.vertical and ruby.stop - ruby.start == 1 and is_bopomofo(ruby.text.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading on its line: the cluster after which it is read, and itself as a line of its own.

    *end* is that of its word; *base* is the run that it belongs to.
    """

    after: int
    lines: Lines
    end: float
    base: ShapedRun


def readings(lines: Lines, line: Line) -> tuple[Reading, ...]:
    """The readings of the words on *line*, in the order of their words.

    The parts of one word are all read after its last character on the line.
    """
    here = [ruby for ruby in lines.text.rubies if line.start <= ruby.start < line.stop]
    found: list[Reading] = []
    stop = after = -1
    for index in range(len(here) - 1, -1, -1):
        ruby = here[index]
        goes_on = index + 1 < len(here) and (stop, here[index + 1].group) == (ruby.stop, ruby.group)
        after = after if goes_on else min(ruby.stop, line.stop) - 1
        stop = ruby.start
        found.append(_placed(lines.text, line, ruby, after))
    return tuple(reversed(found))


def _placed(text: ShapedText, line: Line, ruby: ShapedRuby, after: int) -> Reading:
    last = min(ruby.stop, line.stop) - 1
    base = text.runs[text.run_of[ruby.start]]
    start = line.origins[ruby.start - line.start]
    end = line.origins[last - line.start] + text.advances[last]
    if _is_aside(text, ruby):
        xs, ys = _column(ruby.text, base.style.size, end)
    else:
        xs, up = _row(ruby.text, (start + end) / 2), _height(text, ruby, base)
        ys = tuple(up for _ in xs)
    lifted = _lifted(ruby.text, [y + base.style.rise for y in ys])
    return Reading(after, Lines(lifted, (Line(0, len(lifted), xs, 0.0, 0.0),)), end, base)


def _lifted(text: ShapedText, ys: Sequence[float]) -> ShapedText:
    """*text* with every cluster raised, whatever its own style's rise is."""
    dy = list(text.dy)
    for cluster, y in enumerate(ys):
        rise = text.runs[text.run_of[cluster]].style.rise
        for glyph in range(text.glyph_starts[cluster], text.glyph_starts[cluster + 1]):
            dy[glyph] += y - rise
    return replace(text, dy=tuple(dy))


def _row(text: ShapedText, middle: float) -> tuple[float, ...]:
    """The clusters of a reading one after another round *middle*."""
    at, found = middle - sum(text.advances) / 2, []
    for advance in text.advances:
        found.append(at)
        at += advance
    return tuple(found)


def _height(text: ShapedText, ruby: ShapedRuby, base: ShapedRun) -> float:
    """How far a reading's baseline is above that of its word, so that what hangs down clears its em box.

    In vertical lines, how far its centre is to the right.
    """
    small = ruby.text.runs[0]
    if text.vertical:
        return (base.style.size + small.style.size) / 2
    tail = small.face.ink(small.face.glyph(ord("g"))) if Class.LATIN in ruby.text.classes else None
    depth = max(small.face.em_depth, -tail[1] if tail else 0.0)
    return base.face.em_top * base.style.size + depth * small.style.size


def _column(text: ShapedText, em: float, start: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Where the clusters of Bopomofo stand, one below another beside a character of *em* that ends at *start*.

    The tone stands beside the last symbol, the light one on top of all.
    """
    small = BOPOMOFO * em
    symbols = [index for index in range(len(text)) if text.cluster(index) not in _TONES | {_LIGHT}]
    top = _MIDDLE * em + len(symbols) * small / 2
    xs, ys = [0.0] * len(text), [0.0] * len(text)
    for row, index in enumerate(symbols):
        xs[index] = start + (small - text.advances[index]) / 2
        ys[index] = top - row * small - _TOP * small
    for index in set(range(len(text))) - set(symbols):
        light = text.cluster(index) == _LIGHT
        xs[index] = start + ((small if light else 2 * small + TONE * em) - text.advances[index]) / 2
        ys[index] = top - _TOP * small / 2 if light else ys[symbols[-1]] if symbols else top
    return tuple(xs), tuple(ys)
