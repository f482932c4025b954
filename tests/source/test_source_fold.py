"""Source lines into running text (T2)."""

from __future__ import annotations

import pytest

from newsletter.basics.span import SourceFile
from newsletter.source.fold import glue, paragraphs
from newsletter.source.limits import Limits
from newsletter.source.parse import parse

SENTENCE = "领导小组当天成立，7 份文件连夜成稿，COVID-19 专班也到位了。"


def scalar(text):
    root, found = parse(SourceFile("a.yaml", tuple(text.split("\n"))), Limits())
    assert not found
    return root.children[0]


def texts(text):
    return [passage.text for passage in paragraphs(scalar(text))]


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("古塔", "卫健", ""),
        ("古塔", "COVID", ""),
        ("COVID", "疫情", ""),
        ("one", "word", " "),
        ("公告。", "he", ""),
        ("ひら", "カナ", ""),
        ("ｶﾅ", "x", ""),
        ("한국", "한국", " "),
        ("한국", "漢字", ""),
        ("说“", "hello", ""),
        ("he said”", "“hello", " "),
        ("the end…", "next", " "),
        ("古塔……", "——x", ""),
        ("**古塔**", "x", ""),
        ("x**", "**古塔", ""),
        ("10", "20", " "),
        ("𠮷", "x", ""),
        ("葛\U000e0100", "x", ""),
        ("well done 🎉", "next", " "),
        ("line \\", "古塔", "\n"),
        ("line \\\\", "word", " "),
    ],
)
def test_what_a_line_break_becomes(before, after, between):
    assert glue(before, after) == between


@pytest.mark.parametrize(
    "source",
    [
        "a: 领导小组当天成立，7 份文件连夜成稿，COVID-19 专班也到位了。",
        "a: 领导小组\n  当天成立，7 份文件\n  连夜成稿，COVID-19 专班\n  也到\n  位了。",
        "a: '领导小组\n  当天成立，7 份\n  文件连夜成稿，COVID-19 专班\n  也到位了。'",
        'a: "领导小组\n  当天成立，7 份\n  文件连夜成稿，\\\n  COVID-19 专班也\n  到位了。"',
        "a: >\n  领导小组\n  当天成立，7 份文件  \n  连夜成稿，COVID-19 专班\n  也到\n  位了。\n",
        "a: |\n  领导小组\n  当天成立，7 份文件\n  连夜成稿，COVID-19 专班\n  也到\n  位了。\n",
    ],
    ids=["one line", "plain", "single", "double", "folded", "literal"],
)
def test_a_paragraph_reads_the_same_on_one_line_and_on_five(source):
    """T2: a break beside a Han character is nothing; a space typed in a line stays."""
    assert texts(source) == [SENTENCE]


@pytest.mark.parametrize(
    "source",
    [
        "a: one\n  two\n\n  three",
        "a: |\n  one\n  two\n\n\n  three\n",
        "a: >\n  one\n  two\n\n  three\n",
        "a: 'one\n  two\n\n  three'",
    ],
    ids=["plain", "literal", "folded", "single"],
)
def test_blank_lines_part_paragraphs(source):
    assert texts(source) == ["one two", "three"]


def test_lines_of_a_literal_lose_blanks_at_their_ends_but_not_full_width_ones():
    assert texts("a: |\n  　　古塔 \n    卫健\t\n  x\n") == ["　　古塔卫健x"]


@pytest.mark.parametrize(
    "source",
    ["a: |\n  一\\\n  二\n", "a: 一\\\n  二", "a: '一\\\n  二'", "a: >\n  一\\\n  二\n", 'a: "一\\\\\n  二"'],
)
def test_a_backslash_at_a_lines_end_keeps_the_break(source):
    assert texts(source) == ["一\\\n二"]


def test_an_escaped_newline_is_a_break_and_a_blank_line_a_paragraph():
    assert texts('a: "一\\n二\n\n  三\\n\\n四"') == ["一\n二", "三", "四"]


def test_each_character_of_each_paragraph_knows_its_place():
    node = scalar("a: |\n  守在\n   古塔 下\n\n  守到\n")
    file = node.trace.file
    for passage in paragraphs(node):
        for offset, mark in enumerate(passage.text):
            span = passage.trace.at(offset)
            assert file.lines[span.line - 1][span.column - 1] == mark
