from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from drawings import PRESS, SCREEN, WHOLE, code, drawing, image, opened, painted, pixels
from PIL import Image as Pillow

from newsletter.basics.colour import Colour
from newsletter.basics.diagnostic import ContentError
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.span import SourceFile, Span
from newsletter.basics.vector import Drawing, Stroke, VectorShape, rectangle, segment
from newsletter.display.ops import Shape
from newsletter.pdf import paint
from newsletter.pictures import Picture
from newsletter.pictures.load import from_bytes

FRAME = Rect(100, 100, 144, 72)  # 2 × 1 inches
RED = Colour((1.0, 0.0, 0.0), (0.0, 1.0, 1.0, 0.0))


def photo(width=1200, height=600, **saved):
    """Red at the left, blue at the right."""
    found = Pillow.new("RGB", (width, height), (255, 0, 0))
    found.paste((0, 0, 255), (width // 2, 0, width, height))
    buffer = BytesIO()
    found.save(buffer, "JPEG", quality=95, **saved)
    return from_bytes(buffer.getvalue(), "photo.jpg")


def cutout():
    found = Pillow.new("RGBA", (300, 300), (0, 0, 0, 0))
    found.paste((0, 128, 0, 255), (100, 100, 200, 200))
    buffer = BytesIO()
    found.save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), "cutout.png")


def plan(size=200.0):
    """A drawing: a red square in the upper left quarter."""
    shapes = (VectorShape(rectangle(Rect(0, 0, size / 2, size / 2)), fill=RED),)
    drawn = Drawing(Size(size, size), shapes)
    return Picture("plan.svg", "svg", drawn.size, f"digest{size}", b"", drawing=drawn)


def images(data, page=0):
    with opened(data) as pdf:
        found = pdf.pages[page].obj.Resources.get("/XObject", {})
        return {
            str(name): {str(k): v for k, v in one.items()} | {"raw": one.read_raw_bytes()}
            for name, one in found.items()
        }


def near(colour, wanted):
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize(("profile", "width"), [(SCREEN, 300), (PRESS, 600)])
def test_a_photo_is_brought_down_to_the_profiles_resolution(profile, width):
    (found,) = images(painted(image(photo(), FRAME), profile=profile)).values()
    assert (found["/Width"], found["/Height"]) == (width, width // 2)
    assert found["/Filter"] == "/DCTDecode"


def test_a_photo_stands_in_its_frame():
    shown = pixels(painted(image(photo(), FRAME)))
    assert near(shown.getpixel((104, 104)), (255, 0, 0))
    assert near(shown.getpixel((240, 168)), (0, 0, 255))
    assert shown.getpixel((98, 120)) == shown.getpixel((120, 174)) == (255, 255, 255)


def test_a_crop_shows_only_its_part():
    shown = pixels(painted(image(photo(), FRAME, Rect(0.5, 0, 0.5, 1))))
    assert near(shown.getpixel((104, 104)), (0, 0, 255))


def test_the_same_picture_is_embedded_once():
    one = photo()
    ops = [image(one, FRAME), image(one, FRAME.moved(0, 200)), image(photo(), FRAME.moved(0, 400))]
    data = paint(drawing(ops, [image(one, FRAME)]), SCREEN).data
    assert len(images(data)) == len(images(data, 1)) == 1
    assert data.count(b"/Subtype /Image") == 1


def test_another_crop_or_size_is_another_image():
    one = photo()
    ops = [image(one, FRAME), image(one, FRAME, Rect(0, 0, 0.5, 0.5)), image(one, Rect(0, 0, 72, 36))]
    assert len(images(painted(*ops))) == 3


def test_alpha_lets_the_page_through():
    data = painted(image(cutout(), Rect(100, 100, 90, 90)))
    (found,) = images(data).values()
    assert "/SMask" in found
    shown = pixels(data)
    assert shown.getpixel((105, 105)) == (255, 255, 255)
    assert near(shown.getpixel((145, 145)), (0, 128, 0))


def test_what_a_camera_tells_of_its_owner_stays_out():  # R25
    exif = Pillow.Exif()
    exif[0x013B] = "OWNER-NAME"
    exif[0x9286] = "PLACE-OF-HOME"
    for profile in (SCREEN, PRESS):
        for width in (300, 4000):
            data = painted(
                image(photo(width, width // 2, exif=exif, comment=b"REMARK"), FRAME), profile=profile
            )
            assert not [
                word for word in (b"OWNER-NAME", b"PLACE-OF-HOME", b"REMARK", b"Exif") if word in data
            ]


def test_a_coarse_picture_is_told_once():
    file = SourceFile("a.yaml", ("photo: photo.jpg",))
    op = replace(image(photo(400, 200), FRAME), span=Span(file, 1, 8, 17))
    result = paint(drawing([op, op]), PRESS)
    (note,) = result.diagnostics
    assert (note.code, note.span) == ("W321", op.span)
    assert dict(note.values)["ppi"] == 200
    assert not paint(drawing([op]), SCREEN).diagnostics


def test_every_damaged_picture_is_named_and_nothing_is_painted():
    file = SourceFile("a.yaml", ("photo: photo.png",))
    ops = []
    for line in (1, 2):
        data = bytearray(cutout().data)
        data[data.index(b"IDAT") + 8 + line] ^= 0xFF
        torn = replace(cutout(), data=bytes(data), digest=f"torn{line}")
        ops.append(replace(image(torn, FRAME), span=Span(file, line, 1, 2)))
    with pytest.raises(ContentError) as caught:
        painted(*ops)
    assert [note.span.line for note in caught.value.diagnostics] == [1, 2]


@pytest.mark.parametrize("size", [0.5, 1.0, 200.0, 50_000.0])
def test_a_drawing_stands_upright_in_its_frame(size):
    shown = pixels(painted(image(plan(size), Rect(100, 100, 144, 144))))
    assert shown.getpixel((102, 102)) == shown.getpixel((170, 170)) == (255, 0, 0)
    assert (
        shown.getpixel((175, 102))
        == shown.getpixel((102, 175))
        == shown.getpixel((98, 120))
        == (255, 255, 255)
    )


def test_a_cut_drawing_stays_in_its_frame():
    shown = pixels(painted(image(plan(), Rect(100, 100, 100, 100), Rect(0.25, 0.25, 0.5, 0.5))))
    assert shown.getpixel((102, 102)) == shown.getpixel((147, 147)) == (255, 0, 0)
    assert shown.getpixel((153, 120)) == shown.getpixel((97, 120)) == (255, 255, 255)


def test_a_drawing_is_written_once():
    data = painted(*(image(plan(), Rect(50 * n, 50, 40, 40)) for n in range(5)))
    assert list(images(data)) == ["/D0"]
    assert code(data).count("/D0 Do") == 5


def test_a_tiny_drawing_keeps_its_pens():
    shapes = (VectorShape(segment(0, 0.5, 1, 0.5), stroke=Stroke(RED, 0.25, dash=(0.25, 0.25))),)
    drawn = Drawing(Size(1, 1), shapes)
    picture = Picture("bar.svg", "svg", drawn.size, "bar", b"", drawing=drawn)
    shown = pixels(painted(image(picture, Rect(100, 100, 80, 80))))
    assert shown.getpixel((110, 140)) == shown.getpixel((110, 148)) == (255, 0, 0)
    assert shown.getpixel((130, 140)) == shown.getpixel((110, 152)) == (255, 255, 255)


def test_a_veil_before_a_picture_does_not_fall_on_it():
    veil = VectorShape(rectangle(Rect(0, 0, 5, 5)), fill=RED, fill_opacity=0.2)
    shown = pixels(painted(Shape(veil), image(plan(), Rect(100, 100, 144, 144), WHOLE)))
    assert shown.getpixel((102, 102)) == (255, 0, 0)


def test_pictures_are_counted():
    result = paint(drawing([image(photo(), FRAME), image(plan(), FRAME)]), SCREEN)
    assert result.ledger.pictures == 2
