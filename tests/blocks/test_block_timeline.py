"""Timelines: dates, points and the rule between them."""

from __future__ import annotations

import pytest
from flow_tree import of, plain
from set_blocks import char_at, diagrams, frames, line, lines, slabs

from newsletter.blocks.timeline import TimelineDress
from newsletter.flow.node import Diagram, Panel, Placed

SHORT = "timeline: [[正月, 开门。], [二月初二, 修路，修到河边，再修到山前，一直修到老塔下面的石桥头。], [三月, 种树。]]"
LONG = "timeline: [[二〇二六年二月初二上午八点半, 开门。], [三月, 修路。]]"


def edge(made, look):
    """The left edge of the rule."""
    (rule,) = (f for f in frames(made.node, look.grid) if f.content.node.edges.left)
    return rule, rule.content.node.edges.left.width


def test_short_dates_stand_before_the_rule_flush_with_it_and_level_with_their_texts(realize, look):
    made = realize(SHORT)
    rule, _ = edge(made, look)
    for date, text in (("正月", "开门"), ("二月", "修路"), ("三月", "种树")):
        before, behind = line(made.node, look.grid, date), line(made.node, look.grid, text)
        assert before.y == behind.y
        assert char_at(before, date[-1]) < rule.x < behind.x
    ends = {
        round(char_at(line(made.node, look.grid, date), last), 2)
        for date, last in (("正月", "月"), ("三月", "月"))
    }
    assert len(ends) == 1


def test_long_dates_stand_above_their_texts_and_points_at_the_columns_edge(realize, look):
    made = realize(LONG)
    date, text = line(made.node, look.grid, "二〇"), line(made.node, look.grid, "开门")
    assert (date.x, text.y - date.y) == (text.x, look.grid.unit)
    shape = diagrams(made.node, look.grid)[0]
    width = TimelineDress().mark.em * 10
    side = shape.content.node.size.width
    assert shape.x + (side - width) / 2 == pytest.approx(0.0)


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_the_rule_runs_through_the_middle_of_every_point_from_the_first_one_on(realize, look, text):
    made = realize(text)
    rule, width = edge(made, look)
    points = diagrams(made.node, look.grid)
    side = points[0].content.node.size.width
    assert {round(point.x + side / 2, 3) for point in points} == {round(rule.x + width / 2, 3)}
    assert rule.y == pytest.approx(points[0].y + side / 2)
    assert rule.y + rule.content.height >= points[-1].y + side / 2 - 0.01


def test_a_major_event_has_a_full_point(realize):
    node = realize("timeline: [[一, 甲], {date: 二, text: 乙, major: true}]").node
    rings = [one.shapes[0].stroke is not None for one in of(Diagram, node)]
    assert rings == [True, False]


def test_its_lines_keep_the_grid_t56(realize, look):
    tops = {
        f.y % look.grid.unit for said, f in lines(realize(SHORT).node, look.grid) if said[0] in "开修种再"
    }
    assert len({round(top, 3) for top in tops}) == 1


def test_it_parts_between_events_and_the_rule_goes_on(realize, look):
    found = slabs(realize(SHORT).node, look.grid)
    assert len(found) >= 4
    assert all(slab.frames for slab in found)
    assert found[0].cost < 10_000


ACROSS = "timeline: {span: all, items: [[正月, 开门。], [二月, 修路。], [三月, 种树。]]}"


def test_across_the_page_a_few_events_stand_side_by_side(realize, look):
    made = realize(ACROSS)
    assert isinstance(made.node, Placed)
    assert plain(made.node) == "正月|开门。|二月|修路。|三月|种树。"
    found = dict(lines(made.node, look.grid, 480.0))
    xs = [found[said].x for said in ("正月", "二月", "三月")]
    assert xs[0] == 0
    assert xs[2] - xs[1] == pytest.approx(xs[1])
    assert found["开门。"].y - found["正月"].y == pytest.approx(2 * look.grid.unit)


def test_the_rule_between_them_runs_from_point_to_point_and_to_the_end(realize, look):
    rules = diagrams(realize(ACROSS).node, look.grid, 480.0)
    ends = [f.x + f.content.node.shapes[0].path[-1].x for f in rules]
    assert ends == pytest.approx([rules[1].x, rules[2].x, 480.0])


def test_more_than_stand_side_by_side_stand_one_below_another(realize):
    node = realize(ACROSS, TimelineDress(columns=2)).node
    assert [panel for panel in of(Panel, node) if panel.edges.left]
    assert not of(Panel, realize(ACROSS).node)


def test_one_without_events_is_told(realize):
    assert realize("timeline: []").codes == ["W181"]
