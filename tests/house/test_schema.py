"""The schema beside the sample is the one that the command prints, so that completion works at once."""

from pathlib import Path

from newsletter.cli.schema import schema_text

ROOT = Path(__file__).parents[2]


def test_the_schema_beside_the_sample_is_current():
    told = "run: newsletter schema -o newsletter.schema.json"
    assert (ROOT / "newsletter.schema.json").read_text("utf-8") == schema_text(), told
