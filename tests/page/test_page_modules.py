"""Modules: several stories on one sheet, and what is said of those that go on elsewhere."""

from __future__ import annotations

import itertools
import math
import random
import re
from pathlib import Path

import pytest
from PIL import Image

from newsletter import model, page, realize, source
from newsletter.basics.diagnostic import ContentError
from newsletter.basics.geometry import Rect
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.extent import extent
from newsletter.flow.node import Placed, Text, children
from newsletter.lines import Typesetter
from newsletter.page.boxed import Below
from newsletter.page.fragment import SetFigure, SetLine
from newsletter.shaping import FontBook

NEAR = 0.1
CLAUSES = (
    "村里的路灯换成了太阳能的", "一共一百二十六盏", "从东头装到西头用了九天", "夜里走路的人多了", "孩子放学也不怕黑了",
    "电费一年省下四千三百元", "钱记在公开栏里", "村民代表看过账", "下一步修北坡的便道", "水泥已经拉到路口",
)  # fmt: skip
BOOK = FontBook()


class Paper:
    """A content file of generated articles, and its pages in a layout with modules."""

    def __init__(self, folder, seed: int = 0) -> None:
        self.folder, self.chance = folder, random.Random(seed)  # noqa: S311 - no secret
        self.parts = ["publication: 村报", "issue: {number: 3}", "articles:"]
        Image.new("RGB", (320, 200), (180, 200, 210)).save(folder / "wide.jpg")

    def words(self, clauses: int) -> str:
        return "，".join(self.chance.choice(CLAUSES) for _ in range(clauses)) + "。"

    def article(self, headline: str, *blocks: str, **keys: str) -> None:
        self.parts.append(f"  - headline: {headline}")
        self.parts += [f"    {key}: {value}" for key, value in keys.items()]
        self.parts.append("    sections:\n      - blocks:")
        self.parts += [f"          - {block}" for block in blocks]

    def text(self, paragraphs: int, clauses: int = 8) -> list[str]:
        return [self.words(self.chance.randint(2, clauses)) for _ in range(paragraphs)]

    def pages(self, layout: str = "xiaobao", changes=(), **keys: str):
        lines = [*self.parts[:2], *(f"{key}: {value}" for key, value in keys.items()), *self.parts[2:]]
        path = self.folder / "content.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        document = model.load(source.read(path), KINDS)
        path = Path(layout) if layout.endswith(".yaml") else find(layout)
        design = resolve(source.read(path), KINDS, changes)
        return page.compose(realize.flow(document, design), Typesetter(BOOK))


PICTURE = "image: {src: wide.jpg, alt: 现场, caption: 现场的情况}"
WIDE = PICTURE.replace("}", ", span: all}")


def said(sheet) -> list[str]:
    """What a page tells of stories that go on elsewhere."""
    lines = [one.content for one in sheet.fragments if one.repeated and isinstance(one.content, SetLine)]
    return [line.lines.text.text for line in lines if line.index == 0]


def wrong(pages) -> list[str]:
    """Each rule of modules that some page breaks, in words."""
    found = []
    for sheet in pages.pages:
        rooms = [room for one in sheet.fragments if (room := room_of(one))]
        found += [
            f"page {sheet.number}: {room} outside" for room in rooms if not inside(room, sheet.master.area)
        ]
        found += [
            f"page {sheet.number}: {a} runs into {b}"
            for a, b in itertools.combinations(rooms, 2)
            if meet(a, b)
        ]
        found += [
            f"page {sheet.number}: a baseline off the grid at {one.y:.2f}"
            for one in sheet.fragments
            if not on_grid(one, sheet.master.area.y, pages.grid.unit)
        ]
    jumps, carried = [], []
    for sheet in pages.pages:
        words = "".join(said(sheet))
        jumps += [(sheet.number, int(page)) for page in re.findall(r"下转第(\d+)版", words)]
        carried += [(int(page), sheet.number) for page in re.findall(r"上接第(\d+)版", words)]
    if sorted(jumps) != sorted(carried):
        found.append(f"stories go on at {jumps}, come from {carried}")
    return found


def room_of(one) -> Rect | None:
    """The room of a line or a picture on the sheet."""
    content = one.content
    if not isinstance(content, SetLine | SetFigure):
        return None
    if isinstance(content, SetLine) and content.lines.text.vertical:
        size, line = content.lines.text.runs[0].style.size, content.lines.lines[content.index]
        return Rect(one.x - size / 2, one.y, size, line.width)
    room = extent(one, vertical=False)
    return room if room.width else None


def inside(room: Rect, area: Rect) -> bool:
    across = area.x - 1 <= room.x and room.right <= area.right + 1
    return across and area.y - 1 <= room.y and room.bottom <= area.bottom + 1


def meet(a: Rect, b: Rect) -> bool:
    across = min(a.right, b.right) - max(a.x, b.x)
    down = min(a.bottom, b.bottom) - max(a.y, b.y)
    return across > 1 and down > 1.5


def on_grid(one, top: float, unit: float) -> bool:
    content = one.content
    if not isinstance(content, SetLine) or content.lines.text.vertical or content.node.style.leading != unit:
        return True
    row = (one.y - top - unit / 2 - 0.38 * content.node.style.size) / unit
    return abs(row - round(row)) * unit <= NEAR


def paper_of(folder, seed: int) -> Paper:
    """Articles of any length and number, some with pictures, some that wish for a module."""
    paper = Paper(folder, seed)
    chance = paper.chance
    for _ in range(chance.randint(1, 12)):
        blocks = paper.text(chance.choice((1, 2, 4, 8, 16, 30)))
        for _ in range(chance.choice((0, 0, 1, 2))):
            blocks.insert(chance.randint(0, len(blocks)), WIDE if chance.random() < 0.4 else PICTURE)
        keys = {}
        if chance.random() < 0.3:
            keys["module"] = chance.choice(("comment", "upright", "brief"))
        if chance.random() < 0.5:
            keys["deck"] = paper.words(2)
        headline = "".join(chance.choice("村路灯水电春秋冬夏新老好米") for _ in range(chance.randint(3, 16)))
        paper.article(headline, *blocks, **keys)
    return paper


@pytest.mark.parametrize("seed", range(8))
def test_modules_of_any_articles_hold_their_rules(seed, tmp_path):
    pages = paper_of(tmp_path, seed).pages()
    assert not wrong(pages)
    codes = {one.code for one in pages.diagnostics}
    assert not codes & {"E501", "E504"}


def test_a_story_that_breaks_off_names_the_page_where_it_goes_on(tmp_path):
    paper = Paper(tmp_path)
    paper.article("路灯亮了", *paper.text(120, 10))
    for number in range(6):
        paper.article(f"第{number}件事", *paper.text(5))
    pages = paper.pages()
    assert "（下转第2版）" in said(pages.pages[0])
    assert "（上接第1版）路灯亮了" in said(pages.pages[1])
    assert not wrong(pages)


def test_the_words_where_a_story_breaks_off_stand_on_the_last_line_of_its_columns(tmp_path):
    paper = Paper(tmp_path)
    paper.article("路灯亮了", *paper.text(120, 10))
    paper.article("另一件事", *paper.text(5))
    sheet = paper.pages().pages[0]
    (jump,) = (one for one in sheet.fragments if one.repeated and isinstance(one.content, SetLine))
    beside = [
        one for one in sheet.fragments if isinstance(one.content, SetLine) and abs(one.y - jump.y) < NEAR
    ]
    columns = {one.x for one in beside if one.content.node.style.size == 9.0}
    assert jump.x == sheet.master.column_x(3)
    assert columns - {jump.x}


def test_the_only_story_goes_on_without_a_word(tmp_path):
    paper = Paper(tmp_path)
    paper.article("一年的账", *paper.text(120, 10))
    pages = paper.pages()
    assert len(pages.pages) > 1
    assert not any(said(sheet) for sheet in pages.pages)


def test_a_module_that_is_asked_for_stands_where_the_plan_has_it(tmp_path):
    paper = Paper(tmp_path)
    paper.article("头条", *paper.text(12))
    paper.article("二条", *paper.text(6))
    paper.article("短评", *paper.text(3), module="comment")
    sheet = paper.pages().pages[0]
    (text,) = (one for one in sheet.fragments if isinstance(one.content, SetLine)
               and one.content.lines.text.text == "短评")  # fmt: skip
    assert text.x > sheet.master.column_x(3)


def test_a_row_that_only_takes_what_asks_for_it_stands_at_the_foot_of_its_page(tmp_path):
    paper = Paper(tmp_path)
    for number in range(9):
        paper.article(f"第{number}件事", *paper.text(12))
    paper.article("导读", *paper.text(1), module="guide")
    pages = paper.pages()
    lows = {
        one.content.lines.text.text: one.y
        for one in pages.pages[0].fragments
        if isinstance(one.content, SetLine) and not one.repeated
    }
    assert "导读" in lows
    headlines = [y for text, y in lows.items() if text.startswith("第")]
    assert headlines
    assert lows["导读"] > max(headlines)
    assert not wrong(pages)


def test_a_wish_that_no_module_fulfils_is_told_and_the_article_stands_in_its_turn(tmp_path):
    paper = Paper(tmp_path)
    paper.article("头条", *paper.text(2), module="coment")
    assert len(paper.pages().pages) == 1
    document = model.load(source.read(tmp_path / "content.yaml"), KINDS)
    (told,) = realize.flow(document, resolve(source.read(find("xiaobao")), KINDS)).diagnostics
    assert (told.code, told.span.line) == ("W486", 5)


def test_an_upright_headline_stands_in_its_strip_from_right_to_left(tmp_path):
    paper = Paper(tmp_path)
    paper.article("头条", *paper.text(12))
    paper.article("二条", *paper.text(9))
    paper.article("冬天的水 | 秋天管好", *paper.text(7), module="upright")
    sheet = paper.pages().pages[0]
    upright = [
        one for one in sheet.fragments if isinstance(one.content, SetLine) and one.content.lines.text.vertical
    ]
    assert [one.content.index for one in upright] == [0, 1]
    assert upright[0].x > upright[1].x
    assert upright[0].y == upright[1].y


def text_of(node) -> str:
    """The words of the first text in a node."""
    while not isinstance(node, Text):
        node = next(children(node))
    return "".join(run.text for run in node.runs)


def test_what_is_read_follows_each_story_to_its_end(tmp_path):
    paper = Paper(tmp_path)
    paper.article("路灯亮了", *paper.text(120, 10))
    for number in range(4):
        paper.article(f"第{number}件事", *paper.text(5))
    story = paper.pages().story
    heads = [text_of(node) for node in story if isinstance(node, Placed)]
    assert heads == ["路灯亮了", "第0件事", "第1件事", "第2件事", "第3件事"]


class FixedBox:
    """A box that costs what a table says."""

    def __init__(self, costs):
        self.costs, self.own = costs, min(costs, key=costs.get)

    def cost(self, lines):
        return self.costs.get(lines, math.inf)


@pytest.mark.parametrize("seed", range(20))
def test_the_depths_of_boxes_one_below_another_cost_the_least(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    count, lines, gap = chance.randint(2, 4), chance.randint(12, 24), chance.randint(0, 2)
    boxes = [
        FixedBox({n: chance.randint(0, 99) for n in chance.sample(range(1, 12), 6)}) for _ in range(count)
    ]
    best = min(
        (
            sum(box.cost(n) for box, n in zip(boxes, depths, strict=True))
            for depths in itertools.product(range(1, 12), repeat=count)
            if sum(depths) + gap * (count - 1) == lines
        ),
        default=math.inf,
    )
    assert Below(tuple(boxes), gap).cost(lines) == best


def test_pages_that_are_asked_for_are_made(tmp_path):
    paper = Paper(tmp_path)
    for number in range(9):
        paper.article(f"第{number}件事", *paper.text(8))
    free = len(paper.pages().pages)
    pages = paper.pages(fit=f"{{pages: {free + 1}}}")
    assert len(pages.pages) == free + 1 or any(one.code in {"E503", "E510"} for one in pages.diagnostics)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("first: [{row: [{columns: 3, kinds: [story]}]}]", "E482"),
        ("first: [{row: [{columns: 4, kinds: [stori]}]}]", "E483"),
        ("first: [{row: [{columns: 4, kinds: []}]}]", "E487"),
        ("first: []", "E481"),
        ("jump: 下转", "E485"),
        ("jump: 下转${folo}版", "E421"),
        ("jump-style: jumps", "E422"),
        ("kinds: {comment: {fill: palle}}", "E402"),
        ("kinds: {comment: {styles: {body: caption-x}}}", "E422"),
        ("kinds: {comment: {styles: {body: headline}}}", "E484"),
        ("kinds: {upright: {otherwise: storry}}", "E483"),
        ("kinds: {upright: {upright: {style: nostyle}}}", "E422"),
        ("pictures: [120%, 150%]", "E438"),
    ],
)
def test_faults_of_modules_are_told_where_the_layout_says_them(said, code, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(f"extends: xiaobao\nversion: 1\nmodules:\n  {said}\n", encoding="utf-8")
    with pytest.raises(ContentError) as told:
        resolve(source.read(path), KINDS)
    (fault,) = (one for one in told.value.diagnostics if one.code == code)
    assert fault.span.line == 4


def test_a_vertical_layout_has_no_modules():
    with pytest.raises(ContentError) as told:
        resolve(source.read(find("xiaobao")), KINDS, [("writing", "vertical")])
    assert "E480" in {one.code for one in told.value.diagnostics}


def test_it_is_explained_which_stories_break_off_and_where_they_go_on(tmp_path):
    paper = Paper(tmp_path)
    paper.article("路灯亮了", *paper.text(120, 10))
    for number in range(6):
        paper.article(f"第{number}件事", PICTURE, *paper.text(5))
    paper.pages()
    document = model.load(source.read(tmp_path / "content.yaml"), KINDS)
    flow = realize.flow(document, resolve(source.read(find("xiaobao")), KINDS))
    pages = page.compose(flow, Typesetter(BOOK), explain=True)
    told = [(one.code, dict(one.values)) for one in pages.diagnostics]
    assert [one["page"] for code, one in told if code in {"H523", "H525"}] == [
        sheet.number for sheet in pages.pages
    ]
    assert ("H524", {"page": 1, "text": "路灯亮了", "to": 2}) in told
    turned = [one["share"] for code, one in told if code == "H526"]
    assert all(share != "100%" for share in turned)


def test_page_numbers_in_modules_are_those_where_the_stories_begin(tmp_path):
    paper = Paper(tmp_path)
    paper.article("路灯亮了", *paper.text(60, 10), "另见第${page.seven}版。")
    for number in range(9):
        paper.article(f"第{number}件事", *paper.text(9), **({"id": "seven"} if number == 7 else {}))
    pages = paper.pages()
    where = {
        one.content.lines.text.text: sheet.number
        for sheet in pages.pages
        for one in sheet.fragments
        if isinstance(one.content, SetLine) and not one.repeated
    }
    (said,) = (re.search(r"另见第(\d+)版", text) for text in where if "另见" in text)
    assert int(said[1]) == where["第7件事"] > 1


def test_more_stories_that_break_off_than_stand_abreast_all_go_on(tmp_path):
    paper = Paper(tmp_path)
    for number in range(10):
        paper.article(f"第{number}件事", *paper.text(60, 10))
    row = "{row: [{columns: 1, kinds: [brief]}, {columns: 1, kinds: [brief]}, {columns: 2, kinds: [story]}]}"
    mine = f"extends: xiaobao\nversion: 1\nmodules: {{first: [{row}, {row}], later: [{row}, {row}]}}\n"
    (tmp_path / "mine.yaml").write_text(mine, encoding="utf-8")
    pages = paper.pages(str(tmp_path / "mine.yaml"))
    assert len(pages.pages) > 2
    assert not wrong(pages)
