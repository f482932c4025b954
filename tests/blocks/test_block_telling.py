"""Questions, events, glossaries and blank: what is particular to each."""

from __future__ import annotations

import math

import pytest
from flow_tree import authored, of, plain
from set_blocks import frames, line, lines, slabs

from newsletter.blocks.glossary import GlossaryDress
from newsletter.blocks.qa import QaDress
from newsletter.flow.node import Diagram, Panel, Placed, Row, Space, Text
from newsletter.page.slab import STRAND

QA = "qa: [[门诊几点开？要不要先打电话约一约，还是到了窗口再排队领号？, 八点开，九点以前到的人最多，所以请错开来。]]"
EVENT = "event: {month: 3月, day: 28, weekday: 周六, what: 义诊, when: 九点, where: 广场"


def test_marks_are_ornament_and_stand_on_squares_level_with_the_first_line(realize, look):
    node = realize(QA).node
    assert plain(node).startswith("问|")
    assert authored(node).startswith("|门诊")
    squares = frames(node, look.grid)
    assert [f.content.width for f in squares] == pytest.approx([f.content.height for f in squares])
    for mark, text in (("问", "门诊"), ("答", "八点")):
        # Both stand in the middle of the same line.
        assert abs(line(node, look.grid, mark).y - line(node, look.grid, text).y) < 1.0


def test_answers_hang_behind_their_marks(realize, look):
    node = realize(QA).node
    lefts = {round(f.x, 2) for said, f in lines(node, look.grid) if said not in "问答"}
    assert len(lefts) == 1
    assert lefts.pop() > 10


def test_a_question_is_never_parted_from_its_answer(realize, look):
    found = slabs(realize(QA).node, look.grid)
    # Two lines of the question, then the answer.
    assert len(found) == 3
    assert found[0].cost == math.inf
    assert found[1].cost >= STRAND


def test_paragraphs_of_an_answer_are_parted_by_blank_lines(realize, look):
    node = realize("qa:\n  - question: 问什么？\n    answer: |\n      甲段。\n\n      乙段。\n").node
    assert [said.strip() for said, _ in lines(node, look.grid)][-2:] == ["甲段。", "乙段。"]


def test_marks_without_a_square_stand_in_the_line(realize, look):
    node = realize(QA, QaDress(question_fill="none", answer_fill="none", question_colour="accent")).node
    assert not frames(node, look.grid)
    assert line(node, look.grid, "问").y == line(node, look.grid, "门诊").y


def test_an_events_day_stands_large_on_its_tile(realize):
    node = realize(EVENT + "}").node
    day = next(run for text in of(Text, node) for run in text.runs if run.text == "28")
    assert day.style.size == 24
    assert any(panel.fill for panel in of(Panel, node.child))


def test_a_long_day_is_set_small_enough_for_the_tile(realize, look):
    node = realize(EVENT.replace("28", "二十八日") + "}").node
    assert line(node, look.grid, "二十八").content.lines.lines[0].width <= 50


def test_it_tells_in_the_order_in_which_it_is_read(realize):
    assert authored(realize(EVENT + ", who: 居民, contact: 值班室, text: 空腹来}").node).replace(
        "||", "|"
    ) == ("3月|28|周六|义诊||九点||广场||居民||值班室|空腹来".replace("||", "|"))


def test_the_symbol_is_below_the_tile_in_a_column_and_at_the_right_across(realize):
    tail = ', qr: "https://example.org/28", label: 报名'
    column, wide = realize(EVENT + tail + "}").node, realize(EVENT + tail + ", span: all}").node
    assert isinstance(column, Panel)
    assert isinstance(wide, Placed)
    assert [len(of(Row, node)[0].children) for node in (column, wide)] == [2, 3]
    assert all(one.link == "https://example.org/28" for node in (column, wide) for one in of(Diagram, node))


def test_an_event_needs_no_more_than_its_name(realize):
    assert plain(realize("event: 义诊").node) == "义诊"


def test_a_symbol_that_cannot_be_is_an_error(realize):
    assert realize(EVENT + f', qr: "{"长" * 3000}"}}').codes


def test_terms_are_bold_as_large_as_their_text_and_further_lines_hang(realize, look):
    node = realize(
        "glossary: [{term: 惊蛰, pinyin: jīngzhé, text: 二十四节气之一，在三月五日前后，春雷始鸣，蛰虫惊醒。}]"
    ).node
    (text,) = of(Text, node)
    term = text.runs[0]
    assert (term.text, term.style.weight, term.style.size) == ("惊蛰", 700, 10)
    assert plain(node).startswith("惊蛰 jīngzhé　二十四")
    assert authored(node).startswith("惊蛰jīngzhé二十四")
    first, second = (f.content.lines.lines[f.content.index].origins[0] for _, f in lines(node, look.grid)[:2])
    assert (first, second) == (0, 10)


def test_a_term_is_as_large_as_its_text_and_what_is_raised_in_it_smaller(realize):
    node = realize('glossary: [["冰^2^", 水结成的。]]', GlossaryDress(term="stat-value")).node
    term, raised, *_ = of(Text, node)[0].runs
    assert term.style.size == 10
    assert 5 < raised.style.size < 8
    assert 2 < raised.style.rise < 5


def test_blank_is_of_whole_lines_and_vanishes_at_a_columns_head(realize, look):
    node = realize("spacer: 3").node
    assert node == Space(3 * look.grid.unit, span=node.span)
    (slab,) = slabs(node, look.grid)
    assert (slab.depth, slab.before) == (0, 3 * look.grid.unit)
