"""Photographs of telephones: upright, without their secrets, and asked for plainly where the library is absent."""

import sys
from pathlib import Path

import pytest

from newsletter.basics.geometry import Rect
from newsletter.pictures import PictureFault, load
from newsletter.pictures.limits import Limits
from newsletter.pictures.load import from_bytes
from newsletter.pictures.raster import RasterSpec, encode

FILE = Path(__file__).parent / "phone.heic"
DATA = FILE.read_bytes()


def fault(*arguments):
    with pytest.raises(PictureFault) as caught:
        from_bytes(*arguments)
    return caught.value.diagnostic


def test_a_photo_is_upright_and_keeps_only_its_pixels():
    picture = load(FILE, "phone.heic")
    assert (picture.kind, picture.turn) == ("heic", 1)
    assert (picture.size.width, picture.size.height) == (48, 64), "stored lying, turned by its own header"
    assert b"Maker" in DATA
    coded = encode(picture, Rect(0, 0, 1, 1), (48, 64), RasterSpec(150, 90))
    assert (coded.width, coded.height, coded.coding, coded.colour_space) == (48, 64, "DCTDecode", "DeviceRGB")
    assert b"Maker" not in coded.data


def test_a_part_of_a_photo_is_cut():
    coded = encode(load(FILE, "a"), Rect(0, 0, 1, 0.5), (48, 32), RasterSpec(150, 90))
    assert (coded.width, coded.height) == (48, 32)


def test_the_content_tells_the_format():
    assert fault(DATA, "a.jpg").code == "E311"
    general = DATA.replace(b"ftypheic", b"ftypmif1", 1)
    assert from_bytes(general, "a.heic").kind == "heic"
    avif = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + b"\0" * 20
    assert dict(fault(avif, "a.avif").values)["found"] == "HEIF"


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    found = fault(DATA, "a.heic")
    assert (found.code, dict(found.values)) == ("E327", {"name": "a.heic"})


@pytest.mark.parametrize("data", [DATA[:300], DATA[:40], DATA[:200] + b"\xff" * 300])
def test_a_damaged_photo_is_a_fault_when_it_is_read_or_painted(data):
    with pytest.raises(PictureFault) as caught:
        encode(from_bytes(data, "a.heic"), Rect(0, 0, 1, 1), (48, 64), RasterSpec(150, 90))
    assert caught.value.diagnostic.code == "E307"


def test_the_limits_hold():
    assert fault(DATA, "a.heic", Limits(image_side=50)).code == "E309"
    assert fault(DATA, "a.heic", Limits(image_pixels=1000)).code == "E310"
