"""Why a column ends where it does, told by hints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_setter import GRID, STYLE, FakeSetter, text
from test_compose import SHEET, UNIT, masters, picture

from newsletter.flow.node import Across, Stand
from newsletter.flow.sheet import Flow, Meta
from newsletter.page.compose import compose


def told(*story, bends: bool = False) -> list[tuple[str, dict]]:
    flow = Flow(SHEET, GRID, masters(), story, Meta("题"))
    found = compose(flow, FakeSetter(bends), explain=True)
    assert not compose(flow, FakeSetter(bends)).diagnostics
    return [(one.code, dict(one.values)) for one in found.diagnostics]


def ends(found) -> dict[tuple[int, int], str]:
    reasons = {"H512", "H513", "H514", "H515", "H516"}
    return {(one["page"], one["column"]): code for code, one in found if code in reasons}


def heading():
    return text(4, before=UNIT, with_next=True, style=replace(STYLE, leading=2 * UNIT))


def test_every_page_and_column_is_explained_once():
    found = told(text(20 * 200))
    assert [one["page"] for code, one in found if code == "H511"] == [1, 2, 3]
    assert set(ends(found)) == {(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)}
    assert ends(found)[1, 1] == "H513"
    assert ends(found)[3, 2] == "H512"


@pytest.mark.parametrize(
    ("story", "code"),
    [
        ((text(20 * 33), heading(), text(20 * 60)), "H514"),
        ((text(20 * 35), text(20 * 3), text(20 * 60)), "H515"),
        ((text(20 * 30), picture(9, across=Across.COLUMN), text(20 * 60)), "H516"),
    ],
)
def test_the_rule_is_named(story, code):
    assert ends(told(*story))[1, 1] == code


def test_what_bends_and_what_is_put_off_is_named():
    found = told(text(60), heading(), text(20 * 27), heading(), text(20 * 60))
    assert {code for code, one in found if (one["page"], one.get("column")) == (1, 1)} >= {"H519"}
    float_ = picture(9, across=Across.COLUMN, stand=Stand.FLOAT)
    assert "H520" in {code for code, _ in told(text(20 * 30), float_, text(20 * 60))}


def test_the_next_best_end_costs_no_less():
    found = told(*(text(20 * count + 3) for count in (5, 7, 3, 9, 30, 2, 41, 6)), bends=True)
    nexts = [one["more"] for code, one in found if code == "H517"]
    assert nexts
    assert min(nexts) >= 0
