"""Decimal columns and the depth of rows (T50), set in real faces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Cell, Run, Table, Text
from newsletter.flow.sheet import Grid
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter
from newsletter.page import decimals
from newsletter.page.fragment import SetLine
from newsletter.page.galley import Galley, Measure
from newsletter.page.table import wishes_of
from newsletter.shaping import FontBook

FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK, figures="tnum")
STYLE = ParagraphStyle(10.0, 16.0, Align.START)
PADDING = 3.0


@pytest.fixture(scope="module")
def galley():
    return Galley(Typesetter(FontBook()), Grid(16.0, 10.0))


def cell(words: str, columns: int = 1, style: ParagraphStyle = STYLE) -> Cell:
    return Cell(Text((Run(words, FACE),) if words else (), style), columns)


def column(*words: str, **kwargs) -> Table:
    rows = tuple((cell("甲"), cell(one)) for one in words)
    return Table(rows, aligns=(Align.START, Align.CENTER), decimals=(1,), padding=PADDING, **kwargs)


def edges(galley: Galley, node: Table, width: float = 200.0) -> dict[str, list[float]]:
    """For each text of the second column: the left edge of each of its characters, and its end."""
    found = {}
    for slab in galley.slabs(node, Measure(width, 640.0)):
        for fragment in slab.content:
            if isinstance(fragment.content, SetLine) and fragment.content.lines.text.text != "甲":
                lines, line = fragment.content.lines, fragment.content.lines.lines[0]
                found[lines.text.text] = [fragment.x + x for x in line.origins] + [
                    fragment.x + line.origins[0] + line.width
                ]
    return found


def middle(places: list[float]) -> float:
    return (places[0] + places[-1]) / 2


def test_points_of_figures_stand_one_below_another_t50(galley):
    words = ("3.5", "1,234.75", "−0.125", "¥12.50", "98.6%", "16", "7 kg", "19人")
    found = edges(galley, column(*words))
    starts = {
        "16": 2, "7 kg": 1,
    }  # fmt: skip
    points = {text: found[text][starts.get(text, text.find("."))] for text in words if text != "19人"}
    assert max(points.values()) - min(points.values()) < 0.01, points
    # Behind a figure that a word follows stands the gap beside Han, which is no part of the figure.
    assert points["16"] < found["19人"][2] < points["16"] + 0.3 * FACE.size


def test_figures_stand_in_the_middle_of_their_column_and_words_and_the_head_with_them(galley):
    node = column("金额", "1.5", "200.25", "未报", header_rows=1)
    found = edges(galley, node)
    widths = wishes_of(galley, node).shared(200.0)
    centre = widths[0] + widths[1] / 2
    figures = (min(found["1.5"][0], found["200.25"][0]), max(found["1.5"][-1], found["200.25"][-1]))
    assert sum(figures) / 2 == pytest.approx(centre, abs=0.02)
    assert middle(found["金额"]) == pytest.approx(centre, abs=0.02)
    assert middle(found["未报"]) == pytest.approx(centre, abs=0.02)


def test_a_head_with_figures_is_no_figure(galley):
    found = edges(galley, column("2026年", "1.5", "12.5", header_rows=1))
    assert found["1.5"][1] == pytest.approx(found["12.5"][2])
    assert middle(found["2026年"]) == pytest.approx((found["12.5"][0] + found["12.5"][-1]) / 2, abs=0.02)


def test_a_decimal_column_holds_both_sides_of_the_point(galley):
    """1234567 and 0.1234567 are no wider than half of what they need together."""
    node = column("1234567", "0.1234567")
    found = edges(galley, node, 160.0)
    widths = wishes_of(galley, node).shared(160.0)
    assert min(places[0] for places in found.values()) >= widths[0] + PADDING - 0.02
    assert max(places[-1] for places in found.values()) <= sum(widths) - PADDING + 0.02


def test_a_cell_across_columns_and_an_empty_one_are_no_figures(galley):
    plain = column("1.5", "12.5")
    rows = (*plain.rows, (cell("合计 14.0", 2),), (cell("甲"), cell("")))
    before, after = edges(galley, plain), edges(galley, replace(plain, rows=rows))
    assert after["1.5"][1] == pytest.approx(after["12.5"][2])
    assert set(after) == {*before, "合计 14.0"}


@pytest.mark.parametrize(("leading", "depth"), [(11.0, 16.0), (16.0, 16.0), (17.0, 24.0), (8.0, 8.0)])
def test_rows_take_whole_half_lines_and_stand_in_their_middle_t50(galley, leading, depth):
    node = Table(((cell("甲", style=ParagraphStyle(10.0, leading, Align.START)),),))
    (slab,) = galley.slabs(node, Measure(200.0, 640.0))
    assert slab.depth == pytest.approx(depth)
    assert slab.content[0].y == pytest.approx(depth / 2 + 3.8)


@pytest.mark.parametrize("vertical", [False, True])
def test_a_tables_points_are_looked_for_once(galley, monkeypatch, vertical):
    asked = []
    found = decimals.stems
    monkeypatch.setattr(decimals, "stems", lambda *given: asked.append(given) or found(*given))
    replace(galley, vertical=vertical).slabs(column("1.5", "200.25"), Measure(200.0, 640.0))
    assert len(asked) == 1


def test_figures_of_a_vertical_story_are_measured_as_its_tables_set_them(galley):
    """Lying down, not two of them abreast (T64)."""
    node = column("16", "7", "1.50")
    cells = ((one, replace(two, text=down(two.text))) for one, two in node.rows)
    assert decimals.stems(galley, replace(node, rows=tuple(cells))) == decimals.stems(galley, node)


def down(text: Text) -> Text:
    return replace(text, style=replace(text.style, writing=Writing.VERTICAL))


def test_the_mark_of_a_note_is_no_figure(galley):
    words = Text((Run("未测", FACE), Run("1", FACE, note=1)), STYLE)
    assert decimals.stem(galley, words) is None
    plain, marked = (Text((Run("12.5", FACE), *more), STYLE) for more in ((), (Run("1", FACE, note=1),)))
    bare, with_mark = decimals.stem(galley, plain), decimals.stem(galley, marked)
    assert with_mark.before == pytest.approx(bare.before)
    assert with_mark.behind > bare.behind


def test_words_that_hold_figures_are_words(galley):
    words = ("仪器送修下月补报以上各项合计 3", "3 项待核实仪器送修下月补报", "长兴路社区2026年")
    assert [decimals.stem(galley, cell(one).text) for one in words] == [None] * 3
    assert None not in [
        decimals.stem(galley, cell(one).text) for one in ("约 3.5", "¥12.50", "4.2mmol/L", "19 人次")
    ]


@pytest.mark.parametrize("width", [60.0, 90.0, 120.0])
def test_no_figure_is_moved_out_of_a_column_too_narrow_for_all_of_them_t50(galley, width):
    node = column("12345678", "0.12345678", "0.5万元", "12345.5万元")
    widths = wishes_of(galley, node).shared(width)
    for slab in galley.slabs(node, Measure(width, 640.0)):
        for f in slab.content:
            if isinstance(f.content, SetLine) and f.content.lines.text.text != "甲":
                line = f.content.lines.lines[f.content.index]
                room = widths[1] - 2 * PADDING
                assert f.x >= widths[0] + PADDING - 0.02
                assert f.x + line.origins[0] + min(line.width, room) <= sum(widths) - PADDING + 0.02
