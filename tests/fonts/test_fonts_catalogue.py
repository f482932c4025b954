"""The shipped fonts are the ones the catalogue names, with their licences, and hold what Chinese needs."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING

import pytest

from newsletter.basics.data import data_folder
from newsletter.flow.style import Family
from newsletter.shaping import FontBook
from newsletter.shaping.catalogue import NAME, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = data_folder("fonts")
TABLES = tomllib.loads((FONTS / NAME).read_text("utf-8"))["faces"]
SHIPPED = sorted(key for key, table in TABLES.items() if not table.get("optional"))
# The members of T13's classes.
MARKS = (
    "（〔［｛〈《「『【〖〘〚“‘〝﹁﹃([{）〕］｝〉》」』】〗〙〛”’〞〟﹂﹄)]}。．，、：；！？‼⁇⁈⁉.,:;!?～~〜–‐－—·‧・/／⸺…⋯"
    "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょァィゥェォッャュョ¥￥$＄£€№#+−±"
)


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook(folders=())


def gb2312() -> Iterator[str]:
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            char = bytes((row, cell)).decode("gb2312", "ignore")
            if char:
                yield char


@pytest.mark.parametrize("key", SHIPPED)
def test_the_file_is_the_one_that_was_catalogued(key):
    data = (FONTS / TABLES[key]["file"]).read_bytes()

    assert hashlib.sha256(data).hexdigest() == TABLES[key]["sha256"]


@pytest.mark.parametrize("key", SHIPPED)
def test_a_licence_stands_beside_each_font(key):
    text = (FONTS / TABLES[key]["licence"]).read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert TABLES[key]["source"]
    assert TABLES[key]["copyright"]


@pytest.mark.parametrize("key", SHIPPED)
def test_the_font_says_the_version_and_weight_that_the_catalogue_says(key, book):
    from fontTools.ttLib import TTFont

    face = book.face(key)
    with TTFont(face.path, lazy=True) as font:
        named = font["name"].getDebugName(5)

    assert named.startswith(f"Version {TABLES[key]['version']}")
    assert face.metrics.weight == TABLES[key]["weight"]


def test_no_other_font_lies_in_the_folder():
    files = {path.name for path in FONTS.glob("*.ttf")}

    assert files == {TABLES[key]["file"] for key in SHIPPED}


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI, Family.KAI])
@pytest.mark.parametrize("weight", [400, 700, 900])
def test_every_gb2312_character_is_in_the_familys_own_face(family, weight, book):
    face = book.primary(family, weight)

    assert [char for char in gb2312() if not face.covers(ord(char))] == []


@pytest.mark.parametrize("family", list(Family))
def test_every_mark_has_a_face(family, book):
    faces = [book.face(seat.key) for seat in book.chain(family, 400).han]

    assert [mark for mark in MARKS if not any(face.covers(ord(mark)) for face in faces)] == []


@pytest.mark.parametrize("char", "𠮷䶮𰻝")
def test_rare_characters_of_names_have_a_face(char, book):
    faces = [book.face(seat.key) for seat in book.chain(Family.SONG, 400).han]

    assert any(face.covers(ord(char)) for face in faces)


def test_every_key_that_is_named_is_catalogued():
    catalogue = read_catalogue(FONTS)
    named = [key for family in catalogue.families.values() for key in (*family.faces, *family.latin)]
    named += [key for region in catalogue.regions for keys in region.families.values() for key in keys]

    assert set(named) | set(catalogue.symbols) == set(catalogue.faces)
    assert set(catalogue.families) == set(Family)


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-HK", "ja", "ko"])
def test_other_regions_are_named_for_the_three_families(lang):
    region = next(region for region in read_catalogue(FONTS).regions if region.speaks(lang))

    assert {Family.SONG, Family.HEI} <= set(region.families)
