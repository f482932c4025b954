"""A subset draws what its face draws, glyph for glyph."""

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from newsletter.flow.style import Family
from newsletter.shaping.subset import subset

SAMPLE = "春风又绿江南岸，明月何时照我还？“é”——2026年①ﬁ"


def opened(stream):
    return TTFont(stream, lazy=True)


def outline(font, name):
    """The strokes of a glyph, those of its components included."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI, Family.KAI])
def test_outlines_and_widths_are_those_of_the_face(shaped, family):
    text = shaped(SAMPLE, family=family)
    face = text.runs[0].face
    made = subset(face, text.gids)
    whole, part = opened(io.BytesIO(face.path.read_bytes())), opened(io.BytesIO(made.data))
    names, order = whole.getGlyphOrder(), part.getGlyphOrder()

    assert set(text.gids) <= set(made.new)
    assert len(order) == len(made.widths) == len(made.new)
    for old, new in made.new.items():
        assert outline(part, order[new]) == outline(whole, names[old])
        assert part["hmtx"][order[new]][0] == whole["hmtx"][names[old]][0] == made.widths[new]


def test_the_order_is_that_of_the_face_and_begins_with_notdef(shaped):
    text = shaped(SAMPLE)
    made = subset(text.runs[0].face, text.gids)
    old = sorted(made.new)

    assert [made.new[gid] for gid in old] == list(range(len(old)))
    assert made.new[0] == 0


def test_equal_glyphs_give_equal_bytes(shaped):
    text = shaped(SAMPLE)
    face = text.runs[0].face

    assert subset(face, text.gids).data == subset(face, reversed([*text.gids, *text.gids])).data


def test_hints_and_layout_are_left_out(shaped):
    text = shaped(SAMPLE)
    part = TTFont(io.BytesIO(subset(text.runs[0].face, text.gids).data))

    assert set(part.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert all(
        not part["glyf"][name].program.getBytecode()
        for name in part.getGlyphOrder()
        if hasattr(part["glyf"][name], "program")
    )
