"""Files that are damaged, hostile, huge or empty are told of in words; nothing raises what nobody expected."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pikepdf
import pytest
from foreign import HOLDER_KEYS, add_page, locked, made
from pikepdf import Array, Dictionary, Name, String

from newsletter.basics.diagnostic import EnvironmentFault, NewsletterError, UsageError
from newsletter.finish import inspect as inspecting
from newsletter.finish.inspect import TRADE, inspect
from newsletter.finish.preflight.survey import survey


def checked(data, tmp_path, *names):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return inspect(path, names)


def codes(data, tmp_path, *names):
    return {item.code for item in checked(data, tmp_path, *names).diagnostics}


def refused(data, tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        checked(data, tmp_path)
    return [item.code for item in caught.value.diagnostics]


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 3000, b"<html>", b"%PDF-1.7 cut", b"%PDF-1.4\n" + b"1 0 obj" * 99]
)
def test_what_is_no_pdf_is_told(data, tmp_path):
    assert refused(data, tmp_path) == ["E651"]


def test_a_file_cut_short_is_mended_and_told(tmp_path):
    data = made()
    assert "E910" in codes(data[: data.rindex(b"xref")], tmp_path)
    assert "E910" not in codes(data, tmp_path)
    # Rules of other standards are asked of it all the same.
    assert "E650" in codes(data[: data.rindex(b"xref")], tmp_path, "pdf-ua-1")


def test_a_password_is_asked_for_by_name(tmp_path):
    assert refused(locked(made(), "user"), tmp_path) == ["E655"]
    assert "W912" in codes(locked(made(), ""), tmp_path)
    assert "E679" in codes(locked(made("PDF/X-4"), ""), tmp_path)


def test_a_file_without_pages_is_told(tmp_path):
    into = BytesIO()
    pikepdf.new().save(into)
    found = checked(into.getvalue(), tmp_path)
    assert "E918" in {item.code for item in found.diagnostics}
    assert found.pages == 0


def test_a_file_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(inspecting, "MOST", 1000)
    assert refused(made(), tmp_path) == ["E651"]


def test_a_folder_and_a_name_that_is_none(tmp_path):
    with pytest.raises(EnvironmentFault):
        inspect(tmp_path)
    with pytest.raises(UsageError):
        inspect(tmp_path / "a.pdf", ["pdf-x-9"])


def test_a_stream_that_unpacks_without_end_is_not_read(tmp_path, monkeypatch):
    from newsletter.finish.preflight import bounded

    monkeypatch.setattr(bounded, "_SMALL", 1000)
    monkeypatch.setattr(bounded, "_MOST", 100_000)

    def spoil(pdf, page):
        page.Contents = pikepdf.Stream(pdf, zlib.compress(b"0 " * 900_000), Filter=Name.FlateDecode)

    assert "W909" in codes(made("", spoil), tmp_path)


def test_a_page_without_end_is_read_in_part():
    def spoil(_, page):
        page.Contents.write(b"0 0 0 1 k 60 60 9 9 re f " * 50)

    with pikepdf.open(BytesIO(made("", spoil))) as pdf:
        assert survey(pdf, most=60)[0].cut
        assert not survey(pdf, most=160)[0].cut


def test_forms_that_draw_themselves_end():
    def spoil(pdf, page):
        ring = pdf.make_stream(b"/X Do 0 0 0 1 k 60 60 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 300, 300])
        ring.Resources = Dictionary(XObject=Dictionary(X=ring))
        page.Resources.XObject.X = ring
        page.Contents.write(b"/X Do")

    with pikepdf.open(BytesIO(made("", spoil))) as pdf:
        assert len([mark for mark in survey(pdf)[0].marks if mark.kind == "fill"]) == 1


@pytest.mark.parametrize(
    "code",
    [
        b"Q Q Q EMC ET 1 0 0 rg 60 60 9 9 re f",
        b"cm w Td Tf Tj TJ rg k g re m Do gs sh cs scn BDC 1 0 0 rg 60 60 9 9 re f",
        b"/No gs /No Do /No sh /No cs (a) w [1] Tj <</A 1>> cm 1 0 0 rg 60 60 9 9 re f",
        b"(a) (b) (c) rg /A /B /C /D /E /F cm 1 0 0 rg 60 60 9 9 re f",
        b"q 1e400 0 0 1 0 0 cm 9 9 9 9 re f Q 1 0 0 rg 60 60 9 9 re f",
    ],
)
def test_operators_that_are_none_are_passed_over(code, tmp_path):
    assert "W901" in codes(made("", lambda _, page: page.Contents.write(code)), tmp_path)


WRONG = [
    lambda: Name.Wrong, lambda: String("wrong"), lambda: 7, lambda: Array([1]), Dictionary,
    lambda: Array([Array([Array([])])]), lambda: True,
]  # fmt: skip


@pytest.mark.parametrize("key", HOLDER_KEYS)
@pytest.mark.parametrize("wrong", range(len(WRONG)))
def test_objects_of_the_wrong_kind_are_told_and_stop_nothing(key, wrong, tmp_path):
    owner, name = key

    def spoil(pdf, page):
        add_page(pdf)
        owners = {
            "root": pdf.Root, "page": page, "resources": page.Resources, "font": page.Resources.Font.F,
            "state": page.Resources.ExtGState.Over, "intent": pdf.Root.OutputIntents[0],
        }  # fmt: skip
        owners[owner][f"/{name}"] = WRONG[wrong]()

    data = made("PDF/X-4", spoil)
    for names in ((), ("pdf-x-1a",), (TRADE,), ("pdf-a-2a", "pdf-ua-1")):
        try:
            checked(data, tmp_path, *names)
        except NewsletterError as fault:
            assert {item.code for item in fault.diagnostics} == {"E651"}  # noqa: PT017 - both ends are sound


def test_bytes_changed_at_random_are_survived(tmp_path):
    data, chance = made("PDF/X-4"), random.Random(5)  # noqa: S311 - damage, not secrets
    for _ in range(60):
        changed = bytearray(data)
        for _ in range(6):
            changed[chance.randrange(len(changed) - 130_000 if len(changed) > 140_000 else len(changed))] = (
                chance.randrange(256)
            )
        try:
            checked(bytes(changed), tmp_path)
        except NewsletterError as fault:
            assert {item.code for item in fault.diagnostics} <= {"E651", "E655"}  # noqa: PT017 - as above
