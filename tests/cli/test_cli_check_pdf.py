"""`newsletter check FILE.pdf`: a PDF of anyone's is held to what it claims."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from newsletter.cli.main import main
from newsletter.pipeline import Job, build

SAMPLE = Path(__file__).parents[1] / "samples/one-short-section.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    build(Job(SAMPLE, folder, profiles=("screen", "print")))
    return {name: str(folder / f"{SAMPLE.stem}.{name}.pdf") for name in ("screen", "print")}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A file as programs for screens write them: no claim, a font of the reader's, colours of light."""
    path = tmp_path_factory.mktemp("pdf") / "plain.pdf"
    with pikepdf.new() as pdf:
        for _ in range(2):
            page = pdf.add_blank_page(page_size=(595, 800)).obj
            font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pdf.make_stream(b"1 0 0 rg 0 6.5 20 10 re f 0 g BT /F 9 Tf 50 50 Td (a) Tj ET")
        pdf.docinfo["/Title"] = "plain"
        pdf.save(path, static_id=True)
    return str(path)


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
    assert "PDF/UA-1 is broken: a tagged structure (ua-tagged: MarkInfo)" in said.err
    assert "Where: page 1, content\n  Rule: all content tagged or an artifact (PDF/UA-1 §7.1)" in said.err


def test_a_press_file_is_held_to_what_it_claims(files, capsys):
    code, said = ran(capsys, "check", files["print"])
    assert (code, said.out, said.err) == (0, "Keeps PDF/X-4, PDF/A-2u, 1 page.\n", "")


def test_a_file_without_a_claim_is_held_to_the_trade(plain, capsys):
    code, said = ran(capsys, "check", plain)
    assert (code, said.out) == (1, "Not in order by the custom of the trade, 2 pages.\n")
    assert "hint[H651]" in said.err
    assert "error[E911] the font Helvetica is not embedded; the printing house would set another" in said.err
    assert (
        "  Where: page 1, Type 1 font\n  Rule: all fonts embedded (custom of printing houses)\n" in said.err
    )
    # One finding for both pages, with the first place.
    assert said.err.count("warning[W901]") == 1
    assert (
        "Where: page 1, area, 0.0 mm from the left, 276.4 mm from the top, 7.1 × 3.5 mm; 2 places, on pages 1–2"
        in said.err
    )


def test_the_report_is_in_the_language_of_the_run(plain, capsys):
    with pytest.raises(SystemExit):
        main(["check", plain, "--ui-lang", "zh"])
    said = capsys.readouterr()
    assert said.out == "按 印刷惯例 检查不合格，共 2 页。\n"
    assert (
        "  位置：第 1 页，色块，左 0.0、上 276.4 毫米，宽 7.1、高 3.5 毫米；共 2 处，在第 1–2 页\n"
        in said.err
    )
    assert "提示[H916] 文件缺少：标签结构、语言，" in said.err
    with pytest.raises(SystemExit):
        main(["check", plain, "--profile", "pdf-ua-1", "--ui-lang", "zh"])
    said = capsys.readouterr()
    assert "不合 PDF/UA-1：要有标签结构（ua-tagged：标签标记）" in said.err
    assert "规则：要有标签结构（PDF/UA-1 §7.1）" in said.err


def test_json_has_rule_and_places(plain, capsys):
    code, said = ran(capsys, "check", plain, "--json")
    told = json.loads(said.out)
    assert (code, told["ok"], told["pages"], told["claims"], told["standards"]) == (
        1,
        False,
        2,
        [],
        ["trade"],
    )
    first, second = (one for one in told["diagnostics"] if one["code"] == "W901")
    assert {key: first[key] for key in ("rule", "clause", "standard", "count", "places")} == {
        "rule": "W901",
        "clause": "",
        "standard": "",
        "count": 1,
        "places": [{"page": 1, "what": "fill", "box": [0.0, 276.4, 7.1, 3.5]}],
    }
    assert second["places"][0]["page"] == 2


def test_strict_fails_on_warnings_and_not_on_hints(files, capsys):
    assert ran(capsys, "check", files["screen"], "--profile", "trade")[0] == 0
    assert ran(capsys, "check", files["screen"], "--profile", "trade", "--strict")[0] == 1
    assert ran(capsys, "check", files["print"], "--strict")[0] == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_as_a_page_of_html(plain, tmp_path, capsys, language):
    target = tmp_path / "report.html"
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            main(["check", plain, "--html", str(target), "--ui-lang", language])
        assert ended.value.code == 1
        text = target.read_text("utf-8")
        assert text == target.read_text("utf-8")
    capsys.readouterr()
    assert {"zh": "印前检查报告", "en": "Preflight report"}[language] in text
    assert {"zh": "字体 Helvetica 没有嵌入", "en": "the font Helvetica is not embedded"}[language] in text
    assert text.count("<figure>") == 2
    assert 'src="data:image/jpeg;base64,' in text
    assert "http" not in text.partition("<body>")[0]


def test_names_in_a_report_cannot_act(tmp_path):
    from newsletter.cli.console import Console
    from newsletter.cli.pdfpage import page
    from newsletter.finish.inspect import inspect

    path = tmp_path / "a.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/GTS_PDFXVersion"] = pikepdf.String("<script>alert(1)</script>")
    pdf.save(path)
    assert "<script" not in page(Path("<script>.pdf"), inspect(path), Console("en"))


def test_html_is_for_pdfs_alone(tmp_path, capsys, files):
    assert ran(capsys, "check", str(SAMPLE), "--html", str(tmp_path / "a.html"))[0] == 2
    code, said = ran(capsys, "check", files["print"], "--html", str(tmp_path / "none" / "a.html"))
    assert code == 3
    assert "E604" in said.err
    assert ran(capsys, "check", files["print"], "--html", files["print"])[0] == 3  # not over what is read


def test_what_cannot_be_read_is_told(tmp_path, files, capsys):
    assert ran(capsys, "check", str(tmp_path / "none.pdf"))[0] == 3
    assert ran(capsys, "check", files["screen"], "--profile", "pdf-a-7")[0] == 2
