"""Masters of left and right pages: their type areas, and furniture that follows these."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter import model, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.flow.node import Stack, Text

PROOF = Path(__file__).parents[1] / "samples" / "layouts" / "vertical-proof.yaml"
A4, WIDTH = 595.28, 48 * 10.5
FOLIOS = """\
  inner: {furniture: [{y: 1L, runs: [{text: 内}]}]}
  left: {furniture: [{y: 1L, x: 1em, runs: [{text: 左}]}]}
  right: {furniture: [{y: 1L, align: end, runs: [{text: 右}]}]}
"""


def masters(tmp_path, layout: str, base: str = "bulletin"):
    path = tmp_path / "content.yaml"
    path.write_text("publication: {name: 刊}\nsections: [{blocks: [甲。]}]\ncolophon: {unit: 社}\n", "utf-8")
    (tmp_path / "proof.yaml").write_text(PROOF.read_text("utf-8"), "utf-8")
    (tmp_path / "top.yaml").write_text(f"extends: {base}\n{layout}\n", "utf-8")
    document = model.load(source.read(path), KINDS)
    return realize.flow(document, resolve(source.read(tmp_path / "top.yaml"), KINDS)).masters


def words(master) -> str:
    nodes = [item.node for item in master.furniture]
    inner = [child for node in nodes for child in (node.children if isinstance(node, Stack) else (node,))]
    return "".join(run.text for node in inner if isinstance(node, Text) for run in node.runs)


def test_a_layout_without_sides_has_the_inner_page_for_all(tmp_path):
    found = masters(tmp_path, "title: 无")
    assert (found.left, found.left_last) == (None, None)
    assert [found.of(n, last=False).name for n in range(1, 5)] == ["first", "inner", "inner", "inner"]
    assert found.later == (found.inner, found.inner_last)


@pytest.mark.parametrize(
    ("number", "last", "name", "said"),
    [
        (1, False, "first", None),
        (2, False, "left", "左"),
        (3, False, "inner", "右"),
        (4, False, "left", "左"),
        (1, True, "first-last", None),
        (2, True, "left-last", "左"),
        (3, True, "inner-last", "右"),
    ],
)
def test_even_pages_are_left_and_odd_ones_right(tmp_path, number, last, name, said):
    found = masters(tmp_path, f"masters:\n{FOLIOS}").of(number, last=last)
    assert found.name == name
    assert said is None or words(found).startswith(said)
    assert "内" not in words(found)


@pytest.mark.parametrize(("side", "said"), [("left", "内左内"), ("right", "右内右")])
def test_an_absent_side_is_the_inner_page(tmp_path, side, said):
    lines = FOLIOS.splitlines()
    kept = "\n".join(line for line in lines if line.split(":")[0].strip() in {"inner", side})
    found = masters(tmp_path, f"masters:\n{kept}")
    assert "".join(words(found.of(number, last=False)) for number in (3, 2, 5)) == said


@pytest.mark.parametrize(
    ("number", "last", "left"),
    [(n, last, 60.0 if n % 2 else A4 - 60.0 - WIDTH) for n in range(1, 5) for last in (False, True)],
)
def test_mirrored_columns_take_their_furniture_along(tmp_path, number, last, left):
    found = masters(tmp_path, "columns: {inside: 60pt}").of(number, last=last)
    assert (found.area.x, found.area.width) == (pytest.approx(left, abs=0.01), pytest.approx(WIDTH))
    assert found.furniture
    assert {round(item.frame.x, 1) for item in found.furniture} == {round(left, 1)}


def test_a_side_has_its_own_type_area_and_a_last_page_the_last_one_s_foot(tmp_path):
    found = masters(tmp_path, "masters: {left: {top: 5L, bottom: 40L}, last: {bottom: 44L}}")
    left, last = found.of(2, last=False).area, found.of(2, last=True).area
    assert (left.y, left.bottom) == (5 * 17.0, 40 * 17.0)
    assert (last.y, last.bottom) == (5 * 17.0, 44 * 17.0)
    assert found.of(3, last=False).area.y == 3 * 17.0


@pytest.mark.parametrize(("number", "near"), [(1, 45.64), (2, 30.0), (3, 45.64)])
@pytest.mark.parametrize("last", [False, True])
def test_vertical_pages_are_mirrored_across_their_lines(tmp_path, number, near, last):
    """The near and far sides count from the right; the page that ends the document stands as its like do."""
    found = masters(tmp_path, "masters: {left: {top: 30pt, bottom: 534pt}}", base="proof")
    area = found.of(number, last=last).area
    assert (area.y, area.height) == (pytest.approx(near), pytest.approx(504.0))
    frames = [item.frame for item in found.of(number, last=last).furniture]
    assert {(round(f.x, 1), round(f.width, 1)) for f in frames} == {(round(A4 - near - 504.0, 1), 504.0)}


@pytest.mark.parametrize("key", ["left", "right"])
def test_what_one_side_alone_shows_is_shown(tmp_path, key):
    said = "inner: {furniture: []}, first: {furniture: []}, last: {furniture: []}"
    layout = (
        f'masters: {{{said}, {key}: {{furniture: [{{y: 1L, runs: [{{text: "${{publication.name}}"}}]}}]}}}}'
    )
    path = tmp_path / "content.yaml"
    path.write_text("publication: {name: 刊}\nsections: [{blocks: [甲。]}]\n", "utf-8")
    (tmp_path / "top.yaml").write_text(f"extends: bulletin\n{layout}\n", "utf-8")
    design = resolve(source.read(tmp_path / "top.yaml"), KINDS)
    found = realize.flow(model.load(source.read(path), KINDS), design).diagnostics
    assert "W414" not in {one.code for one in found}


@pytest.mark.parametrize(
    ("number", "last", "said"),
    [(1, True, "右"), (2, True, "左"), (3, True, "右"), (2, False, ""), (3, False, "")],
)
def test_furniture_of_one_side_stands_on_its_pages_alone(tmp_path, number, last, said):
    items = "[{y: 48L, side: left, runs: [{text: 左}]}, {y: 48L, side: right, runs: [{text: 右}]}]"
    found = masters(tmp_path, f"masters: {{last: {{furniture: {items}}}}}").of(number, last=last)
    assert "".join(char for char in words(found) if char in "左右") == said


FOOT = """\
  last:
    foot:
      outer: {width: 2pt, colour: text}
      inner: {width: 1pt, colour: text}
      padding: 3pt
      inset: 10pt
      before: 5pt
      rows:
        - {part: recipients}
        - {part: colophon}
        - {unless: colophon, runs: [{text: 无}]}
        - {runs: [{text: 甲}], end: [{text: "${publication.name}"}]}
        - {runs: [{text: "${issue.copies}"}]}
"""


def test_a_foot_has_rules_round_the_rows_that_say_something(tmp_path):
    """There are no recipients and no copies, and there is a colophon."""
    found = masters(tmp_path, f"masters:\n{FOOT}")
    assert found.first.foot is found.inner.foot is None
    foot = found.inner_last.foot
    assert foot.before == 5
    edges = [
        (panel.edges.top.width, panel.edges.bottom and panel.edges.bottom.width)
        for panel in foot.node.children
    ]
    assert edges == [(2, None), (1, 2)]
    assert {(p.padding.left, p.padding.top, p.padding.right) for p in foot.node.children} == {(10, 3, 10)}
    said = ["".join(run.text for run in text.runs) for text in foot.node.children[1].child.children]
    assert said == ["甲", "刊"]


@pytest.mark.parametrize(
    ("even", "rows", "ends"),
    [
        ("true", "[{part: colophon}]", True),
        ("false", "[{part: colophon}]", False),
        ("true", "[{part: recipients}]", False),
    ],
)
def test_only_a_foot_that_is_there_asks_for_an_even_page(tmp_path, even, rows, ends):
    found = masters(tmp_path, f"masters: {{last: {{foot: {{even: {even}, rows: {rows}}}}}}}")
    assert found.may_end(3) is not ends
    assert found.may_end(2)
