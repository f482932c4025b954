"""The type specimen: two pages that show each rule of setting, and their pictures."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from newsletter.pipeline import Job, check

FOLDER = Path(__file__).parents[2] / "docs/specimen"
MOST_BYTES = 150 * 1024
# 80 dots an inch of A4.
SIZE = (661, 935)


def test_it_fills_two_pages_and_nothing_is_to_be_told():
    result = check(Job(FOLDER / "content.yaml"))
    assert (result.pages, result.diagnostics) == (2, ())


def test_it_shows_what_it_says_it_shows():
    text = (FOLDER / "content.yaml").read_text("utf-8")
    for sign in (
        "decimal",
        "pair:",
        "couplet:",
        "quote:",
        "{饕餮|",
        "}{",
        ".dots}",
        ".name}",
        ".title}",
        "^2^",
        "——",
        "https:",
    ):
        assert sign in text, sign
    assert "drop-cap" in (FOLDER / "layouts/specimen.yaml").read_text("utf-8")


def test_each_page_has_its_picture():
    pictures = sorted(FOLDER.glob("page-*.png"))
    assert [path.name for path in pictures] == ["page-1.png", "page-2.png"]
    for path in pictures:
        assert path.stat().st_size <= MOST_BYTES
        with Image.open(path) as picture:
            assert all(abs(a - b) <= 2 for a, b in zip(picture.size, SIZE, strict=True))
        assert f"({path.name})" in (FOLDER / "README.md").read_text("utf-8")
