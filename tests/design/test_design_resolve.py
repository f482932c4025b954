"""Layouts: what a layout file means, and how a faulty one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError, UsageError
from newsletter.basics.units import MM
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import available, find
from newsletter.design.styles import ROLES
from newsletter.flow.style import Align, Family, Hanging, Interpunct, Punctuation
from newsletter.source.read import read
from newsletter.source.record import declared, info

LAYOUTS = Path(__file__).parents[2] / "layouts"

SMALL = """\
sheet: {size: A5, bleed: 2mm}
grid: {size: 10pt, unit: 16pt}
columns: {count: 1, measure: 32em, gutter: 2em}
palette:
  text: {rgb: "#111111", cmyk: [0, 0, 0, 100]}
  accent: {rgb: "#C73626", cmyk: [0, 85, 80, 15], spot: PANTONE 485 C}
styles:
  body: {indent: 2em, strong: {family: 黑, weight: 700, colour: accent}}
  caption: {family: 黑, size: 8pt}
  credit: {like: caption, align: end}
masters:
  first: {top: 3L, bottom: 30L}
  inner: {top: 2L, bottom: 30L}
  last: {top: 2L, bottom: 29L}
"""


def layout(tmp_path: Path, text: str = SMALL, name: str = "small.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def faults(tree, *changes: tuple[str, str]):
    with pytest.raises(ContentError) as raised:
        resolve(tree, KINDS, changes)
    return [(d.code, d.span and (d.span.line, d.span.column)) for d in raised.value.diagnostics]


def test_lengths_are_points_and_columns_stand_in_the_middle(tmp_path):
    design = resolve(layout(tmp_path), KINDS)
    assert design.sheet.size.width == pytest.approx(148 * MM)
    assert design.sheet.bleed == pytest.approx(2 * MM)
    assert (design.grid.unit, design.grid.size, design.grid.inset) == (16.0, 10.0, 3.0)
    assert design.columns.measure == pytest.approx(320.0)
    assert design.columns.left == pytest.approx((148 * MM - 320) / 2)
    assert design.name == "small"


def test_a_style_says_only_what_differs(tmp_path):
    styles = resolve(layout(tmp_path), KINDS).styles
    assert styles["body"].paragraph.indent == 20.0
    assert (styles["caption"].face.family, styles["caption"].face.size) == (Family.HEI, 8.0)
    assert styles["credit"].face == styles["caption"].face
    assert styles["credit"].paragraph.align is Align.END


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("hanging: comma", "hanging", Hanging.COMMA),
        ("interpunct: full", "interpunct", Interpunct.FULL),
        ("tight: true", "tight", True),
        ("autospace-digits: false", "autospace_digits", False),
        ("on-grid: true", "on_grid", True),
        ("hyphenate: false", "hyphenate", False),
        ("abreast: 3", "abreast", 3),
        ("phrases: budoux", "phrases", "budoux"),
        ("punctuation: banjiao", "punctuation", Punctuation.BANJIAO),
        ("autospace: 0.125", "autospace", 0.125),
    ],
)
def test_what_a_style_says_of_its_lines_reaches_the_engine(tmp_path, said, name, value):
    """T19, T23, T25, T26, T28, T38, T40, T41: each by its field, and carried to the styles like it."""
    text = SMALL.replace("body: {", f"body: {{{said}, ")
    styles = resolve(layout(tmp_path, text), KINDS).styles
    plain = resolve(layout(tmp_path), KINDS).styles
    assert getattr(styles["body"].paragraph, name) == getattr(styles["caption"].paragraph, name) == value
    assert getattr(plain["body"].paragraph, name) != value


@pytest.mark.parametrize(
    ("measure", "codes"),
    [("23em", []), ("12em", []), ("11em", ["W430"]), ("23.5em", ["W431"]), ("10.4em", ["W430", "W431"])],
)
def test_t37_columns_of_whole_ems_and_twelve_at_least(tmp_path, measure, codes):
    design = resolve(layout(tmp_path, SMALL.replace("measure: 32em", f"measure: {measure}")), KINDS)
    assert [d.code for d in design.diagnostics if d.code in {"W430", "W431"}] == codes


@pytest.mark.parametrize(
    ("said", "names", "blanks"),
    [
        ("before: 0pt", [], []),
        ("before: 1L", [], []),
        ("after: 2L", [], []),
        ("before: 3pt", ["before"], ["3pt"]),
        ("before: 0.5L, after: 3pt", ["before", "after"], ["0.5L", "3pt"]),
    ],
)
def test_t43_paragraphs_stand_apart_by_whole_grid_lines(tmp_path, said, names, blanks):
    design = resolve(layout(tmp_path, SMALL.replace("body: {", f"body: {{{said}, ")), KINDS)
    told = [d for d in design.diagnostics if d.code == "W433"]
    assert [dict(d.values)["name"] for d in told] == names
    assert [d.span.text[d.span.column - 1 : d.span.end - 1] for d in told] == blanks


def test_t28_marks_never_hang_into_a_narrow_gutter(tmp_path):
    text = SMALL.replace("body: {", "body: {hanging: comma, ").replace(
        "count: 1, measure: 32em", "count: 2, measure: 16em"
    )
    assert resolve(layout(tmp_path, text), KINDS).columns.count == 2
    assert "E432" in {
        code for code, _ in faults(layout(tmp_path, text.replace("gutter: 2em", "gutter: 1em")))
    }


def test_every_role_has_a_style_even_if_the_layout_names_none(tmp_path):
    styles = resolve(layout(tmp_path), KINDS).styles
    assert set(ROLES) <= set(styles)
    assert styles["table-cell"].face == styles["body"].face


def test_a_mark_is_carried_to_styles_that_are_like_another(tmp_path):
    styles = resolve(layout(tmp_path), KINDS).styles
    strong = styles["caption"].marks["strong"]
    assert (strong.family, strong.weight, strong.size) == (Family.HEI, 700, 8.0)
    assert strong.colour.spot == "PANTONE 485 C"


def test_a_layout_lies_over_the_one_it_extends(tmp_path):
    layout(tmp_path, SMALL, "base.yaml")
    top = layout(tmp_path, "extends: base\ngrid: {unit: 17pt}\nstyles: {caption: {size: 9pt}}\n", "top.yaml")
    design = resolve(top, KINDS)
    assert design.grid.unit == 17.0
    assert design.grid.size == 10.0
    assert design.styles["caption"].face.size == 9.0
    assert design.styles["caption"].face.family is Family.HEI


def test_a_layout_that_extends_itself_is_told(tmp_path):
    assert ("E409", (1, 10)) in faults(layout(tmp_path, "extends: loop\n" + SMALL, "loop.yaml"))


def test_keys_are_changed_from_outside_and_their_faults_show_the_change(tmp_path):
    tree = layout(tmp_path)
    assert resolve(tree, KINDS, [("styles.body.size", "11pt")]).styles["body"].face.size == 11.0
    assert resolve(tree, KINDS, [("dress.couplet.abreast", "false")]).dress[KINDS["couplet"]].abreast is False
    with pytest.raises(ContentError) as raised:
        resolve(tree, KINDS, [("grid.unit", "wide")])
    (found,) = raised.value.diagnostics
    assert found.span.text == "grid.unit=wide"
    assert found.span.text[found.span.column - 1 : found.span.end - 1] == "wide"


@pytest.mark.parametrize(("value", "shown"), [("[16pt, wide]", "wide"), ("[16pt, 18pt", "[")])
def test_a_list_is_set_from_outside_and_its_faults_show_the_change(tmp_path, value, shown):
    tree = layout(tmp_path)
    assert resolve(tree, KINDS, [("knobs.leading", "[16pt, 18pt]")]).offer.high.leading == 18.0
    with pytest.raises(ContentError) as raised:
        resolve(tree, KINDS, [("knobs.leading", value)])
    (found,) = raised.value.diagnostics
    assert found.span.text == f"knobs.leading={value}"
    assert found.span.text[found.span.column - 1 :].startswith(shown)


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("size: A5", "size: A55", "E410", (1, 15)),
        ("#111111", "black", "E403", (5, 15)),
        ("[0, 0, 0, 100]", "[0, 0, 100]", "E403", (5, 32)),
        ("colour: accent", "colour: acent", "E402", (8, 64)),
        ("like: caption", "like: captain", "E404", (10, 18)),
        ("like: caption", "like: credit", "E405", (10, 18)),
        ("measure: 32em", "measure: 60em", "E411", (3, 30)),
    ],
)
def test_faults_have_their_place(tmp_path, old, new, code, place):
    assert faults(layout(tmp_path, SMALL.replace(old, new))) == [(code, place)]


@pytest.mark.parametrize(
    ("ink", "told"),
    [
        ("PANTONE 485 C", False),
        ("字" * 42, False),
        ("字" * 43, True),
        ("All", True),
        ("None", True),
        ("a\\tb", True),
    ],
)
def test_a_spot_ink_has_a_name_that_a_file_can_hold(tmp_path, ink, told):
    text = SMALL.replace("cmyk: [0, 0, 0, 100]", f'spot: "{ink}", cmyk: [0, 0, 0, 100]')
    tree = layout(tmp_path, text)
    if told:
        assert [code for code, _ in faults(tree)] == ["E428"]
    else:
        assert ink in {colour.spot for colour in resolve(tree, KINDS).palette.values()}


def test_a_style_that_nothing_asks_for_is_told_with_the_nearest(tmp_path):
    assert faults(layout(tmp_path), ("styles.captoin.size", "9pt"))[0][0] == "E415"


@pytest.mark.parametrize("key", ["couplet.style", "pair.first", "pair.second"])
def test_a_dress_that_names_no_style_is_told_with_the_nearest(tmp_path, key):
    with pytest.raises(ContentError) as raised:
        resolve(layout(tmp_path), KINDS, [(f"dress.{key}", "captoin")])
    (found,) = raised.value.diagnostics
    assert (found.code, found.span.text) == ("E422", f"dress.{key}=captoin")
    assert dict(found.values)["known"].startswith("caption, ")


def test_a_style_whose_name_is_misspelt_where_it_is_asked_for_is_not_told_itself(tmp_path):
    text = (
        SMALL.replace("masters:", "  verse: {size: 12pt}\nmasters:") + "dress:\n  couplet: {style: vesre}\n"
    )
    assert faults(layout(tmp_path, text)) == [("E422", (17, 20))]


def test_every_field_of_a_dress_that_is_a_style_says_so():
    fields = {
        f"{name}.{one.name}": info(one)
        for name in KINDS.names
        for one in declared(KINDS[name].dress_type)
        if getattr(KINDS[name].dress_type(), one.name) in ROLES
    }
    assert {key for key, said in fields.items() if said.style} == set(fields)
    assert fields.keys() >= {"couplet.style", "pair.first", "pair.second", "timeline.date"}


def test_all_faults_come_in_one_run(tmp_path):
    text = SMALL.replace("colour: accent", "colour: acent").replace("#111111", "black")
    text = text.replace("like: caption", "like: captain").replace("size: A5", "size: A55")
    assert sorted(code for code, _ in faults(layout(tmp_path, text))) == ["E402", "E403", "E404", "E410"]


def test_a_dress_for_no_block_kind_is_told(tmp_path):
    assert faults(layout(tmp_path, SMALL + "dress:\n  coupelt: {fill: pale}\n")) == [("E413", (16, 3))]


def test_layouts_are_found_beside_the_content_first(tmp_path):
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "bulletin.yaml").write_text(SMALL, encoding="utf-8")
    assert find("bulletin", tmp_path) == folder / "bulletin.yaml"
    assert find("bulletin").samefile(LAYOUTS / "bulletin.yaml")
    assert "bulletin" in available()


def test_an_unknown_layout_is_told_with_the_nearest(tmp_path):
    with pytest.raises(UsageError) as raised:
        find("buletin", tmp_path)
    assert dict(raised.value.diagnostics[0].values)["close"] == "bulletin"


@pytest.mark.parametrize("name", sorted(available()))
def test_our_layouts_resolve(name):
    design = resolve(read(available()[name]), KINDS)
    assert not design.diagnostics
