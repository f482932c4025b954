"""The starter: written whole, in the language of the run, and it builds."""

import json
from importlib.resources import files

import pytest

from newsletter.cli.main import run
from newsletter.cli.new import noted

CONTENT = (files("newsletter.cli") / "starter" / "content.yaml").read_text("utf-8")


def new(folder, language="en"):
    return run(["--ui-lang", language, "new", str(folder)])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_notes_are_in_one_language(language):
    text = noted(CONTENT, language)
    assert "#zh" not in text
    assert "#en" not in text
    notes = [line for line in text.splitlines() if line.lstrip().startswith("# ") and "$schema" not in line]
    assert len(notes) > 8
    assert all(any(char >= "\u4e00" for char in note) == (language == "zh") for note in notes)


def test_every_note_is_in_both_languages():
    assert CONTENT.count("#zh ") == CONTENT.count("#en ")


def test_the_starter_builds_without_a_warning(tmp_path, capsys):
    folder = tmp_path / "mine"
    assert new(folder) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "content.yaml",
        "newsletter.schema.json",
        "town.svg",
    ]
    capsys.readouterr()
    assert run(["--ui-lang", "en", "build", str(folder / "content.yaml"), "--strict"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (f"{folder / 'content.pdf'}  1 page\n", "")


def test_the_schema_lies_where_the_editor_looks(tmp_path):
    assert new(tmp_path / "mine") == 0
    first = (tmp_path / "mine" / "content.yaml").read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=./newsletter.schema.json"
    schema = json.loads((tmp_path / "mine" / "newsletter.schema.json").read_text("utf-8"))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_an_empty_folder_is_taken(tmp_path):
    assert new(tmp_path) == 0


def test_a_folder_with_files_is_refused_and_kept(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("words", "utf-8")
    assert new(tmp_path) == 2
    assert "error[E709]" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_3(tmp_path, capsys):
    (tmp_path / "mine").write_text("words", "utf-8")
    assert new(tmp_path / "mine") == 3
    assert "error[E714]" in capsys.readouterr().err
