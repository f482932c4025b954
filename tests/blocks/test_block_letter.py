"""The parts of an official letter and of a bulletin's head and tail."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.colophon import ColophonDress
from newsletter.blocks.editor_note import EditorNoteDress
from newsletter.blocks.masthead import MastheadDress
from newsletter.blocks.recipients import RecipientsDress
from newsletter.blocks.section import Section, SectionDress
from newsletter.blocks.signature import SignatureDress
from newsletter.flow.node import NATURAL, Break, BreakKind, Panel, Row, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.source.inline import Inline, Piece

SIGNED = SignatureDress(sign="signature", date_inset=Length(em=4))


def test_an_editor_s_note_opens_with_its_word_and_stays_with_the_article(realize):
    note = realize("editor-note: {text: 现予刊发。}", EditorNoteDress(form="plain")).node
    assert (plain(note), authored(note)) == ("编者按：现予刊发。", "现予刊发。")
    assert (note.role, note.with_next) == (Role.LEAD, True)


def test_an_addressee_has_no_indent_and_stays_with_the_text(realize):
    text = realize("addressee: 各村委会：").node
    assert (text.style.indent, text.with_next) == (0.0, True)


def test_one_attachment_has_no_number(realize, cx):
    panel = realize("attachments: [划分表]").node
    assert plain(panel) == "附件：|划分表"
    assert panel.padding.left == 2 * cx.size("attachments")


def test_several_attachments_are_numbered_and_hang_behind_the_word(realize, cx):
    panel = realize("attachments: [划分表, 登记簿]").node
    assert plain(panel) == "附件：|1.|划分表|2.|登记簿"
    assert authored(panel) == "||划分表||登记簿"
    assert {text.style.indent for text in of(Text, panel)} == {0.0}
    assert panel.before == cx.grid.unit


def test_a_signature_stands_over_the_middle_of_its_date(realize, cx):
    stack = realize("signature: {unit: 镇政府, date: 3月2日}", SIGNED).node
    (row,) = of(Row, stack)
    inset = 4 * cx.size("signature")
    assert row.fixed == (None, NATURAL, inset)
    unit, date = of(Text, row)
    assert (plain(unit), plain(date)) == ("镇政府", "3月2日")
    assert unit.style.align is date.style.align is Align.CENTER
    (over,) = of(Panel, row)
    assert (over.padding.left, over.padding.right) == (-inset, -inset)
    assert stack.whole


@pytest.mark.parametrize(("said", "words"), [("{date: 3月2日}", "3月2日"), ("{unit: 镇政府}", "镇政府")])
def test_half_a_signature_ends_four_characters_in(realize, cx, said, words):
    (panel,) = of(Panel, realize(f"signature: {said}", SIGNED).node)
    assert (plain(panel), panel.padding.right) == (words, 4 * cx.size("signature"))
    assert panel.child.style.align is Align.END


def test_a_signature_without_words_is_told(realize):
    made = realize("signature: {}")
    assert (made.nodes, made.codes) == ((), ["W181"])


def test_an_annex_begins_a_page_and_stays_with_its_text(realize):
    end, head = realize("annex: {text: 划分表, number: 2}").nodes
    assert (type(end), end.kind) == (Break, BreakKind.PAGE)
    assert (plain(head), authored(head)) == ("附件2|划分表", "2|划分表")
    assert (head.with_next, head.whole) == (True, True)
    assert of(Text, head)[1].role is Role.HEADING


def test_recipients_of_copies_end_with_the_dress_s_mark(realize):
    node = realize("recipients: {抄送: [县林业局, 镇派出所]}", RecipientsDress(end="。")).node
    assert (plain(node), authored(node)) == ("抄送：|县林业局，镇派出所。", "|县林业局镇派出所")


def test_two_entries_of_a_colophon_may_have_no_words_round_them(realize):
    dress = ColophonDress(unit="{}", contact="{}", between="·")
    node = realize("colophon: {text: 内部, unit: 办公室, contact: 二楼, date: 3月2日, note: 阅}", dress).node
    assert plain(node) == "内部·办公室·二楼|3月2日印发·阅"


LETTER = MastheadDress(form="document", head=Length(60), lowest=Length(120), inset=Length(em=1))


def test_a_document_s_head_has_its_number_in_the_middle(realize):
    made = realize("masthead: {name: 镇政府文件, reference: 镇政发〔2026〕7号, number: 3}", LETTER)
    name, number = of(Text, made.node)
    assert (plain(name), plain(number)) == ("镇政府文件", "镇政发〔2026〕7号")
    assert name.style.align is number.style.align is Align.CENTER
    assert name.role is Role.PUBLICATION


def test_a_signatory_stands_at_the_end_of_the_number_s_line(realize):
    made = realize("masthead: {name: 镇政府, reference: 镇报1号, signatory: 某某}", LETTER)
    row = of(Row, made.node)[-1]
    assert (plain(row), authored(row)) == ("镇报1号|签发人：某某", "镇报1号|某某")
    assert [text.style.align for text in of(Text, row)][1] is Align.END


def test_without_a_number_the_issue_and_its_date_are_in_its_place(realize):
    made = realize("masthead: {name: 镇讯, number: 3, date: 3月2日}", LETTER)
    assert plain(made.node) == "镇讯|第3期　3月2日"


def test_the_marks_of_a_copy_stand_above_the_name_at_a_depth_of_its_own(realize):
    made = realize("masthead: {name: 镇政府, serial: '000001', classification: 秘密, urgency: 特急}", LETTER)
    assert plain(made.node) == "000001|秘密|特急|镇政府"
    depths = [panel.depth for panel in of(Panel, made.node)[1:3]]
    assert depths == [120, 60]


def test_the_text_before_a_signature_goes_along_with_it(cx, read):
    section = Section(blocks=(read("paragraph: 特此函告。"), read("signature: {unit: 镇政府}")))
    text, signed = section.realize(SectionDress(), cx)
    assert (text.with_next, signed.with_next) == (True, False)


def test_a_section_that_opens_with_a_signature_joins_the_one_before(cx, read):
    before, after = (
        Section(blocks=(read("paragraph: 甲。"),)),
        Section(blocks=(read("signature: {unit: 镇政府}"),)),
    )
    headed = Section(heading=Inline((Piece("题"),), None), blocks=after.blocks)
    assert [one.joins for one in (before, after, headed)] == [False, True, False]
    assert [node.with_next for node in cx.blocks((before, after))] == [True, False]


@pytest.mark.parametrize(
    ("heading", "words"),
    [("守住底线", "一、守住底线"), ("一、守住底线", "一、守住底线"), ("二、守住底线", "一、二、守住底线")],
)
def test_a_heading_that_has_its_number_is_not_numbered_again(cx, heading, words):
    section = Section(heading=Inline((Piece(heading),), None))
    node = next(iter(section.realize(SectionDress(numbers=("一、",)), cx)))
    assert plain(node) == words
