"""Any bytes as a picture give a picture or a fault, never another exception (R27)."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsletter.basics.geometry import Rect
from newsletter.pictures import Picture, PictureFault
from newsletter.pictures.load import from_bytes
from newsletter.pictures.raster import RasterSpec, encode

SCREEN, PRINT = RasterSpec(150, 75), RasterSpec(300, 88, keep_cmyk=True)


def _saved(kind, image, **options):
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _seeds():
    photo = Image.merge("RGB", [Image.linear_gradient("L").resize((24, 16))] * 3)
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = b"\0" * 36 + b"acsp" + b"\0" * 100
    yield _saved("JPEG", photo, exif=exif, icc_profile=profile)
    yield _saved("JPEG", photo.convert("CMYK"), progressive=True)
    yield _saved("PNG", photo.convert("RGBA"))
    yield _saved("PNG", photo.quantize(8), transparency=0)
    yield _saved("GIF", photo, save_all=True, append_images=[Image.new("RGB", (24, 16))])
    yield _saved("WEBP", photo)
    yield _saved("TIFF", photo, compression="tiff_lzw", exif=exif)
    yield _saved("TIFF", photo.convert("1"), compression="group4")
    yield (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16"><g transform="rotate(5 2 2)" fill="red">'
        b'<path d="M0 0a5 5 0 01 9 9q1 1 2 2t3 3z" style="stroke:#00f;stroke-dasharray:1 2"/>'
        b'<rect width="50%" height="4" rx="2" opacity=".5"/></g></svg>'
    )


SEEDS = tuple(_seeds())


def _use(data):
    """Load and encode, as a build does; a fault is a good answer."""
    with suppress(PictureFault):
        picture = from_bytes(data, "picture")
        assert isinstance(picture, Picture)
        assert picture.size.width > 0
        assert picture.size.height > 0
        if picture.is_vector:
            return
        for crop, spec in ((Rect(0, 0, 1, 1), SCREEN), (Rect(0.1, 0.2, 0.5, 0.6), PRINT)):
            encoded = encode(picture, crop, (12, 12), spec)
            assert encoded.width >= 1
            assert encoded.height >= 1


@pytest.mark.parametrize("index", range(len(SEEDS)))
def test_the_seeds_are_sound(index):
    from_bytes(SEEDS[index], "picture")


@given(st.binary(max_size=400))
def test_any_bytes(data):
    _use(data)


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=300, deadline=None)
def test_any_change_of_a_sound_picture(seed, data):
    changed = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    _use(bytes(changed))


@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1))
@settings(deadline=None)
def test_any_splice(first, second, here, there):
    _use(first[: int(len(first) * here)] + second[int(len(second) * there) :])


_PIECES = st.sampled_from(
    [
        "M",
        "m",
        "a",
        "z",
        "q",
        "T",
        "c",
        "S",
        "h",
        "1",
        "-2",
        ".5",
        "1e9",
        "01",
        " ",
        ",",
        "e",
        "(",
        "inf",
        "nan",
    ]
)


@given(st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES, max_size=10).map("".join))
def test_any_path_and_length(path, length):
    _use(
        f'<svg viewBox="0 0 9 9"><path d="{path}"/>'
        f'<rect width="{length}" height="{length}" stroke-dasharray="{length}" transform="scale({length})"/></svg>'.encode()
    )
