"""The command: prepare both sides, let them race, prove the PDFs, print a Markdown table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import proof, race, sample, typst_source

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPST = (
    "import sys, typst as t; t.compile(*sys.argv[1:3], font_paths=sys.argv[3:], ignore_system_fonts=True)"
)


def main() -> None:
    """Run the sizes and sides asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="timed runs of each side")
    parser.add_argument("--sizes", default="text,photos", help="text, photos or both, with a comma")
    parser.add_argument("--sides", default="newsletter,typst", help="which sides run, with a comma")
    chosen = parser.parse_args()
    _say(f"Python {platform.python_version()}, {os.cpu_count()} cores, {chosen.runs} runs of each side\n")
    _say(
        "| size | side | median ms | min | max | MiB | KiB | pages |\n|---|---|---:|---:|---:|---:|---:|---:|"
    )
    for size in chosen.sizes.split(","):
        with tempfile.TemporaryDirectory() as folder:
            _compare(size, chosen.sides.split(","), chosen.runs, Path(folder))


def _compare(size: str, sides: list[str], runs: int, folder: Path) -> None:
    content = sample.prepare(folder, pictures=size == "photos")
    runners = [_SIDES[side](folder, content) for side in sides]
    results = race.race(runners, runs)
    for runner, taken in zip(runners, results, strict=True):
        pages, kib = proof.prove(runner.output, content), runner.output.stat().st_size / 1024
        memory = max(run.memory for run in taken)
        _say(
            f"| {size} | {runner.name} | {_spread(run.wall for run in taken)} | {memory:.0f} | {kib:.0f} | {pages} |"
        )
    for name, other in zip(sides[1:], results[1:], strict=True):
        pairs = [a.wall / b.wall for a, b in zip(results[0], other, strict=True)]
        _say(f"| {size} | {sides[0]} / {name}, pair by pair | {_spread(pairs, 2)} | | | |")


def _spread(values: Iterable[float], places: int = 0) -> str:
    found = sorted(values)
    return " | ".join(f"{value:.{places}f}" for value in (median(found), found[0], found[-1]))


def _ours(folder: Path, _: sample.Content) -> race.Runner:
    output = folder / "ours.pdf"
    command = (sys.executable, "-m", "newsletter", "build", str(folder / "content.yaml"), "-o", str(output))
    return race.Runner(f"newsletter {version('newsletter-press')}", command, output)


def _typst(folder: Path, content: sample.Content) -> race.Runner:
    output, source = folder / "typst.pdf", typst_source.write(content, folder)
    command = (sys.executable, "-c", _TYPST, str(source), str(output), str(sample.FONTS))
    return race.Runner(f"typst {version('typst')}", command, output)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the table is the result


_SIDES = {"newsletter": _ours, "typst": _typst}

if __name__ == "__main__":
    main()
