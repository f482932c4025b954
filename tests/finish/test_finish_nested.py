"""What nests in a page is held to the same rules: tiles, drawn glyphs, notes, forms in each, text filled with a pattern."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from foreign import block, drawing, drawn, made, picture, stamped, tile
from pikepdf import Array, Dictionary, Name

from newsletter.finish.gate import STANDARDS, breaches
from newsletter.finish.inspect import inspect
from newsletter.finish.opened import Opened
from newsletter.finish.preflight.survey import survey

X4, X1A = "PDF/X-4", "PDF/X-1a:2003"
HELVETICA = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=32, Widths=[500] * 95
)
# The defects, as content of 9 points a side, and what has to be told of them in a file of each standard.
DEFECTS = {
    "rgb": (b"/Plain gs 1 0 0 rg 0 0 5 5 re f", X4, "E675"),
    "ink": (b"/Plain gs 0.9 0.9 0.9 0.9 k 0 0 5 5 re f", X4, "W676"),
    "clear": (b"/Half gs 0 1 0 0 k 0 0 5 5 re f", X1A, "E678"),
    "font": (b"/Plain gs 0 1 0 0 k BT /H 8 Tf 1 1 Td (A) Tj ET", X4, "E677"),
    "coarse": (b"q 8 0 0 8 0 0 cm /Coarse Do Q", X4, "W675"),
    "small": (b"/Plain gs 0 1 0 0 k BT /F 4 Tf 1 1 Td (A) Tj ET", X4, "W673"),
    "hairline": (b"/Plain gs 0 1 0 0 K 0.1 w 0 1 m 9 1 l S", X4, "W672"),
}


def held(pdf):
    """The resources that the defects draw with."""
    return {
        "Font": {"H": HELVETICA},
        "ExtGState": {"Half": Dictionary(ca=0.5, op=False, OP=False)},
        "XObject": {"Coarse": picture(pdf, width=4, height=4, data=bytes(64))},
    }


def in_form(code):
    return lambda pdf, page: drawing(
        b"q 1 0 0 1 60 60 cm /X Do Q", XObject={"X": block(pdf, code, **held(pdf))}
    )(pdf, page)


def in_tile(code):
    # The area is clipped and far from the page's corner, where the tile stands.
    area = b"q 60 300 99 99 re W n /Plain gs /Pattern cs /P scn 60 300 99 99 re f Q"
    return lambda pdf, page: drawing(area, Pattern={"P": tile(pdf, code, **held(pdf))})(pdf, page)


def in_text(code):
    words = b"/Plain gs /Pattern cs /P scn BT /F 40 Tf 60 300 Td (words) Tj ET"
    return lambda pdf, page: drawing(words, Pattern={"P": tile(pdf, code, **held(pdf))})(pdf, page)


def in_line(code):
    line = b"/Plain gs 4 w /Pattern CS /P SCN 60 300 m 200 300 l S"
    return lambda pdf, page: drawing(line, Pattern={"P": tile(pdf, code, **held(pdf))})(pdf, page)


def in_stencil(code):
    mask = b"/Plain gs /Pattern cs /P scn q 50 0 0 50 60 60 cm BI /W 8 /H 8 /IM true /BPC 1 ID 12345678 EI Q"
    return lambda pdf, page: drawing(mask, Pattern={"P": tile(pdf, code, **held(pdf))})(pdf, page)


def in_glyph(code):
    # Glyphs have an em of 1000; 10 times the defect makes it as large at 100 points as elsewhere.
    glyph = b"500 0 d0 10 0 0 10 0 0 cm " + code
    shown = b"/Plain gs 0 1 0 0 k BT /D 100 Tf 60 300 Td (A) Tj ET"
    return lambda pdf, page: drawing(shown, Font={"D": drawn(pdf, glyph, **held(pdf))})(pdf, page)


def in_stamp(code):
    return lambda pdf, page: stamped(code, **held(pdf))(pdf, page)


def in_form_in_tile(code):
    def spoil(pdf, page):
        inner = block(pdf, code, **held(pdf))
        area = b"/Plain gs /Pattern cs /P scn 60 300 99 99 re f"
        drawing(area, Pattern={"P": tile(pdf, b"/X Do", XObject={"X": inner})})(pdf, page)

    return spoil


def in_form_in_glyph(code):
    def spoil(pdf, page):
        inner = block(pdf, code, **held(pdf))
        glyph = drawn(pdf, b"500 0 d0 10 0 0 10 0 0 cm /X Do", XObject={"X": inner})
        drawing(b"/Plain gs 0 1 0 0 k BT /D 100 Tf 60 300 Td (A) Tj ET", Font={"D": glyph})(pdf, page)

    return spoil


def in_tile_in_stamp(code):
    def spoil(pdf, page):
        pattern = tile(pdf, code, **held(pdf))
        stamped(b"/Plain gs /Pattern cs /P scn 0 0 99 99 re f", Pattern={"P": pattern})(pdf, page)

    return spoil


def in_glyph_in_tile(code):
    def spoil(pdf, page):
        glyph = drawn(pdf, b"500 0 d0 10 0 0 10 0 0 cm " + code, **held(pdf))
        pattern = tile(pdf, b"/Plain gs 0 1 0 0 k BT /D 100 Tf (A) Tj ET", Font={"D": glyph})
        drawing(b"/Plain gs /Pattern cs /P scn 60 300 99 99 re f", Pattern={"P": pattern})(pdf, page)

    return spoil


PLACES = [
    in_form, in_tile, in_text, in_line, in_stencil, in_glyph, in_stamp, in_form_in_tile, in_form_in_glyph,
    in_tile_in_stamp, in_glyph_in_tile,
]  # fmt: skip
# What such a place is told for in any case.
OWN = {"W906", "E901"}


def found(data, tmp_path, *names):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return inspect(path, names).diagnostics


def codes(data, tmp_path, *names):
    return {item.code for item in found(data, tmp_path, *names)}


@pytest.mark.parametrize("defect", DEFECTS)
@pytest.mark.parametrize("place", PLACES)
def test_a_defect_is_found_wherever_it_nests(place, defect, tmp_path):
    code, standard, told = DEFECTS[defect]
    assert codes(made(standard, place(code)), tmp_path) - OWN == {told}


@pytest.mark.parametrize("place", PLACES)
def test_sound_content_is_sound_wherever_it_nests(place, tmp_path):
    assert codes(made(X4, place(b"/Plain gs 0 1 0 0 k 0 0 5 5 re f")), tmp_path) <= OWN


def test_text_filled_with_a_pattern_stands_where_it_stands(tmp_path):
    (item,) = (
        one for one in found(made(X4, in_text(DEFECTS["rgb"][0])), tmp_path) if one.code == "E675"
    )  # fmt: skip
    (spot,) = item.fault.spots
    assert spot.what == "text"
    assert spot.box[2] == pytest.approx(100 / 72 * 25.4, abs=0.1)


def test_a_shape_of_a_glyph_has_the_colour_of_its_string(tmp_path):
    shown = b"/Plain gs 1 0 0 rg BT /D 100 Tf 60 300 Td (A) Tj ET"

    def spoil(pdf, page):
        # What a shape says of colours is passed over.
        glyph = drawn(pdf, b"500 0 0 0 500 500 d1 0.9 0.9 0.9 0.9 k 0 0 500 500 re f")
        drawing(shown, Font={"D": glyph})(pdf, page)

    assert codes(made(X4, spoil), tmp_path) == {"E675", "W906"}


def test_a_tile_without_colours_has_that_of_whoever_asks(tmp_path):
    def spoil(pdf, page):
        pattern = tile(pdf, b"0 0 1 rg 0 0 5 5 re f", kind=2)
        spaces = {"U": Array([Name.Pattern, Name.DeviceCMYK])}
        code = b"/Plain gs /U cs 0.9 0.9 0.9 0.9 /P scn 60 60 50 50 re f"
        drawing(code, Pattern={"P": pattern}, ColorSpace=spaces)(pdf, page)

    assert codes(made(X4, spoil), tmp_path) == {"W676"}


def test_a_note_prints_as_its_flags_say(tmp_path):
    code = DEFECTS["ink"][0]
    assert codes(made(X4, stamped(code)), tmp_path) == {"E901", "W676"}
    for flags in (0, 2, 6):  # not on paper; hidden; hidden there, too
        assert "W676" not in codes(made(X4, stamped(code, flags=flags)), tmp_path)


def test_a_note_is_fitted_to_its_place():
    def spoil(pdf, page):
        stamped(b"0 1 0 0 k 0 0 100 100 re f", rect=(60, 60, 110, 260))(pdf, page)
        page.Annots[0].AP.N.Matrix = Array([0, 1, -1, 0, 7, 7])

    with pikepdf.open(BytesIO(made("", spoil))) as pdf:
        boxes = [mark.box for mark in survey(pdf)[0].marks if mark.kind == "fill"]
    assert boxes == [pytest.approx((60, 60, 110, 260))]


def test_the_look_of_a_note_is_that_of_its_state(tmp_path):
    def ticked(state):
        def spoil(pdf, page):
            stamped(DEFECTS["ink"][0])(pdf, page)
            note = page.Annots[0]
            note.AP.N = Dictionary(On=note.AP.N, Off=block(pdf, b""))
            note.AS = Name(f"/{state}")

        return spoil

    assert "W676" in codes(made(X4, ticked("On")), tmp_path)
    assert "W676" not in codes(made(X4, ticked("Off")), tmp_path)


@pytest.mark.parametrize("place", [in_tile, in_glyph, in_stamp])
def test_pixels_are_counted_wherever_a_picture_nests(place, tmp_path):
    from newsletter.finish.preflight import rasters

    def spoil(pdf, page):
        place(b"q 8 0 0 8 0 0 cm /Coarse Do Q")(pdf, page)
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Image:
                one.write(bytes([240]) * 64)

    assert rasters.MOST < 1
    assert "W682" in codes(made(X4, spoil), tmp_path)


def test_unseen_text_needs_no_outlines(tmp_path):
    code = b"BT /H 9 Tf %d Tr 60 300 Td (read by a machine) Tj ET"
    for mode, told in ((3, False), (7, True)):
        data = made(X4, drawing(code % mode, Font={"H": HELVETICA}))
        assert ("E677" in codes(data, tmp_path)) == told


@pytest.mark.parametrize("kind", ["tile", "glyph", "stamp"])
def test_rings_end(kind):
    def spoil(pdf, page):
        if kind == "tile":
            ring = tile(pdf, b"/Pattern cs /P scn 0 0 9 9 re f 0 1 0 0 k 0 0 5 5 re f")
            ring.Resources.Pattern = Dictionary(P=ring)
            drawing(b"/Pattern cs /P scn 60 60 9 9 re f", Pattern={"P": ring})(pdf, page)
        elif kind == "glyph":
            ring = pdf.make_indirect(drawn(pdf, b"500 0 d0 BT /D 1 Tf (A) Tj ET 0 1 0 0 k 0 0 5 5 re f"))
            ring.Resources.Font.D = ring
            drawing(b"BT /D 9 Tf 60 300 Td (A) Tj ET", Font={"D": ring})(pdf, page)
        else:
            stamped(b"/X Do 0 1 0 0 k 0 0 5 5 re f")(pdf, page)
            look = page.Annots[0].AP.N
            look.Resources.XObject = Dictionary(X=look)

    with pikepdf.open(BytesIO(made("", spoil))) as pdf:
        (facts,) = survey(pdf)
    assert sum(mark.paint.parts == (0, 1, 0, 0) for mark in facts.marks) == 1


def composite(pdf):
    """A whole font of two bytes a code, whose code 0 is the glyph of missing characters."""
    program = pdf.make_stream((Path(__file__).parents[1] / "fonts/NotoSerifTC-subset.ttf").read_bytes())
    below = Dictionary(
        Subtype=Name.CIDFontType2, CIDToGIDMap=Name.Identity, FontDescriptor=Dictionary(FontFile2=program)
    )
    said = pdf.make_stream(b"1 beginbfchar <0000> <0041> endbfchar")
    return Dictionary(
        Subtype=Name.Type0, BaseFont=Name.Whole, Encoding=Name("/Identity-H"), DescendantFonts=[below],
        ToUnicode=said,
    )  # fmt: skip


ARCHIVE = {
    "rgb": (DEFECTS["rgb"][0], "u-devices", "/DeviceRGB"),
    "font": (DEFECTS["font"][0], "u-embedded", "H Helvetica"),
    "text": (DEFECTS["font"][0], "u-unicode", "H Helvetica"),
    "missing": (b"0 0 0 1 k BT /W 8 Tf <0000> Tj ET", "u-glyphs", ".notdef"),
}


@pytest.mark.parametrize("defect", ARCHIVE)
@pytest.mark.parametrize("place", PLACES)
def test_rules_of_archives_are_asked_wherever_it_nests(place, defect, monkeypatch):
    def told(code, rule):
        monkeypatch.setitem(
            globals(), "held", lambda pdf: {"Font": {"H": HELVETICA, "W": composite(pdf)} if code else {}}
        )
        with Opened(made(X4, place(code or b"0 1 0 0 k 0 0 5 5 re f"))) as opened:
            found = STANDARDS["pdf-a-2u"].breaches(opened)
            return [f"{one.object} {one.found}" for asked, one in found if asked.id == rule]

    code, rule, what = ARCHIVE[defect]
    assert any(what in one for one in told(code, rule))
    assert not any(what in one for one in told(b"", rule))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"Encoding": Name.WinAnsiEncoding}, False),
        ({}, True),
        ({"Encoding": Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name.Aacute, Name("/uni4E00")]))}, False),
        ({"Encoding": Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([65, Name("/g12")]))}, True),
    ],
)  # fmt: skip
def test_codes_of_a_known_encoding_need_no_map(said, told):
    def spoil(_, page):
        for key, value in said.items():
            page.Resources.Font.F[f"/{key}"] = value

    with Opened(made(X4, spoil)) as opened:
        rules = {one.fault.rule for one in breaches(STANDARDS["pdf-a-2u"], opened)}
    assert ("u-unicode" in rules) == told
