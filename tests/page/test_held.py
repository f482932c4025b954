"""What is held together: with its notes, with its heading, and where no column of a page holds it."""

from __future__ import annotations

import pytest
from fake_setter import GRID, FakeSetter, text
from test_compose import UNIT, lines_of, noted, pages

from newsletter.basics.geometry import Insets, Size
from newsletter.flow.node import Cell, Diagram, Footnote, Panel, Placed, Stack, Table, Text
from newsletter.flow.role import Role
from newsletter.page.columns import Task, balance
from newsletter.page.filler import Rest, candidates
from newsletter.page.fragment import Pages, SetFrame
from newsletter.page.galley import Galley, Measure
from newsletter.page.slab import LONELY, NEVER, Slab


def heading() -> Text:
    return text(6, before=UNIT, with_next=True, role=Role.HEADING)


def box(lines: int, notes: int) -> Panel:
    """A box of paragraphs of two lines, the first of them with a note of three lines each."""
    parts = [noted(38, 2, text(50 + index)) if index < notes else text(38) for index in range(lines // 2)]
    return Panel(Stack(tuple(parts)), Insets(4.0, 0.0, 4.0, 0.0), whole=True)


def table(rows: int, notes: int) -> Table:
    cells = [noted(8, 2, text(50 + row)) if row < notes else text(8) for row in range(rows)]
    return Table(tuple((Cell(cell), Cell(text(33))) for cell in cells))


def place(found: Pages, node: Text) -> set[tuple[int, float]]:
    return {(page, x) for page, x, _ in lines_of(found, node)}


@pytest.mark.parametrize("notes", [1, 3, 6])
@pytest.mark.parametrize("lines", [20, 28, 32, 34, 36])
def test_a_box_that_a_column_holds_is_not_parted_for_the_sake_of_its_notes_t49(lines, notes):
    held, head = box(lines, notes), heading()
    found = pages(text(20 * 7), head, held, text(20 * 30))
    frames = [f for page in found.pages for f in page.fragments if isinstance(f.content, SetFrame)]
    assert len(frames) == 1
    assert not found.diagnostics
    first = held.child.children[0]
    assert place(found, head) == place(found, first)


@pytest.mark.parametrize("rows", [7, 9, 10])
def test_a_short_table_is_not_parted_for_the_sake_of_its_notes_t49_t50(rows):
    held, head = table(rows, rows), heading()
    found = pages(text(20 * 7), head, held, text(20 * 30))
    columns = {spot for row in held.rows for cell in row for spot in place(found, cell.text)}
    assert len({(page, x >= 250) for page, x in columns}) == 1
    assert not found.diagnostics


def test_a_box_that_no_column_holds_below_its_heading_is_parted_and_not_the_heading_from_it():
    for lines in range(34, 42, 2):
        held, head = box(lines, 0), heading()
        found = pages(text(20 * 7), head, held, text(20 * 30))
        assert place(found, head) == place(found, held.child.children[0]), lines


@pytest.mark.parametrize("marks", [(0, 1), (0, 700)])
def test_notes_of_a_paragraph_stand_in_their_order_where_one_is_too_deep_for_a_foot_t49(marks):
    rule = Diagram(Size(50.0, UNIT / 2), ())
    notes = [text(20 * depth) for depth in (3, 20)]
    marked = text(800, notes=tuple(Footnote(at, note, rule) for at, note in zip(marks, notes, strict=True)))
    found = pages(text(90), marked, text(20 * 60))
    places = [spot for note in notes for spot in lines_of(found, note)]
    assert places == sorted(places)
    assert min(places) > max(lines_of(found, marked))


def test_a_column_ends_where_what_closes_its_frame_fits_too():
    slabs = (*[Slab(1.0, cost=NEVER, foot=Slab(0.75))] * 12, Slab(1.0))
    (column,) = candidates(slabs, Rest(), 10.0, 1.0)
    assert column.used == pytest.approx(9.75)
    assert column.rest.index == 9


@pytest.mark.parametrize("above", range(2, 12))
def test_columns_stay_empty_rather_than_end_with_a_heading_or_a_line_alone_t45(above):
    head, held, first = heading(), box(34, 0), text(20 * above - 3)
    found = pages(Placed(text(20 * 5)), first, head, held)
    assert place(found, head) == place(found, held.child.children[0])
    spots = [(page, x) for page, x, _ in lines_of(found, first)]
    assert min(spots.count(spot) for spot in spots) > 1


def test_a_run_waits_for_the_next_page_where_only_its_heading_fits_below_a_spanner():
    head, held = heading(), box(34, 0)
    found = pages(Placed(text(42 * 10)), head, held)
    assert place(found, head) == place(found, held.child.children[0]) == {(2, 40.0)}


def test_a_line_between_two_cuts_is_as_lonely_as_the_first_and_the_last_t45():
    slabs = Galley(FakeSetter(), GRID).slabs(text(20 * 7), Measure(200.0, 640.0))
    for index in range(1, 6):
        (column,) = (one for one in candidates(slabs, Rest(index), UNIT, UNIT) if one.rest.index == index + 1)
        assert column.cost == LONELY
    two = candidates(slabs, Rest(2), 2 * UNIT, UNIT)[0]
    assert (two.rest.index, two.cost) == (4, 0.0)


@pytest.mark.parametrize("count", [2, 3])
def test_a_paragraph_of_two_lines_with_deep_notes_is_not_parted_t45(count):
    rule = Diagram(Size(50.0, UNIT / 2), ())
    marks = tuple(Footnote(at, text(20 * 8), rule) for at in (2, 25))
    galley = Galley(FakeSetter(), GRID)
    slabs = [
        slab
        for node in (heading(), text(39, notes=marks))
        for slab in galley.slabs(node, Measure(200.0, 640.0))
    ]
    filling = balance(Task(slabs, count, 40 * UNIT, UNIT), Rest())
    assert filling is not None
    assert [column.count for column in filling.columns] == [3] + [0] * (count - 1)


def test_a_spanner_kept_with_its_text_is_not_left_alone_where_some_text_fits_below_t45():
    band = Placed(text(42 * 31), with_next=True)
    found = pages(band, text(39), heading(), box(34, 0))
    assert place(found, band.child) == {(1, 40.0)}
    assert {page for page, _ in place(found, found.story[1])} == {1}


def test_deep_notes_do_not_stand_above_earlier_ones_of_their_column_where_it_can_end_before_t49():
    short, deep = text(45), text(20 * 20)
    story = (text(20 * 22), noted(39, 2, short), noted(39, 2, deep), text(20 * 60))
    found = pages(*story)
    first, late = lines_of(found, short), lines_of(found, deep)
    assert first == sorted(first)
    assert late[0] > first[-1]
