"""The largest crop of a ratio, as near to the focus as the picture allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.geometry import Rect, Size
from newsletter.pictures.focus import crop


def test_a_wider_frame_cuts_above_and_below():
    assert crop(Size(300, 200), 3.0) == Rect(0, 0.25, 1, 0.5)


def test_a_taller_frame_cuts_at_the_sides():
    assert crop(Size(400, 100), 1.0) == Rect(0.375, 0, 0.25, 1)


def test_the_focus_pulls_the_crop_as_far_as_the_edge():
    assert crop(Size(300, 200), 3.0, (0.5, 0.4)).y == pytest.approx(0.15)
    assert crop(Size(300, 200), 3.0, (0.5, 0.9)).y == 0.5
    assert crop(Size(400, 100), 1.0, (0.0, 0.5)).x == 0.0


def test_the_picture_s_own_ratio_shows_all_of_it():
    assert crop(Size(300, 200), 1.5, (0.1, 0.9)) == Rect(0, 0, 1, 1)


sides = st.floats(1, 5000)
shares = st.floats(0, 1)


@given(sides, sides, st.floats(0.05, 20), shares, shares)
def test_a_crop_has_the_ratio_stays_inside_and_touches_two_edges(width, height, ratio, x, y):
    part = crop(Size(width, height), ratio, (x, y))
    assert part.width * width / (part.height * height) == pytest.approx(ratio)
    assert part.x >= 0
    assert part.y >= 0
    assert part.right <= 1 + 1e-12
    assert part.bottom <= 1 + 1e-12
    assert max(part.width, part.height) == 1
