"""Real faces, shaped and broken: what the other rooms are given."""

from dataclasses import replace
from itertools import pairwise

import pytest

from newsletter.basics.colour import BLACK
from newsletter.basics.span import SourceFile, Span, Trace
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.shaping.classes import Class
from newsletter.shaping.fontbook import FontBook

SIZE = 10.5
SONG = FaceStyle(Family.SONG, 400, SIZE, BLACK)
BOLD = FaceStyle(Family.HEI, 700, SIZE, BLACK)
BODY = ParagraphStyle(SIZE, 17.0, indent=2 * SIZE)
HEADING = ParagraphStyle(16.0, 24.0, align=Align.START, balance=True)
WORDS = (
    "社区党委把“办实事”放在第一位（见附表1），先后解决了停车难、充电难、加装电梯等12类问题。"
    "据统计，2026年1月至10月，全镇共受理群众诉求3,458件，办结率达98.6%；其中，通过“12345”热线受理的占43%，"
    "通过微信小程序WeChat受理的占57%。——这既是成绩，也是压力……"
)


@pytest.fixture(scope="module")
def setter():
    return Typesetter(FontBook())


def body(*parts, style=BODY):
    runs = tuple(part if isinstance(part, Run) else Run(part, SONG) for part in parts)
    return Text(runs, style)


@pytest.mark.parametrize("em", [12, 16, 20, 22, 28])
def test_a_paragraph_is_flush_complete_and_in_order(setter, em):
    lines = setter.lines(body(WORDS), em * SIZE)
    assert "".join(line_text(lines, line) for line in lines.lines) == WORDS
    for line in lines.lines[:-1]:
        indent = 2 * SIZE if line.start == 0 else 0.0
        assert line.width == pytest.approx(em * SIZE - indent, abs=0.02 * SIZE)
    assert not lines.diagnostics


def test_t25_pairs_squeeze_across_faces(setter):
    """（“ and 。” take 1.5 em together, whichever faces their halves are from."""
    style = replace(BODY, indent=0.0)
    for marks in ("（“", "。”", "，“", "》、"):
        plain = setter.natural_width(body(f"汉{marks}字", style=style))
        mixed = setter.natural_width(body(f"汉{marks[0]}", Run(marks[1], BOLD), "字", style=style))
        assert plain / SIZE == pytest.approx(2 + 1.5, abs=0.1)
        assert mixed / SIZE == pytest.approx(plain / SIZE, abs=0.1)


@pytest.mark.parametrize("mark", ["（1）", "《", "“"])
def test_t27_ink_is_flush_at_a_line_start(setter, mark):
    lines = setter.lines(body(f"{mark}汉字汉字", style=replace(BODY, indent=0.0)), 200.0)
    line = lines.lines[0]
    assert lines.text.lead[0] > 0.3 * SIZE
    assert line.origins[0] == pytest.approx(-lines.text.lead[0])


def test_glyph_runs_hold_the_words_of_the_line(setter):
    lines = setter.lines(
        body("普通", Run("加粗（示例）", BOLD, link="https://example.org"), "与Latin文字。"), 300.0
    )
    (line,) = lines.lines
    runs = glyph_runs(lines, line)
    assert "".join("".join(run.texts) for run in runs) == line_text(lines, line)
    for run in runs:
        assert len(run.gids) == len(run.xs) == len(run.ys) == len(run.texts)
    for before, after in pairwise(runs):
        assert before.end <= after.xs[0] + 0.6 * SIZE
    assert [run.link for run in runs].count("https://example.org") == 1


def test_han_latin_joints_all_have_their_gap(setter):
    text = body("使用Latin与2026年的", Run("ABC", BOLD), "混排")
    lines = setter.lines(text, 400.0)
    (line,) = lines.lines
    shaped = lines.text
    joints = 0
    for cluster in range(line.start, line.stop - 1):
        kinds = {shaped.classes[cluster], shaped.classes[cluster + 1]}
        if Class.HAN in kinds and kinds & {Class.LATIN, Class.DIGIT}:
            gap = line.origins[cluster + 1] - line.origins[cluster] - shaped.advances[cluster]
            assert gap == pytest.approx(0.25 * SIZE, abs=0.01)
            joints += 1
    assert joints == 6


@pytest.mark.parametrize(
    ("words", "em", "lines"),
    [
        ("关于进一步做好冬季取暖和安全用电工作的通知", 20, 2),
        ("我镇召开“大走访、大排查、大整改”专项行动动员部署会", 16, 2),
        ("社区简讯", 16, 1),
    ],
)
def test_t44_headings_have_lines_of_nearly_equal_length(setter, words, em, lines):
    runs = (Run(words, replace(BOLD, size=16.0)),)
    found = setter.lines(Text(runs, HEADING), em * 16.0).lines
    assert len(found) == lines
    widths = [line.natural for line in found]
    assert max(widths) - min(widths) <= 2.0 * 16.0


@pytest.mark.parametrize(
    ("words", "em", "expected"),
    [
        (
            "书香满社区 阅读伴成长：第三届“书香社区”读书节开幕",
            20,
            ["书香满社区 阅读伴成长：", "第三届“书香社区”读书节开幕"],
        ),
        ("长风破浪会有时，直挂云帆济沧海", 12, ["长风破浪会有时，", "直挂云帆济沧海"]),
        (
            "关于进一步做好冬季取暖和安全用电工作的通知",
            16,
            ["关于进一步做好冬季取暖", "和安全用电工作的通知"],
        ),
        ("送到家门口的“健康包”", 8, ["送到家门口的", "“健康包”"]),
        ("2026年“最美家庭”评选结果揭晓", 10, ["2026年“最美家庭”", "评选结果揭晓"]),
        ("社区食堂开张首日：两百位老人吃上热乎饭", 12, ["社区食堂开张首日：", "两百位老人吃上热乎饭"]),
    ],
)
def test_t16_headings_break_between_phrases(setter, words, em, expected):
    lines = setter.lines(Text((Run(words, replace(BOLD, size=16.0)),), HEADING), em * 16.0)
    assert [line_text(lines, line) for line in lines.lines] == expected


def test_t44_balanced_lines_are_never_justified(setter):
    style = replace(HEADING, align=Align.JUSTIFY)
    words = "关于进一步做好冬季取暖和安全用电工作的通知"
    lines = setter.lines(Text((Run(words, replace(BOLD, size=16.0)),), style), 16 * 16.0)
    assert all(line.width == line.natural for line in lines.lines)


def test_t44_never_one_character_alone(setter):
    for length in range(2, 60):
        words = "甲乙丙丁戊己庚辛壬癸"[: length % 10 or 10] + "甲乙丙丁戊己庚辛壬癸" * ((length - 1) // 10)
        found = setter.lines(Text((Run(words, replace(BOLD, size=16.0)),), HEADING), 8 * 16.0).lines
        assert all(line.stop - line.start >= 2 for line in found)


def test_t22_a_whole_text_is_sized_down(setter):
    text = body("上下同欲者胜，风雨同舟者兴", style=replace(BODY, indent=0.0, whole=True))
    full = setter.natural_width(text)
    same, smaller = setter.lines(text, full), setter.lines(text, full * 0.9)
    assert [run.style.size for run in same.text.runs] == [SIZE]
    assert len(smaller.lines) == 1
    assert [run.style.size for run in smaller.text.runs] == [SIZE - 1.5]
    assert not smaller.diagnostics


def test_t22_past_80_percent_is_an_error(setter):
    text = body("上下同欲者胜，风雨同舟者兴", style=replace(BODY, indent=0.0, whole=True))
    lines = setter.lines(text, 6 * SIZE)
    assert [d.code for d in lines.diagnostics] == ["E253"]
    assert len(lines.lines) > 1


def test_t22_each_forced_line_stays_whole(setter):
    text = body("上下同欲者胜\n风雨同舟者兴", style=replace(BODY, indent=0.0, whole=True))
    lines = setter.lines(text, 6 * SIZE)
    assert [line_text(lines, line) for line in lines.lines] == ["上下同欲者胜\n", "风雨同舟者兴"]


def test_t18_what_is_too_wide_breaks_and_is_named_with_its_place(setter):
    file = SourceFile("content.yaml", ("p: 见Llanfairpwllgwyngyllgogerychwyrndrobwll了",))
    run = Run("见Llanfairpwllgwyngyllgogerychwyrndrobwll了", SONG, Trace(file, ((0, 1, 4),)))
    lines = setter.lines(body(run), 12 * SIZE)
    assert all(line.width <= 12 * SIZE + 0.01 for line in lines.lines)
    (warning,) = [d for d in lines.diagnostics if d.code == "W250"]
    assert warning.span == Span(file, 1, 5, 5 + len("Llanfairpwllgwyngyllgogerychwyrndrobwll"))


def test_t18_one_character_wider_than_its_measure_is_an_error(setter):
    lines = setter.lines(body("汉字", style=replace(BODY, indent=0.0)), 8.0)
    assert {d.code for d in lines.diagnostics} == {"E251"}
    assert len(lines.lines) == 2


def test_nothing_is_shaped_or_broken_twice(setter):
    text = body(WORDS)
    assert setter.lines(text, 200.0) is setter.lines(replace(text, before=3.0), (200.0,))
    looser = replace(text, style=replace(BODY, leading=18.0))
    assert setter.lines(looser, 200.0) is setter.lines(text, 200.0)
    assert setter.lines(text, 210.0).text is setter.lines(text, 200.0).text


def test_an_empty_text_has_no_lines(setter):
    assert setter.lines(Text((), BODY), 200.0).lines == ()
    assert setter.natural_width(Text((Run("", SONG),), BODY)) == 0.0


def test_the_natural_width_is_that_of_the_widest_forced_line(setter):
    plain = replace(BODY, indent=0.0)
    wide, narrow = (setter.natural_width(body(words, style=plain)) for words in ("社区简讯第十期。", "社区"))
    assert setter.natural_width(body("社区\n社区简讯第十期。", style=plain)) == wide
    assert wide / SIZE == pytest.approx(7.5, abs=0.1)
    assert narrow == pytest.approx(2 * SIZE)
    assert len(setter.lines(body("社区简讯第十期。", style=plain), wide).lines) == 1
