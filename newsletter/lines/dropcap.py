"""Initials several lines deep, set as the first clusters of their paragraph, so that order is kept (T48)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.style import Writing
from newsletter.lines.breaking import break_lines
from newsletter.lines.items import UNIT, build
from newsletter.lines.opportunities import joints
from newsletter.shaping.classes import OPENING, Class
from newsletter.shaping.itemize import graphemes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsletter.flow.node import Run, Text
    from newsletter.lines.line import Lines
    from newsletter.shaping.text import ShapedText

GAP = 0.25  # em of the text between an initial and the lines beside it
# An initial whose ink is lower than this share of its em (一, a) takes its size from a taller character.
_TALL = 0.7
_LEAST = 4  # em that an initial leaves for the lines beside it
_MODELS = {True: "国", False: "H"}
_OPENING = frozenset(OPENING + "“‘")


def dropped(text: Text, measures: Sequence[float], shaped: Callable[[Text], ShapedText]) -> Lines | None:
    """The lines of *text* round its initial, whose ink begins at the top of the first line's em box.

    Its baseline is that of line `drop`, or of an earlier one where there are fewer lines or little room. None where
    the paragraph begins with nothing that can be an initial, has one line, or runs down the sheet.
    """
    for depth in range(text.drop, 1, -1):
        enlarged = _enlarged(text, depth, shaped)
        if enlarged is None:
            return None
        lines = _round(enlarged, depth, measures, shaped(enlarged))
        if lines is not None and len(lines.lines) >= depth:
            return lines
    return None


def _initial(text: Text) -> tuple[str, str]:
    """The opening marks and the character that a paragraph begins with; empty where it can be no initial."""
    first = text.runs[0]
    rest = first.text.lstrip("".join(_OPENING))
    marks, char = first.text[: len(first.text) - len(rest)], graphemes(rest)[0] if rest else ""
    fit = char[:1].isalpha() and not (first.drawn or first.ruby or first.adorned or first.field)
    return (marks, char) if fit else ("", "")


def _enlarged(text: Text, depth: int, shaped: Callable[[Text], ShapedText]) -> Text | None:
    """*text* with its initial in runs of their own, as large as *depth* lines ask."""
    if not text.runs or text.style.whole or text.style.writing is Writing.VERTICAL:
        return None
    marks, char = _initial(text)
    if not char:
        return None
    first, down = text.runs[0], (depth - 1) * text.style.leading
    top, share = _heights(replace(text, runs=(replace(first, text=char),)), shaped)
    big = replace(first.style, size=(top + down) / share, rise=first.style.rise - down, tracking=0.0)
    big = replace(big, colour=text.drop_colour or big.colour)
    spaced = replace(big, tracking=GAP * text.style.size)
    parts = ((marks, big), (char, spaced), (first.text[len(marks) + len(char) :], first.style))
    runs: list[Run] = []
    at = 0
    for index, (words, style) in enumerate(parts):
        trace = first.trace and first.trace.part(at)
        if words:
            runs.append(replace(first, text=words, style=style, trace=trace, initial=index < len(parts) - 1))
        at += len(words)
    return replace(text, runs=(*runs, *text.runs[1:]), style=replace(text.style, indent=0.0), drop=0)


def _heights(char: Text, shaped: Callable[[Text], ShapedText]) -> tuple[float, float]:
    """How far above the baseline the em box reaches in points, and the initial's ink in em."""
    said = shaped(char)
    run, size = said.runs[0], char.runs[0].style.size
    han = said.classes[0] == Class.HAN
    models = (said.gids[0], run.face.glyph(ord(_MODELS[han])))
    inks = [ink[3] * run.style.size / size for model in models if (ink := run.face.ink(model))]
    share = inks[0] if inks and inks[0] >= _TALL else max(inks, default=1.0)
    return run.face.em_top * size, share


def _round(text: Text, depth: int, measures: Sequence[float], said: ShapedText) -> Lines | None:
    """The lines of *text*, those beside the initial behind it; None where it leaves them too little room."""
    after = next((run.start for run in said.runs if not run.initial), len(said))
    items = build(said, text.style, joints(said, text.style))
    wide = (items.starts[after] if after < len(said) else items.ends[after]) - items.starts[0]
    each = [measures[min(index, len(measures) - 1)] for index in range(max(depth + 1, len(measures)))]
    beside = range(1, depth)
    if min(each) - wide / UNIT < _LEAST * text.style.size:
        return None
    lines = break_lines(
        said, text.style, [one - wide / UNIT * (index in beside) for index, one in enumerate(each)]
    )
    made = [
        replace(line, origins=tuple(x + wide / UNIT for x in line.origins)) if index in beside else line
        for index, line in enumerate(lines.lines)
    ]
    return replace(lines, lines=tuple(made))
