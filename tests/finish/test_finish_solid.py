"""A file without transparency looks like the one with it: both are separated by Ghostscript and laid over each other."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from PIL import Image as Pixels
from PIL import ImageChops, ImageStat

from newsletter.basics.colour import BLACK, WHITE, Colour
from newsletter.basics.data import data_folder
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.vector import VectorShape, rectangle, rounded
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group, Image, Shape
from newsletter.finish import PROFILES, apply
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.limits import LIMITS
from newsletter.pictures.load import from_bytes
from newsletter.shaping.face import load_face

SHEET = Size(150, 150)
FRAME, WHOLE = Rect(30, 30, 90, 90), Rect(0, 0, 1, 1)
RED = Colour((0.8, 0.1, 0.1), (0.0, 0.9, 0.8, 0.1))
BAND = Shape(VectorShape(rectangle(Rect(-9, -9, 168, 168)), fill=RED))
CARD = Shape(VectorShape(rounded(Rect(20, 20, 110, 110), 8, 8), fill=RED))
with_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")

TWO = '<rect width="50" height="100" fill="#c33"/><rect x="50" width="50" height="100" fill="#36a"/>'
FADE = '<linearGradient id="g"><stop stop-color="#c33"/><stop offset="1" stop-color="#39c"/></linearGradient>'
RING = '<path fill-rule="evenodd" fill="#fc0" fill-opacity=".6" d="M10 10H90V90H10Z M30 30H70V70H30Z"/>'
CUT = '<clipPath id="c"><circle cx="50" cy="50" r="35"/></clipPath>'
DRAWINGS = {
    "paper": '<circle cx="50" cy="50" r="40" fill="#06c" opacity=".4"/>',
    "two": f'{TWO}<circle cx="50" cy="50" r="40" fill="#fc0" opacity=".5"/>',
    "stacked": "".join(
        f'<circle cx="{x}" cy="{y}" r="26" fill="{fill}" fill-opacity=".5"/>'
        for x, y, fill in ((38, 40, "#e33"), (62, 40, "#3a3"), (50, 62, "#33e"), (50, 48, "#fc0"))
    ),
    "gradient": f'{FADE}<rect width="100" height="100" fill="url(#g)"/><circle cx="50" cy="50" r="40" fill="#fff" opacity=".5"/>',
    "gradient over": f'{FADE}{TWO}<rect x="10" y="20" width="80" height="60" fill="url(#g)" fill-opacity=".5"/>',
    "lines": '<path d="M5 5L95 95M5 95L95 5" stroke="#333" stroke-width="6"/><circle cx="50" cy="50" r="40" fill="#fc0" opacity=".6"/>',
    "line over": f'{TWO}<path d="M5 20L95 80" stroke="#fff" stroke-width="9" stroke-opacity=".5"/>',
    "line over lines": '<path d="M5 50H95M50 5V95" stroke="#933" stroke-width="8"/><path d="M10 10L90 90M90 10L10 90" fill="none" stroke="#fc0" stroke-width="9" stroke-linejoin="round" stroke-dasharray="20 6" stroke-opacity=".5"/>',
    "line over gradient": f'{FADE}<rect width="100" height="100" fill="url(#g)"/><path d="M10 20C50 0 50 100 90 70L60 20" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" stroke-opacity=".5"/>',
    "gradient over lines": f'{FADE}<path d="M5 50H95M50 5V95" stroke="#933" stroke-width="8"/><circle cx="50" cy="50" r="36" fill="url(#g)" fill-opacity=".6"/>',
    "fill and line": f'{TWO}<circle cx="50" cy="50" r="30" fill="#fc0" fill-opacity=".5" stroke="#063" stroke-width="8" stroke-opacity=".4"/>',
    "group": f'{TWO}<g opacity=".5"><circle cx="40" cy="50" r="28" fill="#fff"/><circle cx="60" cy="50" r="28" fill="#060"/></g>',
    "group with lines": f'{TWO}<g opacity=".6"><circle cx="50" cy="50" r="28" fill="#fff" stroke="#060" stroke-width="7"/></g>',
    "ring": f"{TWO}{RING}",
    "cut": f'{CUT}{TWO}<g clip-path="url(#c)"><rect width="100" height="60" fill="#fc0" opacity=".5"/></g>',
    "cut below": f'{CUT}<g clip-path="url(#c)">{TWO}</g><rect y="20" width="100" height="50" fill="#fc0" opacity=".5"/>',
    "twice": f'{TWO}<rect x="20" y="20" width="60" height="60" fill="#fff" opacity=".5"/><rect x="20" y="20" width="60" height="60" fill="#000" opacity=".3"/>',
}


def svg(body):
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'
    return from_bytes(text.encode(), "plan.svg", LIMITS)


def seal():
    """A red ring with soft edges on nothing."""
    soft = (
        Pixels.radial_gradient("L")
        .resize((300, 300))
        .point([255 if 90 < x < 150 else max(0, 255 - 8 * abs(x - 120)) for x in range(256)])
    )
    image = Pixels.new("RGB", soft.size, (200, 30, 30))
    image.putalpha(soft)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return from_bytes(buffer.getvalue(), "seal.png")


def words():
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in "签字处签字")
    line = Glyphs(
        face, 18.0, BLACK, gids, tuple(32.0 + 18 * i for i in range(5)), (80.0,) * 5, tuple("签字处签字")
    )
    return Group((line,), Role.PARAGRAPH)


def finished(profile, *ops):
    """A file of one page."""
    return pages(profile, ops)


def pages(profile, *lists):
    """A file with a page for each list of ops."""
    numbered = tuple(DisplayPage(number, tuple(ops)) for number, ops in enumerate(lists, 1))
    drawn = DisplayList(Sheet(SHEET, 8.504), Meta("题"), numbered)
    return apply(paint(drawn, PROFILES[profile]), PROFILES[profile])


def plates(data, folder, name):
    """The pages in inks, a little soft, since two fills of one outline share its edge."""
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    command = [
        "gs",
        "-q",
        "-dNOPAUSE",
        "-dBATCH",
        "-dSAFER",
        "-sDEVICE=tiff32nc",
        "-r288",
        "-dOverprint=/simulate",
    ]
    subprocess.run(
        [*command, f"-sOutputFile={folder / name}-%03d.tif", path], check=True, capture_output=True
    )
    found = []
    for one in sorted(folder.glob(f"{name}-*.tif")):
        with Pixels.open(one) as image:
            found.append(image.convert("CMYK").reduce(8))
    return found


PICTURES = {**{name: svg(body) for name, body in DRAWINGS.items()}, "seal": seal()}
GROUNDS = {"paper": (), "band": (BAND,), "card": (CARD,)}


@pytest.fixture(scope="module")
def apart(tmp_path_factory):
    """The mean and the greatest difference of the two files, in parts of 255, for each picture on each ground."""
    folder = tmp_path_factory.mktemp("solid")
    cases = [(name, ground) for ground in GROUNDS for name in PICTURES]
    lists = [(*GROUNDS[ground], Image(PICTURES[name], FRAME, WHOLE)) for name, ground in cases]
    new, old = (plates(pages(profile, *lists).data, folder, profile) for profile in ("print", "print-x1a"))
    found = {}
    for case, one, other in zip(cases, new, old, strict=True):
        differ = ImageChops.difference(one, other)
        found[case] = max(ImageStat.Stat(differ).mean), max(high for _, high in differ.getextrema())
    return found


@with_gs
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_see_through_drawing_looks_the_same(name, ground, apart):
    mean, most = apart[name, ground]
    assert mean < 0.2
    assert most < 24


@pytest.mark.parametrize("ground", GROUNDS)
def test_of_a_see_through_drawing_on_one_colour_nothing_is_told(ground):
    lists = [(*GROUNDS[ground], Image(PICTURES[name], FRAME, WHOLE)) for name in DRAWINGS]
    assert pages("print-x1a", *lists).diagnostics == ()


@with_gs
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_seal_without_a_ground_looks_the_same(ground, apart):
    mean, most = apart["seal", ground]
    assert mean < 1
    assert most < 64  # a mask is set to whole pixels


@with_gs
def test_a_seal_over_words_leaves_them_to_be_read(tmp_path):
    sealed_too = words(), Image(seal(), FRAME, WHOLE)
    plain, sealed = plates(pages("print-x1a", (words(),), sealed_too).data, tmp_path, "seal")
    inside = (37, 37, 46, 46)  # two points a pixel, and the bleed
    assert ImageStat.Stat(plain.crop(inside)).mean[3] > 5
    assert ImageChops.difference(plain.crop(inside), sealed.crop(inside)).getbbox() is None


@with_gs
def test_a_mix_that_is_a_little_off_would_be_seen(tmp_path):
    bodies = DRAWINGS["two"], DRAWINGS["two"].replace('opacity=".5"', 'opacity=".55"')
    lists = [(Image(svg(body), FRAME, WHOLE),) for body in bodies]
    right, wrong = plates(pages("print-x1a", *lists).data, tmp_path, "mixes")
    assert max(ImageStat.Stat(ImageChops.difference(right, wrong)).mean) > 0.2


def test_what_cannot_look_the_same_is_told():
    fades = f'{FADE}<rect width="100" height="100" fill="url(#g)"/>'
    over = '<rect x="10" y="20" width="80" height="60" fill="url(#g)" fill-opacity=".5"/>'
    nested = '<g opacity=".5"><path fill="#963" d="M0 0H60V60H0Z"/><path fill-opacity=".5" d="M20 20H90V90H20Z"/></g>'
    for body in (fades + over, nested):
        assert [one.code for one in finished("print-x1a", Image(svg(body), FRAME, WHOLE)).diagnostics] == [
            "W670"
        ]
    half = Shape(VectorShape(rectangle(Rect(0, 0, 75, 150)), fill=RED))
    for ground in (half, words(), Image(seal(), FRAME, WHOLE)):
        told = finished("print-x1a", ground, Image(svg(DRAWINGS["paper"]), FRAME, WHOLE)).diagnostics
        assert "W670" in [one.code for one in told]
        told = finished("print-x1a", ground, Image(seal(), FRAME, WHOLE)).diagnostics
        assert "W671" in [one.code for one in told]
    assert finished("print", words(), Image(svg(nested), FRAME, WHOLE)).diagnostics == ()
    white = Shape(VectorShape(rectangle(Rect(0, 0, 150, 150)), fill=WHITE))
    told = finished("print-x1a", words(), white, Image(seal(), FRAME, WHOLE)).diagnostics
    assert [one.code for one in told] == ["W333"]  # too few pixels for line art, which is another matter
