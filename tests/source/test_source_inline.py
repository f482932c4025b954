"""Inline markup, also beside Chinese marks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.basics.span import SourceFile, Span, Trace
from newsletter.source.inline import allowed_link, parse_inline, parse_paragraphs
from newsletter.source.node import ScalarNode, Style


def scalar(text, style=Style.PLAIN):
    file = SourceFile("a.yaml", tuple(text.split("\n")))
    marks, at = [], 0
    for number, line in enumerate(file.lines, 1):
        marks.append((at, number, 1))
        at += len(line) + 1
    return ScalarNode(text, Span(file, 1, 1, 2), Trace(file, tuple(marks)), style)


def pieces(text, style=Style.LITERAL):
    return [
        (one.text, " ".join(sorted(one.marks)), one.link) for one in parse_inline(scalar(text, style)).pieces
    ]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("这是**“硬核战队”**的", "“硬核战队”"),
        ("成立**《工作方案》**等", "《工作方案》"),
        ("**注意：**请戴口罩", "注意："),
        ("他说**“好”**。", "“好”"),
        ("共**19**场", "19"),
        ("（**重要**）", "重要"),
        ("**COVID-19**疫情", "COVID-19"),
        ("第一，**（一）**第二", "（一）"),
        ("한국**(강조)**이다", "(강조)"),
        ("这是__“硬核”__，", None),
        ("a ** b ** c", None),
    ],
)
def test_bold_works_beside_chinese_marks(text, bold):
    strong = [words for words, marks, _ in pieces(text) if marks == "strong"]
    assert strong == ([bold] if bold else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一*二*三", [("一", "", None), ("二", "emphasis", None), ("三", "", None)]),
        ("***一***", [("一", "emphasis strong", None)]),
        ("**一*二*三**", [("一", "strong", None), ("二", "emphasis strong", None), ("三", "strong", None)]),
        ("`a *b*`", [("a *b*", "code", None)]),
        ("`` a`b ``", [("a`b", "code", None)]),
        (r"\*一\*", [("*一*", "", None)]),
        (r"一\二", [(r"一\二", "", None)]),
        ("a_b_c", [("a_b_c", "", None)]),
        ("_a_ b", [("a", "emphasis", None), (" b", "", None)]),
        ("[一](https://e.org)", [("一", "", "https://e.org")]),
        (
            '[**一**二](mailto:a@e.org "题")三',
            [("一", "strong", "mailto:a@e.org"), ("二", "", "mailto:a@e.org"), ("三", "", None)],
        ),
        ("[一]", [("[一]", "", None)]),
        ("[一](二", [("[一](二", "", None)]),
        ("CO~2~", [("CO", "", None), ("2", "subscript", None)]),
        ("10m^2^。", [("10m", "", None), ("2", "superscript", None), ("。", "", None)]),
        ("见^[1]^", [("见^[1]^", "", None)]),
        ("注^①^", [("注", "", None), ("①", "superscript", None)]),
        ("3~5天，7~9天", [("3~5天，7~9天", "", None)]),
        ("10~20~30", [("10~20~30", "", None)]),
        ("笑^_^", [("笑^_^", "", None)]),
        ("~~~删~~~ === a==b", [("~~~删~~~ === a==b", "", None)]),
        ("&lt; &#39; <b>x</b> <https://e.org>", [("&lt; &#39; <b>x</b> <https://e.org>", "", None)]),
        ("![图](https://e.org/a.jpg)", [("!", "", None), ("图", "", "https://e.org/a.jpg")]),
        ("# 一", [("# 一", "", None)]),
        ("一\\\n  二", [("一\n二", "", None)]),
        ("一**二\\\n三**", [("一", "", None), ("二\n三", "strong", None)]),
    ],
)
def test_markup(text, expected):
    assert pieces(text) == expected


def test_blank_lines_in_a_single_text_become_breaks():
    assert pieces("一\n\n二") == [("一", "", None), ("\n", "", None), ("二", "", None)]
    assert [one.plain for one in parse_paragraphs(scalar("一\n\n二", Style.LITERAL))] == ["一", "二"]


def test_an_empty_text_has_no_pieces():
    assert parse_inline(scalar("")).pieces == ()


def test_pieces_are_traced_through_markup_and_lines():
    inline = parse_inline(scalar("守**在\n古**`塔`\\*下", Style.LITERAL))
    assert inline.plain == "守在古塔*下"
    places = [piece.trace.at(offset) for piece in inline.pieces for offset in range(len(piece.text))]
    assert [(span.line, span.column) for span in places] == [(1, 1), (1, 4), (2, 1), (2, 5), (2, 8), (2, 9)]


@pytest.mark.parametrize(
    "target", ["javascript:x", "file:///etc/passwd", "a.jpg", "data:text/html,x", "//e.org", "https:"]
)
def test_links_go_to_the_web_to_mail_and_to_telephones_alone(target):
    """R14."""
    faults = []
    parse_inline(scalar(f"去[这里]({target})"), faults)
    assert [(one.code, one.span.column) for one in faults] == [("E150", 2)]
    assert not allowed_link(target)


@pytest.mark.parametrize("words", ["", " ", "　"])
def test_a_link_has_words_to_click(words):
    faults = []
    parse_inline(scalar(f"看[{words}](https://example.org)和[字](https://example.org)"), faults)
    (found,) = faults
    assert (found.code, found.span.column, dict(found.values)) == (
        "E168",
        2,
        {"target": "https://example.org"},
    )


def test_a_refused_link_raises_when_nobody_gathers_faults():
    with pytest.raises(ContentError):
        parse_inline(scalar("[一](javascript:x)"))


@pytest.mark.parametrize("target", ["https://e.org", "HTTP://e.org/?a=b", "mailto:a@e.org", "tel:+86-1"])
def test_allowed_links(target):
    assert allowed_link(target)


def test_a_text_without_markup_does_not_load_the_parser():
    code = (
        "import sys; sys.path.insert(0, 'tests/source')\n"
        "from newsletter.source.inline import _MARKUP\n"
        "assert not any(_MARKUP.search(t) for t in ('守在古塔下，守到满城春。', '[注] 3~5天 a_b &amp; 1^ {甲} a|b = '))\n"
        "assert 'markdown_it' not in sys.modules\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
