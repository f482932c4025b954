"""`newsletter check FILE.pdf`: a PDF of anyone's is held to what it claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsletter.cli.main import main
from newsletter.pipeline import Job, build

SAMPLE = Path(__file__).parents[1] / "samples/one-short-section.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    build(Job(SAMPLE, folder, profiles=("screen", "print")))
    return {name: str(folder / f"{SAMPLE.stem}.{name}.pdf") for name in ("screen", "print")}


def ran(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--ui-lang", "en"])
    return ended.value.code, capsys.readouterr()


def test_a_file_keeps_what_it_claims(files, capsys):
    code, said = ran(capsys, "check", files["screen"])
    assert (code, said.out, said.err) == (0, "Keeps PDF/A-2a, PDF/UA-1, 1 page.\n", "")


def test_json_names_the_standards(files, capsys):
    code, said = ran(capsys, "check", files["screen"], "--json", "--profile", "pdf-ua-1")
    told = json.loads(said.out)
    assert (code, told["ok"], told["standards"], told["diagnostics"]) == (0, True, ["PDF/UA-1"], [])


def test_a_file_is_held_to_the_standards_of_a_profile(files, capsys):
    code, said = ran(capsys, "check", files["print"], "--profile", "screen")
    assert code == 1
    assert "the rule ua-tagged of PDF/UA-1 is broken" in said.err
    assert "page 1, content: the rule ua-marked" in said.err


def test_a_file_without_a_claim_is_told(files, capsys):
    code, said = ran(capsys, "check", files["print"])
    assert (code, said.out) == (0, "Held to no standard, 1 page.\n")
    assert "W651" in said.err


def test_what_cannot_be_read_is_told(tmp_path, files, capsys):
    assert ran(capsys, "check", str(tmp_path / "none.pdf"))[0] == 3
    assert ran(capsys, "check", files["screen"], "--profile", "pdf-a-7")[0] == 2
