"""T65 to T67: figures as typed, old style, fractions, and superior and inferior ones, real or made."""

import pytest

from newsletter.flow.style import Family
from newsletter.shaping.raised import DROP, RISE, SIZE

FIGURES = dict.fromkeys("0123456789/", (550, 50, 0, 500, 730))


def styles(text):
    """The characters, size and rise of every run."""
    return [
        (text.text[text.starts[run.start] : text.starts[run.stop]], run.style.size, run.style.rise)
        for run in text.runs
    ]


@pytest.mark.parametrize(("family", "made"), [(Family.SONG, True), (Family.KAI, False)])
@pytest.mark.parametrize(("level", "shift"), [("sups", RISE), ("subs", DROP)])
def test_t66_real_figures_where_the_face_has_them_else_made_ones(shaped, family, made, level, shift):
    """The Kai has `sups` and `subs`, the Song has not."""
    text = shaped("12", family=family, figures=level)
    plain = shaped("12", family=family)
    (run,) = text.runs
    if made:
        assert text.gids == plain.gids
        assert run.style.size == pytest.approx(10 * SIZE)
        assert run.style.rise == pytest.approx(10 * shift)
        assert text.advances == pytest.approx([a * SIZE for a in plain.advances])
    else:
        assert set(text.gids).isdisjoint(plain.gids)
        assert (run.style.size, run.style.rise) == (10.0, 0.0)


def test_t66_a_group_of_superiors_is_of_one_make(shaped):
    """The Song has ² and not ⁰, so both of 10²⁰ are made from its figures."""
    text = shaped("为10²⁰个")
    assert styles(text)[-2:] == [
        ("²⁰", pytest.approx(10 * SIZE), pytest.approx(10 * RISE)),
        ("个", 10.0, 0.0),
    ]
    face = text.runs[-2].face
    at = text.text.index("²")
    assert text.gids[at : at + 2] == tuple(face.glyph(ord(char)) for char in "20")
    assert {run.face.key for run in text.runs} == {"noto-serif-sc-400"}
    assert not text.diagnostics


def test_t66_superiors_that_the_face_has_are_its_own(shaped):
    text = shaped("5m²")
    face = text.runs[0].face
    assert text.gids[-1] == face.glyph(ord("²"))
    assert len(text.runs) == 1


def test_t66_inferiors_of_formulas(shaped):
    text = shaped("CO₂")
    assert styles(text)[-1] == ("₂", pytest.approx(10 * SIZE), pytest.approx(10 * DROP))
    assert "".join(words for words, *_ in styles(text)) == "CO₂"
    assert not text.diagnostics


def test_t66_fractions_by_style(small_book, shaped):
    glyphs = FIGURES | {"one.numr": (350, 20, 400, 330, 730), "two.dnom": (350, 20, 0, 330, 330)}
    rules = "feature frac { sub u0031' u002F by one.numr; sub u002F u0032' by two.dnom; } frac;"
    using = small_book(glyphs, rules)
    text, usual = (shaped("1/2", using=using, figures=figures) for figures in ("frac", ""))
    assert [a == b for a, b in zip(text.gids, usual.gids, strict=True)] == [False, True, False]
    assert text.text == "1/2"


def test_t66_old_style_figures_by_style(small_book, shaped):
    glyphs = FIGURES | {"two.onum": (550, 50, 0, 500, 480)}
    using = small_book(glyphs, "feature onum { sub u0032 by two.onum; } onum;")
    old, usual = (shaped("12", using=using, figures=figures) for figures in ("onum", ""))
    assert old.gids[0] == usual.gids[0]
    assert old.gids[1] != usual.gids[1]


def test_t66_superiors_of_a_face_with_the_feature(small_book, shaped):
    glyphs = FIGURES | {"two.sups": (350, 20, 400, 330, 730)}
    using = small_book(glyphs, "feature sups { sub u0032 by two.sups; } sups;")
    (real,) = shaped("22", using=using, figures="sups").runs
    assert real.style.size == 10.0
    (made,) = shaped("12", using=using, figures="sups").runs
    assert made.style.size == pytest.approx(10 * SIZE)


@pytest.mark.parametrize("words", ["ＡＢ１２", "-5", "5x3", "¥20", "$20", "20.5%"])
def test_t65_figures_are_set_as_typed(shaped, words):
    """T67: and no space is added after a currency sign."""
    text = shaped(words)
    assert text.text == words
    assert not text.diagnostics
