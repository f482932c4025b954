"""The wheel is whole: unpacked alone into an empty folder it writes the starter and builds it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds what the wheel does."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("newsletter_press-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed, *arguments, cwd):
    """A run of the unpacked package, away from the source tree and without the system's settings."""
    env = {**os.environ, "PYTHONPATH": str(installed), "LC_ALL": "C.UTF-8", "HOME": str(cwd)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_wheel_builds_the_starter(installed, tmp_path):
    place = run(installed, "-c", "import newsletter; print(newsletter.__file__)", cwd=tmp_path)
    assert place.stdout.startswith(str(installed))
    made = run(installed, "-m", "newsletter", "new", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    built = run(installed, "-m", "newsletter", "build", "mine/content.yaml", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "mine" / "content.pdf").read_bytes().startswith(b"%PDF-")


def test_the_wheel_carries_the_data_of_the_source_tree(installed):
    for name in ("layouts", "fonts", "icc"):
        here = {path.relative_to(ROOT / name) for path in (ROOT / name).rglob("*") if path.is_file()}
        there = installed / "newsletter" / "_data" / name
        assert here == {path.relative_to(there) for path in there.rglob("*") if path.is_file()}


def test_the_wheel_carries_every_licence(installed):
    (info,) = installed.glob("newsletter_press-*.dist-info")
    licences = {path.name for path in (info / "licenses").rglob("*") if path.is_file()}
    assert "LICENSE" in licences
    for name in ("fonts", "icc"):
        assert {path.name for path in (ROOT / name / "licences").iterdir()} <= licences
