"""`layouts`, `themes` and `schema --layout`: lists, texts, copies that overwrite nothing, and what completes them."""

import json
from pathlib import Path

import jsonschema
import pypdfium2
import pytest

from newsletter.blocks import KINDS
from newsletter.cli.main import run
from newsletter.design.find import available, find
from newsletter.design.layout import LayoutSpec
from newsletter.source.read import read
from newsletter.source.record import declared
from newsletter.source.types import key_of

ROOT = Path(__file__).parents[2]
CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections: [{blocks: [三支巡山小队每天早晚各走一遍后山。]}]
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "content.yaml").write_text(CONTENT, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_layouts_and_themes_are_listed(capsys):
    assert run(["layouts"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == sorted(available())
    assert run(["themes"]) == 0
    rows = {line.split()[0]: line.split()[1] for line in capsys.readouterr().out.splitlines()}
    assert (rows["plum"], rows["hei"]) == ("palette", "type")


@pytest.mark.usefixtures("here")
def test_a_layout_is_shown_as_its_file_stands(capsys):
    assert run(["layouts", "show", "bulletin"]) == 0
    assert capsys.readouterr().out == (ROOT / "layouts" / "bulletin.yaml").read_text("utf-8")
    assert run(["themes", "show", "plum"]) == 0
    assert capsys.readouterr().out == (ROOT / "layouts" / "themes" / "plum.yaml").read_text("utf-8")


@pytest.mark.usefixtures("here")
def test_a_name_that_is_none_is_told(capsys):
    assert run(["layouts", "show", "buletin"]) == 2
    assert "error[E408]" in capsys.readouterr().err
    assert run(["layouts", "shwo", "bulletin"]) == 2
    assert "Try show." in capsys.readouterr().err


def test_a_copy_has_its_pictures_and_is_found_by_the_content(here, capsys):
    assert run(["layouts", "copy", "bulletin", "mine"]) == 0
    assert capsys.readouterr().out == "layouts/mine.yaml\nlayouts/skyline.svg\n"
    copied = (here / "layouts" / "mine.yaml").read_bytes()
    assert copied == (ROOT / "layouts" / "bulletin.yaml").read_bytes()
    assert run(["build", "-l", "mine", "--strict"]) == 0
    # The drawing is there alike, so a second copy needs no other.
    assert run(["layouts", "copy", "bulletin"]) == 0
    assert find("bulletin", here) == here / "layouts" / "bulletin.yaml"


@pytest.mark.parametrize("taken", ["layouts/mine.yaml", "layouts/skyline.svg"])
def test_a_copy_overwrites_nothing(here, capsys, taken):
    (here / "layouts").mkdir()
    (here / taken).write_text("mine\n", "utf-8")
    assert run(["layouts", "copy", "bulletin", "mine"]) == 2
    assert capsys.readouterr().err.startswith(f'error[E446] there is a file "{taken}" already')
    assert [path.name for path in (here / "layouts").iterdir()] == [Path(taken).name]
    assert (here / taken).read_text("utf-8") == "mine\n"


def test_a_theme_is_copied_to_where_it_is_found(here, capsys):
    assert run(["themes", "copy", "plum", "wine"]) == 0
    assert capsys.readouterr().out == "layouts/themes/wine.yaml\n"
    assert run(["build", "--theme", "wine", "--theme", "hei"]) == 0
    (here / "issue").mkdir()
    (here / "content.yaml").rename(here / "issue" / "content.yaml")
    assert run(["build", "issue/content.yaml", "--theme", "layouts/themes/wine.yaml"]) == 0
    (here / "issue" / "content.yaml").rename(here / "content.yaml")
    assert run(["check", "--theme", "win"]) == 2
    assert "error[E439] there is no theme win" in capsys.readouterr().err


def test_a_theme_of_the_command_line_stands_in_place_of_the_contents(here, capsys):
    (here / "content.yaml").write_text("theme: none-such\n" + CONTENT, "utf-8")
    assert run(["build"]) == 1
    assert capsys.readouterr().err.startswith("content.yaml:1:8 error[E440] there is no theme none-such")
    assert run(["build", "--theme", "ink-blue", "--strict"]) == 0


def test_a_palette_changes_the_colours_and_not_the_lines(here):
    for name in ("vermilion", "graphite"):
        assert run(["build", "-o", f"{name}.pdf", "--theme", name]) == 0
    red, grey = (pypdfium2.PdfDocument(here / f"{name}.pdf")[0] for name in ("vermilion", "graphite"))
    assert red.get_textpage().get_text_bounded() == grey.get_textpage().get_text_bounded()
    assert red.render().to_pil().getpixel((4, 4)) == (199, 54, 38)
    assert grey.render().to_pil().getpixel((4, 4)) == (63, 68, 72)


@pytest.mark.usefixtures("here")
def test_the_schema_of_layouts_takes_all_that_we_ship(capsys):
    assert run(["schema", "--layout"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft7Validator.check_schema(schema)
    judge = jsonschema.Draft7Validator(schema)
    for path in available().values():
        assert not [*judge.iter_errors(_plain(read(path).root))], path
    assert not [*judge.iter_errors({"extends": "bulletin", "palette": {"accent": {"rgb": "#123456"}}})]
    assert [*judge.iter_errors({"extends": "bulletin", "colums": {"count": 3}})]
    assert [*judge.iter_errors({"dress": {"boks": {}}})]
    assert {key_of(one.name) for one in declared(LayoutSpec)} <= schema["properties"].keys()


def test_the_reference_names_every_key_of_layouts_and_dresses(here, capsys):
    assert run(["layouts", "reference", "-o", "page.md"]) == 0
    assert capsys.readouterr().out == "page.md\n"
    page = (here / "page.md").read_text("utf-8")
    assert all(f"| `{key_of(one.name)}` |" in page for one in declared(LayoutSpec))
    for name in KINDS.names:
        if declared(KINDS[name].dress_type):
            assert f"### dress.{name}\n" in page


def _plain(node):
    """A tree as an editor's validator sees it: numbers and truths as such."""
    from newsletter.source.node import MappingNode, ScalarNode

    if isinstance(node, ScalarNode):
        try:
            return json.loads(node.value) if node.style == "plain" else node.value
        except ValueError:
            return node.value
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.items()}
    return [_plain(child) for child in node.children]
