"""Runs by script and side, and the characters that have two sides (T3, T4, T11)."""

import pytest

from newsletter.shaping.classes import classify
from newsletter.shaping.itemize import graphemes, itemize


def items(text, lang="zh-Hans"):
    return [(text[i.start : i.stop], i.script) for i in itemize(text, 0, len(text), lang, classify(text))]


def sides(text, lang="zh-Hans"):
    return {
        text[n]: i.latin
        for i in itemize(text, 0, len(text), lang, classify(text))
        for n in range(i.start, i.stop)
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("中文“引号”，", [("中文“引号”，", "Hani")]),
        ("共12人", [("共", "Hani"), ("12", "Latn"), ("人", "Hani")]),
        ("αβ, γ中", [("αβ, γ", "Grek"), ("中", "Hani")]),
        ("да, да", [("да, да", "Cyrl")]),
        ("ひらカナー。", [("ひらカナー", "Kana"), ("。", "Hani")]),
        ("a\u200bb", [("a\u200bb", "Latn")]),
        ("甲\n乙", [("甲", "Hani"), ("\n", ""), ("乙", "Hani")]),
    ],
)
def test_scripts(text, parts):
    """T3: marks of the Han face are Hani; common characters join what stands before them."""
    assert items(text) == parts


@pytest.mark.parametrize(
    ("text", "mark", "latin"),
    [
        ("他说“好”。", "“", False),
        ("他说“OK”。", "“", False),
        ("see “this” word 中", "“", True),
        ("it’s 中", "’", True),
        ("中——文", "—", False),
        ("a — b 中", "—", True),
        ("中…文", "…", False),
        ("and … so 中", "…", True),
        ("阿·姆", "·", False),
        ("J·K", "·", True),
        ("甲×乙", "×", False),
        ("3×5", "×", True),
        ("甲 × 乙", "×", False),
        ("30°以上", "°", True),
        ("甲/乙", "/", False),
        ("km/h", "/", True),
        ("①", "①", False),
        ("25℃", "℃", False),
        ("8–10", "–", True),
        ("中-文", "-", True),
    ],
)
def test_ambiguous_characters_take_the_side_of_their_neighbours(text, mark, latin):
    """T4."""
    assert sides(text)[mark] is latin


@pytest.mark.parametrize("mark", "“”‘’—…·×")
def test_in_an_english_paragraph_all_are_latin(mark):
    """T4."""
    assert sides(f"a {mark} b", "en")[mark] is True


def test_graphemes_hold_marks_selectors_joiners_and_flags():
    text = "e\u0301葛\U000e0100👨\u200d👩\u200d👧🇨🇳🇫🇷👍🏽x"

    assert graphemes(text) == ["e\u0301", "葛\U000e0100", "👨\u200d👩\u200d👧", "🇨🇳", "🇫🇷", "👍🏽", "x"]


def test_latin_quotes_of_a_han_face_are_narrow(shaped):
    """T11: `pwid` where the Latin face is the Han face."""
    text = shaped("see “this” word 中“文”")
    widths = [text.advances[i] for i in range(len(text)) if text.cluster(i) in "“”"]

    assert max(widths[:2]) < 6
    assert widths[2:] == [10, 10]


def test_latin_is_kerned_and_han_is_not(shaped):
    """T11."""
    assert sum(shaped("AVTo").advances) < sum(sum(shaped(char).advances) for char in "AVTo")
    assert list(shaped("，。（）、《").advances) == [10] * 6


def test_letters_that_are_tracked_do_not_join(shaped):
    assert len(shaped("fi")) == 1
    assert len(shaped("fi", tracking=1.0)) == 2


@pytest.mark.parametrize("family", "宋黑楷")
@pytest.mark.parametrize("weight", [400, 700, 900])
def test_table_figures_share_one_advance(shaped, family, weight):
    """T11, T50: also where the face has no feature for it and kerns its figures."""
    text = shaped("0123456789 1141", family=family, weight=weight, figures="tnum")
    widths = {round(text.advances[i], 6) for i in range(len(text)) if text.cluster(i).isdigit()}

    assert len(widths) == 1


def test_latin_dots_are_the_same_with_and_without_quotes(shaped):
    """T4, T11: the Latin form of … in a Han face."""
    plain, quoted = shaped("so … and 中"), shaped("so … “and” 中")

    assert plain.gids[3] == quoted.gids[3] != shaped("中…文").gids[1]
