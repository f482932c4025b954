"""Contents lists: what they list, how their lines and cells are made, and where they lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tree import of, plain, walk

from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.flow.node import Diagram, Edges, Figure, PageOf, Panel, Placed, Row, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model import load
from newsletter.realize import flow
from newsletter.realize.contents import contents
from newsletter.realize.realizer import Notes
from newsletter.source.read import read_text

ONE = """\
publication: 河湾通讯
headline: 开江
sections:
  - blocks: [{toc: TOC}]
  - heading: 头一[**趟**](https://example.org)船[^1]
    notes: [注]
    blocks:
      - 船到江心。
      - heading: {text: 风, level: 2}
  - {heading: 炉火, id: fire, blocks: [没有灭。]}
"""
SEVERAL = """\
publication: 河湾通讯
articles:
  - headline: 本期
    sections: [{blocks: [{toc: TOC}]}]
  - id: ferry
    headline: 开江 | 头一趟船
    sections: [{heading: 船, blocks: [船到江心。, {box: {blocks: [{heading: 风}]}}]}]
  - headline: 小米
    sections: [{heading: 人物, blocks: [{toc: {}}]}, {heading: 灶, blocks: [粥。]}]
"""


@pytest.fixture
def document(tmp_path):
    def made(text, toc="{}"):
        return load(read_text(text.replace("TOC", toc).encode(), tmp_path / "content.yaml"), KINDS)

    return made


@pytest.fixture
def at(document, cx):
    """A realizer that knows the places of a document."""

    def made(text):
        return replace(cx, notes=Notes(cx.notes.diagnostics, contents=contents(document(text))))

    return made


def titles(realize, at, toc="toc: {}", dress=None):
    """The words of each line, its number as a dash."""
    found = realize(toc, dress, at).node
    texts = [text for text in of(Text, found) if any(run.link for run in text.runs)]
    return ["".join("-" if run.field else run.text for run in text.runs) for text in texts]


def test_one_article_is_listed_by_its_headings(realize, at):
    assert titles(realize, at(ONE)) == ["头一趟船", "-", "炉火", "-"]
    assert titles(realize, at(ONE), "toc: {depth: 2}") == ["头一趟船", "-", "风", "-", "炉火", "-"]


def test_several_articles_are_listed_by_their_headlines_and_what_holds_the_list_alone_is_not(realize, at):
    assert titles(realize, at(SEVERAL)) == ["开江　头一趟船", "-", "小米", "-"]


def test_a_deeper_list_goes_into_boxes_and_leaves_out_headings_of_lists(realize, at):
    deep = titles(realize, at(SEVERAL), "toc: {depth: 3}")
    assert deep[::2] == ["开江　头一趟船", "船", "风", "小米", "灶"]


def test_each_line_leads_to_its_place_by_title_and_number(realize, at):
    node = realize("toc: {}", at=at(SEVERAL)).node
    runs = [run for text in of(Text, node) for run in text.runs if not run.drawn]
    assert {run.link for run in runs[:2]} == {"#ferry"}
    assert [run.field for run in runs if run.field] == [PageOf("ferry"), PageOf("#4")]
    assert all(run.link for run in runs)


def test_titles_keep_their_traces_and_lose_marks_and_notes(realize, at):
    node = realize("toc: {}", at=at(ONE)).node
    title = of(Text, node)[0]
    assert {run.note for run in title.runs} == {0}
    for run in title.runs:
        span = run.trace.at(0)
        assert span.text[span.column - 1] == run.text[0]


def test_entries_of_ones_own_have_their_words_or_those_of_the_place(realize, at):
    toc = "toc: {entries: [{to: ferry, note: 不收钱}, {to: ferry, title: 渡口}]}"
    assert titles(realize, at(SEVERAL), toc) == ["开江　头一趟船", "-", "渡口", "-"]


def test_an_entry_without_any_words_is_told_at_its_place(realize, at):
    made = realize("toc: {entries: [{to: nothing}, {to: ferry}]}", at=at(SEVERAL))
    assert len(of(Row, made.node)) == 1
    assert made.codes == ["E244"]


def test_a_list_with_nothing_in_it_is_left_out_with_a_warning(realize):
    made = realize("toc: {}")
    assert (made.nodes, made.codes) == ((), ["W181"])


def test_a_line_has_its_number_at_the_end_behind_a_leader(realize, at):
    row, other = of(Row, realize("toc: {}", at=at(ONE)).node)
    title, leader, number = row.children
    assert number.style.align is Align.END
    assert number.style.baseline == title.style.baseline
    assert {run.style.figures for run in number.runs} == {"tnum"}
    dots = of(Panel, leader)[0].edges.bottom
    assert dots.dash
    assert dots.cap == "round"
    assert leader.role is Role.ARTIFACT
    assert other.children[2].style == number.style


def test_a_title_that_fills_its_line_has_no_leader(realize, at):
    title = "一个很长很长的标题把一整行都占满了所以后面再也放不下引线"
    row = of(Row, realize(f"toc: {{entries: [{{to: ferry, title: {title}}}]}}", at=at(SEVERAL)).node)[0]
    assert len(row.children) == 2


def test_the_number_may_stand_at_the_start_between_rules(realize, at):
    dress = KINDS["toc"].dress_type
    from newsletter.basics.units import Length
    from newsletter.model.parts import ruling

    made = realize(
        "toc: {depth: 2}", dress(number_at="start", rule=ruling(0.5, "rule"), padding=Length(4)), at(ONE)
    ).node
    panels = [panel for panel in of(Panel, made) if panel.edges != Edges()]
    assert [bool(panel.edges.top) for panel in panels] == [True, False, False]
    assert all(panel.edges.bottom for panel in panels)
    assert [plain(panel) for panel in panels] == ["0|头一趟船", "0|风", "0|炉火"]


def test_a_strip_goes_across_in_rows_of_equal_cells(realize, at):
    entries = ", ".join(f"{{to: ferry, title: 第{n}}}" for n in range(5))
    node = realize(f"toc: {{form: strip, entries: [{entries}]}}", at=at(SEVERAL)).node
    assert isinstance(node, Placed)
    rows = [row for row in of(Row, node) if len(row.children) == 3]
    assert len(rows) == 2
    assert plain(node).count("第") == 5


def test_a_cells_page_stands_white_on_its_ground_and_over_its_picture(realize, at, cx):
    toc = "toc: {form: strip, entries: [{to: ferry, image: picture.svg, note: 不收钱}, {to: ferry}]}"
    node = realize(toc, at=at(SEVERAL)).node
    (figure,) = of(Figure, node)
    assert figure.role is Role.ARTIFACT
    accent = cx.colour("accent")
    assert [shape.fill for one in of(Diagram, node) for shape in one.shapes] == [accent]
    assert accent in [panel.fill for panel in of(Panel, node)]
    figures = [run for text in of(Text, node) for run in text.runs if run.field]
    assert {run.style.colour.rgb for run in figures} == {(1.0, 1.0, 1.0)}


def test_the_walk_gives_names_to_the_first_node_of_each_place(document, look):
    story = flow(document(SEVERAL), look).story
    names = [name for node in story for name in node.names]
    assert [name for name in names if name in {"ferry", "#4"}] == ["ferry", "#4"]
    assert flow(document(SEVERAL), look).refers
    assert not flow(document(SEVERAL.replace("toc", "rule").replace("TOC", "{}")), look).refers


def test_an_article_may_have_a_list_as_a_part_that_a_layout_places(document, tmp_path):
    text = SEVERAL.replace("  - id: ferry\n", "    toc: {form: strip, title: 导读}\n  - id: ferry\n")
    layout = "extends: bulletin\nopener: [{parts: [headline]}]\nending: [{parts: [toc]}]\n"
    story = flow(document(text), resolve(read_text(layout.encode(), tmp_path / "layout.yaml"), KINDS)).story
    placed = [node for node in story if isinstance(node, Placed) and "导读" in plain(node)]
    assert len(placed) == 1


def test_a_last_section_taken_apart_by_a_layout_keeps_its_name(document, tmp_path):
    text = ONE + "  - {id: close, blocks: [收船了。]}\nlead: 见第${page.close}版\n"
    look = resolve(read_text(b"extends: bulletin\n", tmp_path / "layout.yaml"), KINDS)
    named = [one for node in flow(document(text), look).story for one in walk(node) if "close" in one.names]
    assert [plain(node) for node in named] == ["收船了。"]


def test_the_name_of_what_is_left_out_goes_to_what_follows(document, look):
    text = ONE.replace("没有灭。]", "{box: {id: empty, blocks: []}}, 没有灭。]").replace(
        "开江", "见${page.empty}", 1
    )
    named = [one for node in flow(document(text), look).story for one in walk(node) if "empty" in one.names]
    assert [plain(node) for node in named] == ["没有灭。"]
