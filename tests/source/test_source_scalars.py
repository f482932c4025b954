"""The text of scalars and the place of each character."""

from __future__ import annotations

import pytest
import yaml

from newsletter.basics.span import SourceFile
from newsletter.source.limits import Limits
from newsletter.source.parse import parse

LATIN = [
    "a: plain text\n",
    "a: plain\n  over\n  lines\n\n  and a gap\n",
    "a: 'it''s\n\n  quoted '\nb: ''\n",
    'a: "x\\ty \\u4e2d\\x41 \\U0001F600 \\\n   joined  \n   folded\\\n   \\ kept"\n',
    'a: "\n  led by a break\n  "\n',
    "a: |\n  one\n    two\n\n  three\n",
    "a: |-\n  one\n\n\nb: |+\n  two\n\nc: 1\n",
    "a: |2\n    indented\n   less\n",
    "a: >\n  one\n  two\n\n  three\n    deeper\n    still\n\n    more\n  back\n\n\n  end\n",
    "a: >-\n\n  led by a gap\n  x\n",
    "a: >+\n  x\n\n",
    "- |\n one\n- >1\n  two\n- - |\n    x\n",
    "a: | # a note\n  one\n# a comment\nb: 2\n",
    "a: [one\n  two, 'three\n  four']\nb: {x: y\n  z}\n",
    "a: |\n\n\n  x\n   \n  y\n",
    "a: |\n  no end",
    "a: 'x'\n'b c': \"d\"\n? e\n: f\n",
    "a: |\nb: >\nc:\n",
    "a: one  \n  two \n  three\n",
]


def values(node):
    if hasattr(node, "value") and isinstance(node.value, str):
        return [node.value]
    parts = zip(getattr(node, "keys", node.children), node.children, strict=True)
    return [
        text for key, child in parts for text in ([key.value] if key is not child else []) + values(child)
    ]


@pytest.mark.parametrize("text", LATIN)
def test_latin_texts_are_what_yaml_says(text):
    """The parser's own events are the second opinion; Latin words are folded as YAML folds them."""
    root, found = parse(SourceFile("a.yaml", tuple(text.split("\n"))), Limits())
    assert not found
    assert values(root) == [
        event.value for event in yaml.parse(text, yaml.CSafeLoader) if isinstance(event, yaml.ScalarEvent)
    ]


@pytest.mark.parametrize("text", LATIN)
def test_both_loaders_give_the_same_tree(text, monkeypatch):
    source = SourceFile("a.yaml", tuple(text.split("\n")))
    first = values(parse(source, Limits())[0])
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert values(parse(source, Limits())[0]) == first


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 古塔\n", [(1, 4), (1, 5)]),
        ("a: 古\n  塔\n", [(1, 4), (2, 3)]),
        ("a: '古''塔'\n", [(1, 5), (1, 6), (1, 8)]),
        ('a: "古\\u5854x"\n', [(1, 5), (1, 6), (1, 12)]),
        ("a: |\n  古\n  塔\n", [(2, 3), (2, 4), (3, 3), (3, 4)]),
        ("a: >-\n   古\n   塔\n", [(2, 4), (3, 4)]),
        ("a: x\n  y\n", [(1, 4), (1, 5), (2, 3)]),
        ("- |2\n   古\n", [(2, 3), (2, 4), (2, 5)]),
    ],
)
def test_each_character_knows_its_place(text, places):
    root, _ = parse(SourceFile("a.yaml", tuple(text.split("\n"))), Limits())
    node = root.children[0]
    traced = [node.trace.at(offset) for offset in range(len(node.value))]
    assert [(span.line, span.column) for span in traced] == places
