"""Initials over several lines (T48)."""

from dataclasses import replace

import pytest

from newsletter.basics.colour import BLACK, WHITE
from newsletter.basics.span import SourceFile, Trace
from newsletter.flow.beside import Adorn, Adornment, Ruby
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
EM, LEADING, MEASURE = 10.0, 17.0, 160.0
FACE = FaceStyle(Family.SONG, 400, EM, BLACK)
STYLE = ParagraphStyle(EM, LEADING, indent=2 * EM)
TRACE = Trace(SourceFile("a.yaml", ("",)), ((0, 1, 1),))
REST = "在古塔下的人都来了，来了的人都不走，走了的人还要来，来了又不走，不走就一直守到满城春。"


def set_in(words, drop=2, **more):
    text = Text((Run(words, FACE, TRACE, **more),), STYLE, drop=drop)
    return SETTER.lines(text, MEASURE)


def initial(lines):
    """The run of the initial, and the ink of its glyph in points: left, lower, right, upper edge."""
    run = next(one for one in glyph_runs(lines, lines.lines[0]) if one.style.size > 1.5 * EM)
    ink, size = run.face.ink(run.gids[-1]), run.style.size
    x, y = run.xs[-1], run.ys[-1]
    return run, (x + ink[0] * size, y + ink[1] * size, x + ink[2] * size, y + ink[3] * size)


@pytest.mark.parametrize("drop", [2, 3, 4])
@pytest.mark.parametrize("char", ["守", "国", "A", "H"])
def test_t48_ink_begins_at_the_first_em_box_and_the_base_is_on_line_n(char, drop):
    lines = set_in(char + REST * 2, drop)
    run, (_, _, _, top) = initial(lines)
    assert top == pytest.approx(run.face.em_top * EM, abs=0.02 * EM)
    assert run.ys[-1] == pytest.approx(-(drop - 1) * LEADING)


@pytest.mark.parametrize("char", "一a")
def test_t48_a_low_character_is_no_larger_than_a_tall_one(char):
    low, _ = initial(set_in(char + REST))
    tall, _ = initial(set_in({"一": "国", "a": "H"}[char] + REST))
    assert low.style.size == pytest.approx(tall.style.size, rel=0.03)


@pytest.mark.parametrize("drop", [2, 3])
def test_t48_the_lines_beside_begin_together_and_the_next_at_the_edge(drop):
    lines = set_in("守" + REST, drop)
    starts = [line.origins[0] for line in lines.lines]
    first = lines.lines[0].origins[1]
    assert starts[1:drop] == pytest.approx([first] * (drop - 1), abs=0.01)
    assert starts[drop:] == pytest.approx([0.0] * (len(starts) - drop), abs=0.01)
    _, (_, _, right, _) = initial(lines)
    assert 0.25 * EM <= first - right <= 0.5 * EM


def test_t48_lines_beside_end_where_the_others_do():
    lines = set_in("守" + REST, 3)
    text = lines.text
    for line in lines.lines[:-1]:
        last = line.stop - 1
        end = line.origins[-1] + text.advances[last] - text.trail[last]
        assert end == pytest.approx(MEASURE, abs=0.02 * EM)


def test_t48_an_opening_quote_is_part_of_the_initial():
    lines = set_in("“守" + REST)
    large = [run for run in glyph_runs(lines, lines.lines[0]) if run.style.size > 1.5 * EM]
    assert "".join(text for run in large for text in run.texts) == "“守"
    assert lines.lines[1].origins[0] == pytest.approx(lines.lines[0].origins[2], abs=0.01)


def test_t71_the_initial_is_read_first_and_nothing_is_lost():
    lines = set_in("“守" + REST, 3)
    assert "".join(line_text(lines, line) for line in lines.lines) == "“守" + REST
    assert not lines.lines[0].exact
    places = [run.trace.at(0).column for run in lines.text.runs]
    assert places == [run.offset + 1 for run in lines.text.runs]


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("19场" + REST, {}),
        ("（一）", {}),
        ("守在古塔下", {}),
        ("", {}),
        ("守" + REST, {"ruby": Ruby("shǒu")}),
        ("守" + REST, {"drawn": True}),
        ("守" + REST, {"adorned": (Adornment(Adorn.DOTS, BLACK),)}),
    ],
)
def test_t48_what_can_be_no_initial_stays_as_it_is(words, more):
    plain = SETTER.lines(Text((Run(words, FACE, TRACE, **more),), STYLE), MEASURE)
    assert set_in(words, **more).lines == plain.lines


def test_t48_a_short_paragraph_has_a_smaller_initial():
    words = "守" + REST[:20]
    shallow = set_in(words, 4)
    assert 2 <= len(shallow.lines) < 4
    run, _ = initial(shallow)
    assert run.ys[-1] == pytest.approx(-(len(shallow.lines) - 1) * LEADING)


def test_the_size_follows_the_leading():
    wide = Text((Run("守" + REST, FACE),), replace(STYLE, leading=20.0), drop=2)
    near = replace(wide, style=STYLE)
    sizes = [initial(SETTER.lines(text, MEASURE))[0].style.size for text in (wide, near)]
    assert sizes[0] > sizes[1]


def test_t48_an_initial_leaves_four_em_for_the_lines_beside_it():
    text = Text((Run("守" + REST * 2, FACE),), STYLE, drop=4)
    for measure in (130.0, 90.0, 75.0, 50.0):
        lines = SETTER.lines(text, measure)
        large = [run for run in lines.text.runs if run.initial]
        assert not large or measure - lines.lines[1].origins[0] >= 4 * EM
    assert not large


def test_t15_a_composed_letter_is_one_initial():
    lines = set_in("é" + REST)
    (large,) = (run for run in lines.text.runs if run.initial)
    assert lines.text.text[lines.text.starts[large.start] : lines.text.starts[large.stop]] == "é"


def test_an_initial_may_have_a_colour_of_its_own_and_is_not_taken_for_another():
    plain = Text((Run("守" + REST, FACE, TRACE),), STYLE, drop=3)
    colours = [
        {run.style.colour for run in glyph_runs(lines, lines.lines[0])}
        for lines in (SETTER.lines(text, MEASURE) for text in (plain, replace(plain, drop_colour=WHITE)))
    ]
    assert colours == [{BLACK}, {BLACK, WHITE}]
