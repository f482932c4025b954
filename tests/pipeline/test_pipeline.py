"""The walk: what a job writes, what it tells, and that a fault leaves everything as it was (R5)."""

from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError, EnvironmentFault, Severity, UsageError
from newsletter.pipeline import Job, build, check

CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections:
  - heading: 先把山路走一遍
    blocks:
      - 三支巡山小队每天早晚各走一遍后山，清理林边的枯枝落叶。
"""
STAGES = [
    "profile",
    "source",
    "output",
    "model",
    "layout",
    "design",
    "realize",
    "page",
    "display",
    "pdf",
    "finish",
    "write",
]


@pytest.fixture
def content(tmp_path):
    path = tmp_path / "content.yaml"
    path.write_text(CONTENT, "utf-8")
    return path


def test_one_profile_writes_one_file_beside_the_content(content):
    result = build(Job(content))
    assert result.outputs == (content.with_suffix(".pdf"),)
    assert result.outputs[0].read_bytes().startswith(b"%PDF-")
    assert result.pages == 1
    assert result.diagnostics == ()


def test_every_stage_is_timed_in_order(content):
    result = build(Job(content))
    assert [name for name, _ in result.timings] == STAGES
    assert all(spent >= 0 for _, spent in result.timings)


def test_several_profiles_write_files_by_their_names(content, tmp_path):
    result = build(Job(content, profiles=("screen", "print")))
    assert result.outputs == (tmp_path / "content.screen.pdf", tmp_path / "content.print.pdf")
    folder = tmp_path / "out"
    folder.mkdir()
    result = build(Job(content, output=folder, profiles=("screen", "print")))
    assert sorted(path.name for path in folder.iterdir()) == ["content.print.pdf", "content.screen.pdf"]


def test_check_writes_nothing(content, tmp_path):
    assert check(Job(content)).pages == 1
    assert [path.name for path in tmp_path.iterdir()] == ["content.yaml"]


def test_the_same_bytes_twice_and_as_a_draft(content, tmp_path):
    outputs = [tmp_path / f"{number}.pdf" for number in range(3)]
    for output in outputs:
        build(Job(content, output=output, draft=output is outputs[2]))
    assert len({output.read_bytes() for output in outputs}) == 1


def test_a_fault_leaves_the_old_output(content):
    build(Job(content))
    before = content.with_suffix(".pdf").read_bytes()
    content.write_text(CONTENT.replace("sections", "secions"), "utf-8")
    with pytest.raises(ContentError) as caught:
        build(Job(content))
    assert [item.code for item in caught.value.diagnostics] == ["E104"]
    assert content.with_suffix(".pdf").read_bytes() == before


def test_a_fault_of_a_later_stage_brings_the_warnings_of_earlier_ones(content):
    content.write_bytes((CONTENT + "layout: buletin\n").encode("gb18030"))
    with pytest.raises(ContentError) as caught:
        build(Job(content))
    severities = [item.severity for item in caught.value.diagnostics]
    assert severities == [Severity.WARNING, Severity.ERROR]
    assert caught.value.diagnostics[1].span.line == 8


def test_each_finding_is_told_once(content):
    content.write_bytes(CONTENT.encode("gb18030"))
    codes = [item.code for item in build(Job(content)).diagnostics]
    assert len(codes) == len(set(codes)) == 1


def test_a_layout_of_the_command_line_is_a_usage_fault(content):
    with pytest.raises(UsageError):
        check(Job(content, layout="buletin"))


def test_a_layout_file_is_found_from_the_working_folder(content, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("extends: bulletin\ntitle: 我的\n", "utf-8")
    assert check(Job(content, layout="mine.yaml")).pages == 1


def test_changes_reach_the_layout(content):
    with pytest.raises(ContentError) as caught:
        check(Job(content, changes=(("grid.unit", "wide"),)))
    (fault,) = caught.value.diagnostics
    assert fault.span.text == "grid.unit=wide"


@pytest.mark.parametrize(
    ("profiles", "code"),
    [(("scren",), "E710"), (("screen", "screen"), "E713"), (("screen", "print", "x"), "E710")],
)
def test_profiles_that_are_not_there_or_twice(content, profiles, code):
    with pytest.raises(UsageError) as caught:
        build(Job(content, profiles=profiles))
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_an_output_that_is_no_pdf_is_refused(content):
    with pytest.raises(UsageError) as caught:
        build(Job(content, output=content.with_name("photo.jpg")))
    assert [item.code for item in caught.value.diagnostics] == ["E712"]


def test_an_output_that_is_a_folder_or_the_content_is_refused(content, tmp_path):
    with pytest.raises(EnvironmentFault):
        build(Job(content, output=tmp_path))
    named = tmp_path / "named.pdf"
    content.rename(named)
    with pytest.raises(EnvironmentFault):
        build(Job(named, output=named))
    assert named.read_text("utf-8") == CONTENT
