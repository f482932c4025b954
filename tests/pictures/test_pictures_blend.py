"""Layers mixed as pixels: each pixel has the inks that the layers have at its middle."""

from __future__ import annotations

import zlib
from io import BytesIO
from math import hypot

import pytest
from PIL import Image

from newsletter.basics.colour import Colour
from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.vector import Gradient
from newsletter.pictures.blend import Blender, shaded
from newsletter.pictures.condition import FOGRA39
from newsletter.pictures.layer import Layer, Photo
from newsletter.pictures.load import from_bytes
from newsletter.pictures.press import Press
from newsletter.pictures.raster import RasterSpec

WHOLE, BOX = Rect(0, 0, 1, 1), Rect(10, 20, 40, 30)
SPEC = RasterSpec(300, 95, keep_cmyk=True, press=Press(FOGRA39, 300, alpha=False))
BLACK, CYAN = Colour((0, 0, 0), (0.0, 0.0, 0.0, 1.0)), Colour((0, 1, 1), (1.0, 0.0, 0.0, 0.0))
RED = Colour((1, 0, 0), (0.0, 1.0, 1.0, 0.0))


def inks(coded):
    """The pixels of a coded picture as inks."""
    if coded.coding == "FlateDecode":
        return Image.frombytes("CMYK", (coded.width, coded.height), zlib.decompress(coded.data))
    return Image.open(BytesIO(coded.data)).convert("CMYK")


def png(image, name="a.png"):
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), name)


def pixel(image, x, y):
    return tuple(part / 255 for part in image.getpixel((x, y)))


def mix(low, high, share):
    return tuple(a + (b - a) * min(max(share, 0), 1) for a, b in zip(low.cmyk, high.cmyk, strict=True))


@pytest.mark.parametrize("by", [Affine(), Affine(2, 0.5, -0.3, 1.5, 7, 9)])
def test_a_straight_gradient_has_its_colour_at_each_pixel(by):
    image = shaded(Gradient((5, 10, 20, 22), ((0.2, CYAN), (0.8, RED)), by), BOX, (80, 60))
    turn = by.a * by.d - by.b * by.c
    for x, y in ((0, 0), (40, 30), (79, 59), (10, 50)):
        px, py = BOX.x + (x + 0.5) / 2 - by.e, BOX.y + (y + 0.5) / 2 - by.f
        u, v = (by.d * px - by.c * py) / turn, (by.a * py - by.b * px) / turn
        place = ((u - 5) * 15 + (v - 10) * 12) / (15**2 + 12**2)
        assert pixel(image, x, y) == pytest.approx(mix(CYAN, RED, (place - 0.2) / 0.6), abs=0.005)


def test_a_round_gradient_has_its_colour_at_each_pixel():
    image = shaded(Gradient((30, 35, 0, 30, 35, 20), ((0.0, CYAN), (1.0, RED)), Affine()), BOX, (80, 60))
    for x, y in ((0, 0), (40, 30), (79, 59), (60, 20)):
        place = hypot(BOX.x + (x + 0.5) / 2 - 30, BOX.y + (y + 0.5) / 2 - 35) / 20
        assert pixel(image, x, y) == pytest.approx(mix(CYAN, RED, place), abs=0.005)


def test_a_gradient_from_a_focus_reaches_its_last_colour_on_the_circle():
    image = shaded(Gradient((24, 35, 0, 30, 35, 10), ((0.0, CYAN), (1.0, RED)), Affine()), BOX, (400, 300))
    assert pixel(image, 140, 150) == pytest.approx(CYAN.cmyk, abs=0.02)
    for x in (101, 298):  # the circle reaches from 20 to 40
        assert pixel(image, x, 150) == pytest.approx(RED.cmyk, abs=0.04)


def test_colours_that_jump_do_so_in_one_pixel():
    stops = ((0.0, CYAN), (0.5, CYAN), (0.5, RED), (1.0, RED))
    image = shaded(Gradient((10, 0, 50, 0), stops, Affine()), BOX, (80, 60))
    assert pixel(image, 39, 5) == CYAN.cmyk
    assert pixel(image, 40, 5) == RED.cmyk


def test_layers_are_mixed_from_below():
    layers = (Layer(CYAN), Layer(RED, 0.5), Layer((Layer(CYAN), Layer(BLACK, 0.5)), 0.4))
    box, coded = Blender(SPEC).blended(layers, BOX, 2)
    assert box == BOX
    assert (coded.width, coded.height) == (80, 60)
    assert pixel(inks(coded), 9, 9) == pytest.approx((0.5, 0.3, 0.3, 0.2), abs=0.01)


def test_black_is_printed_over_within_the_ink_of_the_paper():
    deep = Colour((0, 0, 0), (0.5, 0.4, 0.3, 0.0))
    found = pixel(inks(Blender(SPEC).blended((Layer(deep), Layer(BLACK, over=True)), BOX, 2)[1]), 9, 9)
    assert found == pytest.approx((0.5, 0.4, 0.3, 1), abs=0.01)
    deep = Colour((0, 0, 0), (0.9, 0.9, 0.9, 0.0))
    found = pixel(inks(Blender(SPEC).blended((Layer(deep), Layer(BLACK, over=True)), BOX, 2)[1]), 9, 9)
    assert sum(found) <= 3
    assert found[3] == 1


def test_a_large_gradient_has_no_more_pixels_than_show():
    layers = (Layer(Gradient((0, 0, 9, 0), ((0.0, CYAN), (1.0, RED)), Affine())), Layer(RED, 0.5))
    _, coded = Blender(SPEC).blended(layers, Rect(0, 0, 2000, 1000), 300 / 72)
    assert coded.width * coded.height == pytest.approx(4_000_000, rel=0.01)


def test_a_picture_keeps_its_pixels_and_the_box_is_fitted_to_them():
    spots = Image.effect_noise((100, 100), 90).convert("RGB")
    photo = Photo(png(spots), WHOLE, Rect(0, 0, 50, 50), (100, 100))
    blender = Blender(SPEC)
    box, coded = blender.blended((Layer(photo), Layer(CYAN, 0.5)), Rect(10.1, 10.1, 20, 20), 300 / 72)
    assert (box.x, box.y, box.width, box.height) == pytest.approx((10, 10, 20.5, 20.5))
    assert (coded.width, coded.height) == (41, 41)
    _, whole = blender.blended((Layer(photo),), Rect(0, 0, 50, 50), 300 / 72)
    own, mixed = pixel(inks(whole), 30, 35), pixel(inks(coded), 10, 15)
    assert mixed[1:] == pytest.approx([part / 2 for part in own[1:]], abs=0.06)  # as far as JPEG is true
    assert mixed[0] == pytest.approx(0.5 + own[0] / 2, abs=0.06)


def test_a_coarser_picture_is_laid_over_a_finer_one_where_it_belongs():
    half = Image.new("LA", (10, 10), (0, 255))
    half.paste((0, 0), (0, 0, 5, 10))
    soft = Photo(png(half, "b.png"), WHOLE, Rect(10, 10, 20, 20), (10, 10), soft=True)
    fine = Photo(png(Image.new("RGB", (100, 100), "white")), WHOLE, Rect(0, 0, 50, 50), (100, 100))
    box, coded = Blender(SPEC).blended((Layer(fine), Layer(soft)), Rect(10, 10, 20, 20), 300 / 72)
    assert box == Rect(10, 10, 20, 20)
    assert (coded.width, coded.height) == (40, 40)
    assert pixel(inks(coded), 10, 20)[3] < 0.05
    assert pixel(inks(coded), 30, 20)[3] > 0.95
    clear = Image.frombytes("1", (40, 40), zlib.decompress(coded.mask))
    assert (clear.getpixel((5, 20)), clear.getpixel((35, 20))) == (255, 0)
