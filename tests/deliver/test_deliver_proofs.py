"""Proofs: plates by name, ink by the pixel, screen beside print, and what is said where a program is missing."""

import importlib.util
import json
import shutil
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from newsletter.basics.colour import BLACK, Colour
from newsletter.basics.data import data_folder
from newsletter.basics.geometry import Rect, Size
from newsletter.basics.units import MM
from newsletter.basics.vector import VectorShape, rectangle
from newsletter.cli.main import run
from newsletter.cli.proofsheet import HEAD
from newsletter.display.ops import DisplayList, DisplayPage, Glyphs, Group, Shape
from newsletter.finish import PROFILES, apply
from newsletter.finish.printed import print_file
from newsletter.flow.role import Role
from newsletter.flow.sheet import Meta, Sheet
from newsletter.pdf import paint
from newsletter.pictures.coverage import Words, coverage, heat
from newsletter.shaping.face import load_face

with_gs = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
SIZE = Size(288.0, 216.0)
RED = Colour((0.8, 0.1, 0.1), (0.0, 1.0, 0.9, 0.1), "专色 红")
HEAVY = Colour((0.1, 0.1, 0.0), (0.9, 0.8, 0.8, 0.9))
TEXT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections: [{blocks: [三支巡山小队每天早晚各走一遍后山。]}]
"""


def pdf(*ops, profile="print"):
    drawn = DisplayList(Sheet(SIZE, 3 * MM), Meta("题"), (DisplayPage(1, ops),))
    # Of someone who does not hold colours within the ink of the paper.
    free = replace(PROFILES[profile], ink=0)
    return apply(paint(drawn, free), free, draft=True).data


def area(x, y, width, height, colour):
    return Shape(VectorShape(rectangle(Rect(x, y, width, height)), fill=colour))


def words():
    face = load_face("serif", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    gids = tuple(face.glyph(ord(char)) for char in "正文")
    return Group((Glyphs(face, 20, BLACK, gids, (20.0, 40.0), (40.0, 40.0), ("正", "文")),), Role.PARAGRAPH)


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "content.yaml").write_text(TEXT, "utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf(words(), area(100, 100, 72, 72, RED), area(200, 100, 72, 36, HEAVY)))
    return tmp_path


def picture(path):
    with Image.open(path) as image:
        return image.copy()


@pytest.fixture
def without(monkeypatch):
    """Takes programs away."""

    def take(*, gs=False, pdfium=False):
        if gs:
            monkeypatch.setattr(shutil, "which", lambda _: None)
        if pdfium:
            find = importlib.util.find_spec
            monkeypatch.setattr(
                "newsletter.deliver.proofs.find_spec",
                lambda name: None if name == "pypdfium2" else find(name),
            )

    return take


@with_gs
def test_each_ink_has_its_plate_and_no_other(here, capsys):
    assert run(["proof", "a.pdf", "--dpi", "72"]) == 0
    folder = here / "a.proof"
    inks = ("black", "cyan", "coverage", "magenta", "screen-and-print", "spot-专色-红", "yellow")
    assert {path.name for path in folder.iterdir()} == {"index.html", *(f"p1-{ink}.png" for ink in inks)}
    plates = {
        ink: picture(folder / f"p1-{ink}.png")
        for ink in ("cyan", "magenta", "yellow", "black", "spot-专色-红")
    }
    bleed = round(3 * MM)
    text = (20 + bleed, 20 + bleed, 60 + bleed, 45 + bleed)
    ground = (110 + bleed, 110 + bleed, 160 + bleed, 160 + bleed)
    assert plates["black"].crop(text).getextrema()[0] < 64
    for ink in ("cyan", "magenta", "yellow", "spot-专色-红"):
        assert plates[ink].crop(text).getextrema() == (255, 255)
    assert plates["spot-专色-红"].crop(ground).getextrema() == (0, 0)
    assert plates["magenta"].crop(ground).getextrema() == (255, 255)
    # 72 × 36 of 288 × 216 points are over 300 %.
    out = capsys.readouterr().out
    assert "at most 340 % of ink, 4.2 % of the page over 300 %" in out
    page = (folder / "index.html").read_text("utf-8")
    assert page.startswith(HEAD)
    assert 'class="over"' in page
    assert all(f"p1-{ink}.png" in page for ink in ("cyan", "coverage", "spot-%E4%B8%93%E8%89%B2-%E7%BA%A2"))


@with_gs
def test_a_content_file_is_built_for_the_press_and_shown_in_the_language_of_the_run(here, capsys):
    assert run(["--ui-lang", "zh", "proof", "--dpi", "36", "--stock", "uncoated", "--paper"]) == 0
    assert "超过 280% 的面积占 0%" in capsys.readouterr().out
    page = (here / "content.proof" / "index.html").read_text("utf-8")
    assert "印刷条件 FOGRA29，总墨量上限 280%" in page
    assert not (here / "content.pdf").exists()
    both = picture(here / "content.proof" / "p1-screen-and-print.png")
    width = (both.width - 3 * 24) // 2
    assert both.getpixel((30, both.height - 30)) == (255, 255, 255)
    assert both.getpixel((2 * 24 + width + 6, both.height - 30)) != (255, 255, 255)  # the paper's own colour


@with_gs
def test_proofs_are_alike_and_leave_nothing_of_older_ones(here):
    assert run(["proof", "a.pdf", "--dpi", "36"]) == 0
    first = {path.name: path.read_bytes() for path in (here / "a.proof").iterdir()}
    (here / "a.proof" / "p7-cyan.png").write_bytes(b"old")
    (here / "a.proof" / "mine.txt").write_text("mine", "utf-8")
    assert run(["proof", "a.pdf", "--dpi", "36"]) == 0
    second = {path.name: path.read_bytes() for path in (here / "a.proof").iterdir()}
    assert second.pop("mine.txt") == b"mine"
    assert second == first


@with_gs
def test_without_pdfium_the_plates_stand_alone(here, without, capsys):
    without(pdfium=True)
    assert run(["proof", "a.pdf", "--dpi", "36"]) == 0
    assert "W695" in capsys.readouterr().err
    names = {path.name for path in (here / "a.proof").iterdir()}
    assert "p1-cyan.png" in names
    assert "p1-screen-and-print.png" not in names


def test_without_ghostscript_an_approximation_says_that_it_is_one(here, without, capsys):
    without(gs=True)
    assert run(["proof", "a.pdf", "--dpi", "36", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["diagnostics"]] == ["W694"]
    assert {path.name for path in (here / "a.proof").iterdir()} == {"index.html", "p1-screen-and-print.png"}
    assert "approximate" in (here / "a.proof" / "index.html").read_text("utf-8")


def test_strict_writes_no_proof_that_lacks_something(here, without, capsys):
    without(gs=True)
    assert run(["proof", "a.pdf", "--strict"]) == 1
    assert "W694" in capsys.readouterr().err
    assert not (here / "a.proof").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["--dpi", "20"], "E698", 2),
        (["--dpi", "fine"], "E698", 2),
        (["--profile", "screen"], "E697", 2),
        (["--stock", "coatd"], "E673", 2),
        (["-o", "other"], "E734", 2),
    ],
)
def test_what_cannot_be_is_told(here, capsys, arguments, code, exit_code):
    (here / "other").mkdir()
    (here / "other" / "index.html").write_text("<p>mine", "utf-8")
    assert run(["proof", "a.pdf", *arguments]) == exit_code
    assert code in capsys.readouterr().err
    assert (here / "other" / "index.html").read_text("utf-8") == "<p>mine"


@pytest.mark.usefixtures("here")
def test_nothing_can_be_shown_without_any_program(without, capsys):
    without(gs=True, pdfium=True)
    assert run(["proof", "a.pdf"]) == 3
    assert "E694" in capsys.readouterr().err


def test_a_file_that_is_no_pdf_is_told(here, capsys):
    (here / "a.pdf").write_bytes(b"no")
    assert run(["proof", "a.pdf"]) == 3
    assert "E651" in capsys.readouterr().err


@with_gs
def test_a_file_without_a_condition_is_shown_under_the_usual_one(here, capsys):
    (here / "a.pdf").write_bytes(pdf(area(10, 10, 50, 50, HEAVY), profile="screen"))
    assert run(["proof", "a.pdf", "--dpi", "36"]) == 0
    assert "W696" in capsys.readouterr().err


def test_the_trim_is_found_on_a_turned_page(here):
    with pikepdf.open(here / "a.pdf") as opened:
        page = opened.pages[0]
        page.TrimBox = [0, 0, 30, 20]
        page.MediaBox = [0, 0, 100, 200]
        found = []
        for turn in (0, 90, 180, 270):
            page.Rotate = turn
            written = BytesIO()
            opened.save(written)
            (trim,) = print_file(written.getvalue(), here / "a.pdf").trims
            found.append(tuple(round(part, 6) for part in (trim.x, trim.y, trim.width, trim.height)))
    assert found == [(0, 0.9, 0.3, 0.1), (0, 0, 0.1, 0.3), (0.7, 0, 0.3, 0.1), (0.9, 0.7, 0.1, 0.3)]


def test_coverage_is_summed_by_the_pixel():
    full, half, bare = (Image.new("L", (10, 10), level) for level in (0, 128, 255))
    full.paste(255, (0, 0, 10, 9))
    found = coverage((full, full, half, bare), 240)
    assert (round(found.peak), found.share, found.at) == (250, 0.1, (0, 9))
    assert coverage((full, full, half, bare), 250).share == 0.0
    legend = Words("limit", "peak", "share")
    assert coverage((bare,) * 4, 240).peak == 0
    shown = heat(found, legend)
    calm = heat(coverage((half, half, bare, bare), 240), legend)
    reds = [
        sum(r > 200 and g < 160 and b < 60 for _, (r, g, b) in (one.getcolors(1 << 20) or ()))
        for one in (shown, calm)
    ]
    assert shown.size == calm.size
    assert reds[0] >= reds[1] > 0  # both have the scale
    em = 18
    assert shown.getpixel((em + 5, em + 9))[0] > 200 > shown.getpixel((em + 5, em + 9))[2]
