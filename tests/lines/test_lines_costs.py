"""What each line costs, and what it would cost to end it elsewhere."""

import doctest

import pytest

import newsletter.lines
import newsletter.shaping
from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

WORDS = "年还没过，疫情先到。领导小组立即成立，工作方案等7份文件随即印发，应急队编成3支，工作组分设5个。"


def text(words=WORDS, **style):
    face = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    return Text((Run(words, face),), ParagraphStyle(10.0, 16.0, **style))


@pytest.fixture(scope="module")
def setter():
    return Typesetter(FontBook())


@pytest.mark.parametrize("measure", [120.0, 155.0, 200.0, 30.0])
@pytest.mark.parametrize("balance", [False, True])
def test_the_lines_costs_add_up(setter, measure, balance):
    lines = setter.lines(text(WORDS + "\n" + WORDS, balance=balance), measure)
    assert len(lines.costs) == len(lines.lines)
    assert sum(lines.costs) == lines.demerits


@pytest.mark.parametrize("measure", [120.0, 155.0, 200.0])
def test_other_breaks_are_never_cheaper(setter, measure):
    """The fit is exact: without one of its breaks nothing costs less (T36)."""
    chosen = setter.lines(text(), measure)
    for number, line in enumerate(chosen.lines[:-1]):
        other = setter.otherwise(text(), measure, number)
        assert other is not None
        assert line.stop not in {one.stop for one in other.lines}
        assert other.demerits >= chosen.demerits
        assert other.text is chosen.text


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        # Elsewhere the last line holds one character (T20), or the number is torn (T18).
        ("全员此后”，", 30.0),
        ("天，今（此，", 40.0),
        ("今1234567890", 60.0),
    ],
)
def test_breaks_that_only_a_broken_rule_allows_are_no_others(setter, words, measure):
    chosen = setter.lines(text(words), measure)
    assert len(chosen.lines) == 2
    assert setter.otherwise(text(words), measure, 0) is None


def test_an_end_that_is_forced_has_no_other(setter):
    lines = setter.lines(text("一二三四\n五六七八"), 200.0)
    assert [setter.otherwise(text("一二三四\n五六七八"), 200.0, number) for number in (0, 1)] == [None, None]
    assert len(lines.lines) == 2


def test_the_examples_in_the_rooms_are_true():
    for room in (newsletter.lines, newsletter.shaping):
        tried = doctest.testmod(room, optionflags=doctest.ELLIPSIS)
        assert tried.attempted > 0
        assert tried.failed == 0
