"""Turned and narrowed glyphs in the file (T61, T63): angles, places and widths as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from drawings import code, glyphs, painted

from newsletter.display.ops import Group
from newsletter.flow.role import Role


def file_of(*runs):
    return painted(Group(runs, Role.PARAGRAPH))


def found(data):
    """Each character with its angle, its origin from the top left, and the width of its ink."""
    with pypdfium2.PdfDocument(data) as file:
        page = file[0]
        text, height = page.get_textpage(), page.get_height()
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            char = chr(pdfium.FPDFText_GetUnicode(text, index))
            if char.isspace():
                continue
            left, _, right, _ = text.get_charbox(index)
            angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index))) % 360
            yield char, angle, x.value, height - y.value, right - left


def turned(text, *, x, y, size=10.5):
    """*text* running down from x, y on its baseline at the left."""
    level = glyphs(text, x=0.0, y=0.0, size=size)
    return replace(level, xs=(x,) * len(level.xs), ys=tuple(y + along for along in level.xs), turned=True)


@pytest.mark.parametrize("size", [6.0, 11.0, 48.0, 133.3])
def test_t61_turned_glyphs_run_down_with_their_heads_to_the_right(size):
    run = turned("Newsletter", x=123.456, y=77.777, size=size)
    shown = list(found(file_of(run)))
    assert "".join(char for char, *_ in shown) == "Newsletter"
    assert {angle for _, angle, *_ in shown} == {90}
    for (_, _, x, y, _), x0, y0 in zip(shown, run.xs, run.ys, strict=True):
        assert (x, y) == (pytest.approx(x0, abs=0.01), pytest.approx(y0, abs=0.01))


def test_t63_narrow_glyphs_keep_their_places_and_lose_width():
    plain = glyphs("27", x=400.0, y=700.0, size=11.0)
    narrow = replace(plain, xs=(400.0, 405.5), narrow=1 / 1.2)
    wide, thin = list(found(file_of(plain))), list(found(file_of(narrow)))
    for (_, angle, x, y, width), x0, before in zip(thin, narrow.xs, wide, strict=True):
        assert angle == 0
        assert (x, y) == (pytest.approx(x0, abs=0.01), pytest.approx(700.0, abs=0.01))
        assert width == pytest.approx(before[4] / 1.2, abs=0.05)


def test_upright_text_behind_turned_text_starts_from_the_page_again():
    shown = list(found(file_of(turned("ab", x=50, y=60), glyphs("字", x=80, y=90))))
    assert [(char, angle) for char, angle, *_ in shown] == [("a", 90), ("b", 90), ("字", 0)]
    assert shown[-1][2:4] == (pytest.approx(80, abs=0.01), pytest.approx(90, abs=0.01))


def test_horizontal_text_needs_no_matrix():
    assert " Tm" not in code(file_of(glyphs("汉字abc")))
