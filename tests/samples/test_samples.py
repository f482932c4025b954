"""The bulletins that come with us: the repository's sample, and those that try a layout's reach."""

import datetime as dt
import re
from pathlib import Path

import pytest

from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.pipeline import Job, check
from newsletter.source import read

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "content.yaml"
OTHERS = sorted(Path(__file__).parent.glob("*.yaml"))
PAGES = {"one-short-section": 1}

# What the closing sentence of each section counts.
FIGURES = (
    {"19", "190", "83", "12"},
    {"25", "64", "59"},
    {"181", "15"},
    {"64", "59", "181"},
)


@pytest.fixture(scope="module")
def document():
    return load(read(SAMPLE), KINDS)


def test_the_sample_fills_two_pages_and_nothing_is_to_be_told():
    result = check(Job(SAMPLE))
    assert (result.pages, result.diagnostics) == (2, ())


def test_its_day_is_a_thursday_and_the_forty_fifth(document):
    day = document.issue.date
    assert day.weekday() == dt.date(2026, 1, 1).weekday()
    # The 27th of the twelfth lunar month fell on 21 January; both days count.
    assert (day - dt.date(2020, 1, 21)).days + 1 == 45
    article = document.articles[0]
    assert "四十五日" in article.parts["headline"].text.plain
    assert "第四十五天" in article.parts["lead"].text.plain


def test_every_section_ends_on_its_figures(document):
    headed = [section for section in document.articles[0].sections if section.heading]
    assert len(headed) == len(FIGURES)
    for section, figures in zip(headed, FIGURES, strict=True):
        strong = {piece.text for piece in section.blocks[-1].text.pieces if "strong" in piece.marks}
        assert strong == figures, section.heading.plain


def test_it_opens_each_section_with_a_couplet_of_equal_halves(document):
    for section in document.articles[0].sections:
        for couplet in (block for block in section.blocks if type(block) is KINDS["couplet"]):
            assert len(couplet.upper.plain) == len(couplet.lower.plain)
        if section.heading:
            assert type(section.blocks[0]) is KINDS["couplet"]


def test_it_gives_no_telephone_and_links_to_an_example_only():
    text = SAMPLE.read_text("utf-8")
    assert not re.search(r"\d{3,4}-\d{7,8}|1\d{10}", text)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"example.org"}


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_the_other_samples_are_set_without_errors(path):
    result = check(Job(path))
    assert result.pages == PAGES.get(path.stem, result.pages) > 0


@pytest.mark.parametrize(
    ("layout", "changes"),
    [
        ("vertical-proof", ()),
        ("bulletin", (("grid.size", "9pt"), ("columns.count", "3"), ("columns.measure", "17em"))),
        ("bulletin", (("columns.count", "1"), ("columns.measure", "46em"))),
    ],
    ids=["vertical", "narrow", "one column"],
)
def test_drawn_kinds_stand_in_other_columns_and_writings(layout, changes):
    result = check(Job(Path(__file__).parent / "drawn-kinds.yaml", layout=layout, changes=changes))
    assert result.pages > 1
    assert not [said for said in result.diagnostics if said.code[0] == "E"]


def test_the_samples_hold_every_kind_of_block():
    samples = sorted(Path(__file__).parent.glob("*.yaml"))
    text = "\n".join(path.read_text("utf-8") for path in samples)
    # A paragraph or a section needs no key of its own, and the masthead is made of the publication.
    named = {match[1] for match in re.finditer(r"^[ -]*([a-z-]+):", text, re.MULTILINE)}
    assert set(KINDS.names) - named <= {"masthead", "section"}
