"""Drawings as the file holds them: shadings, clips, groups, corners and treatments, read back and drawn by PDFium."""

from dataclasses import replace

import pikepdf
import pytest
from drawings import PRESS, SCREEN, WHOLE, image, opened, painted, pixels
from PIL import Image as Pillow

from newsletter.basics.colour import WHITE, Colour
from newsletter.basics.geometry import Rect
from newsletter.display.ops import Image
from newsletter.pictures.limits import LIMITS
from newsletter.pictures.load import from_bytes
from newsletter.pictures.treatment import GREY, Treatment

FRAME = Rect(100, 100, 200, 100)
RED, BLUE, BLACK, PAPER = (255, 0, 0), (0, 0, 255), (0, 0, 0), (255, 255, 255)
INK = Colour((0.2, 0.0, 0.4), (0.8, 1.0, 0.0, 0.2))
PALE = Colour((1.0, 0.9, 0.8), (0.0, 0.1, 0.2, 0.0))
CMYK = replace(PRESS, colour="cmyk")


def svg(body):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{body}</svg>'
    return from_bytes(text.encode(), "plan.svg", LIMITS)


def drawn(body, profile=SCREEN):
    return painted(image(svg(body), FRAME), profile=profile)


def forms(data):
    """The form XObjects of the page by name, those inside them after theirs."""
    with opened(data) as pdf:
        found = {}
        left = [("", pdf.pages[0].obj.Resources)]
        while left:
            path, resources = left.pop()
            for name, one in resources.get("/XObject", {}).items():
                if one.Subtype == "/Form":
                    parts = {name: one[name].unparse().decode("ascii") for name in _SAID if name in one}
                    found[path + name] = parts
                    found[path + name]["code"] = one.read_bytes().decode("ascii")
                    left.append((path + name, one.Resources))
        return found


def near(colour, wanted, by=12):
    return all(abs(one - other) <= by for one, other in zip(colour, wanted, strict=True))


_SAID = ("/Group", "/Resources")
GRADIENT = (
    '<linearGradient id="g"><stop stop-color="red"/><stop offset=".5" stop-color="white"/>'
    '<stop offset="1" stop-color="blue"/></linearGradient><rect width="200" height="100" fill="url(#g)"/>'
)


def test_a_gradient_is_a_shading_in_the_page_s_own_colours():
    shown = pixels(drawn(GRADIENT))
    assert near(shown.getpixel((102, 150)), RED)
    assert near(shown.getpixel((200, 150)), PAPER)
    assert near(shown.getpixel((297, 150)), BLUE)
    for profile, space in ((SCREEN, "DeviceRGB"), (CMYK, "DeviceCMYK")):
        (form,) = forms(drawn(GRADIENT, profile)).values()
        assert f"/ColorSpace /{space}" in form["/Resources"]
        assert "/ShadingType 2" in form["/Resources"]
        assert "/SMask" not in form["/Resources"]


def test_a_radial_gradient_runs_outwards():
    body = GRADIENT.replace("linear", "radial")
    shown = pixels(drawn(body))
    assert near(shown.getpixel((200, 150)), RED)
    assert near(shown.getpixel((102, 102)), BLUE)


def test_clips_cut_and_end_with_what_they_cut():
    body = (
        '<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>'
        '<g clip-path="url(#c)"><rect width="200" height="100" fill="red"/><rect width="50" height="100"/></g>'
        '<rect x="150" width="50" height="100" fill="blue"/>'
    )
    data = drawn(body)
    shown = pixels(data)
    assert near(shown.getpixel((170, 150)), RED)
    assert near(shown.getpixel((130, 150)), BLACK)
    assert shown.getpixel((102, 102)) == shown.getpixel((200, 150)) == PAPER
    assert near(shown.getpixel((252, 102)), BLUE)
    (form,) = forms(data).values()
    assert form["code"].count("W n") == 1, "shapes under the same clip share it"


def test_a_clear_group_is_painted_as_one():
    body = (
        '<g opacity=".5"><rect width="120" height="100" fill="red"/>'
        '<rect x="80" width="120" height="100" fill="blue"/></g>'
    )
    data = drawn(body)
    shown = pixels(data)
    assert near(shown.getpixel((120, 150)), (255, 128, 128))
    assert near(shown.getpixel((200, 150)), (128, 128, 255)), (
        "what lies below inside the group is not seen through"
    )
    inner = forms(data)["/D0/G0"]
    assert inner["/Group"] == "<< /S /Transparency >>"


def test_drawings_of_two_treatments_are_two_forms():
    plain = svg('<rect width="200" height="100" fill="red"/>')
    toned = replace(plain, treatment=GREY)
    data = painted(image(plain, FRAME), image(toned, FRAME.moved(0, 200)), image(toned, FRAME.moved(0, 400)))
    assert len(forms(data)) == 2
    shown = pixels(data)
    assert near(shown.getpixel((200, 150)), RED)
    assert near(shown.getpixel((200, 350)), (76, 76, 76))


def test_a_treated_drawing_keeps_its_gradient_in_the_two_inks():
    picture = replace(svg(GRADIENT), treatment=Treatment(INK, PALE))
    (form,) = forms(painted(image(picture, FRAME), profile=CMYK)).values()
    stops = form["/Resources"].partition("/Functions")[2].replace("0.", ".")
    assert "/C0 [ 0 .1 .2 0 ]" in stops or "/C1 [ 0 .1 .2 0 ]" in stops, stops


def test_corners_are_round():
    red = svg('<rect width="200" height="100" fill="red"/>')
    shown = pixels(painted(Image(red, FRAME, WHOLE, round=30.0)))
    for x, y in ((101, 101), (298, 101), (101, 198), (298, 198)):
        assert shown.getpixel((x, y)) == PAPER
    assert near(shown.getpixel((115, 115)), RED)
    assert near(shown.getpixel((200, 101)), RED)


@pytest.fixture(scope="module")
def photo():
    from io import BytesIO

    found = Pillow.new("RGB", (400, 200), BLACK)
    found.paste(PAPER, (200, 0, 400, 200))
    buffer = BytesIO()
    found.save(buffer, "JPEG", quality=95)
    return from_bytes(buffer.getvalue(), "photo.jpg")


@pytest.mark.parametrize("light", [WHITE, PALE])
def test_a_photo_in_palette_colours_is_on_screen_what_the_palette_shows(photo, light):
    shown = pixels(painted(image(replace(photo, treatment=Treatment(INK, light)), FRAME)))
    assert near(shown.getpixel((110, 150)), [255 * part for part in INK.rgb])
    assert near(shown.getpixel((290, 150)), [255 * part for part in light.rgb])


def test_a_photo_in_palette_colours_is_printed_in_their_inks(photo):
    data = painted(image(replace(photo, treatment=Treatment(INK, PALE)), FRAME), profile=CMYK)
    with opened(data) as pdf:
        (found,) = pdf.pages[0].obj.Resources["/XObject"].values()
        assert found.ColorSpace == "/DeviceCMYK"
        pixels_of = pikepdf.PdfImage(found).as_pil_image()
        first, last = pixels_of.getpixel((10, 50)), pixels_of.getpixel((pixels_of.width - 10, 50))
    assert near(first, [255 * part for part in INK.cmyk])
    assert near(last, [255 * part for part in PALE.cmyk])


def test_a_grey_photo_is_grey_in_any_profile(photo):
    for profile in (SCREEN, CMYK):
        with opened(painted(image(replace(photo, treatment=GREY), FRAME), profile=profile)) as pdf:
            (found,) = pdf.pages[0].obj.Resources["/XObject"].values()
            assert found.ColorSpace == "/DeviceGray"
