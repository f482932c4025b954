"""Pictures that reach the sheet's head, and the rules between columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, FakeSetter, text

from newsletter.basics.colour import BLACK
from newsletter.basics.geometry import Insets, Rect, Size
from newsletter.basics.vector import Stroke
from newsletter.flow.node import Figure, Panel, Placed
from newsletter.flow.sheet import Flow, Master, Masters, Meta, Sheet
from newsletter.page.compose import compose
from newsletter.page.fragment import SetFigure, SetShapes
from newsletter.pictures import load

UNIT = GRID.unit
SHEET = Sheet(Size(500.0, 45 * UNIT), 9.0)
TOP, LEFT, MEASURE, GUTTER = 3 * UNIT, 40.0, 200.0, 20.0
INSET = 3.0


def master(columns: int = 1, rule: Stroke | None = None) -> Masters:
    area = Rect(LEFT, TOP, columns * MEASURE + (columns - 1) * GUTTER, 40 * UNIT)
    one = Master("page", area, columns, MEASURE, GUTTER, rule=rule)
    return Masters(one, one, one, one)


def composed(*story, using: Masters):
    return compose(Flow(SHEET, GRID, using, story, Meta("题")), FakeSetter()).pages


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "p.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0H3V2H0Z"/></svg>', "utf-8"
    )
    return load(path, path.name)


def figures(sheet):
    return [one for one in sheet.fragments if isinstance(one.content, SetFigure)]


def test_a_picture_that_stands_first_grows_up_to_the_sheet_s_head_and_keeps_its_foot(picture):
    plain = Placed(Figure(picture, 2.0, inset=INSET, bleed=True))
    heading = replace(plain, child=replace(plain.child, head=True))
    (before,), (after,) = (figures(composed(node, text(40), using=master())[0]) for node in (plain, heading))
    assert (before.y, after.y) == (TOP + INSET, 0.0)
    assert after.y + after.content.height == pytest.approx(before.y + before.content.height)


def test_one_that_stands_behind_text_stays_as_it_was_set(picture):
    node = Placed(Figure(picture, 2.0, inset=INSET, bleed=True, head=True))
    (found,) = figures(composed(Placed(text(20)), node, using=master())[0])
    assert found.y == TOP + UNIT + INSET


RULE = Stroke(BLACK, 0.5)


def rules(sheet):
    return [one for one in sheet.fragments if isinstance(one.content, SetShapes)]


def test_a_rule_stands_in_each_gutter_as_long_as_the_ink_beside():
    (sheet,) = composed(text(20 * 30), using=master(2, RULE))
    (rule,) = rules(sheet)
    assert (rule.x, rule.y) == (LEFT + MEASURE + GUTTER / 2, TOP)
    (shape,) = rule.content.shapes
    begin, end = shape.path
    assert (begin.y, end.y) == (GRID.inset, 15 * UNIT - GRID.inset)
    assert shape.stroke == RULE


def test_no_rule_stands_beside_the_only_column_of_a_few_lines():
    (sheet,) = composed(text(20), using=master(2, RULE))
    assert rules(sheet) == []


def test_what_stands_across_parts_the_rules():
    (sheet,) = composed(text(400), Placed(Panel(text(40), Insets())), text(400), using=master(2, RULE))
    assert len(rules(sheet)) == 2


def test_without_a_divider_there_is_no_rule():
    (sheet,) = composed(text(400), using=master(2))
    assert rules(sheet) == []
