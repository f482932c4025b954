"""The command line as a user meets it: exit codes, streams, faults without traceback (R1, R3, R4, R19)."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter.cli import main as front
from newsletter.cli.main import run
from newsletter.cli.signals import Interrupted, Watch
from newsletter.finish import PROFILES

ENGLISH = {"LC_ALL": "C.UTF-8"}


def newsletter(*arguments, cwd=None, env=None, **settings):
    """A run of the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsletter", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **ENGLISH, **(env or {})},
        capture_output="stdout" not in settings,
        text=True,
        encoding="utf-8",
        check=False,
        **settings,
    )


def test_help_and_version_are_results(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("newsletter 0.")
    assert run(["--ui-lang", "en", "build", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: newsletter build [OPTIONS]")
    assert "--strict" in out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_names_every_profile(language, capsys):
    assert run(["--ui-lang", language, "build", "--help"]) == 0
    words = set(re.findall(r"[a-z0-9-]+", capsys.readouterr().out))
    assert set(PROFILES.names) <= words


def test_help_in_chinese(capsys):
    assert run(["--ui-lang", "zh", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法: newsletter")
    assert "选项:" in out
    assert "命令:" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Usage: newsletter"),
        (["biuld"], 'error[E701] there is no command "biuld"\n  Try build.'),
        (["build", "--stict"], "error[E702] there is no option --stict\n  did you mean --strict?"),
        (["build", "--set"], "error[E704]"),
        (["new"], "error[E705] DIR is missing"),
        (
            ["--ui-lang", "fr", "build"],
            "error[E706] --ui-lang does not take this value\n  Choose one of zh, en.",
        ),
        (["build", "a", "b"], 'error[E719] "b"'),
        (["--ui-lang", "en"], "error[E707]"),
        (["build", "--json=3"], "error[E718] the option --json takes no value"),
        (["build", "--set", "body.size"], 'error[E708] "body.size"'),
    ],
)
def test_usage_faults_are_2(arguments, words, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert not out


def test_usage_faults_in_chinese(capsys):
    assert run(["--ui-lang", "zh", "biuld"]) == 2
    assert capsys.readouterr().err.startswith("错误[E701] 没有“biuld”这个命令\n  可以试试 build。")


def test_an_alias_builds(capsys):
    assert run(["--ui-lang", "en", "render", "--help"]) == 0
    assert "--profile" in capsys.readouterr().out


def test_what_nobody_expected_is_4_and_one_sentence(capsys, monkeypatch):
    def fail(*_):
        raise RuntimeError("lost\nand more")

    monkeypatch.setattr(front, "_obey", fail)
    assert run(["--ui-lang", "en", "fonts"]) == 4
    err = capsys.readouterr().err
    assert "error[E790] a fault inside newsletter stopped the run (RuntimeError: lost)" in err
    assert "Please report it" in err
    assert "Traceback" not in err
    assert run(["--ui-lang", "en", "build", "--debug"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_a_closed_pipe_changes_no_exit_code():
    command = f"{sys.executable} -m newsletter fonts | true; exit ${{PIPESTATUS[0]}}"
    run_ = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (run_.returncode, run_.stderr) == (0, "")


def test_closed_streams_change_no_exit_code():
    for closing in (">&-", "2>&-", ">&- 2>&-"):
        command = f"{sys.executable} -m newsletter fonts {closing}"
        assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 0
        command = f"{sys.executable} -m newsletter biuld {closing}"
        assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 2


def test_an_ascii_locale_changes_no_exit_code():
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    told = newsletter("--ui-lang", "zh", "fonts", env=env)
    assert told.returncode == 0
    assert told.stdout.isascii()
    assert "\\u5b8b" in told.stdout


def test_a_full_disk_behind_stdout_is_3():
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = newsletter("fonts", stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == 3
    assert "error[E715]" in told.stderr


@pytest.mark.parametrize("arguments", [("nosuch.yaml",), (".",)])
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_input_that_is_missing_or_a_folder_is_3(command, arguments, tmp_path):
    told = newsletter(command, *arguments, cwd=tmp_path)
    assert told.returncode == 3
    assert not told.stdout
    assert "error[E10" in told.stderr
    assert "Traceback" not in told.stderr


def test_json_is_one_object_and_stderr_stays_empty(tmp_path):
    told = newsletter("check", "nosuch.yaml", "--json", cwd=tmp_path)
    found = json.loads(told.stdout)
    assert told.stderr == ""
    assert set(found) == {"ok", "outputs", "pages", "diagnostics", "timings"}
    assert (found["ok"], found["outputs"], found["pages"]) == (False, [], 0)
    assert found["diagnostics"][0]["severity"] == "error"


def test_a_signal_that_a_library_turns_into_its_own_fault_is_still_the_signals(capsys, monkeypatch):
    watch = Watch()

    def fail(*_):
        try:
            watch._stop(signal.SIGTERM, None)
        except Interrupted as stop:
            raise ImportError("half loaded") from stop

    monkeypatch.setattr(front, "_obey", fail)
    assert run(["build"], watch) == 143
    assert capsys.readouterr() == ("", "")


# A parent that ignores the interrupt hands that on, so the child asks for it anew.
WAITING = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from newsletter.cli import commands, command, main
class Slow(commands.Commands):
    def get_command(self, ctx, name):
        def wait():
            try:
                print("ready", flush=True)
                time.sleep(30)
            finally:
                print("cleaned", flush=True)
        return command.command(self._console, wait, [], "")
commands.Commands = Slow
main.main(["build"])
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_clean_up_and_end_the_run(number, code):
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as waiting:
        assert waiting.stdout.readline() == "ready\n"
        waiting.send_signal(number)
        out, err = waiting.communicate(timeout=10)
    assert (waiting.returncode, out, err) == (code, "cleaned\n", "")


IMPORTING = """
import os, signal, time
from newsletter.cli.signals import Interrupted
try:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.02)
except Interrupted:
    print("torn")
print("loaded", flush=True)
"""
LOADING = """
import time
from newsletter.cli import main
def load(*_):
    import half_loaded
    time.sleep(30)
main._obey = load
main.main([])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer to ask again")
def test_a_signal_waits_until_a_module_is_loaded(tmp_path):
    (tmp_path / "half_loaded.py").write_text(IMPORTING, "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", LOADING], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout, told.stderr) == (143, "loaded\n", "")
