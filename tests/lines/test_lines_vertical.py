"""Lines of vertical paragraphs (T64): the same engine along the line, with the blank of `vhal`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.shaping import FontBook

PROSE = (
    "值班的人在本子上写：“今夜无事，21扇窗看灯。”字迹端正，一笔一画；《值班记录》（第2册）从2019年12月写起，"
    "到3月5日为止，Newsletter一共引了7次——哪一次、哪一句，都记着……‘灯亮着，心里就踏实’，这话是8楼的人说的。"
) * 3
NO_START = "，。、；：！？”’）》』」…"
NO_END = "“‘（《『「"


@pytest.fixture(scope="module")
def setter():
    return Typesetter(FontBook(folders=()))


def paragraph(text, size=10.0, **style):
    run = Run(text, FaceStyle(Family.SONG, 400, size, BLACK))
    return Text((run,), ParagraphStyle(size, 17.0, writing=Writing.VERTICAL, **style))


@pytest.mark.parametrize("ems", [12, 18, 22, 30])
def test_t14_t31_kinsoku_and_full_lines_hold_along_the_line(setter, ems):
    lines = setter.lines(paragraph(PROSE), ems * 10.0)
    said = [line_text(lines, line) for line in lines.lines]
    assert "".join(said) == PROSE
    assert not [one for one in said if one[0] in NO_START]
    assert not [one for one in said if one[-1] in NO_END]
    for line in lines.lines[:-1]:
        assert line.width == pytest.approx(ems * 10.0, abs=0.2)


@pytest.mark.parametrize("ems", [14, 25])
def test_t15_figures_and_their_words_stay_together(setter, ems):
    lines = setter.lines(paragraph(PROSE), ems * 10.0)
    ends = [lines.text.starts[line.stop] for line in lines.lines[:-1]]
    for unit in ("2019年", "12月", "3月", "5日", "Newsletter", "——", "……"):
        at = PROSE.find(unit)
        while at >= 0:
            assert not [end for end in ends if at < end < at + len(unit)], unit
            at = PROSE.find(unit, at + 1)


def test_t27_marks_lose_their_half_at_both_ends_of_a_line(setter):
    [line] = setter.lines(paragraph("（字）"), 100.0).lines
    assert line.width == pytest.approx(20.0)
    assert line.origins[0] == pytest.approx(-5.0)


@pytest.mark.parametrize(
    ("text", "ems"), [("字。”字", 3.5), ("字），字", 3.5), ("字》“字", 3.5), ("字：“字", 3.5)]
)
def test_t25_adjacent_marks_share_their_blank(setter, text, ems):
    # A colon fills its em in vertical lines; what follows is squeezed as ever.
    [line] = setter.lines(paragraph(text, align=Align.START), 100.0).lines
    assert line.width == pytest.approx((ems + (0.5 if "：" in text else 0.0)) * 10.0)


def test_t38_turned_words_have_the_gap_and_upright_figures_none(setter):
    [line] = setter.lines(paragraph("月27日A座", align=Align.START), 100.0).lines
    assert line.width == pytest.approx(50.0)
    wide = setter.lines(paragraph("字ab字", align=Align.START), 100.0)
    solid = setter.lines(paragraph("字ab字", align=Align.START, autospace=0.0), 100.0)
    assert wide.lines[0].width - solid.lines[0].width == pytest.approx(5.0)


def test_t70_vertical_lines_say_their_text_and_part_by_stance(setter):
    lines = setter.lines(paragraph("从2026年到27日"), 200.0)
    [line] = lines.lines
    assert not line.exact
    runs = glyph_runs(lines, line)
    assert [("".join(run.texts), run.turned) for run in runs] == [
        ("从", False),
        ("2026", True),
        ("年到27日", False),
    ]
    # Every run begins where the one before ends, but for the Han–Latin gap.
    assert runs[0].begin == 0.0
    assert [round(b.begin - a.end, 3) for a, b in pairwise(runs)] == [2.5, 2.5]


def test_t19_a_hyphen_behind_a_turned_word_stands_on_its_baseline(setter):
    lines = setter.lines(paragraph("字Newsletter"), 200.0)
    *_, word = glyph_runs(lines, replace(lines.lines[0], hyphen=True))
    assert word.turned
    assert len(word.gids) == len("Newsletter") + 1
    assert {round(y, 6) for y in word.ys} == {-3.8}


def test_both_writings_of_one_text_are_remembered_apart(setter):
    down = paragraph("字ab字")
    level = Text(down.runs, ParagraphStyle(10.0, 17.0))
    assert setter.lines(down, 100.0).text.vertical
    assert not setter.lines(level, 100.0).text.vertical
