"""The schema beside the sample and the reference page are those that the commands print."""

from pathlib import Path

from newsletter.cli.reference import page
from newsletter.cli.schema import schema_text

ROOT = Path(__file__).parents[2]


def test_the_schema_beside_the_sample_is_current():
    told = "run: newsletter schema -o newsletter.schema.json"
    assert (ROOT / "newsletter.schema.json").read_text("utf-8") == schema_text(), told


def test_the_reference_page_is_current():
    told = "run: newsletter layouts reference -o docs/layout-reference.md"
    assert (ROOT / "docs" / "layout-reference.md").read_text("utf-8") == page(), told
