"""A user's own fonts at the command line: added, listed, used by a build, removed."""

import sys
from pathlib import Path

import pytest

from newsletter.cli.main import run

FONTS = Path(__file__).parent.parent / "fonts"
TC, PAN, BOTH = (str(FONTS / f"{name}") for name in (
    "NotoSerifTC-subset.ttf", "NotoSerifCJKsc-subset.otf", "NotoSerif-JP-KR-subset.ttc",
))  # fmt: skip
CONTENT = (
    "lang: zh-Hant\npublication: {name: 中文}\nheadline: 中文字骨\n"
    "sections:\n  - blocks:\n      - 一二三，直角。「令」與「對」！\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the user's fonts; the working folder is another."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "data"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    where = {"darwin": "Library/Application Support/newsletter/fonts"}
    return tmp_path / "data" / where.get(sys.platform, "newsletter/fonts")


def fonts(*arguments, language="en"):
    return run(["--ui-lang", language, "fonts", *arguments])


def files(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_font_is_added_listed_and_removed(folder, capsys):
    assert fonts() == 0
    assert str(folder) in capsys.readouterr().out
    assert fonts("add", TC) == 0
    assert "notoseriftc-regular" in capsys.readouterr().out
    assert files(folder) == ["fonts.json", "notoseriftc-regular.ttf"]
    assert fonts() == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("notoseriftc-regular"))
    assert line.split()[:4] == ["notoseriftc-regular", "Noto", "Serif", "TC"]
    assert "as added" in line
    assert fonts("remove", "notoseriftc-regular") == 0
    assert files(folder) == ["fonts.json"]


def test_a_changed_or_missing_file_shows(folder, capsys):
    assert fonts("add", TC) == 0
    file = folder / "notoseriftc-regular.ttf"
    file.write_bytes(file.read_bytes() + b"\0")
    assert fonts() == 0
    assert "changed" in capsys.readouterr().out
    file.unlink()
    assert fonts(language="zh") == 0
    assert "缺失" in capsys.readouterr().out


def test_options_say_what_a_font_is_for(folder, capsys):
    options = ["--family", "仿", "--weight", "500", "--lang", "zh-Hans", "--lang", "zh-HK"]
    assert fonts("add", PAN, *options) == 0
    out = capsys.readouterr().out
    assert " 500 " in out
    assert "仿" in out
    assert "zh-Hans zh-HK" in out
    assert fonts("add", BOTH, "--index", "1") == 0
    assert files(folder) == ["fonts.json", "notoserifcjksc-regular.ttf", "notoserifkr-regular.ttf"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "codes"),
    [
        (("add",), 2, ["E705"]),
        (("add", "none.ttf"), 3, ["E261"]),
        (("add", "none.ttf", BOTH, TC), 3, ["E261", "E263"]),
        (("add", TC, TC), 2, ["E265"]),
        (("add", TC, "--family", "x"), 2, ["E706"]),
        (("add", TC, "--weight", "450"), 2, ["E706"]),
        (("add", TC, "--lang", "en"), 2, ["E706"]),
        (("add", BOTH, "--index", "9"), 2, ["E263"]),
        (("add", TC, "--index", "-1"), 2, ["E706"]),
        (("remove", "none"), 2, ["E266"]),
        (("remove",), 2, ["E705"]),
        (("ad",), 2, ["E701"]),
    ],
)
def test_faults_are_told_and_nothing_is_written(folder, capsys, arguments, exit_code, codes):
    assert fonts(*arguments) == exit_code
    err = capsys.readouterr().err
    assert [line[6:10] for line in err.splitlines() if line.startswith("error[")] == codes
    assert files(folder) == []


def test_the_missing_library_is_named_with_how_to_install_it(folder, capsys, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "fontTools"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fontTools", None)
    assert fonts("add", PAN) == 3
    assert 'pip install "newsletter-press[fonts]"' in capsys.readouterr().err
    assert files(folder) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_in_the_language_of_the_run(capsys, language):
    for arguments in ((), ("add",), ("remove",)):
        assert fonts(*arguments, "--help", language=language) == 0
        assert ("Usage:" in capsys.readouterr().out) == (language == "en")


def text_of(path):
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return "".join(pages)


def built(capsys):
    Path("content.yaml").write_text(CONTENT, "utf-8")
    assert run(["--ui-lang", "en", "build"]) == 0
    return capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_build_uses_the_users_font_for_its_region(capsys):
    """T6: told once what to install while it is missing; then set in it, and copied out as typed."""
    err = built(capsys)
    assert err.count("W209") == 1
    assert "newsletter fonts add FILE --lang zh-Hant" in err
    assert b"NotoSerifTC" not in Path("content.pdf").read_bytes()
    assert fonts("add", TC) == 0
    err = built(capsys)
    assert "Noto Serif TC" not in err
    assert b"NotoSerifTC" in Path("content.pdf").read_bytes()
    assert "一二三，直角。「令」與「對」！" in text_of("content.pdf").replace("\r\n", "")


@pytest.mark.usefixtures("folder")
def test_t9_a_font_for_private_characters_is_added_and_used(capsys):
    """The same content is refused before the font is there, with the command that adds it."""
    from fontTools.ttLib import TTFont

    with TTFont(TC) as font:
        for table in font["cmap"].tables:
            table.cmap = {0xE000: table.cmap.get(ord("一"), ".notdef")}
        font.save("own.ttf")
    Path("content.yaml").write_text(
        "publication: {name: 报}\nheadline: 题\nsections:\n  - blocks:\n      - 王\ue000先生。\n",
        encoding="utf-8",
    )
    assert run(["--ui-lang", "en", "build", "content.yaml"]) == 1
    said = capsys.readouterr().err
    assert "E203" in said
    assert "fonts add FILE --private --family 宋" in said
    assert fonts("add", "own.ttf", "--private", "--family", "宋") == 0
    assert "private" in capsys.readouterr().out
    assert run(["--ui-lang", "en", "build", "content.yaml"]) == 0
