"""SVG path data as segments, mapped on the way; arcs become curves."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from newsletter.basics.vector import Close, Curve, Line, Move
from newsletter.pictures.svgvalue import FARTHEST, NUMBER, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.geometry import Affine
    from newsletter.basics.vector import Path, Segment

_COMMANDS = re.compile(r"([a-df-zA-DF-Z])([^a-df-zA-DF-Z]*)")
_TOKENS = re.compile(rf"{NUMBER}|[^\s,]")
# How many numbers one step of each command takes.
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_THIRD = 2 / 3
_Point = tuple[float, float]


def path(data: str, by: Affine) -> Path:
    """The path that the `d` attribute *data* draws, with every point mapped by *by*.

    Raises ValueError when *data* is no path.
    """
    start = data.lstrip(" \t\r\n,")
    if start and start[0] not in "Mm":
        raise ValueError(start[0])
    pen = Pen(by)
    for letter, said in _COMMANDS.findall(data):
        _command(pen, letter, said)
    return tuple(pen.segments)


def _command(pen: Pen, letter: str, said: str) -> None:
    """Draw a command with all its repetitions; *said* holds its numbers."""
    name = letter.upper()
    count = _COUNTS.get(name)
    if count is None or (not pen.segments and name != "M"):
        raise ValueError(letter)
    values = _arc_values(said) if name == "A" else _values(said)
    if count == 0 and not values:
        pen.close()
        return
    if not count or not values or len(values) % count:
        raise ValueError(letter)
    relative = letter != name
    if name in "MLHV":
        pen.lines(name, values, relative=relative)
        return
    for at in range(0, len(values), count):
        pen.draw(name, values[at : at + count], relative=relative)


def _values(said: str) -> list[float]:
    """The numbers of a command. Blanks or commas mostly part them, and then Python reads them faster."""
    try:
        values = [float(part) for part in said.replace(",", " ").split()]
    except ValueError:
        return [number(token) for token in _TOKENS.findall(said)]
    if "_" in said or (values and not max(map(abs, values)) <= FARTHEST):
        raise ValueError(said)
    return values


def _arc_values(said: str) -> list[float]:
    tokens = _TOKENS.findall(said)
    at = 0
    while at < len(tokens):
        _part_flags(tokens, at)
        at += _COUNTS["A"]
    return [number(token) for token in tokens]


def _part_flags(tokens: list[str], at: int) -> None:
    """Part an arc's two flags from the numbers that may follow them without a blank."""
    for flag in (at + 3, at + 4):
        token = tokens[flag] if flag < len(tokens) else ""
        if token[:1] not in {"0", "1"}:
            raise ValueError(token or "A")
        if len(token) > 1:
            tokens[flag : flag + 1] = _TOKENS.findall(token[0] + " " + token[1:])


class Pen:
    """Where a path being drawn stands, in its own coordinates; *segments* are mapped already."""

    def __init__(self, by: Affine) -> None:
        self.segments: list[Segment] = []
        self._map = by.apply
        self._here: _Point = (0.0, 0.0)
        self._start: _Point = (0.0, 0.0)
        self._handle: tuple[str, _Point] | None = None
        self._closed = False

    def lines(self, name: str, values: list[float], *, relative: bool) -> None:
        """The command *name* (M, L, H, V): straight lines, of which an M's first is a move."""
        if self._closed and name != "M":
            self.move(*self._start)
        here_x, here_y = self._here
        step = 1 if name in "HV" else 2
        for index in range(0, len(values), step):
            x, y = values[index], values[index + step - 1]
            if relative:
                x, y = here_x + x, here_y + y
            if name == "H":
                y = here_y
            elif name == "V":
                x = here_x
            if name == "M" and not index:
                self.move(x, y)
            else:
                self.segments.append(Line(*self._map(x, y)))
            here_x, here_y = x, y
        self._here = (here_x, here_y)
        self._handle = None

    def draw(self, name: str, values: list[float], *, relative: bool) -> None:
        """One step of the command *name* (upper case)."""
        if self._closed:
            self.move(*self._start)
        if relative:
            values = self._absolute(name, values)
        getattr(self, _METHODS[name])(*values)
        if name not in {"C", "S", "Q", "T"}:
            self._handle = None

    def _absolute(self, name: str, values: list[float]) -> list[float]:
        x, y = self._here
        if name == "A":
            return [*values[:5], values[5] + x, values[6] + y]
        return [value + (y if index % 2 else x) for index, value in enumerate(values)]

    def move(self, x: float, y: float) -> None:
        """Start a subpath."""
        self._here = self._start = (x, y)
        self._closed = False
        self.segments.append(Move(*self._map(x, y)))

    def line(self, x: float, y: float) -> None:
        """A straight line."""
        self._here = (x, y)
        self.segments.append(Line(*self._map(x, y)))

    def curve(self, *values: float) -> None:
        """A cubic curve."""
        x1, y1, x2, y2, x, y = values
        at = self._map
        self.segments.append(Curve(*at(x1, y1), *at(x2, y2), *at(x, y)))
        self._here = (x, y)
        self._handle = ("C", (x2, y2))

    def smooth(self, *values: float) -> None:
        """A cubic curve that goes on as the one before ended."""
        self.curve(*self._mirrored("C"), *values)

    def quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """A quadratic curve, as the cubic that is the same curve."""
        x0, y0 = self._here
        self.curve(
            x0 + _THIRD * (x1 - x0),
            y0 + _THIRD * (y1 - y0),
            x + _THIRD * (x1 - x),
            y + _THIRD * (y1 - y),
            x,
            y,
        )
        self._handle = ("Q", (x1, y1))

    def smooth_quadratic(self, x: float, y: float) -> None:
        """A quadratic curve that goes on as the one before ended."""
        self.quadratic(*self._mirrored("Q"), x, y)

    def arc(self, *values: float) -> None:
        """A part of an ellipse, as curves of at most a quarter each."""
        rx, ry, angle, large, sweep, x, y = values
        here, there = self._here, (x, y)
        if here == there:
            return
        if not rx or not ry:
            self.line(x, y)
            return
        flags = bool(large), bool(sweep)
        for piece in arc_curves(here, there, (abs(rx), abs(ry), math.radians(angle)), flags):
            self.curve(*piece)

    def close(self) -> None:
        """Close the subpath."""
        self._here = self._start
        self._handle = None
        self._closed = True
        self.segments.append(Close())

    def _mirrored(self, kind: str) -> _Point:
        """The last handle of that *kind* on the other side of the point, or the point itself."""
        x, y = self._here
        if self._handle is None or self._handle[0] != kind:
            return x, y
        return 2 * x - self._handle[1][0], 2 * y - self._handle[1][1]


_METHODS = {"C": "curve", "S": "smooth", "Q": "quadratic", "T": "smooth_quadratic", "A": "arc"}


def arc_curves(
    start: _Point, end: _Point, oval: tuple[float, float, float], flags: tuple[bool, bool]
) -> list[tuple[float, float, float, float, float, float]]:
    """The curves of an arc between two points of an ellipse.

    *oval* holds both radii and the turn of its first axis in radians, *flags* whether the longer
    arc is meant and whether the angle grows. Radii too short to reach are enlarged
    (SVG 1.1, appendix F.6).
    """
    rx, ry, turn = oval
    cosine, sine = math.cos(turn), math.sin(turn)

    def into(x: float, y: float) -> _Point:
        """A vector in units of the radii along the ellipse's axes."""
        return (cosine * x + sine * y) / rx, (cosine * y - sine * x) / ry

    half = into((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    reach = math.hypot(*half)
    if reach > 1:
        rx, ry, half = rx * reach, ry * reach, (half[0] / reach, half[1] / reach)
        reach = 1.0
    # On the unit circle the centre lies on the chord's normal.
    off = math.sqrt(max(0.0, 1 - reach * reach)) / reach * (-1 if flags[0] == flags[1] else 1)
    middle = (off * half[1], -off * half[0])
    first = math.atan2(half[1] - middle[1], half[0] - middle[0])
    last = math.atan2(-half[1] - middle[1], -half[0] - middle[0])
    swept = (last - first) % math.tau
    if not flags[1]:
        swept -= math.tau

    def out(x: float, y: float) -> _Point:
        """A point of the unit circle round the centre, back among the path's points."""
        x, y = rx * (x + middle[0]), ry * (y + middle[1])
        return (
            cosine * x - sine * y + (start[0] + end[0]) / 2,
            sine * x + cosine * y + (start[1] + end[1]) / 2,
        )

    count = max(1, math.ceil(abs(swept) / (math.pi / 2) - 1e-9))
    pieces = [_piece(first + swept * i / count, swept / count, out) for i in range(count)]
    pieces[-1] = (*pieces[-1][:4], *end)
    return pieces


def _piece(
    angle: float, swept: float, out: Callable[[float, float], _Point]
) -> tuple[float, float, float, float, float, float]:
    """One curve along the unit circle from *angle* on, through *out*."""
    reach = 4 / 3 * math.tan(swept / 4)
    x, y = math.cos(angle), math.sin(angle)
    u, v = math.cos(angle + swept), math.sin(angle + swept)
    return (*out(x - reach * y, y + reach * x), *out(u + reach * v, v - reach * u), *out(u, v))
