"""Where the ink of marks stands and what blank they may lose (T5, T23, T24, T29)."""

from itertools import pairwise

import pytest

from newsletter.flow.style import Family

FAMILIES = [(Family.SONG, 400), (Family.SONG, 900), (Family.HEI, 700), (Family.KAI, 400), (Family.KAI, 700)]
HAN = (1000, 50, -70, 950, 830)


def mark(text, index):
    """One cluster at 10 pt, in em: width, lead, trail, and the left and right edge of its ink."""
    at, stop = text.glyph_starts[index], text.glyph_starts[index + 1]
    face = text.runs[text.run_of[index]].face
    inks = [(text.dx[g] / 10, face.ink(text.gids[g])) for g in range(at, stop)]
    left = min(dx + ink[0] for dx, ink in inks)
    right = max(dx + ink[2] for dx, ink in inks)
    return text.advances[index] / 10, text.lead[index] / 10, text.trail[index] / 10, left, right


@pytest.mark.parametrize(("family", "weight"), FAMILIES)
@pytest.mark.parametrize("char", "（《“「【〔‘『")
def test_opening_marks_have_their_blank_before(shaped, family, weight, char):
    """T23, T24: a full frame, half of it blank; what is left holds the ink."""
    text = shaped(f"甲{char}乙", family=family, weight=weight)
    width, lead, trail, left, right = mark(text, 1)

    assert width == pytest.approx(1.0)
    assert 0.4 <= lead <= 0.5
    assert trail == 0
    assert lead <= left < right <= 1.0


@pytest.mark.parametrize(("family", "weight"), FAMILIES)
@pytest.mark.parametrize("char", "）》”」】〕’』，。、；：？！")
def test_closing_marks_and_stops_have_their_blank_behind(shaped, family, weight, char):
    text = shaped(f"甲{char}乙", family=family, weight=weight)
    width, lead, trail, left, right = mark(text, 1)

    assert width == pytest.approx(1.0)
    assert lead == 0
    assert 0.4 <= trail <= 0.5
    assert 0 <= left < right <= 1.0 - trail + 1e-9


@pytest.mark.parametrize(("family", "weight"), FAMILIES)
def test_the_interpunct_stands_in_the_middle_of_half_an_em(shaped, family, weight):
    """T5, T23: whatever the width of the glyph."""
    for char in "·‧・":
        width, lead, trail, left, right = mark(shaped(f"甲{char}乙", family=family, weight=weight), 1)

        assert (width, lead, trail) == (pytest.approx(0.5), 0, 0)
        assert (left + right) / 2 == pytest.approx(0.25, abs=0.001)


@pytest.mark.parametrize(("family", "weight"), FAMILIES)
@pytest.mark.parametrize("dashes", ["——", "―――", "————"])
def test_dashes_are_unbroken_and_one_em_each(shaped, family, weight, dashes):
    """T29."""
    text = shaped(f"甲{dashes}乙", family=family, weight=weight)
    inside = range(1, len(text) - 1)
    edges, pen = [], 0.0
    for index in inside:
        width, _, _, left, right = mark(text, index)
        edges.append((pen + left, pen + right))
        pen += width

    assert "".join(text.cluster(index) for index in inside) == dashes
    assert pen == pytest.approx(len(dashes))
    assert all(after[0] - before[1] <= 0.01 for before, after in pairwise(edges))


@pytest.mark.parametrize(("family", "weight"), FAMILIES)
def test_six_dots_are_centred(shaped, family, weight):
    """T29."""
    text = shaped("甲……乙", family=family, weight=weight)
    face = text.runs[0].face

    for index in (1, 2):
        at = text.glyph_starts[index]
        ink = face.ink(text.gids[at])
        assert text.advances[index] == pytest.approx(10)
        assert text.dy[at] / 10 + (ink[1] + ink[3]) / 2 == pytest.approx(0.38, abs=0.02)


def test_dashes_of_a_font_with_gaps_are_brought_together(small_book, shaped):
    """T29: no ligature and no ink at the joint."""
    using = small_book({"甲": HAN, "—": (900, 100, 350, 800, 400)})
    text = shaped("甲——甲", using=using)
    first, second = mark(text, 1), mark(text, 2)

    assert (first[0], second[0]) == (1, 1)
    assert 1 + second[3] - first[4] == pytest.approx(0)
    assert first[3] == pytest.approx(1 - second[4]) == pytest.approx(0.3)


def test_low_narrow_dots_are_raised_and_widened(small_book, shaped):
    using = small_book({"甲": HAN, "…": (800, 100, 0, 700, 100)})
    text = shaped("甲……甲", using=using)
    width, _, _, left, right = mark(text, 1)

    assert width == 1
    assert (left + right) / 2 == pytest.approx(0.5)
    assert text.dy[1] / 10 + 0.05 == pytest.approx(0.38)


def test_narrow_quotes_take_the_wide_glyph_of_the_font(small_book, shaped):
    """T5: `fwid` before anything of our own."""
    glyphs = {"甲": HAN, "“": (400, 50, 500, 350, 700), "open.wide": (1000, 600, 500, 900, 700)}
    using = small_book(glyphs, "feature fwid { sub u201C by open.wide; } fwid;")
    text = shaped("甲“甲", using=using)

    assert mark(text, 1) == pytest.approx((1.0, 0.5, 0.0, 0.6, 0.9))


def test_a_mark_without_blank_is_rigid(small_book, shaped):
    """T24: a centred bracket is trimmed less, never clipped."""
    glyphs = {"甲": HAN, "（": (1000, 380, -70, 730, 830), "）": (1000, 30, -70, 970, 830)}
    text = shaped("（甲）", using=small_book(glyphs))

    assert mark(text, 0)[1] == pytest.approx(0.34)
    assert mark(text, 2)[2] == 0


def test_centred_stops_are_told_in_a_mainland_paragraph(small_book, shaped):
    """T24."""
    glyphs = {"甲": HAN, "a": HAN, "，": (1000, 400, 300, 600, 500), "。": (1000, 350, 300, 650, 600)}
    using = small_book(glyphs)

    assert [d.code for d in shaped("甲，a甲。甲，", using=using).diagnostics] == ["W216"]
    assert not shaped("甲，甲。", using=using, lang="zh-Hant").diagnostics


def test_in_traditional_text_centred_stops_give_on_both_sides(small_book, shaped):
    """T23."""
    glyphs = {"甲": HAN, "，": (1000, 400, 300, 600, 500), "！": (1000, 450, 0, 550, 700)}
    text = shaped("甲，甲！", using=small_book(glyphs), lang="zh-Hant")

    assert mark(text, 1)[1:3] == (0.25, 0.25)
    assert mark(text, 3)[1:3] == (0, 0)


@pytest.mark.parametrize("char", "～—〜＋Ａ①℃‼⁇")
def test_rigid_marks_give_nothing(shaped, char):
    text = shaped(f"甲{char}乙")

    assert (text.lead[1], text.trail[1]) == (0, 0)
    assert text.advances[1] == pytest.approx(10)


@pytest.mark.parametrize("family", [Family.SONG, Family.HEI])
@pytest.mark.parametrize("char", "/／")
def test_a_solidus_among_han_is_half_an_em(shaped, family, char):
    """T23."""
    width, lead, trail, left, right = mark(shaped(f"甲{char}乙", family=family), 1)

    assert (width, lead, trail) == (pytest.approx(0.5), 0, 0)
    assert -0.02 <= left < right <= 0.52


def test_nothing_but_marks_gives_blank(shaped):
    text = shaped("甲乙abc12, (x) 丙")

    assert set(text.lead) == set(text.trail) == {0.0}


def test_blank_scales_with_the_size(shaped):
    small, large = shaped("，", size=6.0), shaped("，", size=18.0)

    assert large.trail[0] == pytest.approx(3 * small.trail[0])


@pytest.mark.parametrize(("char", "half"), [("“", 0.5), ("‘", 0.5), ("”", 0.0), ("’", 0.0)])
def test_narrow_quotes_of_the_kai_stand_in_the_middle_of_their_half(shaped, char, half):
    """T5, T27: so that they stand off a line's edge by less than a tenth of an em more than they must."""
    words = f"甲{char}乙" if half else f"“甲{char}乙" if char == "”" else f"‘甲{char}乙"
    text = shaped(words, family=Family.KAI)
    index = words.index(char)
    at = text.glyph_starts[index]
    face = text.runs[text.run_of[index]].face
    glyph = face.advance(text.gids[at])

    assert text.advances[index] == pytest.approx(10)
    assert text.dx[at] / 10 - half == pytest.approx((0.5 - glyph) / 2)
