"""Left and right pages in a layout: what their masters leave out, where columns stand from the spine."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.basics.units import parse_length, parse_sheet
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.source.read import read

PROOF = Path(__file__).parents[1] / "samples" / "layouts" / "vertical-proof.yaml"
MM = 72 / 25.4
# Two columns of 23 em and a gutter of 2 em, of 10.5 pt each.
WIDTH = 48 * 10.5


def resolved(tmp_path, *lines: str, base: str = "bulletin"):
    path = tmp_path / "top.yaml"
    path.write_text("\n".join((f"extends: {base}", *lines)) + "\n", encoding="utf-8")
    return resolve(read(path), KINDS)


def told(tmp_path, *lines: str) -> tuple[str, str]:
    """The code of the only fault and what it points at."""
    with pytest.raises(ContentError) as raised:
        resolved(tmp_path, *lines)
    (fault,) = raised.value.diagnostics
    return fault.code, fault.span.text[fault.span.column - 1 : fault.span.end - 1]


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("{}", {}),
        ("{top: 4L}", {"top": "4L"}),
        ("{bottom: 40L}", {"bottom": "40L"}),
        ("{top: 5L, bottom: 41L}", {"top": "5L", "bottom": "41L"}),
        ("{top: null}", {}),
    ],
)
def test_a_side_is_as_the_inner_page_but_for_what_it_says(tmp_path, side, said, changed):
    masters = resolved(tmp_path, f"masters: {{{side}: {said}}}").masters
    mine, other = (masters.even, masters.odd) if side == "left" else (masters.odd, masters.even)
    assert other == masters.inner
    assert mine.furniture == masters.inner.furniture
    for key in ("top", "bottom"):
        wanted = parse_length(changed[key]) if key in changed else getattr(masters.inner, key)
        assert getattr(mine, key) == wanted


@pytest.mark.parametrize(("said", "texts"), [("[]", []), ("[{y: 1L, runs: [{text: 左}]}]", ["左"])])
def test_a_side_s_furniture_takes_the_place_of_the_inner_page_s(tmp_path, said, texts):
    masters = resolved(tmp_path, f"masters: {{left: {{furniture: {said}}}}}").masters
    assert [run.text for item in masters.even.furniture for run in item.runs] == texts
    assert masters.odd.furniture == masters.inner.furniture


def test_an_extending_layout_changes_a_side_of_its_base(tmp_path):
    (tmp_path / "base.yaml").write_text(
        "extends: bulletin\nmasters: {left: {top: 4L, bottom: 40L}}\n", encoding="utf-8"
    )
    even = resolved(tmp_path, "masters: {left: {top: 5L}}", base="base").masters.even
    assert (even.top, even.bottom) == (parse_length("5L"), parse_length("40L"))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    ("said", "fault"),
    [
        # A foot is told where it is written, though the fault is the top's that lies below it.
        ("top: 48L", ("E418", "47L")),
        ("top: -1L", ("E418", "-1L")),
        ("bottom: 470L", ("E418", "470L")),
        ('furniture: [{y: 1L, runs: [{text: "${folo}"}]}]', ("E421", '"${folo}"')),
        ("furniture: [{y: 1L, rule: {colour: acent}}]", ("E402", "acent")),
        ("furniture: [{y: -50L}]", ("E416", "-50L")),
        ("furniture: [{y: 1L, depth: 0pt}]", ("E416", "0pt")),
        ("topp: 4L", ("E104", "topp")),
    ],
)
def test_what_is_wrong_with_a_side_is_told_once_and_there(tmp_path, side, said, fault):
    assert told(tmp_path, f"masters: {{{side}: {{{said}}}}}") == fault


def test_a_fault_of_the_inner_page_is_told_once_though_both_sides_take_it(tmp_path):
    said = 'inner: {furniture: [{y: 1L, runs: [{text: "${folo}"}]}]}, left: {top: 4L}, right: {top: 4L}'
    assert told(tmp_path, f"masters: {{{said}}}") == ("E421", '"${folo}"')


def test_a_style_that_only_a_side_s_furniture_names_is_used(tmp_path):
    lines = ("styles: {verso: {like: song}}", "masters: {left: {furniture: [{y: 1L, runs: [%s]}]}}")
    run = "{text: a, style: verso}"
    assert "verso" in resolved(tmp_path, lines[0], lines[1] % run).styles


@pytest.mark.parametrize(("said", "points"), [("0mm", 0.0), ("20mm", 20 * MM), ("2em", 21.0), ("1L", 17.0)])
def test_columns_stand_as_far_from_the_spine_on_both_sides(tmp_path, said, points):
    design = resolved(tmp_path, f"columns: {{inside: {said}}}")
    even = design.facing(design.columns)
    assert design.columns.left == pytest.approx(points)
    assert design.sheet.size.width - even.left - even.width == pytest.approx(points)
    assert (even.width, even.count) == (design.columns.width, design.columns.count)


@pytest.mark.parametrize("said", ["{}", "{inside: null}"])
def test_columns_stand_in_the_middle_unless_the_layout_says_otherwise(tmp_path, said):
    design = resolved(tmp_path, f"columns: {said}")
    assert design.columns.left == pytest.approx((parse_sheet("A4").width - WIDTH) / 2)
    assert design.facing(design.columns) == design.columns
    assert not design.two_sided


def test_an_inside_margin_as_wide_as_the_blank_is_the_most(tmp_path):
    free = parse_sheet("A4").width - WIDTH
    assert resolved(tmp_path, f"columns: {{inside: {free - 0.01:.2f}pt}}").columns.left < free
    assert told(tmp_path, "columns: {inside: 35mm}") == ("E437", "35mm")


@pytest.mark.parametrize("said", ["-1mm", "9000mm"])
def test_an_inside_margin_out_of_bounds_is_told(tmp_path, said):
    assert told(tmp_path, f"columns: {{inside: {said}}}") == ("E416", said)


def test_vertical_columns_have_no_inside_margin(tmp_path):
    (tmp_path / "proof.yaml").write_text(PROOF.read_text("utf-8"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        resolved(tmp_path, "columns: {inside: 20mm}", base="proof")
    assert [fault.code for fault in raised.value.diagnostics] == ["E436"]


@pytest.mark.parametrize("count", range(1, 7))
def test_one_to_six_columns_are_set(tmp_path, count):
    design = resolved(tmp_path, "sheet: {size: 700x500mm}", f"columns: {{count: {count}, measure: 20em}}")
    assert design.columns.count == count
    assert design.columns.width == pytest.approx(10.5 * (20 * count + 2 * (count - 1)))
    assert 2 * design.columns.left + design.columns.width == pytest.approx(700 * MM)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("columns: {count: 0}", "0"),
        ("columns: {count: 7}", "7"),
        ("sheet: {pages: 0}", "0"),
        ("sheet: {pages: 65}", "65"),
    ],
)
def test_no_other_number_is_taken(tmp_path, line, at):
    assert told(tmp_path, line) == ("E140", at)
