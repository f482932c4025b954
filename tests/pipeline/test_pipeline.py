"""The walk: what a job writes, what it tells, and that a fault leaves everything as it was (R5)."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsletter.basics.diagnostic import ContentError, EnvironmentFault, Severity, UsageError
from newsletter.pipeline import Job, build, check
from newsletter.source.limits import Limits

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


@pytest.mark.parametrize(
    ("text", "code"), [("version: 1\nheadline: 题\nsections: [{blocks: [甲]}]\n", "E139"), ("- 甲\n", "E137")]
)
def test_what_the_content_lacks_is_told_there_though_fit_is_changed(content, text, code):
    content.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(content, changes=(("fit.pages", "1"),)))
    assert [(found.code, Path(found.span.file.name).name) for found in caught.value.diagnostics] == [
        (code, "content.yaml")
    ]


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


def test_check_finds_what_only_painting_finds(content):
    """A picture that is cut short is known when it is decoded; a build and a check tell the same."""
    folder = content.parent
    (folder / "a.png").write_bytes(torn_png())
    content.write_text(CONTENT + "      - image: {src: a.png, alt: 一}\n", "utf-8")
    for work in (build, check):
        with pytest.raises(ContentError) as caught:
            work(Job(content))
        assert [(one.code, one.span.line) for one in caught.value.diagnostics] == [("E307", 8)]


def torn_png():
    """A large picture of which only the first part came."""
    data = BytesIO()
    Image.effect_noise((900, 400), 80).save(data, "PNG")
    return data.getvalue()[:2000]


def test_a_strict_build_with_a_warning_leaves_the_old_output(content):
    build(Job(content))
    before = content.with_suffix(".pdf").read_bytes()
    content.write_text(CONTENT.replace("春耕", "夏收") + "      - ''\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        build(Job(content, strict=True))
    assert [one.code for one in caught.value.diagnostics] == ["W167"]
    assert content.with_suffix(".pdf").read_bytes() == before
    assert build(Job(content)).diagnostics
    assert content.with_suffix(".pdf").read_bytes() != before


def test_folders_and_limits_may_be_widened(content, tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    (tmp_path / "a.svg").write_text(drawing)
    moved = inner / "content.yaml"
    moved.write_text(CONTENT + "      - image: {src: ../a.svg, alt: 一}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(moved))
    assert [one.code for one in caught.value.diagnostics] == ["E146"]
    assert check(Job(moved, allowed=(tmp_path,))).pages == 1
    with pytest.raises(ContentError) as caught:
        check(Job(content, limits=Limits(content_bytes=20)))
    assert [one.code for one in caught.value.diagnostics] == ["E107"]


def test_a_folder_for_several_files_is_made_when_they_are_written(content, tmp_path):
    folder = tmp_path / "out" / "all"
    job = Job(content, output=folder, profiles=("screen", "print"))
    content.write_text(CONTENT.replace("sections", "secions"), "utf-8")
    with pytest.raises(ContentError):
        build(job)
    assert not folder.parent.exists()
    content.write_text(CONTENT, "utf-8")
    assert sorted(path.name for path in build(job).outputs) == ["content.print.pdf", "content.screen.pdf"]
    assert len(list(folder.iterdir())) == 2
    with pytest.raises(EnvironmentFault) as caught:
        build(Job(content, output=content / "x", profiles=("screen", "print")))
    assert [one.code for one in caught.value.diagnostics] == ["E714"]


@pytest.mark.parametrize(
    ("head", "line", "column"),
    [
        ("publication: 清\U0002ffff溪", 2, 14),
        ("publication: {name: 清溪, issuer: 清\U0002ffff溪}", 2, 33),
        ("publication: 清溪\nissue: {number: 3\U0002ffff}", 3, 17),
    ],
)
def test_a_character_that_no_font_has_is_told_where_it_is_said(content, head, line, column):
    """What the masthead and the furniture show is named at its place in the head of the file."""
    content.write_text(CONTENT.replace("publication: 清溪社区", head), "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(content))
    found = {(one.code, one.span.line, one.span.column) for one in caught.value.diagnostics}
    assert found == {("E201", line, column)}


def test_fonts_of_a_region_that_are_not_there_are_told_once(content):
    content.write_text(CONTENT + "lang: zh-TW\n", "utf-8")
    found = [one for one in check(Job(content)).diagnostics if one.code == "W209"]
    assert len(found) == 1
    assert dict(found[0].values)["wanted"].count(",") == 2


@pytest.mark.parametrize(("layout", "code"), [("../x", "E435"), ("bulletn", "E408")])
def test_a_layout_that_is_not_there_is_guessed_only_when_near(content, layout, code):
    content.write_text(CONTENT + f"layout: {layout}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(content))
    assert [(one.code, one.span.line) for one in caught.value.diagnostics] == [(code, 8)]


def test_inks_that_are_none_are_quoted_as_written(content):
    layout = content.parent / "own.yaml"
    layout.write_text("extends: bulletin\npalette: {text: {rgb: '#000000', cmyk: [0, 0, 200, 0]}}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        check(Job(content, layout=str(layout)))
    (found,) = caught.value.diagnostics
    assert (found.code, dict(found.values)["text"]) == ("E403", "[0, 0, 200, 0]")
