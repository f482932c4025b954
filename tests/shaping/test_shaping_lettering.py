"""Words in drawings: outlines of the catalogue's faces at their places, and what no face has is told."""

import pytest

from newsletter.basics.vector import VectorGroup, bounds
from newsletter.pictures.load import from_bytes
from newsletter.shaping.lettering import outlined


def picture(body):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{body}</svg>'
    return from_bytes(text.encode(), "plan.svg")


def boxes(body, book):
    drawn, told = outlined(picture(body), book)
    assert told == ()
    assert not drawn.drawing.lettered
    return [bounds(shape.path) for shape in drawn.drawing.flat]


def text(given, words="采样点"):
    return f'<text x="100" y="50" font-size="20" {given}>{words}</text>'


def test_words_stand_on_their_baseline_as_large_as_they_say(book):
    (box,) = boxes(text(""), book)
    assert 100 <= box.x < 103
    assert 155 < box.right <= 160
    assert box.y >= 50 - 0.88 * 20
    assert box.bottom <= 50 + 0.12 * 20


def test_anchors_count_the_letter_space(book):
    start, middle, end = (
        boxes(text(f'text-anchor="{anchor}" letter-spacing="5"'), book)[0].x
        for anchor in ("start", "middle", "end")
    )
    assert start - middle == pytest.approx(37.5)
    assert start - end == pytest.approx(75)


def test_words_in_the_middle_of_a_line_are_moved_down(book):
    plain, central = (boxes(text(f'dominant-baseline="{way}"'), book)[0] for way in ("auto", "central"))
    assert central.y - plain.y == pytest.approx(0.38 * 20)
    assert central.y + central.bottom == pytest.approx(100, abs=2)


def test_maps_carry_words_along(book):
    (plain,), (turned,) = boxes(text(""), book), boxes(text('transform="rotate(90)"'), book)
    assert (turned.width, turned.height) == pytest.approx((plain.height, plain.width))


def test_each_look_is_a_shape_of_its_own_behind_the_last(book):
    first, second = boxes(text("", '采<tspan font-weight="900" fill="red" dx="10">样</tspan>'), book)
    assert second.x - first.x == pytest.approx(30, abs=2)
    assert second.x > first.right


def test_words_of_a_clear_group_stay_in_it(book):
    drawn, _ = outlined(picture(text('opacity=".5"')), book)
    (group,) = drawn.drawing.shapes
    assert isinstance(group, VectorGroup)
    assert len(group.shapes) == 1


def test_a_character_that_no_face_has_is_told_with_its_line(book):
    _, told = outlined(picture("\n" + text("", "\U00012000")), book)
    (found,) = told
    assert (found.code, dict(found.values)) == ("E326", {"name": "plan.svg", "line": 2, "char": "\U00012000"})


def test_a_drawing_without_words_is_the_same(book):
    plain = picture('<rect width="9" height="9"/>')
    assert outlined(plain, book) == (plain, ())
    assert outlined(plain, book)[0] is plain
