"""People and rolls of honour: portraits, names, and names spread to one width."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain
from set_blocks import SETTER, char_at, frames, line, lines, slabs

from newsletter.blocks.honour import HonourDress
from newsletter.flow.node import Figure, Panel, Placed, Row, Text

PEOPLE = """\
people:
  - {name: 护士长, role: 门诊部, text: 守着第一道门，三十年没有换过岗位，带出了八个徒弟。, photo: picture.svg, focus: [0.2, 0.3]}
  - {name: 值班员, text: 夜里的电话都由他接。}
"""
NAMES = "honour: {title: 光荣榜, names: [甲明, 乙大海, 丙小河, 丁青, 上官春山, 戊平], note: 清溪}"


def test_a_portrait_is_cropped_round_its_focus_and_named(realize):
    (figure,) = of(Figure, realize(PEOPLE).node)
    assert (figure.focus, figure.ratio, figure.alt) == ((0.2, 0.3), 0.8, "护士长")


def test_in_a_column_words_stand_beside_the_portrait_and_in_one_line_with_those_of_others(realize, look):
    node = realize(PEOPLE).node
    assert (
        plain(node)
        == "护士长　门诊部|守着第一道门，三十年没有换过岗位，带出了八个徒弟。|值班员|夜里的电话都由他接。"
    )
    first, second = line(node, look.grid, "护士"), line(node, look.grid, "值班")
    assert first.x == second.x > 0
    # The name's line is the portrait's first: nothing is pushed down by the picture.
    assert line(node, look.grid, "守着").y - first.y == pytest.approx(look.grid.unit)


def test_persons_without_any_portrait_begin_at_the_edge(realize, look):
    node = realize("people: [{name: 值班员, text: 夜里的电话都由他接。}]").node
    assert line(node, look.grid, "值班").x == 0


def test_across_the_page_they_stand_abreast(realize):
    node = realize(
        PEOPLE.replace("people:\n", "people:\n  span: all\n  items:\n").replace("  - ", "    - ")
    ).node
    assert isinstance(node, Placed)
    assert len(of(Row, node)[0].children) == 2


@pytest.mark.parametrize("kind", ["people", "honour"])
def test_none_are_told(realize, kind):
    assert realize(f"{kind}: []").codes == ["W181"]


def test_names_of_two_characters_are_as_wide_as_those_of_three(realize, look):
    node = realize(NAMES).node
    two, three = line(node, look.grid, "甲明"), line(node, look.grid, "乙大海")
    widths = [f.content.lines.lines[0].width for f in (two, three)]
    assert widths == pytest.approx([widths[1]] * 2)
    assert authored(node) == "光荣榜|甲明|乙大海|丙小河|丁青|上官春山|戊平|清溪"


def test_they_stand_as_typed_where_a_dress_wants_it(realize, look):
    node = realize(NAMES, HonourDress(spread=False)).node
    (text,) = (f for said, f in lines(node, look.grid) if said == "甲明")
    assert text.content.lines.lines[0].width < 3 * 13


@pytest.mark.parametrize("name", ["{丁|dīng}青", "[丁青]{.name}", "丁**青**", "AB", "丁"])
def test_a_name_with_a_reading_or_other_characters_is_not_spread(realize, name):
    node = realize(f'honour: ["{name}"]').node
    assert max(run.style.tracking for text in of(Text, node) for run in text.runs) < 6


def middle(fragment):
    made = fragment.content.lines.lines[0]
    return fragment.x + made.origins[0] + made.width / 2


def test_columns_are_even(realize, look):
    node = realize("honour: [甲明, 乙大海, 丙小河, 丁青, 戊平]").node
    first, second, third, *below = [middle(f) for _, f in lines(node, look.grid)]
    assert second - first == pytest.approx(third - second, abs=0.01)
    assert below == pytest.approx([first, second], abs=0.01)


def test_a_long_name_takes_two_columns_in_full(realize, look):
    node = realize("honour: [甲明, 乙大海, 丙小河, 丁青, 阿依古丽·买买提, 戊平]").node
    made = {said: middle(f) for said, f in lines(node, look.grid)}
    pitch = made["乙大海"] - made["甲明"]
    assert made["阿依古丽·买买提"] - made["丁青"] == pytest.approx(1.5 * pitch, abs=0.01)
    assert made["戊平"] == pytest.approx(made["甲明"], abs=0.01)
    text = line(node, look.grid, "阿依").content
    assert text.lines.lines[0].width == pytest.approx(SETTER.natural_width(text.node), abs=0.1)


def test_the_two_frames_are_equally_far_apart_on_all_sides(realize, look):
    outer, inner = frames(realize(NAMES).node, look.grid)[:2]
    left, top = inner.x - outer.x, inner.y - outer.y
    right = outer.x + outer.content.width - inner.x - inner.content.width
    foot = outer.y + outer.content.height - inner.y - inner.content.height
    assert [top, right, foot] == pytest.approx([left] * 3)


def test_a_roll_comes_to_whole_lines(realize, look):
    found = slabs(realize(NAMES).node, look.grid)
    assert sum(slab.depth for slab in found) % look.grid.unit == pytest.approx(0.0, abs=0.01)


def test_groups_have_their_titles_and_share_the_columns(realize, look):
    node = realize(
        "honour: {groups: [{title: 甲组, names: [丙小河, 丁青]}, {title: 乙组, names: [戊平]}]}"
    ).node
    assert plain(node) == "甲组|丙小河|丁青|乙组|戊平"
    assert char_at(line(node, look.grid, "戊平"), "戊") == pytest.approx(
        char_at(line(node, look.grid, "丙小"), "丙")
    )


def test_more_columns_than_there_is_room_for_are_told(realize):
    assert realize("honour: {columns: 12, names: [甲明, 乙大海]}").codes == ["W390"]


def test_a_dress_may_leave_the_frame_away(realize):
    node = realize(NAMES, HonourDress(outer=None, inner=None)).node
    assert not any(panel.edges.left for panel in of(Panel, node))
