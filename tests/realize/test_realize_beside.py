"""Classes, readings and what stands beside words: from the author's marks to runs (T51–T53)."""

from __future__ import annotations

import pytest

from newsletter import model, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.flow.beside import Adorn
from newsletter.flow.node import Text, children
from newsletter.flow.role import Role
from newsletter.flow.style import Family
from newsletter.realize.beside import HIGHLIGHT

HEAD = "publication: {name: 报, issuer: 局}\nissue: {number: 1, date: 2020-03-05}\nheadline: 题\nsections:\n"


def flow_of(words, tmp_path, *changes):
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}  - blocks:\n      - {words!r}\n", encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    return realize.flow(document, resolve(source.read(find("bulletin")), KINDS, list(changes)))


def texts(nodes):
    for node in nodes:
        if isinstance(node, Text):
            yield node
        yield from texts(children(node))


def paragraph(words, tmp_path, *changes):
    flow = flow_of(words, tmp_path, *changes)
    (found,) = (text for text in texts(flow.story) if text.role is Role.PARAGRAPH)
    return found


def test_a_reading_comes_with_its_word(tmp_path):
    one, two, three = paragraph("{卫健|wèi|jiàn}局", tmp_path).runs
    assert [(run.text, run.ruby and run.ruby.text) for run in (one, two, three)] == [
        ("卫", "wèi"),
        ("健", "jiàn"),
        ("局", None),
    ]
    assert one.ruby.group == two.ruby.group
    assert one.ruby.trace.at(0).column == 14


def test_families_and_colours_of_the_palette_are_classes(tmp_path):
    both, plain = paragraph("[楷]{.kai .accent}。", tmp_path).runs
    assert both.style.family is Family.KAI
    assert both.style.colour != plain.style.colour
    assert both.adorned == ()


def test_dots_and_lines_have_one_colour_along_words_that_have_several(tmp_path):
    one, two = paragraph("[张**三**]{.name}", tmp_path).runs
    assert one.adorned == two.adorned
    assert one.style.colour != two.style.colour


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("[重]{.dots}", Adorn.DOTS),
        ("[名]{.name}", Adorn.NAME),
        ("[书]{.title}", Adorn.TITLE),
        ("[线]{.underline}", Adorn.UNDERLINE),
        ("~~删~~", Adorn.STRIKE),
        ("==标==", Adorn.HIGHLIGHT),
    ],
)
def test_each_adornment_by_its_spelling(words, kind, tmp_path):
    (run,) = paragraph(words, tmp_path).runs
    assert [one.kind for one in run.adorned] == [kind]
    assert (run.adorned[0].colour == HIGHLIGHT) == (kind is Adorn.HIGHLIGHT)


@pytest.mark.parametrize(("name", "code", "near"), [("nmae", "E191", "name"), ("紫", "E192", None)])
def test_a_class_that_nobody_knows_is_an_error_at_its_place(name, code, near, tmp_path):
    flow = flow_of(f"他[叫]{{.{name}}}", tmp_path)
    (found,) = flow.diagnostics
    assert (found.code, found.span.line) == (code, 6)
    assert found.span.text[found.span.column - 1 : found.span.end - 1] == name
    assert dict(found.values).get("near") == near


@pytest.mark.parametrize(
    ("words", "leading", "told"),
    [
        ("{卫|wèi}", "17pt", False),
        ("{卫|wèi}", "14pt", True),
        ("[名]{.name}", "15pt", True),
        ("~~删~~ ==标==", "12pt", False),
        ("{卫|wèi}[名]{.name}", "16pt", True),
        ("{卫|wèi}[名]{.name}", "17pt", False),
    ],
)
def test_t53_a_leading_too_small_for_what_stands_beside_is_told(words, leading, told, tmp_path):
    flow = flow_of(words, tmp_path, ("styles.body.leading", leading))
    assert [one.code for one in flow.diagnostics] == ["W254"] * told


def test_t48_drop_caps_are_the_layouts_choice(tmp_path):
    plain, deep = (paragraph("守在古塔下", tmp_path, *c) for c in ([], [("dress.paragraph.drop-cap", "3")]))
    assert (plain.drop, deep.drop) == (0, 3)


def test_t48_an_articles_first_paragraph_alone_has_one(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_text(f"{HEAD}  - blocks: [甲, 乙]\n  - blocks: [丙]\n", encoding="utf-8")
    design = resolve(source.read(find("bulletin")), KINDS, [("dress.paragraph.drop-cap", "2")])
    flow = realize.flow(model.load(source.read(path), KINDS), design)
    assert [text.drop for text in texts(flow.story) if text.role is Role.PARAGRAPH] == [2, 0, 0]


def test_t48_a_box_before_an_articles_first_paragraph_leaves_it_the_initial(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_text(f"{HEAD}  - blocks: [box: {{blocks: [框, 内]}}, 甲, 乙]\n", encoding="utf-8")
    design = resolve(source.read(find("bulletin")), KINDS, [("dress.paragraph.drop-cap", "2")])
    flow = realize.flow(model.load(source.read(path), KINDS), design)
    assert [text.drop for text in texts(flow.story) if text.role is Role.PARAGRAPH] == [0, 0, 2, 0]


def test_t48_each_article_has_a_first_paragraph(tmp_path):
    path = tmp_path / "b.yaml"
    head = HEAD.partition("headline")[0]
    articles = "".join(f"  - {{headline: 题, sections: [{{blocks: [{one}, 后]}}]}}\n" for one in "甲丙")
    path.write_text(f"{head}articles:\n{articles}", encoding="utf-8")
    design = resolve(source.read(find("bulletin")), KINDS, [("dress.paragraph.drop-cap", "2")])
    flow = realize.flow(model.load(source.read(path), KINDS), design)
    assert [text.drop for text in texts(flow.story) if text.role is Role.PARAGRAPH] == [2, 0, 2, 0]
