"""The parts of an article's frame and of the publication."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.headline import HeadlineDress
from newsletter.blocks.lead import LeadDress
from newsletter.blocks.masthead import Masthead, MastheadDress
from newsletter.blocks.recipients import RecipientsDress
from newsletter.blocks.section import SectionDress
from newsletter.blocks.share import ShareDress
from newsletter.flow.node import NATURAL, Cross, Diagram, Figure, Panel, Row, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.parts import ruling


def test_kicker_stands_behind_a_bar_as_deep_as_its_line(realize, cx):
    row = realize("kicker: 疫情防控 · 古塔在行动").node
    bar, text = row.children
    assert row.with_next
    assert row.fixed == (3.2, None)
    assert bar.role is Role.ARTIFACT
    assert bar.size.height == text.style.leading
    assert text.role is Role.KICKER
    assert bar.shapes[0].stroke.colour == cx.colour("accent")


def test_headline_breaks_where_the_author_says(realize, read):
    made = realize("headline: 守在**古塔**下 | 守到满城春")
    (text,) = made.nodes
    assert (text.role, text.level, text.with_next) == (Role.HEADLINE, 1, True)
    assert plain(text) == "守在古塔下\n守到满城春"
    assert authored(text) == "守在古塔下守到满城春"
    traced = [run.trace.at(0).column for run in text.runs if run.trace]
    line = read("headline: 守在**古塔**下 | 守到满城春").span.text
    assert [line[column - 1] for column in traced] == ["守", "古", "下", "守"]


@pytest.mark.parametrize(("key", "role"), [("deck", Role.DECK), ("byline", Role.BYLINE)])
def test_lines_under_a_headline_stay_with_what_follows(realize, key, role):
    text = realize(f"{key}: 抗疫四十天").node
    assert (text.role, text.with_next, authored(text)) == (role, True, "抗疫四十天")


@pytest.mark.parametrize(
    ("said", "words", "own"),
    [
        ("{place: 古塔区, date: 3月5日}", "古塔区　3月5日", "古塔区3月5日"),
        ("{date: 3月5日}", "3月5日", "3月5日"),
        ("古塔区", "古塔区", "古塔区"),
    ],
)
def test_dateline_sets_the_place_and_the_day_on_one_line(realize, said, words, own):
    text = realize(f"dateline: {said}").node
    assert (plain(text), authored(text), text.role, text.with_next) == (words, own, Role.BYLINE, True)


def test_recipients_have_the_blank_of_their_dress_behind_the_word(realize):
    node = realize("recipients: {报: [市卫健委]}", RecipientsDress(gap=Length(6))).node
    (row,) = of(Row, node)
    assert row.gutter == 6


def test_lead_takes_no_line_more_than_its_text(realize, cx):
    panel = realize("lead: 腊月二十七。").node
    assert panel.child.role is Role.LEAD
    assert panel.padding.top + panel.inset == 0 == panel.padding.bottom + panel.inset
    ruled = realize("lead: 腊月二十七。", LeadDress(rule=ruling(1.5, "accent"))).node
    assert ruled.edges.left.colour == cx.colour("accent")
    assert ruled.padding.left == 12


class TestSection:
    SECTION = "section: {heading: 这是一支**听党指挥**的队伍, blocks: [%s, 正文。]}"

    def test_opens_with_a_rule_and_keeps_its_heading(self, realize, cx):
        heading, first, second = realize(self.SECTION % "甲").nodes
        assert (heading.before, first.before, heading.after) == (cx.grid.unit, 0, 0)
        assert heading.edges.top.width == 1.5
        assert heading.with_next
        assert not first.with_next
        assert (heading.child.role, heading.child.level) == (Role.HEADING, 2)
        assert [first.role, second.role] == [Role.PARAGRAPH] * 2

    def test_keeps_a_couplet_that_opens_it_with_the_text(self, realize):
        _, couplet, text = realize(self.SECTION % "{couplet: [甲乙, 丙丁]}").nodes
        assert couplet.with_next
        assert not text.with_next

    @pytest.mark.parametrize(
        ("block", "held"),
        [
            ("{box: {blocks: [甲]}}", False),
            ("{table: {rows: [[甲, 乙], [1, 2]]}}", False),
            ("{image: {src: picture.svg, alt: 现场}}", True),
            ("{gallery: {images: [{src: picture.svg, alt: 现场}]}}", True),
        ],
    )
    def test_keeps_only_pictures_and_couplets_that_open_it_with_the_text(self, realize, block, held):
        _, first, _ = realize(self.SECTION % block).nodes
        assert first.with_next is held

    def test_without_a_heading_begins_with_its_blank(self, realize, cx):
        (text,) = realize("section: {blocks: [正文。]}").nodes
        assert text.before == cx.grid.unit

    def test_lower_levels_have_no_rule(self, realize):
        heading, _ = realize("section: {heading: 小标题, level: 2, blocks: [正文。]}").nodes
        assert isinstance(heading, Text)
        assert heading.level == 3

    def test_numbers_headings_as_the_dress_writes_the_first(self, realize):
        dress = SectionDress(numbers=("一、",))
        titles = [
            plain(realize("section: {heading: 小标题, blocks: [正文。]}", dress).node) for _ in range(12)
        ]
        assert titles[0] == "一、小标题"
        assert titles[9:] == ["十、小标题", "十一、小标题", "十二、小标题"]


class TestMasthead:
    ISSUE = Masthead(
        name="古塔卫健",
        issuer="古塔区卫健局",
        number="12",
        total="120",
        date="2020年3月5日",
        classification="内部资料",
    )

    def test_banner_sets_the_issue_at_the_end(self, cx):
        (panel,) = self.ISSUE.realize(MastheadDress(), cx)
        assert (panel.fill, panel.bleed, panel.depth) == (cx.colour("accent"), True, 5 * cx.grid.unit)
        assert panel.child.fixed == (None, NATURAL)
        start, end = panel.child.children
        assert of(Text, start)[0].role is Role.PUBLICATION
        assert plain(end) == "内部资料|第12期　总第120期|2020年3月5日"
        assert authored(end) == "内部资料|12120|2020年3月5日"
        assert {text.style.align for text in of(Text, end)} == {Align.END}

    def test_says_nothing_of_what_is_not_given(self, cx):
        (panel,) = Masthead(name="古塔卫健").realize(MastheadDress(), cx)
        assert plain(panel) == "古塔卫健"

    def test_centred_form_ends_with_issuer_and_date(self, cx):
        dress = MastheadDress(form="centred", fill="none", rule=ruling(2, "accent"))
        (panel,) = self.ISSUE.realize(dress, cx)
        assert panel.fill is None
        assert panel.edges.bottom.width == 2
        assert plain(panel) == "内部资料|古塔卫健|第12期　总第120期|古塔区卫健局|2020年3月5日"

    def test_drawing_behind_takes_the_palette_and_the_depth(self, cx, read):
        picture = read("image: {src: picture.svg, decorative: true}").src
        (panel,) = self.ISSUE.realize(MastheadDress(behind=picture, behind_paint="deep"), cx)
        assert panel.behind.size.height == pytest.approx(5 * cx.grid.unit)
        assert panel.behind.size.ratio == pytest.approx(1.5)
        assert {shape.fill for shape in panel.behind.shapes} == {cx.colour("deep")}


def test_colophon_sets_makers_and_printing_at_both_ends(realize):
    row = realize("colophon: {unit: 卫健局, address: 古塔路一号, print-run: 2000, note: 免费取阅}").node
    assert isinstance(row, Row)
    assert plain(row) == "编印　卫健局　　地址　古塔路一号|印数　2000　　免费取阅"
    assert authored(row) == "卫健局古塔路一号|2000免费取阅"


def test_the_colophon_s_baseline_is_that_of_a_body_line(realize, cx):
    row = realize("colophon: {unit: 卫健局, note: 免费取阅}").node
    assert {(text.style.size, text.style.leading) for text in of(Text, row)} == {(cx.grid.size, cx.grid.unit)}


def test_colophon_is_one_line_where_the_author_writes_one(realize):
    text = realize("colophon: 古塔区卫健局编印").node
    assert isinstance(text, Text)
    assert (plain(text), text.style.align) == ("古塔区卫健局编印", Align.JUSTIFY)


def test_recipients_are_ruled_off_and_joined(realize):
    node = realize("recipients: {报: [市卫健委], 发: [区委办, 各中心]}").node
    first, last = node.children
    assert plain(node) == "报：|市卫健委|发：|区委办，各中心"
    assert authored(node) == "|市卫健委||区委办各中心"
    outer, inner = first.edges.top, last.edges.top
    assert (outer.width, inner.width) == (pytest.approx(0.992, abs=0.01), pytest.approx(0.709, abs=0.01))
    assert (first.edges.bottom, last.edges.bottom) == (None, outer)


def test_related_titles_are_links_beside_their_label(realize):
    row = realize('related: [{title: 元宵夜, url: "https://example.org/7", note: 第7期}, {title: 五步}]').node
    label, titles = row.children
    assert plain(label) == "相关阅读"
    assert authored(row) == "|元宵夜第7期|五步"
    links = [(run.text, run.link) for text in of(Text, titles) for run in text.runs if run.link]
    assert links == [("元宵夜", "https://example.org/7")]
    assert [text.role for text in of(Text, titles)] == [Role.ITEM, Role.ITEM]
    assert len(titles.children) == 1


def test_related_titles_stand_one_below_another_where_there_is_no_room(realize, cx):
    row = realize("related: [{title: 元宵夜}, {title: 五步}]", at=cx.within(200.0)).node
    assert len(row.children[1].children) == 2


def test_share_sets_the_symbol_over_its_words(realize):
    stack = realize('share: {qr: "https://example.org/12", label: 扫码读本期, text: 转给邻居}').node
    symbol, *words = stack.children
    assert isinstance(stack, Stack)
    assert isinstance(symbol, Diagram)
    assert symbol.link == "https://example.org/12"
    assert {text.style.align for text in words} == {Align.CENTER}
    assert authored(stack) == "扫码读本期|转给邻居"


def test_dresses_take_lengths_of_the_layout(realize, cx):
    section = realize(
        "section: {heading: 小标题, blocks: [正文。]}", SectionDress(before=Length(lines=2))
    ).node
    assert isinstance(section, Panel)
    assert section.before == 2 * cx.grid.unit


def test_a_banner_has_the_houses_mark_before_the_name(realize, cx):
    said = "masthead: {name: 古塔卫健, number: 12, logo: picture.svg}"
    (row,) = (one for one in of(Row, realize(said, MastheadDress(logo=Length(lines=2))).node) if one.fixed)
    mark, start, _ = row.children
    assert isinstance(mark, Figure)
    assert (mark.role, mark.alt) == (Role.ARTIFACT, "")
    assert mark.width == pytest.approx(2 * cx.grid.unit * 1.5)
    assert row.fixed == (mark.width, None, NATURAL)
    assert authored(start.children[0]) == "古塔卫健"


def test_a_centred_masthead_has_the_mark_above_the_name(realize):
    said = "masthead: {name: 古塔卫健, logo: picture.svg}"
    node = realize(said, MastheadDress(form="centred")).node
    (stack,) = (one for one in of(Stack, node) if any(isinstance(child, Figure) for child in one.children))
    at = [isinstance(child, Figure) for child in stack.children].index(True)
    assert plain(stack.children[at + 1]) == "古塔卫健"


SHARE = 'share: {qr: "https://example.org/12", label: 扫码读本期}'


def test_words_at_a_symbol_s_left_end_beside_it(realize):
    row = realize(SHARE, dress=ShareDress(beside=True)).node
    assert isinstance(row, Row)
    words, code = row.children
    assert (plain(words), row.fixed) == ("扫码读本期", (None, code.size.width))
    assert words.children[0].style.align is Align.END


def test_words_without_room_beside_a_symbol_stand_below_it(realize, cx):
    stack = realize(SHARE, dress=ShareDress(beside=True), at=cx.within(90.0)).node
    assert isinstance(stack, Stack)
    assert [type(child) for child in stack.children] == [Diagram, Text]
    assert {child.align if isinstance(child, Diagram) else child.style.align for child in stack.children} == {
        Align.CENTER
    }


def test_a_headline_s_parts_may_stand_abreast_on_one_baseline(realize):
    dress = HeadlineDress(abreast=True, gap=Length(20.0), second="caption")
    row = realize("headline: 五月的柳湾 | Liuwan in May", dress).node
    first, second = row.children
    assert (plain(first), plain(second)) == ("五月的柳湾", "Liuwan in May")
    assert (row.gutter, row.cross, row.with_next) == (20.0, Cross.BASELINE, True)
    assert [run.style.size for run in (*first.runs, *second.runs)] == [40.0, 8.0]
    assert {first.role, second.role} == {Role.HEADLINE}


def test_a_headline_of_one_part_stands_across_and_is_never_parted(realize):
    for dress in (HeadlineDress(), HeadlineDress(abreast=True)):
        text = realize("headline: 五月的柳湾", dress).node
        assert isinstance(text, Text)
        assert text.whole


def test_a_lead_s_initial_may_have_a_colour_of_its_own(realize, cx):
    panel = realize("lead: 腊月二十七。", LeadDress(drop_cap=3, drop_colour="accent")).node
    assert (panel.child.drop, panel.child.drop_colour) == (3, cx.colour("accent"))
    assert realize("lead: 腊月二十七。", LeadDress(drop_cap=3)).node.child.drop_colour is None
