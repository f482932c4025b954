"""Realizing: which nodes a document becomes, where its parts stand, what furniture says."""

from __future__ import annotations

from newsletter import model, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.flow.node import Across, Field, Figure, Panel, Placed, Row, Stack, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Family

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


def words(node) -> str:
    return "".join(run.text for text in texts(node) for run in text.runs if not run.drawn and not run.field)


def all_texts(flow) -> list[Text]:
    return [text for node in flow.story for text in texts(node)]


def test_the_opener_stands_across_before_the_sections(tmp_path):
    flow = flow_of(tmp_path)
    opener = [node for node in flow.story if isinstance(node, Placed)][:2]
    assert [words(node) for node in opener] == ["在行动", "守在塔下守到春腊月二十七，全员返岗。"]
    assert all(node.across is Across.ALL for node in opener)


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
    assert isinstance(first.children[0].children[0], Figure)


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
