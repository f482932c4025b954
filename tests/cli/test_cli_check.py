"""`check` tells the words' slips with the mended line, in words and as JSON; a build does not."""

import json

import pytest

from newsletter.cli.main import run

CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections:
  - heading: 先把山路走一遍
    blocks:
      - 三支巡山小队每天早晚各走一遍后山,清理林边的枯枝落叶。 # 注,释
      - 读《诗经》、《楚辞》也行。
"""
MENDED = "      - 三支巡山小队每天早晚各走一遍后山，清理林边的枯枝落叶。 # 注,释"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "content.yaml").write_text(CONTENT, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_slip_is_told_with_its_mended_line(capsys):
    assert run(["check"]) == 0
    out, err = capsys.readouterr()
    assert out == "No errors, 1 page.\n"
    assert err.splitlines()[0] == 'content.yaml:7:25 warning[W801] ASCII marks in Chinese text: ","'
    assert f"  → {MENDED}" in err
    assert "content.yaml:8:13 hint[H816]" in err


@pytest.mark.usefixtures("here")
def test_json_carries_slips(capsys):
    assert run(["--ui-lang", "zh", "check", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(one["code"], one["line"], one["column"], one["endColumn"]) for one in told] == [
        ("W801", 7, 25, 26),
        ("H816", 8, 13, 16),
    ]
    assert told[0]["message"] == "中文里用了半角标点：“,”"
    assert [one["fix"] for one in told] == [MENDED, None]


@pytest.mark.usefixtures("here")
def test_strict_takes_a_slip_for_a_failure_and_a_build_is_silent(capsys):
    assert run(["check", "--strict"]) == 1
    capsys.readouterr()
    assert run(["build", "--strict"]) == 0
    assert capsys.readouterr().err == ""
