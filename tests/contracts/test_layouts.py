"""What every layout owes: texts of every length and kind stand in it, and every kind of block."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from set_layouts import LAYOUTS, ONE_SHEET, TEXTS, composed, design, document

from newsletter.basics.diagnostic import Severity
from newsletter.blocks import KINDS
from newsletter.display.dump import dump
from newsletter.model.load import load
from newsletter.source.read import read_text

sys.path.append(str(Path(__file__).parents[1] / "page"))
from invariants import broken

ENGLISH = "english"
CHINESE = re.compile(r"[\u2e80-\u2fff\u3001-\u9fff\uff00-\uffef]")
HAN = re.compile(r"[\u3400-\u9fff]")
# The Han characters that texts in a language may have; Korean ones have none here.
SETS = {"zh-Hant": "big5", "ja": "shift_jis", "ko": None}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0H9V6Z"/></svg>'
# What is told of a text or a machine, not of a layout: no stand-in for a face, an odd page too many, knobs
# that were turned, a long Latin word, loose lines, a part that the layout has no place for, a couplet's form
# that its columns have no room for.
OF_THE_TEXT = {"H208", "W507", "H508", "W250", "W252", "W414", "H397"}
# Texts of paragraphs alone; figures and tables that cannot be parted may leave columns uneven.
PARAGRAPHS = ("one-short-section", "ten-long-sections", "long-headline")
# More pictures than text: those that wait for room are told of elsewhere than beside their words.
CROWDED = "fourteen-pictures"


def fills_a_sheet(layout):
    return design(layout).spec.fit == "sheet"


def excused(text, layout, rule):
    """Whether *rule* cannot hold for such a text in such a layout."""
    if "column feet" in rule:
        return text not in PARAGRAPHS
    if "far from page" in rule:
        return text == CROWDED
    # What must end on a page of even number may have little to stand on the page before.
    return "half full" in rule and design(layout).masters.last.foot is not None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", [name for name in TEXTS if name != ENGLISH])
def test_every_text_stands_in_every_layout(text, layout):
    made = composed(document(TEXTS[text]), layout)
    if made.pages is None:
        assert fills_a_sheet(layout)
        # How far it is over is told, in lines and characters.
        (fault,) = made.errors
        assert fault.code in ONE_SHEET
        assert {"lines", "characters"} <= dict(fault.values).keys()
        assert text != "one-short-section"
        return
    assert {said.code for said in made.found} <= OF_THE_TEXT
    assert not [rule for rule in broken(made.pages) if not excused(text, layout, rule)]


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """One document of each kind's example, whatever may stand in a section, and one of them all."""
    folder = tmp_path_factory.mktemp("kinds")
    for picture in ("pagoda.svg", "mask.svg", "letter.svg"):
        (folder / picture).write_text(SVG, encoding="utf-8")
    return {name: _document(folder, [name]) for name in _inner()} | {"all": _document(folder, _inner())}


def _inner():
    return [name for name in KINDS.names if KINDS[name].inner]


def _document(folder, names):
    said = (example for name in names for example in (KINDS[name].example, *KINDS[name].variants))
    blocks = "\n".join("      - " + example.strip().replace("\n", "\n        ") for example in said)
    text = (
        "version: 1\npublication: {name: 柳湾社区, issuer: 柳湾社区居委会}\nissue: {number: 3, date: 2022-04-02}\n"
        "headline: 各样的块\nsections:\n  - heading: 巷子\n    id: lanes\n    blocks:\n      - 先有一段话。\n"
        f"{blocks}\n      - 末了还有一段话。\n"
    )
    made = load(read_text(text.encode(), folder / "content.yaml"), KINDS)
    assert not [said for said in made.diagnostics if said.severity is Severity.ERROR], names
    return made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_kind_of_block_stands_in_every_layout(layout, kinds):
    # One sheet cannot hold them all, and what stands beside its heading cannot be parted: there, one by one.
    names = _inner() if fills_a_sheet(layout) else ["all"]
    for name in names:
        made = composed(kinds[name], layout, free=True)
        assert made.pages is not None, (name, made.errors)
        assert {said.code for said in made.found} <= OF_THE_TEXT, name
        rules = ("below the type area", "off the grid", "stranded")
        assert not [said for said in broken(made.pages) if any(rule in said for rule in rules)], name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_english_document_shows_no_chinese_words(layout):
    whole = document(TEXTS[ENGLISH])
    for said in _singly(whole) if fills_a_sheet(layout) else (whole,):
        made = composed(said, layout, free=True)
        assert made.pages is not None, made.errors
        assert [line for line in dump(made.drawn()).splitlines() if CHINESE.search(line)] == []


@pytest.mark.parametrize("lang", SETS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_document_in_an_eastern_language_shows_none_of_another(layout, lang):
    """In the English text, what is neither Latin nor of *lang* is a word that the layout left in Chinese."""
    whole = _spoken(lang)
    for said in _singly(whole) if fills_a_sheet(layout) else (whole,):
        made = composed(said, layout, free=True)
        assert made.pages is not None, made.errors
        han = {letter for letter in dump(made.drawn()) if HAN.match(letter)}
        assert [letter for letter in han if not _known(letter, lang)] == []


@cache
def _spoken(lang):
    """The English text as one in *lang*, without the roll of names, which stands in columns of Chinese names."""
    lines = (
        TEXTS[ENGLISH].read_text("utf-8").replace("Willow Bend,", "WB,").replace("lang: en", f"lang: {lang}")
    )
    text = "".join(line for line in lines.splitlines(keepends=True) if "honour:" not in line)
    return load(read_text(text.encode(), TEXTS[ENGLISH]), KINDS)


def _known(letter, lang):
    """Whether the language's own standard has a Han character."""
    try:
        return SETS[lang] is not None and letter.encode(SETS[lang]) != b""
    except UnicodeEncodeError:
        return False


def _singly(whole):
    """The document with one block after another, each behind a paragraph, as all that it holds."""
    (article,) = whole.articles
    (section,) = article.sections
    paragraph = next(block for block in section.blocks if type(block) is KINDS["paragraph"])
    for block in section.blocks:
        one = replace(article, sections=(replace(section, blocks=(paragraph, block)),))
        yield replace(whole, articles=(one,))
