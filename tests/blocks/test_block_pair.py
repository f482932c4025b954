"""Pairs: one text in two languages (T55)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.pair import PairDress
from newsletter.flow.node import Panel, Placed, Row, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.lines import Typesetter
from newsletter.model.parts import ruling
from newsletter.page.fragment import SetLine, SetShapes
from newsletter.page.galley import Galley, Measure
from newsletter.shaping import FontBook

LONG = (
    "pair: [版面上的空白不是没有东西，是替读者留着的座位；座位留得匀，读的人就坐得稳。, "
    "The white of a page is not empty; it is the seat kept for the reader.]"
)


def halves(made):
    return tuple(of(Text, made.node))


def languages(text):
    return {run.style.lang for run in text.runs}


def test_each_half_has_its_own_language_and_rules_t55(realize):
    first, second = halves(realize(LONG))
    assert (languages(first), languages(second)) == ({"zh-Hans"}, {"en"})
    assert (first.style.align, second.style.align) == (Align.JUSTIFY, Align.START)


def test_a_second_half_may_be_in_another_language(realize):
    _, second = halves(realize("pair: {first: 请戴口罩。, second: マスクを着用してください。, lang: ja}"))
    assert (languages(second), second.style.align) == ({"ja"}, Align.JUSTIFY)


def test_halves_stand_one_above_the_other_in_a_column_and_abreast_across_two(realize):
    narrow, wide = (
        realize(LONG),
        realize(LONG[:-1].replace("[", "{first: ", 1).replace("。, ", "。, second: ") + ", span: all}"),
    )
    assert isinstance(narrow.node, Panel)
    assert narrow.node.edges.left is not None
    assert isinstance(wide.node, Placed)
    assert isinstance(wide.node.child, Row)
    assert authored(narrow.node) == authored(wide.node)


@pytest.mark.parametrize(("abreast", "kind"), [(True, Row), (False, Panel)])
def test_a_dress_may_decide_it(realize, abreast, kind):
    assert isinstance(realize(LONG, PairDress(abreast=abreast)).node, kind)


def test_a_dress_without_a_rule_leaves_no_blank_beside(realize):
    node = realize(LONG, PairDress(side=None)).node
    assert (node.edges.left, node.padding.left) == (None, 0.0)


def test_halves_abreast_share_their_baselines_t55(realize, look):
    node = realize(LONG, PairDress(abreast=True, second="stat-value")).node
    (slab,) = Galley(Typesetter(FontBook()), look.grid).slabs(node, Measure(230.0, 640.0))
    lines: dict[object, list[float]] = {}
    for fragment in slab.content:
        if isinstance(fragment.content, SetLine):
            lines.setdefault(fragment.content.node, []).append(fragment.y)
    first, second = lines.values()
    count = min(len(first), len(second))
    assert count >= 3
    assert first[:count] == pytest.approx(second[:count])
    assert any(isinstance(fragment.content, SetShapes) for fragment in slab.content)


HEADED = "pair: {heads: [口罩怎么领, Collecting masks], first: 每周五发。, second: On Fridays., span: all}"
GUIDE = PairDress(abreast=True, numbers="1", hang=Length(24), rule=ruling(0.5, "rule"))


def test_a_pair_with_heads_has_each_in_its_language_over_its_half(realize):
    heads = [text for text in halves(realize(HEADED)) if text.role is Role.HEADING]
    assert [languages(head) for head in heads] == [{"zh-Hans"}, {"en"}]
    assert all(head.with_next for head in heads)


def test_numbers_hang_in_a_margin_that_pairs_without_heads_keep(realize):
    made = realize(HEADED, GUIDE)
    number, *_ = halves(made)
    assert plain(number) == "1"
    assert not authored(number)
    plainly = realize(LONG, GUIDE)
    for one in (made, plainly):
        row = next(row for row in of(Row, one.node) if row.fixed)
        assert row.fixed == (24.0, None)
    assert plain(halves(plainly)[0]).startswith("版面")


def test_a_rule_stands_above_and_stays_with_its_pair(realize):
    stack = realize(LONG, GUIDE).node
    assert isinstance(stack, Stack)
    assert stack.whole
    rule, row = stack.children
    assert rule.edges.top.width == 0.5
    assert isinstance(row, Row)


def test_inside_a_box_there_is_neither_rule_nor_number(realize, cx):
    made = realize(HEADED, GUIDE, at=replace(cx, enclosed=True))
    assert "1" not in [plain(text) for text in halves(made)]
    assert not [panel for panel in of(Panel, made.node) if panel.edges.top]


def test_a_dress_may_set_pairs_across_whatever_they_say(realize):
    assert isinstance(realize(LONG, PairDress(across=True)).node, Placed)
