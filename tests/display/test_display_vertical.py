"""A vertical page on its sheet (T60, T64): lines right to left, pictures and tables upright, and its file."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.vector import VectorShape, segment
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.display.axes import area_on_sheet, on_sheet
from newsletter.display.dump import dump
from newsletter.display.ops import Glyphs, Group, Image, Link, Shape
from newsletter.flow.node import Diagram, Edges, Panel, Space
from newsletter.flow.role import Role
from newsletter.flow.sheet import Sheet
from newsletter.flow.style import Writing
from newsletter.lines import Typesetter
from newsletter.page.fragment import Fragment, SetDiagram, SetFrame, SetShapes
from newsletter.shaping import FontBook

SAMPLES = Path(__file__).parents[1] / "samples"
SHEET = Sheet(Size(600.0, 800.0), 0.0, Writing.VERTICAL)
QUOTED = "“引号换成直角的样子，”值班的人说"


@pytest.fixture(scope="module")
def drawn():
    document = model.load(source.read(SAMPLES / "vertical.yaml"), KINDS)
    look = resolve(source.read(SAMPLES / "layouts" / "vertical-proof.yaml"), KINDS)
    return display.place(page.compose(realize.flow(document, look), Typesetter(FontBook())))


@pytest.fixture(scope="module")
def file(drawn):
    profile = finish.PROFILES["screen"]
    with pypdfium2.PdfDocument(finish.apply(pdf.paint(drawn, profile), profile).data) as opened:
        yield opened


def walk(ops):
    for op in ops:
        if isinstance(op, Group):
            yield from walk(op.ops)
        else:
            yield op


def groups(drawn, role):
    return [op for one in drawn.pages for op in one.ops if isinstance(op, Group) and op.role is role]


def runs_of(drawn, role):
    return [[op for op in group.ops if isinstance(op, Glyphs)] for group in groups(drawn, role)]


def test_t60_lines_follow_each_other_to_the_left_and_their_text_down(drawn):
    lines = [line for line in runs_of(drawn, Role.PARAGRAPH) if line]
    upright = [next((run for run in line if not run.turned), line[0]) for line in lines[:6]]
    xs = [run.xs[0] for run in upright if not run.turned]
    assert xs == sorted(xs, reverse=True)
    assert all(math.isclose(a - b, 18.0, abs_tol=0.01) for a, b in pairwise(xs))
    for run in upright:
        assert list(run.ys) == sorted(run.ys)


def test_t56_the_first_em_box_touches_the_type_area(drawn):
    # 45.64 pt from the right edge and half of 18 pt less is the first line's centre: here the headline's.
    [headline] = runs_of(drawn, Role.HEADLINE)
    assert headline[0].xs[0] + headline[0].size / 2 == pytest.approx(595.28 - 45.64 - 36.0, abs=0.02)
    assert headline[0].ys[0] - 0.88 * headline[0].size == pytest.approx((841.89 - 690.0) / 2, abs=0.02)


def test_t60_only_words_and_longer_numbers_are_turned(drawn):
    turned = ["".join(run.texts) for line in runs_of(drawn, Role.PARAGRAPH) for run in line if run.turned]
    assert set(turned) == {"2026", "Newsletter", "A4", "COVID-19", "·", "85%", "wèi", "shēng"}
    assert " turned 2026\n" in dump(drawn)


def test_t64_pictures_and_tables_stand_upright(drawn):
    [image] = [op for one in drawn.pages for op in walk(one.ops) if isinstance(op, Image)]
    assert image.frame.height == pytest.approx(330.0, abs=0.01)
    assert image.frame.width == pytest.approx(7 * 18.0 - 7.0, abs=0.01)
    cells = {"".join(op.texts): op for op in walk(drawn.pages[0].ops) if isinstance(op, Glyphs)}
    for words in ("日期", "上半夜", "3月6日"):
        assert len(set(cells[words].ys)) == 1
    assert cells["日期"].xs[0] < cells["班次"].xs[0] < cells["人数"].xs[0]
    assert cells["日期"].ys[0] < cells["3月5日"].ys[0] < cells["3月6日"].ys[0]


def test_links_and_bookmarks_stand_where_their_words_do(drawn):
    [link] = [op for one in drawn.pages for op in walk(one.ops) if isinstance(op, Link)]
    run = next(run for line in runs_of(drawn, Role.PARAGRAPH) for run in line if "".join(run.texts) == "示例")
    assert link.frame.x == pytest.approx(run.xs[0], abs=0.01)
    assert link.frame.width == pytest.approx(11.0)
    assert link.frame.y == pytest.approx(run.ys[0] - 0.88 * 11, abs=0.01)
    assert link.frame.height == pytest.approx(22.0, abs=1.0)
    assert [(mark.title, round(mark.y)) for mark in drawn.outline] == [
        ("竖排的一页", 76),
        ("一、字的站法", 76),
    ]


def test_furniture_is_set_horizontally_round_the_story(drawn):
    head = drawn.pages[0].ops[0]
    assert isinstance(head, Group)
    assert head.artifact
    [words] = head.ops
    assert "".join(words.texts) == "社区通讯"
    assert len(set(words.ys)) == 1
    assert (words.xs[0] + words.xs[-1] + words.size) / 2 == pytest.approx(595.28 / 2, abs=0.1)


def test_areas_and_parts_of_a_story_turn_onto_the_sheet():
    assert area_on_sheet(Rect(50, 40, 700, 500), SHEET) == Rect(60, 50, 500, 700)
    pen = object()
    panel = Panel(Space(0.0), edges=Edges(top=pen))  # type: ignore[arg-type]
    frame = on_sheet(Fragment(SetFrame(panel, 300.0, 90.0), 50.0, 40.0), SHEET)
    assert (frame.x, frame.y, frame.content.width, frame.content.height) == (470.0, 50.0, 90.0, 300.0)
    # The side of a frame where its lines begin to follow each other is its right one.
    assert frame.content.node.edges == Edges(right=pen)  # type: ignore[arg-type]
    drawing = on_sheet(Fragment(SetDiagram(Diagram(Size(30.0, 60.0), ())), 50.0, 40.0), SHEET)
    assert (drawing.x, drawing.y) == (530.0, 50.0)
    rule = on_sheet(Fragment(SetShapes(panel, (VectorShape(segment(0, 10, 100, 10)),)), 50.0, 40.0), SHEET)
    ends = [(part.x, part.y) for part in rule.content.shapes[0].path]
    assert (rule.x, rule.y, ends) == (560.0, 50.0, [(-10, 0), (-10, 100)])
    upright = Fragment(SetShapes(panel, ()), 50.0, 40.0, upright=True)
    assert on_sheet(upright, SHEET) == Fragment(SetShapes(panel, ()), 560.0, 50.0, upright=True)


def test_a_cut_frame_keeps_the_rules_of_its_sides_that_are_not_cut():
    pen = object()
    panel = Panel(Space(0.0), edges=Edges(pen, pen, pen, pen))  # type: ignore[arg-type]
    cut = SetFrame(panel, 300.0, 90.0, opens=True, closes=False)
    turned = on_sheet(Fragment(cut, 50.0, 40.0), SHEET).content
    # It goes on at the left, where the next lines stand; both ends of its lines are ruled.
    assert turned.node.edges == Edges(top=pen, right=pen, bottom=pen)  # type: ignore[arg-type]
    assert turned.opens
    assert turned.closes


def test_a_horizontal_sheet_is_left_alone():
    fragment = Fragment(SetShapes(Space(0.0), ()), 50.0, 40.0)
    assert on_sheet(fragment, Sheet(Size(600.0, 800.0))) is fragment
    assert area_on_sheet(Rect(1, 2, 3, 4), Sheet(Size(600.0, 800.0))) == Rect(1, 2, 3, 4)


def chars(opened, number=0):
    """Each painted character of a page: itself, its angle in degrees, its origin from the top left."""
    one = opened[number]
    text, height = one.get_textpage(), one.get_height()
    for index in range(text.count_chars()):
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) % 360
        yield chr(pdfium.FPDFText_GetUnicode(text, index)), round(angle) % 360, x.value, height - y.value


def test_t61_the_file_shows_turned_words_at_a_right_angle(drawn):
    plain = display_without_text(drawn)
    profile = finish.PROFILES["screen"]
    with pypdfium2.PdfDocument(pdf.paint(plain, profile).data) as opened:
        found = [one for one in chars(opened) if not one[0].isspace()]
    expected = [
        (char, 90 if op.turned else 0, x, y)
        for op in walk(plain.pages[0].ops)
        if isinstance(op, Glyphs) and not op.pads
        for char, x, y in zip(op.texts, op.xs, op.ys, strict=True)
        if char.strip() and len(char) == 1
    ]
    places = {(char, angle, round(x, 1), round(y, 1)) for char, angle, x, y in found}
    near = {
        (c, a, round(x + dx, 1), round(y + dy, 1))
        for c, a, x, y in places
        for dx in (-0.1, 0, 0.1)
        for dy in (-0.1, 0, 0.1)
    }
    assert len(expected) > 200
    assert [one for one in expected if (one[0], one[1], round(one[2], 1), round(one[3], 1)) not in near] == []


def display_without_text(drawn):
    """The drawing with no text said beside its lines, so that a reader tells of the glyphs themselves."""
    first = drawn.pages[0]
    ops = tuple(replace(op, actual=None) if isinstance(op, Group) else op for op in first.ops)
    return replace(drawn, pages=(replace(first, ops=ops),), outline=())


def test_t71_copied_text_is_as_typed_in_the_order_of_reading(file):
    text = re.sub(r"\s+", "", "".join(one.get_textpage().get_text_range() for one in file))
    parts = ["竖排的一页", "行自右而左", "汉字在竖行里照样直立", "3月、8楼", "腊月27、正月15", "2026年", "COVID-19",
             QUOTED, "‘再引一层’", "这样写——破折号", "六个点……顿号", "列奥纳多·达·芬奇", "21℃", "图片直立"]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_shapes_of_a_table_are_level(drawn):
    rules = [op.shape for one in drawn.pages for op in walk(one.ops) if isinstance(op, Shape)]
    level = [shape for shape in rules if len(shape.path) == 2 and shape.path[0].y == shape.path[1].y]
    assert len(level) >= 3
