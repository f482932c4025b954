"""A house's brand: the content wins over it, it wins over the theme, and its faults keep their places."""

from __future__ import annotations

import pytest

from newsletter.basics.colour import parse_hex
from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.design.themes import ThemeSpec, layers
from newsletter.flow.style import Family
from newsletter.model import load
from newsletter.source import read

HEADLINE = "headline: 守在古塔下\n"
BRAND = """\
theme: plum
publication: {name: 清溪社区, issuer: 清溪社区居委会}
logo: marks/mark.svg
colours:
  accent: {rgb: "#0B6E6E", cmyk: [85, 35, 50, 20], spot: 青}
  deep: "#064444"
faces: {heading: 楷}
masthead: {between: ／}
colophon: {unit: 清溪社区居委会, note: 免费取阅}
"""
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><rect width="40" height="20" fill="#0B6E6E"/></svg>'


@pytest.fixture
def document(tmp_path):
    house = tmp_path / "house"
    (house / "marks").mkdir(parents=True)
    (house / "marks" / "mark.svg").write_text(MARK, "utf-8")

    def run(text, brand=BRAND):
        (house / "brand.yaml").write_text(brand, "utf-8")
        (tmp_path / "content.yaml").write_text(text, "utf-8")
        return load(read(tmp_path / "content.yaml"), KINDS)

    return run


def faults(document, text, brand=BRAND):
    with pytest.raises(ContentError) as raised:
        document(text, brand)
    return [
        (one.code, one.span.file.name.rpartition("/")[2], one.span.line, one.span.column)
        for one in raised.value.diagnostics
        if one.code[0] == "E"
    ]


def test_what_the_content_does_not_say_is_the_brands(document):
    found = document("brand: house/brand.yaml\n" + HEADLINE)
    assert (found.publication.name, found.publication.issuer) == ("清溪社区", "清溪社区居委会")
    assert found.publication.logo.size.ratio == 2.0
    assert found.colophon.unit.plain == "清溪社区居委会"
    assert found.theme == "plum"


def test_the_content_wins_key_by_key(document):
    found = document(
        "brand: house/brand.yaml\ntheme: {type: hei}\npublication: 后山之窗\ncolophon: {note: 内部交流}\n"
        + HEADLINE
    )
    assert (found.publication.name, found.publication.issuer) == ("后山之窗", "清溪社区居委会")
    assert (found.colophon.unit.plain, found.colophon.note.plain) == ("清溪社区居委会", "内部交流")
    assert found.theme == ThemeSpec(type="hei")
    # A colophon written as one line is all of it.
    assert document("brand: house/brand.yaml\ncolophon: 完\n" + HEADLINE).colophon.text.plain == "完"


def test_a_brand_may_stand_in_the_content_or_in_what_it_includes(document, tmp_path):
    found = document("brand: {publication: 清溪社区}\n" + HEADLINE)
    assert found.publication.name == "清溪社区"
    (tmp_path / "house" / "base.yaml").write_text("brand: brand.yaml\n", "utf-8")
    found = document("include: house/base.yaml\n" + HEADLINE)
    assert found.publication.logo.size.ratio == 2.0


def test_variables_know_what_the_brand_says(document):
    found = document("brand: house/brand.yaml\nheadline: ${publication.name}的春天\n")
    assert found.articles[0].parts["headline"].text.plain == "清溪社区的春天"


def test_the_brand_lies_over_the_theme(document):
    found = document("brand: house/brand.yaml\npage: {bleed: 5mm}\n" + HEADLINE)
    theme = tuple(layers(found.theme, found.folder))
    design = resolve(read(find("bulletin")), KINDS, layers=(*theme, *found.layers))
    assert design.palette["accent"].rgb == parse_hex("#0B6E6E")
    assert (design.palette["accent"].cmyk, design.palette["accent"].spot) == ((0.85, 0.35, 0.5, 0.2), "青")
    assert design.palette["tint"].rgb == parse_hex("#F0E2EA")
    assert design.styles["headline"].face.family is Family.KAI
    assert design.dress[KINDS["masthead"]].between == "／"
    # What the layout says of the masthead beside stays.
    assert design.dress[KINDS["masthead"]].behind is not None


def test_inks_that_are_not_said_are_derived_and_told(document):
    found = document("brand: house/brand.yaml\n" + HEADLINE)
    (brand,) = found.layers
    told = [(one.code, one.span.line, one.span.column, dict(one.values)) for one in brand.diagnostics]
    assert told == [
        ("H440", 5, 3, {"names": "shade, mid, tint, pale"}),
        ("W443", 6, 9, {"name": "deep", "rgb": "#064444", "cmyk": "91, 0, 0, 73"}),
    ]
    design = resolve(read(find("bulletin")), KINDS, layers=found.layers)
    assert design.palette["deep"].cmyk == (0.91, 0.0, 0.0, 0.73)


def test_a_colour_that_is_none_is_told_once_where_it_stands(document):
    found = document("brand: house/brand.yaml\n" + HEADLINE, BRAND.replace('"#064444"', "green"))
    with pytest.raises(ContentError) as raised:
        resolve(read(find("bulletin")), KINDS, layers=found.layers)
    errors = [one for one in raised.value.diagnostics if one.code[0] == "E"]
    assert [(one.code, one.span.line, one.span.column) for one in errors] == [("E403", 6, 9)]


@pytest.mark.parametrize(
    ("brand", "place"),
    [
        (BRAND.replace("logo: marks/mark.svg", "logo: marks/none.svg"), (3, 7)),
        (BRAND.replace("faces: {heading: 楷}", "faces: {heading: 隶}"), (7, 18)),
        (BRAND.replace("issuer:", "isuer:"), (2, 27)),
        (BRAND.replace("note:", "nota:"), (9, 27)),
        (BRAND.replace("theme: plum", "colour: red"), (1, 1)),
    ],
)
def test_a_fault_in_a_brand_file_is_told_there_and_once(document, brand, place):
    ((_, name, *told),) = faults(document, "brand: house/brand.yaml\n" + HEADLINE, brand)
    assert (name, *told) == ("brand.yaml", *place)


@pytest.mark.parametrize(
    ("said", "brand", "code"),
    [
        ("house/none.yaml", BRAND, "E442"),
        ("house/brand.yaml", "- 一\n", "E448"),
        ("../brand.yaml", BRAND, "E146"),
    ],
)
def test_a_brand_file_that_cannot_be_had(document, said, brand, code):
    text = f"publication: 清溪社区\nbrand: {said}\n" + HEADLINE
    assert faults(document, text, brand) == [(code, "content.yaml", 2, 8)]


def test_a_page_may_be_its_size_alone(document):
    (page,) = document("publication: 清溪社区\npage: A3\n" + HEADLINE).layers
    design = resolve(read(find("bulletin")), KINDS, layers=(page,))
    assert design.sheet.size.width == pytest.approx(841.89, abs=0.01)
    assert [(one.code, one.span.line, one.span.column) for one in design.diagnostics] == [("W445", 2, 7)]


def test_a_document_knows_its_kinds_of_block(document):
    text = (
        "publication: 清溪社区\n" + HEADLINE + "sections: [{blocks: [一, {box: {blocks: [{list: [二]}]}}]}]\n"
    )
    names = [kind.__name__ for kind in document(text).kinds]
    assert names == ["Headline", "Section", "Paragraph", "Box", "List"]
