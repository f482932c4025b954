"""Charts: marks are as long as their values say, and each value's words stand at its mark."""

from __future__ import annotations

import itertools
import math

import pytest
from drawn import box, diagram, overlays, spots
from flow_tree import authored, of, plain

from newsletter.basics.vector import Close
from newsletter.flow.node import Across, Diagram, Panel, Placed, Stack
from newsletter.flow.role import Role
from newsletter.model.rings import PARTED, sectors


def chart(data, more=""):
    return f"chart: {{data: [{', '.join(f'[{label}, {value!r}]' for label, value in data)}]{more}}}"


def bars(node, cx):
    """The filled shapes, in order of the values."""
    inks = {cx.colour("accent"), cx.colour("mid")}
    return [box(shape) for shape in diagram(node).shapes if shape.fill in inks]


class TestBars:
    def test_are_as_long_as_their_values_from_one_zero_line(self, realize, cx):
        node = realize(chart([("甲", "25"), ("乙", "64"), ("丙", "59")])).node
        found = bars(node, cx)
        lengths = [bar.right - bar.left for bar in found]
        assert [length / lengths[1] for length in lengths] == pytest.approx([25 / 64, 1, 59 / 64])
        assert len({bar.left for bar in found}) == 1
        lines = [box(shape) for shape in diagram(node).shapes if shape.stroke]
        assert {line.left for line in lines} == {found[0].left}
        assert (lines[0].top, lines[-1].bottom) == (0, diagram(node).size.height)

    def test_their_values_stand_at_their_ends_and_their_labels_before_zero(self, realize, cx):
        node = realize(chart([("甲甲", "25"), ("乙", "64")])).node
        (row,) = overlays(node)
        placed = {spot.words: spot for spot in spots(row)}
        for value, bar in zip(("25", "64"), bars(node, cx), strict=True):
            assert 0 < placed[value].x - bar.right < 5
        assert placed["甲甲"].x + placed["甲甲"].width < bars(node, cx)[0].left

    def test_fall_behind_zero_where_they_are_negative(self, realize, cx):
        one, two = bars(realize(chart([("甲", "30"), ("乙", "−15")])).node, cx)
        assert one.left == pytest.approx(two.right)
        assert (one.right - one.left) / (two.right - two.left) == pytest.approx(2)

    def test_long_labels_stand_above_them(self, realize, cx):
        node = realize(chart([("一个很长很长很长很长的名称", "3"), ("乙", "6")])).node
        assert bars(node, cx)[0].left == 0
        (row,) = overlays(node)
        label = next(spots(row))
        assert label.x == 0
        assert label.width == cx.measure
        assert label.y + 16 <= bars(node, cx)[0].top + 16

    def test_upright_ones_grow_from_one_line(self, realize, cx):
        found = bars(realize(chart([("甲", "10"), ("乙", "40")], ", orientation: vertical")).node, cx)
        one, two = found
        assert one.bottom == two.bottom
        assert (two.bottom - two.top) / (one.bottom - one.top) == pytest.approx(4)

    def test_upright_ones_without_room_are_set_level_and_told(self, realize, cx):
        data = [("名", "1,234,567")] * 8
        made = realize(chart(data, ", orientation: vertical"))
        assert made.codes == ["W386"]
        assert len({bar.left for bar in bars(made.node, cx)}) == 1

    def test_the_largest_comes_first_if_asked(self, realize):
        data = [("甲", "2"), ("乙", "1.5万"), ("丙", "30")]
        assert authored(realize(chart(data, ", sort: true")).node) == "乙|1.5万|丙|30|甲|2"
        assert authored(realize(chart(data)).node) == "甲|2|乙|1.5万|丙|30"

    def test_the_greatest_has_the_accent_unless_another_is_named(self, realize, cx):
        def accents(text):
            fills = [shape.fill for shape in diagram(realize(text).node).shapes if shape.fill]
            return [fill == cx.colour("accent") for fill in fills]

        assert accents(chart([("甲", "1"), ("乙", "2")])) == [False, True]
        assert accents("chart: {data: [{label: 甲, value: 1, strong: true}, {label: 乙, value: 2}]}") == [
            True,
            False,
        ]


class TestLine:
    def test_its_points_lie_as_high_as_their_values(self, realize, cx):
        node = realize(chart([("甲", "0"), ("乙", "20"), ("丙", "10")], ", kind: line")).node
        points = bars(node, cx)
        heights = [(point.top + point.bottom) / 2 for point in points]
        assert heights[0] - heights[1] == pytest.approx(2 * (heights[0] - heights[2]))
        places = [(point.left + point.right) / 2 for point in points]
        assert places[1] - places[0] == pytest.approx(places[2] - places[1])

    def test_it_begins_at_zero_only_where_that_shows_its_run(self, realize, cx):
        def floor(*values):
            node = realize(chart([("甲", value) for value in values], ", kind: line")).node
            axis = box(diagram(node).shapes[0]).top
            return axis - max((p.top + p.bottom) / 2 for p in bars(node, cx))

        assert floor("0", "50") == pytest.approx(0)
        assert floor("36.5", "37.5") > 10

    def test_what_has_no_room_is_an_error(self, realize):
        made = realize(chart([("名", "1,234")] * 20, ", kind: line"))
        assert (made.nodes, made.codes) == ((), ["E382"])


class TestRing:
    def test_its_angles_are_one_turn_in_all(self):
        found = sectors([45, 27, 18, 10])
        assert found[0][0] == 0
        assert found[-1][1] == pytest.approx(2 * math.pi)
        assert all(one[1] == two[0] for one, two in itertools.pairwise(found))
        assert [(stop - start) / (2 * math.pi) for start, stop in found] == pytest.approx(
            [0.45, 0.27, 0.18, 0.1]
        )

    def test_its_sectors_are_drawn_at_these_angles(self, realize):
        node = realize(chart([("甲", "50%"), ("乙", "25%"), ("丙", "25%")], ", kind: donut")).node
        shapes = [shape for shape in diagram(node).shapes if shape.fill]
        round_ = [box(shape) for shape in shapes]
        x = (min(b.left for b in round_) + max(b.right for b in round_)) / 2
        y = (min(b.top for b in round_) + max(b.bottom for b in round_)) / 2
        starts = []
        for shape in shapes:
            first = shape.path[0]
            starts.append(math.atan2(first.x - x, y - first.y) % (2 * math.pi))
            assert isinstance(shape.path[-1], Close)
        assert starts == pytest.approx([0, math.pi, 1.5 * math.pi], abs=PARTED / 20)

    def test_its_words_never_overlap(self, realize):
        data = [("甲", "90"), ("乙", "3"), ("丙", "3"), ("丁", "2"), ("戊", "2")]
        (row,) = overlays(realize(chart(data, ", kind: donut")).node)
        left = sorted((spot for spot in spots(row) if spot.x == 0), key=lambda spot: spot.y)
        assert len(left) > 2
        for one, two in itertools.pairwise(left):
            (pair,) = of(Stack, one.node)
            assert one.y + sum(text.style.leading for text in pair.children) <= two.y + 0.01

    def test_its_middle_may_say_something_and_no_other_kind_s(self, realize):
        more = ", kind: donut, middle: 共 4 人"
        assert "共 4 人" in authored(realize(chart([("甲", "1"), ("乙", "3")], more)).node)
        assert realize(chart([("甲", "1")], ", middle: 共 4 人")).codes == ["W388"]

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            ([("甲", "1")] * 7, "E383"),
            ([("甲", "0"), ("乙", "0")], "E387"),
            ([("甲", "-1"), ("乙", "2")], "E381"),
        ],
    )
    def test_what_is_no_share_of_a_whole_is_an_error(self, realize, data, code):
        made = realize(chart(data, ", kind: donut"))
        assert (made.nodes, made.codes) == ((), [code])


class TestProgress:
    def test_tracks_are_filled_by_their_shares_of_the_total(self, realize, cx):
        node = realize(chart([("甲", "45"), ("乙", "9")], ", kind: progress, total: 90")).node
        for drawn, share in zip(of(Diagram, node), (0.5, 0.1), strict=True):
            whole, done = (box(shape) for shape in drawn.shapes)
            assert whole.right == cx.measure
            assert done.right == pytest.approx(share * cx.measure)

    def test_one_alone_is_set_large(self, realize, cx):
        value = (
            of(Stack, realize(chart([("接种率", "83.5%")], ", kind: progress")).node)[2]
            .children[0]
            .children[1]
        )
        assert value.runs[0].style.size == cx.size("stat-value")

    @pytest.mark.parametrize(
        ("more", "code"), [("total: 40", "E384"), ("total: 0", "E387"), ("total: -1", "E387")]
    )
    def test_more_than_the_total_is_an_error(self, realize, more, code):
        made = realize(chart([("甲", "45")], f", kind: progress, {more}"))
        assert (made.nodes, made.codes) == ((), [code])


def test_pale_parts_are_seen_on_the_ground_of_a_box(realize, cx):
    text = chart([("甲", "45")], ", kind: progress")
    inside = realize(f"box: {{blocks: [{{{text}}}]}}").node
    assert diagram(inside).shapes[0].fill == cx.colour("paper")
    assert diagram(realize(text).node).shapes[0].fill == cx.colour("tint")


@pytest.mark.parametrize(
    ("typed", "other", "ratio"),
    [
        ("1,200", "600", 2),
        ("3万", "1.5万", 2),
        ("1亿", "5000万", 2),
        ("+8", "4", 2),
        ("12％", "6 %", 2),
        (".5", "0.25", 2),
    ],
)
def test_numbers_are_read_as_they_are_printed(realize, cx, typed, other, ratio):
    node = realize(chart([("甲", typed), ("乙", other)])).node
    one, two = bars(node, cx)
    assert (one.right - one.left) / (two.right - two.left) == pytest.approx(ratio)
    assert authored(node) == f"甲|{typed}|乙|{other}"


@pytest.mark.parametrize("typed", ["约三百", "12人", "1.2.3", "9" * 400])
def test_what_is_no_number_is_an_error(realize, typed):
    made = realize(chart([("甲", typed), ("乙", "2")]))
    assert (made.nodes, made.codes) == ((), ["E380"])


def test_title_unit_and_note_are_said_once(realize):
    node = realize(chart([("甲", "1")], ", title: 走访, unit: 户, note: 来源：台账")).node
    assert (plain(node), authored(node)) == ("走访|单位：户|甲|1|来源：台账", "走访|户|甲|1|来源：台账")
    assert isinstance(node, Panel)
    assert (node.whole, node.role, diagram(node).role) == (True, Role.ASIDE, Role.ARTIFACT)


def test_may_cross_all_columns(realize, cx):
    placed = realize(chart([("甲", "1"), ("乙", "2")], ", span: all")).node
    assert isinstance(placed, Placed)
    assert placed.across is Across.ALL
    assert diagram(placed).size.width == cx.spread


def test_t64_runs_with_the_lines_of_a_vertical_story(realize, upright):
    node = realize(chart([("甲", "20"), ("乙", "40")]), at=upright).node
    drawn = diagram(node)
    assert drawn.size.height == 300
    one, two = (box(shape) for shape in drawn.shapes if shape.fill)
    assert (two.bottom - two.top) / (one.bottom - one.top) == pytest.approx(2)
    assert one.left > two.right, "the first line is the right one"
