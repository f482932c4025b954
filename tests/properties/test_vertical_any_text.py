"""Vertical lines of any text (T60–T64): each character once, whole words one way, nothing off the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.shaping import FontBook, shape

PIECES = st.sampled_from(
    [
        *"汉字一々ㄅあ，。、；：！？（）《》“”‘’·—…～／①℃%",
        "——",
        "……",
        "A",
        "7",
        "27",
        "2026",
        "Wi-Fi",
        "é",
        " ",
        "1.",
        "3×4",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)
FAMILIES = st.sampled_from([Family.SONG, Family.HEI, Family.KAI])


@pytest.fixture(scope="module")
def book():
    return FontBook(folders=())


def down(words: str, family: Family, lang: str = "zh-Hans") -> Text:
    run = Run(words, FaceStyle(family, 400, 10.0, BLACK, lang=lang))
    return Text((run,), ParagraphStyle(10.0, 17.0, writing=Writing.VERTICAL))


@given(words=TEXTS, family=FAMILIES)
def test_every_character_is_shaped_once_and_none_is_notdef(book, words, family):
    text = shape(down(words, family), book)
    assert "".join(text.cluster(index) for index in range(len(text))) == words
    assert 0 not in text.gids
    assert all(advance >= 0 for advance in text.advances)
    assert [run.start for run in text.runs] == [0, *(run.stop for run in text.runs[:-1])]
    assert all(len(column) == len(text.gids) for column in (text.dx, text.dy))


@given(words=TEXTS, family=FAMILIES)
def test_ink_stays_beside_the_centre_and_marks_give_no_more_than_half(book, words, family):
    text = shape(down(words, family), book)
    for index in range(len(text)):
        run = text.runs[text.run_of[index]]
        assert 0 <= text.lead[index] <= 5.001
        assert 0 <= text.trail[index] <= 5.001
        for at in range(text.glyph_starts[index], text.glyph_starts[index + 1]):
            ink = run.face.ink(text.gids[at])
            if ink is None:
                continue
            across = (ink[1], ink[3]) if run.turned else (ink[0] * run.narrow, ink[2] * run.narrow)
            assert text.dy[at] + across[0] * 10 >= -7.0
            assert text.dy[at] + across[1] * 10 <= 7.0


@given(words=TEXTS, family=FAMILIES, ems=st.integers(6, 30))
def test_lines_hold_the_text_and_their_runs_follow_each_other(book, words, family, ems):
    lines = Typesetter(book).lines(down(words, family), ems * 10.0)
    assert "".join(line_text(lines, line) for line in lines.lines) == words
    for line in lines.lines:
        begins = [run.begin for run in glyph_runs(lines, line)]
        assert begins == sorted(begins)
