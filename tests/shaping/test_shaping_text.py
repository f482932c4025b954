"""Characters survive shaping unchanged, in whole clusters (T1, T3, T8, T10)."""

import unicodedata

import pytest

from newsletter.flow.style import Family
from newsletter.shaping.classes import Class

SAMPLES = [
    "nǐ hǎo",
    unicodedata.normalize("NFD", "nǐ hǎo"),
    "𠮷野家䶮",
    "豈\uf900Ω\u2126",
    "甲\u200b乙\u2060丙\xa0丁\xad戊\u3000己",
    "葛\U000e0100城",
    "☎\ufe0e",
    "第一行\n第二行",
    "——……？！office ﬁ",
]


def columns(text):
    return [text.cluster(index) for index in range(len(text))]


@pytest.mark.parametrize("sample", SAMPLES)
def test_code_points_stay_as_typed(shaped, sample):
    """T1."""
    text = shaped(sample)

    assert text.text == sample
    assert "".join(columns(text)) == sample


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_columns_fit_together(shaped, sample):
    text = shaped(sample)
    count = len(text)

    assert len(text.starts) == len(text.glyph_starts) == count + 1
    assert {len(c) for c in (text.run_of, text.advances, text.lead, text.trail)} == {count}
    assert len(text.gids) == len(text.dx) == len(text.dy) == text.glyph_starts[-1]
    assert list(text.starts) == sorted(set(text.starts))
    assert 0 not in text.gids


def test_runs_cover_the_clusters_in_order(shaped):
    text = shaped("甲𠮷a☑b")

    assert [run.start for run in text.runs] == [0, *[run.stop for run in text.runs[:-1]]]
    assert text.runs[-1].stop == len(text)
    assert all(text.runs[n].start <= i < text.runs[n].stop for i, n in enumerate(text.run_of))
    assert all(run.offset == text.starts[run.start] for run in text.runs)


def test_a_base_and_its_mark_are_one_cluster(shaped):
    text = shaped("ne\u0301e")

    assert columns(text) == ["n", "e\u0301", "e"]


def test_a_variation_sequence_is_one_cluster_with_one_glyph(shaped):
    """T8: an unknown form is told and its base drawn."""
    text = shaped("葛\U000e0100城")

    assert columns(text) == ["葛\U000e0100", "城"]
    assert list(text.glyph_starts) == [0, 1, 2]
    assert [(d.code, dict(d.values)["point"]) for d in text.diagnostics] == [("W215", "U+E0100")]


def test_a_newline_is_a_forced_break_without_glyphs(shaped):
    text = shaped("甲\n乙")

    assert text.classes[1] == Class.FORCED
    assert text.glyph_starts[1] == text.glyph_starts[2]
    assert text.advances[1] == 0
    assert not text.diagnostics


@pytest.mark.parametrize("invisible", ["\u200b", "\u2060", "\xad", "\ufeff"])
def test_invisible_characters_take_no_room(shaped, invisible):
    """T10."""
    text = shaped(f"甲{invisible}乙")

    assert columns(text) == ["甲", invisible, "乙"]
    assert text.advances[1] == 0
    assert not text.diagnostics


def test_spaces_keep_their_widths(shaped):
    text = shaped("甲\u3000乙 a\xa0b")
    widths = dict(zip(columns(text), text.advances, strict=True))

    assert widths["\u3000"] == pytest.approx(10)
    assert widths[" "] == pytest.approx(widths["\xa0"])


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\x07", "E205"),
        ("\t", "E205"),
        ("\x85", "E205"),
        ("\u2028", "E205"),
        ("\u202e", "E206"),
        ("\u202c", "E206"),
        ("\u2067", "W207"),
        ("\u200f", "W207"),
        ("\ue000", "E203"),
        ("\ue863", "E204"),
        ("\U000f0001", "E203"),
        ("\ufffe", "E205"),
        ("\ud800", "E205"),
    ],
)
def test_controls_and_private_characters_are_told(shaped, char, code):
    """T9, T10."""
    text = shaped(f"甲{char}乙")

    assert [d.code for d in text.diagnostics] == [code]
    assert columns(text) == ["甲", char, "乙"]
    assert 0 not in text.gids


@pytest.mark.parametrize("family", list(Family))
@pytest.mark.parametrize("weight", [400, 700, 900])
def test_a_paragraph_is_as_wide_as_its_characters(shaped, family, weight):
    text = shaped("上下同欲者胜，风雨同舟者兴。", family=family, weight=weight, size=12.0)

    assert sum(text.advances) == pytest.approx(14 * 12)


def test_an_empty_paragraph_is_empty(shaped):
    text = shaped("")

    assert (len(text), text.runs, list(text.starts), list(text.glyph_starts)) == (0, (), [0], [0])


def test_source_runs_stay_apart(shaped_runs):
    """T3: face, size and style part runs, even inside a word."""
    text = shaped_runs(("加粗", {"weight": 700}), ("不加", {}), ("12", {"size": 8.0}))

    assert [run.face.key for run in text.runs] == [
        "noto-serif-sc-700",
        "noto-serif-sc-400",
        "noto-serif-sc-400",
    ]
    assert [run.style.size for run in text.runs] == [10, 10, 8]
    assert [run.offset for run in text.runs] == [0, 2, 4]


def test_what_a_run_says_of_itself_is_kept(shaped_runs):
    text = shaped_runs(("甲乙", {}), link="https://example.org", nobreak=True, drawn=True)
    run = text.runs[0]

    assert (run.link, run.nobreak, run.drawn) == ("https://example.org", True, True)


def test_a_lone_mark_is_drawn_without_a_circle_of_its_own(shaped):
    """T7."""
    text = shaped("\u0301")

    assert (len(text), len(text.gids)) == (1, 1)
    assert 0 not in text.gids
