"""Whatever is referred to from wherever: the numbers are those of the pages, and the rounds end."""

from __future__ import annotations

from dataclasses import replace

from fake_setter import FACE, GRID, STYLE, FakeSetter, text
from hypothesis import given, settings
from hypothesis import strategies as st
from test_compose import SHEET, masters

from newsletter.flow.node import Break, BreakKind, PageOf, Run, Stack, Text
from newsletter.flow.sheet import Flow, Meta
from newsletter.page.compose import compose
from newsletter.page.fragment import SetLine
from newsletter.page.references import ROUNDS, settled

NAMES = "abc"
# A plain paragraph, one that refers, a part of that name, and a forced page, each with its length.
PARTS = st.lists(
    st.tuples(
        st.sampled_from(["plain", "plain", "refer", "page"]), st.integers(1, 500), st.sampled_from(NAMES)
    ),
    min_size=4,
    max_size=12,
)


def node(index: int, kind: str, length: int, name: str):
    """A part of the story; a text that refers is known by its level."""
    if kind == "page":
        return Break(BreakKind.PAGE)
    if kind == "plain":
        return text(length)
    words = [Run("字" * (1 + length % 40), FACE)]
    fields = [Run("0", FACE, field=PageOf(name))] * (1 + length % 3)
    return Text((*words, *fields), STYLE, level=index + 1)


def set_texts(pages):
    """The level and the words of each text that is set, once."""
    found = {
        id(one.content.lines): one.content
        for page in pages.pages
        for one in page.fragments
        if isinstance(one.content, SetLine)
    }
    return [(content.node.level, content.lines.text.text) for content in found.values()]


@given(parts=PARTS, named=st.tuples(*[st.integers(0, 15)] * 3))
@settings(max_examples=40, deadline=None)
def test_numbers_are_true_or_told(parts, named):
    nodes = [node(index, *part) for index, part in enumerate(parts)]
    story = list(nodes)
    for name, index in zip(NAMES, named, strict=True):
        at = index % len(story)
        story[at] = Stack((story[at],), names=(name,))
    rounds = []

    def composed(flow, make):
        rounds.append(flow)
        return compose(replace(flow, refers=False), FakeSetter(), make)

    whole = (text(1), *story, text(1))
    pages = settled(Flow(SHEET, GRID, masters(), whole, Meta("题"), refers=True), None, composed)
    assert 1 <= len(rounds) <= ROUNDS
    where = {anchor.name: anchor.page for anchor in pages.anchors}
    wrong = set()
    for level, words in set_texts(pages):
        if level:
            names = [run.field.name for run in nodes[level - 1].runs if run.field]
            if words.lstrip("字") != "".join(str(where[name]) for name in names):
                wrong.update(names)
    assert len(wrong) == sum(one.code == "W530" for one in pages.diagnostics)
