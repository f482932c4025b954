"""Damage of many kinds, by a fixed die: a file is told of in words, in time, and never stops the program."""

from __future__ import annotations

import random
import re
from io import BytesIO
from time import perf_counter

import pikepdf
import pytest
from foreign import add_page, block, drawing, drawn, font, made, picture, stamped, tile
from pikepdf import Array, Dictionary, Name, String

from newsletter.basics.diagnostic import NewsletterError
from newsletter.finish.inspect import inspect

NAMES = [(), ("pdf-x-4",), ("pdf-x-1a", "trade"), ("pdf-a-2a", "pdf-ua-1"), ("pdf-a-2u",)]


def everything(pdf, page):
    """All that content may nest in, on two pages."""
    code = (
        b"/Plain gs /Pattern cs /P scn 60 300 99 99 re f BT /D 40 Tf 60 200 Td (A) Tj ET "
        b"q 50 0 0 50 60 60 cm /I Do Q /X Do /S sh BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI"
    )
    shade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 1],
        Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1),
    )  # fmt: skip
    drawing(
        code,
        Pattern={"P": tile(pdf, b"1 0 0 rg 0 0 5 5 re f")},
        Font={"D": drawn(pdf, b"500 0 d0 0 0 500 500 re f")},
        XObject={
            "I": picture(pdf, 20, 20, data=b"\xee" * 1600),
            "X": block(pdf, b"0.1 w 0 0 m 9 9 l S BT /F 9 Tf (a) Tj ET"),
        },
        Shading={"S": shade},
        ColorSpace={"C": Array([Name.ICCBased, pdf.make_stream(b"", N=4)])},
    )(pdf, page)
    stamped(b"0 1 0 0 k 0 0 9 9 re f")(pdf, page)
    add_page(pdf)


@pytest.fixture(scope="module")
def seeds():
    return [made(standard, everything) for standard in ("", "PDF/X-4")]


def bytes_changed(data, die):
    changed = bytearray(data)
    for _ in range(die.choice((1, 5, 40))):
        changed[die.randrange(len(changed))] = die.randrange(256)
    return bytes(changed)


def cut(data, die):
    return data[: die.randrange(1, len(data))]


def torn(data, die):
    at = die.randrange(len(data))
    return data[:at] + data[at + die.randrange(1, 3000) :]


def numbers_changed(data, die):
    changed = bytearray(data)
    places = list(re.finditer(rb"(?<=[ \[])\d{1,6}(?=[ \]/\n])", data))
    for place in die.choices(places, k=8):
        width = len(place[0])
        changed[slice(*place.span())] = die.choice((b"9", b"0", b"7")) * width
    return bytes(changed)


def objects_changed(data, die):
    """Values of wrong kinds, objects in the place of others and so in rings, things taken away."""
    with pikepdf.open(BytesIO(data)) as pdf:
        holders = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
        wrong = [
            Name.Wrong, String("wrong"), 7, -1, 2**31, 1e9, True, Array([]), Array([1]), Dictionary(),
            *die.choices(holders, k=8),
        ]  # fmt: skip
        for _ in range(die.choice((1, 3, 9))):
            one = die.choice(holders)
            kept = {"/Length", "/Filter", "/DecodeParms"}
            keys = [key for key in one.keys() if key not in kept]  # noqa: SIM118 - pikepdf's object
            if keys and die.random() < 0.8:
                one[die.choice(keys)] = die.choice(wrong)
            elif keys:
                del one[die.choice(keys)]
        into = BytesIO()
        try:
            pdf.save(into, static_id=True, compress_streams=False)
        except pikepdf.PdfError:
            # pikepdf writes no file whose metadata are no stream; the die is thrown on.
            return objects_changed(data, die)
        return into.getvalue()


def judged(data, tmp_path, names):
    """What is told of a file, whether it was read or not."""
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    try:
        return {one.code for one in inspect(path, names).diagnostics}
    except NewsletterError as fault:
        assert fault.exit_code == 3  # noqa: PT017 - both ends are sound
        return {one.code for one in fault.diagnostics}


@pytest.mark.parametrize("damage", [bytes_changed, cut, torn, numbers_changed, objects_changed])
def test_damage_is_told_and_survived(damage, seeds, tmp_path):
    for number in range(24):
        die = random.Random(f"{damage.__name__} {number}")  # noqa: S311 - damage, not secrets
        told = judged(damage(seeds[number % 2], die), tmp_path, NAMES[number % len(NAMES)])
        # A file without a claim is told as such at least; one that claims may have come through unharmed.
        assert told or number % 2


def grown(pdf, code, resources, times):
    """A form that draws a form that draws … , each of them several times."""
    made_ = block(pdf, b"1 0 0 rg 0 0 9 9 re f")
    for _ in range(times):
        made_ = block(pdf, code, **{resources: {"X": made_}})
    return made_


HOSTILE = {
    "pages in a ring": lambda pdf, _: pdf.Root.Pages.Kids.append(pdf.Root.Pages),
    "no page": lambda pdf, _: pdf.Root.Pages.Kids.__setitem__(0, Name.Wrong),
    "no resources": lambda _, page: page.__delitem__("/Resources"),
    "deep": lambda _, page: page.Contents.write(b"q " * 9000 + b"[ " * 3000 + b"<< /A " * 3000),
    "cut content": lambda _, page: page.Contents.write(b"1 0 0 rg 9 9 9 9 re f (unended"),
    "a huge profile": drawing(
        b"/C cs 60 60 9 9 re f",
        ColorSpace=lambda pdf: {"C": Array([Name.ICCBased, pdf.make_stream(b"", N=2**31 - 1)])},
    ),
    "a huge picture": drawing(b"q 9 0 0 9 9 9 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf, 10**9, 10**9)}),
    "huge numbers": drawing(
        b"1e38 0 0 1e38 0 0 cm 99999999999999999999 0 0 9 0 0 cm BT /F 999999999999 Tf (A) Tj ET 0 0 9e99 9e99 re f"
    ),
    "a huge map": lambda pdf, page: page.Resources.Font.F.__setitem__(
        "/ToUnicode", pdf.make_stream(b"beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")
    ),
    "wide tables": lambda pdf, page: page.Resources.Font.__setitem__(
        "/F",
        Dictionary(
            Subtype=Name.Type0, BaseFont=Name.W, Encoding=Name("/Identity-H"), ToUnicode=font(pdf),
            DescendantFonts=[Dictionary(W=Array([0, 2**31 - 1, 500]), FontDescriptor=Dictionary())],
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("names", [(), ("pdf-a-2a", "pdf-ua-1")])
def test_hostile_files_are_told_in_time(name, names, tmp_path):
    began = perf_counter()
    assert judged(made("", HOSTILE[name]), tmp_path, names)
    assert perf_counter() - began < 15  # a tenth of it on a machine at rest


def test_forms_that_multiply_end(monkeypatch):
    from newsletter.finish.preflight import survey

    def spoil(pdf, page):
        drawing(b"/X Do", XObject={"X": grown(pdf, b"/X Do " * 10, "XObject", 9)})(pdf, page)
        add_page(pdf)

    monkeypatch.setattr(survey, "MOST_OF_FILE", 20_000)
    with pikepdf.open(BytesIO(made("", spoil))) as pdf:
        first, second = survey.survey(pdf, most=20_000)
        assert first.cut
        assert second.cut  # nothing is left for it


def test_what_a_reader_passes_over_is_told(tmp_path):
    def spoil(pdf, _):
        add_page(pdf)
        pdf.Root.Pages.Kids[1] = Name.Wrong

    for names in NAMES:
        assert "E910" in judged(made("", spoil), tmp_path, names)


def test_content_that_is_cut_is_told(tmp_path):
    assert "E910" in judged(made("", HOSTILE["cut content"]), tmp_path, ())
