"""The forms of figures besides the strip: one that leads the others, cards, dots, and figures in a sentence."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke, VectorShape, ellipse
from newsletter.flow.node import NATURAL, Cross, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import abreast
from newsletter.model.hanging import label_width
from newsletter.model.layers import drawing
from newsletter.model.parts import aligned, flush, leaded, whole, whole_lines
from newsletter.model.voice import inked
from newsletter.source.inline import Inline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.colour import Colour
    from newsletter.basics.span import Span
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Realizer

# A leading figure: how many times a figure's size at most, and its share of the measure.
LEADING, SHARE = 4.0, 0.5
# How much larger its words are than a label.
WORDS = 1.2
# What its words need of the measure at least.
ASIDE = 0.3
# How far a line's figures reach below their baseline's line foot, in em of the figure (T46).
BELOW = 0.12
# The depth of a line that holds figures, in em of them.
STEP = 1.3
# Dots: the distance of two in em, a dot's share of it, and the most that anybody would count.
PITCH, DOT, MOST_DOTS = 0.95, 0.72, 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its unit on one line, and what it counts; *strong* if it stands out."""

    figure: Text
    label: Text | None
    strong: bool = False

    @property
    def lines(self) -> tuple[Text, ...]:
        """The figure, and below it the label."""
        return (self.figure, self.label) if self.label else (self.figure,)


def leading(  # noqa: PLR0913 - one call says all of the row
    cx: Realizer,
    figure: Text,
    words: Sequence[Text],
    others: Sequence[Number],
    *,
    gutter: float,
    divider: Stroke | None,
) -> FlowNode:
    """The first *figure* very large, its *words* level with its foot, the *others* one below another at the side."""
    size = max(run.style.size for run in figure.runs)
    room = SHARE if others else 2 * SHARE - ASIDE
    larger = max(1.0, min(LEADING, room * cx.measure / label_width((figure,))))
    large = inked(figure, size=larger * figure.style.size)
    large = leaded(large, math.ceil(0.9 * larger * size / cx.grid.unit) * cx.grid.unit)
    main: FlowNode = large
    if words:
        label = cx.text("", "stat-label").style
        words = [flush(inked(one, size=WORDS * label.size, leading=WORDS * label.leading)) for one in words]
        foot = max(0.0, BELOW * larger * size - 0.3 * words[-1].style.leading)
        beside = Panel(Stack(tuple(words)), Insets(bottom=foot))
        main = Row((large, beside), fixed=(NATURAL, None), gutter=gutter / 3, cross=Cross.BOTTOM)
    main = Stack((main,), role=Role.ITEM, whole=True)
    if not others:
        return main
    side = Stack(tuple(Stack(one.lines, role=Role.ITEM, whole=True) for one in others), whole=True)
    width = max(label_width((text,)) for one in others for text in one.lines)
    return Row((main, side), fixed=(None, width), gutter=gutter, divider=divider, cross=Cross.MIDDLE)


def cards(
    cx: Realizer, numbers: Sequence[Number], count: int, gutter: float, grounds: tuple[Colour, Colour]
) -> tuple[Row, ...]:
    """Each figure on a ground of its own below its label, *count* abreast.

    *grounds* are that of most and that of a strong one, whose words are as light as paper.
    """
    em = cx.size("stat-label")
    width = (cx.measure + gutter) / count - gutter - 1.6 * em
    deep = max(_depth(one, width) for one in numbers)
    depth = whole_lines(cx, deep + 1.2 * em)
    cells = [_card(cx, one, depth, em, grounds) for one in numbers]
    return tuple(abreast.rows(cells, count, gutter, between=gutter))


def _card(cx: Realizer, one: Number, depth: float, em: float, grounds: tuple[Colour, Colour]) -> FlowNode:
    paper = cx.colour("paper")
    figure, label = (
        inked(text, paper) if text is not None and one.strong else text for text in (one.figure, one.label)
    )
    assert figure is not None
    inner = depth - 2 * cx.grid.inset - em
    # The label at the head, the figure at the foot, the blank between them.
    parts: list[FlowNode] = [] if label is None else [label]
    used = sum(text.style.leading for text in (figure, label) if text is not None)
    parts += [Space(max(0.0, inner - used)), figure] if label is not None else [figure]
    return Panel(
        Stack(tuple(parts), role=Role.ITEM, whole=True),
        Insets(0.6 * em, 0.8 * em, 0.4 * em, 0.8 * em),
        fill=grounds[one.strong],
        inset=cx.grid.inset,
        depth=depth,
        cross=Cross.BOTTOM if label is None else Cross.TOP,
        whole=True,
    )


def _depth(one: Number, width: float) -> float:
    """How deep a card's words are, in points, labels of several lines reckoned with."""
    label = one.label
    lines = math.ceil(label_width((label,)) / width) if label is not None else 0
    return one.figure.style.leading + lines * (label.style.leading if label is not None else 0.0)


def dots(
    cx: Realizer,
    words: tuple[Number, Number],
    counts: tuple[int, int],
    inks: tuple[Colour, Colour],
    rule: float,
) -> FlowNode:
    """A dot for each of a total, those of the part full, the others rings *rule* points thick.

    *words* and *counts* are those of the part and of the total, *inks* of the full and of the other dots.
    """
    pitch = PITCH * cx.size("stat-label")
    across = max(1, math.floor(cx.measure / pitch))
    rows = math.ceil(counts[1] / across)
    pitch = cx.measure / across if rows > 1 else pitch
    radius = DOT * pitch / 2
    depth = whole_lines(cx, rows * pitch)
    step = depth / rows
    shapes = []
    for index in range(counts[1]):
        x, y = (index % across + 0.5) * pitch, (index // across + 0.5) * step
        full = index < counts[0]
        path = ellipse(x, y, radius - (0.0 if full else rule / 2), radius - (0.0 if full else rule / 2))
        shapes.append(
            VectorShape(path, fill=inks[0]) if full else VectorShape(path, stroke=Stroke(inks[1], rule))
        )
    gutter = cx.size("stat-label")
    said: list[tuple[Text, ...]] = [(_on_one_line(one),) for one in words]
    if sum(label_width(lines) for lines in said) + gutter > cx.measure:
        said = [one.lines for one in words]
    said[1] = tuple(aligned(text, Align.END) for text in said[1])
    below = Row(
        tuple(Stack(lines, role=Role.ITEM, whole=True) for lines in said),
        tuple(label_width(lines) for lines in said),
        gutter=gutter,
    )
    return Stack((drawing(cx, Size(cx.measure, depth), shapes), below), whole=True)


def _on_one_line(one: Number) -> Text:
    """The figure, its unit and its label one behind another."""
    label = one.label.runs if one.label else ()
    return whole(replace(one.figure, runs=(*one.figure.runs, *label)))


def sentence(cx: Realizer, said: Inline, style: str, figure: str, span: Span | None) -> Text:
    """A sentence whose strong words, its figures, stand as large as figures do."""
    size = cx.size(style)
    runs: list[Run] = []
    for piece in said.pieces:
        if "strong" in piece.marks:
            plain = replace(piece, marks=piece.marks - {"strong"})
            runs += cx.runs(Inline((plain,), said.span), figure)
        else:
            runs += cx.runs(Inline((piece,), said.span), style)
    text = cx.join(runs, style, span=span)
    lines = math.ceil(STEP * max(size, *(run.style.size for run in runs)) / cx.grid.unit - 0.2)
    return flush(leaded(text, max(text.style.leading, lines * cx.grid.unit)))


def counted(text: str) -> int | None:
    """The whole number that *text* says; None where it says none."""
    plain = text.strip().replace(",", "").replace("，", "")
    return int(plain) if plain.isascii() and plain.isdigit() else None
