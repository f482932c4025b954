"""The graphics state of a walk through content, and what the walk keeps (ISO 32000-1 §8.4)."""

from __future__ import annotations

import copy
from dataclasses import field, replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.basics.value import dataclass
from newsletter.finish.preflight.kinds import is_array
from newsletter.finish.preflight.marks import Mark, Paint
from newsletter.finish.preflight.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from newsletter.finish.preflight.glyphs import Font
    from newsletter.finish.preflight.marks import Box, Face

WIDE = (-1e6, -1e6, 1e6, 1e6)
Key = tuple[int, int]


@dataclass(slots=True)
class State:
    """The graphics state, as far as a mark tells of it; fills first, strokes second where there are two."""

    at: Affine = field(default_factory=Affine)
    clip: Box = WIDE
    paints: list[Paint] = field(default_factory=lambda: [Paint(), Paint()])
    spaces: list[Space] = field(default_factory=lambda: [Space("DeviceGray"), Space("DeviceGray")])
    patterns: list[Any] = field(default_factory=lambda: [None, None])
    over: tuple[bool, bool] = (False, False)
    mode: int = 0
    alpha: tuple[float, float] = (1.0, 1.0)
    blend: str = "/Normal"
    soft: bool = False
    width: float = 1.0
    font: Font | None = None
    size: float = 0.0
    gap: float = 0.0
    blank: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0

    def copy(self) -> State:
        """The state as it is saved."""
        made = copy.copy(self)
        made.paints, made.spaces = list(self.paints), list(self.spaces)
        made.patterns = list(self.patterns)
        return made

    @property
    def clear(self) -> bool:
        """Whether what is painted mixes with what it stands on."""
        return self.soft or self.blend not in {"/Normal", "/Compatible"}


@dataclass(slots=True)
class Walk:
    """What one walk over a page's operators holds: marks found, state, path, text position, resources.

    *broken* is what their reader warned of, *run* walks what nests in it, *apart* is what tiles and glyphs paint by themselves; where it is *plain*, colours are
    those of whoever asks.
    """

    root: Any
    fonts: dict[Key, Font]
    cache: dict[Key, list[tuple[str, list[Any]]]]
    hidden: frozenset[Key]
    left: int
    run: Callable[[Walk, Any, Any], None]
    start: Affine = field(default_factory=Affine)
    marks: list[Mark] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    faces: dict[Face, Font] = field(default_factory=dict)
    state: State = field(default_factory=State)
    saved: list[State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clips: bool = False
    here: Affine = field(default_factory=Affine)
    line: Affine = field(default_factory=Affine)
    resources: Any = None
    inside: list[Key] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    apart: dict[object, tuple[Mark, ...]] = field(default_factory=dict)
    plain: bool = False
    broken: list[str] = field(default_factory=list)

    def named(self, kind: str, name: object) -> Any:  # noqa: ANN401 - pikepdf's object, or None
        """What the resources hold under a name."""
        found = None if self.resources is None else self.resources.get(f"/{kind}")
        return None if found is None else found.get(str(name))

    def add(
        self, kind: str, box: Box, size: float = 0.0, paint: Paint | None = None, picture: Key = (0, 0)
    ) -> None:
        """Note a mark, cut by the clip; nothing where nothing of it is seen."""
        now, side = self.state, kind == "stroke"
        seen = cut(box, now.clip)
        if True in self.marked or not _seen(box, seen):
            return
        colour = paint or now.paints[side]
        self.marks.append(
            Mark(kind, colour, seen, size, now.over[side], now.mode, now.alpha[side], now.clear, picture)
        )

    def lay(self, mark: Mark, box: Box, *, side: bool = False) -> None:
        """Note what was painted apart as it stands in a box here, in the colours of fills or of strokes."""
        now = self.state
        seen = cut(box, now.clip)
        if True in self.marked or not _seen(box, seen):
            return
        self.marks.append(
            replace(
                mark,
                box=seen,
                overprint=mark.overprint or now.over[side],
                mode=max(mark.mode, now.mode),
                alpha=mark.alpha * now.alpha[side],
                clear=mark.clear or now.clear,
            )
        )


def _seen(box: Box, left: Box) -> bool:
    """Whether something of a box is left; a line without depth is seen, an area cut to none is not."""
    sides = ((0, 2), (1, 3))
    return all(left[a] < left[b] or (left[a] == left[b] and box[a] == box[b]) for a, b in sides)


def cut(box: Box, clip: Box) -> Box:
    """The part of a box within another; its edges are crossed where there is none."""
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The box round points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def corners(at: Affine, box: Sequence[float]) -> Box:
    """The box round a box that *at* turned."""
    x1, y1, x2, y2 = box
    return around(at.apply(x, y) for x in (x1, x2) for y in (y1, y2))


def box_of(said: Any) -> Box | None:  # noqa: ANN401 - pikepdf's object
    """A rectangle of a file with its edges in order; None for what is none."""
    if not is_array(said) or len(said) != 4:
        return None
    x1, y1, x2, y2 = (float(part) for part in said)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
