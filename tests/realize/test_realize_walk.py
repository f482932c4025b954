"""Realizing: which nodes a document becomes, where its parts stand, what furniture says."""

from __future__ import annotations

import datetime as dt

import pytest

from newsletter import model, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.design.names import VARIABLES
from newsletter.flow.node import Across, Field, Figure, Panel, Placed, Row, Stack, Text, children
from newsletter.flow.role import Role
from newsletter.flow.style import Family
from newsletter.realize.dates import written
from newsletter.realize.variables import variables

CONTENT = """\
publication: {name: 古塔卫健, issuer: 古塔区卫健局}
issue: {number: 12, date: 2020-03-05}
kicker: 在行动
headline: 守在塔下 | 守到春
lead: 腊月二十七，全员返岗。
sections:
  - heading: 这是一支**全力以赴**的队伍
    blocks:
      - 电话一响，*应急小队*就出门，体温 37.3℃，水是 H~2~O。
      - couplet: [上下同欲者胜, 风雨同舟者兴]
  - blocks: [冰会化，河会开。]
share: {qr: "https://example.org/12", label: 扫码读本期}
colophon: {unit: 古塔区卫健局}
"""


def flow_of(tmp_path, text: str = CONTENT, layout: str = "bulletin"):
    path = tmp_path / "content.yaml"
    path.write_text(text, encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    return realize.flow(document, resolve(source.read(find(layout)), KINDS))


def texts(node) -> list[Text]:
    match node:
        case Text():
            return [node]
        case Stack(children=inner) | Row(children=inner):
            return [text for child in inner for text in texts(child)]
        case Panel(child=child) | Placed(child=child):
            return texts(child)
        case _:
            return []


def below(node):
    for child in children(node):
        yield child
        yield from below(child)


def words(node) -> str:
    return "".join(run.text for text in texts(node) for run in text.runs if not run.drawn and not run.field)


def all_texts(flow) -> list[Text]:
    return [text for node in flow.story for text in texts(node)]


def test_the_opener_stands_across_before_the_sections(tmp_path):
    flow = flow_of(tmp_path)
    opener = next(node for node in flow.story if isinstance(node, Placed))
    assert words(opener) == "在行动守在塔下守到春腊月二十七，全员返岗。"
    assert opener.across is Across.ALL


def test_a_part_that_is_missing_leaves_its_width_to_the_others(tmp_path):
    flow = flow_of(tmp_path, CONTENT.replace("lead: 腊月二十七，全员返岗。\n", ""))
    band = next(node for node in flow.story if "守在塔下" in words(node))
    assert len(band.child.children) == 1


def test_a_closing_section_without_heading_stands_in_the_ending_with_the_share_link(tmp_path):
    flow = flow_of(tmp_path)
    (band,) = [node for node in flow.story if isinstance(node, Placed) and "冰会化" in words(node)]
    assert "扫码读本期" in words(band)
    assert isinstance(band.child, Panel)
    assert band.child.bleed


def test_a_picture_that_opens_the_closing_section_stands_by_itself(tmp_path):
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>',
        encoding="utf-8",
    )
    opened = "  - blocks: [{image: {src: a.svg, alt: 春}}, 冰会化，河会开。]"
    flow = flow_of(tmp_path, CONTENT.replace("  - blocks: [冰会化，河会开。]", opened))
    (band,) = [node for node in flow.story if isinstance(node, Placed) and "冰会化" in words(node)]
    first, second, third = band.child.child.children
    assert (words(first), words(second), words(third)) == ("", "冰会化，河会开。", "扫码读本期")
    assert any(isinstance(node, Figure) for node in below(first))


@pytest.mark.parametrize(("condition", "placed"), [("unless: share", False), ("when: share", True)])
def test_a_closing_section_whose_band_is_not_taken_stays_before_the_ending(tmp_path, condition, placed):
    bands = f"{{{condition}, parts: [closing]}}", "{parts: [share]}"
    (tmp_path / "layouts").mkdir()
    ending = "".join(f"  - {band}\n" for band in bands)
    (tmp_path / "layouts/own.yaml").write_text(f"extends: bulletin\nending:\n{ending}", encoding="utf-8")
    path = tmp_path / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    look = resolve(source.read(find("own", tmp_path)), KINDS)
    flow = realize.flow(model.load(source.read(path), KINDS), look)
    said = [words(node) for node in flow.story]
    assert said.index("冰会化，河会开。") < said.index("扫码读本期")
    (closing,) = [node for node in flow.story if words(node) == "冰会化，河会开。"]
    assert isinstance(closing, Placed) == placed


@pytest.mark.parametrize(
    ("blocks", "placed"),
    [
        (["冰会化，河会开。" * 60], True),
        (["冰会化，河会开。" * 70], False),
        (["{list: [冰, 河, 山, 水, 风, 雪, 春, 夏, 秋, 冬]}"], True),
        (["{list: [冰, 河, 山, 水, 风, 雪, 春, 夏, 秋, 冬, 年]}"], False),
    ],
)
def test_only_a_short_closing_section_stands_in_a_band_that_no_page_parts(tmp_path, blocks, placed):
    long = "  - blocks:\n" + "".join(f"      - {block}\n" for block in blocks)
    flow = flow_of(tmp_path, CONTENT.replace("  - blocks: [冰会化，河会开。]\n", long))
    (node,) = [node for node in flow.story if "冰" in words(node)]
    assert isinstance(node, Placed) == placed


def test_marks_take_their_own_faces(tmp_path):
    runs = [run for text in all_texts(flow_of(tmp_path)) for run in text.runs]
    by_text = {run.text: run.style for run in runs}
    assert by_text["应急小队"].family is Family.KAI
    strong = by_text["全力以赴"] if "全力以赴" in by_text else by_text["全力以"]
    assert (strong.family, strong.weight, strong.size) == (Family.SONG, 900, 21.0)
    assert by_text["2"].size < 10.5
    assert by_text["2"].rise < 0


def test_the_gap_round_a_mark_is_blank_behind_characters_and_no_character(tmp_path):
    heading = next(text for text in all_texts(flow_of(tmp_path)) if text.role is Role.HEADING)
    assert "".join(run.text for run in heading.runs) == "这是一支全力以赴的队伍"
    assert [run.text for run in heading.runs if run.style.tracking > 0] == ["支", "赴"]


def test_every_word_of_the_content_is_in_the_flow_once(tmp_path):
    flow = flow_of(tmp_path)
    said = "".join(words(node) for node in flow.story)
    expected = "在行动守在塔下守到春腊月二十七，全员返岗。这是一支全力以赴的队伍电话一响，应急小队就出门，"
    expected += "体温 37.3℃，水是 H2O。上下同欲者胜风雨同舟者兴冰会化，河会开。扫码读本期"
    assert said == expected


def test_every_character_knows_its_place_in_the_file(tmp_path):
    for text in all_texts(flow_of(tmp_path)):
        for run in text.runs:
            if run.drawn or run.trace is None:
                continue
            for offset, character in enumerate(run.text):
                span = run.trace.at(offset)
                assert span.text[span.column - 1] == character


def test_furniture_is_filled_and_words_without_their_variable_are_left_out(tmp_path):
    flow = flow_of(tmp_path)

    def said(master) -> list[str]:
        return [
            "".join(run.text for text in texts(item.node) for run in text.runs) for item in master.furniture
        ]

    assert "古塔卫健　第12期　2020年3月5日　星期四" in said(flow.masters.inner)
    bare = flow_of(tmp_path, CONTENT.replace("issue: {number: 12, date: 2020-03-05}\n", ""))
    assert "古塔卫健" in said(bare.masters.inner)
    assert not any("期" in text for text in said(bare.masters.inner))


def test_folios_are_page_fields(tmp_path):
    fields = [
        run.field
        for item in flow_of(tmp_path).masters.inner.furniture
        for text in texts(item.node)
        for run in text.runs
        if run.field
    ]
    assert fields == [Field.FOLIO]


def test_the_last_page_takes_the_colophon_and_the_others_do_not(tmp_path):
    masters = flow_of(tmp_path).masters

    def has_colophon(master) -> bool:
        return any(
            "编印" in "".join(r.text for t in texts(i.node) for r in t.runs) and i.frame.y > 700
            for i in master.furniture
        )

    assert not has_colophon(masters.first)
    assert not has_colophon(masters.inner)
    assert has_colophon(masters.first_last)
    assert has_colophon(masters.inner_last)


def test_the_meta_says_title_author_and_language(tmp_path):
    meta = flow_of(tmp_path).meta
    assert meta.title == "守在塔下 守到春"
    assert (meta.author, meta.lang) == ("古塔区卫健局", "zh-CN")


TWO = """\
publication: {name: 古塔卫健, issuer: 古塔区卫健局}
articles:
  - {kicker: 在行动, headline: 第一篇, sections: [{blocks: [甲。]}]}
  - {kicker: 又一篇, headline: 第二篇, sections: [{blocks: [乙。]}]}
"""


def lines(master) -> list[str]:
    """What the furniture of a master says, item by item."""
    return ["".join(run.text for text in texts(item.node) for run in text.runs) for item in master.furniture]


def test_a_further_article_has_the_layout_s_blank_above_it(tmp_path):
    first, second = [node for node in flow_of(tmp_path, TWO).story if isinstance(node, Placed)]
    assert (first.before, second.before) == (0.0, 34.0)


def test_the_running_head_names_the_only_article_and_none_of_several(tmp_path):
    assert any("在行动" in line for line in lines(flow_of(tmp_path).masters.inner))
    assert not any("在行动" in line for line in lines(flow_of(tmp_path, TWO).masters.inner))


def test_all_words_of_furniture_stand_on_the_body_s_baseline(tmp_path):
    masters = flow_of(tmp_path).masters
    items = [
        item for master in (masters.first, masters.inner, masters.inner_last) for item in master.furniture
    ]
    said = [text.style for item in items if item.frame.height == 17.0 for text in texts(item.node)]
    assert said
    assert {(style.size, style.leading) for style in said} == {(10.5, 17.0)}


def test_furniture_is_styled_as_the_first_words_that_are_kept(tmp_path):
    bare = flow_of(tmp_path, CONTENT.replace("kicker: 在行动\n", ""))
    (folio,) = [
        text
        for item in bare.masters.inner.furniture
        for text in texts(item.node)
        if any(run.field for run in text.runs)
    ]
    assert [run.field for run in folio.runs] == [Field.FOLIO]


def test_a_cell_whose_parts_say_nothing_leaves_its_width_to_the_others(tmp_path):
    text = CONTENT.replace("  - blocks: [冰会化，河会开。]\n", "") + "related: []\n"
    flow = flow_of(tmp_path, text)
    (band,) = [node for node in flow.story if isinstance(node, Placed) and "扫码读本期" in words(node)]
    assert len(band.child.children) == 1
    assert [item.code for item in flow.diagnostics] == ["W181"]


def test_a_band_of_which_nothing_is_left_makes_no_node(tmp_path):
    text = CONTENT.replace("  - blocks: [冰会化，河会开。]\n", "") + "related: []\n"
    flow = flow_of(tmp_path, text.replace('share: {qr: "https://example.org/12", label: 扫码读本期}\n', ""))
    assert len([node for node in flow.story if isinstance(node, Placed)]) == 1


def test_the_kicker_stands_over_the_headline_in_its_cell(tmp_path):
    opener = next(node for node in flow_of(tmp_path).story if isinstance(node, Placed))
    assert words(opener.child.children[0]) == "在行动守在塔下守到春"


def test_paragraphs_in_a_box_begin_with_two_ems_and_its_items_do_not(tmp_path):
    """T42."""
    box = "      - box: {blocks: [甲一。, 乙二。, {list: [丙三]}]}\n"
    flow = flow_of(tmp_path, CONTENT.replace("  - blocks: [冰会化", box + "  - blocks: [冰会化"))
    indents = {words(text): text.style.indent for text in all_texts(flow)}
    assert (indents["甲一。"], indents["乙二。"], indents["丙三"]) == (18.0, 18.0, 0.0)


def test_every_variable_is_known_to_layouts(tmp_path):
    path = tmp_path / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    assert set(variables(document, "{year}")) <= set(VARIABLES)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh-Hans", "2020年3月 3 5 星期四"),
        ("zh-Hant", "2020年3月 3 5 星期四"),
        ("en", "2020年March 3 5 Thursday"),
        ("ja", "2020年3月 3 5 木曜日"),
        ("ko", "2020年3월 3 5 목요일"),
    ],
)
def test_dates_name_days_and_months_in_the_document_s_language(lang, said):
    pattern = "{year}年{monthname} {month} {day} {weekday}"
    names = resolve(source.read(find("bulletin")), KINDS, lang=lang).date
    assert written(dt.date(2020, 3, 5), pattern, names, lang) == said


def test_a_document_in_english_has_no_chinese_round_it(tmp_path):
    text = CONTENT.translate({ord(one): "a" for one in CONTENT if one >= "\u2e80"})
    path = tmp_path / "content.yaml"
    path.write_text(text + "lang: en\n", encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    flow = realize.flow(document, resolve(source.read(find("bulletin")), KINDS, lang=document.lang))
    said = "".join(line for master in (flow.masters.first, flow.masters.inner_last) for line in lines(master))
    assert "Published by" in said
    assert "Thursday, 5 March 2020" in said
    assert not [one for one in said if "\u4e00" <= one <= "\u9fff"]
