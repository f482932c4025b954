"""Markup of what stands beside characters: readings, classes, struck and highlighted words (T51–T53)."""

from __future__ import annotations

import pytest

from newsletter.basics.span import SourceFile, Span, Trace
from newsletter.source.fold import glue
from newsletter.source.inline import parse_inline
from newsletter.source.node import ScalarNode, Style


def scalar(text):
    file = SourceFile("a.yaml", (text,))
    return ScalarNode(text, Span(file, 1, 1, 2), Trace(file, ((0, 1, 1),)), Style.PLAIN)


def pieces(text, faults=None):
    """Each piece: its words, its marks and classes, its reading."""
    found = parse_inline(scalar(text), faults).pieces
    return [
        (
            one.text,
            " ".join((*sorted(one.marks), *(mark.name for mark in one.classes))),
            one.reading.text if one.reading else "",
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{卫|wèi}", [("卫", "", "wèi")]),
        ("他叫{卫健|wèi|jiàn}局", [("他叫", "", ""), ("卫", "", "wèi"), ("健", "", "jiàn"), ("局", "", "")]),
        ("{疫苗|yì miáo}。", [("疫苗", "", "yì miáo"), ("。", "", "")]),
        ("{卫健| wèi | jiàn }", [("卫", "", "wèi"), ("健", "", "jiàn")]),
        ("{卫健|wèi|}", [("卫", "", "wèi"), ("健", "", "")]),
        ("“{卫|wèi}”，{健|jiàn}", [("“", "", ""), ("卫", "", "wèi"), ("”，", "", ""), ("健", "", "jiàn")]),
        ("**{卫|wèi}**健", [("卫", "strong", "wèi"), ("健", "", "")]),
        ("**在{卫|wèi}**，", [("在", "strong", ""), ("卫", "strong", "wèi"), ("，", "", "")]),
        (r"{a\|b|c\}d}", [("a|b", "", "c}d")]),
        (r"\{卫|wèi}", [("{卫|wèi}", "", "")]),
        ("`{卫|wèi}`", [("{卫|wèi}", "code", "")]),
        ("{卫}{|wèi}{卫| }", [("{卫}{|wèi}{卫| }", "", "")]),
    ],
)
def test_t53_readings(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("~~删~~ ==标==", [("删", "strike", ""), (" ", "", ""), ("标", "highlight", "")]),
        ("上==“重点”==，下", [("上", "", ""), ("“重点”", "highlight", ""), ("，下", "", "")]),
        ("（~~旧~~）新", [("（", "", ""), ("旧", "strike", ""), ("）新", "", "")]),
        ("~~甲==乙==丙~~", [("甲", "strike", ""), ("乙", "strike highlight", ""), ("丙", "strike", "")]),
        ("**~~删~~**", [("删", "strong strike", "")]),
        ("==甲==乙==丙==", [("甲", "highlight", ""), ("乙", "", ""), ("丙", "highlight", "")]),
        ("8:00~~12:00，14:00~~18:00", [("8:00~~12:00，14:00~~18:00", "", "")]),
        ("a == b == c", [("a == b == c", "", "")]),
        ("=====", [("=====", "", "")]),
        ("~~只开不闭", [("~~只开不闭", "", "")]),
    ],
)
def test_struck_and_highlighted_words(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[张三]{.name}、", [("张三", "name", ""), ("、", "", "")]),
        ("[重点。]{.dots}。", [("重点。", "dots", ""), ("。", "", "")]),
        ("[“引”]{.kai}，", [("“引”", "kai", ""), ("，", "", "")]),
        ("[红]{.red .kai}[蓝]{.blue.hei}", [("红", "red kai", ""), ("蓝", "blue hei", "")]),
        (
            "[甲[乙]{.dots}丙]{.name}",
            [("甲", "name", ""), ("乙", "name dots", ""), ("丙", "name", "")],
        ),
        ("[**粗**字]{.kai}", [("粗", "strong kai", ""), ("字", "kai", "")]),
        ("**[粗]{.dots}**", [("粗", "strong dots", "")]),
        ("A4**[粗]{.dots}**B5", [("A4", "", ""), ("粗", "strong dots", ""), ("B5", "", "")]),
        ("A4**{卫|wèi}**B5", [("A4", "", ""), ("卫", "strong", "wèi"), ("B5", "", "")]),
        ("A4==[粗]{.dots}==B5", [("A4", "", ""), ("粗", "highlight dots", ""), ("B5", "", "")]),
        ("[{卫|wèi}健]{.name}", [("卫", "name", "wèi"), ("健", "name", "")]),
        ("[x]{y} [x] {.a} []{.a}", [("[x]{y} [x] {.a} []{.a}", "", "")]),
        (r"\[甲]{.name}", [("[甲]{.name}", "", "")]),
    ],
)
def test_words_under_classes(text, expected):
    assert pieces(text) == expected


def test_classes_stand_in_links_and_links_under_classes():
    for text in ("[[官网]{.name}在](https://e.org)", "[[官网](https://e.org)]{.name}"):
        first = parse_inline(scalar(text)).pieces[0]
        assert (first.text, first.link, first.classes[0].name) == ("官网", "https://e.org", "name")


def test_a_link_inside_a_link_stays_as_commonmark_has_it():
    found = parse_inline(scalar("[甲[乙](https://e.org)](https://f.org)")).pieces
    assert [(one.text, one.link) for one in found] == [
        ("[甲", None),
        ("乙", "https://e.org"),
        ("](https://f.org)", None),
    ]


def test_two_names_are_told_apart_and_one_is_one():
    a, b, c = parse_inline(scalar("[张**三**]{.name}[李四]{.name}")).pieces
    assert a.classes == b.classes
    assert a.classes[0].group != c.classes[0].group


def test_the_parts_of_a_word_are_one_group():
    a, b, c = parse_inline(scalar("{卫健|wèi|jiàn}{局|jú}")).pieces
    assert a.reading.group == b.reading.group != c.reading.group


def test_readings_and_classes_know_their_places():
    name, read = parse_inline(scalar(r"[张]{.name}{卫\||wèi}")).pieces
    assert (name.classes[0].span.column, name.classes[0].span.end) == (6, 10)
    assert [read.trace.at(i).column for i in range(2)] == [12, 14]
    assert [read.reading.trace.at(i).column for i in range(3)] == [16, 17, 18]


@pytest.mark.parametrize("text", ["他{卫健局|wèi|jiàn}", "他{卫|wèi|jiàn}"])
def test_readings_that_fit_no_word_are_an_error(text):
    faults = []
    parse_inline(scalar(text), faults)
    assert [(one.code, one.span.column) for one in faults] == [("E190", 2)]


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("他叫{卫|wèi}", "a", ""),
        ("a", "{卫|wèi}", ""),
        ("a", "{OK|ok}", " "),
        ("[张三]{.name}", "and", ""),
        ("[Li]{.name}", "and", " "),
        ("and", "==标==", ""),
    ],
)
def test_t2_a_line_of_the_file_may_end_in_a_reading_or_a_class(before, after, between):
    assert glue(before, after) == between


@pytest.mark.parametrize(
    "text",
    ["[" * 300 + "](", "[甲" * 200 + "]{.a}", "[" * 200 + "甲" + "]{.a}" * 200, "{a|" * 500, "==甲" * 500],
)
def test_markup_without_end_is_text_and_is_read_at_once(text):
    assert "".join(piece.text for piece in parse_inline(scalar(text), []).pieces)
