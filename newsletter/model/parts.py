"""Parts that several block kinds are made of: strokes, bars, labels, numerals and runs put together.

Kinds do not know each other; what two of them share stands here. All of it asks the layout through
the `Realizer` and gives runs or flow nodes.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar

from newsletter.basics.geometry import Insets, Size
from newsletter.basics.numerals import han_number
from newsletter.basics.units import Length
from newsletter.basics.vector import Stroke, VectorShape, segment
from newsletter.flow.node import Across, Diagram, Edges, Panel, Placed, Row, Space, Stack, Stand
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Writing
from newsletter.model.block import Dress
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Realizer
    from newsletter.source.inline import Piece

# The names of a palette's colours, and none of them.
Paint = Literal["none", "text", "accent", "deep", "shade", "mid", "tint", "pale", "caption", "rule", "paper"]

T = TypeVar("T")

# Han and its marks are an em wide; letters and figures about so much of one, and the gap between.
_NARROW = 0.58
_THIN = 0.35
_THIN_MARKS = frozenset(" .,:;'!|()[]ijl")
_GAP = 0.25
_FIRST_WIDE = 0x2000
# The diameter of a leader's dots, and their distance, in em.
_DOT, _PITCH = 0.1, 0.5


class Ruling(Record):
    """A rule that a dress asks for."""

    width: Length = field("How thick it is.", "粗细")
    colour: Paint = field("Its colour.", "颜色", default="text")


class Spaced(Dress):
    """The blank round a block, in whole lines, so that what follows stands on the grid again."""

    before: Length = field("The blank above.", "上方的空", default=Length(lines=1))
    after: Length = field("The blank below.", "下方的空", default=Length(lines=1))


def ruling(width: float, colour: Paint) -> Ruling:
    """A rule, *width* points thick, for a dress's default."""
    return Ruling(width=Length(width), colour=colour)


def stroke(cx: Realizer, rule: Ruling | None) -> Stroke | None:
    """The stroke of a rule; none where there is no rule or it has no width or colour."""
    if rule is None or rule.colour == "none":
        return None
    width = cx.length(rule.width)
    return Stroke(cx.colour(rule.colour), width) if width > 0 else None


def spaced(node: FlowNode, dress: Spaced, cx: Realizer) -> FlowNode:
    """*node* with the dress's blank round it, or with its own where that is more."""
    before, after = cx.length(dress.before), cx.length(dress.after)
    return replace(node, before=max(node.before, before), after=max(node.after, after))


def paint(cx: Realizer, name: Paint) -> Colour | None:
    """The palette's colour, or no colour."""
    return None if name == "none" else cx.colour(name)


def barred(text: Text, bar: Stroke | None, depth: float, gap: float) -> FlowNode:
    """*text* behind a bar across its first line, *depth* points long: upright, over a vertical line level."""
    if bar is None:
        return text
    top, middle, leading = (text.style.leading - depth) / 2, bar.width / 2, text.style.leading
    size, path = Size(bar.width, leading), segment(middle, top, middle, top + depth)
    if text.style.writing is Writing.VERTICAL:
        size, path = Size(leading, bar.width), segment(top, middle, top + depth, middle)
    mark = Diagram(size, (VectorShape(path, stroke=bar),), role=Role.ARTIFACT)
    return Row((mark, text), fixed=(bar.width, None), gutter=gap)


def snug(cx: Realizer, block: float = 0.0, *, left: float = 0.0, right: float = 0.0) -> Insets:
    """Padding for a panel whose frame stands inside its text's own depth.

    Such a frame, inset as the grid is, meets the ink of the lines beside and takes no line more than
    its text. *block* is added above and below.
    """
    return Insets(block - cx.grid.inset, right, block - cx.grid.inset, left)


def across(node: FlowNode, cx: Realizer, *, wanted: bool = True, stand: Stand = Stand.HERE) -> FlowNode:
    """*node* across all columns where that is wanted and possible, and where it is to *stand*."""
    wide = wanted and cx.spread > cx.measure
    if not wide and stand is Stand.HERE:
        return node
    inner = replace(node, before=0.0, after=0.0, with_next=False)
    reach = Across.ALL if wide else Across.COLUMN
    return Placed(inner, reach, stand, before=node.before, after=node.after, with_next=node.with_next)


def settled(node: FlowNode) -> FlowNode:
    """*node* in its own place, where it can neither cross the columns nor float."""
    if not isinstance(node, Placed):
        return node
    return replace(node.child, before=node.before, after=node.after, with_next=node.with_next)


def whole(text: Text) -> Text:
    """*text* on one line, set smaller where it must be (T22)."""
    return replace(text, style=replace(text.style, whole=True))


def levelled(text: Text, cx: Realizer) -> Text:
    """*text* on the baseline that a line of the body would have in its place, if its lines are no deeper."""
    if text.style.leading > cx.grid.unit:
        return text
    return replace(text, style=replace(text.style, size=cx.grid.size, leading=cx.grid.unit))


def leaded(text: Text, leading: float) -> Text:
    """*text* with lines so deep, in points."""
    return replace(text, style=replace(text.style, leading=leading))


def empty(items: Sequence[object], block: Record, cx: Realizer) -> bool:
    """Whether there is nothing in a block, which is then left out with a warning."""
    if not items:
        cx.report("W181", block.span)
    return not items


def nth(choices: Sequence[T], level: int) -> T | None:
    """What a dress chose for a level (from 0); its last choice serves all deeper ones."""
    return choices[min(level, len(choices) - 1)] if choices else None


def tabular(text: Text) -> Text:
    """*text* with figures of one width, where its style asks for no others."""
    runs = (replace(run, style=replace(run.style, figures=run.style.figures or "tnum")) for run in text.runs)
    return replace(text, runs=tuple(runs))


def flush(text: Text) -> Text:
    """*text* from its lines' start, without a paragraph's indent and without blank of its own round it."""
    style = replace(text.style, align=Align.START, indent=0.0, hang=0.0)
    return replace(text, style=style, before=0.0, after=0.0)


def whole_lines(cx: Realizer, least: float) -> float:
    """The depth in points of the fewest whole lines of the grid that are *least* points deep."""
    return math.ceil(least / cx.grid.unit - 0.01) * cx.grid.unit


def alike(text: Text, other: Text) -> Text:
    """*text* with lines as deep as those of *other* and on the same baselines."""
    return replace(text, style=replace(text.style, size=other.style.size, leading=other.style.leading))


def leader(text: Text, cx: Realizer) -> FlowNode:
    """Dots on the baseline of the last line of *text*, for the foot of a row; at one distance in a whole document."""
    em = cx.size("body")
    dots = Stroke(cx.colour("caption"), _DOT * em, cap="round", dash=(0.0, _PITCH * em))
    line = Panel(Space(0.0), edges=Edges(bottom=dots), depth=_DOT * em, role=Role.ARTIFACT)
    return Stack((line, Space(text.style.leading - text.style.baseline)), role=Role.ARTIFACT)


def aligned(text: Text, align: Align) -> Text:
    """*text* with its lines standing so."""
    return replace(text, style=replace(text.style, align=align))


def width_of(runs: Iterable[Run]) -> float:
    """About how wide *runs* are on one line, in points; rather too wide than too narrow."""
    width, beside = 0.0, True
    for run in runs:
        for char in run.text:
            share = 1.0 if ord(char) >= _FIRST_WIDE else _THIN if char in _THIN_MARKS else _NARROW
            gap = _GAP if width and (share == 1.0) is not beside else 0.0
            width += run.style.tracking + run.style.size * (share + gap)
            beside = share == 1.0
    return width


def ornament(cx: Realizer, words: str, style: str) -> tuple[Run, ...]:
    """Words of the dress, which the author did not write; no run for none."""
    return cx.runs(words, style, drawn=True) if words else ()


def labelled(cx: Realizer, pattern: str, content: Inline | str, style: str) -> tuple[Run, ...]:
    """*content* inside the words that a dress puts round it, as in `第 {} 期`."""
    before, _, after = pattern.partition("{}")
    return (*ornament(cx, before, style), *cx.runs(content, style), *ornament(cx, after, style))


def joined(parts: Iterable[Sequence[Run]], between: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of all *parts*, with *between* from one to the next; empty parts are left out."""
    found: list[Run] = []
    for part in filter(None, parts):
        found += (*between, *part) if found else part
    return tuple(found)


def linked(runs: Iterable[Run], url: str) -> tuple[Run, ...]:
    """*runs* as a link to *url*, if there is one."""
    return tuple(replace(run, link=url or run.link) for run in runs)


def parted(content: Inline, mark: str) -> Iterator[Inline]:
    """The parts of *content* between the marks, each character traced to its place as before.

    Blank round a mark belongs to it.
    """
    cut = re.compile(rf"\s*{re.escape(mark)}\s*")
    part: list[Piece] = []
    for piece in content.pieces:
        start = 0
        for match in cut.finditer(piece.text):
            yield Inline((*part, _slice(piece, start, match.start())), content.span)
            part, start = [], match.end()
        part.append(_slice(piece, start, len(piece.text)))
    yield Inline(tuple(part), content.span)


def _slice(piece: Piece, start: int, stop: int) -> Piece:
    trace = piece.trace.part(start) if piece.trace else None
    return replace(piece, text=piece.text[start:stop], trace=trace)


def series(level: int) -> str:
    """The series that headings of a level are numbered in; each begins anew under the next higher one."""
    return "/".join(("heading", *map(str, range(1, level + 1))))


def numeral(pattern: str, number: int) -> str:
    """*number* as the first of its series is written: `一、`, `（一）`, `1.` or `①`."""
    circled = chr(ord("①") + number - 1) if number <= 20 else f"({number})"
    return pattern.replace("一", han_number(number)).replace("1", str(number)).replace("①", circled)


def heading_number(pattern: str | None, number: int, heading: Inline) -> str:
    """The number before a heading; none where the author has written it."""
    label = numeral(pattern, number) if pattern else ""
    return "" if heading.plain.startswith(label) else label
