"""A drawing without transparency looks like the one with it: both are separated by Ghostscript and laid over each other."""

from __future__ import annotations

import pytest
from flattened import FRAME, WHOLE, apart, pages, plates, seal, svg, with_gs, words
from PIL import ImageChops, ImageStat

from newsletter.basics.colour import Colour
from newsletter.basics.geometry import Rect
from newsletter.basics.vector import VectorShape, rectangle, rounded
from newsletter.display.ops import Image, Shape

RED = Colour((0.8, 0.1, 0.1), (0.0, 0.9, 0.8, 0.1))
BAND = Shape(VectorShape(rectangle(Rect(-9, -9, 168, 168)), fill=RED))
CARD = Shape(VectorShape(rounded(Rect(20, 20, 110, 110), 8, 8), fill=RED))

TWO = '<rect width="50" height="100" fill="#c33"/><rect x="50" width="50" height="100" fill="#36a"/>'
FADE = '<linearGradient id="g"><stop stop-color="#c33"/><stop offset="1" stop-color="#39c"/></linearGradient>'
ROUND = '<radialGradient id="r" fx=".3" fy=".4"><stop stop-color="#ff0"/><stop offset=".5" stop-color="#063"/><stop offset="1" stop-color="#fff"/></radialGradient>'
STEEP = '<linearGradient id="s" x1="0" y1="0" x2="1" y2="1"><stop offset=".2" stop-color="#fff"/><stop offset=".5" stop-color="#006"/><stop offset=".5" stop-color="#f90"/></linearGradient>'
RING = '<path fill-rule="evenodd" fill="#fc0" fill-opacity=".6" d="M10 10H90V90H10Z M30 30H70V70H30Z"/>'
CUT = '<clipPath id="c"><circle cx="50" cy="50" r="35"/></clipPath>'
HOLE = "M10 10H90V90H10Z M30 30H70V70H30Z"
SHEET_BLUE = '<rect width="100" height="100" fill="#36a"/>'
VEIL = '<rect x="20" y="40" width="60" height="20" fill="#fc0" opacity=".5"/>'
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
    "gradient on gradient": f'{FADE}{ROUND}<rect width="100" height="100" fill="url(#g)"/><circle cx="50" cy="50" r="40" fill="url(#r)" fill-opacity=".6"/>',
    "steep on round": f'{FADE}{ROUND}{STEEP}<rect width="100" height="100" fill="url(#r)"/><path d="M10 10H90L50 90Z" fill="url(#s)" fill-opacity=".4"/>',
    "veil on both": f'{FADE}{ROUND}<rect width="100" height="100" fill="url(#g)"/><circle cx="50" cy="50" r="40" fill="url(#r)" fill-opacity=".6"/><rect y="40" width="100" height="20" fill="#060" opacity=".5"/>',
    "nested": f'{TWO}<g opacity=".5"><path fill="#963" d="M0 0H60V60H0Z"/><path fill="#066" fill-opacity=".5" d="M20 20H90V90H20Z"/></g>',
    "nested twice": f'{TWO}<g opacity=".8"><circle cx="30" cy="50" r="20" fill="#fff" opacity=".4"/><g opacity=".5"><circle cx="45" cy="50" r="25" fill="#fc0"/><circle cx="65" cy="50" r="25" fill="#060" stroke="#fff" stroke-width="6" stroke-opacity=".5"/></g></g>',
    "nested gradients": f'{FADE}{ROUND}{TWO}<g opacity=".7"><rect x="5" y="5" width="70" height="70" fill="url(#g)"/><rect x="25" y="25" width="70" height="70" fill="url(#r)" fill-opacity=".5"/></g>',
    "hole": f'{SHEET_BLUE}<path fill-rule="evenodd" fill="#c33" d="{HOLE}"/>{VEIL}',
    "hole of two ways": f'{SHEET_BLUE}<path fill="#c33" d="M10 10H90V90H10Z M30 30V70H70V30Z"/>{VEIL}',
    "hole cut": f'{CUT}{SHEET_BLUE}<g clip-path="url(#c)"><path fill-rule="evenodd" fill="#c33" d="{HOLE}"/></g>{VEIL}',
    "hole cut and clear": f'{CUT}{SHEET_BLUE}<g clip-path="url(#c)"><path fill-rule="evenodd" fill="#c33" fill-opacity=".6" d="{HOLE}"/></g>{VEIL}',
    "hole of a line": f'{SHEET_BLUE}<circle cx="50" cy="50" r="35" fill="none" stroke="#c33" stroke-width="12"/>{VEIL}',
    "twice": f'{TWO}<rect x="20" y="20" width="60" height="60" fill="#fff" opacity=".5"/><rect x="20" y="20" width="60" height="60" fill="#000" opacity=".3"/>',
}


PICTURES = {**{name: svg(body) for name, body in DRAWINGS.items()}, "seal": seal()}
GROUNDS = {"paper": (), "band": (BAND,), "card": (CARD,)}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The mean and the greatest difference of the two files, in parts of 255, for each picture on each ground."""
    cases = [(name, ground) for ground in GROUNDS for name in PICTURES]
    lists = [(*GROUNDS[ground], Image(PICTURES[name], FRAME, WHOLE)) for name, ground in cases]
    return dict(zip(cases, apart(tmp_path_factory.mktemp("solid"), lists), strict=True))


@with_gs
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_see_through_drawing_looks_the_same(name, ground, found):
    mean, most = found[name, ground]
    assert mean < 0.2
    assert most < 24


@pytest.mark.parametrize("ground", GROUNDS)
def test_of_a_see_through_drawing_on_one_colour_nothing_is_told(ground):
    lists = [(*GROUNDS[ground], Image(PICTURES[name], FRAME, WHOLE)) for name in DRAWINGS]
    assert pages("print-x1a", *lists).diagnostics == ()


@with_gs
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_seal_without_a_ground_looks_the_same(ground, found):
    mean, most = found["seal", ground]
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
