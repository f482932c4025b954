from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import EnvironmentFault, UsageError
from newsletter.basics.geometry import Rect
from newsletter.pictures.condition import FOGRA29, FOGRA39, named
from newsletter.pictures.load import from_bytes
from newsletter.pictures.press import Press, inks, limited, separated, within
from newsletter.pictures.raster import RasterSpec, encode

WHOLE = Rect(0, 0, 1, 1)
COATED = Press(FOGRA39, 300)
NEWS = Press(FOGRA39, 240, alpha=False)


def noise():
    """All shades of three channels, well mixed."""
    band = Image.effect_noise((160, 160), 120)
    turned = (band, band.transpose(Image.Transpose.ROTATE_90), band.transpose(Image.Transpose.ROTATE_180))
    return Image.merge("RGB", turned)


def coverage(image):
    """The most ink of any pixel, in percent."""
    data = image.tobytes()
    return max(map(sum, zip(*(data[part::4] for part in range(4)), strict=True))) / 2.55


@pytest.mark.parametrize(("press", "limit"), [(COATED, 300), (NEWS, 240)])
def test_no_pixel_has_more_ink_than_the_paper_takes(press, limit):
    assert coverage(separated(noise(), press).inks) <= limit
    assert coverage(separated(noise(), Press(FOGRA39)).inks) > 290


def test_black_stays_where_the_colours_give_way():
    image = Image.new("CMYK", (2, 1), (255, 204, 153, 255))
    image.putpixel((1, 0), (100, 0, 0, 0))
    full, light = (limited(image, 240).getpixel((x, 0)) for x in (0, 1))
    assert full[3] == 255
    assert full[0] > full[1] > full[2] > 0
    assert light == (100, 0, 0, 0)


def test_every_strip_of_a_tall_picture_is_held_to_the_limit():
    image = Image.new("CMYK", (3, 600), (200, 200, 200, 200))
    assert set(limited(image, 240).tobytes()[3::4]) == {200}
    assert len(set(limited(image, 240).tobytes())) == 2
    assert limited(image, 240).getpixel((1, 599)) == limited(image, 240).getpixel((1, 0))


def test_white_is_paper_and_black_is_dark():
    assert inks((1, 1, 1), COATED) == (0, 0, 0, 0)
    black = inks((0, 0, 0), COATED)
    assert black[3] > 0.9
    assert sum(black) <= 3


def test_a_picture_is_converted_from_its_own_profile():
    plain = Image.new("RGB", (4, 4), (60, 180, 90))
    own = plain.copy()
    # Linear light: the same numbers are far lighter than in sRGB.
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    own.info["icc_profile"] = lab
    assert separated(own, COATED).inks.tobytes() == separated(plain, COATED).inks.tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    own.info["icc_profile"] = srgb
    assert separated(own, COATED).inks.tobytes() == separated(plain, COATED).inks.tobytes()


def test_inks_without_a_profile_are_taken_as_they_are():
    image = Image.new("CMYK", (2, 2), (10, 20, 30, 40))
    assert separated(image, COATED).inks.getpixel((0, 0)) == (10, 20, 30, 40)


def test_greys_stay_on_the_black_plate():
    assert separated(Image.new("L", (2, 2), 90), COATED).inks.mode == "L"


def cutout(*alphas, mode="RGBA"):
    """A picture one pixel high, black, as clear as *alphas* say."""
    image = Image.new(mode, (len(alphas), 1), 0)
    band = Image.new("L", image.size)
    band.putdata(alphas)
    image.putalpha(band)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), "a.png")


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_clear_is_left_out_and_what_is_half_clear_mixed_with_its_ground(mode):
    spec, ground = RasterSpec(300, 90, keep_cmyk=True, press=NEWS), (0.0, 0.8, 0.6, 0.0)
    coded = encode(cutout(0, 0, 0, 0, 0, 0, 0, 0, 255, 128, mode=mode), WHOLE, (10, 1), spec, ground)
    assert (coded.colour_space, coded.coding, coded.smask, coded.flattened) == (
        "DeviceCMYK",
        "FlateDecode",
        None,
        True,
    )
    pixels = zlib.decompress(coded.data)
    assert pixels[:4] == bytes((0, 204, 153, 0))
    black, half = pixels[32:36], pixels[36:40]
    assert half == pytest.approx([(one + two) / 2 for one, two in zip(black, pixels[:4], strict=True)], abs=2)
    assert zlib.decompress(coded.mask) == bytes((0b11111111, 0b00000000))


def test_over_paper_a_grey_picture_stays_grey_and_an_opaque_one_as_it_is():
    spec = RasterSpec(300, 90, keep_cmyk=True, press=NEWS)
    coded = encode(cutout(0, 255, 128, mode="LA"), WHOLE, (3, 1), spec)
    assert (coded.colour_space, list(zlib.decompress(coded.data))) == ("DeviceGray", [255, 0, 127])
    opaque = encode(cutout(255, 255), WHOLE, (2, 1), spec, (0.0, 1.0, 1.0, 0.0))
    assert (opaque.mask, opaque.smask, opaque.flattened) == (None, None, False)
    assert encode(cutout(0, 255), WHOLE, (2, 1), replace(spec, press=COATED)).smask is not None


def test_a_photograph_is_coded_in_four_inks_within_the_limit():
    buffer = BytesIO()
    noise().save(buffer, "JPEG", quality=95)
    picture = from_bytes(buffer.getvalue(), "a.jpg")
    coded = encode(picture, Rect(0, 0, 1, 1), (160, 160), RasterSpec(300, 90, press=COATED))
    assert (coded.colour_space, coded.coding, coded.inverted) == ("DeviceCMYK", "DCTDecode", True)
    with Image.open(BytesIO(coded.data)) as image:
        assert image.info["adobe"]
        data = image.tobytes()
    over = [sum(pixel) > 300 * 2.55 for pixel in zip(*(data[part::4] for part in range(4)), strict=True)]
    assert sum(over) <= len(over) * 0.02  # pure noise; a photograph has none


def test_the_profile_for_uncoated_paper_keeps_its_limit_and_is_the_one_described():
    data = FOGRA29.data
    assert (data[8], data[12:20], data[24:36]) == (2, b"prtrCMYK", bytes((7, 234, 0, 1, 0, 1)) + bytes(6))
    assert sha256(data).hexdigest() in (data_folder("icc") / "README.md").read_text("utf-8")
    levels = range(0, 256, 51)
    grid = [(r, g, b) for r in levels for g in levels for b in levels]
    sums = [sum(inks(tuple(part / 255 for part in rgb), Press(FOGRA29))) for rgb in grid]
    assert 2.4 < max(sums) < 2.73
    assert inks((1.0, 1.0, 1.0), Press(FOGRA29)) == (0, 0, 0, 0)


def test_a_condition_is_called_as_its_profile_calls_itself(tmp_path):
    path = tmp_path / "mine.icc"
    path.write_bytes(FOGRA39.data)
    assert (named(path).name, named(path).registered) == ("FOGRA39L Coated", False)
    path = tmp_path / "screen.icc"
    path.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    with pytest.raises(UsageError, match="E671"):
        named(path)
    with pytest.raises(EnvironmentFault, match="E670"):
        named(tmp_path / "none.icc")


PARTS = st.integers(0, 100).map(lambda percent: percent / 100)


@given(st.tuples(PARTS, PARTS, PARTS, PARTS), st.sampled_from([200.0, 240.0, 280.0, 300.0]))
def test_a_colour_gives_up_its_grey_first_and_keeps_its_hue(colour, limit):
    less = within(colour, limit)
    assert 100 * sum(less) <= max(limit, 100 * less[3]) + 0.01
    assert less == colour or 100 * sum(colour) > limit
    assert all(part == round(part, 2) and part >= 0 for part in less)
    assert less[3] >= colour[3]
    order = sorted(range(3), key=colour.__getitem__)
    assert [less[ink] for ink in order] == sorted(less[:3])


@pytest.mark.parametrize(
    ("colour", "limit", "less"),
    [
        ((0.2, 0.95, 0.95, 0.45), 240, (0.12, 0.87, 0.87, 0.53)),
        ((1.0, 1.0, 1.0, 0.0), 240, (0.7, 0.7, 0.7, 0.3)),
        ((1.0, 1.0, 0.0, 0.8), 240, (0.8, 0.8, 0.0, 0.8)),
        ((1.0, 1.0, 1.0, 1.0), 300, (0.66, 0.66, 0.66, 1.0)),
        ((1.0, 1.0, 1.0, 1.0), 0, (1.0, 1.0, 1.0, 1.0)),
    ],
)
def test_colours_within_the_ink_of_a_paper(colour, limit, less):
    assert within(colour, limit) == less
