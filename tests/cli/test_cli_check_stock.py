"""`newsletter check FILE.pdf --stock`: the ink is held to what the paper takes."""

from __future__ import annotations

import json

import pikepdf
import pytest

from newsletter.cli.main import main


@pytest.fixture
def inked(tmp_path):
    """A file with a colour of 260 % of ink and one of 290 %."""
    path = tmp_path / "inked.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300)).obj
        page.Contents = pdf.make_stream(
            b"0.8 0.6 0.6 0.6 k 60 60 20 20 re f 0.8 0.7 0.7 0.7 k 90 60 20 20 re f"
        )
        pdf.save(path, static_id=True)
    return str(path)


def ran(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--ui-lang", "en"])
    return ended.value.code, capsys.readouterr()


@pytest.mark.parametrize(("stock", "places"), [("", 0), ("coated", 0), ("uncoated", 1), ("newsprint", 2)])
def test_the_paper_bounds_the_ink(inked, stock, places, capsys):
    given = ["--stock", stock] if stock else []
    _, said = ran(capsys, "check", inked, "--json", *given)
    heavy = [one for one in json.loads(said.out)["diagnostics"] if one["code"] == "W676"]
    assert sum(one["count"] for one in heavy) == places


def test_an_unknown_stock_is_told_as_by_build(inked, capsys):
    code, said = ran(capsys, "check", inked, "--stock", "newsprnt")
    assert code == 2
    assert 'error[E673] there is no stock "newsprnt"\n  Try newsprint.' in said.err


def test_a_paper_is_for_a_press(inked, capsys):
    code, said = ran(capsys, "check", inked, "--stock", "newsprint", "--profile", "pdf-ua-1")
    assert code == 2
    assert "E672" in said.err
    # A file that claims no press's standard is held to the custom of the trade.
    assert "Not in order" not in ran(capsys, "check", inked, "--stock", "newsprint")[1].out


def test_the_report_names_the_limit(inked, tmp_path, capsys):
    target = tmp_path / "a.html"
    ran(capsys, "check", inked, "--stock", "newsprint", "--html", str(target))
    assert "<th>Ink limit<td>240 %" in target.read_text("utf-8")


def test_a_foreign_file_is_not_to_be_reported_to_us(inked, capsys):
    _, said = ran(capsys, "check", inked, "--profile", "pdf-x-4")
    assert "E676" in said.err
    assert "If this program wrote the file" not in said.err
    with pikepdf.open(inked, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Producer"] = "newsletter 1"
        pdf.save(inked)
    _, said = ran(capsys, "check", inked, "--profile", "pdf-x-4")
    assert "If this program wrote the file, please report it." in said.err
