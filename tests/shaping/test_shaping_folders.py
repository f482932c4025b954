"""Faces that are not shipped are found where users and systems keep fonts."""

from pathlib import Path

import pytest

from newsletter.shaping.folders import find_fonts, font_folders


@pytest.mark.parametrize(
    ("platform", "environ", "first", "last"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.local/share/newsletter/fonts", "/usr/share/fonts"),
        (
            "linux",
            {"HOME": "/home/a", "XDG_DATA_HOME": "/data"},
            "/data/newsletter/fonts",
            "/usr/share/fonts",
        ),
        ("linux", {}, "/usr/local/share/fonts", "/usr/share/fonts"),
        (
            "darwin",
            {"HOME": "/Users/a"},
            "/Users/a/Library/Application Support/newsletter/fonts",
            "/System/Library/Fonts",
        ),
        ("win32", {"LOCALAPPDATA": "C:\\a", "WINDIR": "D:\\W"}, "C:\\a\\newsletter\\fonts", "D:\\W\\Fonts"),
    ],
)
def test_the_users_folder_comes_before_the_systems(platform, environ, first, last):
    folders = font_folders(environ, platform)

    assert (folders[0], folders[-1]) == (Path(first), Path(last))


def test_fonts_are_found_at_any_depth_and_the_earlier_folder_wins(tmp_path):
    for name in ("one/deep/A.ttf", "two/A.ttf", "two/B.TTF", "two/C.otf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    found = find_fonts((tmp_path / "one", tmp_path / "two", tmp_path / "none"))

    assert found == {"A.ttf": tmp_path / "one" / "deep" / "A.ttf", "B.TTF": tmp_path / "two" / "B.TTF"}
