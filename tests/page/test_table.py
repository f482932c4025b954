"""Tables: column widths, rules, and what a column break does to them."""

from __future__ import annotations

import math

import pytest
from fake_setter import FACE, STYLE, FakeSetter, text
from test_compose import UNIT, lines_of, pages

from newsletter.basics.colour import BLACK
from newsletter.basics.vector import Stroke
from newsletter.flow.node import Cell, Run, Table, Text
from newsletter.flow.sheet import Grid
from newsletter.flow.style import Align
from newsletter.page.fragment import SetLine, SetShapes
from newsletter.page.galley import Galley, Measure
from newsletter.page.table import wishes_of

RULE = Stroke(BLACK, 1.0)


def table(rows: int, **kwargs) -> Table:
    cells = tuple((Cell(text(3)), Cell(text(6))) for _ in range(rows))
    return Table(cells, header_rows=1, outer=RULE, under_header=RULE, **kwargs)


def widths(*lengths: int, width: float, fitted: tuple[int, ...] = ()) -> tuple[float, ...]:
    node = Table((tuple(Cell(text(length)) for length in lengths),), padding=0.0, fitted=fitted)
    return wishes_of(Galley(FakeSetter(), Grid(16.0, 10.0)), node).shared(width)


def test_columns_take_what_their_cells_need_and_share_the_rest():
    assert widths(2, 6, width=160.0) == pytest.approx([40.0, 120.0])


def test_a_long_cell_gives_way_and_no_column_is_below_four_ems_t50():
    found = widths(3, 60, width=200.0)
    assert sum(found) == pytest.approx(200.0)
    assert found[0] == pytest.approx(30.0)
    narrow = widths(60, 60, 60, width=200.0)
    assert min(narrow) >= 40.0


def test_a_fitted_column_has_its_longest_cell_and_the_others_what_is_left():
    assert widths(6, 3, width=160.0, fitted=(0,)) == pytest.approx([60.0, 100.0])
    assert widths(6, 60, 60, width=160.0, fitted=(0,)) == pytest.approx([60.0, 50.0, 50.0])


def test_where_that_leaves_them_too_little_it_gives_way_as_they_do():
    assert widths(12, 60, width=140.0, fitted=(0,)) == widths(12, 60, width=140.0)


def test_a_row_of_one_cell_heads_those_below_it_and_is_not_parted_from_them():
    cells = tuple((Cell(text(3), 2),) if at == 7 else (Cell(text(3)), Cell(text(6))) for at in range(20))
    slabs = Galley(FakeSetter(), Grid(16.0, 10.0)).slabs(Table(cells), Measure(160.0, 640.0))
    assert [at for at, slab in enumerate(slabs) if slab.cost == math.inf] == [7]


def rules(found) -> list[tuple[int, float, float]]:
    return [
        (page.number, f.x, f.y + shape.path[0].y)
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetShapes)
        for shape in f.content.shapes
    ]


def test_three_rules_frame_a_table_that_stands_in_one_column():
    found = pages(table(4))
    assert [round((y - found.pages[0].master.area.y) / UNIT, 2) for _, _, y in rules(found)] == [0, 1, 4]


def test_a_broken_table_is_closed_by_its_rule_and_opened_again_by_its_head():
    said = Text((Run("续", FACE, drawn=True),), STYLE)
    node = table(60, continued=said)
    found = pages(node)
    columns = {(page.number, column.x) for page in found.pages for column in page.columns if column.height}
    heads = [
        (page.number, f.x)
        for page in found.pages
        for f in page.fragments
        if isinstance(f.content, SetLine) and f.repeated and f.content.node.runs is said.runs
    ]
    assert len(heads) == len(columns) - 1
    for number, x in columns:
        here = [y for n, rx, y in rules(found) if (n, rx) == (number, x)]
        assert len(here) >= 3, "a rule above, one under the head, one below"
    for row in node.rows:
        for cell in row:
            content = [
                f for p in found.pages for f in p.fragments if f.content.node is cell.text and not f.repeated
            ]
            assert len(content) == 1


def test_an_empty_cell_takes_its_place_and_no_line():
    empty = Text((), STYLE)
    node = Table(((Cell(text(3)), Cell(empty)), (Cell(empty), Cell(text(2)))))
    found = pages(node)
    assert len(lines_of(found, node.rows[1][1].text)) == 1


@pytest.mark.parametrize("align", [Align.START, Align.END, Align.CENTER])
def test_cells_take_the_alignment_of_their_column(align):
    slabs = Galley(FakeSetter(), Grid(16.0, 10.0)).slabs(
        Table(((Cell(text(3)),),), aligns=(align,)), Measure(200.0, 640.0)
    )
    assert isinstance(slabs[0].content[0].content, SetLine)
