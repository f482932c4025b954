"""The layouts large-print, digest, vertical and bilingual: the geometry and contrast that they claim, and their samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsletter import display, model, page, realize, source
from newsletter.basics.units import MM
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.ops import Glyphs, Group, Image
from newsletter.flow.style import Align, Family
from newsletter.lines import Typesetter
from newsletter.page.fragment import SetFigure, SetLine, SetShapes
from newsletter.pipeline import Job, check
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "docs/gallery"
NAMES = ("large-print", "digest", "vertical", "bilingual")
SAMPLES = {"large-print": 4, "digest": 8, "vertical": 2, "bilingual": 2}
SHORT, TEN = (ROOT / f"tests/samples/{name}.yaml" for name in ("one-short-section", "ten-long-sections"))
LONG = "headline: 在城市更新与基层治理相衔接的若干街巷里我们怎样把一件又一件看起来很小的事认真做完并且长久地做下去"
TEXT = (
    "      - |\n        画的人站在茶铺门口，看见卖菜的老人把秤杆挂在墙上，看见放学的孩子绕着树跑了三圈。"
    "他说画画最要紧的是等，等到那个人忘了有人在看他，才下得去第一笔。\n"
)
LATIN = f"""\
publication: {{name: Newsletter 通讯}}
kicker: Release Notes 2.4
headline: HarfBuzz 与 OpenType 入门 | A Field Guide to Shaping
sections:
  - heading: Why **shaping** matters
    blocks:
      - |
        A font file contains glyphs, not characters. The engine receives glyph IDs with advances measured
        in design units, and 输出的 PDF 应当 byte-for-byte identical on every machine that builds it.
{TEXT}"""


@cache
def design(name: str):
    return resolve(source.read(find(name)), KINDS)


@cache
def composed(name: str):
    path = GALLERY / name / "content.yaml"
    document = model.load(source.read(path), KINDS)
    return page.compose(realize.flow(document, design(name)), Typesetter(FontBook()))


@cache
def placed(name: str):
    return display.place(composed(name))


def lines(sheet):
    return [f for f in sheet.fragments if isinstance(f.content, SetLine)]


def ops(drawn, kind):
    """All ops of a kind, those in groups among them."""
    for op in drawn:
        if isinstance(op, kind):
            yield op
        elif isinstance(op, Group):
            yield from ops(op.ops, kind)


def words(fragment) -> str:
    return "".join(run.text for run in fragment.content.node.runs)


def contrast(one, other) -> float:
    """The contrast of two colours on screen (WCAG 2.2)."""

    def light(colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.rgb]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "pages"), SAMPLES.items())
def test_each_sample_is_set_and_nothing_is_to_be_told(name, pages):
    result = check(Job(GALLERY / name / "content.yaml"))
    assert (result.pages, result.diagnostics) == (pages, ())


def variants(folder: Path) -> dict[str, str]:
    """Contents that a layout has to bear besides the repository's own."""
    picture = ROOT / "images/one-red-tent.jpg"
    (folder / "p.jpg").write_bytes(picture.read_bytes())
    shot = "      - image: {{src: p.jpg, alt: 插图, caption: 街上的人各忙各的{}}}\n"
    pictures = "".join(shot.format("" if index % 4 else ", span: all") + TEXT for index in range(14))
    head = "publication: {name: 街坊画报}\n"
    return {
        "pictures": f"{head}headline: 十四张画\nsections:\n  - blocks:\n{pictures}",
        "headline": f"{head}{LONG}\nsections:\n  - blocks:\n{TEXT * 3}",
        "latin": LATIN,
        "bare": f"{head}sections:\n  - blocks:\n{TEXT}",
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["pictures", "headline", "latin", "bare"])
def test_a_layout_bears_texts_of_any_kind(tmp_path, name, which):
    path = tmp_path / "content.yaml"
    path.write_text(variants(tmp_path)[which], "utf-8")
    assert check(Job(path, layout=name)).pages > 0


@pytest.mark.parametrize("name", ["digest", "vertical", "gongwen", "jianbao"])
def test_a_picture_stands_on_the_page_of_its_words_or_the_next(tmp_path, name):
    path = tmp_path / "content.yaml"
    path.write_text(variants(tmp_path)["pictures"], "utf-8")
    document = model.load(source.read(path), KINDS)
    found = page.compose(realize.flow(document, design(name)), Typesetter(FontBook()))
    starts, figures = ([], [])
    for sheet in found.pages:
        seen = [f.content for f in sheet.fragments]
        starts += [sheet.number for one in seen if isinstance(one, SetLine) and one.index == 0 and _body(one)]
        figures += [sheet.number for one in seen if isinstance(one, SetFigure)]
    assert len(starts) == len(figures) == 14
    assert all(0 <= figure - words <= 1 for figure, words in zip(figures[1:], starts, strict=False))


def _body(line: SetLine) -> bool:
    return line.node.runs[-1].text.startswith(("画的人", "的人"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", [ROOT / "content.yaml", SHORT, TEN], ids=lambda path: path.stem)
def test_a_layout_bears_the_sample_one_short_section_and_ten_long_ones(name, path):
    result = check(Job(path, layout=name))
    assert result.pages == 1 if path == SHORT else result.pages > 1


@pytest.mark.parametrize("name", NAMES)
def test_text_is_black_ink_alone_and_reads_on_every_ground(name):
    found = design(name)
    assert found.styles["body"].face.colour.cmyk == (0.0, 0.0, 0.0, 1.0)
    least = 7.0 if name == "large-print" else 4.5
    paper, tint, accent = (found.palette[colour] for colour in ("paper", "tint", "accent"))
    for key, style in found.styles.items():
        light = style.face.colour == paper
        faces = (style.face,) if light else (style.face, *style.marks.values())
        grounds = (accent,) if light else (paper, tint)
        for ground in grounds:
            assert all(contrast(face.colour, ground) >= least for face in faces), key


class TestLargePrint:
    def test_body_is_hei_of_18_pt_on_28_8_ragged_in_one_column(self):
        found = design("large-print")
        body = found.styles["body"]
        assert (body.face.family, body.face.size) == (Family.HEI, 18.0)
        assert body.paragraph.leading / body.face.size == pytest.approx(1.6)
        assert body.paragraph.align is Align.START
        assert (found.columns.count, found.columns.measure) == (1, 26 * 18.0)

    def test_nothing_is_set_below_15_pt(self):
        sizes = {run.size for sheet in placed("large-print").pages for run in ops(sheet.ops, Glyphs)}
        assert min(sizes) >= 15.0


class TestDigest:
    def test_margins_are_mirrored_with_the_wider_one_at_the_spine(self):
        sheets = composed("digest").pages
        width = design("digest").sheet.size.width
        inner, outer = 52.0, width - 52.0 - 320.0
        assert inner > outer > 0
        for sheet in sheets:
            left = inner if sheet.number % 2 else outer
            assert sheet.master.area.x == pytest.approx(left)
            assert all(line.x >= left - 0.01 for line in lines(sheet))

    def test_folios_stand_at_the_fore_edge(self):
        for sheet in composed("digest").pages[1:-1]:
            area = sheet.master.area
            folio = next(
                f
                for fitting in sheet.furniture
                for f in fitting.fragments
                if isinstance(f.content, SetLine) and str(sheet.number) in words(f)
            )
            align = folio.content.node.style.align
            assert align is (Align.END if sheet.number % 2 else Align.START)
            assert folio.x == pytest.approx(area.x)

    def test_an_article_s_picture_bleeds_at_its_page_s_head_and_sides(self):
        size, bleed = design("digest").sheet.size, 3 * MM
        pictures = [next(ops(sheet.ops, Image), None) for sheet in placed("digest").pages]
        heads = [one for one in pictures if one is not None and one.frame.y < 0]
        assert len(heads) == 2
        for one in heads:
            assert (one.frame.x, one.frame.y) == pytest.approx((-bleed, -bleed))
            assert one.frame.width == pytest.approx(size.width + 2 * bleed)

    def test_a_long_opener_leaves_no_half_page_blank(self):
        document = model.load(source.read(ROOT / "content.yaml"), KINDS)
        first = page.compose(realize.flow(document, design("digest")), Typesetter(FontBook())).pages[0]
        assert first.foot > first.master.area.bottom - 4 * 16.0

    def test_articles_begin_pages(self):
        opening = [words(lines(sheet)[0]) for sheet in composed("digest").pages]
        assert [text for text in opening if text in {"给家长的一封信", "书单"}] == ["给家长的一封信", "书单"]

    def test_a_number_of_pages_that_fills_no_sheet_of_four_is_told(self):
        assert [one.code for one in check(Job(SHORT, layout="digest")).diagnostics] == ["W507"]


class TestVertical:
    def test_two_tiers_of_thirty_whole_ems_fill_the_height(self):
        columns = design("vertical").columns
        assert (columns.count, columns.measure, columns.gutter) == (2, 30 * 11.0, 30.0)
        height = design("vertical").sheet.size.height
        assert columns.left == pytest.approx((height - columns.width) / 2)

    def test_body_lines_begin_at_the_head_of_a_tier(self):
        columns = design("vertical").columns
        heads = [columns.left, columns.left + columns.measure + columns.gutter]
        body = design("vertical").styles["body"].face.size
        for sheet in composed("vertical").pages:
            found = [f for f in lines(sheet) if f.content.node.runs[0].style.size == body]
            assert found
            assert all(min(abs(f.x - head) for head in heads) < 0.01 for f in found)

    def test_a_rule_parts_the_tiers_in_the_middle_of_their_gutter(self):
        columns = design("vertical").columns
        middle = columns.left + columns.measure + columns.gutter / 2
        for sheet in composed("vertical").pages:
            rules = [f for f in sheet.fragments if isinstance(f.content, SetShapes)]
            assert [rule.x for rule in rules] == [pytest.approx(middle)] * len(rules)
            assert rules

    def test_it_is_bound_at_the_right(self):
        found = design("vertical")
        width = found.sheet.size.width
        odd, even = (
            (found.points(m.top), width - found.points(m.bottom))
            for m in (found.masters.odd, found.masters.even)
        )
        assert odd == pytest.approx(even[::-1], abs=0.01)
        assert odd[0] > odd[1]

    def test_folios_are_chinese_numerals_at_the_fore_edge(self):
        document = model.load(source.read(ROOT / "content.yaml"), KINDS)
        sheets = page.compose(realize.flow(document, design("vertical")), Typesetter(FontBook())).pages
        for sheet, numeral in zip(sheets[:-1], "一二三四", strict=True):
            folio = next(
                f
                for fitting in sheet.furniture
                for f in fitting.fragments
                if isinstance(f.content, SetLine) and words(f) == numeral
            )
            assert folio.content.node.style.align is (Align.START if sheet.number % 2 else Align.END)

    def test_a_couplet_that_opens_the_article_hangs_at_both_sides_of_its_page(self):
        halves = {}
        for sheet in composed("vertical").pages:
            for one in lines(sheet):
                if one.content.node.runs[0].style.size == 40.0:
                    halves[words(one)] = sheet.number, one.y
        assert set(halves) == {"一川水送千帆远", "两岸灯留半夜明"}
        (first, right), (second, left) = halves["一川水送千帆远"], halves["两岸灯留半夜明"]
        assert first == second == 1
        area = composed("vertical").pages[0].master.area
        between = [one.y for one in lines(composed("vertical").pages[0]) if words(one) not in halves]
        assert area.y < right < min(between)
        assert max(between) < left < area.bottom

    def test_the_repository_s_sample_ends_on_a_page_with_text(self):
        assert check(Job(ROOT / "content.yaml", layout="vertical")).pages == 4

    def test_a_picture_fills_one_tier(self):
        figures = [
            f
            for sheet in composed("vertical").pages
            for f in sheet.fragments
            if isinstance(f.content, SetFigure)
        ]
        assert {f.content.width for f in figures} == {330.0}
        assert all(7 * 18.0 < f.content.height < 14 * 18.0 for f in figures)


class TestBilingual:
    def test_latin_is_sized_to_the_han_face(self):
        styles = design("bilingual").styles
        for han, latin in (("pair", "pair-second"), ("pair-head", "pair-head-second")):
            assert 0.9 <= styles[latin].face.size / styles[han].face.size <= 0.95

    def test_halves_begin_on_the_columns_and_share_their_baselines(self):
        columns = design("bilingual").columns
        edges = (columns.left + 21.0, columns.left + columns.measure + columns.gutter)
        size = {"han": 10.5, "latin": 9.8}
        for sheet in composed("bilingual").pages:
            han, latin = (
                [f for f in lines(sheet) if f.content.node.runs[0].style.size == pytest.approx(one)]
                for one in size.values()
            )
            assert {round(f.x, 2) for f in han} == {round(edges[0], 2)}
            assert {round(f.x, 2) for f in latin} == {round(edges[1], 2)}
            assert {round(f.y, 2) for f in han} <= {round(f.y, 2) for f in latin}

    def test_titles_stand_abreast_on_one_baseline(self):
        han, latin = [f for f in lines(composed("bilingual").pages[0]) if f.content.node.style.size > 30]
        assert (words(han), words(latin)) == ("五月的柳湾", "Liuwan in May")
        assert han.y == pytest.approx(latin.y)

    def test_pairs_are_numbered_but_for_the_one_on_a_ground(self):
        said = [words(f) for sheet in composed("bilingual").pages for f in lines(sheet)]
        assert [text for text in said if text.isdecimal()] == [str(number) for number in range(1, 9)]
