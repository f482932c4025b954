"""Each palette colour's inks print what its screen colour shows, as far as the press can, and in few inks."""

from __future__ import annotations

import pytest
from printed_colour import difference, inked, printable

from newsletter.basics.colour import parse_hex
from newsletter.design.find import LAYOUTS, THEMES, available
from newsletter.source.node import MappingNode
from newsletter.source.read import read

# CIEDE2000 between inks and the printable screen colour: that of two sheets of one print run is 2 to 3.
BOUND = 4.5
# Greys are printed in black alone, so that small words stay sharp: they lose the tinge that they have on screen.
GREY, GREY_LIGHTNESS = 7.0, 3.0
# GB/T 9704 says the inks of its red. The screen's is darker, for words in them to be read.
OF_A_STANDARD = {("gongwen", "accent"): 12.0}
# Ink that uncoated paper takes in all, and the least that a strong colour has of one: less is dust of a plate.
MOST_INK, LEAST_INK, STRONG = 280, 5, 30


def palettes():
    for shelf in (LAYOUTS, THEMES):
        for name, path in available(shelf=shelf).items():
            root = read(path).root
            palette = root.get("palette") if isinstance(root, MappingNode) else None
            for key, colour in palette.items() if isinstance(palette, MappingNode) else ():
                inks = tuple(float(ink.value) for ink in colour.get("cmyk").children)
                yield pytest.param(name, key.value, colour.get("rgb").value, inks, id=f"{name}-{key.value}")


def channels(rgb):
    return tuple(round(255 * value) for value in parse_hex(rgb))


@pytest.mark.parametrize(("name", "key", "rgb", "cmyk"), list(palettes()))
def test_inks_print_what_the_screen_shows(name, key, rgb, cmyk):
    screen, inks = printable(channels(rgb))
    twin = inked(cmyk)
    apart = difference(screen, twin)
    grey = not any(cmyk[:3])
    bound = OF_A_STANDARD.get((name, key), GREY if grey else BOUND)
    assert apart <= bound, (apart, inks)
    if grey and cmyk[3] < 100:
        assert abs(screen[0] - twin[0]) <= GREY_LIGHTNESS


@pytest.mark.parametrize(("name", "key", "rgb", "cmyk"), list(palettes()))
def test_inks_are_few_and_none_is_dust(name, key, rgb, cmyk):  # noqa: ARG001 - all are told of a failure
    assert sum(cmyk) <= MOST_INK
    used = [ink for ink in cmyk if ink]
    if max(cmyk) >= STRONG or len(used) == 4:
        assert min(used) >= LEAST_INK


# From the table of worked differences in the paper.
@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_paper(one, other, apart):
    assert difference(one, other) == pytest.approx(apart, abs=1e-4)


def test_the_bound_tells_inks_that_were_chosen_by_eye():
    """A caption's #6A615D in 65 % black prints ten units lighter than it looks."""
    screen, _ = printable(channels("#6A615D"))
    assert difference(screen, inked((0, 0, 0, 65))) > GREY
    assert difference(screen, inked((0, 0, 0, 75))) < GREY
