"""T70: which advance carries the blank between two glyphs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.display.ops import PARTS
from newsletter.display.pads import pads
from newsletter.flow.style import FaceStyle, Family
from newsletter.lines.line import GlyphRun
from newsletter.shaping.face import load_face

SIZE = 10.0
CHARS = "汉字aW1 ，。（”“·é"


@cache
def serif():
    return load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")


def run(text, gaps=(), *, size=SIZE, x=0.0):
    """*text* glyph by glyph, with *gaps* in em behind the glyphs; 0 where there are no more."""
    face = serif()
    gids = tuple(face.glyph(ord(char)) for char in text)
    xs, pen = [], x
    for index, gid in enumerate(gids):
        xs.append(pen)
        pen += (face.advance(gid) + (gaps[index] if index < len(gaps) else 0.0)) * size
    style = FaceStyle(Family.SONG, 400, size, BLACK)
    return GlyphRun(face, style, gids, tuple(xs), (0.0,) * len(gids), tuple(text), pen)


def left(runs, made):
    """What is left to positioning at every joint, in em of the glyph before it."""
    glyphs = [
        (x - before * part.style.size / PARTS, x + (width + after / PARTS) * part.style.size, part.style.size)
        for part, found in zip(runs, made, strict=True)
        for x, width, (before, after) in zip(
            part.xs, part.face.widths(part.gids), found or [(0, 0)] * len(part.gids), strict=True
        )
    ]
    return [(after[0] - pen) / size for (_, pen, size), after in pairwise(glyphs)]


@pytest.mark.parametrize(
    ("text", "gap", "found"),
    [
        ("汉a", 0.25, [(0, 0), (6, 0)]),
        ("a汉", 0.25, [(0, 6), (0, 0)]),
        ("1汉", 0.125, [(0, 3), (0, 0)]),
        ("汉1", 0.42, [(0, 0), (9, 0)]),
        ("汉1", 0.07, [(0, 0), (3, 0)]),
        (" b", 0.3, [(0, 6), (0, 0)]),
        ("汉，", 0.2, [(0, 0), (6, 0)]),
        ("，汉", 0.1, [(0, 3), (0, 0)]),
        ("汉字", 0.1, [(0, 3), (0, 0)]),
        ("，汉", -0.5, [(0, -12), (0, 0)]),
        ("，汉", -0.2, [(0, -4), (0, 0)]),
        ("，汉", -0.3, [(0, -8), (0, 0)]),
        ("汉（", -0.5, [(0, 0), (-12, 0)]),
        ("，（", -0.5, [(0, 0), (-12, 0)]),
        ("，（", -1.0, [(0, -12), (-12, 0)]),
        ("。”", -0.5, [(0, -12), (0, 0)]),
        ("  ", -0.25, [(0, 0), (-6, 0)]),
    ],
)
def test_t70_one_glyph_of_two_carries_the_blank(text, gap, found):
    assert pads([run(text, (gap,))]) == [tuple(found)]


@pytest.mark.parametrize(("text", "gap"), [("汉字", 0.089), ("汉，", 0.06), ("，汉", -0.08), ("a汉", 0.05)])
def test_t70_what_no_reader_tells_is_left_to_positioning(text, gap):
    assert pads([run(text, (gap,))]) == [()]


def test_a_mark_may_give_on_both_sides():
    assert pads([run("汉，字", (-0.25, -0.25))]) == [((0, 0), (-8, -8), (0, 0))]


def test_a_blank_between_two_runs_goes_to_either():
    first, second = run("汉"), run("ab", x=12.5)
    assert pads([first, second]) == [(), ((6, 0), (0, 0))]
    assert pads([run("ab"), run("汉", x=serif().advance(serif().glyph(97)) * 10 + 8.6)])[1] == ()


def test_pads_are_of_the_size_of_the_glyph_that_carries_them():
    assert pads([run("汉"), run("a", size=5.0, x=12.5)]) == [(), ((12, 0),)]


def test_what_stands_higher_is_not_beside():
    high = replace(run("a", x=14.0), ys=(4.0,))
    assert pads([run("汉"), high]) == [(), ()]


def test_a_cluster_is_left_whole():
    pair = replace(run("qq", (0.4,)), texts=("q", ""))
    assert pads([pair]) == [()]


def test_nothing_has_no_pads():
    assert pads([]) == []
    assert pads([run("汉")]) == [()]


@given(st.lists(st.tuples(st.sampled_from(CHARS), st.floats(-0.05, 1.2)), min_size=1, max_size=12))
def test_t70_no_gap_is_left_that_a_reader_tells(drawn):
    runs = [run("".join(char for char, _ in drawn), tuple(gap for _, gap in drawn))]
    assert all(-0.09 < gap < 0.09 for gap in left(runs, pads(runs)))


@given(st.lists(st.tuples(st.sampled_from("，。（”、"), st.floats(-0.5, 0.3)), min_size=1, max_size=12))
def test_t70_squeezed_marks_are_in_nobody_s_way(drawn):
    runs = [run("".join(char for char, _ in drawn), tuple(gap for _, gap in drawn))]
    assert all(-0.09 < gap < 0.09 for gap in left(runs, pads(runs)))


def test_a_mark_has_four_codes_at_most():
    """However far it is squeezed: a fifth makes checkers take the map of a font for a broken one."""
    squeezed = (pads([run("，汉", (-0.5 * part / 100,))])[0] for part in range(101))
    assert len({made[0] if made else (0, 0) for made in squeezed}) == 4
