"""T6, T23, T25, T27 in traditional Chinese, Japanese and Korean."""

from dataclasses import replace

import pytest
from fake_text import BODY, EM, bodies, broken, fake, gaps

from newsletter.lines.breaking import break_lines
from newsletter.lines.opportunities import joints
from newsletter.shaping.classes import Class

CENTRED = "，。、：；"


def regional(words, lang="zh-Hant", centred=CENTRED, rigid="！？"):
    """A paragraph whose stops stand in the middle of their em, and whose ！ and ？ give nothing."""
    text = fake((words, {"lang": lang}))
    lead, trail = list(text.lead), list(text.trail)
    for index, char in enumerate(words):
        if char in centred:
            lead[index] = trail[index] = 0.25 * EM
        elif char in rigid:
            lead[index] = trail[index] = 0.0
    return replace(text, lead=tuple(lead), trail=tuple(trail))


def line_of(text, measure=40, **changes):
    return break_lines(text, replace(BODY, **changes), [measure * EM]).lines[0]


@pytest.mark.parametrize(
    ("words", "blank"),
    [
        ("漢，字", [0.25, 0.25]),
        ("漢。「字", [0.25, 0.25, 0.0]),
        ("漢」，字", [0.0, 0.25, 0.25]),
        ("漢。」字", [0.25, 0.25, 0.5]),
        ("漢」「字", [0.0, 0.5, 0.0]),
        ("漢！字", [0.0, 0.0]),
        ("漢！」字", [0.0, 0.0, 0.5]),
        ("漢。——字", [0.25, 0.25, 0.0, 0.0]),
    ],
)
def test_t25_a_centred_mark_keeps_its_own_blank_and_brackets_squeeze(words, blank):
    text = regional(words)
    assert gaps(text, line_of(text)) == pytest.approx(blank)


def test_t27_a_centred_mark_loses_its_blank_at_a_line_end():
    text = regional("漢字，漢字漢字")
    line = line_of(text, 2.75)
    assert bodies(text, line)[-1][1] == pytest.approx(2.75)
    assert line.width == pytest.approx(2.75 * EM)


def test_t30_commas_give_both_sides_before_stops():
    text = regional("漢，字漢。字漢字")
    line = line_of(text, line_of(text).natural / EM - 0.5)
    assert gaps(text, line)[:2] == pytest.approx([0.0, 0.0])
    assert gaps(text, line)[3:5] == pytest.approx([0.25, 0.25])


def test_t26_stops_give_no_more_than_half_their_blank():
    text = regional("漢。字漢。字")
    natural = line_of(text).natural / EM
    assert gaps(text, line_of(text, natural - 0.5)) == pytest.approx([0.125, 0.125, 0.0, 0.125, 0.125])
    assert len(break_lines(text, BODY, [(natural - 0.55) * EM]).lines) == 2


def test_japanese_colons_stand_in_the_middle_and_interpuncts_give_both_sides():
    text = regional("時：分", "ja", centred="：；")
    assert gaps(text, line_of(text)) == pytest.approx([0.25, 0.25])
    words = "あ・い"
    kana = fake((words, {"lang": "ja"}))
    quarter = tuple(0.25 * EM if char == "・" else 0.0 for char in words)
    advances = tuple(EM for _ in words)
    kana = replace(kana, lead=quarter, trail=quarter, advances=advances)
    assert gaps(kana, line_of(kana)) == pytest.approx([0.25, 0.25])


@pytest.mark.parametrize("char", "ぁゃーッ々")
def test_t14_small_kana_do_not_start_a_line(char):
    text = fake((f"あい{char}うえ", {"lang": "ja"}))
    assert not joints(text, BODY).may_break(2)
    assert joints(text, BODY).may_break(3)


def test_korean_breaks_at_spaces_only():
    words = "주민 여러분께 알려 드립니다. 2026년 3월 회의"
    text = fake((words, {"lang": "ko"}))
    found = joints(text, BODY)
    assert [j for j in range(1, len(words)) if found.may_break(j)] == [
        j for j in range(1, len(words)) if words[j - 1] == " "
    ]


def test_korean_lines_hold_whole_words():
    words = "우리 마을 소식지를 읽어 주시는 주민 여러분께 감사의 말씀을 드립니다"
    for line in broken(fake((words, {"lang": "ko"})), 12):
        assert all(word in words.split() for word in line.split())


def test_hangul_in_a_chinese_paragraph_breaks_like_han():
    text = fake("주민여러분")
    assert text.classes[0] == Class.SYM
    assert joints(text, BODY).may_break(2)
