"""T16: what finds the phrases of a heading can be exchanged."""

import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from fake_text import BODY, EM, fake

from newsletter.lines import segmenters
from newsletter.lines.breaking import break_lines
from newsletter.lines.opportunities import joints

TITLE = replace(BODY, balance=True, phrases="pairs")
WORDS = "春花秋月何时来"


def pairs(text, lang):
    assert lang == "zh-Hans"
    return [text[at : at + 2] for at in range(0, len(text), 2)]


@pytest.fixture(autouse=True)
def fresh():
    segmenters.segmenter.cache_clear()
    segmenters._parser.cache_clear()
    yield
    segmenters.segmenter.cache_clear()
    segmenters._parser.cache_clear()


@pytest.fixture
def installed(monkeypatch):
    module = ModuleType("pairing")
    module.pairs = pairs
    monkeypatch.setitem(sys.modules, "pairing", module)
    entry = EntryPoint("pairs", "pairing:pairs", segmenters.GROUP)
    monkeypatch.setattr(
        "importlib.metadata.entry_points",
        lambda *, group, name: [entry] if (group, name) == (segmenters.GROUP, "pairs") else [],
    )


@pytest.mark.usefixtures("installed")
def test_t16_a_segmenter_says_what_stays_whole():
    found = joints(fake(WORDS), TITLE)
    assert {j for j, p in found.penalties.items() if p == 200} == {1, 3, 5}


@pytest.mark.usefixtures("installed")
def test_t16_headings_only():
    assert joints(fake(WORDS), replace(TITLE, balance=False)).penalties == joints(fake(WORDS), BODY).penalties


def test_t16_one_that_is_not_there_is_told_and_the_built_in_words_serve():
    text = fake("关于做好社区通知")
    lines = break_lines(text, replace(TITLE, phrases="nowhere"), [5 * EM])
    assert [d.code for d in lines.diagnostics] == ["W256"]
    assert joints(text, replace(TITLE, phrases="nowhere")) == joints(text, replace(TITLE, phrases=""))


@pytest.mark.parametrize(
    ("lang", "parser"), [("zh-Hans", "simplified"), ("zh-TW", "traditional"), ("ja", "japanese")]
)
def test_t16_budoux_in_the_language_of_the_text(monkeypatch, lang, parser):
    library = ModuleType("budoux")

    class Parser:
        def __init__(self, name):
            self.name = name

        def parse(self, text):
            return [self.name, text]

    library.load_default_simplified_chinese_parser = lambda: Parser("simplified")
    library.load_default_traditional_chinese_parser = lambda: Parser("traditional")
    library.load_default_japanese_parser = lambda: Parser("japanese")
    monkeypatch.setitem(sys.modules, "budoux", library)
    monkeypatch.setattr(segmenters, "find_spec", lambda name: name)
    assert segmenters.segmenter("budoux")("文", lang) == [parser, "文"]


def test_t16_budoux_not_installed(monkeypatch):
    monkeypatch.setattr(segmenters, "find_spec", lambda _: None)
    assert segmenters.segmenter("budoux") is None


def test_t16_the_real_budoux():
    pytest.importorskip("budoux")
    assert "".join(segmenters.segmenter("budoux")("关于做好社区通知", "zh-Hans")) == "关于做好社区通知"
