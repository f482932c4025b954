"""Shaped paragraphs made by hand: every Han one em, marks one em with half of it blank, Latin half an em."""

from dataclasses import replace
from itertools import pairwise

from newsletter.basics.colour import BLACK
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines.breaking import break_lines
from newsletter.shaping.classes import Class, classify
from newsletter.shaping.text import ShapedRun, ShapedText

EM = 10.0
FACE = FaceStyle(Family.SONG, 400, EM, BLACK)
BODY = ParagraphStyle(EM, 16.0)
RAGGED = replace(BODY, align=Align.START)

_HALF = {
    Class.LATIN,
    Class.DIGIT,
    Class.LATIN_MARK,
    Class.LATIN_OPEN,
    Class.HY,
    Class.PRE,
    Class.SUF,
    Class.QU,
}
_NOTHING = {Class.FORCED, Class.ZW, Class.GLUE}


class FakeFace:
    """A face whose glyphs are as wide as the clusters they were made for, and that has no hyphen."""

    def __init__(self):
        self.widths = {}

    def advance(self, gid):
        return self.widths[gid]

    def glyph(self, code):
        del code
        return 0


def width_of(kind):
    """Advance in em."""
    if kind in _HALF or kind in {Class.IP, Class.SL, Class.NM}:
        return 0.5
    if kind in _NOTHING:
        return 0.0
    return 0.25 if kind == Class.SPACE else 1.0


def fake(*parts, trace=None):
    """A paragraph of *parts*, each a string in the plain style, or a string and what its run has instead."""
    runs, start, face = [], 0, FakeFace()
    for part in parts:
        words, changes = part if isinstance(part, tuple) else (part, {})
        style = replace(FACE, **{k: v for k, v in changes.items() if hasattr(FACE, k)})
        rest = {k: v for k, v in changes.items() if not hasattr(FACE, k)}
        here = trace.part(start) if trace else None
        runs.append(ShapedRun(face, style, start, start + len(words), start, here, **rest))
        start += len(words)
    text = "".join(part[0] if isinstance(part, tuple) else part for part in parts)
    kinds = classify(text)
    run_of = [index for index, run in enumerate(runs) for _ in range(run.stop - run.start)]
    ems = [runs[run].style.size for run in run_of]
    glyphs = [0]
    for kind in kinds:
        glyphs.append(glyphs[-1] + (kind not in _NOTHING))
    shown = [width_of(kind) for kind in kinds if kind not in _NOTHING]
    face.widths = dict(enumerate(shown, 1))
    return ShapedText(
        text=text,
        runs=tuple(runs),
        starts=tuple(range(len(text) + 1)),
        classes=tuple(kinds),
        run_of=tuple(run_of),
        advances=tuple(width_of(kind) * em for kind, em in zip(kinds, ems, strict=True)),
        lead=tuple((kind == Class.OP) * em / 2 for kind, em in zip(kinds, ems, strict=True)),
        trail=tuple((kind in {Class.CL, Class.PS}) * em / 2 for kind, em in zip(kinds, ems, strict=True)),
        glyph_starts=tuple(glyphs),
        gids=tuple(range(1, glyphs[-1] + 1)),
        dx=(0.0,) * glyphs[-1],
        dy=(0.0,) * glyphs[-1],
    )


def broken(text, em, style=BODY):
    """The strings of the lines of *text*, a string or a shaped paragraph, in a measure of *em* em."""
    shaped = fake(text) if isinstance(text, str) else text
    lines = break_lines(shaped, style, [em * EM])
    return [shaped.text[line.start : line.stop] for line in lines.lines]


def bodies(shaped, line):
    """Where the body of each cluster begins and ends on *line*, in em of the plain style, blank left out."""
    found = []
    for cluster, origin in zip(range(line.start, line.stop), line.origins, strict=True):
        start = origin + shaped.lead[cluster]
        end = origin + shaped.advances[cluster] - shaped.trail[cluster]
        found.append((start / EM, end / EM))
    return found


def gaps(shaped, line):
    """The blank between neighbouring bodies on *line*, in em."""
    found = bodies(shaped, line)
    return [after[0] - before[1] for before, after in pairwise(found)]
