"""Columns and initials: no column ends beside one, and no line is pushed (T48, T58)."""

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.beside import Ruby
from newsletter.flow.node import Run, Text
from newsletter.flow.sheet import Grid
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.page.galley import Galley, Measure
from newsletter.page.slab import NEVER
from newsletter.shaping import FontBook

FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK)
STYLE = ParagraphStyle(10.0, 17.0)
WORDS = "守在古塔下的人都来了，来了的人都不走，走了的人还要来，来了又不走，不走就一直守到满城春。"
GALLEY = Galley(Typesetter(FontBook()), Grid(10.0, 17.0))
ROOM = Measure(120.0, 500.0)


def slabs(*runs, drop=0):
    return GALLEY.slabs(Text(runs, STYLE, drop=drop), ROOM)


@pytest.mark.parametrize("drop", [2, 3, 4])
def test_t48_no_column_ends_beside_an_initial(drop):
    costs = [slab.cost for slab in slabs(Run(WORDS, FACE), drop=drop)]
    assert costs[: drop - 1] == [NEVER] * (drop - 1)
    assert all(cost < NEVER for cost in costs[drop - 1 :])


def test_t58_initials_and_readings_push_no_line():
    plain = slabs(Run(WORDS, FACE))
    for some in (
        slabs(Run(WORDS, FACE), drop=3),
        slabs(Run("守", FACE, ruby=Ruby("shǒu")), Run(WORDS[1:], FACE)),
    ):
        assert {slab.depth for slab in some} == {slab.depth for slab in plain} == {17.0}
        assert {slab.content[0].y for slab in some} == {slab.content[0].y for slab in plain}
