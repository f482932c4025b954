"""Columns: what is cut where. Depths are in lines of one point here, to keep sums readable."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.flow.node import BreakKind
from newsletter.page.columns import DEEPER, SHORT, SHORTEST, Filling, Task, balance, fill
from newsletter.page.filler import BLANK, Rest
from newsletter.page.slab import LONELY, NEVER, STRAND, Slab


def lines(count: int) -> list[Slab]:
    """A paragraph of *count* lines with the costs that T45 asks for."""
    costs = [LONELY if i in {0, count - 2} and i < count - 1 else 0.0 for i in range(count)]
    return [Slab(1.0, cost=cost) for cost in costs]


def heading() -> list[Slab]:
    return [Slab(2.0, before=1.0, cost=STRAND)]


def placed(filling: Filling) -> list[int]:
    return [index for column in filling.columns for index, *_ in column.placed]


def test_full_columns_are_filled_to_their_depth():
    filling = fill(Task(tuple(lines(40)), 2, 10.0, 1.0), Rest())
    assert [column.used for column in filling.columns] == [10.0, 10.0]
    assert filling.rest == Rest(20)


def test_a_heading_is_not_left_at_a_column_foot():
    slabs = (*lines(8), *heading(), *lines(20))
    filling = fill(Task(slabs, 2, 11.0, 1.0), Rest())
    first = [index for index, *_ in filling.columns[0].placed]
    assert 8 not in first
    assert filling.columns[1].placed[0][:2] == (8, 0.0), "blank before a heading vanishes at the head"


def test_no_line_of_a_paragraph_stands_alone_t45():
    # A paragraph of six lines would leave its last line alone at the head of column two.
    slabs = (*lines(5), *lines(6), *lines(20))
    filling = fill(Task(slabs, 2, 10.0, 1.0), Rest())
    cut = filling.columns[0].rest.index
    assert slabs[cut - 1].cost == 0.0
    assert cut == 9


def test_columns_may_all_run_a_line_short():
    slabs = (*lines(9), *lines(9), *lines(2), *lines(30))
    filling = fill(Task(slabs, 2, 10.0, 1.0), Rest())
    used = [column.used for column in filling.columns]
    assert max(used) - min(used) <= 1.0


def test_the_last_columns_are_balanced_within_a_line():
    filling = balance(Task(tuple(lines(41)), 3, 100.0, 1.0), Rest())
    assert filling is not None
    used = [column.used for column in filling.columns]
    assert used == [14.0, 14.0, 13.0]
    assert filling.rest.ends(lines(41))


def test_balance_gives_none_when_the_run_is_longer_than_the_page():
    assert balance(Task(tuple(lines(41)), 2, 20.0, 1.0), Rest()) is None


def test_a_picture_that_does_not_fit_waits_for_the_next_column_and_text_goes_on():
    picture = Slab(6.0, before=1.0, after=1.0, movable=True)
    slabs = (*lines(6), picture, *lines(20))
    filling = fill(Task(slabs, 2, 10.0, 1.0), Rest())
    first, second = ([index for index, *_ in column.placed] for column in filling.columns)
    assert first == [0, 1, 2, 3, 4, 5, 7, 8, 9, 10]
    assert second[0] == 6
    assert sorted(first + second) == list(range(filling.rest.index))


def test_a_forced_break_ends_the_column_without_cost():
    slabs = (*lines(4), Slab(0.0, ends=BreakKind.COLUMN), *lines(4))
    filling = fill(Task(slabs, 2, 10.0, 1.0), Rest())
    assert [column.used for column in filling.columns] == [4.0, 4.0]
    assert filling.cost < BLANK * 40


def test_a_slab_deeper_than_a_column_is_placed_and_not_lost():
    slabs = (*lines(3), Slab(12.0), *lines(3))
    rest, seen = Rest(), []
    for _ in range(4):
        filling = fill(Task(slabs, 1, 10.0, 1.0), rest)
        seen += placed(filling)
        rest = filling.rest
        if rest.ends(slabs):
            break
    assert seen == list(range(7))


@st.composite
def stories(draw: st.DrawFn) -> tuple[Slab, ...]:
    found: list[Slab] = []
    for kind in draw(st.lists(st.sampled_from("ppphfw"), min_size=1, max_size=14)):
        if kind == "p":
            found += lines(draw(st.integers(1, 9)))
        elif kind == "h":
            found += heading()
        elif kind == "f":
            depth = float(draw(st.integers(2, 9)))
            found.append(Slab(depth, before=1.0, after=1.0, movable=draw(st.booleans())))
        else:
            count = draw(st.integers(2, 5))
            found += [Slab(1.0, cost=NEVER)] * (count - 1) + [Slab(1.0)]
    return tuple(found)


@given(stories(), st.integers(1, 4), st.integers(10, 30))
@settings(max_examples=150, deadline=None)
def test_every_slab_is_placed_once_and_none_leaves_its_column(slabs, count, depth):
    rest, seen = Rest(), []
    for _ in range(200):
        task = Task(slabs, count, float(depth), 1.0)
        filling = balance(task, rest) or fill(task, rest)
        for column in filling.columns:
            tops = [(top, top + slabs[index].depth) for index, top, _ in column.placed]
            assert all(end <= depth + 0.01 for _, end in tops)
            assert all(a[1] <= b[0] + 0.01 for a, b in itertools.pairwise(tops))
        seen += placed(filling)
        rest = filling.rest
        if rest.ends(slabs):
            break
    assert sorted(seen) == list(range(len(slabs)))
    fixed = [index for index in seen if not slabs[index].movable]
    assert fixed == sorted(fixed)


@given(stories(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_balanced_columns_are_as_shallow_as_any(slabs, count):
    if any(slab.movable for slab in slabs):
        slabs = tuple(Slab(s.depth, before=s.before, after=s.after) for s in slabs)
    found = balance(Task(slabs, count, 500.0, 1.0), Rest())
    assert found is not None
    assert found.depth <= _shallowest(slabs, count) + DEEPER


def _shallowest(slabs, count: int) -> float:
    """By brute force over all cuts that break no rule: the least depth of the deepest column."""
    cuts = [i for i in range(1, len(slabs)) if slabs[i - 1].cost < LONELY]
    best = float("inf")
    for number in range(min(count, len(cuts) + 1)):
        for chosen in itertools.combinations(cuts, number):
            edges = (0, *chosen, len(slabs))
            deepest = max(_depth(slabs[a:b]) for a, b in itertools.pairwise(edges))
            best = min(best, deepest)
    return best


def _depth(slabs) -> float:
    depth, after = 0.0, 0.0
    for index, slab in enumerate(slabs):
        depth += slab.depth + (max(after, slab.before) if index else 0.0)
        after = slab.after
    return depth


@pytest.mark.parametrize("count", [2, 3])
def test_filling_is_cheapest_of_all_cuts(count):
    """Brute force over every set of cuts of a short run agrees with the search."""
    slabs = (*lines(5), *heading(), *lines(4), *lines(3), *heading(), *lines(9))
    depth = 9.0
    filling = fill(Task(slabs, count, depth, 1.0), Rest())
    cuts = [i for i in range(1, len(slabs) + 1) if slabs[i - 1].cost < NEVER]
    best = min(
        sum(
            (slabs[b - 1].cost if b < len(slabs) else 0.0) + BLANK * (depth - less - _depth(slabs[a:b])) ** 2
            for a, b in itertools.pairwise((0, *chosen))
        )
        + SHORT * less * less
        for less in range(SHORTEST + 1)
        for chosen in itertools.combinations(cuts, count)
        if all(_depth(slabs[a:b]) <= depth - less for a, b in itertools.pairwise((0, *chosen)))
    )
    assert filling.cost == pytest.approx(best)


def test_nothing_is_placed_past_a_forced_end_where_no_break_is_allowed():
    slabs = (Slab(4.0, cost=NEVER), Slab(9.0), Slab(0.0, ends=BreakKind.COLUMN), *lines(5))
    filling = fill(Task(slabs, 1, 10.0, 1.0), Rest())
    assert placed(filling) == [0]
    filling = fill(Task(slabs[1:], 1, 8.0, 1.0), Rest())
    assert placed(filling) == [0, 1]
    assert filling.rest == Rest(2)
