"""The sample's own pictures: sound, small enough for a repository, and silent about their makers (R25)."""

from pathlib import Path

import pytest

from newsletter.pictures import load
from newsletter.pictures.jpeg import read, stripped

IMAGES = sorted((Path(__file__).parents[2] / "images").iterdir())


@pytest.mark.parametrize("path", IMAGES, ids=lambda path: path.name)
def test_a_sample_picture_is_sound_and_small(path):
    picture = load(path, path.name)
    assert picture.notes == ()
    assert len(picture.data) <= 400_000


@pytest.mark.parametrize(
    "path", [path for path in IMAGES if path.suffix == ".jpg"], ids=lambda path: path.name
)
def test_a_sample_photograph_holds_nothing_but_the_picture(path):
    data = path.read_bytes()
    assert len(data) - len(stripped(data, read(data))) <= 4


def test_the_skyline_is_in_one_colour_and_reaches_past_its_right_edge():
    """A banner that bleeds shows the part beyond the box, up to 3 mm."""
    path = Path(__file__).parents[2] / "layouts" / "skyline.svg"
    drawing = load(path, path.name).drawing
    assert len({shape.fill for shape in drawing.shapes}) == 1
    farthest = max(part.x for shape in drawing.shapes for part in shape.path if hasattr(part, "x"))
    assert farthest >= drawing.size.width + 10
