"""Lists as they are set: hanging, with marks on their items' first lines, three levels deep (T46)."""

from __future__ import annotations

import pytest

from newsletter.basics.colour import BLACK
from newsletter.basics.vector import Stroke
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter
from newsletter.model.marks import mark
from newsletter.model.parts import barred
from newsletter.page.boxes import natural_width
from newsletter.page.fragment import SetDiagram, SetLine
from newsletter.page.galley import Galley, Measure
from newsletter.shaping import FontBook

LONG = "这一条写得很长很长，一行放不下，要折到第二行去，第二行也还是从这一条的字头开始，不回到号码底下。"


@pytest.fixture(scope="module")
def setter():
    return Typesetter(FontBook())


@pytest.fixture
def parts(realize, look, setter):
    """The lines of a list as (words, left edge, right edge, baseline), and the marks as (left, middle)."""

    def made(text):
        lines, marks, y = [], [], 0.0
        for slab in Galley(setter, look.grid).slabs(realize(text).node, Measure(230.0, 640.0)):
            for fragment in slab.content:
                content = fragment.content
                if isinstance(content, SetLine):
                    line = content.lines.lines[content.index]
                    left = fragment.x + line.origins[0]
                    words = content.lines.text.text[line.start : line.stop]
                    lines.append((words, left, left + line.width, y + fragment.y))
                elif isinstance(content, SetDiagram):
                    marks.append((fragment.x, y + fragment.y + content.node.size.height / 2))
            y += slab.depth
        return lines, marks

    return made


def test_numbers_stand_on_their_items_first_baselines_and_items_hang_t46(parts):
    lines, _ = parts(f"list: {{ordered: true, items: [{LONG}, 短]}}")
    (number, first, *rest, second, short) = lines
    assert (number[0], second[0], short[0]) == ("1.", "2.", "短")
    assert number[3] == pytest.approx(first[3])
    assert second[3] == pytest.approx(short[3])
    assert rest
    assert {round(line[1], 3) for line in (first, *rest, short)} == {round(first[1], 3)}
    assert first[1] > number[2]


def test_numbers_of_different_lengths_stand_flush_at_their_ends_t46(parts):
    items = ", ".join(f"第{count}条" for count in range(1, 12))
    lines, _ = parts(f"list: {{ordered: true, items: [{items}]}}")
    ends = [right for words, _, right, _ in lines if words.rstrip(".").isdigit()]
    assert len(ends) == 11
    assert max(ends) - min(ends) < 0.02


def test_figures_of_numbers_have_one_width_t46(realize):
    node = realize("list: {ordered: true, items: [甲, 乙]}").node
    labels = [row.children[0] for row in node.children]
    assert {run.style.figures for label in labels for run in label.runs} == {"tnum"}


def test_marks_stand_in_the_middle_of_their_items_first_line(parts, look):
    lines, marks = parts(f"list: [{LONG}, 短]")
    tops = [y - look.grid.unit / 2 - 0.38 * look.grid.size for words, _, _, y in lines if words[0] in "这短"]
    assert [y for _, y in marks] == pytest.approx([top + look.grid.unit / 2 for top in tops])


def test_three_levels_each_stand_further_in_t46(parts):
    lines, marks = parts("list: [{text: 一, items: [{text: 二, items: [三]}]}]")
    lefts = [left for _, left, _, _ in lines]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == len(marks) == 3


def test_marks_and_bars_stand_over_vertical_lines_in_their_middle(look, setter):
    em, leading = 10.0, 16.0
    ink = mark("square", em, leading, BLACK, vertical=True)
    (shape,) = ink.shapes
    xs, ys = ([getattr(step, axis) for step in shape.path if hasattr(step, axis)] for axis in ("x", "y"))
    assert ((min(xs) + max(xs)) / 2, min(ys), max(ys)) == pytest.approx((leading / 2, 0.0, ink.size.height))
    assert ink.size.width == leading
    assert natural_width(Galley(setter, look.grid, vertical=True), ink) == ink.size.height
    face = FaceStyle(Family.HEI, 400, em, BLACK)
    for writing, size in ((Writing.VERTICAL, (leading, 2.0)), (Writing.HORIZONTAL, (2.0, leading))):
        text = Text((Run("图说", face),), ParagraphStyle(em, leading, writing=writing))
        bar, _ = barred(text, Stroke(BLACK, 2.0), 9.0, 5.0).children
        assert (bar.size.width, bar.size.height) == size
