"""Readings beside their words, in real faces (T53, T15 i)."""

from itertools import pairwise

import pytest

from newsletter.basics.colour import BLACK
from newsletter.flow.beside import Ruby
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.lines.ruby import readings
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
EM = 10.0
FACE = FaceStyle(Family.SONG, 400, EM, BLACK)


def runs(*parts):
    """Runs of strings, and of pairs of a word and its reading (or readings, one a character)."""
    found, group = [], 0
    for part in parts:
        if isinstance(part, str):
            found.append(Run(part, FACE))
            continue
        group += 1
        base, *said = part
        words = [base] if len(said) == 1 else base
        found += [Run(word, FACE, ruby=Ruby(one, group=group)) for word, one in zip(words, said, strict=True)]
    return tuple(found)


def set_in(ems, *parts, align=Align.JUSTIFY):
    style = ParagraphStyle(EM, 17.0, align=align)
    return SETTER.lines(Text(runs(*parts), style), ems * EM)


def spans(lines, line):
    """Of each reading on a line: its edges, and the middle of its word's characters, in em."""
    found = []
    bases = [one for one in lines.text.rubies if line.start <= one.start < line.stop]
    for one, base in zip(readings(lines, line), bases, strict=True):
        small = one.lines.lines[0]
        left = small.origins[0]
        right = small.origins[-1] + one.lines.text.advances[-1]
        first, last = base.start - line.start, base.stop - 1 - line.start
        middle = (line.origins[first] + line.origins[last] + lines.text.advances[base.stop - 1]) / 2
        found.append((left / EM, right / EM, middle / EM))
    return found


@pytest.mark.parametrize(
    "word", [("卫", "wèi"), ("庄", "zhuāng"), ("疫苗", "yìmiáo"), ("饕餮", "tāotiètāotiè"), ("卫", "えい")]
)
@pytest.mark.parametrize("align", list(Align))
def test_t53_a_reading_is_centred_over_its_word(word, align):
    lines = set_in(12, "古塔区", word, "局的人都在，人都在忙着，忙完了再说", align=align)
    for line in lines.lines:
        for left, right, middle in spans(lines, line):
            assert (left + right) / 2 == pytest.approx(middle, abs=0.02)


def test_t53_a_reading_is_half_as_large_and_bopomofo_three_tenths():
    lines = set_in(20, ("卫", "wèi"), "生", ("所", "ㄙㄨㄛˇ"))
    assert [one.text.runs[0].style.size / EM for one in lines.text.rubies] == [0.5, 0.3]


@pytest.mark.parametrize(
    "words",
    [
        [("庄", "zhuāng"), ("双", "shuāng"), ("窗", "chuāng")],
        [("庄双窗", "zhuāng", "shuāng", "chuāng")],
        [("卫", "wèi"), ("庄", "zhuāng"), ("一", "yī"), ("双", "shuāng")],
        [("窗", "chuāng"), "，", ("双", "shuāng")],
        [("窗", "chuāng"), "的", ("双", "shuāng")],
    ],
)
def test_t53_readings_in_letters_stand_a_quarter_apart(words):
    lines = set_in(30, "看", *words, "呢")
    found = spans(lines, lines.lines[0])
    assert len(found) > 1
    for (_, right, _), (left, _, _) in pairwise(found):
        assert left - right >= 0.25 - 0.002


def test_t53_a_reading_stands_a_quarter_over_a_neighbour_without_one_and_no_more():
    lines = set_in(30, "看", ("窗", "chuāngchuāng"), "吗")
    ((left, right, _),) = spans(lines, lines.lines[0])
    first, _, last = (origin / EM for origin in lines.lines[0].origins)
    assert first + 1 - left == pytest.approx(0.25, abs=0.003)
    assert right - last == pytest.approx(0.25, abs=0.003)


def test_t53_a_narrow_reading_moves_nothing():
    plain = set_in(10, "古塔区卫健局的人")
    read = set_in(10, "古塔区", ("卫", "wèi"), "健局的人")
    assert read.lines[0].origins == plain.lines[0].origins


def test_t53_a_word_wider_read_than_written_opens_between_its_characters():
    lines = set_in(30, "看", ("饕餮", "tāotiètāotiè"), "吗")
    origins = [origin / EM for origin in lines.lines[0].origins]
    gaps = [b - a - 1 for a, b in pairwise(origins)]
    assert all(gap > 0.05 for gap in gaps)


def test_t53_readings_are_flush_at_the_lines_edges():
    lines = set_in(6, ("庄", "zhuāng"), "一二三四", ("双", "shuāng"), ("窗", "chuāng"), "三四五六")
    edges = [span for line in lines.lines for span in spans(lines, line)]
    assert edges[0][0] == pytest.approx(0.0, abs=0.002)
    assert all(left >= -0.002 and right <= 6.002 for left, right, _ in edges)


def test_t15_no_line_ends_inside_a_word_with_one_reading():
    for ems in range(4, 14):
        lines = set_in(ems, "一二三", ("疫苗", "yìmiáo"), "四五", ("卫健局", "wèi"), "六七八九十")
        inside = {4, 8, 9}
        assert not inside & {line.stop for line in lines.lines}


def test_t53_a_word_read_by_characters_may_part_and_each_part_keeps_its_reading():
    lines = set_in(4, "一二三", ("疫苗", "yì", "miáo"), "四")
    said = ["".join(text for run in glyph_runs(lines, line) for text in run.texts) for line in lines.lines]
    assert said == ["一二三疫yì", "苗miáo四"]


def test_t71_a_reading_follows_its_word_once_and_the_word_is_whole():
    lines = set_in(20, "他叫", ("卫健", "wèi", "jiàn"), ("局", "jú"), "长")
    found = glyph_runs(lines, lines.lines[0])
    assert [("".join(run.texts), run.reading) for run in found] == [
        ("他叫卫健", False),
        ("wèi", True),
        ("jiàn", True),
        ("局", False),
        ("jú", True),
        ("长", False),
    ]
    assert "".join(line_text(lines, line) for line in lines.lines) == "他叫卫健局长"
    assert not lines.lines[0].exact


def test_t53_readings_stand_above_the_em_box_of_their_word():
    lines = set_in(20, ("国", "guó"))
    base, small = glyph_runs(lines, lines.lines[0])
    above = {"g": None, "u": None, "ó": None}
    for gid, text, y in zip(small.gids, small.texts, small.ys, strict=True):
        above[text] = y + small.face.ink(gid)[1] * small.style.size
    assert above["g"] == pytest.approx(base.face.em_top * EM, abs=0.01)
    assert min(above.values()) == above["g"]


def test_t53_bopomofo_stands_upright_at_the_right_of_its_character():
    lines = set_in(20, "在", ("所", "ㄙㄨㄛˇ"), "里")
    line = lines.lines[0]
    small = glyph_runs(lines, line)[1:-1]
    placed = {t: (x, y) for run in small for t, x, y in zip(run.texts, run.xs, run.ys, strict=True)}
    assert "".join(placed) == "ㄙㄨㄛˇ"
    end, after = line.origins[1] + EM, line.origins[2]
    assert after - end == pytest.approx(4.5)
    assert all(end - 0.01 <= x <= after for x, _ in placed.values())
    assert placed["ㄙ"][0] == placed["ㄨ"][0] == placed["ㄛ"][0] < placed["ˇ"][0]
    assert placed["ㄙ"][1] - placed["ㄨ"][1] == pytest.approx(3.0)
    middle = (placed["ㄙ"][1] + 0.88 * 3 + placed["ㄛ"][1] - 0.12 * 3) / 2
    assert middle == pytest.approx(3.8)


def test_t53_a_light_tone_stands_on_top():
    lines = set_in(20, ("的", "˙ㄉㄜ"), "人")
    small = glyph_runs(lines, lines.lines[0])[1:-1]
    placed = {t: y for run in small for t, y in zip(run.texts, run.ys, strict=True)}
    assert placed["˙"] > placed["ㄉ"] > placed["ㄜ"]


def test_t7_a_character_of_a_reading_that_no_face_has_is_told():
    lines = set_in(20, ("卫", "\ue000"))
    assert [one.code for one in lines.text.diagnostics] == ["E203"]


def test_t64_in_vertical_lines_readings_stand_at_the_right():
    style = ParagraphStyle(EM, 17.0, writing=Writing.VERTICAL)
    for word in (("衛", "ㄨㄟˋ"), ("卫", "wèi"), ("卫", "えい")):
        lines = SETTER.lines(Text(runs("在", word, "所"), style), 20 * EM)
        line = lines.lines[0]
        small = [run for run in glyph_runs(lines, line) if run.reading]
        size = lines.text.rubies[0].text.runs[0].style.size
        ys = [y for run in small for y in run.ys]
        assert all(EM / 2 <= y <= EM / 2 + size for y in ys)
        ((left, right, middle),) = spans(lines, line)
        assert (left + right) / 2 == pytest.approx(middle, abs=0.02)
