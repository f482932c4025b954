"""Layouts for walls: type by the distance it is read from, sheets that are filled, grounds down to the trim."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from newsletter import design, display, model, page, realize, source
from newsletter.basics.diagnostic import ContentError
from newsletter.basics.units import MM, parse_length, parse_sheet
from newsletter.basics.vector import Line, Move
from newsletter.blocks import KINDS
from newsletter.design.distance import METRE, NEARER, needed
from newsletter.design.find import find
from newsletter.display.ops import Group, Image, Shape
from newsletter.flow.node import Figure, Text
from newsletter.flow.role import Role
from newsletter.lines import Typesetter
from newsletter.page.fragment import SetDiagram, SetFigure, SetFrame, SetLine
from newsletter.pipeline import Job, build, check
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "docs" / "gallery"
SAMPLES = ROOT / "tests" / "samples"
BOARDS = ("noticeboard", "poster", "flyer")
ONE_SHEET = ("poster", "flyer")
SETTER = Typesetter(FontBook())


def resolved(name, *changes):
    return design.resolve(source.read(find(name)), KINDS, changes)


def composed(path, layout, *changes):
    """The pages of a content file in a layout, fitted as a build fits them."""
    document = model.load(source.read(path), KINDS)
    look = resolved(layout, *changes)
    flow = realize.flow(document, look)
    return page.compose(flow, SETTER, lambda knobs: realize.flow(document, design.turned(look, knobs)))


@pytest.fixture(scope="module")
def sheets():
    """The pages of each layout's own sample."""
    return {name: composed(GALLERY / name / "content.yaml", name) for name in BOARDS}


def codes(result):
    return [one.code for one in result.diagnostics]


def fragments(one):
    return [*one.fragments, *(f for fitting in one.furniture for f in fitting.fragments)]


def lines(one):
    return [f for f in fragments(one) if isinstance(f.content, SetLine)]


def said(fragment):
    return "".join(run.text for run in fragment.content.node.runs)


# Distance


@pytest.mark.parametrize(("metres", "size"), [(0.5, 8), (1, 15), (1.5, 23), (2, 31), (3, 46), (5, 77)])
def test_type_needs_five_millimetres_of_ink_for_each_metre(metres, size):
    assert needed(metres * METRE) == size


@pytest.mark.parametrize("name", BOARDS)
def test_the_body_is_as_large_as_its_distance_asks_wherever_the_knobs_stand(name):
    look = resolved(name)
    assert look.offer.low.size >= needed(look.sheet.distance)
    captions = (style for key, style in look.styles.items() if key in {"caption", "note", "colophon"})
    assert all(style.face.size >= NEARER * needed(look.sheet.distance) for style in captions)


@pytest.mark.parametrize("name", BOARDS)
def test_another_distance_scales_all_but_the_sheet(name):
    near = resolved(name)
    metres = near.sheet.distance / METRE
    far = resolved(name, ("distance", f"{metres * 1.25:g}m"))
    assert (far.sheet.size, far.sheet.bleed) == (near.sheet.size, near.sheet.bleed)
    assert (far.grid.size, far.grid.unit) == pytest.approx((near.grid.size * 1.25, near.grid.unit * 1.25))
    for key, style in near.styles.items():
        other = far.styles[key]
        assert other.face.size == pytest.approx(style.face.size * 1.25, rel=1e-4), key
        assert other.paragraph.leading == pytest.approx(style.paragraph.leading * 1.25, rel=1e-4), key
        steps = [step.size * 1.25 for step in style.paragraph.steps]
        assert [step.size for step in other.paragraph.steps] == pytest.approx(steps, rel=1e-4)
    kind = KINDS["share"]
    assert far.dress[kind].size.points == pytest.approx(near.dress[kind].size.points * 1.25)
    assert far.offer.low.size == pytest.approx(near.offer.low.size * 1.25)
    foot = near.sheet.size.height - near.edge(near.masters.last.bottom)
    assert far.sheet.size.height - far.edge(far.masters.last.bottom) == pytest.approx(
        foot * 1.25, abs=far.grid.unit
    )


def test_a_dress_that_the_layout_leaves_out_grows_with_the_body():
    rule = KINDS["rule"]
    assert rule not in resolved("bulletin").dress
    far = resolved("poster")
    assert far.dress[rule].rule.width.points == pytest.approx(rule.dress_type().rule.width.points * 36 / 10.5)


def test_a_layout_that_extends_one_and_names_another_distance_scales_it(tmp_path):
    path = tmp_path / "far.yaml"
    path.write_text("extends: poster\ndistance: 3m\nsheet: {size: A1}\n", encoding="utf-8")
    look = design.resolve(source.read(path), KINDS)
    assert look.grid.size == pytest.approx(54)
    assert look.sheet.size == parse_sheet("A1")
    assert look.columns.measure == pytest.approx(round(look.columns.measure / 54) * 54)


@pytest.mark.parametrize("said", ["0m", "5cm", "40m"])
def test_a_distance_from_which_nobody_reads_is_told(said):
    with pytest.raises(ContentError) as caught:
        resolved("poster", ("distance", said))
    assert codes(caught.value) == ["E416"]
    assert caught.value.diagnostics[0].span.text == f"distance={said}"


@pytest.mark.parametrize("sheet", ["A2", "4开", "600x900", "A1"])
def test_columns_between_margins_are_whole_ems_on_any_sheet(sheet):
    look = resolved("poster", ("sheet.size", sheet))
    margin, width = parse_length("108pt").points, look.sheet.size.width
    ems = look.columns.measure / look.grid.size
    assert ems == pytest.approx(round(ems))
    assert 0 <= width - 2 * margin - look.columns.width < look.columns.count * look.grid.size
    assert look.columns.left == pytest.approx((width - look.columns.width) / 2)


# What `check` says


@pytest.mark.parametrize("name", BOARDS)
def test_its_own_sample_is_one_sheet_and_nothing_is_to_be_mended(name):
    result = check(Job(GALLERY / name / "content.yaml", profiles=("screen", "print")))
    assert result.pages == 1
    assert set(codes(result)) <= {"H508"}


def test_a_body_too_small_for_its_distance_is_told_where_the_distance_stands():
    found = check(Job(GALLERY / "noticeboard" / "content.yaml", changes=(("grid.size", "12pt"),)))
    small = next(one for one in found.diagnostics if one.code == "W460")
    assert small.span.text.startswith("distance:")
    assert dict(small.values)["least"] == "15"
    assert float(dict(small.values)["size"]) < 15


def test_a_caption_under_seven_tenths_of_it_is_told_at_its_own_place_and_once():
    changes = (("styles.caption.size", "9pt"),)
    found = [
        one
        for one in check(Job(GALLERY / "noticeboard" / "content.yaml", changes=changes)).diagnostics
        if one.code in {"W460", "W461"}
    ]
    assert [one.code for one in found] == ["W461"]
    assert "村卫生室" in dict(found[0].values)["text"]
    assert found[0].span.file.name.endswith("content.yaml")


def test_a_build_and_a_layout_without_a_distance_say_nothing_of_it(tmp_path):
    small = (("styles.caption.size", "4pt"),)
    assert not {"W460", "W461"} & set(codes(check(Job(ROOT / "content.yaml", changes=small))))
    job = Job(GALLERY / "noticeboard" / "content.yaml", tmp_path / "x.pdf", changes=small)
    assert not {"W460", "W461"} & set(codes(build(job)))


# One sheet


@pytest.mark.parametrize("name", BOARDS)
def test_the_sample_leaves_no_more_than_three_lines(sheets, name):
    one = sheets[name].pages[0]
    assert (one.master.area.bottom - one.foot) / sheets[name].grid.unit <= 3.01


@pytest.mark.parametrize("name", ONE_SHEET)
def test_a_long_text_is_told_by_lines_and_not_set_on_a_second_sheet(name):
    with pytest.raises(ContentError) as caught:
        check(Job(ROOT / "content.yaml", layout=name))
    fault = next(one for one in caught.value.diagnostics if one.code == "E509")
    values = dict(fault.values)
    assert (values["wanted"], values["pages"] > 1, values["lines"] > 20) == (1, True, True)
    assert fault.span.text == "fit: sheet"


@pytest.mark.parametrize("name", BOARDS)
def test_a_short_text_is_set_larger(name):
    pages = composed(SAMPLES / "one-short-section.yaml", name)
    look = resolved(name)
    assert len(pages.pages) == 1
    assert pages.grid.size > look.grid.size
    # All grows in proportion: lines are as close as at the layout's own setting, or nearly.
    own = look.grid.unit / look.grid.size
    assert pages.grid.unit / pages.grid.size == pytest.approx(own, abs=0.15)


def test_pages_of_a_noticeboard_end_full_however_many_they_are():
    pages = composed(SAMPLES / "ten-long-sections.yaml", "noticeboard")
    plain = composed(SAMPLES / "ten-long-sections.yaml", "noticeboard", ("fit", ""), ("knobs", ""))
    # A last page that would be nearly empty is spared.
    assert len(plain.pages) >= len(pages.pages) > 3
    blank, before = (
        (one.pages[-1].master.area.bottom - one.pages[-1].foot) / one.grid.unit for one in (pages, plain)
    )
    assert blank < before / 3


@pytest.mark.parametrize("name", BOARDS)
def test_content_that_asks_for_pages_goes_before_the_layout(tmp_path, name):
    path = tmp_path / "content.yaml"
    text = (SAMPLES / "one-short-section.yaml").read_text("utf-8")
    path.write_text(text + "fit: {pages: 9}\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(path, layout=name))
    assert {"E503", "E510"} & set(codes(caught.value))


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("headline", ["爱眼", "关于进一步做好全镇春季慢性病筛查和健康管理工作的温馨提示"])
def test_any_headline_finds_its_size(tmp_path, name, headline):
    shutil.copytree(GALLERY / name, tmp_path / name)
    path = tmp_path / name / "content.yaml"
    text = re.sub("headline: .*", f"headline: {headline}", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    one = composed(path, name).pages[0]
    found = [f for f in lines(one) if f.content.node.role is Role.HEADLINE]
    assert 1 <= len(found) <= 3
    for fragment in found:
        line = fragment.content.lines.lines[fragment.content.index]
        assert fragment.x + line.width <= one.master.area.right + 0.5


# Geometry


@pytest.mark.parametrize("name", ["noticeboard", "poster"])
def test_the_opening_picture_crosses_the_sheet_and_bleeds(sheets, name):
    drawn = display.place(sheets[name])
    size, bleed = sheets[name].sheet.size, sheets[name].sheet.bleed
    images = [
        op
        for group in drawn.pages[0].ops
        if isinstance(group, Group)
        for op in group.ops
        if isinstance(op, Image)
    ]
    assert [(round(op.frame.x, 2), round(op.frame.right, 2)) for op in images] == [
        (round(-bleed, 2), round(size.width + bleed, 2))
    ]


def grounds(pages, colour):
    """The drawn rectangles of a palette's colour on the first page."""
    found = []
    for group in display.place(pages).pages[0].ops:
        for op in group.ops if isinstance(group, Group) else ():
            if isinstance(op, Shape) and op.shape.fill == colour:
                corners = [part for part in op.shape.path if isinstance(part, Move | Line)]
                xs, ys = [one.x for one in corners], [one.y for one in corners]
                found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


@pytest.mark.parametrize(
    ("name", "colour"), [("noticeboard", "accent"), ("poster", "accent"), ("flyer", "tint")]
)
def test_the_bar_at_the_foot_reaches_past_three_edges(sheets, name, colour):
    pages, look = sheets[name], resolved(name)
    bars = [item for item in look.masters.last.furniture if item.fill]
    depth = look.points(bars[0].depth)
    size, bleed = pages.sheet.size, pages.sheet.bleed
    wanted = (-bleed, size.height - depth, size.width + bleed, size.height + bleed)
    assert any(found == pytest.approx(wanted) for found in grounds(pages, look.palette[colour]))


@pytest.mark.parametrize(("name", "colour"), [("poster", "tint"), ("flyer", "accent")])
def test_the_headline_s_ground_reaches_past_the_head_at_any_leading(sheets, name, colour):
    pages, look = sheets[name], resolved(name)
    assert pages.grid.unit != look.grid.unit
    size, bleed = pages.sheet.size, pages.sheet.bleed
    tops = [found for found in grounds(pages, look.palette[colour]) if found[1] < 0]
    assert [(x, y, right) for x, y, right, _ in tops] == [(-bleed, -bleed, size.width + bleed)]


def test_the_poster_s_picture_begins_where_the_headline_s_ground_ends(sheets):
    one = sheets["poster"].pages[0]
    frame = next(f for f in one.fragments if isinstance(f.content, SetFrame) and f.content.node.fill)
    figure = next(f for f in one.fragments if isinstance(f.content, SetFigure))
    assert frame.y == 0
    assert figure.y == pytest.approx(frame.y + frame.content.height)


@pytest.mark.parametrize("name", BOARDS)
def test_the_symbol_stands_in_the_bar_and_is_large_enough(sheets, name):
    pages, look = sheets[name], resolved(name)
    one = pages.pages[0]
    code = next(
        f for f in fragments(one) if isinstance(f.content, SetDiagram) and f.content.node.role is Role.FIGURE
    )
    depth = look.points(next(item.depth for item in look.masters.last.furniture if item.fill))
    top, foot = pages.sheet.size.height - depth, pages.sheet.size.height
    height = code.content.node.size.height
    assert top < code.y < code.y + height < foot
    # In the middle of the bar, flush with the type area, its quiet zone with it.
    assert code.y - top == pytest.approx(foot - code.y - height, abs=0.1)
    assert code.x + height == pytest.approx(one.master.area.right, abs=0.5)
    assert look.dress[KINDS["share"]].size.points >= 20 * MM


def test_the_wall_of_figures_is_five_equal_cells_under_rules(sheets):
    one = sheets["noticeboard"].pages[0]
    rules = [
        f
        for f in one.fragments
        if isinstance(f.content, SetFrame)
        and f.content.node.edges.top
        and f.content.width < one.master.column
    ]
    assert len(rules) == 5
    assert len({round(f.content.width, 2) for f in rules}) == 1
    assert len({round(f.y, 2) for f in rules}) == 1
    steps = {round(b.x - a.x, 2) for a, b in pairwise(rules)}
    assert len(steps) == 1


def test_sections_of_the_noticeboard_and_the_poster_begin_their_columns(sheets):
    for name, count in (("noticeboard", 1), ("poster", 2)):
        one = sheets[name].pages[0]
        heads = [f for f in lines(one) if f.content.node.role is Role.HEADING]
        lefts = sorted({round(f.x, 1) for f in heads})
        assert len(lefts) == 2
        columns = [[round(f.y, 2) for f in heads if round(f.x, 1) == left] for left in lefts]
        assert columns[0] == columns[1]
        assert len(columns[0]) == count


def test_a_flyer_s_labels_stand_on_the_first_lines_beside_them(sheets):
    one = sheets["flyer"].pages[0]
    heads = [f for f in lines(one) if f.content.node.role is Role.HEADING]
    assert [said(f) for f in heads] == ["时间", "地点", "原因", "请您"]
    others = [f for f in lines(one) if f not in heads]
    for head in heads:
        beside = [f for f in others if abs(f.y - head.y) < 0.01 and f.x > head.x]
        assert beside, said(head)
        width = parse_length("5em").resolve(em=sheets["flyer"].grid.size)
        assert min(f.x for f in beside) == pytest.approx(head.x + width, abs=0.01)


def test_an_answer_in_a_few_words_is_larger_than_what_explains_it(sheets):
    sizes = {
        said(f): max(run.style.size for run in f.content.lines.text.runs)
        for f in lines(sheets["flyer"].pages[0])
    }
    body = sheets["flyer"].grid.size
    assert sizes["更换老旧主管道"] == pytest.approx(2.1 * body, rel=0.01)
    assert sizes["东里、桥南里、向阳小区，共26栋"] == pytest.approx(body)


# Parts


def article(tmp_path, text):
    shutil.copy(GALLERY / "noticeboard" / "clinic.svg", tmp_path / "a.svg")
    path = tmp_path / "content.yaml"
    path.write_text(f"version: 1\npublication: 健康角\nheadline: 题目\n{text}", encoding="utf-8")
    return path


IMAGE = "image: {src: a.svg, alt: 图}"


def figures(pages):
    return [f for one in pages.pages for f in one.fragments if isinstance(f.content, SetFigure)]


@pytest.mark.parametrize(
    ("sections", "opens"),
    [
        (f"- blocks: [{{{IMAGE}}}, 正文一段。]", True),
        (f"- blocks: [{{{IMAGE}}}]\n- heading: 甲\n  blocks: [正文一段。]", True),
        (f"- heading: 甲\n  blocks: [{{{IMAGE}}}, 正文一段。]", False),
        (f"- blocks: [正文一段。, {{{IMAGE}}}]", False),
    ],
)
def test_only_a_picture_that_opens_the_article_is_the_opening_one(tmp_path, sections, opens):
    pages = composed(article(tmp_path, f"sections:\n{sections}\n"), "noticeboard", ("fit", ""))
    [figure] = figures(pages)
    node = figure.content.node
    assert isinstance(node, Figure)
    assert (node.bleed, figure.content.width > pages.sheet.size.width) == (opens, opens)


def test_a_bar_without_telephone_or_code_says_who_made_the_sheet(tmp_path):
    path = article(tmp_path, "sections:\n- blocks: [正文一段。]\n")
    one = composed(path, "poster").pages[0]
    bar = [f for f in lines(one) if f.y > one.master.area.bottom]
    assert [said(f) for f in bar] == ["健康角"]


def test_contacts_of_several_articles_stay_in_the_text(tmp_path):
    shutil.copy(GALLERY / "noticeboard" / "clinic.svg", tmp_path / "a.svg")
    path = tmp_path / "content.yaml"
    one = "- headline: 题目\n  sections: [{blocks: [正文一段。]}]\n  contact: {phone: 0000-555 0100}\n"
    path.write_text(f"version: 1\npublication: 健康角\narticles:\n{one}{one}", encoding="utf-8")
    page_ = composed(path, "noticeboard", ("fit", "")).pages[0]
    phones = [f for f in page_.fragments if isinstance(f.content, SetLine) and "0100" in said(f)]
    assert len(phones) == 2


def test_the_telephone_is_one_line_and_larger_than_all_round_it(sheets):
    for name in BOARDS:
        one = sheets[name].pages[0]
        bar = [f for f in lines(one) if f.y > one.master.area.bottom and isinstance(f.content.node, Text)]
        sizes = {said(f): max(run.style.size for run in f.content.lines.text.runs) for f in bar}
        phone = next(text for text in sizes if text.startswith("0000"))
        assert all(sizes[phone] > 1.4 * size for text, size in sizes.items() if text != phone)
