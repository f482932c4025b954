"""Ink in pictures of other programs: how they are coded, turned over, cut out, and where they stand."""

from __future__ import annotations

from io import BytesIO

import pytest
from foreign import drawing, made, picture
from pikepdf import Array, Dictionary, Name
from PIL import Image

from newsletter.finish.inspect import inspect

SIDE = 40
HEAVY, PAPER = (230, 204, 204, 230), (0, 0, 0, 0)


def jpeg(ink):
    """A JPEG that has *ink* where 255 is full in the file: Pillow turns every one over, on writing, too."""
    into = BytesIO()
    Image.new("CMYK", (SIDE, SIDE), tuple(255 - part for part in ink)).save(into, "JPEG", quality=95)
    return into.getvalue()


def told(tmp_path, code=b"q 9 0 0 9 60 60 cm /I Do Q", **said):
    """The findings about pixels of a file with one picture."""

    def spoil(pdf, page):
        entries = {"data": bytes(HEAVY) * SIDE * SIDE} | {
            key: value(pdf) if callable(value) else value for key, value in said.items()
        }
        drawing(code, XObject={"I": picture(pdf, SIDE, SIDE, **entries)})(pdf, page)

    path = tmp_path / "a.pdf"
    path.write_bytes(made("", spoil))
    return [one for one in inspect(path).diagnostics if one.code == "W682"]


TURNED = [1, 0] * 4


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({}, 1),
        ({"data": bytes(4 * SIDE * SIDE)}, 0),
        ({"Decode": TURNED}, 0),
        ({"data": bytes(4 * SIDE * SIDE), "Decode": TURNED}, 1),
        # A JPEG is as its numbers say, too, whatever its marker.
        ({"data": jpeg(HEAVY), "Filter": Name.DCTDecode}, 1),
        ({"data": jpeg(HEAVY), "Filter": Array([Name.DCTDecode])}, 1),
        ({"data": jpeg(PAPER), "Filter": Name.DCTDecode}, 0),
        ({"data": jpeg(HEAVY), "Filter": Name.DCTDecode, "Decode": TURNED}, 0),
        ({"data": jpeg(PAPER), "Filter": Name.DCTDecode, "Decode": TURNED}, 1),
        # What is not seen is not printed.
        ({"SMask": lambda pdf: picture(pdf, SIDE, SIDE, Name.DeviceGray, bytes(SIDE * SIDE))}, 0),
        ({"SMask": lambda pdf: picture(pdf, SIDE, SIDE, Name.DeviceGray, b"\xff" * SIDE * SIDE)}, 1),
        # What cannot be read is not judged.
        ({"data": b"cut", "Filter": Name.DCTDecode}, 0),
        ({"data": b"short"}, 0),
    ],
)
def test_pixels_are_counted_as_they_print(said, count, tmp_path):
    assert len(told(tmp_path, **said)) == count


def test_a_picture_of_a_profile_of_inks_is_looked_into(tmp_path):
    def space(pdf):
        return Array([Name.ICCBased, pdf.make_stream(b"", N=4)])

    assert len(told(tmp_path, space=space)) == 1


@pytest.mark.parametrize("code", [b"", b"/Z gs q 9 0 0 9 60 60 cm /I Do Q", b"q 9 0 0 9 2000 60 cm /I Do Q"])
def test_a_picture_that_is_not_seen_is_not_told(code, tmp_path):
    def spoil(pdf, page):
        data = bytes(HEAVY) * SIDE * SIDE
        states = {"Z": Dictionary(ca=0)}
        drawing(code, XObject={"I": picture(pdf, SIDE, SIDE, data=data)}, ExtGState=states)(pdf, page)

    path = tmp_path / "a.pdf"
    path.write_bytes(made("", spoil))
    assert "W682" not in {one.code for one in inspect(path).diagnostics}


def test_a_picture_has_its_place(tmp_path):
    (item,) = told(tmp_path)
    (spot,) = item.fault.spots
    assert spot.what == "image"
    assert spot.box[2:] == pytest.approx((9 / 72 * 25.4, 9 / 72 * 25.4), abs=0.06)
    assert dict(item.values)["share"] == "100"
