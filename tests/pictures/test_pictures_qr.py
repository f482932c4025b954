"""QR symbols as one path: the same modules as the encoder's matrix, with a quiet zone of four."""

import pytest
import segno

from newsletter.basics.colour import BLACK
from newsletter.basics.vector import Close, Move
from newsletter.pictures import PictureFault
from newsletter.pictures.qr import qr


def rectangles(drawing):
    (shape,) = drawing.shapes
    assert shape.fill == BLACK
    corners = []
    for part in shape.path:
        if isinstance(part, Move):
            corners.append([])
        if not isinstance(part, Close):
            corners[-1].append((part.x, part.y))
    return [(points[0], points[2]) for points in corners]


def modules(drawing, margin):
    """The matrix that a drawing paints; a module painted twice would count two."""
    side = round(drawing.size.width) - 2 * margin
    matrix = [[0] * side for _ in range(side)]
    for (left, top), (right, bottom) in rectangles(drawing):
        for y in range(round(top), round(bottom)):
            for x in range(round(left), round(right)):
                matrix[y - margin][x - margin] += 1
    return matrix


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("data", ["https://example.org/gt/12", "12345678", "ABC", "x" * 400])
def test_the_modules_are_the_encoder_s(data, level):
    expected = segno.make_qr(data, error=level, boost_error=False).matrix
    for quiet, margin in ((True, 4), (False, 0)):
        drawing = qr(data, level, quiet=quiet)
        assert drawing.size.width == drawing.size.height == len(expected) + 2 * margin
        assert modules(drawing, margin) == [list(row) for row in expected]


def test_chinese_is_stored_as_utf_8():
    drawing = qr("古塔卫健")
    expected = segno.make_qr("古塔卫健".encode(), error="M", mode="byte", boost_error=False).matrix
    assert modules(drawing, 4) == [list(row) for row in expected]


def test_runs_are_joined():
    drawing = qr("https://example.org/gt/12")
    dark = sum(map(sum, modules(drawing, 4)))
    assert len(rectangles(drawing)) < dark / 2


def test_too_much_for_a_symbol_is_a_fault():
    with pytest.raises(PictureFault) as caught:
        qr("文" * 1000, "H")
    assert caught.value.diagnostic.code == "E331"
    assert dict(caught.value.diagnostic.values) == {"count": 3000}


def test_nothing_is_a_fault():
    with pytest.raises(PictureFault) as caught:
        qr("")
    assert caught.value.diagnostic.code == "E330"


def test_a_lone_surrogate_is_a_fault():
    with pytest.raises(PictureFault):
        qr("a\udc80")
