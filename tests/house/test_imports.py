"""What starts must not cost what it does not use: help and version import none of the heavy libraries."""

import subprocess
import sys

import pytest

HEAVY = {
    "PIL",
    "fontTools",
    "importlib.metadata",
    "lxml",
    "markdown_it",
    "numpy",
    "pi_heif",
    "pikepdf",
    "pypdfium2",
    "reportlab",
    "rich",
    "segno",
    "uharfbuzz",
    "yaml",
}


def imported(*arguments):
    """The modules that a run imports."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsletter", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return {
        line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")
    }


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("--ui-lang", "zh", "build", "--help"), ("fonts",)]
)
def test_nothing_heavy_starts(arguments):
    modules = imported(*arguments)
    assert "newsletter.cli.main" in modules
    assert not HEAVY & modules


def test_the_version_asks_for_no_command():
    assert not {"newsletter.cli.build", "newsletter.pipeline", "newsletter.cli.report"} & imported(
        "--version"
    )
