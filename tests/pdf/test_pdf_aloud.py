"""Another's checker listens to our files: PDF/UA-1 and what a validator cannot know."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.pipeline import Job, build

outloud = pytest.importorskip("outloud")

ROOT = Path(__file__).parents[2]
SOURCES = {
    "sample": ROOT / "content.yaml",
    **{path.stem: path for path in sorted((ROOT / "tests/samples").glob("*.yaml"))},
    **{path.parent.name: path for path in sorted((ROOT / "docs/gallery").glob("*/content.yaml"))},
}
# A page of notices in frames is drawn as a grid and is no table.
KNOWN = {("drawn-kinds", "TBL-014")}


# The file for mail differs in its pictures alone.
@pytest.mark.parametrize(("name", "profile"), [*((name, "screen") for name in SOURCES), ("sample", "email")])
def test_the_file_can_be_read_aloud(name, profile, tmp_path):
    path = tmp_path / "a.pdf"
    build(Job(SOURCES[name], path, profiles=(profile,), draft=profile == "email"))
    found = [one for one in outloud.check(path).findings if one.severity in {"error", "warning"}]
    assert [(one.rule, one.evidence) for one in found if (name, one.rule) not in KNOWN] == []
