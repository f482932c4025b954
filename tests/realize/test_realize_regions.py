"""Each text has the ways of its own language: the document's, or its paragraph's (T6, T55)."""

import pytest

from newsletter import model, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.flow.node import Text, children
from newsletter.flow.style import Interpunct, Punctuation

CONTENT = """\
lang: {lang}
publication: {{name: 古塔, issuer: 局}}
headline: 題
sections:
  - blocks:
      - 甲乙，丙丁。
      - paragraph: {{text: 戊己、庚辛。, lang: {other}}}
"""


def bodies(tmp_path, lang, other):
    """The paragraphs' texts."""
    path = tmp_path / "content.yaml"
    path.write_text(CONTENT.format(lang=lang, other=other), encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    design = resolve(source.read(find("bulletin")), KINDS, lang=document.lang)
    return [text for text in _texts(realize.flow(document, design).story) if text.runs[0].text[0] in "甲戊"]


def _texts(nodes):
    for node in nodes:
        if isinstance(node, Text):
            yield node
        yield from _texts(children(node))


@pytest.mark.parametrize(
    ("lang", "other"), [("zh-Hans", "zh-Hant"), ("zh-Hant", "zh-Hans"), ("ja", "zh-HK"), ("zh-Hans", "ko")]
)
def test_a_paragraph_follows_its_own_language(tmp_path, lang, other):
    ways = {
        "zh-Hans": (Punctuation.KAIMING, Interpunct.HALF, 0.25),
        "zh-Hant": (Punctuation.QUANJIAO, Interpunct.FULL, 0.25),
        "zh-HK": (Punctuation.QUANJIAO, Interpunct.FULL, 0.25),
        "ja": (Punctuation.KAIMING, Interpunct.FULL, 0.25),
        "ko": (Punctuation.KAIMING, Interpunct.HALF, 0.0),
    }

    found = bodies(tmp_path, lang, other)

    assert [{run.style.lang for run in text.runs} for text in found] == [{lang}, {other}]
    assert [(t.style.punctuation, t.style.interpunct, t.style.autospace) for t in found] == [
        ways[lang],
        ways[other],
    ]
