"""Rows that no page holds: their cells stand one below another, where they can be parted."""

from __future__ import annotations

from dataclasses import replace

from fake_setter import GRID, STYLE, FakeSetter, text

from newsletter.flow.node import NATURAL, Row, Space
from newsletter.flow.style import SizeStep
from newsletter.page.fragment import SetLine
from newsletter.page.galley import Galley, Measure

GALLEY = Galley(FakeSetter(), GRID)


def lines(slab) -> list[tuple[float, int]]:
    return [(one.x, one.content.index) for one in slab.content if isinstance(one.content, SetLine)]


def test_a_row_that_a_page_holds_is_one_strip():
    (slab,) = GALLEY.slabs(Row((text(100), text(60)), gutter=20.0), Measure(220.0, 20 * GRID.unit))
    assert slab.depth == 10 * GRID.unit
    assert {x for x, _ in lines(slab)} == {0.0, 120.0}


def test_a_row_deeper_than_a_page_is_parted_between_the_lines_of_its_cells():
    room = Measure(220.0, 8 * GRID.unit)
    slabs = GALLEY.slabs(Row((text(100), text(60)), gutter=20.0), room)
    assert max(slab.depth for slab in slabs) <= room.deepest
    # All of the measure is theirs: 22 characters a line.
    assert [lines(slab) for slab in slabs] == [[(0.0, index)] for index in (0, 1, 2, 3, 4, 0, 1, 2)]


def test_a_natural_cell_has_room_for_its_text_in_the_size_that_it_takes():
    style = replace(STYLE, steps=(SizeStep(20.0, 32.0), SizeStep(10.0, 16.0)), most_lines=1)
    row = Row((Space(0.0), text(6, style=style)), fixed=(None, NATURAL), gutter=0.0)
    (slab,) = GALLEY.slabs(row, Measure(300.0, 40 * GRID.unit))
    ((x, index),) = lines(slab)
    assert (x, index, slab.depth) == (300.0 - 6 * 20.0, 0, 32.0)
