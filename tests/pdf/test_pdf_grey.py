"""A desk's printer: no colour at all in a grey file, and no coloured toner for what is black in any."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from drawings import code, image, line, opened, painted, pixels
from PIL import Image as Pillow

from newsletter.basics.colour import BLACK, WHITE, Colour, from_rgb
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import VectorShape, rectangle
from newsletter.display.ops import Image, Shape
from newsletter.finish import PROFILES
from newsletter.pictures.limits import LIMITS
from newsletter.pictures.load import from_bytes
from newsletter.pictures.treatment import Treatment

COLOURED, GREY = PROFILES["office"], PROFILES["office-grey"]
RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1))
GOLD = Colour((0.7, 0.6, 0.2), (0.0, 0.0, 0.0, 0.4), "PANTONE 871 金")
TINT = Colour((0.9, 0.88, 0.85), (0.0, 0.0, 0.0, 0.1))
FRAME, WHOLE = Rect(100, 100, 144, 72), Rect(0, 0, 1, 1)


def area(colour):
    return Shape(VectorShape(rectangle(Rect(10, 10, 80, 80)), fill=colour))


def picture(mode, kind, colour, **how):
    """A picture of two colours, side by side."""
    found = Pillow.new(mode, (600, 300), colour)
    found.paste(colour[::-1], (0, 0, 300, 300))
    buffer = BytesIO()
    found.save(buffer, kind, **how)
    return from_bytes(buffer.getvalue(), f"a.{kind.lower()}")


def spaces(data):
    """The colour spaces of all pictures and shadings of the page, those within forms, too."""
    with opened(data) as pdf:
        found, left = set(), [pdf.pages[0].obj.Resources]
        while left:
            resources = left.pop()
            found |= {str(one.ColorSpace) for one in resources.get("/Shading", {}).values()}
            for one in resources.get("/XObject", {}).values():
                if one.Subtype == "/Form":
                    left.append(one.Resources)
                else:
                    found.add(str(one.ColorSpace))
        return found


def test_black_is_black_toner_and_colours_stay():
    data = painted(line("黑"), line("红", colour=RED), area(TINT), area(WHITE), profile=COLOURED)
    assert re.findall(r"([\d.]+) g\b", code(data)) == ["0", "0.9", "1"]
    assert re.findall(r"([\d. ]+) rg\b", code(data)) == ["0.8 0.1 0.1"]


def test_the_screen_keeps_the_black_of_the_palette():
    data = painted(line("黑"), profile=PROFILES["screen"])
    assert f"{BLACK.rgb[0]:g} " in code(data)
    assert not re.search(r"\bg\b", code(data))


def test_a_grey_file_has_no_colour():
    data = painted(line("黑"), line("红", colour=RED), area(GOLD), area(from_rgb((0, 0, 1))), profile=GREY)
    greys = [float(grey) for grey in re.findall(r"([\d.]+) g\b", code(data))]
    # As bright as the colour is on the screen, black but for black alone.
    assert greys == [
        0.0,
        pytest.approx(0.309, abs=1e-3),
        pytest.approx(0.584, abs=1e-3),
        pytest.approx(0.114),
    ]
    assert not re.search(r"\b(rg|RG|k|K|scn|SCN)\b", code(data))


@pytest.mark.parametrize(
    "given",
    [
        picture("RGB", "JPEG", (200, 40, 40)),
        picture("RGB", "PNG", (200, 40, 40)),
        picture("RGBA", "PNG", (200, 40, 40, 128)),
        picture("CMYK", "JPEG", (0, 200, 180, 20)),
    ],
    ids=["jpeg", "png", "alpha", "cmyk"],
)
def test_pictures_lose_their_colours(given):
    data = painted(image(given, FRAME), profile=GREY)
    assert spaces(data) == {"/DeviceGray"}
    shown = pixels(data)
    assert all(len({*shown.getpixel((x, 130))}) == 1 for x in (110, 230))
    assert spaces(painted(image(given, FRAME), profile=COLOURED)) == {"/DeviceRGB"}


def test_drawings_gradients_and_duotones_lose_theirs():
    body = (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
        '<rect width="100" height="100" fill="url(#g)"/><rect x="100" width="100" height="100" fill="#0a0"/>'
    )
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{body}</svg>'
    plan = from_bytes(text.encode(), "plan.svg", LIMITS)
    by = Treatment(RED, TINT)
    duotone = replace(picture("RGB", "JPEG", (200, 40, 40)), treatment=by)
    data = painted(image(plan, FRAME), Image(duotone, Rect(300, 100, 144, 72), WHOLE), profile=GREY)
    assert spaces(data) == {"/DeviceGray"}
    shown = pixels(data)
    assert all(len({*shown.getpixel((x, 130))}) == 1 for x in (105, 150, 230, 310, 420))
    assert len({shown.getpixel((x, 130)) for x in (105, 160, 230)}) == 3
