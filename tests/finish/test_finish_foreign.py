"""Each rule finds the defect that it is for in a file of no program's in particular, planted in a sound one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from foreign import BLEED, MEDIA, TRIM, add_page, drawing, made, picture, spot
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from newsletter.basics.fault import Fault
from newsletter.basics.messages_en import MESSAGES
from newsletter.basics.said_en.rules import RULES as EN
from newsletter.basics.said_zh.rules import RULES as ZH
from newsletter.cli.faults import words
from newsletter.finish.gate import STANDARDS
from newsletter.finish.inspect import inspect
from newsletter.finish.preflight.ledger import CUSTOMS, RULES
from newsletter.pipeline import Job, build

X4, X1A = "PDF/X-4", "PDF/X-1a:2003"
# What is told of any file without a claim.
ALWAYS = {"H651", "H915", "H916"}


def found(data, tmp_path, *names):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return inspect(path, names)


def codes(data, tmp_path, *names):
    return {item.code for item in found(data, tmp_path, *names).diagnostics}


def put(key, value):
    """Spoils by a key of the page."""
    return lambda _, page: page.__setitem__(key, value() if callable(value) else value)


def drop(owner, key):
    def spoil(pdf, page):
        del {"page": page, "root": pdf.Root, "info": pdf.docinfo}[owner][key]

    return spoil


def packet(old, new):
    def spoil(pdf, _):
        before = pdf.Root.Metadata.read_bytes()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new))

    return spoil


def bare(_, page):
    del page.Resources.Font.F.FontDescriptor["/FontFile2"]


def drawn(_, page):
    page.Resources.Font.F = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=32,
        Widths=[500] * 95, FontBBox=[0, 0, 1000, 1000], CharProcs=Dictionary(), Encoding=Dictionary(),
    )  # fmt: skip


def note(rect, kind="Text", **more):
    def spoil(pdf, page):
        one = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=list(rect), **more)
        page.Annots = Array([pdf.make_indirect(one)])

    return spoil


def screen(pdf, _):
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(data, N=3)


def group(space):
    return put("/Group", lambda: Dictionary(S=Name.Transparency, CS=space))


def lab(_):
    return {"L": Array([Name.Lab, Dictionary(WhitePoint=[0.9, 1, 1.1])])}


def form(pdf):
    inner = pdf.make_stream(
        b"0.1 w 0 0 0 1 K 20 20 m 200 20 l S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 300]
    )
    return {"X": inner}


def tile(pdf):
    inner = pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    return {"P": inner}


def fade(space, *ends):
    shown = Dictionary(FunctionType=2, Domain=[0, 1], C0=list(ends[0]), C1=list(ends[1]), N=1)
    return {"S": Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 1, 1], Function=shown)}


def other_size(pdf, _):
    add_page(pdf)
    page = add_page(pdf)
    page.TrimBox = Array([BLEED, BLEED, 300, 400])


def wide(pdf):
    """A composite font whose only glyph is a tenth of an em, so that a second string stands 5 points behind the first."""
    below = Dictionary(
        Subtype=Name.CIDFontType2, DW=100, W=Array([1, Array([100]), 5, 9, 100]),
        FontDescriptor=Dictionary(FontFile2=pdf.make_stream(b"")),
    )  # fmt: skip
    return {
        "W": Dictionary(
            Subtype=Name.Type0, BaseFont=Name.Wide, Encoding=Name("/Identity-H"), DescendantFonts=[below]
        )
    }


def at_trim(code):
    return drawing(b"/Plain gs 0 1 0 0 k " + code)


RGB_TEXT = drawing(b"/Plain gs 0 0 0 rg BT /F 9 Tf 60 300 Td (RGB) Tj ET")
RGB_AREA = drawing(b"/Plain gs 1 0 0 rg 60 60 50 50 re f")
HEAVY = b"/Plain gs 0.9 0.9 0.9 0.9 k 60 60 50 50 re f"
PLANTS = [
    # PDF/X
    ("E674", X4, drop("page", "/TrimBox")),
    ("E674", X1A, put("/TrimBox", lambda: Array([0, 0, 900, 900]))),
    ("E674", X4, put("/ArtBox", lambda: Array([20, 20, 300, 300]))),
    ("E675", X4, RGB_AREA),
    ("E675", X1A, RGB_AREA),
    ("E675", X1A, drawing(b"/Plain gs /L cs 50 0 0 sc 60 60 50 50 re f", ColorSpace=lab)),
    ("E675", X4, drawing(b"/Plain gs /S cs 1 scn 60 60 50 50 re f", ColorSpace={"S": spot("Black", (1, 0.8, 0), Name.DeviceRGB)})),
    ("E675", X4, drawing(b"q 50 0 0 50 60 60 cm BI /W 300 /H 300 /CS /RGB /BPC 8 ID abc EI Q")),
    ("E675", X4, drawing(b"/Plain gs /Pattern cs /P scn 60 60 50 50 re f", Pattern=tile)),
    ("E675", X4, drawing(b"/Plain gs 60 60 99 99 re W n /S sh", Shading=fade(Name.DeviceRGB, (1, 0, 0), (0, 0, 1)))),
    ("E676", X4, drop("root", "/OutputIntents")),
    ("E676", X1A, lambda pdf, _: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    ("E676", X4, screen),
    ("E676", X4, lambda pdf, _: pdf.Root.OutputIntents[0].__delitem__("/OutputConditionIdentifier")),
    ("E677", X4, bare),
    ("E678", X4, group(Name.DeviceRGB)),
    ("E678", X1A, group(Name.DeviceCMYK)),
    ("E678", X1A, drawing(b"/A gs 0 1 0 0 k 60 60 50 50 re f", ExtGState={"A": Dictionary(ca=0.5, op=False, OP=False)})),
    ("E678", X1A, drawing(b"/A gs 0 1 0 0 k 60 60 50 50 re f", ExtGState={"A": Dictionary(BM=Name.Multiply, op=False)})),
    ("E678", X1A, drawing(b"q 50 0 0 50 60 60 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf, SMask=picture(pdf, space=Name.DeviceGray))})),
    ("E679", X4, lambda pdf, _: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x")))),
    ("E679", X4, lambda pdf, _: pdf.Root.__setitem__("/Names", Dictionary(JavaScript=Dictionary()))),
    ("E679", X1A, lambda pdf, _: pdf.Root.__setitem__("/OCProperties", Dictionary(D=Dictionary(), OCGs=[]))),
    ("E679", X4, put("/AA", lambda: Dictionary(O=Dictionary(S=Name.Named, N=Name.Print)))),
    ("E680", X4, packet(b">Title<", b">Other<")),
    ("E680", X1A, drop("info", "/Title")),
    ("E680", X1A, drop("info", "/Trapped")),
    ("E680", X4, packet(b">False<", b">True<")),
    ("E680", X4, packet(b"2026-01-02T03:04:05Z</xmp:Cre", b"2025-01-02T03:04:05Z</xmp:Cre")),
    ("E680", X4, packet(b"xmpMM:DocumentID", b"xmpMM:Document")),
    ("E681", X4, lambda pdf, page: page.Resources.XObject.__setitem__("/L", pdf.make_indirect(pikepdf.Stream(pdf, b"\x80\x0b\x60\x50", Filter=Name.LZWDecode)))),
    ("E901", X4, note((60, 60, 90, 90), "Link")),
    # The trade
    ("W672", X4, drawing(b"/Plain gs 0 0 0 1 K 0.1 w 60 60 m 200 60 l S")),
    ("W672", X4, drawing(b"0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 600 600 m 2000 600 l S")),
    ("W672", X4, drawing(b"0 0 0 1 k 60 60 200 0.1 re f")),
    ("W672", X4, drawing(b"q 1 0 0 1 20 20 cm /X Do Q", XObject=form)),
    ("W673", X4, drawing(b"BT /F 5 Tf 60 300 Td (small) Tj ET")),
    ("W673", X4, drawing(b"BT /F 10 Tf 0.5 0 0 0.5 60 300 Tm (small) Tj ET")),
    ("W673", X4, drawing(b"0.5 0 0 0.5 0 0 cm BT /F 10 Tf 120 600 Td [(sm) -20 (all)] TJ ET")),
    ("W674", X4, drawing(b"/Plain gs 0 0 0 0 k BT /F 7 Tf 60 300 Td (white) Tj ET")),
    ("W675", X4, drawing(b"q 200 0 0 200 60 60 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf)})),
    ("W675", X4, drawing(b"q 0 50 -400 0 460 60 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf)})),
    ("W676", X4, drawing(HEAVY)),
    ("W682", X4, drawing(b"q 50 0 0 50 60 60 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf, data=b"\xff" * 360_000)})),
    ("W676", X4, drawing(b"/Plain gs 60 60 99 99 re W n /S sh", Shading=fade(Name.DeviceCMYK, (1, 1, 1, 1), (0, 0, 0, 0)))),
    ("W677", X4, drawing(b"0 0 0 0 k BT /F 12 Tf 60 300 Td (lost) Tj ET")),
    ("W678", X4, drawing(b"/Plain gs BT /F 12 Tf 60 300 Td (knocks out) Tj ET")),
    ("W679", X4, drawing(b"/Plain gs 0.4 0.3 0.3 1 k BT /F 12 Tf 60 300 Td (rich) Tj ET")),
    ("W679", X4, drawing(b"/Plain gs 0.72 0.67 0.67 0.88 k BT /F 12 Tf 60 300 Td (rich) Tj ET")),
    ("W680", X4, at_trim(b"%.2f 60 50 50 re f" % TRIM[0])),
    ("W681", X4, drawing(b"/Plain gs /S CS 1 SCN 1 w 60 60 m 99 60 l S", ColorSpace={"S": spot("All")})),
    ("W901", X4, drawing(b"/Plain gs /L cs 50 60 0 sc 60 60 50 50 re f", ColorSpace=lab)),
    ("W901", "", RGB_AREA),
    ("W901", "", drawing(b"q 50 0 0 50 60 60 cm /I Do Q", XObject=lambda pdf: {"I": picture(pdf, space=Array([Name.Indexed, Name.DeviceRGB, 1, String("abcdef")]))})),
    ("W902", "", group(Name.DeviceRGB)),
    ("W903", "", RGB_TEXT),
    ("W903", "", drawing(b"/Plain gs 0.1 0.1 0.15 rg BT /F 9 Tf 60 300 Td (RGB) Tj ET")),
    ("W901", "", drawing(b"/Plain gs 0.1 0.1 0.6 rg BT /F 9 Tf 60 300 Td (RGB) Tj ET")),
    ("W901", "", drawing(b"/Plain gs 0 0 0 rg BT /F 30 Tf 60 300 Td (RGB) Tj ET")),
    ("H904", X4, drawing(b"/Plain gs /S cs 0.5 scn 60 60 50 50 re f", ColorSpace={"S": spot("Gold")})),
    ("W906", X4, drawn),
    ("W907", X4, put("/BleedBox", lambda: Array([BLEED - 2, BLEED - 2, MEDIA[2] - BLEED + 2, MEDIA[3] - BLEED + 2]))),
    ("H908", X4, other_size),
    ("E911", "", bare),
    ("W912", "", lambda pdf, _: pdf.Root.__setitem__("/Names", Dictionary(EmbeddedFiles=Dictionary()))),
    ("W913", "", note((60, 60, 90, 90))),
    ("W913", "", note((60, 60, 90, 90), "Link", F=4)),
    ("W914", "", drop("page", "/TrimBox")),
    ("W917", "", note((60, 60, 90, 90), "FreeText", F=4)),
    ("W918", "", put("/TrimBox", lambda: Array([0, 0, 900, 900]))),
    ("W918", "", put("/ArtBox", lambda: Array([20, 20, 300, 300]))),
]  # fmt: skip


@pytest.mark.parametrize("standard", ["", X4, X1A])
def test_a_sound_file_passes(standard, tmp_path):
    assert codes(made(standard), tmp_path) == (set() if standard else ALWAYS)


@pytest.mark.parametrize(("code", "standard", "spoil"), PLANTS)
def test_a_planted_defect_is_found_and_nothing_else(code, standard, spoil, tmp_path):
    told = found(made(standard, spoil), tmp_path).diagnostics
    assert {item.code for item in told} - ({"H915", "H916", "H651"} if not standard else set()) == {code}
    (item,) = (one for one in told if one.code == code)
    assert item.fault.count >= 1
    assert item.fault.spots


def test_every_rule_has_a_defect_to_find():
    # The rest have tests of their own below, or are told of every file without a claim.
    own = {"W905", "W909", "E910", "H915", "H916"}
    rules = {rule.code for rule in (*RULES, *CUSTOMS)}
    assert rules == {code for code, _, _ in PLANTS} | own
    assert all(code in MESSAGES for code in rules)


def test_every_rule_has_its_name_in_both_languages():
    ids = {rule.id for name in STANDARDS for rule in STANDARDS[name].rules}
    assert EN.keys() == ZH.keys()
    assert all(asks for table in (EN, ZH) for asks, _ in table.values())
    for language in ("en", "zh"):
        assert all(all(words(Fault(one), language).values()) for one in ids)
        assert all(words(Fault(rule.code), language)["asks"] for rule in (*RULES, *CUSTOMS))


@pytest.mark.parametrize(
    "spoil",
    [
        note((0, 0, 4, 4), "PrinterMark"),
        note((60, 60, 90, 90), "Highlight", F=2),
        lambda pdf, _: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))),
        drawing(b"BT 3 Tr /F 2 Tf 60 300 Td (unseen, as of a scan) Tj ET"),
        drawing(b"q 0 0 30 30 re W n 1 0 0 rg 60 60 9 9 re f Q"),
        drawing(b"/Plain gs /Z gs 1 0 0 rg 60 60 9 9 re f", ExtGState={"Z": Dictionary(ca=0)}),
        drawing(b"/N cs 1 scn /Plain gs 60 60 9 9 re f", ColorSpace={"N": spot("Black", (0, 0, 0, 1))}),
    ],
)
def test_what_does_no_harm_is_not_told(spoil, tmp_path):
    assert codes(made("", spoil), tmp_path) - {"W901"} == ALWAYS


def test_spots_that_differ_by_a_space_are_two_plates(tmp_path):
    spaces = {"A": spot("PANTONE 1 C"), "B": spot("Pantone 1C")}
    code = b"/Plain gs /A cs 1 scn 60 60 9 9 re f /B cs 1 scn 80 60 9 9 re f"
    assert codes(made(X4, drawing(code, ColorSpace=spaces)), tmp_path) == {"W905", "H904"}


def test_a_layer_that_is_off_does_not_print(tmp_path):
    def layered(*, off):
        def spoil(pdf, page):
            layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
            shown = Dictionary(Name=String("usual"), OFF=Array([layer] if off else []))
            pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
            page.Resources.Properties.M = layer
            drawing(b"/OC /M BDC " + HEAVY + b" EMC")(pdf, page)

        return spoil

    assert codes(made(X4, layered(off=True)), tmp_path) == set()
    assert codes(made(X4, layered(off=False)), tmp_path) == {"W676"}


def test_a_place_is_measured_from_the_trims_corner_as_the_page_is_looked_at(tmp_path):
    def at(turn):
        spoil = drawing(HEAVY)

        def both(pdf, page):
            page.Rotate = turn
            spoil(pdf, page)

        (item,) = found(made(X4, both), tmp_path).diagnostics
        return item.fault.spots[0].box

    # The area is 50 points wide and high, 60 from the left and lower edge of the media box.
    left, low, side = (60 - BLEED) / 72 * 25.4, (60 - BLEED) / 72 * 25.4, 50 / 72 * 25.4
    assert at(0) == pytest.approx((left, 210 - low - side, side, side), abs=0.06)
    assert at(90) == pytest.approx((low, left, side, side), abs=0.06)
    assert at(180) == pytest.approx((148 - left - side, low, side, side), abs=0.06)
    assert at(270) == pytest.approx((210 - low - side, 148 - left - side, side, side), abs=0.06)


def test_a_string_advances_by_the_widths_of_its_font(tmp_path):
    code = b"/Plain gs 0.9 0.9 0.9 0.9 k BT /W 50 Tf 60 300 Td <00010005> Tj <0001> Tj ET"

    (item,) = (
        one for one in found(made(X4, drawing(code, Font=wide)), tmp_path).diagnostics if one.code == "W676"
    )
    first, second = (spot.box for spot in item.fault.spots)
    assert second[0] - first[0] == pytest.approx(first[2], abs=0.11)
    assert first[2] == pytest.approx(2 * second[2], abs=0.11)


def test_many_places_of_a_page_are_one_finding(tmp_path):
    code = b"/Plain gs 0.9 0.9 0.9 0.9 k " + b"60 60 9 9 re f " * 70
    (item,) = found(made(X4, drawing(code)), tmp_path).diagnostics
    assert (item.fault.count, len(item.fault.spots)) == (70, 50)


def test_a_rgb_press_takes_rgb(tmp_path):
    def spoil(pdf, page):
        data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        data[12:16] = b"prtr"
        pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(bytes(data), N=3)
        RGB_AREA(pdf, page)

    assert "E675" not in codes(made(X4, spoil), tmp_path)


def test_the_older_standard_may_name_a_registered_condition_alone(tmp_path):
    def spoil(pdf, _):
        del pdf.Root.OutputIntents[0]["/DestOutputProfile"]

    assert codes(made(X1A, spoil), tmp_path) == set()
    assert codes(made(X4, spoil), tmp_path) == {"E676"}


def test_object_streams_and_a_newer_header_are_too_new(tmp_path):
    with pikepdf.open(BytesIO(made(X1A))) as pdf:
        pdf.save(
            tmp_path / "new.pdf", force_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    told = inspect(tmp_path / "new.pdf").diagnostics
    assert {(item.code, dict(item.values)["what"]) for item in told} == {
        ("E681", "PDF 1.7"),
        ("E681", "ObjStm"),
    }


@pytest.mark.parametrize(
    ("names", "standards"),
    [
        ((), ("trade",)),
        (("print",), ("PDF/X-4",)),
        (("print-x1a",), ("PDF/X-1a:2003",)),
        (("pdf-x-1a-2001", "trade"), ("PDF/X-1a:2001", "trade")),
        (("screen",), ("PDF/A-2a", "PDF/UA-1")),
    ],
)
def test_what_a_file_is_held_to(names, standards, tmp_path):
    got = found(made(), tmp_path, *names).standards
    assert got[: len(standards)] == standards


def test_claims_are_found_and_those_without_rules_told(tmp_path):
    old = found(made(X1A), tmp_path)
    assert (old.claims, old.standards) == ((X1A,), (X1A,))

    def three(pdf, _):
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-3:2003")

    other = found(made("", three), tmp_path)
    assert (other.claims, other.standards) == (("PDF/X-3:2003",), ("trade",))
    assert {"H651", "H652"} <= {item.code for item in other.diagnostics}

    both = found(
        made(
            X4,
            packet(
                b"<pdfxid", b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfxid"
            ),
        ),
        tmp_path,
    )
    assert both.standards == ("PDF/X-4", "PDF/A-2a")
    assert {"E650"} == {item.code for item in both.diagnostics}


def test_a_rule_names_the_clause_of_its_standard(tmp_path):
    def clause(code, standard, spoil):
        (item,) = (one for one in found(made(standard, spoil), tmp_path).diagnostics if one.code == code)
        return item.fault.standard, item.fault.clause

    assert clause("E675", X4, RGB_AREA) == (X4, "ISO 15930-7 §6.2")
    assert clause("E675", X1A, RGB_AREA) == (X1A, "ISO 15930-4 §6.4")
    assert clause("W676", X4, drawing(HEAVY)) == ("", "ISO 12647-2")
    assert clause("W907", X4, put("/BleedBox", lambda: Array(list(TRIM)))) == ("", "")


def test_a_press_file_of_our_own_is_sound(tmp_path):
    sample = Path(__file__).parents[1] / "samples/one-short-section.yaml"
    for profile in ("print", "print-x1a"):
        build(Job(sample, tmp_path / "a.pdf", profiles=(profile,)))
        told = inspect(tmp_path / "a.pdf")
        assert told.diagnostics == ()
        assert told.standards[0] == {"print": X4, "print-x1a": X1A}[profile]
