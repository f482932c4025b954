"""Vertical stories in the galley (T60, T64): lines on their centres, pictures and tables upright."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import FACE, GRID, STYLE, FakeSetter, text

from newsletter.basics.geometry import Size
from newsletter.flow.node import Cell, Diagram, Footnote, Run, Table, Text
from newsletter.flow.sheet import Sheet
from newsletter.flow.style import Writing
from newsletter.page.fragment import SetLine, SetShapes
from newsletter.page.galley import Galley, Measure

ROOM = Measure(200.0, 400.0)
DOWN = replace(STYLE, writing=Writing.VERTICAL)


@pytest.fixture
def galley():
    return Galley(FakeSetter(), GRID, vertical=True)


def rows(count):
    return Table(
        tuple((Cell(text(4, style=DOWN)), Cell(text(2, style=DOWN))) for _ in range(count)), header_rows=1
    )


def test_t60_a_sheet_counts_along_its_lines_and_across_them():
    assert Sheet(Size(600.0, 800.0), writing=Writing.VERTICAL).logical == Size(800.0, 600.0)
    assert Sheet(Size(600.0, 800.0)).logical == Size(600.0, 800.0)


def test_t61_a_vertical_line_stands_on_its_centre(galley):
    [line] = galley.slabs(text(3, style=DOWN), ROOM)
    [level] = galley.slabs(text(3), ROOM)
    assert line.content[0].y == pytest.approx(8.0)
    assert level.content[0].y == pytest.approx(8.0 + 3.8)


def test_t64_a_drawing_keeps_its_own_top(galley):
    [slab] = galley.slabs(Diagram(Size(30.0, 70.0), ()), ROOM)
    assert slab.depth == 30.0


def test_t64_a_table_is_as_wide_across_the_lines_as_its_contents(galley):
    [slab] = galley.slabs(rows(3), ROOM)
    # Six characters of ten points and four paddings, on the grid.
    assert slab.depth == 80.0
    lines = [f for f in slab.content if isinstance(f.content, SetLine)]
    assert all(f.upright for f in slab.content)
    # Rows follow each other along the line; the first column is the one nearest the right.
    assert [round(f.x // 16) for f in lines] == [0, 0, 1, 1, 2, 2]
    assert lines[0].y > lines[1].y


def test_t64_its_cells_are_set_horizontally(galley):
    asked = []

    class Asking(FakeSetter):
        def lines(self, node, measure):
            asked.append(node.style.writing)
            return super().lines(node, measure)

    replace(galley, setter=Asking()).slabs(rows(2), ROOM)
    assert set(asked) == {Writing.HORIZONTAL}


def test_t50_rows_that_a_line_cannot_hold_follow_under_the_head_again(galley):
    slabs = galley.slabs(rows(30), ROOM)
    assert len(slabs) == 3
    for index, slab in enumerate(slabs):
        lines = [f for f in slab.content if isinstance(f.content, SetLine)]
        assert max(f.x for f in lines) <= 200.0
        assert [f.repeated for f in lines[:2]] == [index > 0] * 2
    placed = sum(isinstance(f.content, SetLine) and not f.repeated for slab in slabs for f in slab.content)
    assert placed == 60


def test_an_upright_part_stays_so_wherever_it_is_moved(galley):
    [slab] = galley.slabs(rows(2), ROOM)
    assert all(f.moved(3.0, 4.0).upright for f in slab.content)
    assert not any(isinstance(f.content, SetShapes) and not f.upright for f in slab.content)


def test_a_horizontal_galley_sets_tables_as_ever():
    slabs = Galley(FakeSetter(), GRID).slabs(rows(3), ROOM)
    assert len(slabs) == 3
    assert not any(f.upright for slab in slabs for f in slab.content)


def test_text_of_a_vertical_story_may_hold_horizontal_lines(galley):
    [slab] = galley.slabs(Text((Run("字", FACE),), STYLE), ROOM)
    assert slab.depth == STYLE.leading


def test_t49_the_notes_of_a_tables_cells_are_as_long_as_the_column(galley):
    note = text(45, style=DOWN)
    marked = text(4, style=DOWN, notes=(Footnote(1, note, Diagram(Size(50.0, 8.0), ())),))
    [slab] = galley.slabs(Table(((Cell(marked), Cell(text(2, style=DOWN))),)), ROOM)
    [found] = slab.notes
    assert [
        len(found.words),
        max(f.content.lines.lines[0].stop for one in found.words for f in one.content),
    ] == [3, 20]


def test_t64_what_says_that_a_table_goes_on_stands_horizontally_above_its_head(galley):
    said = text(4, style=DOWN)
    _, second, _ = galley.slabs(replace(rows(30), continued=said), ROOM)
    [line] = [
        f for f in second.content if isinstance(f.content, SetLine) and f.content.lines.text.text == "字" * 4
    ][:1]
    assert line.content.node.style.writing is Writing.HORIZONTAL
    assert line.upright


def test_t50_no_row_of_a_vertical_table_stands_alone_behind_the_others(galley):
    for count in range(12, 40):
        slabs = galley.slabs(rows(count), ROOM)
        lines = [f for f in slabs[-1].content if isinstance(f.content, SetLine) and not f.repeated]
        assert len(lines) > 2, count
