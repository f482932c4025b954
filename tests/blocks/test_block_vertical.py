"""Kinds of events, times and persons in a story whose lines run down the sheet (T60)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newsletter.basics.diagnostic import Severity
from newsletter.blocks import KINDS
from newsletter.pipeline import Job, check

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("timeline", "schedule", "steps", "qa", "people", "honour", "event", "glossary", "spacer")


@pytest.mark.parametrize("span", ["column", "all"])
def test_they_are_set_without_faults(tmp_path, span):
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    shutil.copy(SAMPLES / "layouts" / "vertical-proof.yaml", layouts / "upright.yaml")
    shutil.copy(SAMPLES / "images" / "mask.svg", tmp_path)
    blocks = []
    for name in NAMES:
        key, _, said = KINDS[name].example.partition(": ")
        if span == "all" and hasattr(KINDS[name], "span_"):
            said = said[:-1] + ", span: all}" if said.startswith("{") else f"{{items: {said}, span: all}}"
        blocks.append(f"      - {key}: {said}\n      - 一段正文，说的是前面的一块。\n")
    content = tmp_path / "content.yaml"
    content.write_text(
        "version: 1\npublication: {name: 社区}\nlayout: upright\nheadline: 竖排\nsections:\n  - blocks:\n"
        + "".join(blocks),
        encoding="utf-8",
    )
    result = check(Job(content))
    assert result.pages > 0
    assert [said for said in result.diagnostics if said.severity is not Severity.HINT] == []
