"""Dots and lines along words, in real faces (T51, T52, T39)."""

from dataclasses import replace
from itertools import pairwise

import pytest

from newsletter.basics.colour import BLACK, WHITE
from newsletter.basics.vector import Curve, Line, Move
from newsletter.display.interlinear import stretches
from newsletter.display.ops import Glyphs, Group, Shape
from newsletter.display.words import line_ops
from newsletter.flow.beside import Adorn, Adornment
from newsletter.flow.node import Run, Text
from newsletter.flow.role import Role
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle, Writing
from newsletter.lines import Typesetter
from newsletter.page.fragment import Fragment, SetLine
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
EM = 10.0
FACE = FaceStyle(Family.SONG, 400, EM, BLACK)
X, Y = 50.0, 100.0


def adorned(words, *kinds, group=1, **changes):
    marks = tuple(Adornment(kind, BLACK, group) for kind in kinds)
    return Run(words, replace(FACE, **changes), adorned=marks)


def plain(words, **changes):
    return Run(words, replace(FACE, **changes))


def set_in(ems, *runs, align=Align.JUSTIFY, writing=Writing.HORIZONTAL):
    text = Text(runs, ParagraphStyle(EM, 17.0, align=align, writing=writing))
    lines = SETTER.lines(text, ems * EM)
    return text, lines


def drawn(ems, *runs, line=0, **style):
    """The shapes of one line, and its lines."""
    text, lines = set_in(ems, *runs, **style)
    ops = list(
        line_ops(
            Fragment(SetLine(text, lines, line), X, Y), SetLine(text, lines, line), (0, 0), artifact=False
        )
    )
    shapes = [
        op.shape for group in ops if isinstance(group, Group) for op in group.ops if isinstance(op, Shape)
    ]
    return shapes, lines, ops


def dots(shape):
    """The middles of the dots in a shape: each is an outline that begins at its right."""
    path = shape.path
    starts = [part for part in path if isinstance(part, Move)]
    halves = [path[at + 2].x for at, part in enumerate(path) if isinstance(part, Move)]
    return [((start.x + left) / 2, start.y) for start, left in zip(starts, halves, strict=True)]


def xs(shape):
    found = [part.x for part in shape.path if isinstance(part, Move | Line | Curve)]
    return min(found), max(found)


def test_t51_one_dot_for_each_han_letter_and_figure_and_none_for_marks_and_spaces():
    (shape,), lines, _ = drawn(20, plain("说"), adorned("要，洗手！ OK 3 次", Adorn.DOTS), plain("的"))
    counted = [i for i in range(len(lines.text)) if lines.text.text[i].isalnum()][1:-1]
    middles = [X + lines.lines[0].origins[cluster] + lines.text.advances[cluster] / 2 for cluster in counted]
    found = dots(shape)
    assert len(found) == len("要洗手OK3次")
    assert [x for x, _ in found] == pytest.approx(middles, abs=0.02 * EM)
    assert len({y for _, y in found}) == 1


@pytest.mark.parametrize("ems", [7.3, 8.4, 9.7])
def test_t51_dots_stay_in_the_middle_where_lines_are_stretched(ems):
    shapes, lines, _ = drawn(ems, plain("说了"), adorned("不聚集不串门不信谣", Adorn.DOTS), plain("的话就好"))
    first = lines.lines[0]
    assert first.gap > 0
    middles = [X + origin + EM / 2 for origin in first.origins[2 : 2 + len(dots(shapes[0]))]]
    assert [x for x, _ in dots(shapes[0])] == pytest.approx(middles, abs=0.02 * EM)


def test_t51_dots_are_below_the_em_box_and_go_on_over_line_breaks():
    for line in range(2):
        (shape,), lines, _ = drawn(6, adorned("一二三四五六七八九", Adorn.DOTS), line=line)
        here = lines.lines[line]
        assert len(dots(shape)) == here.stop - here.start
        assert all(Y + 0.12 * EM < y - 0.75 < y + 0.75 < Y + 0.62 * EM for _, y in dots(shape))


@pytest.mark.parametrize("kind", [Adorn.NAME, Adorn.UNDERLINE])
def test_t52_a_line_is_as_long_as_its_words_and_a_tenth_off_their_em_box(kind):
    (shape,), lines, _ = drawn(20, plain("说"), adorned("张三", kind), plain("来"))
    begin, end = lines.lines[0].origins[1], lines.lines[0].origins[3]
    assert xs(shape) == pytest.approx((X + begin, X + end))
    upper = shape.path[0].y - shape.stroke.width / 2
    assert upper - (Y + 0.12 * EM) >= 0.1 * EM - 0.001


def test_t52_a_title_has_a_wavy_line_a_tenth_off():
    (shape,), lines, _ = drawn(20, plain("读"), adorned("红楼梦", Adorn.TITLE))
    begin = lines.lines[0].origins[1]
    assert xs(shape) == pytest.approx((X + begin, X + begin + 3 * EM))
    curves = [part for part in shape.path if isinstance(part, Curve)]
    assert len(curves) > 6
    highest = min(shape.path[0].y + (part.y1 - shape.path[0].y) * 0.75 for part in curves)
    assert highest - shape.stroke.width / 2 - (Y + 0.12 * EM) >= 0.1 * EM - 0.001


@pytest.mark.parametrize("ems", [20, 7.4])
@pytest.mark.parametrize(("one", "other"), [(Adorn.NAME, Adorn.NAME), (Adorn.NAME, Adorn.TITLE)])
def test_t52_two_neighbours_part_by_a_tenth(ems, one, other):
    shapes, _, _ = drawn(
        ems, adorned("张三", one), adorned("李四", other, group=2), plain("和他们的朋友"), align=Align.JUSTIFY
    )
    (_, left), (right, _) = sorted(map(xs, shapes))
    assert right - left >= 0.1 * EM - 0.001


def test_t52_one_name_has_one_line_whatever_its_characters():
    (shape,), _, _ = drawn(20, adorned("张", Adorn.NAME), adorned("三", Adorn.NAME, weight=700), plain("来"))
    assert xs(shape) == pytest.approx((X, X + 2 * EM))


def test_t52_a_line_stands_nearer_than_dots():
    shapes, _, _ = drawn(20, adorned("张三", Adorn.NAME, Adorn.DOTS))
    line, dot = sorted(shapes, key=lambda shape: shape.fill is not None)
    lower = line.path[0].y + line.stroke.width / 2
    assert min(y for _, y in dots(dot)) - 0.75 > lower


def test_t52_a_line_follows_a_stretched_line_and_a_break():
    text, lines = set_in(7.3, plain("他"), adorned("一二三四五六七八九", Adorn.NAME), plain("说"))
    first, second = lines.lines
    (one,), (two,) = stretches(lines, first), stretches(lines, second)
    assert one.end == pytest.approx(7.3 * EM, abs=0.02)
    assert two.x == 0.0
    assert (one.start, one.stop, two.start) == (1, first.stop, second.start)
    assert text.runs[1].adorned == (one.adornment,)


def test_t39_no_line_or_highlight_covers_the_gap_beside_latin():
    for words in ("会议", "DNA"):
        other = "DNA" if words == "会议" else "会议"
        for kind in (Adorn.HIGHLIGHT, Adorn.UNDERLINE):
            (shape,), lines, _ = drawn(20, plain(other), adorned(words, kind), plain(other))
            count = len(other)
            begin = X + lines.lines[0].origins[count]
            last = count + len(words) - 1
            end = X + lines.lines[0].origins[last] + lines.text.advances[last]
            assert xs(shape) == pytest.approx((begin, end), abs=0.01)
            assert X + lines.lines[0].origins[last + 1] - end > 0.2 * EM


def test_a_highlight_is_painted_before_its_words_and_leaves_blank_halves_out():
    (shape,), lines, ops = drawn(20, plain("看"), adorned("“重点”", Adorn.HIGHLIGHT), plain("。"))
    kinds = [type(group.ops[0]) for group in ops if isinstance(group, Group)]
    assert kinds.index(Shape) < kinds.index(Glyphs)
    begin, end = xs(shape)
    assert begin == pytest.approx(X + lines.lines[0].origins[1] + lines.text.lead[1])
    assert end - begin == pytest.approx(3 * EM, abs=0.01)
    upper, lower = shape.path[0].y, shape.path[2].y
    assert (upper, lower) == pytest.approx((Y - 0.88 * EM, Y + 0.12 * EM))


def test_struck_words_are_crossed_in_the_middle_of_their_em_box():
    (shape,), _, _ = drawn(20, adorned("旧日期", Adorn.STRIKE), plain("新"))
    assert shape.path[0].y == pytest.approx(Y - 0.38 * EM)
    assert xs(shape) == pytest.approx((X, X + 3 * EM))


def test_all_of_it_is_ornament_and_the_words_are_copied_alone():
    run = Run("张三", FACE, adorned=tuple(Adornment(kind, WHITE) for kind in Adorn))
    _, _, ops = drawn(20, run)
    groups = [op for op in ops if isinstance(op, Group)]
    said = [group for group in groups if not group.artifact]
    assert len(said) == 1
    assert all(group.role is Role.ARTIFACT for group in groups if group.artifact)
    assert "".join(text for glyphs in said[0].ops for text in glyphs.texts) == "张三"


def test_spaces_at_the_ends_of_a_stretch_are_left_out():
    (shape,), lines, _ = drawn(20, plain("a"), adorned(" word ", Adorn.UNDERLINE), plain("b"))
    begin, end = xs(shape)
    assert begin == pytest.approx(X + lines.lines[0].origins[2])
    assert end < X + lines.lines[0].origins[7]


def test_names_on_one_line_are_in_order():
    _, lines = set_in(
        20, *(adorned(name, Adorn.NAME, group=at) for at, name in enumerate(("甲", "乙", "丙")))
    )
    found = stretches(lines, lines.lines[0])
    assert all(one.stop == after.start for one, after in pairwise(found))


def test_t64_in_vertical_lines_dots_stand_at_the_right_and_lines_at_the_left():
    shapes, lines, _ = drawn(
        20, plain("说"), adorned("张三", Adorn.NAME, Adorn.DOTS), writing=Writing.VERTICAL
    )
    line, dot = sorted(shapes, key=lambda shape: shape.fill is not None)
    begin, middles = lines.lines[0].origins[1], [Y + origin + EM / 2 for origin in lines.lines[0].origins[1:]]
    assert [part.x for part in line.path] == pytest.approx([X - 0.625 * EM] * 2)
    assert [part.y for part in line.path] == pytest.approx([Y + begin, Y + begin + 2 * EM])
    starts = [part for part in dot.path if isinstance(part, Move)]
    assert all(part.x > X + 0.5 * EM for part in starts)
    lefts = [dot.path[at + 2].y for at, part in enumerate(dot.path) if isinstance(part, Move)]
    assert [(a.y + b) / 2 for a, b in zip(starts, lefts, strict=True)] == pytest.approx(
        middles, abs=0.02 * EM
    )
