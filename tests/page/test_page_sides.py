"""Left and right pages: columns and what bleeds stand for their own margins; pages fill folded sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, FakeSetter, text

from newsletter.basics.geometry import Insets, Rect, Size
from newsletter.flow.node import Break, BreakKind, Panel, Placed
from newsletter.flow.sheet import Flow, Master, Masters, Meta, Sheet
from newsletter.page.compose import compose
from newsletter.page.fragment import SetFrame, SetLine

UNIT = GRID.unit
SHEET = Sheet(Size(500.0, 45 * UNIT), 9.0)
ODD, EVEN = 60.0, 20.0
NEXT = Break(BreakKind.PAGE)


def sided(count: int = 2) -> Masters:
    """Masters of *count* columns of 200 pt and a gutter of 20, mirrored."""
    area = Rect(ODD, 2 * UNIT, 220.0 * count - 20.0, 40 * UNIT)
    inner = Master("inner", area, count, 200.0, 20.0)
    left = replace(inner, name="left", area=replace(area, x=EVEN))
    ends = [replace(one, name=f"{one.name}-last") for one in (inner, left)]
    return Masters(replace(inner, name="first"), inner, ends[0], ends[0], left, ends[1])


def pages(*story, using: Masters | None = None, sheet: Sheet = SHEET, **kwargs):
    return compose(Flow(sheet, GRID, using or sided(), story, Meta("题"), **kwargs), FakeSetter())


def test_columns_stand_by_their_page_s_side():
    found = pages(text(20 * 80), NEXT, text(20 * 80), NEXT, text(20 * 80))
    xs = [sorted({f.x for f in page.fragments}) for page in found.pages]
    assert xs == [[60.0, 280.0], [20.0, 240.0], [60.0, 280.0]]
    assert [page.master.name for page in found.pages] == ["first", "left", "inner-last"]


def test_what_bleeds_reaches_both_edges_of_either_page_and_its_words_keep_the_measure():
    bands = [Placed(Panel(text(40), Insets(), bleed=True)) for _ in range(3)]
    found = pages(bands[0], NEXT, bands[1], NEXT, bands[2])
    frames = [
        (f.x, f.content.width) for p in found.pages for f in p.fragments if isinstance(f.content, SetFrame)
    ]
    lines = [f.x for p in found.pages for f in p.fragments if isinstance(f.content, SetLine)]
    assert frames == [(-9.0, 518.0)] * 3
    assert lines == [ODD, EVEN, ODD]


def test_what_does_not_bleed_stands_in_the_type_area_of_either_page():
    found = pages(*[part for _ in range(3) for part in (Placed(Panel(text(40), Insets())), NEXT)][:-1])
    frames = [
        (f.x, f.content.width) for p in found.pages for f in p.fragments if isinstance(f.content, SetFrame)
    ]
    assert frames == [(ODD, 420.0), (EVEN, 420.0), (ODD, 420.0)]


@pytest.mark.parametrize("count", range(1, 7))
def test_one_to_six_columns_are_filled_in_turn(count):
    sheet = Sheet(Size(220.0 * count + 60.0, 45 * UNIT), 9.0)
    found = pages(text(20 * 60 * count), using=sided(count), sheet=sheet)
    lines = [f for f in found.pages[0].fragments if isinstance(f.content, SetLine)]
    assert [line.x for line in lines] == sorted(line.x for line in lines)
    assert sorted({line.x for line in lines}) == [ODD + 220.0 * index for index in range(count)]
    assert len(lines) == 40 * count
    assert len(found.pages) == 2


@pytest.mark.parametrize(
    ("number", "multiple", "missing"),
    [(1, 1, 0), (3, 1, 0), (1, 4, 3), (2, 4, 2), (3, 4, 1), (4, 4, 0), (5, 4, 3), (3, 2, 1), (8, 4, 0)],
)
def test_pages_that_do_not_fill_their_sheets_are_told(number, multiple, missing):
    story = [part for _ in range(number) for part in (text(40), NEXT)][:-1]
    found = pages(*story, multiple=multiple)
    assert len(found.pages) == number
    values = {"pages": number, "multiple": multiple, "missing": missing}
    assert [(one.code, dict(one.values)) for one in found.diagnostics] == [("W507", values)] * bool(missing)


@pytest.mark.parametrize(("fit", "codes"), [(3, ["W507"]), (2, ["E522"]), (4, ["E503"])])
def test_pages_asked_for_are_told_of_first(fit, codes):
    found = pages(text(40), NEXT, text(40), NEXT, text(40), multiple=4, fit=fit)
    assert [one.code for one in found.diagnostics] == codes
