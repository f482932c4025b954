"""Blocks read from YAML as an author writes them, realized by a small layout of two columns."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.model.load import reading_for
from newsletter.realize.realizer import DesignRealizer, Notes
from newsletter.source.check import check
from newsletter.source.paths import Project
from newsletter.source.read import read_text

MEASURE, GUTTER = 230.0, 20.0
LAYOUT = b"""\
grid: {size: 10pt, unit: 16pt}
columns: {count: 2, measure: 23em, gutter: 2em}
palette:
  text: {rgb: "#111111", cmyk: [0, 0, 0, 100]}
  accent: {rgb: "#C73626", cmyk: [0, 85, 80, 15]}
  deep: {rgb: "#7C1C14", cmyk: [20, 95, 95, 45]}
  mid: {rgb: "#E8A48F", cmyk: [0, 42, 38, 4]}
  tint: {rgb: "#F8E2D9", cmyk: [0, 12, 12, 1]}
  pale: {rgb: "#FDF4EF", cmyk: [0, 4, 5, 0]}
  rule: {rgb: "#B9B4B1", cmyk: [0, 0, 0, 30]}
styles:
  body: {indent: 2em}
  headline: {size: 40pt, leading: 3L, indent: 0pt}
  caption: {size: 8pt, indent: 0pt}
  couplet: {size: 13pt, leading: 2L, indent: 0pt}
  stat-value: {size: 24pt, leading: 28pt, indent: 0pt}
  box-body: {size: 9pt, leading: 14pt, indent: 0pt}
masters:
  first: {top: 3L, bottom: 47L}
  inner: {top: 3L, bottom: 47L}
  last: {top: 3L, bottom: 47L}
"""
UPRIGHT = b"""\
writing: vertical
grid: {size: 10pt, unit: 16pt}
columns: {measure: 30em}
masters:
  first: {top: 2L, bottom: 30L}
  inner: {top: 2L, bottom: 30L}
  last: {top: 2L, bottom: 30L}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M0 0H300V200H0Z" fill="#7C1C14"/></svg>'


@pytest.fixture(scope="session")
def look(tmp_path_factory):
    return resolve(read_text(LAYOUT, tmp_path_factory.mktemp("layout") / "small.yaml"), KINDS)


@pytest.fixture
def cx(look):
    return DesignRealizer(look, "zh-Hans", Notes(), MEASURE, 2 * MEASURE + GUTTER)


@pytest.fixture
def upright(tmp_path):
    """A realizer of a vertical story in one column of 300 points."""
    design = resolve(read_text(UPRIGHT, tmp_path / "upright.yaml"), KINDS)
    return DesignRealizer(design, "zh-Hans", Notes(), 300.0, 300.0)


@pytest.fixture
def read(tmp_path):
    """The block of one key and its value in YAML; `picture.svg` lies beside."""
    (tmp_path / "picture.svg").write_text(SVG, encoding="utf-8")

    def made(text):
        tree = read_text(text.encode(), tmp_path / "content.yaml")
        (key,), (node,) = tree.root.keys, tree.root.children
        reading = reading_for(KINDS, Project(tmp_path, (tmp_path,)))
        block = check(node, KINDS[key.value], reading)
        assert not reading.found
        return block

    return made


@pytest.fixture
def realize(read, cx):
    """The nodes of a block written in YAML, and the codes it reported; *dress* in place of the defaults."""

    def made(text, dress=None, at=cx):
        block = read(text)
        nodes = tuple(block.realize(dress or type(block).dress_type(), at))
        return SimpleNamespace(nodes=nodes, node=nodes[0] if nodes else None, codes=_codes(cx))

    return made


def _codes(cx):
    return [said.code for said in cx.notes.diagnostics]
