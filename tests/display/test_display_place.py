"""Placing: links, bookmarks, artifacts, structure and bleed of a small bulletin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter import display, model, page, realize, source
from newsletter.basics.geometry import Rect, Size
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.dump import dump
from newsletter.display.ops import Glyphs, Group, Image, Link, Shape
from newsletter.display.place import contained
from newsletter.display.shapes import bled
from newsletter.flow.role import Role
from newsletter.flow.sheet import Sheet
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook
from newsletter.source.edit import over

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#C73626"/></svg>'
CONTENT = """\
publication: {name: 古塔卫健, issuer: 古塔区卫健局}
issue: {number: 12, date: 2020-03-05}
headline: 守在塔下 | 守到春
sections:
  - heading: 全力以赴
    blocks:
      - 全文见[官方网站](https://example.org/a)，电话一响，应急小队就出门。
      - image: {src: a.svg, alt: 红色方块, span: bleed, focus: [0.5, 0.9]}
      - list: [第一件事, 第二件事]
  - heading: 不畏艰难
    blocks: [天越冷，街上越要有人走。]
"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("content")
    (folder / "a.svg").write_text(SVG, encoding="utf-8")
    path = folder / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    flow = realize.flow(document, resolve(source.read(find("bulletin")), KINDS))
    return display.place(page.compose(flow, Typesetter(FontBook())))


def walk(ops, *, artifact=False):
    """Every op that is no group, and whether it stands in an artifact."""
    for op in ops:
        if isinstance(op, Group):
            yield from walk(op.ops, artifact=artifact or op.artifact)
        else:
            yield op, artifact


def said(group: Group) -> str:
    return "".join(text for op, _ in walk((group,)) if isinstance(op, Glyphs) for text in op.texts)


def test_a_link_lies_on_its_words(drawn):
    (link,) = [op for op, _ in walk(drawn.pages[0].ops) if isinstance(op, Link)]
    assert (link.target, link.text) == ("https://example.org/a", "官方网站")
    assert link.frame.width == pytest.approx(4 * 10.5, abs=1.2)
    glyphs = next(
        op for op, _ in walk(drawn.pages[0].ops) if isinstance(op, Glyphs) and "".join(op.texts) == "官方网站"
    )
    assert link.frame.x == pytest.approx(glyphs.xs[0])
    assert link.frame.y < glyphs.ys[0] < link.frame.bottom


def test_bookmarks_name_headline_and_headings_in_order(drawn):
    assert [(mark.title, mark.level) for mark in drawn.outline] == [
        ("守在塔下 守到春", 0),
        ("全力以赴", 1),
        ("不畏艰难", 1),
    ]
    assert all(mark.page == 1 and 0 < mark.y < drawn.sheet.size.height for mark in drawn.outline)


def test_furniture_markers_and_frames_are_artifacts_and_words_are_not(drawn):
    marked = {"".join(op.texts): art for op, art in walk(drawn.pages[0].ops) if isinstance(op, Glyphs)}
    assert marked["守在塔下"] is False
    assert marked["第一件事"] is False
    assert marked["古塔区卫健局　编印"] is True, "furniture"
    assert all(art for op, art in walk(drawn.pages[0].ops) if isinstance(op, Shape) and op.shape.fill is None)


def test_the_publication_is_content_on_its_first_page(drawn):
    groups = [op for op in drawn.pages[0].ops if isinstance(op, Group) and op.role is Role.PUBLICATION]
    assert "".join(said(group) for group in groups) == "古塔卫健"


def test_every_line_belongs_to_an_element_of_its_role(drawn):
    for op in drawn.pages[0].ops:
        if isinstance(op, Group) and not op.artifact:
            assert drawn.elements[op.element].role is op.role


def test_list_items_stand_inside_their_list(drawn):
    items = [one for one in drawn.elements if one.role is Role.ITEM]
    assert len(items) == 2
    assert all(drawn.elements[one.parent].role is Role.LIST for one in items)


def test_a_bleeding_picture_reaches_past_the_trim_and_is_cropped_near_its_focus(drawn):
    (image,) = [op for op, _ in walk(drawn.pages[0].ops) if isinstance(op, Image)]
    sheet = drawn.sheet
    assert image.frame.x == pytest.approx(-sheet.bleed)
    assert image.frame.right == pytest.approx(sheet.size.width + sheet.bleed)
    assert image.crop.width == pytest.approx(1.0)
    assert image.crop.bottom == pytest.approx(1.0), "the focus lies low"
    ratio = image.crop.width * 200 / (image.crop.height * 100)
    assert ratio == pytest.approx(image.frame.width / image.frame.height, rel=1e-6)


def test_frames_at_the_trim_move_out_to_the_bleed():
    sheet = Sheet(Size(100.0, 200.0), 9.0)
    assert bled(Rect(0.0, 0.0, 100.0, 20.0), sheet) == Rect(-9.0, -9.0, 118.0, 29.0)
    assert bled(Rect(10.0, 10.0, 20.0, 20.0), sheet) == Rect(10.0, 10.0, 20.0, 20.0)


@pytest.mark.parametrize(
    ("ratio", "expected"), [(2.0, (0.0, 25.0, 100.0, 50.0)), (0.5, (25.0, 0.0, 50.0, 100.0))]
)
def test_a_whole_picture_stands_in_the_middle_of_its_frame(ratio, expected):
    frame = contained(Rect(0.0, 0.0, 100.0, 100.0), ratio)
    assert (frame.x, frame.y, frame.width, frame.height) == expected


def test_the_dump_shows_every_op_once(drawn):
    lines = dump(drawn).splitlines()
    ops = [op for page in drawn.pages for op, _ in walk(page.ops)]
    kinds = [line.split()[0] for line in lines]
    assert kinds.count("link") == sum(isinstance(op, Link) for op in ops)
    assert kinds.count("image") == sum(isinstance(op, Image) for op in ops)
    assert kinds.count("shape") == sum(isinstance(op, Shape) for op in ops)
    glyphs = [line for line in lines if line.split()[0].startswith(("noto-", "lxgw-"))]
    assert len(glyphs) == sum(isinstance(op, Glyphs) for op in ops)
    assert "bookmark 守在塔下 守到春 1" in "\n".join(lines)


def test_a_picture_with_an_edge_has_its_line_inside_its_frame(tmp_path):
    (tmp_path / "a.svg").write_text(SVG, encoding="utf-8")
    path = tmp_path / "content.yaml"
    path.write_text(CONTENT, encoding="utf-8")
    tree = source.read(find("bulletin"))
    root = over(tree.root, source_text("dress: {image: {edge: {width: 2pt, colour: accent}}}", tmp_path))
    flow = realize.flow(model.load(source.read(path), KINDS), resolve(replace(tree, root=root), KINDS))
    ops = display.place(page.compose(flow, Typesetter(FontBook()))).pages[0].ops
    (figure,) = [op for op in ops if isinstance(op, Group) and op.role is Role.FIGURE]
    image, line = figure.ops
    xs = [part.x for part in line.shape.path if hasattr(part, "x")]
    assert min(xs) == pytest.approx(image.frame.x + 1.0)
    assert max(xs) == pytest.approx(image.frame.right - 1.0)


def source_text(text, folder):
    path = folder / "layer.yaml"
    path.write_text(text, encoding="utf-8")
    return source.read(path).root
