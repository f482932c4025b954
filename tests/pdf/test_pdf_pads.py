"""T70: blank that belongs to an advance, in the font, in the operators and in what is copied."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from drawings import code, extracted, glyphs, kai, opened, painted, pixels, serif
from fontTools.ttLib import TTFont
from PIL import ImageChops

from newsletter.display.ops import PARTS, Group
from newsletter.flow.role import Role
from newsletter.pdf.spoken import spoken


def padded(text, pads, *, of=None, x=60.0):
    """*text* set so that its advances with *pads* touch, its glyphs' origins where they then have to be."""
    run = glyphs(text, size=10.0, of=of, x=x)
    assert len(run.gids) == len(pads)
    face, xs, pen = run.face, [], x
    for gid, (before, after) in zip(run.gids, pads, strict=True):
        xs.append(pen + before * 10 / PARTS)
        pen += face.advance(gid) * 10 + (before + after) * 10 / PARTS
    return replace(run, xs=tuple(xs), pads=tuple(pads))


def page(*runs):
    return painted(Group(runs, Role.PARAGRAPH))


MIXED = padded(
    "汉a字1，（引）。”2",
    [(0, 0), (6, 6), (0, 0), (9, 0), (0, -12), (-12, 0), (0, 0), (0, -12), (0, -12), (0, 0), (6, 0)],
)


def fonts(data):
    """By font: its file, its widths by code, its default width, its map of codes."""
    with opened(data) as pdf:
        for font in pdf.pages[0].obj.Resources.Font.values():
            inner = font.DescendantFonts[0]
            w, widths = [*inner.get("/W", [])], {}
            for first, row in zip(w[::2], w[1::2], strict=True):
                widths |= {int(first) + index: float(width) for index, width in enumerate(row)}
            mapped = inner.CIDToGIDMap
            places = None if mapped == "/Identity" else mapped.read_bytes()
            yield (
                TTFont(BytesIO(inner.FontDescriptor.FontFile2.read_bytes())),
                widths,
                float(inner.DW),
                places,
            )


@pytest.mark.parametrize("of", [serif, kai])
def test_the_file_says_the_width_that_the_font_has(of):
    run = padded("汉a，", [(0, 0), (6, 3), (0, -12)], of=of())
    ((font, widths, default, places),) = fonts(page(run))
    assert places is None
    order = font.getGlyphOrder()
    assert len(order) == 1 + 3 + 2
    copies = [name for name in order if font["glyf"][name].isComposite()]
    for name in copies[-2:]:
        assert widths.get(order.index(name), default) == font["hmtx"][name][0]


def test_touching_advances_need_no_moves():
    assert "TJ" not in code(page(MIXED))


def test_what_the_advance_carries_is_neither_space_nor_line_end():
    assert extracted(page(MIXED)) == "汉a字1，（引）。”2"


def test_without_pads_a_reader_sees_spaces():
    assert extracted(page(replace(MIXED, pads=()))) != "汉a字1，（引）。”2"


@pytest.mark.parametrize("of", [serif, kai])
def test_the_page_looks_the_same(of):
    run = padded("汉a字，（引）", [(0, 0), (6, 6), (0, 0), (0, -12), (-12, 0), (0, 0), (0, -9)], of=of())
    one, other = (pixels(page(part), scale=4) for part in (run, replace(run, pads=())))
    assert one.getcolors(2) is None
    assert max(extreme for _, extreme in ImageChops.difference(one, other).getextrema()) <= 8


def test_a_copied_glyph_has_a_code_for_each_text():  # T69
    run = replace(padded("一⼀", [(0, 6), (0, 6)]))
    assert run.gids[0] == run.gids[1]
    ((font, _, _, places),) = fonts(page(run))
    assert len(font.getGlyphOrder()) == 3
    assert places == bytes([0, 0, 0, 1, 0, 2, 0, 2])
    assert extracted(page(run)) == "一⼀"


def test_a_line_that_is_cut_keeps_its_pads():
    run = padded("甲𠮷a", [(0, 0), (0, 0), (6, 0)], of=kai())
    parts = spoken(Group((run,), Role.PARAGRAPH, actual="甲𠮷a"))
    pieces = [part.ops[0] for part in parts]
    assert [piece.pads for piece in pieces] == [((0, 0),), ((0, 0),), ((6, 0),)]


def test_the_same_bytes_every_time():
    assert page(MIXED) == page(MIXED)
