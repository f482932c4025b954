"""See-through shapes made solid: whatever lies over whatever, each point has the colour that the stack mixes there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
    ellipse,
    polygon,
    rectangle,
    segment,
)
from newsletter.pdf.flatten import solid, veiled
from newsletter.pdf.mixing import over
from newsletter.pictures.layer import Laid, Layer, Photo
from newsletter.pictures.limits import LIMITS
from newsletter.pictures.load import from_bytes
from newsletter.pictures.picture import Picture

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
INNER = st.builds(
    VectorGroup, st.lists(SHAPES, min_size=1, max_size=3).map(tuple), st.sampled_from([0.7, 0.4])
)
GROUPS = st.builds(
    VectorGroup, st.lists(SHAPES | INNER, min_size=1, max_size=3).map(tuple), st.sampled_from([0.6, 0.2])
)


def holds(shape, x, y):
    boxes = [bounds(shape.path), *(bounds(clip.path) for clip in shape.clips)]
    return all(box.x < x < box.right and box.y < y < box.bottom for box in boxes)


def painted(part, x, y):
    """The inks, each by how much of it there is, and the opacity of one part at a point (ISO 32000-2 §11.4.5)."""
    if not isinstance(part, VectorGroup):
        share = part.fill_opacity if holds(part, x, y) else 0.0
        return tuple(share * ink for ink in part.fill.cmyk), share
    inks, alpha = (0.0,) * 4, 0.0
    for one in part.shapes:
        own, share = painted(one, x, y)
        inks = tuple(a + (1 - share) * b for a, b in zip(own, inks, strict=True))
        alpha = share + (1 - share) * alpha
    return tuple(part.opacity * ink for ink in inks), part.opacity * alpha


def mixed(parts, x, y, ground):
    """The inks at a point, from below."""
    found = ground
    for part in parts:
        own, share = painted(part, x, y)
        found = tuple(a + (1 - share) * b for a, b in zip(own, found, strict=True))
    return found


@settings(max_examples=60)
@given(
    st.lists(SHAPES | GROUPS, max_size=4),
    st.lists(SHAPES | GROUPS, max_size=5),
    st.sampled_from([PAPER, GROUND]),
)
def test_each_point_has_the_colour_that_the_stack_mixes(beneath, parts, ground):
    made = solid(parts, SIZE, ground, beneath=beneath)
    assert made.exact
    assert not veiled(made.parts)
    for x, y in POINTS:
        top = [one for one in made.parts if holds(one, x, y)]
        found = top[-1].fill.cmyk if top else mixed(beneath, x, y, ground.cmyk)
        assert found == pytest.approx(mixed([*beneath, *parts], x, y, ground.cmyk), abs=1e-6)


def area(*box, fill=GROUND, opacity=0.5, **how):
    return VectorShape(rectangle(Rect(*box)), fill=fill, fill_opacity=opacity, **how)


def test_what_is_hidden_is_not_painted_again():
    low, middle = area(0, 0, 9, 9, opacity=1), area(0, 0, 30, 30, opacity=1)
    made = solid([low, middle, area(2, 2, 5, 5), area(30.5, 30.5, 5, 5)], SIZE)
    assert len(made.parts) == 4


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


STOPS = ((0.0, colour(1, 0, 0)), (1.0, colour(0, 1, 0)))
FADE = area(0, 0, 40, 40, opacity=1, shade=Gradient((0, 0, 40, 0), STOPS, Affine()))
PHOTO = Photo(Picture("a.png", "png", Size(9, 9), "a", b""), Rect(0, 0, 1, 1), Rect(0, 0, 40, 20), (90, 45))
SNAP = Laid(area(0, 0, 40, 20, opacity=1), (Layer(PHOTO),))


def test_gradients_beneath_stay_gradients():
    made = solid([FADE, area(5, 5, 9, 9)], SIZE)
    assert made.parts[-1].shade.stops[0][1].cmyk == pytest.approx((0.55, 0.15, 0.25, 0))


def test_a_gradient_over_a_gradient_becomes_layers_where_both_are():
    top = replace(area(30, 30, 20, 20, fill=GROUND), shade=Gradient((0, 0, 0, 40), STOPS, Affine()))
    _, tint, both = solid([replace(FADE, path=rectangle(Rect(0, 0, 35, 40))), top], SIZE).parts
    assert tint.shade.stops[0][1].cmyk == pytest.approx((0.5, 0, 0, 0))
    assert both.layers == (Layer(FADE.shade), Layer(top.shade, 0.5))
    assert both.shape.clips[-1].path == top.path
    box = both.box
    assert (box.x, box.y, box.right, box.bottom) == pytest.approx((30, 30, 35, 40))


def test_what_lies_over_a_picture_becomes_layers_and_is_cut_by_its_outline():
    disc = replace(area(10, 10, 20, 20), path=ellipse(20, 20, 10, 10))
    tint, both = solid([disc], SIZE, beneath=[SNAP]).parts
    assert isinstance(tint, VectorShape)
    assert both.layers == (Layer(PHOTO), Layer(GROUND, 0.5))
    assert both.shape.clips[-1].path == disc.path
    box = both.box
    assert (box.x, box.y, box.right, box.bottom) == pytest.approx((10, 10, 30, 20), abs=0.1)


def test_a_picture_with_clear_parts_has_what_is_beneath_in_its_layers():
    soft = replace(PHOTO, soft=True)
    part = Laid(area(0, 0, 40, 20, opacity=1), (Layer(soft),))
    assert veiled([part])
    assert not veiled([SNAP])
    paper, mixed = solid([part], SIZE, beneath=[area(0, 0, 20, 40, opacity=1)]).parts
    assert paper.layers == (Layer(PAPER), Layer(soft))
    assert mixed.layers == (Layer(GROUND), Layer(soft))


def test_black_words_leave_the_inks_beneath_them():
    black = colour(0, 0, 0)
    black = replace(black, cmyk=(0.0, 0.0, 0.0, 1.0))
    words = Laid(area(0, 0, 20, 20, fill=black, opacity=1), (Layer(black, over=True),))
    *_, mix = solid([area(0, 0, 10, 10, fill=colour(1, 1, 1))], SIZE, GROUND, beneath=[words]).parts
    assert mix.fill.cmyk == pytest.approx((0.55, 0.65, 0.75, 0.5))


def test_spot_inks_that_are_mixed_are_named_and_those_hidden_are_not():
    gold = replace(GROUND, spot="GOLD")
    spot, veil = area(0, 0, 30, 30, fill=gold, opacity=1), area(5, 5, 9, 9)
    assert solid([veil], SIZE, beneath=[spot]).inks == ("GOLD",)
    assert solid([veil], SIZE, gold).inks == ("GOLD",)
    assert solid([spot, area(2, 2, 20, 20, opacity=1), veil], SIZE).exact
    assert solid([veil, spot], SIZE).exact


def test_too_many_pieces_are_told():
    grid = [area(x, 0, 0.9, 40, opacity=1) for x in range(40)]
    veils = [area(0, y / 3, 40, 20, opacity=0.1) for y in range(60)]
    made = solid([*grid, *veils], SIZE)
    assert made.many
    assert not made.exact
    assert len(made.parts) < 5000


def test_one_shape_on_one_ground():
    shape = area(0, 0, 9, 9, stroke=Stroke(colour(1, 1, 1), 1), stroke_opacity=0.25)
    found = over(shape, PAPER)
    assert found.fill.cmyk == pytest.approx((0.05, 0.15, 0.25, 0))
    assert found.stroke.colour.cmyk == pytest.approx((0.25, 0.25, 0.25, 0))
    assert (found.fill_opacity, found.stroke_opacity) == (1.0, 1.0)


def test_round_dots_and_bare_lines_can_be_outlined():
    dots = VectorShape(
        segment(4, 20, 36, 20), stroke=Stroke(GROUND, 4, cap="round", dash=(0.0, 8.0)), stroke_opacity=0.5
    )
    (found,) = solid([dots], SIZE).parts
    box = bounds(found.path)
    assert (box.y, box.height) == pytest.approx((18, 4), abs=0.05)
    bare = VectorShape(segment(4, 20, 36, 20), fill=GROUND, stroke=Stroke(GROUND, 4), stroke_opacity=0.5)
    assert len(solid([bare], SIZE).parts) == 1


def test_fine_veils_on_many_layers_stay_few_pieces():
    parts = []
    for layer in range(8):
        top = 4 * layer
        hill = polygon(*[(x / 2, top + x % 3) for x in range(81)], (40, 40), (0, 40))
        parts.append(VectorShape(hill, fill=colour(layer / 10, 0.3, 0.5)))
        dots = tuple(
            point for x in range(200) for point in segment(x / 5, top + x % 4, x / 5 + 0.05, top + x % 4)
        )
        parts.append(VectorShape(dots, stroke=Stroke(GROUND, 0.3, cap="round"), stroke_opacity=0.55))
    made = solid(parts, SIZE)
    assert made.exact
    # Each veil lies on its own hill, and on the three above it at the most.
    assert len(made.parts) < 8 * 6


def test_words_beneath_are_painted_again_once_for_each_veil_and_hide_nothing():
    letters = tuple(part for x in range(30) for part in rectangle(Rect(x, 10, 0.5, 10)))
    words = Laid(
        area(0, 0, 1, 1, fill=colour(1, 0, 0), opacity=1, clips=()), (Layer(colour(1, 0, 0)),), words=True
    )
    words = replace(words, shape=replace(words.shape, path=letters))
    veils = [area(0, 0, 40, 40, opacity=0.5), area(0, 0, 40, 40, opacity=0.5)]
    made = solid(veils, SIZE, beneath=[words])
    tint, mix, twice, mixed_twice = made.parts
    assert mix.path == mixed_twice.path == letters
    assert twice.fill.cmyk == pytest.approx([part * 0.75 for part in GROUND.cmyk])
    assert mixed_twice.fill.cmyk[0] == pytest.approx(0.25 + 0.75 * GROUND.cmyk[0])
    assert tint.path == veils[0].path


def test_an_area_hides_no_more_than_its_line_leaves():
    fade = Gradient((0, 0, 40, 0), STOPS, Affine())
    framed = area(10, 10, 20, 20, opacity=1, stroke=Stroke(GROUND, 2))
    veils = [replace(area(0, 0, 40, 40), shade=fade), area(0, 0, 40, 40)]
    parts = solid([FADE, framed, *veils], SIZE).parts
    # Each veil lies on paper, on the gradient, on the area and on its line.
    assert len(parts) == 2 + 4 + 4
    inner, line = (bounds(part.clips[0].path) for part in parts[-2:])
    assert (inner.x, inner.width) == (10, 20)
    assert (line.x, line.width) == pytest.approx((9, 22), abs=0.01)


def test_veils_on_veils_in_fine_drawings_stay_few():
    drawing = Path(__file__).parents[2] / "docs" / "gallery" / "digest" / "terraces.svg"
    found = from_bytes(drawing.read_bytes(), drawing.name, LIMITS).drawing
    made = solid(found.shapes, found.size)
    assert not made.many
    assert len(found.shapes) < len(made.parts) < 2 * len(found.shapes)
