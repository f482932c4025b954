"""What is see-through looks the same without transparency over all that a page holds, and words stay words."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from flattened import FRAME, WHOLE, apart, finished, pages, photo, seal, svg, with_gs, words
from pdfminer.high_level import extract_text

from newsletter.basics.colour import WHITE, Colour
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import Stroke, VectorShape, ellipse, rectangle, rounded
from newsletter.display.ops import Group, Image, Shape
from newsletter.flow.role import Role
from newsletter.pdf.grounds import Grounds

RED = Colour((0.8, 0.1, 0.1), (0.0, 0.9, 0.8, 0.1))
FADE = '<linearGradient id="g"><stop stop-color="#c33"/><stop offset="1" stop-color="#39c"/></linearGradient>'
DISC = svg('<circle cx="50" cy="50" r="40" fill="#06c" opacity=".4"/>')
STACKED = svg(
    "".join(
        f'<circle cx="{x}" cy="{y}" r="26" fill="{fill}" fill-opacity=".5"/>'
        for x, y, fill in ((38, 40, "#e33"), (62, 40, "#3a3"), (50, 62, "#33e"), (50, 48, "#fc0"))
    )
)
BLUE = Colour((0.1, 0.4, 0.7), (0.9, 0.4, 0.0, 0.1))
LEFT = Shape(VectorShape(rectangle(Rect(-9, -9, 84, 168)), fill=RED))
RIGHT = Shape(VectorShape(rectangle(Rect(75, -9, 84, 168)), fill=BLUE))
PANEL = Shape(
    VectorShape(rounded(Rect(40, 50, 60, 40), 9, 9), fill=WHITE, stroke=Stroke(BLUE, 4, dash=(6, 3)))
)
SLIT = Group(
    (Shape(VectorShape(rectangle(Rect(-9, -9, 168, 168)), fill=BLUE)),),
    Role.ARTIFACT,
    clip=Rect(50, -9, 40, 168),
)
PHOTO = Image(photo(), Rect(20, 20, 96, 96), Rect(0.1, 0.05, 0.8, 0.8))
ROUNDED = Image(photo(), Rect(40, 20, 90, 90), WHOLE, round=20)
FADED = Image(
    svg(f'{FADE}<rect width="100" height="100" fill="url(#g)"/>'), Rect(20, 20, 110, 80), Rect(0, 0, 1, 0.7)
)
VEILED = Image(STACKED, Rect(20, 20, 90, 90), WHOLE)
PAGES = {
    "two": (LEFT, RIGHT),
    "half": (LEFT,),
    "panel": (LEFT, RIGHT, PANEL),
    "slit": (LEFT, SLIT),
    "words": (words(),),
    "coloured words": (LEFT, words(BLUE, narrow=0.8)),
    "turned words": (words(turned=True),),
    "black words": (LEFT, RIGHT, words()),
    "gradient": (FADED,),
    "picture": (PHOTO,),
    "round picture": (LEFT, ROUNDED),
    "words on a picture": (PHOTO, words()),
    "seal": (LEFT, Image(seal(), Rect(20, 20, 90, 90), WHOLE)),
    "veils": (LEFT, VEILED),
    "all": (LEFT, FADED, PHOTO, VEILED, PANEL, words(), Image(seal(), Rect(10, 40, 90, 90), WHOLE)),
}
# A gradient and a line in a see-through group, and pixels with soft edges.
VEILS = {
    "drawing": svg(
        f'{FADE}<g opacity=".6"><rect x="5" y="5" width="60" height="60" fill="url(#g)"/>'
        '<circle cx="60" cy="60" r="30" fill="#fff" stroke="#060" stroke-width="7" stroke-opacity=".5"/></g>'
    ),
    "seal": seal(),
}


# What the two files may differ by at most, mean and greatest, in parts of 255. Outlines become bolder than type by a pixel,
# and the masks of soft pictures are set to whole pixels; a page may have both.
PLAIN, OUTLINES, SOFT = (0.1, 8), (0.4, 28), (0.5, 48)


@with_gs
def test_what_is_see_through_looks_the_same_over_all_that_a_page_holds(tmp_path):
    cases = [(page, veil) for page in PAGES for veil in VEILS]
    lists = [(*PAGES[page], Image(VEILS[veil], FRAME, WHOLE)) for page, veil in cases]
    wrong = {}
    for (page, veil), found in zip(cases, apart(tmp_path, lists, dpi=576), strict=True):
        soft = veil == "seal" or page in {"seal", "all"}
        most = SOFT if soft else OUTLINES if "words" in page else PLAIN
        if found[0] > most[0] or found[1] > most[1]:
            wrong[page, veil] = found
    assert not wrong


def test_nothing_is_told_of_what_looks_the_same():
    lists = [(*ops, Image(veil, FRAME, WHOLE)) for ops in PAGES.values() for veil in VEILS.values()]
    assert {one.code for one in pages("print-x1a", *lists).diagnostics} == {
        "W333"
    }  # a seal is coarse for line art


@with_gs
def test_one_shape_of_a_page_looks_the_same_over_all_that_it_holds(tmp_path):
    shape = VectorShape(
        ellipse(75, 75, 50, 40), fill=BLUE, stroke=Stroke(WHITE, 6), fill_opacity=0.5, stroke_opacity=0.4
    )
    ((mean, most),) = apart(tmp_path, [(*PAGES["words on a picture"], Shape(shape))], dpi=576)
    assert mean < OUTLINES[0]
    assert most < OUTLINES[1]


@with_gs
def test_a_ground_that_is_forgotten_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(Grounds, "beneath", lambda *_: ())
    lists = [(*PAGES[page], Image(VEILS["drawing"], FRAME, WHOLE)) for page in ("two", "words", "picture")]
    for mean, most in apart(tmp_path, lists):
        assert mean > 1
        assert most > 60


def test_what_lies_under_a_veil_is_not_made_pixels_but_for_pictures():
    for page in ("two", "panel", "slit", "words", "gradient", "veils"):
        data = finished("print-x1a", *PAGES[page], Image(STACKED, FRAME, WHOLE)).data
        assert not images(data)
    (own, *mixed) = images(finished("print-x1a", PHOTO, Image(DISC, FRAME, WHOLE)).data)
    assert own.Width == 400  # at 300 ppi
    # The part of the picture under the disc alone, in the picture's own pixels: 72 points of 96.
    assert [(one.Width, one.Height) for one in mixed] == [(pytest.approx(300, abs=2),) * 2]
    assert {str(one.ColorSpace) for one in (own, *mixed)} == {"/DeviceCMYK"}


def test_words_under_a_veil_are_written_once_and_drawn_in_their_mixed_colour():
    plain, veiled = (finished("print-x1a", words(), *veil) for veil in ((), (Image(DISC, FRAME, WHOLE),)))
    assert text(plain.data) == text(veiled.data) == "签字处签字"
    form = re.findall(r"^(.*) k$", forms(veiled.data)["/D0"], re.MULTILINE)
    tint, mixed = ([float(part) for part in one.split()] for one in form)
    assert mixed[:3] == pytest.approx(tint[:3], abs=1e-3)
    assert mixed[3] == pytest.approx(0.6 + tint[3], abs=1e-3)


@pytest.mark.parametrize("name", VEILS)
def test_nothing_transparent_is_left_and_the_file_is_the_same_each_time(name):
    first, again = (
        finished("print-x1a", *PAGES["all"], Image(VEILS[name], FRAME, WHOLE)).data for _ in range(2)
    )
    assert first == again
    with pikepdf.open(BytesIO(first)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                assert "/SMask" not in one
                assert "/Group" not in one
                assert one.get("/ca", 1) == one.get("/CA", 1) == 1
                assert one.get("/BM", "/Normal") == "/Normal"
                assert one.get("/ColorSpace") != "/DeviceRGB"


def test_a_spot_ink_under_a_veil_is_told_with_its_place():
    gold = Colour((0.8, 0.7, 0.3), (0.2, 0.3, 0.8, 0.1), "GOLD")
    ground = Shape(VectorShape(rectangle(Rect(-9, -9, 168, 168)), fill=gold))
    for veil in VEILS.values():
        told = [
            one
            for one in finished("print-x1a", ground, Image(veil, FRAME, WHOLE)).diagnostics
            if one.code[0] == "W" and one.code != "W333"
        ]
        values = {"name": veil.name, "page": 1, "x": 11, "y": 11, "ink": "GOLD"}
        assert [(one.code, dict(one.values)) for one in told] == [("W670", values)]
    hidden = Shape(VectorShape(rectangle(Rect(20, 20, 120, 120)), fill=WHITE))
    told = finished("print-x1a", ground, hidden, Image(VEILS["drawing"], FRAME, WHOLE)).diagnostics
    assert [one.code for one in told] == ["H904"]  # which names the spot ink, and no more


def images(data):
    """All pictures of a file but stencils."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [
            one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        return [pikepdf.Dictionary(dict(one.items())) for one in found if "/ImageMask" not in one]


def forms(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return {name: one.read_bytes().decode() for name, one in pdf.pages[0].Resources.XObject.items()}


def text(data):
    return extract_text(BytesIO(data)).strip()


def test_a_ground_of_one_colour_hides_what_is_beneath():
    white = Shape(VectorShape(rectangle(Rect(0, 0, 150, 150)), fill=WHITE))
    told = finished("print-x1a", words(), white, Image(seal(), FRAME, WHOLE))
    assert [one.code for one in told.diagnostics] == [
        "W333"
    ]  # too few pixels for line art, which is another matter
    assert len(images(told.data)) == 1
