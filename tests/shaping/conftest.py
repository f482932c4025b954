"""Faces and paragraphs for the tests of shaping; small fonts are built where a rule needs odd ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.shaping import FontBook, shape
from newsletter.shaping.catalogue import Catalogue, Entry, FamilyEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from newsletter.shaping.text import ShapedText

# Advance, then the left, lower, right and upper edge of the ink.
Glyph = tuple[int, int, int, int, int]


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook(folders=())


def styled(family: Family = Family.SONG, weight: int = 400, size: float = 10.0, **more: object) -> FaceStyle:
    return FaceStyle(family, weight, size, BLACK, **more)  # type: ignore[arg-type]


def paragraph(*runs: Run) -> Text:
    return Text(runs=runs, style=ParagraphStyle(10.0, 17.0))


@pytest.fixture
def shaped(book: FontBook) -> Callable[..., ShapedText]:
    """A text of one run, shaped with the shipped faces or those of another *book*."""

    def make(text: str, *, using: FontBook = book, trace: object = None, **style: object) -> ShapedText:
        return shape(paragraph(Run(text, styled(**style), trace)), using)  # type: ignore[arg-type]

    return make


@pytest.fixture
def shaped_runs(book: FontBook) -> Callable[..., ShapedText]:
    """A text of several runs, each a string with its style's values."""

    def make(*runs: tuple[str, dict[str, object]], **more: object) -> ShapedText:
        return shape(paragraph(*(Run(text, styled(**style), **more) for text, style in runs)), book)  # type: ignore[arg-type]

    return make


@pytest.fixture
def small_book(tmp_path: Path) -> Callable[..., FontBook]:
    """A book whose family 宋 has one small font with the given glyphs."""

    def make(glyphs: Mapping[str, Glyph], features: str = "", **family: object) -> FontBook:
        build_font(tmp_path / "small.ttf", glyphs, features)
        faces = {"small": Entry("small", ("small.ttf",), 400, "Small")}
        for key in family.get("latin", ()):  # type: ignore[attr-defined]
            faces[key] = Entry(key, (f"{key}.ttf",), 400, key)
        entry = FamilyEntry(faces=("small",), **family)  # type: ignore[arg-type]
        families = {Family.SONG: entry, Family.HEI: FamilyEntry(()), Family.KAI: FamilyEntry(())}
        return FontBook(Catalogue(tmp_path, faces, families, (), ()), folders=())

    return make


@pytest.fixture
def font_builder() -> Callable[..., None]:
    return build_font


def build_font(path: Path, glyphs: Mapping[str, Glyph], features: str = "", upem: int = 1000) -> None:
    """A TrueType font of boxes; a glyph whose name is not one character is reached by features only."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = {name: f"u{ord(name):04X}" if len(name) == 1 else name for name in glyphs}
    builder = FontBuilder(upem, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(char): name for char, name in names.items() if len(char) == 1})
    outlines, metrics = {}, {}
    for char, (advance, left, bottom, right, top) in {".notdef": (500, 0, 0, 0, 0), **glyphs}.items():
        pen = TTGlyphPen(None)
        if right > left:
            pen.moveTo((left, bottom))
            for point in ((left, top), (right, top), (right, bottom)):
                pen.lineTo(point)
            pen.closePath()
        outlines[names.get(char, char)] = pen.glyph()
        metrics[names.get(char, char)] = (advance, left)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small-Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    builder.save(path)
