"""`build` and `check` as a user meets them: results to stdout, findings to stderr, exit codes."""

import contextlib
import json
import subprocess
import sys

import pikepdf
import pytest

from newsletter.cli.main import run
from newsletter.pictures.condition import FOGRA39

CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections:
  - heading: 先把山路走一遍
    blocks:
      - 三支巡山小队每天早晚各走一遍后山，清理林边的枯枝落叶。
"""
FAULTY = CONTENT.replace("sections", "secions")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "content.yaml").write_text(CONTENT, "utf-8")
    return tmp_path


def test_a_build_prints_its_output(here, capsys):
    assert run(["build"]) == 0
    assert capsys.readouterr() == ("content.pdf  1 page\n", "")
    assert (here / "content.pdf").exists()


def test_in_chinese(here, capsys):
    assert run(["--ui-lang", "zh", "build", "content.yaml", "-o", "期刊.pdf"]) == 0
    assert capsys.readouterr() == ("期刊.pdf  1 页\n", "")
    assert (here / "期刊.pdf").exists()


def test_several_profiles(here, capsys):
    (here / "out").mkdir()
    assert run(["build", "--profile", "screen", "--profile", "print", "-o", "out"]) == 0
    assert capsys.readouterr().out == "out/content.screen.pdf  1 page\nout/content.print.pdf  1 page\n"


def test_a_fault_is_told_with_its_place_and_nothing_is_printed(here, capsys):
    (here / "content.yaml").write_text(FAULTY, "utf-8")
    assert run(["build"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[:2] == ['content.yaml:4:1 error[E104] unknown field "secions"', "4 │ secions:"]
    assert err.splitlines()[2].startswith("  │ ^^^^^^^ ")
    assert not (here / "content.pdf").exists()


@pytest.mark.usefixtures("here")
def test_json_of_a_build(capsys):
    assert run(["build", "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert (found["ok"], found["outputs"], found["pages"], found["diagnostics"]) == (
        True,
        ["content.pdf"],
        1,
        [],
    )
    assert {"model", "page", "pdf"} <= set(found["timings"])


def test_json_of_a_fault(here, capsys):
    (here / "content.yaml").write_text(FAULTY, "utf-8")
    assert run(["build", "--json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert not found["ok"]
    (item,) = found["diagnostics"]
    assert (item["code"], item["file"], item["line"], item["column"], item["endColumn"]) == (
        "E104", "content.yaml", 4, 1, 8,
    )  # fmt: skip
    assert item["fix"] == "sections:"


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_warning_passes_and_fails_when_strict(here, command, capsys):
    (here / "content.yaml").write_bytes(CONTENT.encode("gb18030"))
    assert run([command]) == 0
    assert "warning[W" in capsys.readouterr().err
    assert run([command, "--strict"]) == 1


def test_check_says_that_all_is_well(here, capsys):
    assert run(["check"]) == 0
    assert capsys.readouterr() == ("All is well, 1 page.\n", "")
    assert run(["--ui-lang", "zh", "check"]) == 0
    assert capsys.readouterr().out == "没有问题，共 1 页。\n"
    assert not (here / "content.pdf").exists()


@pytest.mark.usefixtures("here")
def test_a_change_of_the_layout(capsys):
    assert run(["build", "--set", "grid.unit=wide"]) == 1
    assert "grid.unit=wide" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_profile_that_is_not_there(capsys):
    assert run(["build", "--profile", "scren"]) == 2
    assert capsys.readouterr().err == 'error[E710] there is no profile "scren"\n  Try screen.\n'


@pytest.mark.usefixtures("here")
def test_opening_is_left_to_the_system(monkeypatch):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run(["build", "--open"]) == 0
    assert opened == ["content.pdf"]


def test_layouts_lists_ours_and_those_beside_the_content(here, capsys):
    (here / "layouts").mkdir()
    (here / "layouts" / "mine.yaml").write_text("extends: bulletin\ntitle: 我的\nabout: 试排\n", "utf-8")
    assert run(["layouts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("bulletin ") for line in lines)
    assert ["mine", "我的", "试排"] in [line.split() for line in lines]


@pytest.mark.usefixtures("here")
def test_fonts_lists_what_comes_with_us(capsys):
    assert run(["fonts"]) == 0
    out = capsys.readouterr().out
    for word in ("Noto Serif SC", "Noto Sans SC", "LXGW WenKai", "OFL", "楷"):
        assert word in out


def test_the_schema_goes_to_stdout_or_a_file(here, capsys):
    assert run(["schema"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert run(["schema", "-o", "s.json"]) == 0
    assert json.loads((here / "s.json").read_text("utf-8")) == told
    assert "headline" in told["properties"]


def test_a_plain_build_imports_only_what_its_content_needs(here):
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "newsletter", "build"],
        cwd=here, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    modules = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert {"yaml", "uharfbuzz", "reportlab.pdfgen.canvas", "newsletter.pipeline"} <= modules
    needless = {
        "fontTools",
        "lxml",
        "markdown_it",
        "numpy",
        "pypdfium2",
        "reportlab.platypus",
        "rich",
        "segno",
    }
    assert not needless & modules


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("delay", [0.1, 0.2, 0.3])
def test_a_build_that_is_told_to_stop_leaves_nothing_half_done(here, delay):
    building = subprocess.Popen([sys.executable, "-m", "newsletter", "build"], stdout=subprocess.DEVNULL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        building.wait(delay)
    building.terminate()
    # Before the first line of ours has run, the system itself ends the process.
    assert building.wait(10) in {0, 143, -15}
    names = {path.name for path in here.iterdir()}
    assert names <= {"content.yaml", "content.pdf"}
    if "content.pdf" in names:
        assert (here / "content.pdf").read_bytes().rstrip().endswith(b"%%EOF")


def test_strict_writes_nothing_and_says_so(here, capsys):
    (here / "content.yaml").write_text(CONTENT + "      - ''\n", "utf-8")
    assert run(["build", "--strict"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "warning[W167]" in err
    assert not (here / "content.pdf").exists()
    assert run(["build", "--strict", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["outputs"] == []
    assert run(["build"]) == 0


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("output", ["", " "])
def test_an_output_without_a_name_is_refused(capsys, output):
    assert run(["build", "-o", output]) == 2
    assert "error[E717]" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("pair", ["nodes=3", "yaml_nodes", "yaml_nodes=", "yaml_nodes=0", "yaml_nodes=一"])
def test_a_limit_that_is_none_is_refused(capsys, pair):
    assert run(["check", "--limit", pair]) == 2
    err = capsys.readouterr().err
    assert "error[E716]" in err
    assert "yaml_nodes" in err


def test_the_options_that_messages_name_do_what_they_say(here, capsys):
    """E107, E124 and E146 name `--limit` and `--allow-dir`."""
    assert run(["check", "--limit", "yaml_nodes=3"]) == 1
    assert "--limit yaml_nodes=NUMBER" in capsys.readouterr().err
    assert run(["check", "--limit", "yaml_nodes=9000"]) == 0
    inner = here / "inner"
    inner.mkdir()
    (here / "tail.yaml").write_text("issue: {number: 3}\n", "utf-8")
    (inner / "content.yaml").write_text(f"include: ../tail.yaml\n{CONTENT}", "utf-8")
    assert run(["check", "inner/content.yaml"]) == 1
    assert "--allow-dir" in capsys.readouterr().err
    assert run(["check", "inner/content.yaml", "--allow-dir", "."]) == 0


def test_an_overlay_lies_over_the_pages_and_leaves_the_rest(here):
    assert run(["build", "-o", "plain.pdf"]) == 0
    assert run(["build", "--overlay", "grid, boxes", "--overlay", "slack,grid", "-o", "over.pdf"]) == 0
    with pikepdf.open(here / "plain.pdf") as plain, pikepdf.open(here / "over.pdf") as over:
        groups = [str(one.Name) for one in over.Root.OCProperties.OCGs]
        own, all_ = (one.pages[0].obj.Contents.read_bytes() for one in (plain, over))
        assert "/OCProperties" not in plain.Root
    assert groups == ["newsletter grid", "newsletter boxes", "newsletter slack"]
    assert all_.startswith(own.rstrip())
    assert run(["build", "-o", "again.pdf"]) == 0
    assert (here / "again.pdf").read_bytes() == (here / "plain.pdf").read_bytes()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--overlay", "grid,boxs"],
            'error[E720] there is no overlay "boxs"\n  Try boxes.\n',
        ),
        (["--overlay", ""], 'error[E720] there is no overlay ""\n  Try grid, boxes, slack.\n'),
        (
            ["--overlay", "grid", "--profile", "print"],
            'error[E721] the profile "print" shows no overlay\n  Leave out --overlay, or take --profile screen.\n',
        ),
    ],
)
def test_an_overlay_that_is_not_there_or_has_no_place(capsys, arguments, told):
    assert run(["build", *arguments]) == 2
    assert capsys.readouterr() == ("", told)


def test_a_print_file_with_marks_for_a_press_of_ones_own(here, capsys):
    (here / "house.icc").write_bytes(FOGRA39.data)
    said = ["build", "--profile", "print-x1a", "--marks", "--icc", "house.icc", "--stock", "uncoated"]
    assert run(said) == 0
    assert capsys.readouterr() == ("content.pdf  1 page\n", "")
    with pikepdf.open(here / "content.pdf") as file:
        assert str(file.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39L Coated"
        media, bleed = file.pages[0].MediaBox, file.pages[0].obj.BleedBox
        assert float(media[2]) - float(bleed[2]) > 20


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--marks"], "E672"),
        (["--profile", "print", "--stock", "cotaed"], "E673"),
        (["--profile", "print", "--icc", "content.yaml"], "E671"),
        (["--profile", "print", "--icc", "none.icc"], "E670"),
    ],
)
def test_presswork_that_cannot_be_is_told(here, capsys, options, code):
    assert run(["build", *options]) == (3 if code == "E670" else 2)
    assert f"[{code}]" in capsys.readouterr().err
    assert not (here / "content.pdf").exists()
