"""Trees into documents."""

from __future__ import annotations

import datetime as dt

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.source import read

HEAD = "publication: 古塔卫健\n"
ARTICLE = HEAD + "headline: 守在古塔下\n"


@pytest.fixture
def document(tmp_path):
    def run(text, **options):
        path = tmp_path / "content.yaml"
        path.write_text(text, "utf-8")
        return load(read(path), KINDS, **options)

    return run


@pytest.fixture
def codes(document):
    def run(text):
        with pytest.raises(ContentError) as raised:
            document(text)
        return [(one.code, one.span.line) for one in raised.value.diagnostics]

    return run


def blocks(document, text):
    return document(f"{ARTICLE}sections:\n  - blocks:\n{text}").articles[0].sections[0].blocks


def test_the_head_of_a_file(document, tmp_path):
    found = document(
        "version: 1\npublication: {name: 古塔卫健, issuer: 古塔区卫健局, contacts: [一, 二]}\n"
        "issue: {number: 012, total: 120, date: 2020-03-05, copies: 500}\nlang: zh-Hant\nlayout: bulletin\n"
        "fit: {pages: 2}\nmeta: {keywords: [疫情, 古塔]}\nheadline: 守在古塔下\n"
    )
    assert found.folder == tmp_path
    assert (found.publication.name, found.publication.contacts) == ("古塔卫健", ("一", "二"))
    assert (found.issue.number, found.issue.date) == ("012", dt.date(2020, 3, 5))
    assert (found.lang, found.layout, found.pages) == ("zh-Hant", "bulletin", 2)
    assert found.meta.keywords == ("疫情", "古塔")
    assert not found.diagnostics


def test_a_publication_may_be_a_plain_name(document):
    found = document(ARTICLE)
    assert found.publication.name == "古塔卫健"
    assert found.publication.place("name").column == 14


def test_fit_may_be_the_sheet(document):
    assert document(ARTICLE + "fit: sheet\n").pages == 1


def test_the_parts_of_an_article_are_blocks_of_their_kinds(document):
    (article,) = document(ARTICLE + "kicker: 疫情防控\nlead: |\n  一\n  二\n").articles
    assert {name: type(part) for name, part in article.parts.items()} == {
        name: KINDS[name] for name in ("headline", "kicker", "lead")
    }
    assert article.parts["headline"].text.plain == "守在古塔下"


def test_several_articles(document):
    found = document(
        HEAD + "articles:\n  - headline: 一\n  - headline: 二\n    sections:\n      - blocks: [三]\n"
    )
    assert [one.parts["headline"].text.plain for one in found.articles] == ["一", "二"]
    assert [len(one.sections) for one in found.articles] == [0, 1]


def test_plain_texts_are_paragraphs_parted_by_blank_lines(document):
    """A plain string is a paragraph; T2 folds its lines."""
    found = blocks(document, "      - 一段\n        文字\n      - |\n        二\n        行\n\n        三\n")
    assert [type(one) for one in found] == [KINDS["paragraph"]] * 3
    assert [one.text.plain for one in found] == ["一段文字", "二行", "三"]
    assert [one.span.line for one in found] == [5, 8, 11]


def test_a_paragraph_block_is_parted_too_and_keeps_its_options(document):
    found = blocks(
        document,
        "      - paragraph:\n          align: center\n          text: |\n            一\n\n            二\n",
    )
    assert [(one.text.plain, str(one.align)) for one in found] == [("一", "center"), ("二", "center")]
    assert [
        one.text.plain for one in blocks(document, "      - paragraph: |\n          一\n\n          二\n")
    ] == ["一", "二"]


def test_blocks_take_their_short_forms(document):
    couplet, quote, stats, listed = blocks(
        document,
        "      - couplet: [上下同欲者胜, 风雨同舟者兴]\n      - quote: 一\n"
        "      - stats: [{value: 19, unit: 场}]\n      - list: [一, 二]\n",
    )
    assert (couplet.upper.plain, couplet.lower.plain) == ("上下同欲者胜", "风雨同舟者兴")
    assert quote.text.plain == "一"
    assert stats.items[0].value.plain == "19"
    assert len(listed.items) == 2


def test_a_box_holds_blocks(document):
    (box,) = blocks(
        document,
        "      - box:\n          title: 一\n          blocks:\n            - 二\n            - quote: 三\n",
    )
    assert [type(one) for one in box.blocks] == [KINDS["paragraph"], KINDS["quote"]]


def test_warnings_come_with_the_document(document):
    found = document(ARTICLE + "deck:\nsections:\n  - heading: 一\n")
    assert [one.code for one in found.diagnostics] == ["H143", "W171"]


def test_what_reading_and_checking_found_is_told_together(codes):
    assert codes(HEAD + "headline：守\nissue: {number: 1, number: 2, dat: 3}\nsecions: []\n") == [
        ("E111", 2),
        ("E116", 3),
        ("E104", 4),
        ("E104", 3),
    ]


def test_errors_that_follow_from_another_at_the_same_place_are_not_told(codes):
    assert codes(HEAD + "headline: 一\nsections: &s [{blocks: *s}]\n") == [("E122", 3)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD, "E166", 1),
        (ARTICLE + "articles: [{headline: 一}]\n", "E165", 2),
        (HEAD + "articles: 一\n", "E136", 2),
        (HEAD + "articles: []\n", "E136", 2),
        ("- 一\n", "E137", 1),
        ("一\n", "E137", 1),
        ("headline: 一\n", "E139", 1),
        (ARTICLE + "version: 2\n", "E140", 3),
        (ARTICLE + "fit: {page: 2}\n", "E104", 3),
        (ARTICLE + "blocks: [一]\n", "E105", 3),
        (ARTICLE + "sections:\n  - 一\n", "E170", 4),
        (ARTICLE + "sections:\n  blocks: [一]\n", "E136", 4),
    ],
)
def test_faults_of_the_whole(codes, text, code, line):
    assert codes(text) == [(code, line)]


def test_pictures_of_an_included_file_lie_in_its_own_folder(document, tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a.svg").write_text(drawing)
    (tmp_path / "house" / "tail.yaml").write_text(
        "sections:\n  - blocks: [image: {src: a.svg, alt: 一}]\n", "utf-8"
    )
    (image,) = document(ARTICLE + "include: house/tail.yaml\n").articles[0].sections[0].blocks
    assert image.src.kind == "svg"


def test_pictures_outside_the_project_need_leave(document, tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    outside = tmp_path.parent / f"{tmp_path.name}-art"
    outside.mkdir()
    (outside / "a.svg").write_text(drawing)
    text = f"{ARTICLE}sections:\n  - blocks:\n      - image: {{src: ../{outside.name}/a.svg, alt: 一}}\n"
    with pytest.raises(ContentError):
        document(text)
    assert document(text, allowed=(outside,)).articles[0].sections[0].blocks[0].src.kind == "svg"


def test_variables_reach_every_text(document):
    text = (
        HEAD
        + "issue: {number: 12}\nheadline: 第${issue.number}期\nsections:\n  - blocks: ['${publication.name}']\n"
    )
    (article,) = document(text).articles
    assert article.parts["headline"].text.plain == "第12期"
    assert article.sections[0].blocks[0].text.plain == "古塔卫健"
