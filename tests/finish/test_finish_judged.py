"""What the drawing alone can say of a print file: readings, words near the edge, pictures too coarse to print."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Pixels

from newsletter.basics.colour import BLACK
from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import ContentError
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.units import MM
from newsletter.cli.main import run
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group, Image
from newsletter.finish import PROFILES, Presswork, apply, equipped
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.lineart import is_line_art
from newsletter.pictures.load import from_bytes
from newsletter.shaping.face import load_face

PRINT = PROFILES["print"]
SIZE = Size(288.0, 216.0)
WHOLE = Rect(0, 0, 1, 1)


def word(text, x=100.0, y=100.0, size=10.0, **how):
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in text)
    xs, ys = tuple(x + size * i for i in range(len(gids))), (y,) * len(gids)
    if how.get("turned"):
        xs, ys = (x,) * len(gids), tuple(y + size * i for i in range(len(gids)))
    return Group((Glyphs(face, size, BLACK, gids, xs, ys, tuple(text), **how),), Role.PARAGRAPH)


def told(*ops, profile=PRINT, distance=0.0):
    sheet = Sheet(SIZE, 3 * MM, distance=distance)
    return apply(paint(DisplayList(sheet, Meta("题"), (DisplayPage(1, ops),)), profile), profile).diagnostics


def codes(*ops, **how):
    return [item.code for item in told(*ops, **how)]


def test_readings_of_half_the_size_are_as_they_should_be():
    reading = word("hao", y=88, size=5.25, reading=True)
    assert codes(word("好"), reading) == []
    assert codes(word("好"), word("hao", y=88, size=5.25)) == ["W673"]
    assert codes(word("好"), reading, word("小", size=5.5)) == ["W673"]


def test_readings_have_a_floor_of_their_own():
    (found,) = told(word("好"), word("hao", y=88, size=4.2, reading=True))
    assert (found.code, dict(found.values)) == ("W685", {"page": 1, "size": 4.2, "least": 4.5})


def test_a_reading_is_known_from_the_content(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content.yaml").write_text(
        "version: 1\npublication: 清溪\nheadline: 题\nsections: [{blocks: ['村名叫{㐂|xǐ}{坪|píng}，路远。']}]\n",
        "utf-8",
    )
    assert run(["check", "--profile", "print"]) == 0
    assert "W673" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("where", "how"),
    [
        ({"x": 4 * MM}, {}),
        ({"x": SIZE.width - 4 * MM - 20}, {}),
        ({"y": 4 * MM + 9}, {}),
        ({"y": SIZE.height - 4 * MM}, {}),
        ({"x": SIZE.width - 4 * MM - 8}, {"turned": True}),
    ],
)
def test_words_near_the_edge_are_told(where, how):
    (found,) = told(word("近边", **where, **how))
    values = dict(found.values)
    assert (found.code, values["text"], values["least"]) == ("W683", "近边", "5")
    assert 3.5 < values["has"] < 5


def test_words_within_the_safe_zone_are_not_told():
    edge = 5 * MM
    inner = (word("安", edge, edge + 10), word("全", SIZE.width - edge - 10, SIZE.height - edge - 2))
    assert codes(*inner) == []
    assert codes(word("近边", 4 * MM), profile=replace(PRINT, safe=0.0)) == []
    assert codes(word("标", -30.0)) == []  # a printer's, beyond the trim


def test_blanks_are_near_nothing():
    assert codes(word("　", 1.0)) == []


def picture(width, *, mode="RGB", kind="PNG", pixels=300):
    """A picture so many points wide; of mode `1` one of black and white."""
    image = Pixels.effect_noise((pixels, pixels), 40).convert(mode)
    buffer = BytesIO()
    image.save(buffer, kind)
    return Image(from_bytes(buffer.getvalue(), f"a.{kind.lower()}"), Rect(40, 40, width, width), WHOLE)


def test_a_picture_below_two_thirds_of_what_is_needed_stops_the_build():
    assert codes(picture(100.0)) == ["W321"]  # 216 ppi
    with pytest.raises(ContentError) as caught:
        told(picture(120.0))  # 180 ppi
    (found,) = caught.value.diagnostics
    values = {"name": "a.png", "ppi": 180, "least": 200, "width": 500}
    assert (found.code, dict(found.values)) == ("E332", values)
    assert codes(picture(120.0), distance=1000 * MM) == []  # 150 are needed at a metre
    assert "E332" not in codes(picture(120.0), profile=replace(PROFILES["office"], standards=()))


def test_an_author_may_insist():
    (coarse,) = equipped([PRINT], Presswork(coarse=True))
    assert codes(picture(120.0), profile=coarse) == ["W321", "W675"]
    assert equipped([PROFILES["screen"]], Presswork(coarse=True)) == (PROFILES["screen"],)


def test_line_art_needs_more_and_keeps_it():
    fine = picture(36.0, mode="1")  # 600 ppi
    assert codes(fine) == []
    (found,) = told(picture(40.0, mode="1"))
    assert (found.code, dict(found.values)["least"]) == ("W333", 600)
    assert codes(picture(40.0)) == []
    sheet = DisplayList(Sheet(SIZE, 3 * MM), Meta("题"), (DisplayPage(1, (fine,)),))
    assert b"/Width 300" in paint(sheet, PRINT).data  # all pixels, none made grey
    photo = DisplayList(Sheet(SIZE, 3 * MM), Meta("题"), (DisplayPage(1, (picture(36.0),)),))
    assert b"/Width 150" in paint(photo, PRINT).data


def test_what_line_art_is():
    assert is_line_art(picture(9.0, mode="1").picture)
    assert not is_line_art(picture(9.0).picture)
    assert not is_line_art(picture(9.0, kind="JPEG").picture)
    assert not is_line_art(picture(9.0, mode="1", pixels=20).picture)


def test_the_build_names_the_picture_and_the_author_insists(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(picture(9.0).picture.data)
    lines = [
        "version: 1",
        "publication: 清溪",
        "headline: 题",
        "sections: [{blocks: [{image: {src: a.png, alt: 图}}]}]",
    ]
    (tmp_path / "content.yaml").write_text("\n".join(lines), "utf-8")
    assert run(["build", "--profile", "print"]) == 1
    err = capsys.readouterr().err
    assert "E332" in err
    assert "content.yaml:4:" in err
    assert not (tmp_path / "content.pdf").exists()
    assert run(["check", "--profile", "print", "--coarse"]) == 0
    assert run(["build", "--profile", "print", "--coarse"]) == 0
    assert (tmp_path / "content.pdf").exists()
