"""Fonts with PostScript outlines, plain and variable, sound and damaged, on their way to TrueType ones."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from newsletter.basics.diagnostic import EnvironmentFault, UsageError
from newsletter.shaping.adopt import Wish, adopt
from newsletter.shaping.face import load_face

if TYPE_CHECKING:
    from pathlib import Path

HAN = 0x4E00
HEADER = 12  # bytes
# A stroke; at the heaviest weight it is 100 wider on both sides.
BAR = [100, 0, "rmoveto", 800, "hlineto", 400, "vlineto", -800, "hlineto"]
VARIED = [
    100, -100, 1, "blend", 0, 0, 1, "blend", "rmoveto",
    800, 200, 1, "blend", "hlineto", 400, "vlineto", -800, -200, 1, "blend", "hlineto",
]  # fmt: skip


def build(path: Path, kind: str, *, varied: bool = False) -> Path:
    """A font with one Han character and outlines of the *kind* `CFF ` or `CFF2`."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.misc.psCharStrings import T2CharString

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({HAN: "one"})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "one": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Small Song", "styleName": "Regular", "psName": "SmallSong"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    end = ["endchar"] if kind == "CFF " else []
    program = [*(VARIED if varied else BAR), *end]
    shapes = {".notdef": T2CharString(program=end), "one": T2CharString(program=program)}
    if kind == "CFF ":
        builder.setupCFF("SmallSong", {}, shapes, {})
    else:
        if varied:
            builder.setupFvar([("wght", 200, 400, 900, "Weight")], [])
        builder.setupCFF2(shapes, regions=[{"wght": (0.0, 1.0, 1.0)}] if varied else None)
    builder.save(path)
    return path


def table(data: bytes, tag: str) -> tuple[int, int]:
    """Where a table of the font begins and ends."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(data)) as font:
        entry = font.reader.tables[tag]
        return entry.offset, entry.offset + entry.length


def codes(caught: pytest.ExceptionInfo[EnvironmentFault]) -> list[str]:
    return [found.code for found in caught.value.diagnostics]


@pytest.mark.parametrize("kind", ["CFF ", "CFF2"])
def test_postscript_outlines_of_both_kinds_become_truetype(tmp_path, kind):
    own, data = adopt(build(tmp_path / "a.otf", kind), Wish())
    (tmp_path / own.file).write_bytes(data)
    face = load_face(own.key, tmp_path / own.file)
    assert face.ink(face.glyph(HAN)) == pytest.approx((0.1, 0.0, 0.9, 0.4))
    assert face.advance(face.glyph(HAN)) == 1.0
    assert {"CFF ", "CFF2", "VORG"}.isdisjoint(face.font.face.table_tags)


@pytest.mark.parametrize(("weight", "edges"), [(None, (0.1, 0.9)), (900, (0.0, 1.0)), (650, (0.05, 0.95))])
def test_a_variable_postscript_font_is_held_at_the_weight(tmp_path, weight, edges):
    own, data = adopt(build(tmp_path / "a.otf", "CFF2", varied=True), Wish(weight=weight))
    assert (own.weight, own.key) == (weight or 400, f"smallsong-{weight or 400}")
    (tmp_path / own.file).write_bytes(data)
    face = load_face(own.key, tmp_path / own.file)
    left, _, right, _ = face.ink(face.glyph(HAN))
    assert (left, right) == pytest.approx(edges, abs=0.001)
    assert not face.font.face.axis_infos


@pytest.mark.parametrize(("kind", "varied"), [("CFF ", False), ("CFF2", False), ("CFF2", True)])
def test_damaged_outlines_are_refused_or_taken_and_end_in_no_other_way(tmp_path, kind, varied):
    """Byte by byte behind the header, since the library has no error of its own for what it cannot read.

    The header's lengths are left whole: the library would make room for gigabytes before it finds out.
    """
    path = build(tmp_path / "a.otf", kind, varied=varied)
    data = path.read_bytes()
    start, stop = table(data, kind)
    for at in range(start + HEADER, stop):
        for value in (0x00, 0xFF):
            path.write_bytes(data[:at] + bytes([value]) + data[at + 1 :])
            with suppress(EnvironmentFault):
                adopt(path, Wish())


@pytest.mark.parametrize("kind", ["CFF ", "CFF2"])
def test_a_font_whose_outlines_cannot_be_read_is_refused(tmp_path, kind):
    path = build(tmp_path / "a.otf", kind)
    data = path.read_bytes()
    start, stop = table(data, kind)
    path.write_bytes(data[: start + 4] + bytes(stop - start - 4) + data[stop:])
    with pytest.raises(EnvironmentFault) as caught:
        adopt(path, Wish())
    assert codes(caught) == ["E262"]


def test_a_table_whose_name_is_no_text_is_refused(tmp_path):
    """HarfBuzz reads such names as text when it copies a face; here one of a variable font."""
    path = build(tmp_path / "a.otf", "CFF2", varied=True)
    path.write_bytes(path.read_bytes().replace(b"post", b"\xff\xfe\x80\x81", 1))
    with pytest.raises((EnvironmentFault, UsageError)) as caught:
        adopt(path, Wish())
    assert codes(caught) == ["E262"]
