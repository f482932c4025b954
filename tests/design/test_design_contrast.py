"""Texts can be read on their grounds: in all our layouts in all our palettes, and told where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.basics.colour import BLACK, WHITE, from_rgb, parse_hex
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.contrast import luminance, ratio
from newsletter.design.find import available
from newsletter.design.themes import layers
from newsletter.source.read import read, read_text

ALL = [KINDS[name] for name in KINDS.names]
PALETTES = ("vermilion", "deep-red-gold", "ink-blue", "bamboo-green", "plum", "graphite")

SMALL = """\
sheet: {size: A5}
columns: {count: 1, measure: 32em}
palette:
  text: {rgb: "#000000", cmyk: [0, 0, 0, 100]}
  accent: {rgb: "#767676", cmyk: [0, 0, 0, 60]}
  tint: {rgb: "#EEEEEE", cmyk: [0, 0, 0, 6]}
  pale: {rgb: "#F8F8F8", cmyk: [0, 0, 0, 3]}
styles:
  body: {colour: text}
  box-title: {colour: text}
masters:
  first: {top: 3L, bottom: 30L}
  inner: {top: 2L, bottom: 30L}
  last: {top: 2L, bottom: 29L}
"""


def judged(text, used=(), changes=()):
    return [
        (one.code, one.span.line, one.span.column, dict(one.values))
        for one in resolve(
            read_text(text.encode(), Path("small.yaml")), KINDS, changes, used=used
        ).diagnostics
    ]


def test_the_ratio_is_that_of_wcag():
    assert luminance((1.0, 1.0, 1.0)) == pytest.approx(1.0)
    black = from_rgb((0.0, 0.0, 0.0))
    assert ratio(black, WHITE) == pytest.approx(21.0)
    assert ratio(WHITE, black) == pytest.approx(21.0)
    assert ratio(from_rgb(parse_hex("#767676")), WHITE) == pytest.approx(4.54, abs=0.005)
    assert ratio(from_rgb(parse_hex("#FF0000")), WHITE) == pytest.approx(4.0, abs=0.005)


@pytest.mark.parametrize("palette", ["", *PALETTES])
@pytest.mark.parametrize("name", sorted(available()))
def test_every_layout_can_be_read_in_every_palette(name, palette):
    laid = tuple(layers(palette, Path()))
    design = resolve(read(available()[name]), KINDS, layers=laid, used=ALL)
    assert [one for one in design.diagnostics if one.code == "W444"] == []


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_has_all_colours_and_its_text_is_black_alone(name):
    (laid,) = layers(name, Path())
    ours = resolve(read(available()["bulletin"]), KINDS).palette
    palette = resolve(read(available()["bulletin"]), KINDS, layers=(laid,)).palette
    assert [key.value for key in laid.root.get("palette").keys] == list(ours)
    assert palette["text"].cmyk == BLACK.cmyk
    assert palette["paper"].cmyk == WHITE.cmyk
    assert all(sum(colour.cmyk) <= 2.801 for colour in palette.values())
    # The name on the masthead stands on the accent, and the drawing behind it in its shade.
    assert min(ratio(palette["paper"], palette[ground]) for ground in ("accent", "shade", "deep")) >= 4.5


def test_the_colours_of_the_default_palette_are_those_of_the_layout():
    (laid,) = layers("vermilion", Path())
    ours = resolve(read(available()["bulletin"]), KINDS).palette
    assert resolve(read(available()["bulletin"]), KINDS, layers=(laid,)).palette == ours


def test_a_faint_text_is_told_with_style_colour_ground_and_ratio():
    faint = SMALL.replace("body: {colour: text}", "body: {colour: text}\n  note: {colour: accent}")
    assert judged(faint) == []
    grey = faint.replace("#767676", "#7A7A7A")
    assert judged(grey) == [
        (
            "W444",
            10,
            18,
            {"styles": "note", "colour": "accent", "ground": "paper", "ratio": "4.29", "least": "4.5"},
        )
    ]
    assert judged(grey, None) == []


def test_a_change_that_makes_a_text_faint_is_told_at_the_change():
    told = resolve(
        read_text(SMALL.encode(), Path("small.yaml")), KINDS, (("palette.text.rgb", "#999999"),), used=()
    ).diagnostics
    assert {(one.code, one.span.file.name) for one in told} == {("W444", "--set")}


def test_large_print_asks_for_more():
    marked = SMALL.replace("body: {colour: text}", "body: {colour: text, strong: {colour: accent}}")
    assert judged(marked) == []
    ((code, line, column, values),) = judged("contrast: 7\n" + marked)
    assert (code, line, column) == ("W444", 10, 41)
    assert (values["styles"], values["least"]) == ("body.strong", "7")


def test_a_blocks_own_texts_are_judged_on_the_grounds_that_its_dress_paints():
    title = SMALL.replace("box-title: {colour: text}", "box-title: {colour: accent}")
    assert judged(title) == []
    box = KINDS["box"]
    assert [(values["styles"], values["ground"]) for *_, values in judged(title, [box])] == [
        ("box-title", "tint"), ("box-title", "pale"),
    ]  # fmt: skip
    plain = title + "dress: {box: {note: {fill: none}, quiet: {fill: none}}}\n"
    assert judged(plain, [box]) == []
    dark = SMALL + "dress: {box: {note: {fill: text}}}\n"
    ((_, line, column, values),) = judged(dark)
    assert (line, column, values["styles"]) == (10, 23, "box-title, box-body")
    assert (values["colour"], values["ground"], values["ratio"]) == ("text", "text", "1")


def test_a_bands_parts_are_judged_on_its_fill():
    band = SMALL.replace("box-title: {colour: text}", "deck: {colour: accent}")
    assert judged(band) == []
    filled = band + "opener: [{parts: [deck], fill: tint}]\n"
    assert [(values["styles"], values["ground"]) for *_, values in judged(filled)] == [("deck", "tint")]
