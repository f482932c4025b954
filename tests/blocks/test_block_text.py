"""Kinds that are mostly words: paragraphs, headings, couplets, quotes, lists, boxes, tables, contacts."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.box import BoxDress
from newsletter.blocks.contact import ContactDress
from newsletter.blocks.couplet import CoupletDress
from newsletter.blocks.list_ import ListDress
from newsletter.flow.node import NATURAL, Break, BreakKind, Cross, Diagram, Panel, Row, Stack, Table, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align


class TestParagraph:
    def test_is_a_text_in_the_body_style(self, realize):
        text = realize("paragraph: 当天成立，**七份**文件成稿。").node
        assert (text.role, text.style.indent) == (Role.PARAGRAPH, 20)
        assert [run.text for run in text.runs] == ["当天成立，", "七份", "文件成稿。"]
        assert text.runs[1].style.weight > text.runs[0].style.weight

    @pytest.mark.parametrize(
        ("said", "indent"),
        [("text: 正文, continued: true", 0), ("text: 正文, indent: 1em", 10), ('text: "　　正文"', 0)],
    )
    def test_indent_is_none_when_continued_and_never_added_to_typed_blank(self, realize, said, indent):
        """T42."""
        assert realize(f"paragraph: {{{said}}}").node.style.indent == indent

    def test_speaks_its_own_language(self, realize):
        text = realize("paragraph: {text: Old town, lang: en, align: start}").node
        assert {run.style.lang for run in text.runs} == {"en"}
        assert text.style.align is Align.START


class TestHeading:
    def test_stays_with_what_follows(self, realize, cx):
        """T44."""
        text = realize("heading: 一人一档").node
        assert (text.role, text.level, text.with_next) == (Role.HEADING, 3, True)
        assert (text.before, text.after) == (cx.grid.unit, 0)

    def test_numbers_begin_anew_under_a_higher_heading(self, realize):
        levels = [1, 2, 2, 3, 1, 2]
        titles = [realize(f"heading: {{text: 题, level: {n}, numbering: true}}").node for n in levels]
        assert [plain(title) for title in titles] == [
            "一、题",
            "（一）题",
            "（二）题",
            "1.题",
            "二、题",
            "（一）题",
        ]
        assert {authored(title) for title in titles} == {"题"}


class TestCouplet:
    def test_halves_stand_abreast_with_a_mark_between(self, realize, cx):
        panel = realize("couplet: [上下同欲者胜, 风雨同舟者兴]").node
        upper, diamond, lower = panel.child.children
        assert (panel.role, panel.whole, panel.fill) == (Role.QUOTE, True, cx.colour("pale"))
        assert panel.depth == 2 * cx.grid.unit
        assert panel.child.cross is Cross.MIDDLE
        assert panel.child.fixed == (None, 22, None)
        assert (upper.style.align, lower.style.align) == (Align.END, Align.START)
        assert diamond.size.width == pytest.approx(3.2 * 2**0.5)
        assert authored(panel) == "上下同欲者胜|风雨同舟者兴"

    def test_frame_stands_inside_the_depth_of_its_lines(self, realize):
        panel = realize("couplet: [上下同欲者胜, 风雨同舟者兴]").node
        assert panel.padding.top == panel.padding.bottom == -panel.inset

    def test_halves_are_never_broken(self, realize):
        """T22."""
        for half in ("大鹏一日同风起扶摇直上九万里", "上下同欲者胜"):
            panel = realize(f"couplet: [{half}, {half}]").node
            assert all(text.style.whole for text in of(Text, panel))

    def test_long_halves_stand_one_above_the_other(self, realize):
        half = "大鹏一日同风起扶摇直上九万里"
        panel = realize(f"couplet: [{half}, {half}]").node
        assert isinstance(panel.child, Stack)
        assert {text.style.align for text in of(Text, panel)} == {Align.CENTER}
        forced = realize("couplet: [甲乙, 丙丁]", CoupletDress(abreast=False)).node
        assert isinstance(forced.child, Stack)

    def test_upright_halves_run_from_right_to_left(self, realize):
        panel = realize("couplet: {upper: 甲乙, lower: 丙丁, orientation: vertical}").node
        (halves,) = [row for row in of(Row, panel) if row.reverse]
        assert authored(halves) == "甲乙|丙丁"
        assert halves.fixed == (13, 13)

    def test_source_stands_below_at_the_end(self, realize):
        panel = realize("couplet: {upper: 甲乙, lower: 丙丁, source: 《孙子》}").node
        assert of(Text, panel)[-1].style.align is Align.END
        assert authored(panel) == "甲乙|丙丁|《孙子》"

    def test_unequal_halves_get_a_hint(self, realize):
        assert realize("couplet: [甲乙丙, 丙丁]").codes == ["H180"]


def test_quote_stands_behind_a_rule_with_its_speaker(realize, cx):
    """T47."""
    panel = realize("quote: {text: 练熟了才护得住别人。, by: 一位队员}").node
    assert (panel.role, panel.edges.left.colour) == (Role.QUOTE, cx.colour("mid"))
    assert plain(panel) == "练熟了才护得住别人。|——一位队员"
    assert authored(panel) == "练熟了才护得住别人。|一位队员"
    assert of(Text, panel)[0].with_next


class TestList:
    def test_marks_are_drawn_beside_the_first_line(self, realize):
        """T46."""
        stack = realize("list: [进门测温, 登记姓名]").node
        assert [stack.role, *(row.role for row in stack.children)] == [Role.LIST, Role.ITEM, Role.ITEM]
        mark, text = stack.children[0].children
        assert isinstance(mark, Diagram)
        assert mark.size.height == text.style.leading
        assert text.style.indent == 0
        assert plain(stack) == "进门测温|登记姓名"

    def test_items_may_hold_items(self, realize):
        made = realize("list: [{text: 一, items: [{text: 二, items: [三]}]}]")
        assert [node.role for node in of(Stack, made.node) if node.role is Role.LIST] == [Role.LIST] * 3
        assert authored(made.node) == "一|二|三"
        assert made.codes == []

    def test_a_fourth_level_is_told(self, realize):
        made = realize(
            "list: [{text: 一, items: [{text: 二, items: [{text: 三, items: [四]}]}]}]", ListDress(markers=())
        )
        assert made.codes == ["W183"]
        assert authored(made.node) == "一|二|三|四"

    def test_numbers_end_flush(self, realize):
        few = realize("list: {ordered: true, items: [甲, 乙]}").node
        assert plain(few) == "1.|甲|2.|乙"
        assert authored(few) == "|甲||乙"
        assert few.children[0].fixed == (NATURAL, None)
        many = realize(f"list: {{ordered: true, items: [{', '.join('甲乙丙丁戊己庚辛壬癸')}]}}").node
        (width,) = {row.fixed[0] for row in many.children}
        labels = [row.children[0] for row in many.children]
        assert width == pytest.approx((2 * 0.58 + 0.35) * 10)
        assert {label.style.align for label in labels} == {Align.END}

    @pytest.mark.parametrize("marker", ["dot", "square", "ring", "dash", "check"])
    def test_every_mark_stands_in_the_middle_of_its_line(self, realize, marker):
        mark = realize(f"list: {{marker: {marker}, items: [甲]}}").node.children[0].children[0]
        ys = [y for part in mark.shapes[0].path for y in (getattr(part, "y", None),) if y is not None]
        assert (min(ys) + max(ys)) / 2 == pytest.approx(mark.size.height / 2, abs=0.01)


class TestBox:
    def test_sets_its_blocks_smaller_on_a_ground(self, realize, cx):
        panel = realize("box: {title: 五项, blocks: [每日清点。, {list: [测温]}]}").node
        title, text, items = panel.child.children
        assert (panel.role, panel.fill, panel.edges.top.width) == (Role.ASIDE, cx.colour("tint"), 1.5)
        assert panel.inset == cx.grid.inset
        assert title.with_next
        assert {one.style.size for one in (text, *of(Text, items))} == {9}
        assert authored(panel) == "五项|每日清点。|测温"

    def test_nothing_in_it_crosses_the_columns(self, realize):
        figures = ", ".join("{value: 1, label: 甲}" for _ in range(4))
        panel = realize(f"box: {{blocks: [{{stats: [{figures}]}}]}}").node
        assert isinstance(panel.child.children[0], Panel)

    def test_nothing_in_it_floats(self, realize):
        inner = "{image: {src: picture.svg, alt: 甲, place: float}}"
        panel = realize(f"box: {{blocks: [{inner}]}}").node
        assert isinstance(panel.child.children[0], Stack)

    @pytest.mark.parametrize(("tone", "fill"), [("quiet", "pale"), ("plain", None)])
    def test_tones_are_the_dress_s(self, realize, cx, tone, fill):
        panel = realize(f"box: {{tone: {tone}, blocks: [甲]}}", BoxDress(padding=Length(4))).node
        assert panel.fill == (fill and cx.colour(fill))
        assert panel.padding.left == 4


class TestTable:
    ROWS = "rows: [[组别, 人数], [采样组, 12]]"

    def test_has_three_rules_and_a_head_that_repeats(self, realize):
        """T50."""
        table = realize(f"table: {{{self.ROWS}, align: [start, end]}}").node
        assert (table.role, table.header_rows) == (Role.TABLE, 1)
        assert table.aligns == (Align.START, Align.END)
        assert (table.outer.width, table.under_header.width, table.inner) == (1, 0.5, None)
        assert authored(table) == "组别|人数|采样组|12"

    def test_reads_comma_separated_text(self, realize):
        table = realize('table: {csv: "组别, 人数\\n\\"甲，乙\\", 12"}').node
        assert authored(table) == "组别|人数|甲，乙|12"

    def test_short_rows_are_filled_up_with_a_warning(self, realize):
        made = realize('table: {rows: [[甲, 乙, 丙], [{text: 丁, columns: 2}], [戊, "", 己]], header: false}')
        assert made.codes == ["W182"]
        assert [sum(cell.columns for cell in row) for row in made.node.rows] == [3, 3, 3]
        assert made.node.header_rows == 0
        assert authored(made.node) == "甲|乙|丙|丁||戊||己"

    def test_note_stays_with_the_table(self, realize, cx):
        stack = realize(f"table: {{{self.ROWS}, note: 截至三月}}").node
        table, note = stack.children
        assert isinstance(table, Table)
        assert table.with_next
        assert note.role is Role.CAPTION
        assert stack.after == cx.grid.unit


def test_a_contact_to_be_called_has_its_telephone_on_a_line_between_name_and_place(realize):
    dress = ContactDress(form="call")
    text = "contact: {phone: 114, hours: 全天, address: 古塔路, name: 值班室}"
    assert plain(realize(text, dress=dress).node) == "值班室|114|古塔路　全天"
    assert realize(text, dress=dress).node.children[1].style.whole
    assert plain(realize("contact: 114", dress=dress).node) == "114"


def test_contact_sets_only_what_is_given(realize):
    stack = realize("contact: {address: 古塔路, phone: 114}").node
    assert plain(stack) == "电话|114|地址|古塔路"
    assert authored(stack) == "|114||古塔路"
    assert plain(realize("contact: 114").node) == "电话|114"


def test_rule_stands_in_the_middle_of_a_line(realize, cx):
    panel = realize("rule:").node
    assert (panel.role, panel.depth, panel.inset) == (Role.ARTIFACT, cx.grid.unit, cx.grid.unit / 2)
    assert panel.edges.top.colour == cx.colour("rule")


@pytest.mark.parametrize("kind", BreakKind)
def test_break_ends_a_column_or_a_page(realize, kind):
    made = realize(f"break: {kind.value}")
    assert [(type(node), node.kind) for node in made.nodes] == [(Break, kind)]


@pytest.mark.parametrize(
    "empty",
    [
        "stats: []",
        "list: []",
        "related: []",
        "gallery: {images: []}",
        "table:",
        "box: {blocks: []}",
        "contact: {}",
        "colophon: {}",
        "recipients: {}",
        "dateline: {}",
        'headline: "|||"',
    ],
)
def test_empty_blocks_are_left_out_with_a_warning(realize, empty):
    made = realize(empty)
    assert (made.nodes, made.codes) == ((), ["W181"])
