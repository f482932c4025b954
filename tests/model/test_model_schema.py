"""The JSON Schema of content files agrees with the check."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from newsletter.basics.diagnostic import NewsletterError, Severity
from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.model.schema import content_schema
from newsletter.source import read
from newsletter.source.node import MappingNode, ScalarNode, Style
from newsletter.source.read import read_text

SCHEMA = content_schema(KINDS)
CHECKER = jsonschema.Draft7Validator(SCHEMA)
FAULTS = Path(__file__).parent.parent / "faults"
SAMPLES = Path(__file__).parent.parent / "samples"
HEAD = "publication: 古塔卫健\nheadline: 守在古塔下\n"
# What a schema cannot know: files, links, variables, slips that reading mends, hints and warnings.
UNSEEN = {
    "paths",
    "links",
    "variables",
    "comments",
    "include-itself",
    "control",
    "readings",
    "references-none",
}


def plain(node):
    """The node as an editor reads it (YAML 1.2)."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.items()}
    if isinstance(node, ScalarNode):
        return scalar(node)
    return [plain(child) for child in node.children]


def scalar(node):
    text = node.value
    if node.style is not Style.PLAIN:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"-?(0|[1-9]\d*)", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d+\.\d+", text) else text


def errors(text):
    tree = read_text(text.encode(), Path("a.yaml"))
    return list(CHECKER.iter_errors(plain(tree.root)))


def test_it_is_a_draft_07_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_every_field_is_described_in_both_languages():
    for name, one in SCHEMA["properties"].items():
        assert re.search("[\u4e00-\u9fff]", one["description"]), name
        assert re.search("[A-Za-z]{3}", one["description"]), name


def test_every_key_of_a_file_and_every_block_is_there():
    assert {"version", "publication", "issue", "articles", "headline", "sections", "lead"} <= SCHEMA[
        "properties"
    ].keys()
    listed = SCHEMA["definitions"]["block"]["anyOf"][1]["properties"]
    assert set(listed) == {name for name in KINDS if KINDS[name].inner}


@pytest.mark.parametrize("name", [name for name in KINDS if KINDS[name].inner])
def test_the_example_of_each_block_is_valid(name):
    for example in (KINDS[name].example, *KINDS[name].variants):
        text = "\n".join(f"        {line}" for line in example.splitlines())
        assert not errors(f"{HEAD}sections:\n  - blocks:\n      -\n{text}\n")


@pytest.mark.parametrize(
    "path",
    [*sorted(SAMPLES.glob("*.yaml")), SAMPLES.parent.parent / "content.yaml"],
    ids=lambda path: path.stem,
)
def test_samples_are_valid(path):
    assert not list(CHECKER.iter_errors(plain(read(path).root)))


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_the_check_refuses_the_schema_refuses(path):
    """Only where the file can be read without mending, since an editor parses it as it is."""
    try:
        tree = read(path)
        load(tree, KINDS)
    except NewsletterError as error:
        grave = [one for one in error.diagnostics if one.severity is Severity.ERROR]
    else:
        grave = []
    read_whole = (
        path.stem not in UNSEEN and grave and not any(d.severity is Severity.ERROR for d in _reading(path))
    )
    if read_whole:
        assert list(CHECKER.iter_errors(plain(read(path).root)))
    elif not grave:
        assert path.stem in UNSEEN


def _reading(path):
    try:
        return read(path).diagnostics
    except NewsletterError as error:
        return error.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "publication: 一\nsecions: []\n",
        "headline: 一\n",
        "publication: 一\n",
        f"{HEAD}articles: [{{headline: 一}}]\n",
        f"{HEAD}issue: {{date: 5.3}}\n",
        f"{HEAD}sections:\n  - blocks: [{{couplet: [一]}}]\n",
        f"{HEAD}sections:\n  - blocks: [{{quote: 一, list: [二]}}]\n",
        f"{HEAD}sections:\n  - blocks: [{{headline: 一}}]\n",
        f"{HEAD}sections:\n  - {{heading: 一, level: 9}}\n",
        f"{HEAD}sections: [一]\n",
        f"{HEAD}version: 2\n",
    ],
)
def test_typical_faults_are_refused(text):
    assert errors(text)
