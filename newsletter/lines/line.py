"""What line breaking gives, and the glyphs of a line as the painter takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.flow.style import FaceStyle
    from newsletter.shaping.face import Face
    from newsletter.shaping.text import ShapedText


@dataclass(frozen=True, slots=True)
class Line:
    """Clusters `start` to `stop` of a paragraph on one line; lengths in points.

    `origins` holds, for each cluster, its origin from the measure's start edge. `width` is the set
    width from the first body to the last, `natural` the width before justification, `gap` the blank
    added at each open place (T30 tier 3). `squeezed` lists the text offsets of marks that gave
    blank. `hyphen` says that a hyphen ends the line that the text does not
    hold (T19). `exact` is false where clusters are not one glyph for one character, sizes or baselines
    differ, or a wide blank parts the line: a reader of the file needs its text said beside it (T70, T71).
    """

    start: int
    stop: int
    origins: tuple[float, ...]
    width: float
    natural: float
    gap: float = 0.0
    squeezed: tuple[int, ...] = ()
    exact: bool = True
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph's lines for one measure, with the cost of its breaks.

    `costs` holds each line's part of the `demerits`, where the lines were chosen by them.
    """

    text: ShapedText
    lines: tuple[Line, ...]
    demerits: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()
    costs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Consecutive glyphs of a line in one face and style.

    `xs` and `ys` are glyph origins in points: x from the measure's start edge, y upwards from the
    baseline. `texts` holds the characters of each glyph, empty for a glyph that continues the
    cluster of the one before. `begin` and `end` are the edges of its bodies. In vertical lines x runs
    down and y to the right from the line's centre; glyphs of a *turned* run stand 90° clockwise, those
    of a *narrow* one are drawn at that share of their width. A *reading* stands beside the word before it.
    `offset` is that of the first character in the text.
    """

    face: Face
    style: FaceStyle
    gids: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    texts: tuple[str, ...]
    end: float
    link: str | None = None
    drawn: bool = False
    begin: float = 0.0
    turned: bool = False
    narrow: float = 1.0
    reading: bool = False
    offset: int = 0
