"""`layouts gallery` and `blocks`: one content in every layout as pictures, and every kind of block."""

import sys
from io import BytesIO

import pytest
from PIL import Image

from newsletter.blocks import KINDS
from newsletter.cli.main import run
from newsletter.design.find import available

LONG = "三支巡山小队每天早晚各走一遍后山，看烟、看火、看路口。" * 160
CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections: [{{blocks: [{}]}}]
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "content.yaml").write_text(CONTENT.format("三支巡山小队每天早晚各走一遍后山。"), "utf-8")
    return tmp_path


def test_a_content_is_shown_in_every_layout(here, capsys):
    assert run(["layouts", "gallery", "-o", "pages", "--height", "240"]) == 0
    assert capsys.readouterr().out.strip().replace("\\", "/") == "pages/README.md"
    page = (here / "pages" / "README.md").read_text("utf-8")
    for name in available():
        assert f"({name}.png)" in page
        with Image.open(here / "pages" / f"{name}.png") as picture:
            assert picture.height == 240
            assert picture.convert("L").getextrema() != (255, 255)
    # What this command wrote it may write anew.
    assert run(["layouts", "gallery", "-o", "pages", "--height", "240"]) == 0


def test_a_layout_that_a_text_does_not_fit_says_so(here, capsys):
    (here / "content.yaml").write_text(CONTENT.format(LONG), "utf-8")
    own = here / "pages" / "flyer"
    own.mkdir(parents=True)
    (own / "content.yaml").write_text(CONTENT.format("周四停水。"), "utf-8")
    assert run(["layouts", "gallery", "-o", "pages", "--height", "100", "--theme", "plum"]) == 0
    page = (here / "pages" / "README.md").read_text("utf-8")
    poster = page.partition("`poster`")[2].partition("\n## ")[0]
    assert "E509" in poster
    assert "png" not in poster
    assert not (here / "pages" / "poster.png").exists()
    assert "(flyer/content.yaml)" in page
    assert "(flyer-plum.png)" in page
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_content_is_told_once(here, capsys):
    (here / "content.yaml").write_text("version: 1\npublication: 清溪社区\nhedline: 防火\n", "utf-8")
    assert run(["layouts", "gallery"]) == 1
    assert capsys.readouterr().err.count("hedline") == 2  # the message, and its line
    assert not (here / "gallery").exists()


@pytest.mark.parametrize("height", ["99", "4001", "tall", "²00"])
def test_a_height_that_is_none_is_told(here, capsys, height):
    assert run(["layouts", "gallery", "--height", height]) == 2
    assert "error[E735]" in capsys.readouterr().err
    assert not (here / "gallery").exists()


def test_a_page_of_somebody_else_stays(here, capsys):
    (here / "README.md").write_text("# Mine\n", "utf-8")
    assert run(["layouts", "gallery", "-o", "."]) == 2
    assert "error[E734]" in capsys.readouterr().err
    assert (here / "README.md").read_text("utf-8") == "# Mine\n"


@pytest.mark.parametrize("command", [["layouts", "gallery"], ["blocks", "reference", "-o", "blocks.md"]])
def test_what_is_missing_for_pictures_is_told(here, capsys, monkeypatch, command):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert run(command) == 3
    said = capsys.readouterr().err
    assert "error[E733]" in said
    assert 'pip install "newsletter-press[gallery]"' in said
    assert sorted(path.name for path in here.iterdir()) == ["content.yaml"]


def test_kinds_of_block_are_listed_and_explained(here, capsys):
    assert run(["blocks"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(KINDS.names)
    assert run(["blocks", "reference", "-o", "kinds.md"]) == 0
    assert "![couplet](blocks/couplet.png)" in (here / "kinds.md").read_text("utf-8")
    data = (here / "blocks" / "couplet.png").read_bytes()
    with Image.open(BytesIO(data)) as picture:
        assert picture.height < picture.width
