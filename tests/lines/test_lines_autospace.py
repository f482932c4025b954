"""T38 and T39: the gap between Han and Latin."""

from dataclasses import replace

import pytest
from fake_text import BODY, EM, bodies, fake, gaps

from newsletter.flow.style import Align
from newsletter.lines.breaking import break_lines


def one(text, **changes):
    (line,) = break_lines(text, replace(BODY, **changes), [400.0]).lines
    return line


@pytest.mark.parametrize("change", [None, {"weight": 700}, {"link": "https://example.org"}])
@pytest.mark.parametrize(
    ("left", "right", "gap"),
    [
        ("汉", "a", 0.25), ("a", "汉", 0.25), ("汉", "5", 0.25), ("5", "汉", 0.25), ("々", "A", 0.25), ("か", "A", 0.25),
        ("汉", "¥5", 0.25), ("汉", "−3", 0.25), ("汉", "℃", 0.0), ("汉", "%", 0.0), ("汉", "°", 0.0), ("5", "℃", 0.0),
        ("%", "汉", 0.0), ("，", "a", 0.5), ("a", "，", 0.0), ("汉", "（a", 0.5), ("a", "（", 0.5), ("）", "a", 0.5),
        ("a", "——", 0.0), ("——", "a", 0.0), ("汉", "汉", 0.0), ("※", "a", 0.0), ("·", "a", 0.0),
    ],
)  # fmt: skip
def test_t38_the_gap(left, right, gap, change):
    text = fake(f"汉{left}", (right, change) if change else right, "汉")
    assert gaps(text, one(text))[len(left)] == pytest.approx(gap)


@pytest.mark.parametrize("autospace", [0.25, 0.125, 0.4])
def test_t38_its_width_is_the_style_s(autospace):
    text = fake("汉a")
    assert gaps(text, one(text, autospace=autospace)) == pytest.approx([autospace])


def test_t38_none():
    text = fake("汉a b汉 c")
    line = one(text, autospace=0.0)
    assert line.origins == pytest.approx((0, 10, 15, 17.5, 22.5, 32.5, 35.0))


@pytest.mark.parametrize("spaces", [" ", "  ", "   "])
def test_t38_typed_spaces_become_the_gap(spaces):
    text = fake(f"汉{spaces}a{spaces}字")
    line = one(text, autospace=0.3)
    found = bodies(text, line)
    letter = text.text.index("a")
    assert found[letter][0] - found[0][1] == pytest.approx(0.3)
    assert found[-1][0] - found[letter][1] == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("words", "blank"), [("汉 字", 0.25), ("汉， a", 0.75), ("a b", 0.25), ("a  b", 0.5)]
)
def test_t38_other_spaces_keep_their_width(words, blank):
    text = fake(words)
    found = bodies(text, one(text))
    assert found[-1][0] - found[words.rindex(" ") - words.count(" ")][1] == pytest.approx(blank)


def test_t38_no_gap_at_line_edges():
    text = fake("甲乙丙丁ab甲乙丙丁ab")
    for line in break_lines(text, BODY, [50.0]).lines:
        assert line.origins[0] == 0.0
    first = break_lines(fake("甲乙丙丁abcd"), BODY, [40.0]).lines[0]
    assert first.width == pytest.approx(40.0)


def test_t38_no_gap_at_a_forced_break():
    lines = break_lines(fake("甲\nab\n乙"), BODY, [400.0]).lines
    assert [line.width for line in lines] == pytest.approx([10.0, 10.0, 10.0])


def test_t38_a_space_at_a_line_end_takes_no_width():
    text = fake("甲乙丙 abc")
    lines = break_lines(text, replace(BODY, align=Align.END), [40.0]).lines
    assert [text.text[line.start : line.stop] for line in lines] == ["甲乙丙 ", "abc"]
    assert lines[0].origins == pytest.approx((10.0, 20.0, 30.0, 40.0))


def test_t39_the_smaller_size_counts():
    text = fake("汉", ("a", {"size": 8.0}), "字")
    assert gaps(text, one(text)) == pytest.approx([0.2, 0.2])


@pytest.mark.parametrize("words", ["汉a", "汉 a", "汉  a", "汉，a b c。", "“汉”（a）"])
def test_t70_a_gap_leaves_a_line_exact(words):
    assert one(fake(words)).exact


def test_gap_is_measured_from_the_em_of_its_runs():
    text = fake(("汉a", {"size": 20.0}))
    assert gaps(text, one(text)) == pytest.approx([0.5])
    assert one(text).width == pytest.approx(35.0)
    assert EM == 10.0
