"""Schedules: times by their colons, columns by the room, heads again."""

from __future__ import annotations

import math

import pytest
from flow_tree import authored, of, plain
from set_blocks import char_at, line, lines, slabs

from newsletter.blocks.schedule import ScheduleDress
from newsletter.flow.node import Placed, Stack, Table

ITEMS = """\
schedule:
  items:
    - {day: 周六, time: "8:30–9:00", what: 签到领材料, where: 一楼大厅, who: 值班组}
    - {time: "10:00", what: 义诊}
    - {day: 周日, time: "14:00–16:30", what: 讲座, who: 全科门诊}
    - {time: 全天, what: 咨询}
"""
MANY = "schedule:\n" + "".join(
    f'  - {{{"day: 第二天, " if at == 8 else ""}time: "{7 + at}:00", what: 事项{at}}}\n' for at in range(12)
)


@pytest.mark.parametrize("width", [230.0, 480.0])
def test_hours_end_at_one_colon_t50(realize, look, width):
    node = realize(ITEMS).node
    colons = [char_at(line(node, look.grid, start, width), ":") for start in ("8:30", "10:00", "14:00")]
    assert colons == pytest.approx([colons[0]] * 3)


def test_what_happens_is_level_with_its_time(realize, look):
    node = realize(ITEMS).node
    for time, what in (("8:30", "签到"), ("10:00", "义诊"), ("14:00", "讲座")):
        assert line(node, look.grid, time).y == line(node, look.grid, what).y


def test_in_a_column_places_and_persons_stand_below_what_happens(realize):
    (table,) = of(Table, realize(ITEMS).node)
    assert {len(row) for row in table.rows if len(row) > 1} == {2}
    assert "签到领材料\n一楼大厅　值班组" in plain(table)
    assert authored(table).replace("\n", "").count("一楼大厅") == 1


def test_across_the_page_each_has_its_column(realize):
    node = realize(ITEMS.replace("schedule:", "schedule:\n  span: all")).node
    assert isinstance(node, Placed)
    (table,) = of(Table, node)
    assert plain(table).startswith(
        "时间|事项|地点|人员|周六|8:30–9:00|签到领材料|一楼大厅|值班组|10:00|义诊|||"
    )


def test_a_dress_may_decide_it(realize):
    (table,) = of(Table, realize(ITEMS, ScheduleDress(form="columns")).node)
    assert len(table.rows[0]) == 4


def test_opening_hours_have_their_days_before_the_times_and_no_head(realize, look):
    node = realize(
        'schedule: [{day: 周一至周五, time: "8:00"}, {time: "13:30"}, {day: 周六, time: "9:00"}]'
    ).node
    (table,) = of(Table, node)
    assert (table.header_rows, plain(table)) == (0, "周一至周五|8:00|||13:30||周六|9:00|")
    assert char_at(line(node, look.grid, "8:00"), ":") == pytest.approx(
        char_at(line(node, look.grid, "13:30"), ":")
    )


def test_times_are_never_broken_for_the_sake_of_long_words(realize, look):
    long = ITEMS.replace("签到领材料", "签到、领材料、量体温，然后按编号到各诊室门口等候叫号")
    assert "14:00–16:30" in [said for said, _ in lines(realize(long).node, look.grid, 150.0)]


def test_its_head_stands_again_behind_a_break_and_days_keep_their_rows(realize, look):
    found = slabs(realize(MANY).node, look.grid)
    assert all(len(slab.head) >= 2 for slab in found[2:])
    # The head's slab, eight rows, then the day, which no break parts from the row below it.
    assert [index for index, slab in enumerate(found) if slab.cost == math.inf] == [0, 9]


def test_a_note_stays_with_the_table(realize):
    node = realize("schedule: {items: [{time: 全天, what: 咨询}], note: 雨天不办}").node
    assert isinstance(node, Stack)
    assert node.children[0].with_next
    assert plain(node).endswith("|雨天不办")


def test_one_without_rows_is_told(realize):
    assert realize("schedule: []").codes == ["W181"]
