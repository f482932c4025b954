"""Bands and furniture: openings lifted from a first section, rules, grounds, kept cells, articles on fresh pages."""

from __future__ import annotations

import pytest

from newsletter import model, realize, source
from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.flow.node import Break, Figure, Panel, Placed, Row, Space, Text, children
from newsletter.flow.sheet import Masters
from newsletter.page.fields import filled
from newsletter.realize.variables import variables

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0H3V2H0Z" fill="#7C1C14"/></svg>'
IMAGE = "      - image: {src: p.svg, alt: 图}\n"
COUPLET = "      - couplet: [上下同欲者胜, 风雨同舟者兴]\n"


def made(tmp_path, layout: str, blocks: str, head: str = ""):
    (tmp_path / "p.svg").write_text(SVG, "utf-8")
    path = tmp_path / "content.yaml"
    path.write_text(
        f"publication: {{name: 刊}}\nheadline: 题\nsections:\n  - {head}blocks:\n{blocks}", "utf-8"
    )
    (tmp_path / "top.yaml").write_text(f"extends: bulletin\n{layout}\n", "utf-8")
    document = model.load(source.read(path), KINDS)
    return realize.flow(document, resolve(source.read(tmp_path / "top.yaml"), KINDS))


def below(*nodes):
    for node in nodes:
        yield node
        yield from below(*children(node))


def words(*nodes) -> list[str]:
    return ["".join(run.text for run in one.runs) for one in below(*nodes) if isinstance(one, Text)]


def figure(*nodes) -> Figure:
    return next(one for one in below(*nodes) if isinstance(one, Figure))


OPENER = "opener: [{parts: [opening-image], reach: head, ratio: 2.2}, {parts: [headline]}]"


def test_a_picture_that_opens_the_first_section_stands_in_its_band(tmp_path):
    first, second, *rest = made(tmp_path, OPENER, f"{IMAGE}      - 甲。\n").story
    found = figure(first)
    assert (found.ratio, found.bleed, found.head) == (2.2, True, True)
    assert words(second) == ["题"]
    assert not any(isinstance(one, Figure) for one in below(*rest))


@pytest.mark.parametrize(
    ("layout", "blocks", "head"),
    [
        (OPENER, f"{IMAGE}      - 甲。\n", "heading: 节\n    "),
        (OPENER, f"      - 甲。\n{IMAGE}", ""),
        ("opener: [{parts: [headline]}]", f"{IMAGE}      - 甲。\n", ""),
    ],
    ids=["under a heading", "behind a text", "without a place"],
)
def test_another_picture_stays_in_the_columns(tmp_path, layout, blocks, head):
    story = made(tmp_path, layout, blocks, head).story
    assert words(story[0]) == ["题"]
    found = figure(*story)
    assert (found.bleed, found.head) == (False, False)


def test_several_openings_are_taken_in_their_order_and_each_kind_once(tmp_path):
    layout = "opener: [{parts: [opening-couplet]}, {parts: [opening-image]}, {parts: [headline]}]"
    story = made(tmp_path, layout, IMAGE + COUPLET + IMAGE + "      - 甲。\n").story
    assert words(story[0])[0].startswith("上下")
    assert figure(story[1]).ratio is not None
    assert sum(isinstance(one, Figure) for one in below(*story[2:])) == 1


def test_a_section_of_nothing_but_its_opening_leaves_nothing_behind(tmp_path):
    assert len(made(tmp_path, OPENER, IMAGE).story) == 2


@pytest.mark.parametrize(
    ("reach", "told"), [("measure", (False, False)), ("sides", (True, False)), ("head", (True, True))]
)
def test_a_band_says_how_far_its_pictures_reach(tmp_path, reach, told):
    layout = f"opener: [{{parts: [opening-image], reach: {reach}, ratio: 3}}]"
    found = figure(made(tmp_path, layout, IMAGE).story[0])
    assert (found.bleed, found.head, found.ratio) == (*told, 3.0)


def test_a_picture_shown_whole_keeps_its_own_ratio_in_a_band(tmp_path):
    whole = IMAGE.replace("alt: 图", "alt: 图, fit: contain")
    layout = "opener: [{parts: [opening-image], reach: sides, ratio: 4}]"
    cropped, kept = (figure(made(tmp_path, layout, one).story[0]) for one in (IMAGE, whole))
    assert (cropped.ratio, kept.ratio) == (4.0, figure(*made(tmp_path, "", whole).story).ratio)
    assert kept.bleed


@pytest.mark.parametrize("flush", ["true", "false"])
def test_a_flush_band_s_picture_and_ground_reach_its_head_and_foot(tmp_path, flush):
    layout = f"opener: [{{parts: [opening-image], fill: tint, flush: {flush}}}, {{parts: [headline]}}]"
    flow = made(tmp_path, layout, IMAGE)
    panel = flow.story[0].child
    inset = 0.0 if flush == "true" else flow.grid.inset
    assert (panel.inset, figure(panel).inset) == (inset, inset)
    if flush == "true":
        assert (panel.child.children[0].before, panel.child.children[-1].after) == (0.0, 0.0)


@pytest.mark.parametrize("when", ["", "when: opening-image, "])
def test_what_opens_an_article_and_what_closes_it_are_both_lifted(tmp_path, when):
    layout = f"opener: [{{parts: [opening-image, headline]}}]\nending: [{{{when}parts: [closing]}}]"
    blocks = f"{IMAGE}      - 甲。\n  - heading: 节\n    blocks: [乙。]\n  - blocks: [丙。]\n"
    story = made(tmp_path, layout, blocks).story
    assert figure(story[0]).alt == "图"
    assert isinstance(story[-1], Placed)
    assert words(*story) == ["题", "甲。", "节", "乙。", "丙。"]


def test_a_band_s_rule_stands_behind_it_in_a_line_of_its_own(tmp_path):
    layout = "opener: [{parts: [headline], rule: {width: 2pt, colour: accent}}]"
    flow = made(tmp_path, layout, "      - 甲。\n")
    _, rule = flow.story[0].child.children
    assert isinstance(rule, Panel)
    assert (rule.edges.top.width, rule.depth) == (2.0, flow.grid.unit)
    assert flow.story[0].child.whole


@pytest.mark.parametrize(("keep", "kinds"), [("true", (Space, "Stack")), ("false", ("Stack",))])
def test_a_kept_cell_holds_its_width_with_nothing_in_it(tmp_path, keep, kinds):
    layout = (
        f"opener: [{{row: [{{share: 1, parts: [lead]}}, {{share: 2, parts: [headline]}}], keep: {keep}}}]"
    )
    row = made(tmp_path, layout, "      - 甲。\n").story[0].child
    assert isinstance(row, Row)
    assert len(row.children) == len(kinds)
    assert isinstance(row.children[0], Space) is (keep == "true")
    assert row.shares == ((1.0, 2.0) if keep == "true" else (2.0,))


def test_a_row_without_any_part_is_left_out_though_it_keeps_its_cells(tmp_path):
    layout = "opener: [{row: [{parts: [lead]}, {parts: [deck]}], keep: true}]"
    assert not any(isinstance(one, Placed) for one in made(tmp_path, layout, "      - 甲。\n").story)


def test_further_articles_begin_new_pages_where_the_layout_says_so(tmp_path):
    path = tmp_path / "content.yaml"
    path.write_text(
        "publication: {name: 刊}\narticles:\n"
        + "".join(f"  - {{headline: {name}, sections: [{{blocks: [{name}。]}}]}}\n" for name in "甲乙丙"),
        "utf-8",
    )
    (tmp_path / "top.yaml").write_text("extends: bulletin\nfresh: true\n", "utf-8")
    document = model.load(source.read(path), KINDS)
    story = realize.flow(document, resolve(source.read(tmp_path / "top.yaml"), KINDS)).story
    breaks = [index for index, node in enumerate(story) if isinstance(node, Break)]
    assert [words(story[index + 1])[0] for index in breaks] == ["乙", "丙"]


FURNITURE = (
    "masters: {inner: {furniture: [{y: 1L, depth: 2L, fill: accent, runs: [{text: '${folio.han}'}]}]}}"
)


def test_furniture_may_have_a_ground_and_chinese_page_numbers(tmp_path):
    flow = made(tmp_path, FURNITURE, "      - 甲。\n")
    assert isinstance(flow.masters, Masters)
    (item,) = flow.masters.inner.furniture
    panel = item.node
    assert (panel.fill is not None, panel.depth) == (True, 2 * flow.grid.unit)
    assert words(filled(panel, 12, 20)) == ["十二"]


def test_words_on_a_ground_take_it_with_them_where_they_are_left_out(tmp_path):
    words_ = "{y: 1L, depth: 2L, fill: accent, runs: [{text: '${kicker}'}]}"
    layout = f"masters: {{inner: {{furniture: [{words_}, {{y: 4L, depth: 2L, fill: tint}}]}}}}"
    flow = made(tmp_path, layout, "      - 甲。\n")
    assert [item.node.depth for item in flow.masters.inner.furniture] == [2 * flow.grid.unit]
    assert [item.frame.y for item in flow.masters.inner.furniture] == [4 * flow.grid.unit]


@pytest.mark.parametrize(("lang", "gap"), [("zh-Hans", "　"), ("en", " ")])
def test_lines_of_a_headline_are_parted_by_a_blank_of_its_language_in_furniture(tmp_path, lang, gap):
    (tmp_path / "p.yaml").write_text(
        f"lang: {lang}\npublication: {{name: P}}\nheadline: A | B\nsections: [{{blocks: [C.]}}]\n", "utf-8"
    )
    document = model.load(source.read(tmp_path / "p.yaml"), KINDS)
    assert variables(document, "{year}")["headline"] == f"A{gap}B"


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ("opener: [{parts: [headline], rule: {colour: acent}}]", "E402"),
        ("columns: {rule: {colour: acent}}", "E402"),
        ("masters: {inner: {furniture: [{y: 1L, fill: acent}]}}", "E402"),
        ("opener: [{parts: [opening-table]}]", "E420"),
        ("masters: {inner: {furniture: [{y: 1L, runs: [{text: '${folio.roman}'}]}]}}", "E421"),
    ],
)
def test_names_in_the_new_keys_are_judged(tmp_path, layout, code):
    with pytest.raises(ContentError) as caught:
        made(tmp_path, layout, "      - 甲。\n")
    assert [one.code for one in caught.value.diagnostics] == [code]
