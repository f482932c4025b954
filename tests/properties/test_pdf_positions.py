from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.display.ops import Glyphs
from newsletter.pdf.text import count, show, spread
from newsletter.shaping.face import Face

FACE = Face("none", None, 1000)
NUMBER = r"(-?[\d.]+)"
places = st.floats(-2000, 2000)
glyphs = st.lists(st.tuples(st.integers(1, 30), places, st.sampled_from([100.0, 100.0, 103.3])), min_size=1)
widths = [round(1000 / (n + 1), 3) for n in range(31)]
codes = {(n, "x"): (f"{n:04X}", widths[n]) for n in range(31)}


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
    gids, xs, ys = zip(*drawn, strict=True)
    run = Glyphs(FACE, size, BLACK, gids, xs, ys, ("x",) * len(gids))
    shown = show(run, "F1", codes, (x0, y0))
    found = shown_places(shown, float(shown.split()[1]))
    assert count(shown) == len(found) == len(gids)
    for (number, x, y), gid, gx, gy in zip(found, gids, xs, ys, strict=True):
        assert number == gid
        assert abs(x - (x0 + gx)) < 0.01
        assert abs(y - (y0 - gy)) < 0.01


@given(st.lists(st.sampled_from(["", "a", "bc", "def", "天", "𠮷"])))
def test_spreading_keeps_the_text_and_its_order(texts):
    shared = spread(tuple(texts))
    assert len(shared) == len(texts)
    assert "".join(shared) == "".join(texts)
    assert sum(not text for text in shared) <= sum(not text for text in texts)
