"""T23, T25, T28, T40 and T41: what a style may ask of marks and gaps."""

from dataclasses import replace

import pytest
from fake_text import BODY, EM, bodies, fake, gaps

from newsletter.flow.style import Align, Hanging, Interpunct, Punctuation
from newsletter.lines.breaking import break_lines, natural_width

HUNG = replace(BODY, hanging=Hanging.COMMA)


def one(text, measure=40, **changes):
    return break_lines(text, replace(BODY, **changes), [measure * EM]).lines[0]


@pytest.mark.parametrize("mark", "，、。")
def test_t28_commas_hang_at_a_line_end(mark):
    text = fake(f"甲乙丙丁{mark}戊己庚辛{mark}壬癸子丑。")
    lines = break_lines(text, HUNG, [4 * EM]).lines
    assert [text.text[line.start : line.stop] for line in lines][:2] == [f"甲乙丙丁{mark}", f"戊己庚辛{mark}"]
    for line in lines[:2]:
        found = bodies(text, line)
        assert (found[0][0], found[-2][1]) == pytest.approx((0.0, 4.0))
        assert found[-1] == pytest.approx((4.0, 4.5))
        assert (line.width, line.gap) == pytest.approx((4 * EM, 0.0))


@pytest.mark.parametrize("mark", "：；！？）》”")
def test_t28_other_marks_stay_inside(mark):
    text = fake(f"甲乙丙丁戊己庚辛{mark}壬癸子丑寅卯")
    for line in break_lines(text, HUNG, [8 * EM]).lines:
        assert bodies(text, line)[-1][1] <= 8.0 + 1e-6


def test_t28_never_two_marks():
    text = fake("甲乙“丙丁”，戊己庚辛壬癸子丑")
    line = break_lines(text, HUNG, [5.0 * EM]).lines[0]
    assert text.text[line.start : line.stop] == "甲乙“丙丁”，"
    assert [end > 5.0 + 1e-6 for _, end in bodies(text, line)] == [False] * 6 + [True]


def test_t28_a_comma_before_a_space_hangs_with_the_space():
    text = fake("甲乙丙丁， 戊己庚辛")
    line = break_lines(text, HUNG, [4 * EM]).lines[0]
    assert text.text[line.start : line.stop] == "甲乙丙丁， "
    assert line.origins == pytest.approx((0.0, 10.0, 20.0, 30.0, 40.0, 45.0))


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-HK"])
def test_t28_never_in_traditional_text(lang):
    text = fake(("甲乙丙丁，戊己庚辛壬癸", {"lang": lang}))
    assert bodies(text, break_lines(text, HUNG, [5 * EM]).lines[0])[-1][1] <= 5.0 + 1e-6


@pytest.mark.parametrize("align", [Align.START, Align.CENTER, Align.END])
def test_t28_only_justified_lines_hang(align):
    text = fake("甲乙丙，")
    style = replace(HUNG, align=align)
    assert natural_width(text, style) == pytest.approx(3.5 * EM)
    assert natural_width(text, HUNG) == pytest.approx(3.0 * EM)


@pytest.mark.parametrize(("tight", "left"), [(False, 0.5), (True, 0.0)])
@pytest.mark.parametrize("pair", ["，“", "。（", "）《", "”“", "：“"])
def test_t25_tight(pair, tight, left):
    text = fake(f"汉{pair}字")
    assert gaps(text, one(text, tight=tight))[1] == pytest.approx(left)


def test_t25_tight_leaves_all_else():
    text = fake("汉，字（汉）——字")
    assert gaps(text, one(text, tight=True)) == pytest.approx(gaps(text, one(text)))


@pytest.mark.parametrize(("interpunct", "blank"), [(Interpunct.HALF, 0.0), (Interpunct.FULL, 0.25)])
@pytest.mark.parametrize("mark", "·‧・")
def test_t23_the_interpunct(mark, interpunct, blank):
    text = fake(f"卡尔{mark}马克思")
    found = gaps(text, one(text, interpunct=interpunct))
    assert found == pytest.approx([0.0, blank, blank, 0.0, 0.0])


def test_t30_the_sides_of_a_full_interpunct_give_before_brackets():
    text = fake("卡尔·马克思（字）")
    line = one(text, 8.25, interpunct=Interpunct.FULL)
    assert gaps(text, line)[1:3] == pytest.approx([0.125, 0.125])
    assert gaps(text, line)[5] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("words", "loose", "solid"),
    [
        ("在2026年的", [0.25, 0, 0, 0, 0.25, 0], [0.0] * 6),
        ("用¥5买", [0.25, 0, 0.25], [0.0] * 3),
        ("用Ab文", [0.25, 0, 0.25], [0.25, 0, 0.25]),
        ("用A4纸", [0.25, 0, 0.25], [0.25, 0, 0.0]),
    ],
)
def test_t40_official_documents_set_figures_solid(words, loose, solid):
    text = fake(words)
    assert gaps(text, one(text)) == pytest.approx(loose)
    assert gaps(text, one(text, autospace_digits=False)) == pytest.approx(solid)


def test_t40_a_typed_space_beside_a_figure_is_a_space():
    text = fake("在 5 月")
    line = one(text, autospace_digits=False, autospace=0.4)
    assert line.origins == pytest.approx((0.0, 10.0, 12.5, 17.5, 20.0))


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("用A文", [0.25, 0.25]),
        ("用Ab文", [0.5, 0.0, 0.5]),
        ("用Abc文", [0.25, 0.0, 0.0, 0.25]),
        ("用A文B字", [0.25, 0.25, 0.25, 0.25]),
        ("用A，文", [0.5, 0.0, 0.5]),
        ("（A文", [0.0, 0.5]),
        ("用8%的", [0.0, 0.0, 0.0]),
    ],
)
def test_t41_latin_fills_whole_em(words, gap):
    text = fake(words)
    found = gaps(text, one(text, on_grid=True))
    if words == "用8%的":
        assert found[0] == pytest.approx(0.5)
    else:
        assert found == pytest.approx(gap)


@pytest.mark.parametrize("words", ["用A文", "用 Abc 文", "用ab cd文", "用Word文和3份A文的"])
def test_t41_han_stand_on_the_grid(words):
    text = fake(words)
    line = one(text, on_grid=True)
    for cluster, origin in zip(range(len(text)), line.origins, strict=True):
        if "\u4e00" <= words[cluster] <= "\u9fff":
            assert origin / EM == pytest.approx(round(origin / EM), abs=1e-6)


@pytest.mark.parametrize("level", list(Punctuation))
@pytest.mark.parametrize("pair", ["，“", "。”", "）、"])
def test_t26_styles_inside_a_line_that_gives_nothing(level, pair):
    """Adjacent marks squeeze in every style but `plain`, where all keep their em."""
    text = fake(f"汉{pair}字汉字汉字汉字")
    line = one(text, 40, punctuation=level)
    width = bodies(text, line)[3][0] - bodies(text, line)[0][1] if level is not Punctuation.PLAIN else 2.0
    expected = {Punctuation.PLAIN: 2.0, Punctuation.BANJIAO: 1.0}.get(level, 1.5)
    assert width == pytest.approx(expected)
