"""Included files and variables."""

from __future__ import annotations

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.source.expand import expand
from newsletter.source.limits import Limits
from newsletter.source.node import MappingNode, ScalarNode
from newsletter.source.paths import Project
from newsletter.source.read import read


def plain(node):
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.items()}
    return [plain(child) for child in node.children]


@pytest.fixture
def expanded(tmp_path):
    def run(text, **files):
        for name, more in {"content": text, **files}.items():
            path = tmp_path / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(more, "utf-8")
        return expand(read(tmp_path / "content.yaml"), Project(tmp_path, (tmp_path,)), Limits())

    return run


def codes(tree):
    return [(one.code, one.span.file.name.rpartition("/")[2], one.span.line) for one in tree.diagnostics]


def test_what_the_including_file_says_wins_and_mappings_are_joined(expanded):
    tree = expanded(
        "version: 1\ninclude: house.yaml\npublication: {name: 古塔}\ncontacts: [一]\n",
        house="version: 2\npublication: {name: 卫健, issuer: 局}\ncontacts: [二, 三]\ncolophon: 末\n",
    )
    assert not tree.diagnostics
    assert plain(tree.root) == {
        "version": "1",
        "include": "house.yaml",
        "publication": {"name": "古塔", "issuer": "局"},
        "contacts": ["一"],
        "colophon": "末",
    }


def test_included_files_include_from_their_own_folder_and_nodes_keep_their_file(expanded):
    tree = expanded("include: sub/a.yaml\nx: 1\n", sub__a="include: [b.yaml]\ny: 2\n", sub__b="z: 3\n")
    assert plain(tree.root) == {"include": "sub/a.yaml", "x": "1", "y": "2", "z": "3"}
    assert tree.root.get("z").span.file.name.endswith("sub/b.yaml")
    assert [one.path.name for one in tree.included] == ["a.yaml", "b.yaml"]


def test_a_cycle_is_told_and_a_file_named_twice_comes_once(expanded):
    assert codes(expanded("include: a.yaml\n", a="include: content.yaml\n")) == [("E156", "a.yaml", 1)]
    assert not expanded("include: [a.yaml, b.yaml]\n", a="include: b.yaml\n", b="x: 1\n").diagnostics


def test_what_cannot_be_included_is_told_where_it_is_named(expanded):
    tree = expanded("x: 1\ninclude: [none.yaml, ../a.yaml, list.yaml]\n", list="- 一\n")
    assert codes(tree) == [
        ("E155", "content.yaml", 2),
        ("E146", "content.yaml", 2),
        ("E157", "content.yaml", 2),
    ]
    tree = expanded("x: 1\ninclude: [blank.yaml, content.yaml]\n", blank="# nothing\n")
    assert codes(tree) == [("E159", "content.yaml", 2), ("E158", "content.yaml", 2)]


def test_faults_in_an_included_file_are_told_in_their_place(expanded):
    assert codes(expanded("include: a.yaml\n", a="x: 1\nx: 2\n")) == [("E116", "a.yaml", 2)]
    assert codes(expanded("include: a.yaml\n", a="x: [1\n")) == [("E123", "a.yaml", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第${issue.number}期", "第12期"),
        ("${publication.name}与${ 区 }", "古塔卫健与古塔"),
        ("${两层}", "古塔卫健在古塔"),
        ("$${区}与$区与${", "${区}与$区与${"),
        ("$$${区}", "$${区}"),
        ("${块}", "一\n二"),
    ],
)
def test_variables_are_filled_in(expanded, text, expected):
    tree = expanded(
        f"publication: 古塔卫健\nissue: {{number: 12}}\nvariables:\n  区: 古塔\n  两层: ${{publication.name}}在${{区}}\n"
        f"  块: |\n    一\n    二\nheadline: {text}\n"
    )
    assert not tree.diagnostics
    assert tree.root.get("headline").value == expected


def test_a_filled_in_character_is_traced_to_its_use(expanded):
    tree = expanded("variables: {区: 古塔区卫生健康局}\nheadline: 在${区}里\n")
    node = tree.root.get("headline")
    assert node.value == "在古塔区卫生健康局里"
    columns = [node.trace.at(offset).column for offset in range(len(node.value))]
    assert columns == [11, 12, 13, 14, 15, 15, 15, 15, 15, 16]
    assert {node.trace.at(offset).line for offset in range(len(node.value))} == {2}


def test_unknown_and_circular_variables_are_told_at_their_use(expanded):
    tree = expanded(
        "issue: {number: 1}\nvariables: {甲: '${乙}', 乙: '${甲}'}\na: ${issue.numer}\nb: ${xyzzy}\nc: ${甲}\n"
    )
    assert codes(tree) == [
        ("E153", "content.yaml", 2),
        ("E151", "content.yaml", 3),
        ("E152", "content.yaml", 4),
    ]


def test_variables_that_grow_without_bound_end_at_the_limit(expanded):
    lines = ["  v0: " + "x" * 100] + [f"  v{n}: " + f"${{v{n - 1}}}" * 10 for n in range(1, 12)]
    with pytest.raises(ContentError) as raised:
        expanded("variables:\n" + "\n".join(lines) + "\n")
    assert raised.value.diagnostics[0].code == "E124"


def test_a_long_chain_of_variables_is_a_fault_and_no_crash(expanded):
    lines = [f"  v{n}: ${{v{n + 1}}}" for n in range(3000)] + ["  v3000: x"]
    assert "E153" in {one.code for one in expanded("variables:\n" + "\n".join(lines) + "\n").diagnostics}
