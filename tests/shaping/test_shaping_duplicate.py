"""T70: copies of a subset's glyphs draw the same outline moved, with advances of their own."""

import io
import struct

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.data import data_folder
from newsletter.shaping.duplicate import Duplicate, with_duplicates
from newsletter.shaping.face import load_face
from newsletter.shaping.subset import Subset, subset

FACES = {
    "NotoSerifSC-Regular": "aé1 汉字，。（“·",
    "LXGWWenKai-Regular": "aé1 汉字，。（“·",
    "NotoSansSymbols2-Regular": "☎★ ",
}
PADS = [(0, 125), (250, 0), (-500, 0), (0, -500), (125, -250), (-100, 100)]


def made(name, text="", pads=PADS):
    """A face, the subset of some of its characters, and the same with every copy of them."""
    face = load_face(name, data_folder("fonts") / f"{name}.ttf")
    gids = [face.glyph(ord(char)) for char in text or FACES[name]]
    part = subset(face, gids)
    return part, with_duplicates(part, [Duplicate(gid, *pad) for gid in gids for pad in pads])


def opened(part: Subset) -> TTFont:
    return TTFont(io.BytesIO(part.data), checkChecksums=2)


def outline(font, name, by=0):
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, by, 0)))
    return pen.value


def stand(font, name):
    return getattr(font["glyf"][name], "xMin", 0) - font["hmtx"][name][1]


def tables(data):
    """Every table with the checksum that the directory gives it."""
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, checksum, start, size = struct.unpack_from(">4s3I", data, 12 + 16 * index)
        yield tag, data[start : start + size], checksum


def checksum(table):
    table = table.ljust((len(table) + 3) // 4 * 4, b"\0")
    return sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF


@pytest.mark.parametrize("name", FACES)
def test_copies_draw_the_outline_moved_by_what_stands_before_it(name):
    part, whole = made(name)
    font = opened(whole)
    order = font.getGlyphOrder()
    assert len(whole.copies) == len(PADS) * len(FACES[name])
    for copy, number in whole.copies.items():
        source = order[part.new[copy.gid]]
        assert outline(font, order[number]) == outline(font, source, copy.before)
        advance = font["hmtx"][source][0] + copy.before + copy.after
        assert font["hmtx"][order[number]][0] == whole.widths[number] == max(0, advance)
        # A renderer sets the box of an outline against its left side bearing.
        assert stand(font, order[number]) == stand(font, source)


@pytest.mark.parametrize("name", FACES)
def test_the_glyphs_of_the_subset_stay_as_they_were(name):
    part, whole = made(name)
    before, after = opened(part), opened(whole)
    assert whole.widths[: len(part.widths)] == part.widths
    assert whole.new == part.new
    for old, new in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=False):
        assert outline(before, old) == outline(after, new)
        assert before["hmtx"][old] == after["hmtx"][new]


@pytest.mark.parametrize("name", FACES)
def test_the_font_is_whole(name):
    font = opened(made(name)[1])
    order, glyf = font.getGlyphOrder(), font["glyf"]
    assert font["maxp"].numGlyphs == font["hhea"].numberOfHMetrics == len(order) == len(font["loca"]) - 1
    inked = [glyph for glyph in order if glyf[glyph].numberOfContours]
    for box in (glyf[glyph] for glyph in inked if glyf[glyph].isComposite()):
        needed, said = box.getCompositeMaxpValues(glyf), font["maxp"]
        assert needed.maxComponentDepth <= said.maxComponentDepth
        assert needed.nPoints <= said.maxCompositePoints
        assert needed.nContours <= said.maxCompositeContours
    head, hhea, bearings = font["head"], font["hhea"], font["hmtx"].metrics
    assert head.xMin <= min(glyf[glyph].xMin for glyph in inked)
    assert head.xMax >= max(glyf[glyph].xMax for glyph in inked)
    assert hhea.advanceWidthMax == max(advance for advance, _ in bearings.values())
    assert hhea.minLeftSideBearing <= min(bearings[glyph][1] for glyph in inked)
    assert hhea.xMaxExtent >= max(glyf[glyph].xMax for glyph in inked)


@pytest.mark.parametrize("name", FACES)
def test_every_checksum_is_right(name):
    data = made(name)[1].data
    assert checksum(data) == 0xB1B0AFBA
    for tag, table, said in tables(data):
        found = table[:8] + bytes(4) + table[12:] if tag == b"head" else table
        assert checksum(found) == said, tag


def test_blank_glyphs_have_blank_copies():
    part, whole = made("NotoSerifSC-Regular", "汉 ")
    font = opened(whole)
    blank = [
        number
        for copy, number in whole.copies.items()
        if not outline(opened(part), opened(part).getGlyphOrder()[part.new[copy.gid]])
    ]
    assert len(blank) == len(PADS)
    assert not any(font["glyf"][font.getGlyphOrder()[number]].numberOfContours for number in blank)


def test_a_large_subset_takes_the_long_offsets():
    text = "".join(chr(0x4E00 + i) for i in range(0, 2500, 2))
    part, whole = made("NotoSerifSC-Regular", text, [(0, 125)])
    assert (opened(part)["head"].indexToLocFormat, opened(whole)["head"].indexToLocFormat) == (1, 1)
    font = opened(whole)
    order = font.getGlyphOrder()
    for copy, number in [*whole.copies.items()][::97]:
        assert outline(font, order[number]) == outline(font, order[part.new[copy.gid]])


def test_offsets_grow_long_when_the_copies_need_it():
    for count in range(300, 700):
        text = "".join(chr(0x4E00 + i) for i in range(count))
        part, whole = made("NotoSerifSC-Regular", text, [(0, 125)])
        if opened(part)["head"].indexToLocFormat < opened(whole)["head"].indexToLocFormat:
            break
    else:
        pytest.fail("no subset stands at the edge")
    font = opened(whole)
    order = font.getGlyphOrder()
    for copy, number in whole.copies.items():
        assert outline(font, order[number]) == outline(font, order[part.new[copy.gid]])


def test_nothing_wanted_changes_nothing():
    part, _ = made("NotoSerifSC-Regular")
    assert with_duplicates(part, []) is part


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FACES["NotoSerifSC-Regular"]), st.sampled_from(PADS)), min_size=1))
def test_equal_copies_give_equal_bytes_in_any_order(wanted):
    part, _ = made("NotoSerifSC-Regular")
    face = load_face("NotoSerifSC-Regular", data_folder("fonts") / "NotoSerifSC-Regular.ttf")
    copies = [Duplicate(face.glyph(ord(char)), *pad) for char, pad in wanted]
    one, other = with_duplicates(part, copies), with_duplicates(part, [*reversed(copies), copies[0]])
    assert one == other
    assert sorted(one.copies.values()) == list(range(len(part.widths), len(one.widths)))
