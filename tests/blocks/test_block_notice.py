"""Notices and signatures: who signs, the date centred below, the seal behind both (骑年盖月)."""

from __future__ import annotations

import pytest
from drawn import overlays, spots
from flow_tree import authored, of, plain

from newsletter.basics.units import Length
from newsletter.blocks.notice import NoticeDress
from newsletter.flow.node import NATURAL, Across, Figure, Panel, Placed, Row, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align

NOTICE = "title: 停水公告, to: 各小区：, text: 明日停水。, issuer: 供水所, date: 2020年3月5日"


def sealed(node):
    """What lies upon each other at the foot: the seal, then name and date."""
    (row,) = overlays(node)
    return tuple(spots(row))


class TestNotice:
    def test_says_all_in_its_order(self, realize):
        node = realize(f"notice: {{{NOTICE}, number: 3号}}").node
        assert authored(node) == "停水公告|3号|各小区：|明日停水。|供水所|2020年3月5日"
        title, number, to, body, issuer, date = of(Text, node)
        assert (title.role, title.style.align, number.style.align) == (
            Role.HEADING,
            Align.CENTER,
            Align.CENTER,
        )
        assert (to.style.indent, body.style.indent) == (0, 20)
        assert (issuer.style.align, date.style.align, date.style.whole) == (Align.CENTER, Align.CENTER, True)

    def test_the_seal_lies_over_issuer_and_date(self, realize, cx):
        node = realize(f"notice: {{{NOTICE}, seal: picture.svg}}").node
        seal, words = sealed(node)
        assert (plain(words.node), of(Figure, seal.node)[0].alt) == ("供水所|2020年3月5日", "供水所印章")
        depth = seal.width / 1.5
        assert seal.x + seal.width / 2 == pytest.approx(words.x + words.width / 2), "on one middle"
        assert seal.y <= words.y
        assert words.y + cx.grid.unit < seal.y + depth, "the seal reaches the date"
        middle = words.y + cx.grid.unit
        assert middle - (seal.y + depth / 2) == pytest.approx(0.06 * depth, abs=0.01), (
            "a little below its middle"
        )

    def test_issuer_and_date_stand_on_the_grid_and_the_seal_inside_the_frame(self, realize, cx):
        node = realize(f"notice: {{{NOTICE}, seal: picture.svg}}").node
        seal, words = sealed(node)
        assert words.y % cx.grid.unit == 0
        row = overlays(node)[0]
        panel = next(panel for panel in of(Panel, node) if panel.child is row)
        depth = max(seal.y + seal.width / 1.5, words.y + 2 * cx.grid.unit)
        lines = (depth + panel.padding.bottom) / cx.grid.unit
        assert lines == pytest.approx(round(lines))
        assert seal.x + seal.width <= row.fixed[0]

    def test_the_frames_stand_equally_far_apart(self, realize, cx):
        panel = realize(f"notice: {{{NOTICE}}}").node
        blank = panel.padding
        assert blank.top == blank.right == blank.bottom == blank.left == 4.0
        inner = panel.child
        title = of(Text, inner)[0]
        depth = title.style.leading + 5 * cx.grid.unit + inner.padding.top + inner.padding.bottom
        lines = (depth + blank.top + blank.bottom + 2 * panel.inset) / cx.grid.unit
        assert lines == pytest.approx(round(lines)), "so that no blank is added between them"

    def test_one_frame_or_none_is_enough(self, realize):
        one = realize(f"notice: {{{NOTICE}}}", dress=NoticeDress(inner=None)).node
        assert len([panel for panel in of(Panel, one) if panel.edges.left]) == 1
        none = realize(f"notice: {{{NOTICE}}}", dress=NoticeDress(inner=None, outer=None)).node
        assert not [panel for panel in of(Panel, none) if panel.edges.left]

    def test_may_cross_all_columns_and_its_paragraphs_are_parted(self, realize):
        node = realize('notice: {title: 甲, text: "一。\\n\\n二。", span: all}').node
        assert isinstance(node, Placed)
        assert (node.across, authored(node)) == (Across.ALL, "甲|一。|二。")


class TestSignature:
    def test_stands_two_em_in_from_the_right_with_the_date_centred(self, realize):
        panel = realize("signature: {unit: 卫生健康局, date: 2020年3月5日}").node
        assert panel.padding.right == 20
        (row,) = of(Row, panel)
        assert row.fixed == (None, NATURAL)
        assert {text.style.align for text in of(Text, panel)} == {Align.CENTER}
        assert {text.style.leading for text in of(Text, panel)} == {16}

    def test_several_sign_each_on_a_line(self, realize):
        assert authored(realize("signature: {unit: [甲局, 乙局], date: 三月}").node) == "甲局|乙局|三月"

    def test_has_a_seal_in_a_vertical_story_too(self, realize, upright):
        node = realize("signature: {unit: 甲局, date: 三月, seal: picture.svg}", at=upright).node
        seal, words = sealed(node)
        (figure,) = of(Figure, seal.node)
        assert seal.width == pytest.approx(figure.width / 1.5), "a picture stands upright"
        assert seal.x + seal.width / 2 == pytest.approx(words.x + words.width / 2)

    def test_a_wide_seal_keeps_to_a_narrow_column(self, realize, cx):
        node = realize("signature: {unit: 甲, date: 乙, seal: picture.svg}", at=cx.within(60.0)).node
        seal, _ = sealed(node)
        assert seal.x >= 0
        assert seal.x + seal.width <= 60

    def test_nothing_is_told(self, realize):
        made = realize("signature: {unit: []}")
        assert (made.nodes, made.codes) == ((), ["W181"])


def test_lengths_of_the_dress_are_heeded(realize):
    dress = NoticeDress(seal_width=Length(40.0))
    seal, _ = sealed(realize(f"notice: {{{NOTICE}, seal: picture.svg}}", dress=dress).node)
    assert seal.width == 40
