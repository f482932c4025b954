"""Files into trees: what is refused before it is opened (R11), and what is counted (R13)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError, EnvironmentFault
from newsletter.basics.span import SourceFile
from newsletter.source import read
from newsletter.source.limits import Limits
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode
from newsletter.source.parse import parse


def tree(text, limits=None):
    return parse(SourceFile("a.yaml", tuple(text.split("\n"))), limits or Limits())


def told(text, limits=None):
    return [(one.code, one.span.line, one.span.column) for one in tree(text, limits)[1]]


def value(node):
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [value(child) for child in node.children]
    return {key.value: value(child) for key, child in node.items()}


@pytest.mark.parametrize(
    "text", ["14:30", "012", "no", "1.10", "2020-03-05", "0x1F", "1e3", "~", "+86", "1_000", "YES"]
)
def test_scalars_stay_as_typed(text):
    root, found = tree(f"a: {text}\n")
    assert (value(root), found) == ({"a": text}, [])


def test_nodes_know_their_place():
    root, _ = tree("a: 1\nb:\n  - {x: 古, y: [塔]}\n")
    assert isinstance(root, MappingNode)
    inner = root.get("b").children[0]
    assert [(key.span.line, key.span.column, key.span.end) for key in inner.keys] == [(3, 6, 7), (3, 12, 13)]
    assert (inner.span.line, inner.span.column, inner.span.end) == (3, 5, 19)
    assert inner.get("y").children[0].span.column == 16


def test_characters_beyond_the_first_plane_count_as_one_column():
    root, _ = tree("𠮷: 𠮷野, x\n")
    assert root.children[0].span.column == 4
    assert root.children[0].trace.at(3).column == 7


@pytest.mark.parametrize("strange", ["\u2028", "\u2029", "\ufeff", "\u200b", "\u00a0", "\u3000x"])
def test_unseen_characters_stay_in_the_text_and_move_no_line(strange):
    root, found = tree(f"a: 古{strange}塔\nb: 下\n")
    assert value(root) == {"a": f"古{strange}塔", "b": "下"}
    assert root.children[1].span.line == 2
    assert not found


def test_control_characters_are_all_told():
    assert told("a: x\x07y\nb: \x1b[31m\nc: x\x85y\n") == [("E128", 1, 5), ("E128", 2, 4), ("E128", 3, 5)]


def test_a_missing_file_a_folder_and_a_pipe_are_faults_of_the_environment(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, code in ((tmp_path / "none.yaml", "E101"), (tmp_path, "E102"), (tmp_path / "pipe", "E103")):
        with pytest.raises(EnvironmentFault) as raised:
            read(path)
        assert [one.code for one in raised.value.diagnostics] == [code]
        assert raised.value.exit_code == 3


def test_a_name_that_no_system_takes_is_a_fault_of_the_environment():
    with pytest.raises(EnvironmentFault):
        read(Path("a\0b"))
    with pytest.raises(EnvironmentFault):
        read(Path("a" * 5000))


def test_an_empty_file_and_one_of_comments_are_refused(tmp_path):
    path = tmp_path / "a.yaml"
    for text in ("", "# nothing\n", "---\n...\n"):
        path.write_text(text)
        with pytest.raises(ContentError):
            read(path)


def test_a_file_over_the_limit_is_not_parsed(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: " + "x" * 100)
    with pytest.raises(ContentError) as raised:
        read(path, Limits(content_bytes=50))
    assert raised.value.diagnostics[0].code == "E107"


@pytest.mark.parametrize(
    ("text", "limits", "name"),
    [
        ("[" * 70, Limits(), "yaml_depth"),
        ("a: [" + "x, " * 60 + "x]", Limits(yaml_nodes=50), "yaml_nodes"),
        ("a: &a [x, x, x]\nb: [" + "*a, " * 20 + "*a]", Limits(alias_nodes=50), "alias_nodes"),
        ("a: " + "x" * 60, Limits(scalar_chars=50), "scalar_chars"),
        ("a: " + "x" * 40 + "\nb: " + "x" * 40, Limits(total_chars=50), "total_chars"),
    ],
)
def test_limits_name_themselves(text, limits, name):
    root, found = tree(text, limits)
    assert root is None
    assert [(one.code, dict(one.values)["name"]) for one in found] == [("E124", name)]


def test_the_billion_laughs_end_early():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    root, found = tree("\n".join(lines))
    assert root is None
    assert [one.code for one in found] == ["E124"]


def test_nesting_by_aliases_counts_as_depth():
    lines = ["a0: &a0 " + "[" * 40 + "x" + "]" * 40]
    lines += [f"a{n}: &a{n} " + "[" * 40 + f"*a{n - 1}" + "]" * 40 for n in range(1, 4)]
    assert [(code, line) for code, line, _ in told("\n".join(lines))] == [("E124", 2)]


def test_an_alias_is_the_same_node_twice():
    root, found = tree("a: &a [古, 塔]\nb: *a\n")
    assert root.get("a") is root.get("b")
    assert not found


def test_a_bad_tag_is_told_and_nothing_is_run():
    assert told("a: !!python/object/apply:os.system [ls]\n") == [("E120", 1, 4)]


def test_standard_tags_change_nothing():
    root, found = tree("a: !!str 12\nb: !!int '3'\n")
    assert (value(root), found) == ({"a": "12", "b": "3"}, [])


def test_places_behind_a_mended_stretch_are_those_of_the_file():
    root, _ = tree("publication：古塔卫健\nissue:\n\tnumber: 3\nlead: @守\n")
    assert root.get("publication").span.column == 13
    assert root.get("issue").get("number").span.column == 10
    assert root.get("lead").span.column == 7
    assert root.get("lead").trace.at(1).column == 8


@pytest.mark.parametrize("text", ["a: \n- : {'x\n  }", "a: \"[\n  '''*}'\"{: ", 'a: "\n\n[\'"]\n  "'])
def test_a_line_is_not_mended_for_ever(text):
    """Quoting a line again and again would double it each time."""
    found = tree(text)[1]
    assert found
    assert max(len(one.fix or "") for one in found) < 5 * len(text)
