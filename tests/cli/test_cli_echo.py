"""Echoed text cannot act on a terminal, and carets line up under wide characters (R3)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.cli.echo import COLUMNS, clean, shorten, width, window

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\x1b", "U+001B"),
        ("\t", "U+0009"),
        ("\u202e", "U+202E"),
        ("\u200b", "U+200B"),
        ("\ufeff", "U+FEFF"),
        ("\ufe0f", "U+FE0F"),
        ("\U000e0101", "U+E0101"),
        ("\ud800", "U+D800"),
        ("\u3164", "U+3164"),
        ("古", "古"),
        ("\u3000", "\u3000"),
    ],
)
def test_what_cannot_be_seen_is_numbered(char, shown):
    assert clean(f"a{char}b") == f"a{shown}b"


@pytest.mark.parametrize(
    ("text", "columns"), [("ab", 2), ("古塔", 4), ("，", 2), ("é", 1), ("e\u0301", 1), ("“", 1)]
)
def test_width_in_columns(text, columns):
    assert width(text) == columns


def test_carets_stand_under_wide_characters():
    line = "  标题: secions"
    text, indent, carets = window(line, 6, 13)
    assert text == line
    assert (indent, carets) == (8, 7)


def test_carets_count_wide_characters_double():
    assert window("a: 古塔", 3, 5) == ("a: 古塔", 3, 4)


def test_a_long_line_keeps_the_caret_in_view():
    line = "甲" * 200 + "X" + "乙" * 200
    text, indent, carets = window(line, 200, 201)
    assert width(text) <= COLUMNS
    assert text.startswith("…")
    assert text.endswith("…")
    assert indent == width(text[: text.index("X")])
    assert carets == 1


def test_a_place_past_the_line_end_has_one_caret():
    assert window("ab:", 3, 4) == ("ab:", 3, 1)
    assert window("", 0, 1) == ("", 0, 1)


@given(st.text(alphabet=st.characters(), max_size=300), st.integers(0, 310), st.integers(1, 50))
def test_any_line_is_harmless_and_short(line, start, length):
    text, indent, carets = window(line, start, start + length)
    assert not any(unicodedata.category(char) in HIDDEN for char in text)
    assert width(text) <= COLUMNS
    assert indent + carets <= COLUMNS + 1
    assert carets >= 1


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_name_is_harmless_and_short(name):
    shown = shorten(name)
    assert width(shown) <= COLUMNS
    assert shorten(shown) == shown
