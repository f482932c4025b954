"""What shaping gives: a paragraph as clusters with glyphs, in columns rather than objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Trace
    from newsletter.flow.beside import Adornment
    from newsletter.flow.node import Field, PageOf
    from newsletter.flow.style import FaceStyle
    from newsletter.shaping.face import Face


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """Clusters `start` to `stop` of a paragraph: one face, one style, one source run.

    *trace* places the run's first character (text offset `offset`) and those after it. In vertical
    lines the glyphs of a *turned* run stand 90° clockwise; those of a *narrow* one are drawn at that
    share of their width.
    """

    face: Face
    style: FaceStyle
    start: int
    stop: int
    offset: int
    trace: Trace | None = None
    link: str | None = None
    nobreak: bool = False
    drawn: bool = False
    field: Field | PageOf | None = None
    adorned: tuple[Adornment, ...] = ()
    initial: bool = False
    turned: bool = False
    narrow: float = 1.0

    @property
    def middle(self) -> float:
        """How far the middle of the em box is above the baseline, in points."""
        return (self.face.em_top - self.face.em_depth) / 2 * self.style.size


@dataclass(frozen=True, slots=True)
class ShapedRuby:
    """The reading *text* of clusters `start` to `stop`; those of one *group* are one word (T53)."""

    start: int
    stop: int
    text: ShapedText
    group: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ShapedText:
    """A paragraph shaped, before it has lines.

    By cluster, in logical order, n of each: `classes` (a `classes.Class` as int), `run_of` (index
    into `runs`), `advances` (natural width in points, tracking left out), `lead` and `trail` (the
    blank in points that a mark may lose at its start and its end side, T24; 0 for all else);
    `starts` has n + 1 text offsets, `glyph_starts` n + 1 glyph indices. By glyph: `gids`, and
    `dx`, `dy`, the glyph's origin from its cluster's origin in points, dy upwards. A newline in
    `text` is a cluster without glyphs, of class FORCED. In `vertical` lines advances run down, and `dx`
    is down and `dy` to the right, from the line's centre (T61). `rubies` stand in the order of their bases.
    """

    text: str
    runs: tuple[ShapedRun, ...]
    starts: Sequence[int]
    classes: Sequence[int]
    run_of: Sequence[int]
    advances: Sequence[float]
    lead: Sequence[float]
    trail: Sequence[float]
    glyph_starts: Sequence[int]
    gids: Sequence[int]
    dx: Sequence[float]
    dy: Sequence[float]
    diagnostics: tuple[Diagnostic, ...] = ()
    rubies: tuple[ShapedRuby, ...] = ()
    vertical: bool = False

    def __len__(self) -> int:
        """The number of clusters."""
        return len(self.classes)

    def cluster(self, index: int) -> str:
        """The characters of one cluster."""
        return self.text[self.starts[index] : self.starts[index + 1]]
