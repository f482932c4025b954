"""T36: a paragraph in one line less or more, and what that costs."""

import random
from dataclasses import replace

import pytest
from fake_text import BODY, EM, RAGGED, fake
from test_lines_fit import cheapest

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.lines.breaking import break_lines, relined
from newsletter.lines.items import UNIT, build
from newsletter.lines.opportunities import joints
from newsletter.shaping.fontbook import FontBook

CLAUSES = "甲乙丙丁，戊己庚辛；（壬癸）子丑寅卯，辰巳午未、申酉戌亥。"


def alternatives(text, style, measures):
    """One line less and one line more, where there is such a way."""
    found = (relined(text, style, measures, change) for change in (-1, 1))
    return tuple(other for other in found if other is not None)


@pytest.mark.parametrize("measure", range(14, 30))
def test_t36_one_line_less_and_one_more(measure):
    text = fake(CLAUSES * 12)
    best = break_lines(text, BODY, [measure * EM])
    others = alternatives(text, BODY, [measure * EM])
    assert others
    for other in others:
        assert abs(len(other.lines) - len(best.lines)) == 1
        assert other.demerits > best.demerits
        assert other.lines[-1].stop == len(text)
        assert max(line.gap for line in other.lines) <= 0.125 * EM + 1e-6
        assert all(line.width <= measure * EM + 1e-6 for line in other.lines)


@pytest.mark.parametrize("seed", range(40))
def test_t36_nothing_cheaper_has_as_many_lines(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    text = fake("".join(chance.choice("甲乙丙丁戊己，。（）“”、Ab5 ") for _ in range(13)))
    measure = chance.randint(4, 8) * EM
    items = build(text, BODY, joints(text, BODY))
    for other in alternatives(text, BODY, [measure]):
        wanted = cheapest(items, len(text), [int(measure * UNIT)], int(0.5 * EM * UNIT), len(other.lines))
        assert other.demerits == pytest.approx(wanted, abs=3)


def test_t36_a_short_paragraph_has_no_other_length():
    assert alternatives(fake("甲乙丙丁。"), BODY, [100.0]) == ()
    assert alternatives(fake(""), BODY, [100.0]) == ()


def test_t36_headings_and_whole_texts_have_none():
    text = fake(CLAUSES * 12)
    assert alternatives(text, replace(BODY, balance=True), [200.0]) == ()
    assert alternatives(text, replace(BODY, whole=True), [200.0]) == ()


def test_t36_ragged_lines_may_be_fewer_or_more():
    text = fake(CLAUSES * 12)
    best = break_lines(text, RAGGED, [200.0])
    for other in alternatives(text, RAGGED, [200.0]):
        assert abs(len(other.lines) - len(best.lines)) == 1
        assert min(line.width for line in other.lines[:-1]) >= 200.0 - 1.5 * EM - 1e-6


def test_t36_of_several_forced_lines_the_one_changes_that_costs_least():
    text = fake(CLAUSES * 8 + "\n" + "甲乙。\n" + CLAUSES * 8)
    best = break_lines(text, BODY, [200.0])
    for other in alternatives(text, BODY, [200.0]):
        assert abs(len(other.lines) - len(best.lines)) == 1
        assert [line.start for line in other.lines] == [0, *[line.stop for line in other.lines[:-1]]]


def test_t36_with_a_measure_for_each_line():
    text = fake(CLAUSES * 12)
    measures = [150.0, 150.0, 220.0]
    best = break_lines(text, BODY, measures)
    others = alternatives(text, BODY, measures)
    assert others
    for other in others:
        assert abs(len(other.lines) - len(best.lines)) == 1
        assert all(line.width <= 150.0 + 1e-6 for line in other.lines[:2])


def test_t36_the_typesetter_offers_them():
    face = FaceStyle(Family.SONG, 400, 10.5, BLACK)
    text = Text(
        (Run("社区党委把办实事放在第一位，先后解决了停车难、充电难等问题。" * 12, face),),
        ParagraphStyle(10.5, 17.0),
    )
    setter = Typesetter(FontBook())
    best = setter.lines(text, 210.0)
    others = {change: setter.relined(text, 210.0, change) for change in (-1, 1)}
    assert any(others.values())
    for change, other in others.items():
        assert other is None or len(other.lines) == len(best.lines) + change
        assert setter.relined(text, (210.0,), change) is other
    assert setter.relined(replace(text, drop=2), 210.0, 1) is None
