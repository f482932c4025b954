from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.display.ops import PARTS, Glyphs
from newsletter.pdf.text import Code, count, show, spread
from newsletter.shaping.face import Face

FACE = Face("none", None, 1000)
NUMBER = r"(-?[\d.]+)"
places = st.floats(-2000, 2000)
PADS = ((0, 0), (6, 0), (-12, 3), (0, -8))
glyphs = st.lists(
    st.tuples(st.integers(1, 30), places, st.sampled_from([100.0, 100.0, 103.3]), st.sampled_from(PADS)),
    min_size=1,
)
widths = [round(1000 / (n % 31 + 1), 3) for n in range(31 * len(PADS))]
codes = {
    (n, "x", pad): Code(f"{n + 31 * i:04X}", widths[n + 31 * i], 1000 / PARTS * pad[0])
    for n in range(31)
    for i, pad in enumerate(PADS)
}


def shown_places(shown, size):
    """Where a reader puts every glyph: the meaning of Td, Tj and TJ (ISO 32000, 9.4)."""
    found = []
    left = base = 0.0
    for move in re.finditer(rf"{NUMBER} {NUMBER} Td (?:\[(.*?)\]TJ|(<.*?>)Tj)", shown):
        left += float(move[1])
        base += float(move[2])
        pen = left
        for code, step in re.findall(rf"<([0-9A-F]*)>|{NUMBER}", move[3] or move[4]):
            if step:
                pen -= float(step) * size / 1000
            for start in range(0, len(code), 4):
                number = int(code[start : start + 4], 16)
                found.append((number, pen, base))
                pen += widths[number] * size / 1000
    return found


@given(glyphs, st.floats(3, 400), places, places)
def test_every_glyph_lands_within_a_hundredth_of_a_point(drawn, size, x0, y0):
    gids, xs, ys, pads = zip(*drawn, strict=True)
    run = Glyphs(FACE, size, BLACK, gids, xs, ys, ("x",) * len(gids), pads)
    shown = show(run, "F1", codes, (x0, y0))
    written = float(shown.split()[1])
    found = shown_places(shown, written)
    assert count(shown) == len(found) == len(gids)
    for (number, x, y), gid, gx, gy, pad in zip(found, gids, xs, ys, pads, strict=True):
        assert (number % 31, PADS[number // 31]) == (gid, pad)
        assert abs(x + pad[0] * written / PARTS - (x0 + gx)) < 0.01
        assert abs(y - (y0 - gy)) < 0.01


@given(st.lists(st.sampled_from(["", "a", "bc", "def", "天", "𠮷"])))
def test_spreading_keeps_the_text_and_its_order(texts):
    shared = spread(tuple(texts))
    assert len(shared) == len(texts)
    assert "".join(shared) == "".join(texts)
    assert sum(not text for text in shared) <= sum(not text for text in texts)
