"""Feet and sides of masters: what a layout may say of them, and what is told."""

from __future__ import annotations

import pytest
from test_design_bounds import faults, layout, told

from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.masters import Side

FOOT = "masters: {last: {foot: %s}}"


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        (FOOT % "{rows: [{part: colofon}]}", "E420", "colofon"),
        (FOOT % "{rows: [{part: masthead}]}", "E420", "masthead"),
        (FOOT % "{rows: [{part: colophon, when: colofon}]}", "E421", "colofon"),
        (FOOT % "{rows: [{part: colophon, unless: kiker}]}", "E421", "kiker"),
        (FOOT % '{rows: [{runs: [{text: "${folo}"}]}]}', "E421", '"${folo}"'),
        (FOOT % "{rows: [{end: [{text: a, style: foli}]}]}", "E422", "foli"),
        (FOOT % "{outer: {colour: acent}, rows: [{part: colophon}]}", "E402", "acent"),
        (FOOT % "{before: 50L, rows: [{part: colophon}]}", "E416", "50L"),
        (FOOT % "{padding: -1pt, rows: [{part: colophon}]}", "E416", "-1pt"),
        (FOOT % "{inner: {width: 90pt}, rows: [{part: colophon}]}", "E416", "90pt"),
        ("masters: {inner: {furniture: [{y: 1L, side: up, runs: [{text: a}]}]}}", "E138", "up"),
    ],
)
def test_what_a_foot_cannot_say_is_told_at_its_place(tmp_path, line, code, at):
    assert told(tmp_path, line) == (code, at)


def test_a_row_that_says_nothing_is_told(tmp_path):
    (fault,) = faults(tmp_path, FOOT % "{rows: [{when: colophon}]}")
    assert fault.code == "E452"


@pytest.mark.parametrize(
    "line",
    [
        FOOT % "{rows: [{part: colophon}]}",
        "masters: {first: {furniture: [{y: 1mm, push: true, part: masthead}]}}",
    ],
)
def test_a_vertical_type_area_gives_way_to_nothing(tmp_path, line):
    found = faults(tmp_path, f"writing: vertical\n{line}")
    assert "E451" in {one.code for one in found}


def test_the_styles_of_a_foot_are_used(tmp_path):
    foot = FOOT % "{rows: [{runs: [{text: 甲, style: tail}]}]}"
    design = resolve(layout(tmp_path, f"styles: {{tail: {{like: body}}}}\n{foot}"), KINDS)
    assert "tail" in design.styles


def test_furniture_of_one_side_makes_a_layout_two_sided(tmp_path):
    item = "masters: {last: {furniture: [{y: 1L, side: left, runs: [{text: 甲}]}]}}"
    design = resolve(layout(tmp_path, item), KINDS)
    assert design.masters.last.furniture[0].side is Side.LEFT
    assert design.two_sided
    assert not resolve(layout(tmp_path, "title: 无"), KINDS).two_sided
