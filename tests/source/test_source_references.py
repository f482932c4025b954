"""`${page.NAME}`: a piece of its own in a text, traced to where it stands, whatever stands round it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.source.read import read_text

HEAD = "publication: 河湾通讯\nvariables:\n  town: 河湾\n  see: 见第${page.far}版\nid: far\nheadline: 开春\n"


def paragraph(line: str):
    """The text of a paragraph written in one line of YAML, and its place."""
    text = f"{HEAD}sections:\n  - blocks:\n    - '{line}'\n"
    document = load(read_text(text.encode(), Path("content.yaml")), KINDS)
    return document.articles[0].sections[0].blocks[0].text


def said(inline):
    return [piece.page or piece.text for piece in inline.pieces]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("小米（见第${page.far}版）。", ["小米（见第", "far", "版）。"]),
        ("${page.far}", ["far"]),
        ("${page.far}${ page.far }", ["far", "far"]),
        ("第${page.far}、${page.far}版", ["第", "far", "、", "far", "版"]),
        ("${town}在第${page.far}版", ["河湾在第", "far", "版"]),
        ("${town}：${see}。", ["河湾：见第", "far", "版。"]),
        ("写作$${page.far}，印在第${page.far}版", ["写作${page.far}，印在第", "far", "版"]),
        ("**见第${page.far}版**", ["见第", "far", "版"]),
        ("[第${page.far}版]{.kai}", ["第", "far", "版"]),
        ("[第${page.far}版](https://example.org)", ["第", "far", "版"]),
    ],
)
def test_a_page_is_a_piece_between_the_words(line, pieces):
    assert said(paragraph(line)) == pieces


@pytest.mark.parametrize(
    "line", ["小米（见第${page.far}版），又见第${page.far}版。", "**在${town}，见第${page.far}版**以后"]
)
def test_every_piece_is_traced_to_its_place(line):
    for piece in paragraph(line).pieces:
        span = piece.trace.at(0)
        if piece.page:
            assert span.text[span.column - 1 :].startswith("${page.far}")
        elif not piece.text.startswith("河"):
            assert span.text[span.column - 1] == piece.text[0]
        last = piece.trace.at(len(piece.text) - 1)
        assert piece.page or last.text[last.column - 1] == piece.text[-1]


def test_marks_stay_on_the_page_and_on_the_words_beside_it():
    pieces = paragraph("在**第${page.far}版**上").pieces
    assert [("strong" in piece.marks, bool(piece.page)) for piece in pieces] == [
        (False, False), (True, False), (True, True), (True, False), (False, False),
    ]  # fmt: skip


def test_a_page_in_words_alone_is_left_open():
    assert paragraph("见第${page.far}版").plain == "见第…版"


def test_articles_and_blocks_have_names():
    text = HEAD + "sections:\n  - id: one\n    blocks:\n    - heading: {id: 小节, text: 三步}\n"
    (article,) = load(read_text(text.encode(), Path("content.yaml")), KINDS).articles
    assert (article.id, article.sections[0].id, article.sections[0].blocks[0].id) == ("far", "one", "小节")


def test_a_variable_may_still_be_called_after_pages():
    text = HEAD.replace("town: 河湾", "pages: 八").replace("开春", "共${pages}版")
    (article,) = load(read_text(text.encode(), Path("content.yaml")), KINDS).articles
    assert article.parts["headline"].text.plain == "共八版"
