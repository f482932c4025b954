"""Maps: pins at their places on the picture, and the same numbers before their words."""

from __future__ import annotations

import pytest
from drawn import overlays, spots
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.map import MapDress
from newsletter.flow.node import Across, Figure, Fit, Placed, Row
from newsletter.flow.role import Role

PINS = "{at: [40%, 60%], label: 卫生站, note: 每日}, {at: [0.5, 25%], label: 菜店}"


def plan(pins=PINS, more=""):
    return f"map: {{src: picture.svg, alt: 示意图, pins: [{pins}]{more}}}"


def pins(node):
    """The pins upon the picture, with their middles."""
    row = next(row for row in overlays(node) if isinstance(row.children[0], Figure))
    for spot in spots(row):
        yield spot.words, spot.x + spot.width / 2, spot.y + spot.width / 2


def test_pins_stand_at_their_shares_of_the_picture(realize, cx):
    node = realize(plan()).node
    (figure,) = of(Figure, node)
    width, height = cx.measure, cx.measure / 1.5
    assert (figure.fit, figure.width, figure.inset) == (Fit.CONTAIN, width, cx.grid.inset)
    one, two = pins(node)
    assert one == ("1", pytest.approx(0.4 * width), pytest.approx(figure.inset + 0.6 * height))
    assert two == ("2", pytest.approx(0.5 * width), pytest.approx(figure.inset + 0.25 * height))


def test_pins_at_the_edge_stay_on_the_picture(realize, cx):
    node = realize(plan("{at: [0%, 100%], label: 甲}")).node
    (row,) = [row for row in overlays(node) if isinstance(row.children[0], Figure)]
    (spot,) = spots(row)
    assert spot.x == 0
    assert spot.y + spot.width == pytest.approx(cx.grid.inset + cx.measure / 1.5)


def test_t64_pins_of_a_vertical_story_count_from_its_first_line(realize, upright):
    node = realize(plan("{at: [40%, 60%], label: 甲}"), at=upright).node
    (figure,) = of(Figure, node)
    ((_, along, across),) = pins(node)
    height = figure.width / 1.5
    assert along == pytest.approx(0.6 * height)
    assert across - figure.inset == pytest.approx(0.6 * figure.width), (
        "40% from the left is 60% from the right"
    )


def test_numbers_are_the_dress_s_and_words_the_author_s(realize):
    node = realize(plan(more=", caption: 服务点, credit: 本刊")).node
    assert [part for part in authored(node).split("|") if part] == ["服务点", "本刊", "卫生站每日", "菜店"]
    assert plain(node) == "1|2|服务点|本刊|1|卫生站　每日|2|菜店"
    items = [row for row in of(Row, node) if row.role is Role.ITEM]
    assert [plain(item) for item in items] == ["1|卫生站　每日", "2|菜店"]


def test_across_the_legend_stands_beside(realize):
    placed = realize(plan(more=", span: all")).node
    assert isinstance(placed, Placed)
    assert placed.across is Across.ALL
    row = placed.child
    assert isinstance(row, Row)
    assert (row.fixed[0], row.fixed[1]) == (of(Figure, row)[0].width, None)


def test_a_high_picture_is_narrower_and_stands_in_the_middle(realize, cx):
    node = realize(plan(), dress=MapDress(most=Length(lines=5))).node
    (figure,) = of(Figure, node)
    assert figure.width == pytest.approx((5 * cx.grid.unit - 2 * cx.grid.inset) * 1.5)
    middle = next(row for row in of(Row, node) if len(row.children) == 3)
    assert middle.fixed == (None, figure.width, None)


@pytest.mark.parametrize("at", ["[40%, 101%]", "[-1%, 5%]", "[40, 60]", "[2em, 5%]", "[1L, 0]"])
def test_a_place_off_the_picture_is_an_error(realize, at):
    made = realize(plan(f"{{at: {at}, label: 甲}}"))
    assert (made.nodes, made.codes) == ((), ["E385"])


def test_needs_words_for_those_who_cannot_see_it(realize):
    assert realize("map: {src: picture.svg, pins: [{at: [0, 0], label: 甲}]}").codes == ["E351"]
