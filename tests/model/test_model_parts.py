"""What block kinds are made of: numerals, parts of a text, widths, lines in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.basics.span import SourceFile, Trace
from newsletter.flow.node import Placed, Run, Space, Stand
from newsletter.flow.style import FaceStyle, Family
from newsletter.model.parts import han_number, joined, linked, nth, numeral, parted, series, settled, width_of
from newsletter.source.inline import Inline, Piece

FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (42, "四十二"),
        (99, "九十九"),
        (100, "100"),
    ],
)
def test_han_numbers(number, written):
    assert han_number(number) == written


@pytest.mark.parametrize(
    ("pattern", "third"),
    [("一、", "三、"), ("（一）", "（三）"), ("1.", "3."), ("（1）", "（3）"), ("①", "③")],
)
def test_a_number_is_written_as_the_first_of_its_series(pattern, third):
    """T44."""
    assert numeral(pattern, 3) == third


def test_circled_numbers_end_at_twenty():
    assert (numeral("①", 20), numeral("①", 21)) == ("⑳", "(21)")


def test_series_of_headings_lie_inside_each_other():
    assert [series(level) for level in (1, 2, 3)] == ["heading/1", "heading/1/2", "heading/1/2/3"]


def test_the_last_choice_serves_deeper_levels():
    assert [nth("ab", level) for level in range(3)] == ["a", "b", "b"]
    assert nth("", 0) is None


@given(st.lists(st.text("甲乙 |", max_size=6), max_size=4))
def test_parts_of_a_text_keep_all_but_the_marks_and_their_place(texts):
    line = "".join(texts)
    file = SourceFile("a.yaml", (line,))
    starts = [sum(map(len, texts[:index])) for index in range(len(texts))]
    pieces = tuple(
        Piece(t, trace=Trace(file, ((0, 1, at + 1),))) for t, at in zip(texts, starts, strict=True)
    )
    parts = list(parted(Inline(pieces), "|"))
    assert len(parts) == line.count("|") + 1
    assert "".join(part.plain for part in parts).replace(" ", "") == line.replace("|", "").replace(" ", "")
    for piece in (piece for part in parts for piece in part.pieces if piece.text):
        span = piece.trace.at(0, len(piece.text))
        assert line[span.column - 1 : span.end - 1] == piece.text


def test_widths_count_the_gap_between_han_and_figures():
    runs = [Run("第", FACE), Run("12", FACE), Run("期", FACE)]
    assert width_of(runs) == pytest.approx(10 * (1 + 0.25 + 2 * 0.58 + 0.25 + 1))
    assert width_of([]) == 0


def test_runs_are_joined_without_the_empty_parts():
    runs = joined([(), (Run("甲", FACE),), (), (Run("乙", FACE),)], (Run("、", FACE),))
    assert "".join(run.text for run in runs) == "甲、乙"


def test_a_link_leaves_the_links_of_the_text_where_there_is_none():
    runs = (Run("甲", FACE, link="https://example.org/a"),)
    assert linked(runs, "")[0].link == "https://example.org/a"
    assert linked(runs, "https://example.org/b")[0].link == "https://example.org/b"


def test_a_settled_node_neither_floats_nor_crosses():
    space = Space(4.0)
    assert settled(Placed(space, stand=Stand.FLOAT, before=3.0, with_next=True)) == Space(
        4.0, before=3.0, with_next=True
    )
    assert settled(space) is space
