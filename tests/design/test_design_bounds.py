"""Layouts that no page can be made of: each fault is told at its place, and alone."""

from __future__ import annotations

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.design.language import in_language
from newsletter.design.names import PARTS, PLACES, VARIABLES
from newsletter.model.content import ARTICLE_PARTS, ENDING_PARTS, SECTIONS
from newsletter.realize.opening import OPENING
from newsletter.source.read import read

FURNITURE = "masters: {inner: {furniture: [{y: 1L, %s}]}}"


def layout(tmp_path, line: str):
    path = tmp_path / "top.yaml"
    path.write_text(f"extends: bulletin\n{line}\n", encoding="utf-8")
    return read(path)


def faults(tmp_path, line: str):
    with pytest.raises(ContentError) as raised:
        resolve(layout(tmp_path, line), KINDS)
    return raised.value.diagnostics


def told(tmp_path, line: str) -> tuple[str, str]:
    """The code of the only fault and what it points at."""
    (fault,) = faults(tmp_path, line)
    span = fault.span
    return fault.code, span.text[span.column - 1 : span.end - 1]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("grid: {unit: 0pt}", "0pt"),
        ("grid: {unit: -17pt}", "-17pt"),
        ("grid: {unit: 0.001pt}", "0.001pt"),
        ("grid: {unit: 9999pt}", "9999pt"),
        ("grid: {size: 0pt}", "0pt"),
        ("styles: {body: {size: 0pt}}", "0pt"),
        ("styles: {body: {size: -1pt}}", "-1pt"),
        ("styles: {body: {size: 0.01pt}}", "0.01pt"),
        ("styles: {body: {leading: 0pt}}", "0pt"),
        ("styles: {body: {leading: -1L}}", "-1L"),
        ("styles: {body: {indent: -5em}}", "-5em"),
        ("styles: {body: {indent: 50em}}", "50em"),
        ("styles: {body: {strong: {size: 0pt}}}", "0pt"),
        ("styles: {heading-2: {before: -50L}}", "-50L"),
        ("sheet: {bleed: -3mm}", "-3mm"),
        ("sheet: {bleed: 3000mm}", "3000mm"),
        ("columns: {measure: 0pt}", "0pt"),
        ("columns: {measure: -5em}", "-5em"),
        ("columns: {measure: 1pt}", "1pt"),
        ("columns: {gutter: -2em}", "-2em"),
        ("between: -1L", "-1L"),
        ("opener: [{row: [{parts: [headline], edge: {}, inset: 900pt}]}]", "900pt"),
        ("opener: [{parts: [headline], after: 99L}]", "99L"),
        (FURNITURE % "x: 900mm", "900mm"),
        (FURNITURE % "rule: {width: 90pt}", "90pt"),
        ("masters: {inner: {furniture: [{y: -50L}]}}", "-50L"),
        ("dress: {list: {indent: -5em}}", "-5em"),
        ("dress: {box: {padding: 900mm}}", "900mm"),
    ],
)
def test_a_length_out_of_its_bounds_is_told_alone(tmp_path, line, at):
    assert told(tmp_path, line) == ("E416", at)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("styles: {body: {weight: 12345}}", "12345"),
        ("styles: {headline: {lines: 0}}", "0"),
        ("styles: {headline: {lines: -2}}", "-2"),
        ("styles: {body: {autospace: -1}}", "-1"),
        ("opener: [{row: [{share: 0, parts: [headline]}]}]", "0"),
    ],
)
def test_a_number_out_of_its_bounds_is_told(tmp_path, line, at):
    assert told(tmp_path, line) == ("E140", at)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("masters: {first: {top: 47L, bottom: 7L}}", "7L"),
        ("masters: {first: {top: 7L, bottom: 7L}}", "7L"),
        ("masters: {first: {top: -1L}}", "-1L"),
        ("masters: {first: {bottom: 470L}}", "470L"),
        ("masters: {last: {bottom: 2L}}", "2L"),
    ],
)
def test_a_type_area_stands_on_its_sheet(tmp_path, line, at):
    assert told(tmp_path, line) == ("E418", at)


@pytest.mark.parametrize("size", ["0x0mm", "1x1mm", "99999x99999mm"])
def test_a_sheet_is_told_where_it_is_written_and_not_its_columns(tmp_path, size):
    assert told(tmp_path, f"sheet: {{size: {size}}}") == ("E424", size)


@pytest.mark.parametrize(
    ("line", "at"),
    [("sheet: {size: A5}", "A5"), ("columns: {measure: 30em}", "30em"), ("columns: {count: 4}", "4")],
)
def test_columns_wider_than_the_sheet_are_told_where_the_author_wrote(tmp_path, line, at):
    codes = {fault.code: fault.span for fault in faults(tmp_path, line)}
    span = codes["E411"]
    assert span.text[span.column - 1 : span.end - 1] == at


@pytest.mark.parametrize("size", ["0pt/0L", "12pt/0L", "-1pt/1L", "20pt"])
def test_a_size_with_its_leading_is_none_without_depth(tmp_path, size):
    assert told(tmp_path, f"styles: {{headline: {{sizes: [{size}]}}}}")[0] == "E406"


def test_an_empty_list_of_sizes_takes_those_of_the_base_away(tmp_path):
    style = resolve(layout(tmp_path, "styles: {headline: {sizes: []}}"), KINDS).styles["headline"]
    assert (style.paragraph.steps, style.face.size) == ((), 63.0)


@pytest.mark.parametrize("date", ["{yeer}", "{", "}", "{0}", "{year.real}", "{year:99999}", "{weekday:02}"])
def test_a_date_is_made_of_its_parts(tmp_path, date):
    assert told(tmp_path, f'date: "{date}"')[0] == "E417"


@pytest.mark.parametrize("date", ["{year}-{month:02}-{day:02}", "{weekday}, {day} {monthname}"])
def test_a_date_may_be_written_in_many_ways(tmp_path, date):
    assert resolve(layout(tmp_path, f'date: "{date}"'), KINDS).date.pattern == date


@pytest.mark.parametrize(
    ("line", "code", "first"),
    [
        (FURNITURE % "part: mast", "E420", "masthead"),
        ("opener: [{parts: [headlin]}]", "E420", "headline"),
        ("opener: [{row: [{parts: [foo]}]}]", "E420", "kicker"),
        ("opener: [{when: closng, parts: [kicker]}]", "E420", "closing"),
        (FURNITURE % 'runs: [{text: "${folo}"}]', "E421", "folio"),
        (FURNITURE % 'runs: [{text: "${words.isuer}"}]', "E421", "words.issuer"),
        (FURNITURE % "runs: [{text: a, needs: kiker}]", "E421", "kicker"),
        (FURNITURE % "unless: colofon", "E421", "colophon"),
        ('words: {issuer: "${publication.isuer}"}', "E421", "publication.issuer"),
        (FURNITURE % "runs: [{text: a, style: foli}]", "E422", "folio"),
        (FURNITURE % "rule: {colour: acent}", "E402", "accent"),
        ("ending: [{parts: [related], fill: tnt}]", "E402", "tint"),
        ("dress: {nothing-like-it: {}}", "E425", "addressee"),
    ],
)
def test_a_misspelt_name_is_told_with_those_there_are_the_nearest_first(tmp_path, line, code, first):
    (fault,) = faults(tmp_path, line)
    assert fault.code == code
    assert str(dict(fault.values)["known"]).split(", ")[0] == first


def test_a_misspelt_style_is_mended(tmp_path):
    (fault,) = faults(tmp_path, FURNITURE % "runs: [{text: a, style: foli}]")
    assert fault.fix == FURNITURE % "runs: [{text: a, style: folio}]"


def test_a_band_without_parts_is_told(tmp_path):
    assert told(tmp_path, "opener: [{}]")[0] == "E423"


@pytest.mark.parametrize(("name", "code"), [("hedline", "E415"), ("qqqqq", "E419")])
def test_a_style_that_no_text_has_is_told_at_its_name(tmp_path, name, code):
    assert told(tmp_path, f"styles: {{{name}: {{size: 9pt}}}}") == (code, name)


def test_a_style_that_a_dress_names_is_used(tmp_path):
    text = "styles: {poem: {like: couplet}, left: {like: pair}, right: {like: pair}}\n"
    text += "dress: {couplet: {style: poem}, pair: {first: left, second: right}}"
    assert {"poem", "left", "right"} <= resolve(layout(tmp_path, text), KINDS).styles.keys()


def test_inks_are_shown_as_they_are_written(tmp_path):
    (fault,) = faults(tmp_path, 'palette: {text: {rgb: "#111111", cmyk: [0, 0, 100]}}')
    assert dict(fault.values)["text"] == "[0, 0, 100]"


def test_the_parts_of_layouts_are_those_of_articles():
    assert {*PARTS} == {*ARTICLE_PARTS} - {SECTIONS} | {"closing", "closing-image"} | {*OPENING.values()}
    assert {*PLACES} == {"masthead", "contact", "share", *ENDING_PARTS}
    assert len(set(VARIABLES)) == len(VARIABLES)


@pytest.mark.parametrize(
    ("lang", "words", "align"),
    [
        ("zh-Hans", "编印", "justify"),
        ("zh-Hant", "編印", "justify"),
        ("en-GB", "Published", "start"),
        ("fr", "Published", "start"),
    ],
)
def test_a_document_in_another_language_has_its_own_words_and_ragged_lines(lang, words, align):
    design = resolve(read(find("bulletin")), KINDS, lang=lang)
    assert words in design.words["issuer"]
    assert design.styles["body"].paragraph.align == align


def test_a_layout_says_words_for_a_language_of_its_own(tmp_path):
    tree = layout(tmp_path, "languages: {fr: {words: {issuer: Édité}}}")
    assert resolve(tree, KINDS, lang="fr").words["issuer"] == "Édité"
    assert resolve(tree, KINDS, lang="en").words["issuer"].startswith("Published")


@pytest.mark.parametrize(
    ("line", "at"), [("languages: english", "english"), ("languages: {en: Hello}", "Hello")]
)
def test_what_is_said_for_a_language_are_keys(tmp_path, line, at):
    assert ("E137", at) in [
        (fault.code, fault.span.text[fault.span.column - 1 : fault.span.end - 1])
        for fault in faults(tmp_path, line)
    ]


def test_a_layout_without_languages_is_as_it_is(tmp_path):
    root = layout(tmp_path, "title: a").root
    assert in_language(root, "en") is root


def test_a_change_that_makes_columns_too_wide_is_what_is_told(tmp_path):
    with pytest.raises(ContentError) as raised:
        resolve(layout(tmp_path, "columns: {measure: 23em}"), KINDS, [("columns.count", "3")])
    (fault,) = raised.value.diagnostics
    assert (fault.code, fault.span.text) == ("E411", "columns.count=3")
