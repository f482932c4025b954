"""Kinds with pictures, symbols and figures."""

from __future__ import annotations

import pytest
from flow_tree import authored, of, plain, walk

from newsletter.basics.colour import WHITE
from newsletter.basics.units import Length
from newsletter.blocks.image import ImageDress
from newsletter.flow.node import Across, Diagram, Figure, Fit, Panel, Placed, Row, Space, Stack, Stand, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.pictures.treatment import GREY, Treatment


def stats(count, value="19"):
    return f"stats: [{', '.join(f'{{value: {value}, unit: 场, label: 培训}}' for _ in range(count))}]"


class TestStats:
    def test_figure_and_unit_share_a_line_over_their_label(self, realize):
        panel = realize("stats: [{value: 19, unit: 场, label: 全员培训, delta: +3}]").node
        figure, label = of(Text, panel)
        assert (plain(figure), plain(label)) == ("19场", "全员培训 +3")
        assert authored(panel) == "19场|全员培训+3"
        assert figure.style.whole
        assert figure.runs[0].style.size > figure.runs[1].style.size

    def test_strip_is_ruled_and_divided(self, realize, cx):
        panel = realize(stats(2)).node
        assert (panel.role, panel.whole) == (Role.LIST, True)
        assert (panel.edges.top.width, panel.edges.bottom.width) == (1.5, 0.5)
        (row,) = panel.child.children
        assert row.divider.colour == cx.colour("mid")
        assert [cell.role for cell in row.children] == [Role.ITEM, Role.ITEM]
        assert row.shares == ()

    def test_four_cross_all_columns(self, realize, cx):
        placed = realize(stats(4)).node
        assert (placed.across, placed.before, placed.child.before) == (Across.ALL, cx.grid.unit, 0)
        assert isinstance(realize(stats(3)).node, Panel)
        assert isinstance(realize(stats(4), at=cx.within(230.0)).node, Panel)

    def test_rows_are_even_and_filled_up(self, realize):
        rows = realize(stats(5)).node.child.child.children
        assert [len(row.children) for row in rows] == [3, 3]
        assert isinstance(rows[1].children[2], Space)

    def test_a_further_row_has_blank_above_it(self, realize, cx):
        rows = realize(stats(5)).node.child.child.children
        assert [row.before for row in rows] == [0.0, cx.grid.unit / 2]

    def test_its_rules_stand_clear_of_the_figures(self, realize, cx):
        panel = realize(stats(3)).node
        assert (panel.padding.top, panel.padding.bottom, panel.inset) == (0.0, 0.0, cx.grid.inset)

    def test_cells_follow_their_contents_where_one_is_too_wide(self, realize):
        (row,) = realize("stats: [{value: 1}, {value: 190000000, unit: 余人次}]").node.child.children
        assert row.shares[1] > 4 * row.shares[0]


class TestImage:
    def test_one_across_stands_in_a_column_by_its_wide_ratio_where_the_dress_says_so(self, realize):
        text = "image: {src: picture.svg, alt: 古塔, span: all}"
        wide, narrow = (
            realize(text, ImageDress(across=across, ratio_all=1.4)).node for across in (True, False)
        )
        assert (wide.across, wide.stand) == (Across.ALL, Stand.HERE)
        assert (narrow.across, narrow.stand) == (Across.COLUMN, Stand.FLOAT)
        assert narrow.child.children[0].ratio == 1.4

    def test_its_look_is_the_layout_s_unless_its_author_says_otherwise(self, realize, cx):
        dress = ImageDress(treatment="duotone", round=Length(6))
        text = "image: {src: picture.svg, alt: 古塔, fit: contain, focus: [0.2, 0.3]}"
        figure = realize(text, dress).node.child.children[0]
        assert figure.round == 6
        assert figure.focus == (0.2, 0.3)
        assert figure.picture.treatment == Treatment(cx.colour("deep"), cx.colour("tint"))
        for look, wanted in (
            ("none", None),
            ("grey", GREY),
            ("tint", Treatment(cx.colour("accent"))),
        ):
            own = text.replace("alt", f"treatment: {look}, alt")
            assert realize(own, dress).node.child.children[0].picture.treatment == wanted
        assert realize(text).node.child.children[0].picture.treatment is None

    def test_stays_where_it_is_written_when_it_is_told_so(self, realize):
        assert isinstance(realize("image: {src: picture.svg, alt: 古塔, place: here}").node, Stack)

    def test_is_cropped_to_the_column_s_ratio_with_a_caption_below(self, realize, cx):
        placed = realize(
            "image: {src: picture.svg, alt: 古塔, caption: 收班, credit: 本刊, focus: [0.6, 0.4]}"
        ).node
        assert (placed.stand, placed.across) == (Stand.FLOAT, Across.COLUMN), "it may go to the next column"
        stack = placed.child
        figure, line = stack.children
        assert stack.whole
        assert (figure.ratio, figure.focus, figure.alt, figure.inset) == (
            2.15,
            (0.6, 0.4),
            "古塔",
            cx.grid.inset,
        )
        assert authored(line) == "收班|本刊"
        assert {text.role for text in of(Text, line)} == {Role.CAPTION}
        assert of(Text, line)[1].style.align is Align.END

    def test_crosses_the_columns_and_bleeds(self, realize):
        placed = realize("image: {src: picture.svg, alt: 古塔, span: bleed}").node
        assert placed.across is Across.ALL
        (figure,) = of(Figure, placed)
        assert (figure.ratio, figure.bleed) == (2.8, True)

    @pytest.mark.parametrize(("span", "across"), [("column", Across.COLUMN), ("all", Across.ALL)])
    def test_may_float(self, realize, span, across):
        placed = realize(f"image: {{src: picture.svg, alt: 古塔, span: {span}, place: float}}").node
        assert (placed.stand, placed.across) == (Stand.FLOAT, across)

    def test_is_shown_whole_in_its_own_ratio(self, realize):
        (figure,) = of(Figure, realize("image: {src: picture.svg, alt: 古塔, fit: contain}").node)
        assert (figure.fit, figure.ratio) == (Fit.CONTAIN, 1.5)

    @pytest.mark.parametrize(
        ("said", "codes", "alt", "role"),
        [
            ("caption: 收班", ["W350"], "收班", Role.FIGURE),
            ("credit: 本刊", ["E351"], "", Role.FIGURE),
            ("decorative: true", [], "", Role.ARTIFACT),
        ],
    )
    def test_needs_words_for_those_who_cannot_see_it(self, realize, said, codes, alt, role):
        made = realize(f"image: {{src: picture.svg, {said}}}")
        (figure,) = of(Figure, made.node)
        assert (made.codes, figure.alt, figure.role) == (codes, alt, role)


class TestGallery:
    def test_sets_equal_frames_abreast(self, realize, cx):
        shots = ", ".join("{src: picture.svg, alt: 古塔}" for _ in range(3))
        stack = realize(f"gallery: {{images: [{shots}], columns: 2, caption: 三张}}").node
        first, second, _ = stack.children
        assert first.gutter == 2 * cx.grid.inset
        assert [type(cell) for cell in second.children] == [Figure, Space]
        assert {figure.ratio for figure in of(Figure, stack)} == {1.5}
        assert authored(stack) == "三张"

    def test_three_abreast_cross_all_columns(self, realize):
        made = realize("gallery: {images: [picture.svg, picture.svg, picture.svg], ratio: 1, caption: 三张}")
        assert isinstance(made.node, Placed)
        assert {figure.ratio for figure in of(Figure, made.node)} == {1}
        assert made.codes == ["W350"] * 3


class TestQr:
    def test_symbol_stands_on_white_with_its_quiet_zone(self, realize):
        stack = realize('qr: {data: "https://example.org/12", label: 扫码}').node
        symbol, label = stack.children
        assert (type(stack), type(symbol)) == (Stack, Diagram)
        assert (symbol.role, symbol.align, symbol.link) == (
            Role.FIGURE,
            Align.CENTER,
            "https://example.org/12",
        )
        ground, dark = symbol.shapes
        module = 60 / 25
        assert ground.fill == WHITE
        assert symbol.size.width == pytest.approx(33 * module)
        assert min(part.x for part in dark.path if hasattr(part, "x")) == pytest.approx(4 * module)
        assert plain(label) == "扫码"

    @pytest.mark.parametrize(
        ("said", "code"),
        [("data: 甲, size: 15mm", "W353"), (f"data: {'甲' * 300}", "W352"), (f"data: {'甲' * 3000}", "E331")],
    )
    def test_what_telephones_will_hardly_read_is_told(self, realize, said, code):
        made = realize(f"qr: {{{said}}}")
        assert made.codes == [code]
        assert bool(made.nodes) is not (code[0] == "E")

    @pytest.mark.parametrize("size", ["-3mm", "0mm", "4mm", "400mm"])
    @pytest.mark.parametrize("key", ["qr: {data: 甲, size: %s}"])
    def test_one_that_cannot_be_drawn_is_told_once(self, realize, key, size):
        made = realize(key % size)
        assert (made.nodes, made.codes) == ((), ["E354"])

    def test_text_is_no_link(self, realize):
        assert realize("qr: 古塔").node.children[0].link is None


def test_ornament_is_no_content(realize):
    """Bars, diamonds and marks are artifacts, so that no reader speaks of them."""
    for text in (
        "kicker: 甲",
        "couplet: [甲乙, 丙丁]",
        "list: [甲]",
        "image: {src: picture.svg, alt: 甲, caption: 乙}",
    ):
        drawn = [node for node in walk(*realize(text).nodes) if isinstance(node, Diagram)]
        assert [node.role for node in drawn] == [Role.ARTIFACT]


def test_rows_have_a_width_for_every_cell(realize):
    for text in (stats(5), "couplet: [甲乙, 丙丁]", "list: [甲]", "contact: 114"):
        for row in of(Row, *realize(text).nodes):
            assert len(row.fixed) in {0, len(row.children)}
            assert len(row.shares) in {0, len(row.children)}
