"""See-through shapes made solid: whatever lies over whatever, each point has the colour that the stack mixes there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import WHITE, Colour
from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.vector import (
    Clip,
    Gradient,
    Stroke,
    VectorGroup,
    VectorShape,
    bounds,
    rectangle,
    segment,
)
from newsletter.pdf.flatten import over, solid, veiled

SIZE = Size(40, 40)
POINTS = [(x + 0.5, y + 0.5) for x in range(0, 40, 2) for y in range(0, 40, 2)]


def colour(*inks):
    return Colour((1 - inks[0], 1 - inks[1], 1 - inks[2]), (*inks, 0.0))


PAPER, GROUND = WHITE, colour(0.1, 0.3, 0.5)
TENTHS = st.integers(0, 10).map(lambda part: part / 10)
RECTS = st.builds(
    lambda x, y, w, h: Rect(2 * x, 2 * y, 2 * w, 2 * h), *[st.integers(-2, 18)] * 2, *[st.integers(1, 14)] * 2
)
SHAPES = st.builds(
    lambda rect, inks, opacity, cut: VectorShape(
        rectangle(rect),
        fill=colour(*inks),
        fill_opacity=opacity,
        clips=(Clip(rectangle(cut)),) if cut else (),
    ),
    RECTS,
    st.tuples(TENTHS, TENTHS, TENTHS),
    st.sampled_from([1.0, 1.0, 0.5, 0.3, 0.0]),
    st.none() | RECTS,
)
GROUPS = st.builds(
    lambda shapes, opacity: VectorGroup(tuple(replace(one, fill_opacity=1.0) for one in shapes), opacity),
    st.lists(SHAPES, min_size=1, max_size=3),
    st.sampled_from([0.6, 0.2]),
)


def holds(shape, x, y):
    boxes = [bounds(shape.path), *(bounds(clip.path) for clip in shape.clips)]
    return all(box.x < x < box.right and box.y < y < box.bottom for box in boxes)


def mixed(parts, x, y, ground):
    """The inks at a point, from below."""
    found = ground
    for part in parts:
        if isinstance(part, VectorGroup):
            top = [one for one in part.shapes if holds(one, x, y)]
            here = [(top[-1], part.opacity)] if top else []
        else:
            here = [(part, part.fill_opacity)] if holds(part, x, y) else []
        for shape, share in here:
            found = tuple(share * a + (1 - share) * b for a, b in zip(shape.fill.cmyk, found, strict=True))
    return found


@settings(max_examples=60)
@given(st.lists(SHAPES | GROUPS, max_size=6), st.sampled_from([PAPER, GROUND]))
def test_each_point_has_the_colour_that_the_stack_mixes(parts, ground):
    made = solid(parts, SIZE, ground)
    assert made.exact
    assert not veiled(made.parts)
    for x, y in POINTS:
        top = [one for one in made.parts if holds(one, x, y)]
        found = top[-1].fill.cmyk if top else ground.cmyk
        assert found == pytest.approx(mixed(parts, x, y, ground.cmyk), abs=1e-6)


def area(*box, fill=GROUND, opacity=0.5, **how):
    return VectorShape(rectangle(Rect(*box)), fill=fill, fill_opacity=opacity, **how)


def test_what_is_hidden_is_not_painted_again():
    low, middle = area(0, 0, 9, 9, opacity=1), area(0, 0, 30, 30, opacity=1)
    made = solid([low, middle, area(2, 2, 5, 5), area(30.5, 30.5, 5, 5)], SIZE)
    assert len(made.parts) == 4


def test_an_unknown_ground_is_told_where_it_can_be_seen():
    assert not solid([area(0, 0, 9, 9)], SIZE, None).exact
    assert solid([area(0, 0, 40, 40, opacity=1), area(0, 0, 9, 9)], SIZE, None).exact
    assert solid([area(0, 0, 9, 9, opacity=1)], SIZE, None).exact


def test_a_line_over_areas_becomes_the_area_that_it_paints():
    line = VectorShape(segment(0, 20, 40, 20), stroke=Stroke(GROUND, 4, dash=(10, 10)), stroke_opacity=0.5)
    _, tint, mix = solid([area(0, 0, 15, 40, opacity=1, fill=colour(1, 0, 0)), line], SIZE).parts
    assert tint.stroke is mix.stroke is None
    assert tint.fill.cmyk == pytest.approx((0.05, 0.15, 0.25, 0))
    assert mix.fill.cmyk == pytest.approx((0.55, 0.15, 0.25, 0))
    box = bounds(tint.path)
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0, 18, 30, 4), abs=0.01)
    assert mix.clips[-1].path == tint.path


def test_no_line_becomes_thinner_than_can_be_printed():
    line = VectorShape(segment(0, 20, 40, 20), stroke=Stroke(GROUND, 0.1), stroke_opacity=0.5)
    (found,) = solid([line], SIZE, hairline=2.0).parts
    assert bounds(found.path).height == pytest.approx(2, abs=0.01)


def test_gradients_beneath_stay_gradients_and_over_each_other_they_are_told():
    stops = ((0.0, colour(1, 0, 0)), (1.0, colour(0, 1, 0)))
    fade = area(0, 0, 40, 40, opacity=1, shade=Gradient((0, 0, 40, 0), stops, Affine()))
    made = solid([fade, area(5, 5, 9, 9)], SIZE, None)
    assert made.exact
    assert made.parts[-1].shade.stops[0][1].cmyk == pytest.approx((0.55, 0.15, 0.25, 0))
    assert not solid([fade, replace(fade, fill_opacity=0.5)], SIZE).exact


def test_a_see_through_shape_in_a_see_through_group_is_told():
    group = VectorGroup((area(0, 0, 9, 9, opacity=1), area(2, 2, 9, 9)), 0.5)
    assert not solid([group], SIZE).exact


def test_one_shape_on_one_ground():
    shape = area(0, 0, 9, 9, stroke=Stroke(colour(1, 1, 1), 1), stroke_opacity=0.25)
    found = over(shape, PAPER)
    assert found.fill.cmyk == pytest.approx((0.05, 0.15, 0.25, 0))
    assert found.stroke.colour.cmyk == pytest.approx((0.25, 0.25, 0.25, 0))
    assert (found.fill_opacity, found.stroke_opacity) == (1.0, 1.0)
