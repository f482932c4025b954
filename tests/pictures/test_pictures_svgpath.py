"""Path data, and arcs checked against the ellipse that they belong to."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.geometry import Affine
from newsletter.basics.vector import Close, Curve, Line, Move
from newsletter.pictures.svgpath import path

SAME = Affine()


def drawn(data):
    return path(data, SAME)


def bezier(start, curve, t):
    points = (start, (curve.x1, curve.y1), (curve.x2, curve.y2), (curve.x, curve.y))
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return tuple(sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))


def samples(segments):
    """Points along a path that begins with a move and goes on with curves."""
    here = (segments[0].x, segments[0].y)
    for curve in segments[1:]:
        yield from (bezier(here, curve, step / 8) for step in range(9))
        here = (curve.x, curve.y)


@pytest.mark.parametrize(
    "data", ["M1 2L3 4", "M1,2 3,4", "m1 2 2 2", "M1 2l2 2", "m1 2l+2+2", "M 1 2 L 3. .4e1"]
)
def test_a_line_may_be_written_in_many_ways(data):
    assert drawn(data) == (Move(1, 2), Line(3, 4))


def test_level_and_upright_lines():
    assert drawn("M1 1H5V7h-2v-3") == (Move(1, 1), Line(5, 1), Line(5, 7), Line(3, 7), Line(3, 4))


def test_repeated_numbers_repeat_the_command():
    assert drawn("M0 0h1 2 3") == (Move(0, 0), Line(1, 0), Line(3, 0), Line(6, 0))
    assert drawn("m1 1 2 2 3 3") == (Move(1, 1), Line(3, 3), Line(6, 6))


def test_curves():
    assert drawn("M0 0C1 2 3 4 5 6") == (Move(0, 0), Curve(1, 2, 3, 4, 5, 6))
    assert drawn("M1 1c1 2 3 4 5 6") == (Move(1, 1), Curve(2, 3, 4, 5, 6, 7))


def test_a_smooth_curve_goes_on_as_the_last_one_ended():
    assert drawn("M0 0C1 2 3 4 5 6S8 8 9 9")[-1] == Curve(7, 8, 8, 8, 9, 9)
    assert drawn("M0 0L5 6S8 8 9 9")[-1] == Curve(5, 6, 8, 8, 9, 9)
    assert drawn("M0 0Q1 2 5 6S8 8 9 9")[-1] == Curve(5, 6, 8, 8, 9, 9)


def test_a_quadratic_curve_is_the_same_curve_as_a_cubic():
    start, curve = drawn("M0 0Q6 12 12 0")
    assert curve == Curve(4, 8, 8, 8, 12, 0)
    for step in range(11):
        t = step / 10
        quadratic = (2 * t * (1 - t) * 6 + t * t * 12, 2 * t * (1 - t) * 12)
        assert bezier((start.x, start.y), curve, t) == pytest.approx(quadratic)


def test_a_smooth_quadratic_mirrors_its_handle_again_and_again():
    expected = drawn("M0 0Q3 6 6 0Q9 -6 12 0Q15 6 18 0")
    assert drawn("M0 0Q3 6 6 0T12 0t6 0") == expected
    assert drawn("M0 0L6 0T12 0")[-1] == Curve(6, 0, 8, 0, 12, 0)


def test_after_a_close_the_path_goes_on_from_its_start():
    assert drawn("M1 1h4v4zl2 2") == (
        Move(1, 1), Line(5, 1), Line(5, 5), Close(), Move(1, 1), Line(3, 3),
    )  # fmt: skip
    assert drawn("M1 1h4zm2 2h1") == (Move(1, 1), Line(5, 1), Close(), Move(3, 3), Line(4, 3))


def test_every_point_is_mapped():
    assert path("M1 1L2 2C0 0 1 1 3 3", Affine(2, 0, 0, 2, 10, 0)) == (
        Move(12, 2), Line(14, 4), Curve(10, 0, 12, 2, 16, 6),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "culprit"),
    [
        ("L1 1", "L"), ("1 1", "1"), ("M1", "M"), ("M1 1L2", "L"), ("M1 1 2", "M"), ("M1 1X2", "X"), ("M1 1h", "h"),
        ("M0 0C1 2 3", "C"), ("M0 0h#", "#"), ("M0 0h1e9", "1e9"), ("M0 0A1 1 0 2 0 5 5", "2"), ("M0 0A1 1 0 0", "A"),
        ("eM0 0L1 1", "e"), ("华M0 0L9 9", "华"),
    ],
)  # fmt: skip
def test_what_is_no_path_is_refused(data, culprit):
    with pytest.raises(ValueError, match=f"^{culprit}$"):
        drawn(data)


def test_a_quarter_of_a_circle():
    start, curve = drawn("M10 0A10 10 0 0 1 0 10")
    assert (start.x, start.y, curve.x, curve.y) == (10, 0, 0, 10)
    assert (curve.x1, curve.y1) == pytest.approx((10, 5.522847), abs=1e-5)
    for x, y in samples((start, curve)):
        assert math.hypot(x, y) == pytest.approx(10, rel=3e-4)


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_the_flags_choose_among_four_arcs(large, sweep):
    segments = drawn(f"M10 0A10 10 0 {large} {sweep} 0 10")
    centre = (0, 0) if large != sweep else (10, 10)
    angles = []
    for x, y in samples(segments):
        assert math.hypot(x - centre[0], y - centre[1]) == pytest.approx(10, rel=3e-4)
        angles.append(math.atan2(y - centre[1], x - centre[0]))
    steps = [(b - a + math.pi) % math.tau - math.pi for a, b in pairwise(angles)]
    assert sum(steps) == pytest.approx((1 if sweep else -1) * (1.5 if large else 0.5) * math.pi)


@pytest.mark.parametrize(
    "data", ["M0 0a5 5 0 0110 0", "M0 0a5 5 0 01 10 0", "M0 0a5,5,0,0,1,10,0", "M0 0a5 5 0 0 110,0"]
)
def test_flags_may_stand_without_blanks(data):
    assert drawn(data) == drawn("M0 0A5 5 0 0 1 10 0")


def test_arcs_repeat():
    assert drawn("M0 0a5 5 0 01.5.5 5 5 0 10-1 1") == drawn("M0 0a5 5 0 0 1 .5 .5a5 5 0 1 0 -1 1")


def test_an_arc_without_radius_is_a_line_and_one_without_length_is_nothing():
    assert drawn("M0 0A0 5 0 0 1 9 9") == (Move(0, 0), Line(9, 9))
    assert drawn("M3 3A5 5 0 0 1 3 3") == (Move(3, 3),)


def test_radii_too_short_to_reach_are_enlarged():
    segments = drawn("M0 0A1 2 0 0 1 20 0")
    for x, y in samples(segments):
        assert ((x - 10) / 10) ** 2 + (y / 20) ** 2 == pytest.approx(1, rel=1e-3)


numbers = st.floats(-200, 200).map(lambda value: round(value, 2))
radii = st.floats(5, 300).map(lambda value: round(value, 2))


@given(radii, radii, numbers, st.booleans(), st.booleans(), numbers, numbers)
def test_every_arc_ends_where_it_should_and_stays_on_one_ellipse(rx, ry, turn, large, sweep, x, y):  # noqa: PLR0917 - one argument a number of the arc
    segments = drawn(f"M0 0A{rx} {ry} {turn} {large:d} {sweep:d} {x} {y}")
    if len(segments) == 1:
        assert (x, y) == (0, 0)
        return
    assert (segments[-1].x, segments[-1].y) == (x, y)
    angle = math.radians(turn)
    flat = [
        ((math.cos(angle) * u + math.sin(angle) * v) / rx, (math.cos(angle) * v - math.sin(angle) * u) / ry)
        for u, v in samples(segments)
    ]
    radius = max(1.0, math.hypot(*flat[-1]) / 2)
    centres = [
        (cu, cv)
        for cu, cv in _centres(flat[-1], radius)
        if all(abs(math.hypot(u - cu, v - cv) / radius - 1) < 2e-3 for u, v in flat)
    ]
    assert centres


def _centres(end, radius):
    """The centres of both circles of that radius through the origin and *end*."""
    chord = math.hypot(*end)
    off = math.sqrt(max(0.0, radius * radius - chord * chord / 4)) / chord
    for side in (1, -1):
        yield end[0] / 2 - side * off * end[1], end[1] / 2 + side * off * end[0]
