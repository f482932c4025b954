"""Designs with their knobs turned: what moves, and what keeps its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_design_resolve import SMALL, faults, layout

from newsletter import model, realize
from newsletter.blocks import KINDS
from newsletter.design import resolve, turned
from newsletter.design.find import find
from newsletter.flow.knobs import Knobs
from newsletter.source.read import read

SAMPLE = Path(__file__).parents[2] / "content.yaml"


@pytest.fixture(scope="module")
def bulletin():
    return resolve(read(find("bulletin")), KINDS)


@pytest.fixture(scope="module")
def document():
    return model.load(read(SAMPLE), KINDS)


def test_a_layout_without_knobs_offers_none(tmp_path):
    design = resolve(layout(tmp_path), KINDS)
    assert (design.offer, design.knobs) == (None, None)


def test_ends_are_lengths_of_the_layout_s_own_grid(tmp_path):
    text = SMALL + "knobs: {leading: [0.95L, 17pt], size: [0.9em, 1em], pictures: [80%, 110%]}\n"
    offer = resolve(layout(tmp_path, text), KINDS).offer
    assert offer.own == Knobs(16.0, 10.0, 1.0)
    assert offer.low == Knobs(pytest.approx(15.2), 9.0, 0.8)
    assert offer.high == Knobs(17.0, 10.0, pytest.approx(1.1))


@pytest.mark.parametrize(
    "said",
    [
        "leading: [16pt]",
        "leading: [17pt, 18pt]",
        "size: [9pt, 9.5pt]",
        "pictures: [110%, 120%]",
        "size: [0pt, 20pt]",
        "leading: [0.1L, 5L]",
    ],
)
def test_knobs_that_do_not_hold_the_own_setting_between_two_ends_are_told(tmp_path, said):
    column = len("knobs: {") + said.index("[") + 1
    assert faults(layout(tmp_path, SMALL + f"knobs: {{{said}}}\n")) == [("E438", (15, column))]


@given(st.integers(63, 73), st.sampled_from([10.0, 10.25, 10.5]))
@settings(max_examples=40, deadline=None)
def test_t37_t57_columns_hold_whole_ems_and_pages_share_one_grid(quarters, size):
    bulletin, document = (resolve(read(find("bulletin")), KINDS), model.load(read(SAMPLE), KINDS))
    design = turned(bulletin, Knobs(quarters / 4, size))
    ems = design.columns.measure / size
    assert ems == pytest.approx(round(ems))
    assert design.columns.left == pytest.approx(bulletin.columns.left)
    assert design.columns.width == pytest.approx(bulletin.columns.width)
    assert design.columns.gutter >= 2 * size - 0.01
    flow, own = realize.flow(document, design), realize.flow(document, bulletin)
    kinds = ("first", "inner", "first_last", "inner_last")
    for name in kinds:
        area, before = getattr(flow.masters, name).area, getattr(own.masters, name).area
        assert before.y - 0.01 <= area.y < before.y + quarters / 4
        assert before.bottom - quarters / 4 < area.bottom <= before.bottom + 0.01
        rows = (area.y - flow.masters.inner.area.y) / (quarters / 4)
        assert rows == pytest.approx(round(rows), abs=1e-6)
        depth = area.height / (quarters / 4)
        assert depth == pytest.approx(round(depth), abs=1e-6)
        frames = [item.frame for item in getattr(flow.masters, name).furniture]
        assert frames == [item.frame for item in getattr(own.masters, name).furniture]


def test_the_own_setting_is_the_design_itself(bulletin):
    assert turned(bulletin, bulletin.knobs) is bulletin


def test_styles_follow_where_they_lean_on_the_body(bulletin):
    design = turned(bulletin, Knobs(16.0, 10.0))
    assert (design.styles["body"].paragraph.leading, design.styles["body"].face.size) == (16.0, 10.0)
    assert design.styles["heading-1"].paragraph.leading == 32.0
    assert design.styles["caption"].face.size == bulletin.styles["caption"].face.size
