"""T10, T25 to T27, T29: the width of punctuation and of the ideographic space."""

from dataclasses import replace

import pytest
from fake_text import BODY, EM, bodies, fake, gaps

from newsletter.flow.style import Align, Punctuation
from newsletter.lines.breaking import break_lines

# T25: the glue left between two bodies, in em.
CELLS = {
    ("OP", "OP"): 0.0, ("OP", "CL"): 0.0, ("OP", "PS"): 0.0, ("OP", "TW"): 0.0, ("OP", "other"): 0.0,
    ("CL", "OP"): 0.5, ("CL", "CL"): 0.0, ("CL", "PS"): 0.0, ("CL", "TW"): 0.25, ("CL", "other"): 0.5,
    ("PS", "OP"): 0.5, ("PS", "CL"): 0.0, ("PS", "PS"): 0.0, ("PS", "TW"): 0.25, ("PS", "other"): 0.5,
    ("other", "OP"): 0.5, ("other", "CL"): 0.0, ("other", "PS"): 0.0, ("other", "TW"): 0.0,
}  # fmt: skip
SAMPLES = {"OP": "（《“", "CL": "）》”", "PS": "，。：", "TW": ["——", "……"], "other": "字々"}
STYLES = {"plain": None, "bold": {"weight": 700}, "link": {"link": "https://example.org"}}


def line_of(text, measure=40, **changes):
    lines = break_lines(text, replace(BODY, **changes), [measure * EM])
    return lines.lines[0]


@pytest.mark.parametrize("change", list(STYLES))
@pytest.mark.parametrize(
    ("first", "second", "left"),
    [(a, b, left) for (x, y), left in CELLS.items() for a in SAMPLES[x] for b in SAMPLES[y]],
)
def test_t25_adjacent_marks(first, second, left, change):
    after = (second, STYLES[change]) if STYLES[change] else second
    text = fake(f"汉{first}", after, "字")
    assert gaps(text, line_of(text))[1] == pytest.approx(left)


@pytest.mark.parametrize(
    ("marks", "width"),
    [("。”", 1.5), ("），", 1.5), ("》、", 1.5), ("“《", 1.5), ("”“", 1.5), ("，“", 1.5), ("）”。", 2.0)],
)
def test_t25_what_marks_take_together(marks, width):
    text = fake(f"汉{marks}字")
    found = bodies(text, line_of(text))
    assert found[-1][0] - found[0][1] == pytest.approx(width)


@pytest.mark.parametrize(
    ("marks", "width"), [("？！", 1.0), ("！！", 1.0), ("！！！", 2.0), ("？！？", 2.0), ("！", 1.0)]
)
def test_t29_asking_marks_in_a_row(marks, width):
    text = fake(f"汉{marks}字")
    found = bodies(text, line_of(text))
    assert found[-1][0] - found[0][1] == pytest.approx(width)


def test_t29_no_glue_after_a_pair_before_a_bracket_but_its_own():
    text = fake("汉？！（字")
    assert gaps(text, line_of(text))[2] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("punctuation", "least"),
    [
        (Punctuation.KAIMING, {"，": 0.0, "。": 0.25, "！": 0.25, "）": 0.0, "、": 0.0}),
        (Punctuation.QUANJIAO, dict.fromkeys("，。！）、", 0.5)),
        (Punctuation.BANJIAO, dict.fromkeys("，。！）、", 0.0)),
    ],
)
@pytest.mark.parametrize("mark", "，。！）、")
def test_t26_what_marks_give_inside_a_line(punctuation, least, mark):
    text = fake(f"汉{mark}字汉字")
    style = replace(BODY, punctuation=punctuation)
    measure = 4.5 + least[mark]
    (line,) = break_lines(text, style, [measure * EM]).lines
    assert gaps(text, line)[1] == pytest.approx(least[mark])
    assert len(break_lines(text, style, [(measure - 0.1) * EM]).lines) == 2


def test_t26_banjiao_before_opening_marks():
    text = fake("汉（字）汉")
    assert gaps(text, line_of(text, punctuation=Punctuation.BANJIAO)) == pytest.approx([0.0] * 4)


def test_t26_plain_marks_keep_all_their_blank():
    text = fake("汉（字）。“字")
    line = line_of(text, punctuation=Punctuation.PLAIN)
    assert line.origins == pytest.approx([EM * n for n in range(7)])
    assert line.width == pytest.approx(7 * EM)
    assert line.squeezed == ()


@pytest.mark.parametrize("align", list(Align))
@pytest.mark.parametrize("mark", "（《“「")
def test_t27_an_opening_mark_is_flush_at_a_line_start(mark, align):
    text = fake(f"{mark}汉字汉字汉字汉字")
    line = line_of(text, 8.5, align=align)
    start, end = bodies(text, line)[0][0], bodies(text, line)[-1][1]
    assert end - start == pytest.approx(line.width / EM)
    assert line.width == pytest.approx(8.5 * EM)
    assert start == pytest.approx(0.0)
    assert line.squeezed == (0,)


def test_t27_an_opening_mark_after_the_indent():
    text = fake("《汉字》汉字")
    assert bodies(text, line_of(text, indent=20.0))[0][0] == pytest.approx(2.0)


@pytest.mark.parametrize("mark", "，。：！）》”")
@pytest.mark.parametrize("align", [Align.CENTER, Align.END, Align.JUSTIFY, Align.START])
def test_t27_a_mark_at_a_line_end_loses_its_blank(mark, align):
    text = fake(f"汉字{mark}")
    line = line_of(text, 10, align=align)
    start, end = bodies(text, line)[0][0], bodies(text, line)[-1][1]
    assert line.width == pytest.approx(2.5 * EM)
    wanted = {Align.CENTER: 3.75, Align.END: 7.5}.get(align, 0.0)
    assert (start, end) == pytest.approx((wanted, wanted + 2.5))


def test_t27_inside_a_paragraph_both_edges_are_flush():
    text = fake("甲乙丙丁戊己庚辛，（甲乙丙丁戊己庚辛），《甲乙丙丁戊己庚》")
    lines = break_lines(text, BODY, [8.5 * EM]).lines
    for line in lines[:-1]:
        found = bodies(text, line)
        assert (found[0][0], found[-1][1]) == pytest.approx((0.0, 8.5))


def test_t27_a_space_after_a_mark_does_not_keep_its_blank():
    text = fake("甲乙丙丁， 戊己庚辛")
    line = break_lines(text, replace(BODY, align=Align.START), [5 * EM]).lines[0]
    assert text.text[line.start : line.stop] == "甲乙丙丁， "
    assert line.width == pytest.approx(4.5 * EM)
    assert line.origins[-1] == pytest.approx(4.5 * EM)


def test_t10_an_ideographic_space_hangs_at_a_line_end():
    text = fake("甲乙丙丁\u3000戊己庚辛")
    lines = break_lines(text, replace(BODY, align=Align.START), [4 * EM]).lines
    assert [text.text[line.start : line.stop] for line in lines] == ["甲乙丙丁\u3000", "戊己庚辛"]
    assert lines[0].width == pytest.approx(4 * EM)
    assert lines[1].origins[0] == 0.0


def test_t10_an_ideographic_space_is_one_em_inside_a_line():
    text = fake("甲\u3000乙")
    line = line_of(text)
    assert line.origins == pytest.approx((0.0, EM, 2 * EM))


def test_squeezed_marks_are_named():
    text = fake("汉（字）。“字，汉")
    line = line_of(text)
    assert line.squeezed == (3, 5)
