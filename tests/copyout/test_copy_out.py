"""Copying out: what the author wrote is what a reader copies, whoever reads the file (T69, T70).

Line ends are the page's and not the author's, so blanks are set aside; every other character counts.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from newsletter import model, source
from newsletter.blocks import KINDS
from newsletter.model.block import Block
from newsletter.pipeline import Job, build
from newsletter.source.inline import Inline
from newsletter.source.record import Record, declared

ROOT = Path(__file__).parents[2]
FILES = {"sample": ROOT / "content.yaml", "specimen": ROOT / "docs/specimen/content.yaml"} | {
    p.stem: p for p in (ROOT / "tests" / "samples").glob("*.yaml")
}


def words(value: object):
    """Every text with markup that a document holds, in the order of its fields."""
    if isinstance(value, Inline):
        yield from re.split(r"\s*\|\s*", said(value))
    elif isinstance(value, Record):
        for one in declared(type(value)):
            yield from words(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from words(one)


def said(text: Inline) -> str:
    """The words of a text, each read word followed by its reading (T71)."""
    found, held, group = [], "", None
    for piece in text.pieces:
        reading = piece.reading
        if held and (reading is None or reading.group != group):
            found.append(held)
            held = ""
        # The number of a page is none of the author's words.
        found.append("|" if piece.page else piece.text)
        if reading is not None:
            held, group = held + reading.text, reading.group
    return "".join((*found, held))


def written(path: Path) -> list[str]:
    document = model.load(source.read(path), KINDS)
    found: list[str] = []
    for article in document.articles:
        for block in (*article.parts.values(), *article.sections):
            assert isinstance(block, Block)
            found += words(block)
    return [bare(one) for one in found]


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module", params=sorted(FILES))
def built(request, tmp_path_factory):
    path = FILES[request.param]
    target = tmp_path_factory.mktemp(request.param) / "out.pdf"
    build(Job(path, target))
    return path, target


def by_pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as file:
        pages = [page.get_textpage().get_text_range() for page in file]
    return bare("".join(pages))


def by_poppler(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return bare(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def missing(words_: list[str], text: str) -> list[str]:
    return [one for one in words_ if one not in text]


def test_pdfium_copies_every_paragraph_as_typed(built):
    path, target = built
    # A text may be parted by a column's or page's end; what stands between is furniture.
    assert parted(missing(written(path), by_pdfium(target)), by_pdfium(target)) == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_copies_every_paragraph_as_typed(built):  # check 37
    path, target = built
    text = by_poppler(target, "-raw")
    assert parted(missing(written(path), text), text) == []


def parted(words_: list[str], text: str) -> list[str]:
    """Those of *words_* that do not even stand in *text* in two pieces, one after the other."""
    return [one for one in words_ if not _in_two(one, text)]


def _in_two(one: str, text: str) -> bool:
    for cut in range(1, len(one)):
        at = text.find(one[:cut])
        if at < 0:
            return False
        if text.find(one[cut:], at + cut) >= 0:
            return True
    return False
