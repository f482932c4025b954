"""T13: classes, and what neighbours make of the characters that are two things."""

import pytest

from newsletter.shaping.classes import Class, classify

MEMBERS = {
    Class.OP: "（〔［｛〈《「『【〖〘〚“‘〝﹁﹃",
    Class.CL: "）〕］｝〉》」』】〗〙〛”’〞〟﹂﹄",
    Class.PS: "。．，、：；！？‼⁇⁈⁉",
    Class.CN: "～〜–‐－",
    Class.IP: "·‧・",
    Class.SL: "/／",
    Class.TW: "⸺",
    Class.IT: "々〻ゝゞヽヾーっャ",
    Class.SUF: "%％‰°′″℃℉㎡㎏²³™",
    Class.HAN: "汉〇あア𠮷豈𰻝",
    Class.LATIN: "AzéΩЖ@&",
    Class.DIGIT: "0123456789",
    Class.SPACE: " \u2009",
    Class.IDSPACE: "\u3000",
    Class.FORCED: "\n\u2028",
    Class.ZW: "\u200b",
    Class.GLUE: "\xa0\u2060\xad",
    Class.SYM: "※●→😀한Ａ１",
}


def names(text):
    return [Class(kind).name for kind in classify(list(text))]


@pytest.mark.parametrize(("kind", "char"), [(k, c) for k, chars in MEMBERS.items() for c in chars])
def test_t13_members(kind, char):
    assert classify(["汉", char, "字"])[1] == kind


@pytest.mark.parametrize("char", "([{")
def test_t13_ascii_openers_count_beside_han(char):
    assert names(f"汉{char}a")[1] == "OP"
    assert names(f"a{char}汉")[1] == "OP"
    assert names(f"a{char}b")[1] == "LATIN_OPEN"


@pytest.mark.parametrize("char", ")]}")
def test_t13_ascii_closers_count_beside_han(char):
    assert names(f"a{char}汉")[1] == "CL"
    assert names(f"a{char}b")[1] == "LATIN_MARK"


@pytest.mark.parametrize("char", ".,:;!?")
def test_t13_ascii_stops_count_beside_han(char):
    assert names(f"汉{char}a")[1] == "PS"
    assert names(f"a{char}b")[1] == "LATIN_MARK"


@pytest.mark.parametrize("char", "¥￥$＄£€№#+−±")
def test_t13_signs_before_a_number(char):
    assert names(f"汉{char}5")[1] == "PRE"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("破——折", "HAN TW TW HAN"),
        ("破—折", "HAN CN HAN"),
        ("a — b", "LATIN SPACE LATIN_MARK SPACE LATIN"),
        ("完……", "HAN TW TW"),
        ("甲~乙", "HAN CN HAN"),
        ("8-10", "DIGIT HY DIGIT DIGIT"),
        ("温-3", "HAN PRE DIGIT"),
        ("甲-乙", "HAN CN HAN"),
        ("C++", "LATIN LATIN LATIN"),
        ("3+5", "DIGIT LATIN DIGIT"),
        ("长×宽", "HAN SYM HAN"),
        ("≥50", "PRE DIGIT DIGIT"),
        ("文[12]中", "HAN NM NM NM NM HAN"),
        ("注①。", "HAN NM PS"),
        ("：①报", "PS SYM HAN"),
        ("#号", "SYM HAN"),
        ('"词"', "QU HAN QU"),
        ("it's", "LATIN LATIN LATIN LATIN"),
    ],
)
def test_neighbours_settle_the_class(text, expected):
    assert names(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("他说“你好”，", "OP CL"),
        ("他说“OK”，", "OP CL"),
        ("He said “OK”, then", "LATIN_OPEN LATIN_MARK"),
        ("用 a “b” c 表示", "LATIN_OPEN LATIN_MARK"),
        ("“中文” a", "OP CL"),
        ("“whole”", "LATIN_OPEN LATIN_MARK"),
        ("他说it’s好", "LATIN"),
        ("他说‘it’好", "OP CL"),
        ("多出的”", "CL"),
    ],
)
def test_t4_quotes_by_what_they_hold_and_stand_in(text, quotes):
    found = [name for char, name in zip(text, names(text), strict=True) if char in "“”‘’"]
    assert found == quotes.split()


def test_a_cluster_has_the_class_of_its_base():
    assert names(["e\u0301", "汉\ufe00"]) == ["LATIN", "HAN"]


def test_nothing_gives_nothing():
    assert classify([]) == []


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("rock ’n’ roll汉", 5, Class.LATIN_OPEN),
        ("rock ’n’ roll汉", 7, Class.LATIN_MARK),
        ("’98年", 0, Class.LATIN_OPEN),
        ("the ’90s汉", 4, Class.LATIN_OPEN),
        ("students’ 汉", 8, Class.LATIN_MARK),
        ("‘it’s ok’吗", 0, Class.OP),
        ("‘it’s ok’吗", 3, Class.LATIN),
        ("‘it’s ok’吗", 8, Class.CL),
        ("说‘好’了", 3, Class.CL),
        ("说‘ABC’了", 5, Class.CL),
        ("don’t汉", 3, Class.LATIN),
    ],
)
def test_t4_apostrophes(text, at, kind):
    assert classify(list(text))[at] == kind


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("H₂O", 1, Class.LATIN),
        ("Ca²⁺", 3, Class.SUF),
        ("F#语", 1, Class.LATIN),
        ("2023—2024", 4, Class.CN),
        ("汉—汉", 1, Class.CN),
        ("word — word", 5, Class.LATIN_MARK),
        ("——", 0, Class.TW),
    ],
)
def test_t13_signs_of_formulas_and_dashes_between_figures(text, at, kind):
    assert classify(list(text))[at] == kind
