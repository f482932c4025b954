"""Steps: large numerals beside their texts, in a column and abreast."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain
from set_blocks import line, lines, slabs

from newsletter.blocks.steps import StepsDress
from newsletter.flow.node import Figure, Placed, Row, Text

TWO = "steps: [{title: 湿手, text: 打湿双手。}, 搓手搓够二十秒。]"
ABREAST = (
    "steps: {span: all, items: [{title: 一, text: 甲。}, {title: 二, text: 乙。}, {title: 三, text: 丙。}]}"
)


def numerals(node):
    return [run for text in of(Text, node) for run in text.runs if run.drawn]


def test_numbers_are_the_dresss_and_not_the_authors(realize):
    node = realize(TWO).node
    assert plain(node) == "1|湿手|打湿双手。|2|搓手搓够二十秒。"
    assert authored(node) == "|湿手|打湿双手。||搓手搓够二十秒。"


def test_a_numeral_is_as_tall_as_two_lines_and_stands_on_the_second(realize, look):
    node = realize(TWO).node
    number = numerals(node)[0]
    assert number.style.size > 2 * look.grid.size
    assert number.style.rise == -look.grid.unit
    # Its own box is on the first line, so the second is where it should be.
    assert line(node, look.grid, "1").y == line(node, look.grid, "湿手").y
    assert line(node, look.grid, "打湿").y - line(node, look.grid, "湿手").y == pytest.approx(look.grid.unit)


def test_ten_steps_leave_room_for_two_figures(realize, look):
    node = realize("steps: [" + ", ".join("做事" for _ in range(10)) + "]").node
    texts = {round(f.x, 2) for said, f in lines(node, look.grid) if said == "做事"}
    assert len(texts) == 1
    assert texts.pop() > 2 * 0.59 * numerals(node)[0].style.size


def test_steps_in_a_column_come_to_whole_lines_and_may_part(realize, look):
    found = slabs(realize(TWO).node, look.grid)
    assert sum(slab.depth for slab in found) % look.grid.unit == pytest.approx(0.0, abs=0.01)
    assert any(slab.cost < 10_000 for slab in found[:-1])


def test_across_the_page_they_stand_abreast(realize):
    node = realize(ABREAST).node
    assert isinstance(node, Placed)
    row = next(one for one in of(Row, node) if one.divider is not None)
    assert len(row.children) == 3


def test_more_abreast_than_there_is_room_for_are_told(realize):
    made = realize("steps: {columns: 6, items: [甲, 乙, 丙, 丁, 戊, 己]}")
    assert made.codes == ["W390"]
    assert plain(made.node) == "1|甲|2|乙|3|丙|4|丁|5|戊|6|己"


@pytest.mark.parametrize("text", [TWO, ABREAST])
def test_a_picture_is_spoken_of_and_stays_with_its_text(realize, text):
    made = realize(
        text.replace("{title: 湿手, ", "{title: 湿手, image: picture.svg, alt: 水龙头, ").replace(
            "{title: 一, ", "{title: 一, image: picture.svg, alt: 水龙头, "
        )
    )
    (figure,) = of(Figure, made.node)
    assert (figure.alt, made.codes) == ("水龙头", [])


def test_a_picture_without_words_is_an_error_or_a_warning(realize):
    assert realize("steps: [{text: 甲, image: picture.svg}]").codes == ["W350"]


def test_a_dress_may_number_them_otherwise(realize):
    assert plain(realize(TWO, StepsDress(number="一")).node).startswith("一|")


def test_none_are_told(realize):
    assert realize("steps: []").codes == ["W181"]
