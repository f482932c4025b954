"""`lines`: a plain text set by the engine alone, its lines in words, as JSON and as a picture."""

import io
import json
import sys

import pytest

from newsletter.cli.main import run

TEXT = """\
腊月二十七，家家忙着办年货，古塔区卫健局全员返岗，此后没人休过一天。今天惊蛰，
正是第四十五天。“WHO、CDC和《中国居民膳食指南（2022）》的界线不全一样。”

守城的不只卫健人。
"""
FIRST, SECOND = TEXT.replace("惊蛰，\n", "惊蛰，").rstrip("\n").split("\n\n")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    return tmp_path


def told(capsys, *arguments, code=0):
    """The JSON objects that a run prints."""
    assert run(["lines", *arguments, "--json"]) == code
    out, err = capsys.readouterr()
    assert err == ""
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.usefixtures("here")
def test_each_paragraph_is_printed_line_by_line(capsys):
    assert run(["lines", "text.txt", "--measure", "20em"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    first, second = out.rstrip("\n").split("\n\n")
    assert first.split("\n")[0] == "腊月二十七，家家忙着办年货，古塔区卫健局"
    assert first.replace("\n", "") == FIRST
    assert second == SECOND


@pytest.mark.usefixtures("here")
def test_json_holds_the_exact_text_and_the_figures(capsys):
    first, second = told(capsys, "text.txt", "--measure", "16em")
    assert "".join(line["text"] for line in first["lines"]) == FIRST
    assert [line["text"] for line in second["lines"]] == [SECOND]
    assert first["diagnostics"] == second["diagnostics"] == []
    assert all(line["width_em"] == 16 for line in first["lines"][:-1])
    assert all(0 <= line["gap_em"] <= 0.06 and line["demerits"] >= 100 for line in first["lines"])
    assert {line["text"][at] for line in first["lines"] for at in line["squeezed"]} <= set("，。、“”《》（）")
    assert first["lines"][0]["squeezed"]
    assert second["lines"][0]["width_em"] == 8.5  # the stop at a line's end is half (T27)


def test_the_standard_input_is_read(here, capsys, monkeypatch):
    given = io.TextIOWrapper(io.BytesIO((here / "text.txt").read_bytes()))
    monkeypatch.setattr(sys, "stdin", given)
    assert len(told(capsys, "-", "--measure", "20em")) == 2


@pytest.mark.usefixtures("here")
def test_an_indent_and_a_style_of_the_layout(capsys):
    plain, indented = (
        told(capsys, "text.txt", "--measure", "16em", "--indent", one)[0] for one in ("0", "2em")
    )
    assert indented["lines"][0]["width_em"] == plain["lines"][0]["width_em"] - 2
    assert told(capsys, "text.txt", "--measure", "16em", "--style", "caption")[0]["lines"]
    assert told(capsys, "text.txt")[0]["lines"]


def test_gb18030_is_read_with_a_warning(here, capsys):
    (here / "old.txt").write_bytes(TEXT.encode("gb18030"))
    first, second = told(capsys, "old.txt", "--measure", "16em")
    assert [one["code"] for one in first["diagnostics"]] == ["W129"]
    assert second["diagnostics"] == []
    assert run(["lines", "old.txt"]) == 0
    assert capsys.readouterr().err.startswith("old.txt:1:1 warning[W129]")


def test_a_character_without_a_face_is_an_error_at_its_place(here, capsys):
    (here / "rare.txt").write_text("第一行，\n第二\ue000行。\n", "utf-8")
    (only,) = told(capsys, "rare.txt", code=1)
    assert [(one["code"], one["line"], one["column"]) for one in only["diagnostics"]] == [("E203", 2, 3)]
    assert "".join(line["text"] for line in only["lines"]) == "第一行，第二\ue000行。"


def test_what_cannot_be_set_is_told(here, capsys):
    (here / "empty.txt").write_text(" \n\n", "utf-8")
    for arguments, exit_code, code in (
        (["none.txt"], 3, "E101"),
        (["empty.txt"], 1, "E130"),
        (["text.txt", "--measure", "wide"], 2, "E732"),
        (["text.txt", "--measure", "0"], 2, "E732"),
        (["text.txt", "--indent", "x"], 2, "E732"),
        (["text.txt", "--style", "bodi"], 2, "E731"),
        (["text.txt", "--layout", "none"], 2, "E435"),
    ):
        assert run(["lines", *arguments]) == exit_code
        out, err = capsys.readouterr()
        assert out == ""
        assert f"[{code}]" in err
        (only,) = told(capsys, *arguments, code=exit_code)
        assert only["lines"] == []
        assert [one["code"] for one in only["diagnostics"]] == [code]


@pytest.mark.usefixtures("here")
def test_explain_draws_lines_and_the_next_best_breaks(capsys):
    assert run(["lines", "text.txt", "--measure", "14em", "--explain"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].startswith("  1 │腊月二十七，家家忙着办年货，古│ 14.00 em, natural 15.00, gap 0.000")
    assert rows[1].startswith("    │          -               -   │ cost ")
    assert "elsewhere +" in rows[1]
    assert any("+" in row.split("│")[1] for row in rows[1::2] if row.count("│") == 2)
    summary = next(row for row in rows if row.startswith("cost "))
    total, other = (
        int(word) for word in summary.replace(";", " ").replace(":", " ").split() if word.isdigit()
    )
    assert other >= total
    after = rows[rows.index(summary) + 1 :]
    assert "".join(row.strip() for row in after[: after.index("")]) == FIRST
    assert rows[-1] == "cost 100; no other breaks"


def test_explain_marks_stand_under_their_characters(here, capsys):
    (here / "words.txt").write_text("WHO、CDC和《书》", "utf-8")
    assert run(["lines", "words.txt", "--measure", "20em", "--explain"]) == 0
    rows = capsys.readouterr().out.splitlines()
    # Of 、 nothing is taken; the gaps of a quarter stand before and behind the letters, 》 ends the line.
    assert rows[0].startswith("  1 │WHO、CDC和《书》│")
    assert rows[1].startswith("    │       +      - │")


@pytest.mark.usefixtures("here")
def test_explain_in_json_gives_the_cost_of_ending_elsewhere(capsys):
    first, second = told(capsys, "text.txt", "--measure", "14em", "--explain")
    total = sum(line["demerits"] for line in first["lines"])
    assert all(line["otherwise"] >= total for line in first["lines"][:-1])
    assert first["lines"][-1]["otherwise"] is None
    assert second["lines"][0]["otherwise"] is None


@pytest.mark.usefixtures("here")
def test_in_chinese(capsys):
    assert run(["--ui-lang", "zh", "lines", "text.txt", "--measure", "14em", "--explain"]) == 0
    out = capsys.readouterr().out
    assert "字间" in out
    assert "次好的断法" in out


def test_a_backslash_asks_for_a_break(here, capsys):
    (here / "verse.txt").write_text("长风破浪会有时，\\\n直挂云帆济沧海。\n", "utf-8")
    (only,) = told(capsys, "verse.txt", "--measure", "20em")
    assert len(only["lines"]) == 2
