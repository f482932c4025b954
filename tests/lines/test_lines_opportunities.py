"""T14 to T17, T21, T42: where lines may break."""

from dataclasses import replace

import pytest
from fake_text import BODY, broken, fake

from newsletter.flow.style import Kinsoku
from newsletter.lines.opportunities import joints
from newsletter.shaping.classes import CLOSING, OPENING, STOPS

NOT_AT_START = {
    "PS": STOPS,
    "CL": CLOSING + "”’",
    "CN": "～〜–‐－—",
    "IP": "·‧・",
    "IT": "々〻ゝゞヽヾーっャ",
    "SUF": "%％‰℃㎡",
}
NOT_AT_END = {"OP": OPENING + "“‘"}
RANK = {Kinsoku.NONE: 0, Kinsoku.BASIC: 1, Kinsoku.GB: 2, Kinsoku.STRICT: 3}


def may(text, joint, level=Kinsoku.STRICT):
    return joints(fake(text), replace(BODY, kinsoku=level)).may_break(joint)


def broken_at(text, level=Kinsoku.STRICT):
    """The text with a bar at every joint where it may break."""
    found = joints(fake(text), replace(BODY, kinsoku=level))
    return "".join(("|" if j and found.may_break(j) else "") + char for j, char in enumerate(text))


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("char", "".join(NOT_AT_START.values()))
def test_t14_not_at_a_line_start(char, level):
    assert may(f"汉{char}字", 1, level) is (level is Kinsoku.NONE)
    assert may(f"汉{char}字", 2, level)


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("char", "".join(NOT_AT_END.values()))
def test_t14_not_at_a_line_end(char, level):
    assert may(f"汉{char}字", 1, level)
    assert may(f"汉{char}字", 2, level) is (level is Kinsoku.NONE)


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("char", "¥￥$＄£€№#+−±")
def test_t14_a_sign_stays_with_its_number_at_every_level(char, level):
    assert may(f"汉{char}5", 1, level)
    assert not may(f"汉{char}5", 2, level)


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("char", "/／")
def test_t14_solidus(char, level):
    for joint in (1, 2):
        assert may(f"汉{char}字", joint, level) is (RANK[level] < RANK[Kinsoku.GB])


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("mark", ["——", "……", "⋯⋯", "⸺"])
def test_t14_two_em_marks(mark, level):
    assert may(f"汉{mark}字", 1, level) is (level is not Kinsoku.STRICT)
    assert may(f"汉{mark}字", 1 + len(mark), level)


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("note", ["[1]", "[23]", "①", "¹"])
def test_t14_note_marks_stay_with_what_they_follow(note, level):
    assert not any(may(f"汉{note}字", joint, level) for joint in range(1, 1 + len(note)))
    assert may(f"汉{note}字", 1 + len(note), level)


UNITS = {
    "a": ["——", "……", "⋯⋯"],
    "b": ["？！", "！！", "？？？", "！！！"],
    "c": [
        "8.5%",
        "¥20",
        "−3℃",
        "25 km",
        "120/80 mmHg",
        "25km",
        "5‰",
        "30°C",
        "-3℃",
        "$1,000",
        "60 kg",
        "±5%",
    ],
    "d": ["123,456.78", "14:30", "3:1", "8–10", "2026-11-23", "8-10", "8~10", "1/2", "08:30-11:30"],
    "e": [
        "0416-1234567",
        "010-8888 6666",
        "138 0013 8000",
        "+86 138 0013 8000",
        "(010) 8888 6666",
        "400-800-8888",
    ],
    "f": ["2026年", "11月", "23日", "5号", "9时", "10点", "30分", "15秒", "500元", "60岁", "2026 年", "3 月"],
    "g": ["newsletter", "U.S.", "A4", "COVID-19", "WeChat", "it's", "iPhone", "km/h", "R&D", "3.5mm", "f(x)"],
    "h": ["e\u0301", "汉\ufe00"],
}


@pytest.mark.parametrize("level", list(Kinsoku))
@pytest.mark.parametrize("unit", [unit for units in UNITS.values() for unit in units if len(unit) > 1])
def test_t15_never_split(unit, level):
    clusters = [unit] if unit in UNITS["h"] else unit
    text = fake(f"汉{unit}字")
    if clusters is unit:
        inner = range(2, 1 + len(unit))
        found = joints(text, replace(BODY, kinsoku=level))
        assert not [joint for joint in inner if found.may_break(joint)]
    assert unit in broken(text, 40)[0]


def test_t15_up_to_four_figures_hold_their_date_word():
    assert "元" in broken_at("花9999元整").split("|")[1]
    assert broken_at("花10000元整").count("|") == 3


def test_t15_nobreak_runs_stay_whole():
    text = fake("甲乙丙", ("丁戊己庚", {"nobreak": True}), "辛壬")
    found = joints(text, BODY)
    assert [joint for joint in range(1, 9) if not found.may_break(joint)] == [4, 5, 6]


def test_t15_a_label_stays_with_its_text():
    text = fake(("一、", {"drawn": True}), "甲乙")
    assert not joints(text, BODY).may_break(2)


@pytest.mark.parametrize("label", ["①", "⑴", "一、", "（一）", "1.", "2）", "第一、", "•"])
def test_t15_typed_labels_stay_with_their_text(label):
    text = f"{label}甲乙"
    assert not may(text, len(label))
    assert not may(f"汉字：\n{text}", 4 + len(label))


def test_t15_a_nobreak_run_in_two_scripts_is_one():
    text = fake("甲", ("乙", {"nobreak": True}), ("ab", {"nobreak": True}), "丙")
    found = joints(text, BODY)
    assert [found.may_break(joint) for joint in (1, 2, 3, 4)] == [True, False, False, True]


def test_t15_raised_figures_are_note_marks():
    text = fake("甲", ("12", {"size": 6.0, "rise": 3.0}), "乙")
    found = joints(text, BODY)
    assert [found.may_break(joint) for joint in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", "a |b"),
        ("ab汉c", "ab|汉|c"),
        ("汉 (a)", "汉 |(a)"),
        ("汉 ，字", "汉 ，|字"),
        ("（ a）", "（ a）"),
        ("a\xa0b", "a\xa0b"),
        ("汉\u2060字", "汉\u2060字"),
        ("汉\u200b字", "汉\u200b|字"),
        ("ab\u200bcd", "ab\u200b|cd"),
        ("汉\u3000字", "汉\u3000|字"),
        ("well-known", "well-|known"),
        ("e-mail", "e-mail"),
        ("and/or", "and/or"),
        ('说"好"了', '说"好"|了'.replace("|", "")),
        ("😀😀", "😀|😀"),
    ],
)
def test_breaks_among_latin_and_blanks(text, expected):
    assert broken_at(text) == expected


def penalties(text):
    """The penalised joints as `left|right` of two characters."""
    return {
        f"{text[j - 1]}|{text[j]}": p
        for j, p in joints(fake(text), BODY).penalties.items()
        if 0 < j < len(text)
    }


@pytest.mark.parametrize(
    ("text", "pair", "penalty"),
    [
        ("在2026年5月初", "年|5", 40),
        ("在5月3日前", "月|3", 40),
        ("有3个人来", "3|个", 80),
        ("共12户人家", "2|户", 80),
        ("约5公里远", "5|公", 80),
        ("在第5次会", "第|5", 80),
        ("在第三次会", "第|三", 80),
        ("读《红楼梦》后", "红|楼", 60),
        ("他说：“好", "：|“", 30),
        ("红色的花", "色|的", 5),
        ("走了吗", "走|了", 5),
        ("走了吗", "了|吗", 5),
    ],
)
def test_t16_soft_keeps(text, pair, penalty):
    assert penalties(text)[pair] == penalty


@pytest.mark.parametrize(
    ("text", "pair"), [("社区通知", "社|区"), ("在第三届会", "三|届"), ("共12台车", "2|台")]
)
def test_t16_headings_keep_words_whole(text, pair):
    found = joints(fake(text), replace(BODY, balance=True))
    joint = text.index(pair.replace("|", "")) + 1
    assert found.penalties[joint] == 200


def test_t16_a_long_title_may_break_anywhere():
    assert not penalties("《一二三四五六七八九》")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "见https://example.org/news/page?id=42&lang=zh",
            "https://|example|.org/|news/|page?|id=|42&|lang=zh",
        ),
        ("见http://a.example.org/b", "http://|a|.example|.org/b"),
        ("见https://example.org/%E4%B8%AD-%E6%96%87", "https://|example|.org/|%E4%B8%AD-|%E6%96%87"),
        ("寄office@mail.example.org", "office@|mail|.example|.org"),
    ],
)
def test_t17_addresses(text, expected):
    assert broken_at(text).split("|", 1)[1] == expected


def test_t17_points_have_their_price():
    found = penalties("寄office@mail.example.org或https://example.org/ab/cd吧")
    assert found["@|m"] == 150
    assert found["l|."] == 200
    assert found["/|a"] == 120


def test_t17_a_line_ends_behind_a_typed_hyphen_only_where_it_must():
    """T71: some readers of the file drop a hyphen at a line's end."""
    found = penalties("见https://example.org/long-name/more和well-known的")
    assert found["-|n"] == found["-|k"] == 400
    assert found["/|m"] == 120


def test_t16_a_soft_keep_holds_where_it_can():
    text = "甲乙，丙丁，戊己，庚辛，壬癸，甲乙丙丁第5次会上又说甲乙丙丁戊己庚辛壬癸"
    assert len(text[: text.index("第") + 1]) == 20
    assert broken(text, 20)[0].endswith("第5次")


def test_t21_forced_breaks():
    assert broken("甲乙\n丙丁", 20) == ["甲乙\n", "丙丁"]
    assert broken("甲乙\n\n丙丁\n", 20) == ["甲乙\n", "\n", "丙丁\n"]


def test_t42_a_typed_ideographic_space_replaces_the_indent():
    style = replace(BODY, indent=20.0)
    plain, typed = broken("甲" * 30, 12, style), broken("\u3000\u3000" + "甲" * 30, 12, style)
    assert [line.lstrip("\u3000") for line in typed] == plain
