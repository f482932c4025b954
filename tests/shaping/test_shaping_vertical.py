"""Vertical shaping (T60–T64): orientation by UAX #50, upright, turned and abreast text, blank of marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle, Writing
from newsletter.shaping import shape
from newsletter.shaping.classes import Class
from newsletter.shaping.orientation import orientation
from newsletter.shaping.raised import DROP, RISE, SIZE

# Samples of the standard's data file, by value.
VALUES = {
    "U": "汉々〇〻あアヲ한ㄅ㐀豈𠮷𰻝①㈠㊣℃№±×÷§©®¼※‼⁉∞♀★☎＋＃％＆０Ａａ／・〒〓〸\u3000\ufe35\ufe41",
    "R": "Aaz09é.,:;!?()[]-/%$€°²·–—―…‥“”‘’•‹›→⇒≈≤√─█⸺ΩЯא\u00a0ｱ｢ﬁ－＜＝",
    "Tu": "、。，．！？ぁっゃァッャヵㇰ゛゜㍿㌔",
    "Tr": "（）〔〕［］｛｝〈〉《》「」『』【】〖〗〘〙〚〛〝〞〟〜～：；ー＿｜｟｠゠￣",
}
FORMS = {"“": "『", "”": "』", "‘": "「", "’": "」"}


@pytest.fixture
def down(book):
    """A paragraph of one run in vertical writing."""

    def make(text: str, *, using=book, family: Family = Family.SONG, **style: object):
        run = Run(text, FaceStyle(family, 400, 10.0, BLACK, **style))
        return shape(Text((run,), ParagraphStyle(10.0, 17.0, writing=Writing.VERTICAL)), using)

    return make


def glyphs(text, index):
    """A cluster's glyphs with their places down the line and to the right."""
    part = slice(text.glyph_starts[index], text.glyph_starts[index + 1])
    return list(zip(text.gids[part], text.dx[part], text.dy[part], strict=True))


def stance(text, index):
    """T for turned, 2 for abreast, U for upright."""
    if text.runs[text.run_of[index]].turned:
        return "T"
    return "2" if len(text.cluster(index)) == 2 and len(glyphs(text, index)) == 2 else "U"


def stances(text):
    return [(text.cluster(index), stance(text, index)) for index in range(len(text))]


@pytest.mark.parametrize("value", VALUES)
def test_t60_orientation_by_uax_50(value):
    assert len(VALUES[value]) >= 15
    assert {char: str(orientation(char)) for char in VALUES[value]} == dict.fromkeys(VALUES[value], value)


def test_t60_every_code_point_has_a_value():
    assert [orientation(chr(code)) for code in (0, 0x10FFFF, 0xE000, 0x2FFFF)]


def test_t60_a_sample_line_has_the_angles_and_glyphs_of_the_standard(down, book):
    text = down("汉（字）。ー·A座")
    assert stances(text) == [
        ("汉", "U"), ("（", "U"), ("字", "U"), ("）", "U"), ("。", "U"), ("ー", "U"),
        ("·", "T"), ("A", "U"), ("座", "U"),
    ]  # fmt: skip
    face = book.primary(Family.SONG, 400)
    own = {text.cluster(index): glyphs(text, index)[0][0] for index in range(len(text))}
    same = {char for char, gid in own.items() if gid == face.glyph(ord(char))}
    # Ideographs keep their glyphs; what UAX #50 marks Tu or Tr takes the face's vertical one.
    assert same == {"汉", "字", "座", "A", "·"}


def test_t61_upright_text_is_centred_and_turned_text_too(down, book):
    face = book.primary(Family.SONG, 400)
    text = down("国Newsletter")
    [(gid, along, right)] = glyphs(text, 0)
    assert text.advances[0] == 10.0
    assert (along, right) == (pytest.approx(8.8), pytest.approx(-5.0))
    # The middle of the em box of turned text stands on the line's centre.
    assert {round(glyphs(text, index)[0][2], 6) for index in range(1, len(text))} == {-3.8}
    assert face.glyph(ord("国")) == gid


def test_t61_a_face_without_vertical_metrics_centres_with_one_warning(small_book, down):
    using = small_book({"国": (1000, 100, -60, 900, 820), "家": (900, 50, -60, 850, 820)})
    text = down("国家国", using=using)
    assert [item.code for item in text.diagnostics].count("W217") == 1
    face = text.runs[0].face
    for index in range(3):
        [(gid, along, right)] = glyphs(text, index)
        assert text.advances[index] == pytest.approx(10.0)
        assert along == pytest.approx(face.em_top * 10)
        assert right == pytest.approx(-face.advance(gid) * 5)


@pytest.mark.parametrize(
    ("lang", "double", "single"), [("zh-Hans", "『』", "「」"), ("zh-Hant", "「」", "『』")]
)
def test_t62_quotes_show_as_upright_brackets_and_stay_as_typed(down, lang, double, single):
    text = down("“看‘灯’”", lang=lang)
    marks = down(f"{double[0]}看{single[0]}灯{single[1]}{double[1]}", lang=lang)
    assert text.text == "“看‘灯’”"
    assert text.gids == marks.gids
    assert text.lead == marks.lead
    assert text.trail == marks.trail


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI, Family.KAI])
def test_t62_a_dash_is_one_line_on_the_centre(down, family):
    text = down("好——", family=family)
    edges = []
    for index in range(1, len(text)):
        top = 10.0 + sum(text.advances[1:index])
        for gid, along, right in glyphs(text, index):
            left, low, far, high = (10 * part for part in text.runs[text.run_of[index]].face.ink(gid))
            if stance(text, index) == "T":
                edges.append((top + along + left, top + along + far, right + (low + high) / 2))
            else:
                edges.append((top + along - high, top + along - low, right + (left + far) / 2))
    assert sum(text.advances[1:]) == pytest.approx(20.0)
    assert all(abs(middle) <= 0.2 for _, _, middle in edges)
    assert all(after[0] - before[1] <= 0.11 for before, after in pairwise(edges))


def test_t63_figures_and_letters_by_their_number(down):
    text = down("3月27日，2026年，A座，B2层，10%，第100页，x")
    assert [one for one in stances(text) if one[0].isascii()] == [
        ("3", "U"), ("27", "2"), *((c, "T") for c in "2026"), ("A", "U"), ("B", "T"), ("2", "T"),
        *((c, "T") for c in "10%100"), ("x", "U"),
    ]  # fmt: skip


def test_t63_a_number_is_judged_whole_across_runs(book):
    style = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    runs = (Run("年20", style), Run("26", replace(style, weight=700)), Run("日", style))
    text = shape(Text(runs, ParagraphStyle(10.0, 17.0, writing=Writing.VERTICAL)), book)
    assert "".join(kind for _, kind in stances(text)) == "UTTTTU"


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI, Family.KAI])
@pytest.mark.parametrize("number", ["27", "11", "04", "18", "71"])
def test_t63_two_figures_stand_in_one_em_on_the_centre(down, family, number):
    text = down(f"月{number}日", family=family)
    run = text.runs[text.run_of[1]]
    edges = []
    for gid, _, right in glyphs(text, 1):
        ink = run.face.ink(gid)
        edges += [right / 10 + ink[0] * run.narrow, right / 10 + ink[2] * run.narrow]
    assert text.cluster(1) == number
    assert text.advances[1] == pytest.approx(10.0)
    assert max(edges) - min(edges) <= 1.0
    assert abs(max(edges) + min(edges)) / 2 <= 0.02


@pytest.mark.parametrize(
    ("words", "most", "wanted"),
    [("8", 1, 1), ("27", 1, 0), ("27", 3, 1), ("119", 2, 0), ("119", 3, 1), ("2026", 3, 0)],
)
def test_t63_a_style_says_how_many_figures_stand_abreast(book, words, most, wanted):
    style = ParagraphStyle(10.0, 17.0, writing=Writing.VERTICAL, abreast=most)
    run = Run(f"拨{words}台", FaceStyle(Family.SONG, 400, 10.0, BLACK))
    text = shape(Text((run,), style), book)
    whole = [index for index in range(len(text)) if text.cluster(index) == words]
    assert len(whole) == wanted
    for index in whole:
        shaped = text.runs[text.run_of[index]]
        assert not shaped.turned
        assert text.advances[index] == pytest.approx(10.0)
        rights = [right for _, _, right in glyphs(text, index)]
        widths = [shaped.face.advance(gid) * 10 * shaped.narrow for gid, _, _ in glyphs(text, index)]
        assert sum(widths) <= 10.01
        assert rights == sorted(rights)
        assert rights[0] >= -5.2
        assert rights[-1] + widths[-1] <= 5.2


def test_t63_a_face_without_half_width_figures_narrows_them(down):
    run = next(run for run in down("月27日", family=Family.KAI).runs if run.narrow != 1.0)
    assert run.narrow == pytest.approx(1 / 1.2)


def test_t29_two_asking_marks_take_one_em_and_three_do_not(down):
    assert sum(down("好？！").advances) == pytest.approx(20.0)
    assert sum(down("好！！！").advances) == pytest.approx(40.0)
    assert stances(down("好？！"))[1] == ("？！", "2")


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI, Family.KAI])
def test_t64_marks_give_their_half_along_the_line(down, family):
    text = down("（《“，。、）》”：；！字？", family=family)
    halves = [(round(lead), round(trail)) for lead, trail in zip(text.lead, text.trail, strict=True)]
    assert halves == [(5, 0)] * 3 + [(0, 5)] * 6 + [(0, 0)] * 5


def test_t62_stops_stand_at_the_top_right(down):
    text = down("，。、")
    for index in range(3):
        [(gid, along, right)] = glyphs(text, index)
        left, low, far, high = (10 * part for part in text.runs[0].face.ink(gid))
        assert along - low <= 5.0
        assert right + left >= 0.0
        assert along - high >= 0.0
        assert right + far <= 5.0


def test_t38_figures_alone_are_spaced_like_han(down):
    text = down("月27日A座3楼2026年")
    kinds = {text.cluster(index): text.classes[index] for index in range(len(text))}
    assert {kinds["27"], kinds["A"], kinds["3"]} == {Class.SYM}
    assert kinds["0"] == Class.DIGIT


def test_horizontal_text_knows_nothing_of_it(book):
    style = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    text = shape(Text((Run("“27”——A", style),), ParagraphStyle(10.0, 17.0)), book)
    assert not text.vertical
    assert {(run.turned, run.narrow) for run in text.runs} == {(False, 1.0)}


@pytest.mark.parametrize(
    ("words", "made", "shift"),
    [("为10²⁰个", "²⁰", RISE), ("含CO₂少", "₂", DROP), ("长10⁻⁵米", "⁻⁵", RISE), ("字²⁰字", "²⁰", RISE)],
)
def test_t66_figures_off_the_line_are_made_from_the_faces_own_in_turned_words(down, words, made, shift):
    """They stand off the baseline of the word as in horizontal lines, and no other family is asked."""
    text = down(words)
    assert not text.diagnostics
    index = words.index(made)
    run = text.runs[text.run_of[index]]
    assert (text.text[text.starts[run.start] : text.starts[run.stop]], run.turned) == (made, True)
    assert run.style.size == pytest.approx(10 * SIZE)
    baseline = -(run.face.em_top - run.face.em_depth) / 2 * 10
    for at in range(index, index + len(made)):
        ((_, _, dy),) = glyphs(text, at)
        assert run.style.rise + dy == pytest.approx(baseline + 10 * shift)


@pytest.mark.parametrize("words", ["10⁵", "10²", "m⁻¹"])
def test_t63_a_word_is_judged_with_its_superiors(down, words):
    assert {one for _, one in stances(down(words))} == {"T"}


def test_t63_a_made_figure_alone_stands_upright(down):
    assert stances(down("字⁰字"))[1] == ("⁰", "U")
