"""Whole pages against reviewed references: what is drawn as text, how it looks as pictures.

Each folder here holds `display.txt` and one `page-N.png` a page of one content file. Pages that differ
are written to `tests/report/NAME.html` (before, after, difference, and the drawing as a diff); after
a look, `pytest tests/pages --bless NAME` accepts them.
"""

from __future__ import annotations

import base64
import difflib
import html
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.display.dump import dump
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

HERE = Path(__file__).parent
REPORT = HERE.parent / "report"
SAMPLES = HERE.parent / "samples"
SOURCES = {
    "sample": HERE.parents[1] / "content.yaml",
    "specimen": HERE.parents[1] / "docs/specimen/content.yaml",
} | {path.stem: path for path in SAMPLES.glob("*.yaml")}
NAMES = sorted(SOURCES)
SCALE = 0.5
MOST_BYTES = 40 * 1024
# Shares of the page's pixels that may differ by more than so many levels: antialiasing, no more.
LEVELS, SHARE = 48, 0.0005


def drawn(name: str):
    document = model.load(source.read(SOURCES[name]), KINDS)
    design = resolve(source.read(find(document.layout or "bulletin", document.folder)), KINDS)
    return display.place(page.compose(realize.flow(document, design), Typesetter(FontBook())))


def pictures(drawing) -> list[Image.Image]:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf.paint(drawing, finish.PROFILES["screen"]).data) as file:
        return [sheet.render(scale=SCALE, grayscale=False).to_pil().convert("RGB") for sheet in file]


def png(picture: Image.Image) -> bytes:
    """Few enough colours to stay small, enough to see."""
    into = io.BytesIO()
    picture.quantize(32, dither=Image.Dither.NONE).save(into, "PNG", optimize=True)
    return into.getvalue()


def far(before: Image.Image, after: Image.Image) -> float:
    """The share of pixels that differ visibly; 1 for pictures of different sizes."""
    if before.size != after.size:
        return 1.0
    levels = ImageChops.difference(before, after).convert("L").point(lambda level: 255 * (level > LEVELS))
    return levels.histogram()[255] / (before.width * before.height)


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_as_reviewed(name, request):
    folder = HERE / name
    drawing = drawn(name)
    text, pages = dump(drawing), pictures(drawing)
    if name in request.config.getoption("--bless"):
        bless(folder, text, pages)
    before = (folder / "display.txt").read_text(encoding="utf-8")
    references = [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png"))]
    # The references have few colours; what came out is brought down to as many before it is compared.
    came = [Image.open(io.BytesIO(png(one))).convert("RGB") for one in pages]
    same = len(references) == len(came) and all(
        far(a, b) <= SHARE for a, b in zip(references, came, strict=True)
    )
    if text != before or not same:
        REPORT.mkdir(exist_ok=True)
        (REPORT / f"{name}.html").write_text(report(before, text, references, came), encoding="utf-8")
        pytest.fail(f"{name} is drawn otherwise: see tests/report/{name}.html, then --bless {name}")


@pytest.mark.parametrize("name", NAMES)
def test_references_stay_small(name):
    for path in (HERE / name).glob("page-*.png"):
        assert path.stat().st_size <= MOST_BYTES, path.name


def bless(folder: Path, text: str, pages: list[Image.Image]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "display.txt").write_text(text, encoding="utf-8")
    for old in folder.glob("page-*.png"):
        old.unlink()
    for number, picture in enumerate(pages, 1):
        (folder / f"page-{number}.png").write_bytes(png(picture))


def report(before: str, after: str, old: list[Image.Image], new: list[Image.Image]) -> str:
    """One page of HTML: the pictures side by side, then the drawing's changed lines."""
    rows = []
    for number in range(max(len(old), len(new))):
        pair = [pages[number] if number < len(pages) else None for pages in (old, new)]
        both = all(pair) and pair[0].size == pair[1].size
        cells = [*pair, ImageChops.difference(*pair) if both else None]
        rows.append("".join(f"<td>{_shown(cell)}</td>" for cell in cells))
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=1)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        "<!doctype html><meta charset=utf-8><table><tr><th>before<th>after<th>difference"
        f"{body}</table><pre>{html.escape(chr(10).join(lines))}</pre>"
    )


def _shown(picture: Image.Image | None) -> str:
    if picture is None:
        return "–"
    into = io.BytesIO()
    picture.save(into, "PNG")
    return f"<img src='data:image/png;base64,{base64.b64encode(into.getvalue()).decode()}'>"
