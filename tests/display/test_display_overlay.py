"""The overlay for makers of layouts: its rows under baselines, its outlines round parts, its blank below columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.basics.geometry import Rect, Size
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.display.axes import on_sheet
from newsletter.display.dump import dump
from newsletter.display.extent import corners, extent
from newsletter.display.overlay import FURNITURE, PARTS, ROWS, SLACK, overlaid
from newsletter.flow.node import Diagram
from newsletter.flow.sheet import Sheet
from newsletter.flow.style import Writing
from newsletter.lines import Typesetter
from newsletter.page.fragment import Fragment, SetDiagram, SetFigure, SetLine
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"


def composed(content, layout):
    document = model.load(source.read(content), KINDS)
    look = resolve(source.read(layout), KINDS)
    return page.compose(realize.flow(document, look), Typesetter(FontBook()))


@pytest.fixture(scope="module")
def level():
    return composed(ROOT / "content.yaml", ROOT / "layouts" / "bulletin.yaml")


@pytest.fixture(scope="module")
def vertical():
    return composed(SAMPLES / "vertical.yaml", SAMPLES / "layouts" / "vertical-proof.yaml")


def layer(pages, kind, number=0):
    (found,) = overlaid(display.place(pages), pages, (kind,)).pages[number].layers
    assert found.name == f"newsletter {kind}"
    return [op.shape for op in found.ops]


def strokes(shapes, colour):
    return [corners([one]) for one in shapes if one.stroke and one.stroke.colour == colour]


def body(pages, number=0):
    """The lines of the body, which have the grid's em and leading."""
    return [
        one
        for one in pages.pages[number].fragments
        if isinstance(one.content, SetLine)
        and not one.upright
        and (one.content.node.style.size, one.content.node.style.leading)
        == (pages.grid.size, pages.grid.unit)
    ]


@pytest.mark.parametrize("number", [0, 1])
def test_t56_body_baselines_stand_on_rows(level, number):
    rows = [row.y for row in strokes(layer(level, "grid", number), ROWS)]
    columns = level.pages[number].columns
    # Boxes across the page hold their own lines, on no grid.
    lines = [one for one in body(level, number) if any(held(one, column) for column in columns)]
    assert len(lines) > 10
    assert all(any(abs(one.y - row) < 0.01 for row in rows) for one in lines)


def held(part, column):
    return column.x <= part.x <= column.right and column.y <= part.y <= column.bottom


def test_t60_centres_of_vertical_lines_stand_on_rows(vertical):
    rows = [row.x for row in strokes(layer(vertical, "grid"), ROWS)]
    area = vertical.pages[0].master.area
    lines = [on_sheet(one, vertical.sheet) for one in body(vertical)]
    assert len(lines) > 10
    assert all(any(abs(one.x - row) < 0.01 for row in rows) for one in lines)
    assert rows == sorted(rows, reverse=True)
    assert all(row.height == pytest.approx(area.width) for row in strokes(layer(vertical, "grid"), ROWS))


def test_each_part_and_each_piece_of_furniture_has_its_outline(level):
    first = level.pages[0]
    shapes = layer(level, "boxes")
    assert len(strokes(shapes, PARTS)) == len(first.fragments)
    frames = strokes(shapes, FURNITURE)
    assert len(frames) == len(first.furniture) + sum(len(one.fragments) for one in first.furniture)
    for fitting in first.furniture:
        assert near(fitting.item.frame, frames)


def test_a_line_has_its_em_box(level):
    line = next(one for one in body(level) if one.content.index)
    words = line.content.lines.lines[line.content.index]
    size = level.grid.size
    room = Rect(line.x, line.y - 0.88 * size, words.width, size)
    assert near(room, strokes(layer(level, "boxes"), PARTS))


def test_a_vertical_line_has_its_em_box_about_its_centre(vertical):
    line = body(vertical)[1]
    words, size = line.content.lines.lines[line.content.index], vertical.grid.size
    at = on_sheet(line, vertical.sheet)
    room = Rect(at.x - size / 2, at.y + words.origins[0], size, words.width)
    assert near(room, strokes(layer(vertical, "boxes"), PARTS))


def near(room, rooms):
    return any(
        (one.x, one.y, one.width, one.height)
        == pytest.approx((room.x, room.y, room.width, room.height), abs=0.01)
        for one in rooms
    )


def test_the_outline_is_where_the_picture_is(vertical):
    picture = next(one for one in vertical.pages[0].fragments if isinstance(one.content, SetFigure))
    at = on_sheet(picture, vertical.sheet)
    room = Rect(at.x, at.y, at.content.width, at.content.height)
    assert near(room, strokes(layer(vertical, "boxes"), PARTS))


@pytest.mark.parametrize("upright", [False, True])
def test_drawings_of_vertical_stories_keep_their_top(upright):
    sheet = Sheet(Size(600.0, 800.0), 0.0, Writing.VERTICAL)
    part = Fragment(SetDiagram(Diagram(Size(30.0, 10.0), ())), 50.0, 100.0, upright=upright)
    at = on_sheet(part, sheet)
    room = extent(part, vertical=True)
    assert (600.0 - room.bottom, room.x, room.height, room.width) == (at.x, at.y, 30.0, 10.0)


def test_blank_reaches_from_a_columns_foot_to_the_next_part(level):
    last = level.pages[-1]
    column, unit = last.columns[0], level.grid.unit
    short = replace(column, height=column.height - 3 * unit)
    cut = tuple(one for one in last.fragments if not short.bottom - 1 < one.y < column.bottom)
    pages = replace(level, pages=(replace(last, columns=(short,), fragments=cut),))
    drawn = display.place(pages)
    (found,) = overlaid(drawn, pages, ("slack",)).pages[0].layers
    tint, *ticks = [op.shape for op in found.ops]
    room = corners([tint])
    assert tint.fill == SLACK
    assert room.y == pytest.approx(short.bottom)
    assert (room.x, room.width) == pytest.approx((short.x, short.width))
    assert len(ticks) == int(room.height / unit + 0.01) >= 3
    assert all(room.y < corners([tick]).y < room.bottom for tick in ticks)


def test_a_full_column_has_no_blank(level):
    assert all(abs(one.bottom - level.pages[0].master.area.bottom) < 0.01 for one in level.pages[0].columns)
    assert layer(level, "slack") == []


def test_a_page_that_ends_in_parts_across_it_has_its_blank_below_them(level):
    last, unit = level.pages[-1], level.grid.unit
    area = last.master.area
    above = tuple(replace(one, height=4 * unit) for one in last.columns)
    shorter = replace(last, columns=above, foot=area.bottom - 5 * unit)
    shapes = layer(replace(level, pages=(level.pages[0], shorter)), "slack", 1)
    found = [corners([one]) for one in shapes if one.fill]
    assert near(Rect(area.x, shorter.foot, area.width, 5 * unit), found)


def test_blank_of_vertical_columns_lies_at_their_left(vertical):
    area = vertical.pages[0].master.area
    left = vertical.sheet.size.width - area.bottom
    tints = [corners([one]) for one in layer(vertical, "slack") if one.fill]
    assert len(tints) == 2
    assert all(one.x == pytest.approx(left) for one in tints)


def test_a_dump_tells_of_layers(level):
    drawn = display.place(level)
    assert "layer" not in dump(drawn)
    assert dump(overlaid(drawn, level, ("grid", "slack"))).count("  layer newsletter grid\n") == 2


@pytest.mark.parametrize("name", ["level", "vertical"])
def test_the_bulletin_copies_out_the_same_with_all_overlays(name, request):
    pages = request.getfixturevalue(name)
    drawn = display.place(pages)
    over = overlaid(drawn, pages, ("grid", "boxes", "slack"))
    profile = finish.PROFILES["screen"]
    assert copied(drawn, profile) == copied(over, profile)
    assert [one.ops for one in over.pages] == [one.ops for one in drawn.pages]


def copied(drawn, profile):
    """The text of all pages as PDFium copies it from the finished, proven file."""
    with pypdfium2.PdfDocument(finish.apply(pdf.paint(drawn, profile), profile).data) as file:
        return [one.get_textpage().get_text_range() for one in file]
