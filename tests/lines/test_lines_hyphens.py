"""T10 and T19: Latin words that break with a hyphen."""

import sys
from dataclasses import replace
from itertools import pairwise
from types import ModuleType, SimpleNamespace

import pytest
from fake_text import BODY, EM, RAGGED, fake

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, glyph_runs, hyphens, line_text
from newsletter.lines.breaking import break_lines
from newsletter.lines.opportunities import joints
from newsletter.shaping.fontbook import FontBook

FACE = SimpleNamespace(
    glyph=lambda code: 7 if code == 0x2D else 0, advance=lambda gid: 0.4 if gid == 7 else 0.5
)
POINTS = {"international": (2, 5, 7), "hyphenation": (2, 6), "communication": (3, 5, 7, 9)}


def faced(words, **changes):
    text = fake((words, changes))
    return replace(text, runs=tuple(replace(run, face=FACE) for run in text.runs))


@pytest.fixture
def dictionary(monkeypatch):
    """A dictionary of three words in the place of the library."""
    library = ModuleType("pyphen")
    asked = []

    class Pyphen:
        def __init__(self, *, lang, left, right):
            asked.append((lang, left, right))

        def positions(self, word):
            return POINTS.get(word, ())

    library.Pyphen = Pyphen
    library.language_fallback = {"de_DE": "de_DE"}.get
    monkeypatch.setitem(sys.modules, "pyphen", library)
    hyphens._dictionary.cache_clear()
    yield asked
    hyphens._dictionary.cache_clear()


def points(words, style=BODY, **changes):
    text = faced(words, **changes)
    return sorted(joints(text, style, hyphenate=hyphens.has_words(text, style)).hyphens)


def test_t19_points_of_the_dictionary(dictionary):
    assert points("用international的") == [3, 6, 8]
    assert dictionary == [("en_US", 2, 3)]


@pytest.mark.parametrize(
    "words",
    [
        "用International的",
        "INTERNATIONAL",
        "用https://international.example.org的",
        "寄international@example.org吧",
        "见international/hyphenation吧",
        "用unknownword的",
        "用hyphen的",
        "twenty-international的",
    ],
)
@pytest.mark.usefixtures("dictionary")
def test_t19_no_other_word_is_asked_for(words):
    assert points(words) == []


def test_t19_only_where_the_style_wants_it(dictionary):
    assert points("用international的", replace(BODY, hyphenate=False)) == []
    assert points("用international的", replace(BODY, balance=True)) == []
    assert dictionary == []


def test_t19_no_dictionary_is_opened_for_lines_that_are_even(dictionary):
    words = "甲乙丙丁戊己international庚辛壬癸子丑寅卯辰巳午未"
    break_lines(faced(words), BODY, [13 * EM])
    assert dictionary == []
    break_lines(faced(words), BODY, [9.3 * EM])
    assert dictionary == [("en_US", 2, 3)]


@pytest.mark.usefixtures("dictionary")
def test_t19_not_in_a_span_that_stays_whole():
    assert points("用international的", nobreak=True) == []


@pytest.mark.parametrize(
    ("lang", "asked"), [("de-DE", [("de_DE", 2, 3)]), ("zh-Hant", [("en_US", 2, 3)]), ("xx", [])]
)
def test_t19_the_run_s_language(dictionary, lang, asked):
    points("international", lang=lang)
    assert dictionary == asked


@pytest.mark.usefixtures("dictionary")
def test_t19_a_line_ends_with_a_hyphen_only_where_none_is_even_without():
    words = "甲乙丙丁戊己international庚辛壬癸子丑寅卯辰巳午未"
    narrow, wide = (break_lines(faced(words), BODY, [em * EM]) for em in (9.3, 13))
    assert [line.hyphen for line in narrow.lines] == [True, False, False]
    assert not any(line.hyphen for line in wide.lines)
    first = narrow.lines[0]
    assert narrow.text.text[first.start : first.stop] == "甲乙丙丁戊己inter"
    assert first.width == pytest.approx(9.3 * EM)
    end = first.origins[-1] + narrow.text.advances[first.stop - 1]
    assert end + 0.4 * EM == pytest.approx(9.3 * EM)
    assert not first.exact


@pytest.mark.usefixtures("dictionary")
def test_t19_two_running_hyphens_are_dear():
    words = "international communication hyphenation"
    lines = break_lines(faced(words), RAGGED, [6.5 * EM]).lines
    assert not any(a.hyphen and b.hyphen for a, b in pairwise(lines))


def test_t10_a_soft_hyphen_is_a_hyphen_point():
    words = "甲乙丙丁戊己inter\xadnational庚辛壬癸子丑寅卯"
    text = faced(words)
    assert joints(text, BODY).hyphens == {12}
    lines = break_lines(text, BODY, [9.3 * EM])
    first = lines.lines[0]
    assert first.hyphen
    assert words[first.start : first.stop] == "甲乙丙丁戊己inter\xad"


def test_t22_a_run_that_stays_whole_has_no_hyphen_point():
    kept = faced("甲乙丙丁戊己inter\xadnational庚辛", nobreak=True)
    assert joints(kept, BODY).hyphens == frozenset()


def test_t10_a_soft_hyphen_among_han_is_nothing():
    assert joints(faced("甲\xad乙"), BODY).hyphens == frozenset()


def test_t71_the_text_of_a_hyphenated_line_is_unchanged():
    face = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    words = "社区工作者的inter\xadnational交流活动"
    setter = Typesetter(FontBook())
    lines = setter.lines(Text((Run(words, face),), ParagraphStyle(10.0, 17.0)), 90.0)
    first = lines.lines[0]
    assert first.hyphen
    run = glyph_runs(lines, first)[-1]
    assert run.gids[-1] == run.face.glyph(ord("-"))
    assert run.texts[-1] == ""
    assert run.end == pytest.approx(90.0, abs=0.02)
    assert "".join(line_text(lines, line) for line in lines.lines) == words
    shown = "".join("".join(run.texts) for line in lines.lines for run in glyph_runs(lines, line))
    assert shown.replace("\xad", "") == words.replace("\xad", "")


def test_t19_the_real_dictionary():
    hyphens._dictionary.cache_clear()
    found = points("用international的")
    assert all(3 <= joint <= 11 for joint in found)
    assert found
