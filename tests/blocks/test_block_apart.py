"""Kinds set apart from the text: pullquotes, editors' notes, classified and larger advertisements."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain

from newsletter.blocks.advert import AdvertDress
from newsletter.blocks.classified import ClassifiedDress
from newsletter.blocks.editor_note import EditorNoteDress
from newsletter.blocks.pullquote import PullquoteDress
from newsletter.flow.node import Across, Figure, Panel, Placed, Row, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align, Family
from newsletter.model.parts import ruling

WORDS = "练熟了，才护得住别人，也护得住自己。"


class TestPullquote:
    def test_is_large_kai_in_the_accent_between_rules(self, realize, cx):
        panel = realize(f"pullquote: {{text: {WORDS}, by: 队员}}").node
        mark, words, by = of(Text, panel)
        assert {run.style.family for run in words.runs} == {Family.KAI}
        assert {run.style.colour for run in words.runs} == {cx.colour("accent")}
        assert words.style.size == 17
        assert (plain(mark), plain(by), authored(panel).strip("|")) == (
            "“",
            "——队员",
            f"{authored(words)}|队员",
        )
        assert (panel.edges.top.width, panel.edges.bottom.width, panel.role) == (1.5, 0.5, Role.QUOTE)

    def test_has_a_line_for_each_clause_where_one_does_not_hold_all(self, realize, cx):
        words = of(Text, realize(f"pullquote: {WORDS}").node)[1]
        assert plain(words).split("\n") == ["练熟了，", "才护得住别人，", "也护得住自己。"]
        assert authored(words) == WORDS
        wide = of(Text, realize(f"pullquote: {{text: {WORDS}, span: all}}").node)[1]
        assert plain(wide) == WORDS
        narrow = of(Text, realize(f"pullquote: {WORDS}", at=cx.within(100.0)).node)[1]
        assert plain(narrow) == WORDS, "a clause that one line cannot hold is broken like any text"

    def test_each_clause_keeps_its_place_in_the_file(self, realize):
        for run in of(Text, realize(f"pullquote: {WORDS}").node)[1].runs:
            if not run.drawn:
                place = run.trace.at(0)
                assert place.text[place.column - 1 :].startswith(run.text)

    def test_may_go_without_its_mark(self, realize):
        node = realize(f"pullquote: {WORDS}", dress=PullquoteDress(mark="")).node
        assert len(of(Text, node)) == 1


class TestEditorNote:
    def test_label_is_in_its_own_face_and_the_words_in_kai(self, realize):
        panel = realize('editor-note: {text: "一**二**。\\n\\n三。", by: 编者}').node
        label, first, second, by = of(Text, panel)
        assert (plain(label), authored(label)) == ("编者按", "")
        assert [run.style.family for run in second.runs] == [Family.KAI]
        assert plain(first) == "一二。"
        assert by.style.align is Align.END
        assert (panel.role, panel.edges.left.width) == (Role.ASIDE, 3)

    def test_another_label_is_the_author_s(self, realize):
        assert authored(realize("editor-note: {text: 一。, label: 按}").node) == "按|一。"

    def test_label_may_stand_at_the_head_of_the_first_line(self, realize):
        panel = realize("editor-note: {text: 一。, label: 按}", dress=EditorNoteDress(form="run-in")).node
        assert plain(panel) == "按：一。"

    def test_an_empty_one_is_told(self, realize):
        assert realize("editor-note: {text: []}").codes == ["W181"]


ADS = "{head: 转让, text: 货车一辆。, price: 面议, phone: 114}, {head: 招工, text: 帮厨。}, {head: 寻物}"


class TestClassified:
    def test_each_is_one_paragraph_kept_whole_under_a_hairline(self, realize, cx):
        stack = realize(f"classified: {{title: 便民, items: [{ADS}]}}").node
        title, *ads = stack.children
        assert (plain(title), title.with_next) == ("便民", True)
        assert [plain(ad) for ad in ads] == ["转让　货车一辆。　面议　114", "招工　帮厨。", "寻物"]
        assert all(ad.whole and ad.edges.top.colour == cx.colour("rule") for ad in ads)
        assert not stack.whole, "columns may break between two"
        head, _, text, *_ = of(Text, ads[0])[0].runs
        assert head.style.weight >= text.style.weight

    def test_without_a_title_the_first_bears_the_rule_above_all(self, realize):
        first, second, _ = realize(f"classified: [{ADS}]").node.children
        assert (first.edges.top.width, second.edges.top.width) == (1.5, 0.5)

    def test_across_they_are_boxed_two_abreast(self, realize):
        placed = realize(f"classified: {{items: [{ADS}], span: all}}").node
        assert isinstance(placed, Placed)
        assert placed.across is Across.ALL
        rows = [row for row in of(Row, placed) if row.divider]
        assert [len(row.children) for row in rows] == [2, 2]
        assert all(row.inset == -row.gutter / 2 for row in rows), "rules reach through the padding"

    def test_as_many_stand_abreast_as_the_dress_says(self, realize):
        node = realize(f"classified: {{items: [{ADS}], span: all}}", dress=ClassifiedDress(columns=3)).node
        assert [len(row.children) for row in of(Row, node) if row.divider] == [3]


def depth_of(node, cx, width):
    """The depth of an advert's parts, all of its texts standing on one line."""
    match node:
        case Text():
            return node.style.leading
        case Figure():
            return node.width / node.ratio
        case Panel():
            padding = node.padding
            inner = depth_of(node.child, cx, width - padding.left - padding.right)
            return inner + padding.top + padding.bottom + 2 * node.inset
        case Row():
            return max(depth_of(child, cx, width) for child in node.children)
    return sum(depth_of(child, cx, width) for child in node.children)


class TestAdvert:
    @pytest.mark.parametrize(
        "said",
        [
            "words: 节约用水, label: 公益, contact: 供水所",
            "words: 节约用水, src: picture.svg, alt: 甲",
            "src: picture.svg, alt: 甲, contact: 供水所",
            "words: 节约用水, text: 一滴。, src: picture.svg, alt: 甲, contact: 供水所, span: all",
        ],
    )
    def test_fills_whole_lines_of_the_grid_inside_its_frame(self, realize, cx, said):
        node = realize(f"advert: {{{said}}}").node
        row = node.child if isinstance(node, Placed) else node
        lines = depth_of(row, cx, cx.measure) / cx.grid.unit
        assert lines == pytest.approx(round(lines), abs=0.001)

    def test_says_all_once_with_its_big_words_in_the_accent(self, realize, cx):
        node = realize("advert: {words: 节约, text: [一。, 二。], label: 公益, contact: 供水所}").node
        assert authored(node) == "公益|节约|一。|二。|供水所"
        big = of(Text, node)[1]
        assert (big.style.size, big.runs[0].style.colour) == (22, cx.colour("accent"))
        assert {text.style.align for text in of(Text, node)} == {Align.CENTER}

    def test_across_the_picture_stands_beside_the_words(self, realize, cx):
        node = realize("advert: {words: 节约, src: picture.svg, alt: 甲, span: all}").node
        row = next(row for row in of(Row, node) if len(row.children) == 2)
        figure = row.children[0]
        assert isinstance(figure, Figure)
        assert row.fixed[0] == figure.width == pytest.approx(0.42 * (cx.spread - 3))

    def test_picture_keeps_its_focus_and_its_words(self, realize):
        made = realize("advert: {src: picture.svg, words: 节约, focus: [0.2, 0.3]}")
        (figure,) = of(Figure, made.node)
        assert (figure.focus, figure.alt, made.codes) == ((0.2, 0.3), "节约", ["W350"])

    def test_an_empty_one_is_told(self, realize):
        made = realize("advert: {label: 公益}")
        assert (made.nodes, made.codes) == ((), ["W181"])

    def test_frame_may_be_double(self, realize):
        node = realize("advert: 节约", dress=AdvertDress(inner=ruling(0.5, "accent"))).node
        assert len([panel for panel in of(Panel, node) if panel.edges.left]) == 2
