"""T30 to T33: which blanks give and take, in which order, and how far."""

from dataclasses import replace

import pytest
from fake_text import BODY, EM, fake, gaps

from newsletter.flow.style import Align
from newsletter.lines.breaking import break_lines
from newsletter.lines.items import build
from newsletter.lines.justify import Place, Setter
from newsletter.lines.opportunities import joints
from newsletter.shaping.classes import Class

UNIT = 1000


def set_line(text, measure, style=BODY, *, last=False):
    """The whole text as one line of *measure* em, and whether it was left short."""
    items = build(text, style, joints(text, style))
    place = Place(0, len(text), len(text), int(measure * EM * UNIT), 0, last)
    return Setter(text, style, items).line(place)


def gap_after(text, line, left):
    return gaps(text, line)[text.text.index(left) + len(left) - 1]


# One of each tier: a word space (0.25), brackets, a pause, a Han–Latin gap, a stop.
EVERY = "ab cd（字）字、字x字。字"


def test_t30_the_sample_line():
    line, _ = set_line(fake(EVERY), 20, last=True)
    text = fake(EVERY)
    assert line.natural / EM == pytest.approx(
        4 * 0.5 + 0.25 + 2 + 1 + 1 + 1 + 1 + 0.25 + 0.5 + 0.25 + 1 + 1 + 1
    )
    assert gap_after(text, line, "ab ") == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("need", "blanks"),
    [
        (0.0, (0.25, 0.5, 0.5, 0.5, 0.25, 0.5)),
        (0.025, (0.225, 0.5, 0.5, 0.5, 0.25, 0.5)),
        (0.05, (0.2, 0.5, 0.5, 0.5, 0.25, 0.5)),
        (0.55, (0.2, 0.25, 0.25, 0.5, 0.25, 0.5)),
        (1.05, (0.2, 0.0, 0.0, 0.5, 0.25, 0.5)),
        (1.3, (0.2, 0.0, 0.0, 0.25, 0.25, 0.5)),
        (1.55, (0.2, 0.0, 0.0, 0.0, 0.25, 0.5)),
        (1.675, (0.2, 0.0, 0.0, 0.0, 0.1875, 0.5)),
        (1.8, (0.2, 0.0, 0.0, 0.0, 0.125, 0.5)),
        (2.05, (0.2, 0.0, 0.0, 0.0, 0.125, 0.25)),
    ],
)
def test_t30_shrink_tier_by_tier(need, blanks):
    """*blanks* are those of the word space, both brackets, the pause, the Han–Latin gap and the stop."""
    text = fake(EVERY)
    natural = set_line(text, 40, last=True)[0].natural / EM
    line, short = set_line(text, natural - need)
    assert not short
    assert line.width / EM == pytest.approx(natural - need, abs=1e-4)
    space = text.text.index(" ")
    assert (line.origins[space + 1] - line.origins[space]) / EM == pytest.approx(blanks[0], abs=1e-4)
    found = [gap_after(text, line, left) for left in ("cd", "）", "、", "x", "。")]
    assert found == pytest.approx(blanks[1:], abs=1e-4)
    assert line.gap == 0.0


@pytest.mark.parametrize(
    ("spare", "word", "joint", "gap"),
    [
        (0.125, 0.375, 0.25, 0.0),
        (0.25, 0.5, 0.25, 0.0),
        (0.25 + 0.0833, 0.5, 0.25 + 0.04165, 0.0),
        (0.25 + 0.1665, 0.5, 0.333, 0.0),
        (0.25 + 0.1665 + 0.6, 0.6, 0.433, 0.1),
    ],
)
def test_t30_stretch_tier_by_tier(spare, word, joint, gap):
    text = fake("ab cd，字x字字字")
    natural = set_line(text, 40, last=True)[0].natural / EM
    line, short = set_line(text, natural + spare)
    assert not short
    space = text.text.index(" ")
    assert (line.origins[space + 1] - line.origins[space]) / EM == pytest.approx(word, abs=2e-3)
    assert gap_after(text, line, "x") == pytest.approx(joint, abs=2e-3)
    assert line.gap / EM == pytest.approx(gap, abs=2e-3)
    assert line.width / EM == pytest.approx(natural + spare, abs=1e-4)


def test_t31_open_gaps_are_equal_and_the_rest_stay_shut():
    words = "这里（有）字，2026年8.5%的Latin·字“引”——～甲/乙"
    text = fake(words)
    natural = set_line(text, 60, last=True)[0]
    line, _ = set_line(text, natural.natural / EM + 0.9)
    found = [b - a for a, b in zip(gaps(text, natural), gaps(text, line), strict=True)]
    shut = {
        "（有", "有）", "字，", "20", "02", "26", "6年", "8.", ".5", "5%", "La", "at", "ti", "in", "“引", "引”",
        "——", "—～", "～甲", "甲/", "/乙",
    }  # fmt: skip
    open_gaps = []
    for index, moved in enumerate(found):
        if words[index : index + 2] in shut:
            assert moved == pytest.approx(0.0, abs=1e-6), words[index : index + 2]
        elif words[index : index + 2] not in {"年8", "的L"}:
            open_gaps.append(moved)
    assert max(open_gaps) - min(open_gaps) <= 0.005
    assert min(open_gaps) > 0


def test_t31_han_is_never_closer_than_solid():
    text = fake("甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。" * 12)
    for measure in range(10, 30):
        for line in break_lines(text, BODY, [measure * EM]).lines:
            assert min(gaps(text, line), default=0.0) >= -1e-6


@pytest.mark.parametrize("measure", [12, 14, 16, 18, 20, 24, 28])
def test_t31_every_line_is_flush_and_even(measure):
    words = "社区党委把“办实事”放在第一位（见附表），先后解决停车难、充电难等12类问题。据统计，全年共受理诉求3,458件，办结率达98.6%；其中，网上受理占57%。"
    text = fake(words * 4)
    lines = break_lines(text, replace(BODY, indent=20.0), [measure * EM])
    for line in lines.lines[:-1]:
        kinds = text.classes[line.start : line.stop]
        between = zip(gaps(text, line), kinds, kinds[1:], strict=False)
        solid = [gap for gap, a, b in between if a == b == Class.HAN]
        assert max(solid, default=0.0) - min(solid, default=0.0) <= 0.005
        end = line.origins[-1] + text.advances[line.stop - 1] - text.trail[line.stop - 1]
        assert end == pytest.approx(measure * EM, abs=0.02)


def test_t32_past_the_limits_a_line_is_left_short_with_a_warning():
    text = fake("甲", ("乙丙丁戊己庚辛壬", {"nobreak": True}), "癸", ("乙丙丁戊己庚辛壬", {"nobreak": True}))
    lines = break_lines(text, BODY, [90.0 + 5])
    assert [d.code for d in lines.diagnostics] == ["W252"] * len(lines.diagnostics)
    assert lines.diagnostics
    assert max(line.gap for line in lines.lines) <= 0.25 * EM + 1e-6
    assert all(line.width <= 95.0 + 1e-6 for line in lines.lines)


def test_t32_letters_are_never_spaced():
    text = fake("incomprehensibilities 甲乙")
    lines = break_lines(text, BODY, [12 * EM])
    first = lines.lines[0]
    assert [b - a for a, b in zip(first.origins[:20], first.origins[1:21], strict=True)] == pytest.approx(
        [5.0] * 20
    )


@pytest.mark.parametrize(
    ("align", "starts"),
    [(Align.START, 0.0), (Align.JUSTIFY, 0.0), (Align.CENTER, 35.0), (Align.END, 70.0)],
)
def test_t33_alignment(align, starts):
    text = fake("甲乙丙")
    (line,) = break_lines(text, replace(BODY, align=align), [100.0]).lines
    assert line.origins == pytest.approx((starts, starts + 10, starts + 20))


@pytest.mark.parametrize("words", ["张三", "欧阳修", "司马相如", "张 三"])
def test_t33_even_names_fill_their_measure(words):
    text = fake(words)
    (line,) = break_lines(text, replace(BODY, align=Align.EVEN), [5 * EM]).lines
    assert line.origins[0] == 0.0
    assert line.origins[-1] == pytest.approx(4 * EM)
    steps = [b - a for a, b in zip(line.origins, line.origins[1:], strict=False)]
    assert " " in words or max(steps) - min(steps) < 1e-6


def test_t22_a_whole_text_stays_on_one_line_where_it_fits():
    text = fake("上下同欲者胜，风雨同舟者兴")
    assert len(break_lines(text, replace(BODY, whole=True), [13 * EM]).lines) == 1


def test_tracking_stands_between_clusters_only():
    text = fake(("甲乙丙", {"tracking": 2.0}))
    (line,) = break_lines(text, BODY, [100.0]).lines
    assert line.origins == pytest.approx((0.0, 12.0, 24.0))
    assert line.width == pytest.approx(34.0)
    assert line.exact


def test_t70_a_loose_line_is_exact():
    assert set_line(fake("甲乙丙丁戊己庚辛壬癸"), 10.9)[0].exact


@pytest.mark.parametrize(("part", "exact"), [
    (("乙", {"size": 20.0}), False),
    (("乙", {"size": 10.2}), True),
    (("乙", {"rise": 3.0}), False),
    (("乙", {"rise": 0.3}), True),
    (("乙", {"weight": 700}), True),
    (("乙", {"size": 20.0, "drawn": True}), True),
])  # fmt: skip
def test_t71_a_line_in_two_sizes_or_on_two_baselines_is_said(part, exact):
    assert set_line(fake("甲", part, "丙"), 10, last=True)[0].exact is exact


def test_t71_only_the_line_that_needs_it_is_said():
    text = fake("甲乙丙丁戊己庚", ("二", {"rise": 3.0}), "辛壬癸子丑寅卯")
    lines = break_lines(text, BODY, [4 * EM]).lines
    assert [line.exact for line in lines] == ["二" not in text.text[line.start : line.stop] for line in lines]


def test_t71_a_line_with_a_wide_blank_is_said():
    assert not set_line(fake("甲　乙"), 10, last=True)[0].exact


def test_t71_a_vertical_line_is_said():
    assert not set_line(replace(fake("甲乙"), vertical=True), 10, last=True)[0].exact
