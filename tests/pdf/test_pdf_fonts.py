from __future__ import annotations

import re
from io import BytesIO

import pytest
from drawings import SCREEN, drawing, face, glyphs, kai, line, opened, painted
from fontTools.ttLib import TTFont

from newsletter.pdf import paint
from newsletter.pdf.fonts import collect


def fonts(data):
    with opened(data) as pdf:
        return {str(name): unpack(font) for name, font in pdf.pages[0].obj.Resources.Font.items()}


def unpack(font):
    descendant = font.DescendantFonts[0]
    widths, w = {}, [*descendant.get("/W", [])]
    for first, run in zip(w[::2], w[1::2], strict=True):
        widths |= {int(first) + i: float(width) for i, width in enumerate(run)}
    mapped = descendant.CIDToGIDMap
    return {
        "subtype": str(font.Subtype),
        "encoding": str(font.Encoding),
        "base": str(font.BaseFont),
        "kind": str(descendant.Subtype),
        "default": float(descendant.DW),
        "widths": widths,
        "identity": mapped == "/Identity",
        "glyphs": b"" if mapped == "/Identity" else mapped.read_bytes(),
        "unicode": dict(
            re.findall(rb"<(\w{4})> <(\w+)>\n", font.ToUnicode.read_bytes().split(b"endcodespace")[1])
        ),
        "file": descendant.FontDescriptor.FontFile2.read_bytes(),
        "descriptor": {str(key) for key in descendant.FontDescriptor.keys()},  # noqa: SIM118 - not a dict
        "flags": int(descendant.FontDescriptor.Flags),
    }


def test_each_face_is_one_composite_font_and_no_other_is_named():
    found = fonts(painted(line("天地"), line("楷体", y=120, of=kai()), line("玄黄", y=140)))
    assert list(found) == ["/F1", "/F2"]
    for font in found.values():
        assert (font["subtype"], font["kind"], font["encoding"]) == ("/Type0", "/CIDFontType2", "/Identity-H")
    data = painted(line("天地"))
    assert b"Helvetica" not in data
    assert b"Type3" not in data
    assert b"ASCII85" not in data


def test_a_name_carries_a_subset_tag_that_follows_the_glyphs():
    one, same, other = (fonts(painted(line(text)))["/F1"]["base"] for text in ("天地", "地天", "玄黄"))
    assert re.fullmatch(r"/[A-Z]{6}\+NotoSerifSC-Regular", one)
    assert one == same != other


def test_the_descriptor_is_complete():
    font = fonts(painted(line("天")))["/F1"]
    required = {
        "Type",
        "FontName",
        "Flags",
        "FontBBox",
        "ItalicAngle",
        "Ascent",
        "Descent",
        "CapHeight",
        "StemV",
    }
    assert {f"/{key}" for key in (*required, "FontFile2")} <= font["descriptor"]
    assert font["flags"] & 4
    assert not font["flags"] & 32


@pytest.mark.parametrize("name", ["NotoSerifSC-Regular", "LXGWWenKai-Regular", "NotoSansSymbols2-Regular"])
def test_widths_are_those_of_the_embedded_glyphs(name):
    text = "☎★" if "Symbols" in name else "天 Wi，“”fi1"
    font = fonts(painted(line(text, of=face(name))))["/F1"]
    embedded = TTFont(BytesIO(font["file"]))
    order = embedded.getGlyphOrder()
    assert font["unicode"]
    for code in font["unicode"]:
        width = embedded["hmtx"][order[int(code, 16)]][0] * 1000 / embedded["head"].unitsPerEm
        assert abs(font["widths"].get(int(code, 16), font["default"]) - width) < 0.001


def test_codes_are_glyphs_where_each_has_one_text():
    assert fonts(painted(line("天地玄黄")))["/F1"]["identity"]


def test_a_shared_glyph_has_a_code_for_each_text():  # T69
    font = fonts(painted(line("一⼀")))["/F1"]
    assert not font["identity"]
    assert sorted(font["unicode"].values()) == [b"2F00", b"4E00"]
    codes = [int(code, 16) for code in font["unicode"]]
    glyph_of = [int.from_bytes(font["glyphs"][2 * code : 2 * code + 2], "big") for code in codes]
    assert glyph_of[0] == glyph_of[1] != 0
    widths = {font["widths"].get(code, font["default"]) for code in codes}
    assert widths == {1000.0}


def test_a_character_beyond_the_basic_plane_is_a_pair():  # T69
    assert list(fonts(painted(line("𠮷", of=kai())))["/F1"]["unicode"].values()) == [b"D842DFB7"]


def test_the_subset_holds_what_is_shown_and_no_more():
    font = TTFont(BytesIO(fonts(painted(line("天地玄黄")))["/F1"]["file"]))
    assert font["maxp"].numGlyphs == 5
    assert all(font["glyf"][name].numberOfContours for name in font.getGlyphOrder()[1:])


def test_many_glyphs_need_several_blocks_of_the_map():
    text = "".join(chr(0x4E00 + i) for i in range(250))
    font = fonts(painted(*(line(text[i : i + 50], y=100 + i) for i in range(0, 250, 50))))["/F1"]
    assert len(font["unicode"]) == 250


def test_glyphs_are_collected_through_all_pages_and_groups():
    drawn = drawing([line("天")], [line("地"), glyphs("玄")])
    (pairs,) = collect(drawn).values()
    assert {text for _, text, _ in pairs} == {"天", "地", "玄"}


def test_a_file_without_text_has_no_font():
    with opened(paint(drawing([]), SCREEN).data) as pdf:
        assert not pdf.pages[0].obj.Resources.Font.keys()
