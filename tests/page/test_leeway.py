"""Columns that end level: paragraphs of another length (T36), blank opened by a line (T45)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from fake_setter import GRID, STYLE, FakeSetter, text
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.page.columns import Task, fill
from newsletter.page.filler import Rest
from newsletter.page.galley import Galley, Measure
from newsletter.page.leeway import MORE, Leeway
from newsletter.page.story import items

if TYPE_CHECKING:
    from newsletter.flow.node import Text

UNIT = GRID.unit
COLUMN, PAGE = Measure(200.0, 600.0), Measure(420.0, 600.0)


def task(*nodes, depth: int, columns: int = 1, bends: bool = True) -> Task:
    """A run of nodes for columns so many lines deep."""
    (run,) = items(Galley(FakeSetter(bends), GRID), nodes, COLUMN, PAGE)
    return Task(run.slabs, columns, depth * UNIT, UNIT, run.leeway)


def heading() -> Text:
    return text(4, before=UNIT, with_next=True, style=replace(STYLE, leading=2 * UNIT))


def shown(column) -> list[tuple[Text, int]]:
    """Which lines of which texts a column holds, from top to foot."""
    contents = [one.slab.content[0].content for one in sorted(column.placed, key=lambda one: one.top)]
    return [(content.node, content.index) for content in contents]


def lines_in(column, node: Text) -> int:
    return sum(one is node for one, _ in shown(column))


def test_t36_a_paragraph_takes_a_line_more_rather_than_leave_blank():
    # Two lines are left, too few for the heading and its text.
    long, after = text(20 * 19), text(60)
    without = fill(task(long, heading(), after, depth=21, bends=False), Rest()).columns[0]
    column = fill(task(long, heading(), after, depth=21), Rest()).columns[0]
    assert lines_in(without, long) == 19
    assert lines_in(column, long) == 20
    tops = [one.top for one in column.placed]
    assert [b - a for a, b in pairwise(tops)] == [UNIT] * 19


def test_t36_a_paragraph_gives_a_line_so_that_a_heading_has_its_text():
    first, head, second = text(20 * 5 + 2), heading(), text(40)
    nodes = first, head, second, text(20 * 40)
    without = fill(task(*nodes, depth=10, bends=False), Rest()).columns[0]
    column = fill(task(*nodes, depth=10), Rest()).columns[0]
    assert (lines_in(without, first), lines_in(without, second)) == (6, 0)
    assert (lines_in(column, first), lines_in(column, head), lines_in(column, second)) == (5, 1, 2)
    assert column.used == 10 * UNIT


def test_t45_blank_above_a_heading_opens_by_one_line():
    opened = heading()
    nodes = (text(60), opened, text(60), heading(), text(100))
    column = fill(task(*nodes, depth=11, bends=False), Rest()).columns[0]
    (top,) = (one.top for one in column.placed if one.slab.content[0].content.node is opened)
    assert top == 3 * UNIT + 2 * UNIT
    assert column.used == 10 * UNIT


def test_a_heading_at_a_columns_head_has_no_blank_to_open():
    nodes = (heading(), text(60), heading(), text(100))
    column = fill(task(*nodes, depth=6, bends=False), Rest()).columns[0]
    assert column.placed[0].top == 0.0
    assert column.used == 5 * UNIT


def test_nothing_is_asked_where_the_columns_are_full(monkeypatch):
    monkeypatch.setattr(Leeway, "changed", lambda *_: pytest.fail("asked"))
    assert fill(task(text(20 * 8), text(20 * 40), depth=10, columns=2), Rest()).columns[0].used == 10 * UNIT


def test_a_heading_is_never_stranded_for_the_sake_of_a_full_column():
    for count in range(1, 12):
        column = fill(task(text(20 * count - 3), heading(), text(90), depth=12), Rest()).columns[0]
        last, _ = shown(column)[-1]
        assert not last.with_next, count


paragraphs = st.lists(st.integers(15, 260).map(text) | st.builds(heading), min_size=2, max_size=12)


@given(paragraphs, st.integers(8, 20), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_whatever_bends_each_line_stands_once_and_on_the_grid(nodes, depth, count):
    nodes = [*nodes, text(500)]
    asked = task(*nodes, depth=depth, columns=count)
    filling = fill(asked, Rest())
    seen: list[tuple[int, int]] = []
    for column in filling.columns:
        assert column.used <= depth * UNIT + 0.01
        for before, one in pairwise(sorted(column.placed, key=lambda one: one.top)):
            assert one.top >= before.top + before.slab.depth - 0.01
        for one in column.placed:
            assert one.top / UNIT == pytest.approx(round(one.top / UNIT))
            content = one.slab.content[0].content
            seen.append((id(content.lines), content.index))
    assert len(seen) == len(set(seen))
    for key in {key for key, _ in seen}:
        indices = [index for other, index in seen if other == key]
        assert indices == list(range(indices[0], indices[0] + len(indices)))
    rigid = fill(replace(asked, leeway=None), Rest())
    assert filling.cost <= rigid.cost
    assert all(
        abs(c.used - r.used) <= (MORE + depth) * UNIT
        for c, r in zip(filling.columns, rigid.columns, strict=True)
    )
