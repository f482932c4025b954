"""What stands on the plates, as Ghostscript separates the finished sample; skipped, and said so, where it is not installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from math import ceil, floor
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from newsletter.basics.units import MM
from newsletter.finish import Presswork
from newsletter.pipeline import Job, build

ROOT = Path(__file__).parents[2]
DPI = 72
needs = pytest.mark.skipif
with_gs = needs(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
with_qpdf = needs(shutil.which("qpdf") is None, reason="qpdf is not installed")
TEXT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections:
  - heading: 先把山路走一遍
    blocks:
      - 三支巡山小队每天早晚各走一遍后山，清理林边的枯枝落叶。
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The sample, once for each press profile, with marks."""
    folder = tmp_path_factory.mktemp("press")
    job = Job(
        ROOT / "content.yaml",
        folder,
        profiles=("print", "print-x1a"),
        press=Presswork(marks=True),
        draft=True,
    )
    return build(job).outputs


def plates(path, folder, dpi=DPI):
    """The four process plates of the first page: 0 is ink, 255 paper."""
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dLastPage=1", "-sDEVICE=tiffsep", f"-r{dpi}"]
    subprocess.run([*command, f"-sOutputFile={folder / 'p%d.tif'}", path], check=True, capture_output=True)
    found = {}
    for one in folder.glob("p1(*).tif"):
        with Image.open(one) as image:
            found[one.name[3:-5]] = image.convert("L")
    return found


@with_gs
def test_colours_are_empty_under_body_text(tmp_path):
    content = tmp_path / "content.yaml"
    content.write_text(TEXT, "utf-8")
    (path,) = build(Job(content, tmp_path / "a.pdf", profiles=("print",))).outputs
    found = plates(path, tmp_path)
    assert set(found) == {"Cyan", "Magenta", "Yellow", "Black"}
    left, top, right, bottom = box_of("三支巡山", path)
    plain = {name: plate.crop((left, top, right, bottom)).getextrema() for name, plate in found.items()}
    assert plain["Black"][0] < 64
    assert plain["Cyan"] == plain["Magenta"] == plain["Yellow"] == (255, 255)


def box_of(words, path):
    """Where *words* stand on the first page, in whole points from its top left corner."""
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[0]
        text = page.get_textpage()
        start = text.get_text_range().index(words)
        boxes = [text.get_charbox(start + i) for i in range(len(words))]
        height = page.get_height()
        text.close()
    left, low, right, high = (
        fold(one) for fold, one in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return floor(left), floor(height - high), ceil(right), ceil(height - low)


@with_gs
@pytest.mark.parametrize("index", [0, 1])
def test_the_masthead_reaches_the_bleed_and_marks_keep_away(files, tmp_path, index):
    found = plates(files[index], tmp_path, 144)
    assert set(found) == {"Cyan", "Magenta", "Yellow", "Black"}  # no plate but the four: All is on each
    scale = 144 / 72
    edge = round(10 * MM * scale)  # where the bleed begins
    magenta = found["Magenta"]
    strip = magenta.crop((edge + 1, edge + 1, magenta.width - edge - 1, edge + round(3 * MM * scale) - 1))
    assert strip.getextrema()[1] < 128  # no paper in the bleed above the masthead's red
    for plate in found.values():
        gap = plate.crop((0, edge - round(MM * scale), plate.width, edge - 1))
        assert gap.crop((edge, 0, plate.width - edge, gap.height)).getextrema() == (255, 255)
        marks = plate.crop((0, 0, plate.width, edge - round(MM * scale)))
        assert marks.getextrema()[0] < 128


@with_qpdf
def test_the_files_are_sound(files):
    for path in files:
        run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "WARNING" not in run.stdout + run.stderr


def test_a_build_in_another_process_and_folder_is_alike(tmp_path):  # check 55
    content, elsewhere = tmp_path / "content.yaml", tmp_path / "elsewhere"
    content.write_text(TEXT, "utf-8")
    elsewhere.mkdir()
    here = build(Job(content, tmp_path, profiles=("print", "screen"), draft=True)).outputs
    command = [sys.executable, "-m", "newsletter", "build", content, "-o", elsewhere, "--draft"]
    environment = os.environ | {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [*command, "--profile", "print", "--profile", "screen"], cwd=elsewhere, env=environment, check=True
    )
    assert len(here) == 2
    for one in here:
        assert (elsewhere / one.name).read_bytes() == one.read_bytes()


def test_two_builds_are_alike(files, tmp_path):
    job = Job(
        ROOT / "content.yaml",
        tmp_path,
        profiles=("print", "print-x1a"),
        press=Presswork(marks=True),
        draft=True,
    )
    assert [one.read_bytes() for one in build(job).outputs] == [one.read_bytes() for one in files]
