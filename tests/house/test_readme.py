"""README.md, the CI script and the command line say the same."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsletter.blocks import KINDS
from newsletter.cli.commands import NAMES, Commands
from newsletter.cli.console import Console
from newsletter.model.inner import inner_names
from newsletter.pipeline import Job, check

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def block(marker):
    """The code block behind a marker."""
    found = re.search(rf"^<!-- {marker} -->\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, marker
    return found[1]


@pytest.mark.parametrize("marker", ["build", "tests"])
def test_each_command_is_one_line_with_its_own_environment(marker):
    command = block(marker)
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv")


def test_the_readme_begins_with_the_two_commands():
    first = README.index("\n## ")
    assert README.index("<!-- build -->") < README.index("<!-- tests -->") < first


def test_the_script_runs_the_command_of_the_readme(tmp_path):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (tmp_path / "README.md").write_text(
        README.replace(block("tests"), "echo ran in $PWD && exit 7\n"), "utf-8"
    )
    stale = tmp_path / ".venv-test" / "stale"
    stale.parent.mkdir()
    stale.touch()
    run = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 7
    assert f"ran in {tmp_path}" in run.stdout
    assert not stale.exists()


def test_the_script_fails_without_a_command(tmp_path):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (tmp_path / "README.md").write_text("no command\n", "utf-8")
    run = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1


@pytest.mark.parametrize("name", NAMES)
def test_each_command_is_told(name):
    assert f"`newsletter {name}" in README


def test_each_option_told_is_there():
    group = Commands(Console("en"))
    options = _options(group)
    told = set(re.findall(r"`(--?[a-z][a-z-]*)[ `]", README))
    assert told <= options


def test_each_file_told_is_there():
    for name in re.findall(r"`([A-Z]+(?:\.md)?|(?:\w[\w.-]*/)+[\w.-]*)`", README):
        assert (ROOT / name).exists(), name


def test_each_block_kind_is_told_by_both_names():
    for name in inner_names(KINDS):
        chinese = re.search(r"\((.+?)\)", sys.modules[KINDS[name].__module__].__doc__)[1]
        assert re.search(rf"`{name}` {chinese}[、。]", README), name


def test_the_example_is_sound(tmp_path):
    content = tmp_path / "content.yaml"
    content.write_text(block("example"), "utf-8")
    result = check(Job(content))
    assert (result.pages, result.diagnostics) == (1, ())


def _options(command):
    """The options of a command and of those below it."""
    found = {name for param in command.params for name in param.opts}
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        found.update(*(_options(command.get_command(ctx, name)) for name in command.list_commands(ctx)))
    return found
