"""Glyph runs and the exact characters of a line."""

from dataclasses import replace

import pytest
from fake_text import BODY, FACE, fake

from newsletter.lines import glyph_runs, line_text
from newsletter.lines.breaking import break_lines


def set_in(text, measure=400.0, **changes):
    return break_lines(text, replace(BODY, **changes), [measure])


def test_one_run_holds_every_glyph():
    lines = set_in(fake("汉，字"))
    (run,) = glyph_runs(lines, lines.lines[0])
    assert run.gids == (1, 2, 3)
    assert run.xs == lines.lines[0].origins
    assert run.ys == (0.0, 0.0, 0.0)
    assert run.texts == ("汉", "，", "字")
    assert run.end == pytest.approx(30.0)
    assert run.style == FACE


def test_runs_part_at_styles_links_and_ornament():
    text = fake(
        "甲", ("乙", {"weight": 700}), ("丙", {"link": "https://example.org"}), ("丁", {"drawn": True}), "戊"
    )
    lines = set_in(text)
    runs = glyph_runs(lines, lines.lines[0])
    assert ["".join(run.texts) for run in runs] == list("甲乙丙丁戊")
    assert [(run.style.weight, run.link, run.drawn) for run in runs] == [
        (400, None, False),
        (700, None, False),
        (400, "https://example.org", False),
        (400, None, True),
        (400, None, False),
    ]


def test_neighbours_alike_are_one_run():
    lines = set_in(fake("甲", "乙丙"))
    assert len(glyph_runs(lines, lines.lines[0])) == 1


def test_runs_part_at_asked_offsets():
    text = fake("甲乙丙丁戊")
    lines = set_in(text, 30.0)
    parts = [glyph_runs(lines, line, (2, 3, 4)) for line in lines.lines]
    assert [["".join(run.texts) for run in some] for some in parts] == [["甲乙", "丙"], ["丁", "戊"]]
    assert [[run.offset for run in some] for some in parts] == [[0, 2], [3, 4]]
    whole = [x for line in lines.lines for run in glyph_runs(lines, line) for x in run.xs]
    assert [x for some in parts for run in some for x in run.xs] == whole


def test_a_run_goes_on_over_a_line_break():
    lines = set_in(fake("甲乙丙丁戊己"), 30.0)
    assert ["".join(glyph_runs(lines, line)[0].texts) for line in lines.lines] == ["甲乙丙", "丁戊己"]


def test_rise_and_offsets_move_the_glyph():
    text = fake("甲", ("2", {"rise": 3.0, "size": 6.0}))
    text = replace(text, dx=(1.0, 0.5), dy=(2.0, 0.25))
    lines = set_in(text)
    first, second = glyph_runs(lines, lines.lines[0])
    assert (first.xs, first.ys) == ((1.0,), (2.0,))
    assert second.xs[0] == pytest.approx(10.5)
    assert second.ys == (3.25,)


def test_glyphs_that_continue_a_cluster_have_no_characters():
    text = replace(fake("甲乙"), glyph_starts=(0, 2, 3), gids=(7, 8, 9), dx=(0.0, 4.0, 0.0), dy=(0.0,) * 3)
    lines = set_in(text)
    (run,) = glyph_runs(lines, lines.lines[0])
    assert run.texts == ("甲", "", "乙")
    assert run.xs == pytest.approx((0.0, 4.0, 10.0))
    assert not lines.lines[0].exact


def test_a_newline_has_no_glyph_but_is_in_the_text():
    lines = set_in(fake("甲\n乙"))
    assert [line_text(lines, line) for line in lines.lines] == ["甲\n", "乙"]
    assert ["".join(run.texts) for line in lines.lines for run in glyph_runs(lines, line)] == ["甲", "乙"]
    assert lines.lines[0].exact


def test_the_end_of_a_run_leaves_the_blank_of_its_last_mark_out():
    lines = set_in(fake("甲。"))
    assert glyph_runs(lines, lines.lines[0])[-1].end == pytest.approx(15.0)
    between = set_in(fake(("甲。", {"link": "https://example.org"}), "”乙"))
    assert glyph_runs(between, between.lines[0])[0].end == pytest.approx(15.0)


def test_faces_part_runs():
    text = fake("甲", "乙")
    faces = [object(), object()]
    runs = tuple(replace(run, face=face) for run, face in zip(text.runs, faces, strict=True))
    lines = set_in(replace(text, runs=runs))
    assert [run.face for run in glyph_runs(lines, lines.lines[0])] == faces
