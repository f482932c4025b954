"""The pictured pages in `docs`: every layout, every kind of block, and pictures of what is drawn today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from newsletter.blocks import KINDS
from newsletter.cli import blockpages, gallery
from newsletter.cli.console import Console
from newsletter.design.find import LAYOUTS, available
from newsletter.source.jsonschema import titled

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GALLERY = DOCS / "gallery"
THEMES = ("bamboo-green",)
HEIGHT, MOST_BYTES = 400, 60 * 1024
_PICTURE = re.compile(r"!\[[^]]*\]\(([\w./-]+\.png)\)")


@pytest.fixture(scope="module")
def kinds():
    return blockpages.examples()


def test_the_gallery_shows_what_the_layouts_draw():
    shown = tuple(gallery.sets(ROOT / "content.yaml", GALLERY, THEMES))
    page = gallery.index(shown, GALLERY, Console("zh"))
    assert all(one.drawn for one in shown)
    assert page == (GALLERY / "README.md").read_text("utf-8"), "write it anew: see CONTRIBUTING.md"


def test_every_layout_is_shown_in_two_palettes():
    pictures = set(_PICTURE.findall((GALLERY / "README.md").read_text("utf-8")))
    names = available(ROOT, LAYOUTS)
    assert pictures == {f"{name}{theme}.png" for name in names for theme in ("", *(f"-{t}" for t in THEMES))}
    assert {path.name for path in GALLERY.glob("*.png")} == pictures
    for name in pictures:
        with Image.open(GALLERY / name) as picture:
            assert (picture.height, picture.mode) == (HEIGHT, "P")
        assert (GALLERY / name).stat().st_size <= MOST_BYTES


def test_the_page_of_blocks_shows_what_the_kinds_draw(kinds):
    page = blockpages.page(kinds)
    assert page == (DOCS / "block-reference.md").read_text("utf-8"), "write it anew: see CONTRIBUTING.md"


def test_every_kind_that_leaves_ink_has_its_picture():
    text = (DOCS / "block-reference.md").read_text("utf-8")
    pictures = set(_PICTURE.findall(text))
    assert {f"blocks/{name}.png" for name in KINDS.names} - pictures == {
        "blocks/break.png",
        "blocks/spacer.png",
    }
    assert {f"blocks/{path.name}" for path in (DOCS / "blocks").iterdir()} == pictures
    for name in pictures:
        assert (DOCS / name).stat().st_size <= MOST_BYTES
    for name in KINDS.names:
        assert f"## `{name}`\n\n{titled(KINDS[name])}" in text
        for said in (KINDS[name].example, *KINDS[name].variants):
            assert said.rstrip() in text


def test_no_example_of_a_kind_has_a_fault(kinds):
    assert len(kinds) == sum(1 + len(KINDS[name].variants) for name in KINDS.names)
    assert not [(one.name, said.code) for one in kinds for said in one.drawn.diagnostics]
