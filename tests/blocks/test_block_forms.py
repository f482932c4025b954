"""The forms of couplets and figures: where words stand, what is drawn, what stands in where there is no room."""

from __future__ import annotations

import pytest
from drawn import box, diagram, overlays, spots
from flow_tree import of, plain

from newsletter.flow.node import Diagram, Figure, Panel, Row, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align

HALVES = "upper: 咬定青山不放松, lower: 立根原在破岩中"


def couplet(form, more=""):
    return f"couplet: {{{HALVES}, form: {form}{more}}}"


class TestCouplet:
    @pytest.mark.parametrize("form", ["corners", "ruled", "letter", "doors", "reversed", "band"])
    def test_every_form_is_one_quotation_that_is_never_parted(self, realize, form):
        node = realize(couplet(form)).node
        assert (node.role, node.whole) == (Role.QUOTE, True)
        assert [plain(text) for text in of(Text, node)] == ["咬定青山不放松", "立根原在破岩中"]

    @pytest.mark.parametrize("form", ["corners", "ruled", "letter", "doors"])
    def test_drawn_forms_fill_whole_lines(self, realize, cx, form):
        lines = diagram(realize(couplet(form)).node).size.height / cx.grid.unit
        assert lines == pytest.approx(round(lines))

    def test_the_lower_half_stands_in_behind_the_upper(self, realize):
        (row,) = overlays(realize("couplet: {upper: 做隐形埋名人, lower: 做惊天动地事, form: corners}").node)
        upper, lower = spots(row)
        assert upper.y < lower.y
        assert [of(Text, one.node)[0].style.align for one in (upper, lower)] == [Align.START, Align.END]
        first, last = (box(shape) for shape in diagram(row).shapes)
        assert first.left < upper.x
        assert last.right > lower.x + lower.width

    def test_rules_are_thick_and_thin(self, realize):
        shapes = diagram(realize(couplet("ruled")).node).shapes
        assert [shape.stroke.width for shape in shapes] == [2.4, 0.5, 0.5]
        assert box(shapes[0]).top < box(shapes[1]).top < box(shapes[2]).top

    def test_upright_halves_stand_right_and_left(self, realize):
        for form in ("letter", "doors"):
            (row,) = overlays(realize(couplet(form)).node)
            upper, lower = list(spots(row))[:2]
            assert upper.x > lower.x, form
            assert upper.width == pytest.approx(of(Text, upper.node)[0].style.size), form

    def test_few_words_of_a_source_are_a_seal(self, realize, cx):
        (row,) = overlays(realize(couplet("letter", ", source: 古塔")).node)
        *_, seal = spots(row)
        drawn = [box(shape) for shape in diagram(row).shapes if shape.fill == cx.colour("accent")]
        assert [round(one.left < seal.x < one.right) for one in drawn] == [1]
        (long,) = overlays(realize(couplet("letter", ", source: 郑燮题画竹石")).node)
        assert not [shape for shape in diagram(long).shapes if shape.fill == cx.colour("accent")]

    def test_words_over_a_door_are_read_last(self, realize):
        node = realize(couplet("doors", ", over: 春回古塔")).node
        assert [plain(text) for text in of(Text, node)][-1] == "春回古塔"
        above = realize(couplet("ruled", ", over: 春回古塔")).node
        assert next(plain(text) for text in of(Text, above)) == "春回古塔"

    def test_a_picture_fills_what_the_leaves_leave(self, realize):
        node = realize(couplet("doors", ", photo: picture.svg, alt: 古塔")).node
        (figure,) = of(Figure, node)
        (row,) = overlays(node)
        place = next(one for one in spots(row) if of(Figure, one.node))
        depth = diagram(row).size.height
        assert (figure.alt, figure.role) == ("古塔", Role.FIGURE)
        assert place.y + place.width / figure.ratio == pytest.approx(depth, abs=5)
        ornament = of(Figure, realize(couplet("doors", ", photo: picture.svg")).node)[0]
        assert ornament.role is Role.ARTIFACT

    @pytest.mark.parametrize("form", ["band", "reversed", "corners", "letter"])
    def test_in_other_forms_it_stands_above(self, realize, form):
        node = realize(couplet(form, ", photo: picture.svg, alt: 塔")).node
        assert isinstance(node, Stack)
        assert [type(child) for child in node.children] == [Figure, Panel]

    def test_without_room_or_with_marks_a_ground_stands_in(self, realize, cx):
        for said, at in (
            (couplet("doors"), cx.within(70.0)),
            (couplet("letter"), cx.within(70.0)),
            ("couplet: {upper: '看，山', lower: '听，水', form: letter}", cx),
        ):
            made = realize(said, at=at)
            assert made.codes[-1:] == ["H397"], said
            assert made.node.fill == cx.colour("pale"), said

    def test_upright_text_has_its_own_way_of_standing(self, realize, upright):
        realize(couplet("doors"), at=upright)
        corners = realize(couplet("corners"), at=upright)
        assert [said.code for said in upright.notes.diagnostics] == ["H397"]
        assert diagram(corners.node).size.width < diagram(corners.node).size.height

    def test_reversed_words_are_as_light_as_paper(self, realize, cx):
        node = realize(couplet("reversed")).node
        assert node.fill == cx.colour("deep")
        assert {run.style.colour for text in of(Text, node) for run in text.runs} == {cx.colour("paper")}

    def test_words_grow_no_larger_than_the_measure_holds(self, realize, cx):
        sizes = [
            of(Text, realize(couplet("corners"), at=cx.within(width)).node)[0].style.size
            for width in (230.0, 140.0, 60.0)
        ]
        assert sizes == [
            pytest.approx(1.3 * 13),
            pytest.approx(13 * 140 / (9.6 * 13)),
            pytest.approx(0.8 * 13),
        ]


THREE = "[{value: 181, unit: 家, label: 停诊}, {value: 15, label: 照常}, {value: 5, label: 巡查}]"


class TestStats:
    def test_the_first_leads_and_the_others_stand_beside(self, realize):
        node = realize(f"stats: {{form: lead, items: {THREE}}}").node
        texts = of(Text, node)
        assert [plain(text) for text in texts] == ["181", "家", "停诊", "15", "照常", "5", "巡查"]
        assert texts[0].style.size > 2 * texts[3].style.size
        assert node.role is Role.LIST
        assert sum(one.role is Role.ITEM for one in of(Stack, node)) == 3

    def test_one_alone_is_larger_still(self, realize):
        alone = of(Text, realize("stats: {form: lead, items: [{value: 18100, label: 停诊}]}").node)[0]
        led = "stats: {form: lead, items: [{value: 18100, label: 停诊}, {value: 5, label: 巡查}]}"
        assert alone.style.size > of(Text, realize(led).node)[0].style.size

    def test_cards_are_equally_deep_and_the_strong_one_is_reversed(self, realize, cx):
        said = "[{value: 25, label: 出动}, {value: 64, label: 一句很长很长很长的说明, strong: true}]"
        cards = [one for one in of(Panel, realize(f"stats: {{form: cards, items: {said}}}").node) if one.fill]
        assert [one.fill for one in cards] == [cx.colour("pale"), cx.colour("accent")]
        assert cards[0].depth == cards[1].depth > 3 * cx.grid.unit
        light = {run.style.colour for text in of(Text, cards[1]) for run in text.runs}
        assert light == {cx.colour("paper")}

    def test_a_narrow_column_has_fewer_cards_abreast(self, realize, cx):
        rows = of(Row, realize(f"stats: {{form: cards, items: {THREE}}}", at=cx.within(90.0)).node)
        assert [len(row.children) for row in rows] == [1, 1, 1]

    def test_there_is_a_dot_for_each(self, realize, cx):
        said = "stats: {form: dots, items: [{value: 15, label: 照常}, {value: 181, label: 停诊}]}"
        node = realize(said).node
        (drawn,) = of(Diagram, node)
        assert len(drawn.shapes) == 181
        assert sum(shape.fill == cx.colour("accent") for shape in drawn.shapes) == 15
        assert all(box(shape).left >= 0 and box(shape).right <= cx.measure + 0.01 for shape in drawn.shapes)
        assert drawn.size.height % cx.grid.unit == pytest.approx(0)

    @pytest.mark.parametrize(
        "values",
        [("15",), ("一半", "181"), ("181", "15"), ("1", "2001"), ("1.5", "9"), ("0", "0"), ("1", "2", "3")],
    )
    def test_what_dots_cannot_tell_stands_in_a_strip(self, realize, values):
        items = ", ".join(f"{{value: {value}, label: 项}}" for value in values)
        made = realize(f"stats: {{form: dots, items: [{items}]}}")
        assert made.codes == ["W399"]
        assert made.node.edges.top is not None

    def test_words_under_dots_stand_below_each_other_where_they_do_not_fit(self, realize, cx):
        said = "stats: {form: dots, items: [{value: 15, label: 处保留，设预检分诊}, {value: 181, label: 家停诊}]}"
        assert len(of(Text, realize(said).node)) == 2
        assert len(of(Text, realize(said, at=cx.within(120.0)).node)) == 4

    def test_strong_words_of_a_sentence_are_figures(self, realize, cx):
        text = realize("stats: {sentence: '**25** 次出动，**64** 次消毒。'}").node
        assert plain(text) == "25 次出动，64 次消毒。"
        sizes = {run.text: run.style.size for run in text.runs}
        assert sizes["25"] == sizes["64"] == 24.0
        assert text.style.leading % cx.grid.unit == pytest.approx(0)
        assert text.style.leading >= 24.0

    def test_a_sentence_and_items_are_one_too_many(self, realize):
        assert realize("stats: {sentence: 一句话, items: [{value: 1}]}").codes == ["E398"]

    def test_neither_is_too_few(self, realize):
        assert realize("stats: {form: cards}").codes == ["E398"]

    def test_no_items_are_left_out(self, realize):
        made = realize("stats: {items: []}")
        assert (made.nodes, made.codes) == ((), ["W181"])
