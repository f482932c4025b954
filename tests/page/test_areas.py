"""Type areas give way to what stands at their heads and feet, in whole rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, FakeSetter, text

from newsletter.basics.diagnostic import ContentError
from newsletter.basics.geometry import Rect, Size
from newsletter.flow.node import Break, BreakKind, Cross, Panel
from newsletter.flow.sheet import Flow, Foot, Furniture, Master, Masters, Meta, Sheet
from newsletter.page.compose import compose
from newsletter.page.fragment import SetFrame, SetLine
from newsletter.page.galley import Galley, Measure

UNIT = GRID.unit
SHEET = Sheet(Size(300.0, 45 * UNIT))
AREA = Rect(50.0, 2 * UNIT, 200.0, 20 * UNIT)
LOWER = AREA.bottom - GRID.inset
PAGE = Break(BreakKind.PAGE)


def masters(
    foot: Foot | None = None, *, even: bool = False, furniture: tuple[Furniture, ...] = ()
) -> Masters:
    plain = Master("inner", AREA, 1, 200.0, 0.0)
    first = replace(plain, name="first", furniture=furniture)
    ends = [replace(one, name=f"{one.name}-last", foot=foot) for one in (first, plain)]
    return Masters(first, plain, *ends, plain, ends[1], even)


def pages(*story, using: Masters):
    return compose(Flow(SHEET, GRID, using, story, Meta("题")), FakeSetter()).pages


def lines(page) -> list[float]:
    return [one.y for one in page.fragments if isinstance(one.content, SetLine)]


def panel(depth: float) -> Panel:
    return Panel(text(20), depth=depth)


@pytest.mark.parametrize(
    ("depth", "before", "rows"),
    [(40.0, 0.0, 17), (40.0, 16.0, 16), (45.0, 0.0, 17), (46.0, 0.0, 16), (13.0, 0.0, 18)],
)
def test_a_foot_ends_with_the_ink_of_the_last_row_and_takes_whole_rows(depth, before, rows):
    """Of 20 rows of 16 points, 3 points of the last are blank below its ink; a line of text is 16 deep."""
    deep = max(depth, 16.0)
    (page,) = pages(text(20), using=masters(Foot(panel(depth), before)))
    foot = page.furniture[-1].item.frame
    assert (foot.bottom, foot.height) == (pytest.approx(LOWER), pytest.approx(deep))
    assert page.master.area.height == rows * UNIT
    assert page.master.area.bottom + before <= foot.y < page.master.area.bottom + before + UNIT


def test_only_the_last_page_gives_rows_to_its_foot():
    found = pages(text(20 * 30), using=masters(Foot(panel(64.0))))
    assert [page.master.area.height / UNIT for page in found] == [20, 15]
    assert len(lines(found[0])) + len(lines(found[1])) == 30


def test_a_foot_that_leaves_no_room_is_told():
    with pytest.raises(ContentError) as told:
        pages(text(20), using=masters(Foot(panel(17 * UNIT))))
    assert [one.code for one in told.value.diagnostics] == ["E450"]


@pytest.mark.parametrize(("story", "count"), [((20,), 2), ((20, 20), 2), ((20, 20, 20), 4)])
def test_a_document_that_ends_on_an_even_page_has_one_for_its_foot(story, count):
    parts = [part for size in story for part in (text(size), PAGE)][:-1]
    found = pages(*parts, using=masters(Foot(panel(40.0)), even=True))
    assert len(found) == count
    assert [bool(page.fragments) for page in found] == [True] * len(story) + [False] * (count - len(story))
    assert [len(page.furniture) for page in found] == [0] * (count - 1) + [1]


def test_a_page_for_the_foot_alone_takes_no_text_from_the_one_before():
    first, second = pages(text(20 * 19), using=masters(Foot(panel(40.0)), even=True))
    assert (len(lines(first)), lines(second)) == (19, [])


@pytest.mark.parametrize(("depth", "rows"), [(16.0, 0), (32.0, 0), (32.5, 1), (48.0, 1), (49.0, 2)])
def test_furniture_that_pushes_moves_the_type_area_by_whole_rows(depth, rows):
    head = Furniture(panel(depth), Rect(50.0, 0.0, 200.0, 2 * UNIT), pushes=True)
    (page,) = pages(text(20), using=masters(furniture=(head,)))
    assert page.master.area.y == AREA.y + rows * UNIT
    assert page.master.area.bottom == AREA.bottom
    assert page.furniture[0].item.frame.height == pytest.approx(max(depth, 2 * UNIT))


def test_furniture_that_does_not_push_leaves_the_type_area():
    head = Furniture(panel(49.0), Rect(50.0, 0.0, 200.0, 2 * UNIT))
    (page,) = pages(text(20), using=masters(furniture=(head,)))
    assert page.master.area == AREA


def test_furniture_that_pushes_all_text_away_is_told():
    head = Furniture(panel(20 * UNIT), Rect(50.0, 0.0, 200.0, 2 * UNIT), pushes=True)
    with pytest.raises(ContentError) as told:
        pages(text(20), using=masters(furniture=(head,)))
    assert [one.code for one in told.value.diagnostics] == ["E453"]


@pytest.mark.parametrize(("cross", "top"), [(Cross.TOP, 0.0), (Cross.MIDDLE, 12.0), (Cross.BOTTOM, 24.0)])
def test_a_child_stands_in_a_deeper_panel_as_it_is_told(cross, top):
    (slab,) = Galley(FakeSetter(), GRID).slabs(
        Panel(text(20), depth=40.0, cross=cross), Measure(200.0, 640.0)
    )
    (line,) = (one for one in slab.content if isinstance(one.content, SetLine))
    (bare,) = Galley(FakeSetter(), GRID).slabs(text(20), Measure(200.0, 640.0))
    assert slab.depth == 40.0
    assert line.y - bare.content[0].y == pytest.approx(top)
    assert not any(isinstance(one.content, SetFrame) for one in slab.content)
