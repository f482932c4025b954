"""Mending ends, is done once and for all, and touches nothing but the fault, whatever the author typed."""

import sys
import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.diagnostic import ContentError
from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.model.words import words
from newsletter.source.read import read_text

sys.path.insert(0, str(Path(__file__).parents[1] / "checks"))
from written import content, findings, mended

MARKS = [*",.:;!?()，。：；！？（）“”‘’\"'…—-~、《》·•[]", "...", "--", "。。", "  ", "\u3000", "\u200b"]
LETTERS = [
    *"甲乙丙丁戊己庚一三月日年的\uf900⽅が們们",
    *["A", "x", "oC", "１", "Ｂ", "3", "12", "ｶﾞ", "e\u0301"],
]
FOREIGN = [
    "https://a.cn/b,c",
    "a@b.cn",
    "`码,码`",
    "**强,调**",
    "[链:接](https://a.cn)",
    "${name}",
    "文件.docx",
    "{卫|wèi}",
    "[甲,乙]{.dots}",
    "==高,亮==",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(LETTERS), st.sampled_from(MARKS), st.sampled_from([*FOREIGN, " ", "\n"])),
    max_size=24,
).map("".join)


def readable(text):
    """The text in each of the ways to write one in YAML that can be read."""
    flat = text.replace("\n", " ")
    single, double = flat.replace("'", "''"), flat.replace('"', '\\"')
    forms = (
        content(text),
        content(flat, "list"),
        content(f"'{single}'", "list"),
        content(f'"{double}"', "list"),
    )
    for form in forms:
        source = form.replace("headline", "variables: {name: 名,字}\nheadline", 1)
        try:
            findings(source)
        except ContentError:
            continue
        yield source


def letters(source):
    """The letters and figures of each text, with one width and without the product sign."""
    for text in words(load(read_text(source.encode(), Path("content.yaml")), KINDS)):
        plain = unicodedata.normalize("NFKC", text.text).lower()
        yield text.part, [one for one in plain if one.isalnum() and one != "x"]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_mending_ends_and_changes_only_the_faults(text):
    for source in readable(text):
        after, steps = mended(source)
        assert mended(after) == (after, [])
        assert list(letters(after)) == list(letters(source))
        for step in steps:
            line, span = step.span.text, step.span
            before, behind = line[: span.column - 1], line[span.end - 1 :]
            assert step.fix.startswith(before)
            assert step.fix.endswith(behind)
            assert len(step.fix) >= len(before) + len(behind)
