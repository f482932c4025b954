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
    blank. `exact` is false where the origins open or close a gap that a reader of the file might
    take for a space, so the line needs its text said beside it (T70).
    """

    start: int
    stop: int
    origins: tuple[float, ...]
    width: float
    natural: float
    gap: float = 0.0
    squeezed: tuple[int, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph's lines for one measure, with the cost of its breaks."""

    text: ShapedText
    lines: tuple[Line, ...]
    demerits: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Consecutive glyphs of a line in one face and style.

    `xs` and `ys` are glyph origins in points: x from the measure's start edge, y upwards from the
    baseline. `texts` holds the characters of each glyph, empty for a glyph that continues the
    cluster of the one before.
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
