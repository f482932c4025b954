"""Marks of notes inside a text: `[^1]` (T49)."""

from __future__ import annotations

import pytest
from test_source_inline import pieces, scalar

from newsletter.source.inline import parse_inline

MARK = "note superscript"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("活字[^1]。", [("活字", "", None), ("1", MARK, None), ("。", "", None)]),
        ("[^1][^12]", [("1", MARK, None), ("12", MARK, None)]),
        ("**活字[^1]**", [("活字", "strong", None), ("1", "note strong superscript", None)]),
        ("[官网[^2]](https://a.b)", [("官网", "", "https://a.b"), ("2", MARK, "https://a.b")]),
        (r"\[^1\]", [("[^1]", "", None)]),
        ("`[^1]`", [("[^1]", "code", None)]),
        ("[^甲]", [("[^甲]", "", None)]),
        ("[^1234]", [("[^1234]", "", None)]),
        ("m^2^[^3]", [("m", "", None), ("2", "superscript", None), ("3", MARK, None)]),
    ],
)
def test_a_number_behind_a_caret_in_brackets_marks_a_note(text, expected):
    assert pieces(text) == expected


def test_a_mark_keeps_its_place():
    inline = parse_inline(scalar("活字[^12]。"))
    (mark,) = (piece for piece in inline.pieces if "note" in piece.marks)
    assert mark.trace.at(0).column == 5
    assert inline.plain == "活字12。"
