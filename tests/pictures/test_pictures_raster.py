"""Pictures become image streams: copied where they fit, else cut, turned, made smaller, in plain colours."""

import zlib
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from newsletter.basics.geometry import Rect, Size
from newsletter.pictures import PictureFault
from newsletter.pictures.load import from_bytes
from newsletter.pictures.raster import RasterSpec, Shown, coarse, encode, resolution, target_pixels

SCREEN, PRINT = RasterSpec(150, 75), RasterSpec(300, 88, keep_cmyk=True)
WHOLE = Rect(0, 0, 1, 1)
RED, BLUE = (200, 60, 40), (30, 60, 160)
SECRET = b"secret-owner"


def saved(kind, image, **options):
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(kind, image, **options):
    return from_bytes(saved(kind, image, **options), "photo")


def quarters(size=(80, 60)):
    """Four colours by corner, so that every turn and cut can be told."""
    image = Image.new("RGB", size, RED)
    wide, high = size[0] // 2, size[1] // 2
    image.paste((20, 130, 70), (wide, 0, *size))
    image.paste(BLUE, (0, high, *size))
    image.paste((240, 200, 40), (wide, high, *size))
    return image


def noise(size=(400, 300)):
    wild = Random(5)  # noqa: S311 - the same picture in every run
    data = (bytes(wild.choices(range(40, 216), k=size[0] * size[1])) for _ in range(3))
    return Image.merge("RGB", [Image.frombytes("L", size, band) for band in data])


def shown(encoded):
    """The image as a viewer decodes it."""
    size = encoded.width, encoded.height
    if encoded.coding == "DCTDecode":
        return Image.open(BytesIO(encoded.data))
    modes = {"DeviceGray": "L", "DeviceRGB": "RGB", "DeviceCMYK": "CMYK"}
    mode = "1" if encoded.bits == 1 else modes[encoded.colour_space]
    return Image.frombytes(mode, size, zlib.decompress(encoded.data))


def differs(one, other):
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


def corners(image):
    image = image.convert("RGB")
    wide, high = image.size
    return [
        _nearest(image.getpixel((x, y)))
        for y in (high // 4, 3 * high // 4)
        for x in (wide // 4, 3 * wide // 4)
    ]


def _nearest(pixel):
    known = {"r": RED, "g": (20, 130, 70), "b": BLUE, "y": (240, 200, 40)}
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(known[name], pixel, strict=True)))


def exif(orientation=None):
    block = Image.Exif()
    block[0x013B] = SECRET.decode()
    block.get_ifd(0x8825)[1] = "N"
    block.get_ifd(0x8825)[2] = (45.0, 30.0, 15.0)
    if orientation:
        block[0x0112] = orientation
    return block


# What is copied


def test_a_jpeg_that_fits_keeps_its_coded_data():
    source = saved("JPEG", noise(), quality=90)
    encoded = encode(from_bytes(source, "a.jpg"), WHOLE, (301, 226), SCREEN)
    assert (encoded.width, encoded.height, encoded.coding) == (400, 300, "DCTDecode")
    scan = source.index(b"\xff\xdb")
    assert encoded.data.endswith(source[scan:])


def test_a_copied_jpeg_loses_exif_xmp_comment_profile_and_what_follows_its_end():
    """R25."""
    data = saved("JPEG", noise(), exif=exif(), comment=SECRET, xmp=SECRET, icc_profile=_srgb())
    assert data.count(SECRET) == 3
    encoded = encode(from_bytes(data + SECRET, "a.jpg"), WHOLE, (400, 300), SCREEN)
    assert (encoded.width, encoded.coding) == (400, "DCTDecode")
    for mark in (SECRET, b"Exif", b"ICC_PROFILE", b"GPS"):
        assert mark not in encoded.data
    assert not Image.open(BytesIO(encoded.data)).getexif()
    assert differs(shown(encoded), Image.open(BytesIO(data))) == 0


def test_a_coded_anew_jpeg_carries_no_secret_either():
    """R25."""
    data = saved("JPEG", noise(), exif=exif(), comment=SECRET, xmp=SECRET)
    encoded = encode(from_bytes(data, "a.jpg"), WHOLE, (100, 75), SCREEN)
    assert encoded.width == 100
    assert SECRET not in encoded.data
    assert b"Exif" not in encoded.data


def test_a_progressive_jpeg_is_copied_whole():
    encoded = encode(picture("JPEG", noise(), progressive=True), WHOLE, (400, 300), SCREEN)
    image = shown(encoded)
    image.load()
    assert image.info["progressive"]


def test_the_adobe_marker_of_an_rgb_jpeg_stays():
    data = saved("JPEG", noise(), keep_rgb=True)
    encoded = encode(from_bytes(data, "a.jpg"), WHOLE, (400, 300), SCREEN)
    assert differs(shown(encoded), Image.open(BytesIO(data))) < 2


def test_a_grey_jpeg_is_copied_as_grey():
    encoded = encode(picture("JPEG", noise().convert("L")), WHOLE, (400, 300), SCREEN)
    assert (encoded.colour_space, encoded.coding) == ("DeviceGray", "DCTDecode")


# Cutting, turning, making smaller


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_stands_as_exif_says(orientation):
    turns = {
        1: "rgby", 2: "gryb", 3: "ybgr", 4: "byrg", 5: "rbgy", 6: "bryg", 7: "ygbr", 8: "gyrb",
    }  # fmt: skip
    source = picture("JPEG", quarters(), exif=exif(orientation), quality=95)
    target = (60, 80) if orientation > 4 else (80, 60)
    encoded = encode(source, WHOLE, target, SCREEN)
    assert (encoded.width, encoded.height) == target
    assert "".join(corners(shown(encoded))) == turns[orientation]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("scale", [1, 4])
def test_the_cut_is_of_the_picture_as_it_is_seen(orientation, scale):
    source = picture("JPEG", quarters((160, 120)), exif=exif(orientation), quality=95)
    whole = "".join(corners(shown(encode(source, WHOLE, (160, 160), SCREEN))))
    corner = encode(source, Rect(0.52, 0.02, 0.46, 0.46), (80 // scale, 80 // scale), SCREEN)
    assert set(corners(shown(corner))) == {whole[1]}


def test_a_large_picture_is_made_as_small_as_the_page_needs():
    encoded = encode(picture("JPEG", noise((1600, 1200))), Rect(0.25, 0, 0.5, 1), (200, 300), SCREEN)
    assert (encoded.width, encoded.height) == (200, 300)


def test_a_small_picture_is_never_enlarged():
    encoded = encode(picture("PNG", noise((40, 30))), Rect(0, 0, 0.5, 1), (400, 600), PRINT)
    assert (encoded.width, encoded.height) == (20, 30)


def test_a_sliver_keeps_one_pixel():
    encoded = encode(picture("PNG", noise((40, 30))), Rect(0.5, 0.5, 0.001, 0.001), (1, 1), SCREEN)
    assert (encoded.width, encoded.height) == (1, 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_the_same_picture_gives_the_same_bytes(kind):
    """R9."""
    source = picture(kind, noise())
    first, second = (encode(source, Rect(0.1, 0, 0.8, 1), (100, 90), SCREEN) for _ in range(2))
    assert first == second


def test_quality_and_colour_resolution_follow_the_spec():
    source = picture("JPEG", noise())
    rough, fine = (encode(source, WHOLE, (200, 150), spec) for spec in (SCREEN, PRINT))
    assert len(rough.data) < len(fine.data)
    assert Image.open(BytesIO(fine.data)).layer[0][1:3] == (1, 1)


# Modes


def test_cmyk_becomes_srgb_for_the_screen():
    inks = Image.new("CMYK", (40, 30), (0, 255, 255, 0))
    encoded = encode(picture("JPEG", inks, quality=95), WHOLE, (40, 30), SCREEN)
    assert encoded.colour_space == "DeviceRGB"
    red, green, blue = shown(encoded).getpixel((20, 15))
    assert red > 230
    assert max(green, blue) < 25


def test_cmyk_keeps_its_inks_for_print():
    inks = Image.new("CMYK", (40, 30), (10, 200, 180, 20))
    source = picture("JPEG", inks, quality=95)
    for crop in (WHOLE, Rect(0, 0, 0.5, 0.5)):
        encoded = encode(source, crop, (40, 30), PRINT)
        assert (encoded.colour_space, encoded.inverted) == ("DeviceCMYK", True)
        decoded = shown(encoded).getpixel((2, 2))
        assert all(abs(a - b) < 8 for a, b in zip(decoded, (10, 200, 180, 20), strict=True))


def test_a_cmyk_jpeg_without_adobe_s_marker_is_not_inverted():
    data = saved("JPEG", Image.new("CMYK", (40, 30), (10, 200, 180, 20)), quality=95)
    at = data.index(b"\xff\xee")
    bare = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    copied = encode(from_bytes(bare, "a.jpg"), WHOLE, (40, 30), PRINT)
    assert not copied.inverted
    # Its numbers are inks as they stand, so the stored 245, 55, 75, 235 is nearly black.
    on_screen = shown(encode(from_bytes(bare, "a.jpg"), WHOLE, (40, 30), SCREEN))
    assert max(on_screen.convert("L").getextrema()) < 40


def test_sixteen_bits_of_grey_are_not_clipped():
    wide = Image.new("I;16", (40, 30))
    wide.putdata([x * 65535 // 39 for _ in range(30) for x in range(40)])
    for kind in ("PNG", "TIFF"):
        encoded = encode(picture(kind, wide), WHOLE, (40, 30), SCREEN)
        assert encoded.colour_space == "DeviceGray"
        assert [shown(encoded).getpixel((x, 5)) for x in (0, 20, 39)] == [0, 131, 255]


def test_wide_integers_are_scaled_to_their_brightest():
    wide = Image.new("I", (40, 30), 70_000)
    wide.paste(35_000, (0, 0, 20, 30))
    encoded = encode(picture("TIFF", wide), WHOLE, (40, 30), SCREEN)
    assert [shown(encoded).getpixel((x, 5)) for x in (5, 35)] == [127, 255]


def test_a_palette_with_alpha_keeps_both():
    art = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    art.paste((*RED, 255), (10, 10, 30, 20))
    data = saved("PNG", art.quantize(4))
    encoded = encode(from_bytes(data, "a.png"), WHOLE, (40, 30), SCREEN)
    assert (encoded.coding, encoded.colour_space) == ("FlateDecode", "DeviceRGB")
    assert encoded.smask.colour_space == "DeviceGray"
    assert shown(encoded).getpixel((20, 15)) == RED
    assert [shown(encoded.smask).getpixel((x, 15)) for x in (2, 20)] == [0, 255]


def test_alpha_does_not_bleed_the_colour_of_clear_pixels_when_made_smaller():
    art = Image.new("RGBA", (400, 300), (0, 255, 0, 0))
    art.paste((*RED, 255), (0, 0, 200, 300))
    encoded = encode(picture("PNG", art), WHOLE, (41, 30), SCREEN)
    edge = next(x for x in range(41) if 0 < shown(encoded.smask).getpixel((x, 15)) < 255)
    assert max(abs(a - b) for a, b in zip(shown(encoded).getpixel((edge, 15)), RED, strict=True)) < 12


def test_alpha_that_hides_nothing_is_dropped():
    encoded = encode(picture("PNG", quarters().convert("RGBA")), WHOLE, (80, 60), SCREEN)
    assert encoded.smask is None


@pytest.mark.parametrize("mode", ["L", "LA", "1", "P", "RGB"])
def test_a_clear_colour_is_honoured(mode):
    art = Image.new("L", (40, 30), 0)
    art.paste(255, (20, 0, 40, 30))
    options = {"transparency": {"RGB": (0, 0, 0)}.get(mode, 0)} if mode != "LA" else {}
    image = art.convert(mode)
    if mode == "LA":
        image.putalpha(art)
    encoded = encode(picture("PNG", image, **options), WHOLE, (40, 30), SCREEN)
    assert [shown(encoded.smask).getpixel((x, 5)) for x in (5, 35)] == [0, 255]


def test_an_animation_shows_its_first_frame():
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, BLUE)]
    data = saved("GIF", frames[0], save_all=True, append_images=frames[1:])
    assert shown(encode(from_bytes(data, "a.gif"), WHOLE, (40, 30), SCREEN)).getpixel((5, 5)) == RED


def test_a_turned_tiff_stands_upright():
    source = picture("TIFF", quarters(), exif=exif(6))
    assert "".join(corners(shown(encode(source, WHOLE, (60, 80), SCREEN)))) == "bryg"


def test_a_lab_picture_becomes_srgb():
    lab = ImageCms.profileToProfile(
        quarters(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    encoded = encode(picture("TIFF", lab), WHOLE, (80, 60), SCREEN)
    assert "".join(corners(shown(encoded))) == "rgby"


# Codings


def test_flat_art_is_deflated_and_stays_sharp():
    encoded = encode(picture("PNG", quarters()), WHOLE, (80, 60), SCREEN)
    assert encoded.coding == "FlateDecode"
    assert differs(shown(encoded), quarters()) == 0


def test_a_photograph_in_a_png_becomes_a_jpeg():
    assert encode(picture("PNG", noise()), WHOLE, (400, 300), SCREEN).coding == "DCTDecode"


def test_black_and_white_takes_one_bit():
    scan = Image.effect_noise((70, 50), 90).point(lambda v: 255 if v > 128 else 0).convert("1")
    encoded = encode(picture("TIFF", scan, compression="group4"), WHOLE, (70, 50), PRINT)
    assert (encoded.bits, encoded.colour_space) == (1, "DeviceGray")
    assert shown(encoded).tobytes() == scan.tobytes()


# Profiles


def test_a_profile_other_than_srgb_is_converted():
    swapped = _swapped()
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        source = picture(kind, Image.new("RGB", (40, 30), (200, 20, 20)), icc_profile=swapped)
        red, green, _ = shown(encode(source, WHOLE, (40, 30), SCREEN)).convert("RGB").getpixel((9, 9))
        assert green > red, kind


def test_an_srgb_profile_changes_nothing():
    data = saved("PNG", quarters(), icc_profile=_srgb())
    assert differs(shown(encode(from_bytes(data, "a.png"), WHOLE, (80, 60), SCREEN)), quarters()) == 0


def test_a_profile_that_breaks_inside_is_left_aside():
    broken = bytearray(_swapped())
    broken[140:] = bytes(len(broken) - 140)
    source = picture("PNG", quarters(), icc_profile=bytes(broken))
    assert differs(shown(encode(source, WHOLE, (80, 60), SCREEN)), quarters()) == 0


def _srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _swapped():
    """A profile in which red and green change places, under a name of its own."""
    profile = bytearray(
        _srgb().replace(b"sRGB", b"Swap").replace("sRGB".encode("utf-16-be"), b"\0S\0w\0a\0p")
    )
    count = int.from_bytes(profile[128:132], "big")
    at = {bytes(profile[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(count)}
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


def test_a_phone_s_double_picture_is_its_first_one():
    """Phones put a second picture behind the first (MPO); it may show what the author cut off."""
    data = saved("MPO", quarters(), save_all=True, append_images=[Image.new("RGB", (80, 60), BLUE)])
    source = from_bytes(data, "photo.jpg")
    assert source.kind == "jpeg"
    copied = encode(source, WHOLE, (80, 60), SCREEN)
    assert copied.data.count(b"\xff\xd8\xff") == 1
    for target in ((80, 60), (40, 30)):
        assert "".join(corners(shown(encode(source, WHOLE, target, SCREEN)))) == "rgby"


# Faults and figures


def test_a_jpeg_whose_inside_is_damaged_is_a_fault_when_decoded():
    data = saved("JPEG", noise())
    tables = data.index(b"\xff\xc4")
    broken = data[:tables] + data[tables : tables + 4] + b"\xff" * 40 + data[tables + 44 :]
    with pytest.raises(PictureFault) as caught:
        encode(from_bytes(broken, "a.jpg"), WHOLE, (50, 40), SCREEN)
    assert caught.value.diagnostic.code == "E307"


def test_a_drawing_has_no_pixels():
    drawing = from_bytes(b'<svg viewBox="0 0 9 9"/>', "a.svg")
    with pytest.raises(ValueError, match=r"a\.svg"):
        encode(drawing, WHOLE, (9, 9), SCREEN)


def test_noise_that_bursts_the_buffer_of_pillow_is_coded_all_the_same():
    wild = Image.frombytes("RGB", (300, 200), Random(3).randbytes(180_000))  # noqa: S311
    with pytest.raises(OSError, match="broken data stream"):
        wild.save(BytesIO(), "JPEG", quality=90, optimize=True, subsampling=0)
    source = from_bytes(saved("PNG", wild), "photo")
    found = encode(source, WHOLE, (300, 200), RasterSpec(220, 90))
    assert found.coding == "DCTDecode"
    assert shown(found).size == (300, 200)


def test_target_pixels():
    assert target_pixels(Size(72, 36), 150) == (150, 75)
    assert target_pixels(Size(0.1, 0.1), 72) == (1, 1)


def test_the_resolution_counts_the_part_that_is_shown():
    source = picture("PNG", noise((400, 300)))
    assert resolution(source, Rect(0, 0, 0.5, 0.5), 72) == pytest.approx(200)
    assert resolution(from_bytes(b'<svg viewBox="0 0 9 9"/>', "a.svg"), WHOLE, 72) == float("inf")


def test_a_coarse_picture_warns_with_the_width_it_needs():
    source = picture("PNG", noise((400, 300)))
    assert coarse(Shown(source, WHOLE, 72), 300) is None
    found = coarse(Shown(source, WHOLE, 288), 300)
    assert found.code == "W321"
    assert dict(found.values) == {"name": "photo", "ppi": 100, "least": 300, "width": 1200}
