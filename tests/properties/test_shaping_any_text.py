"""Whatever is typed, shaping keeps every character and paints no `.notdef` (T1, T7)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
from newsletter.shaping import FontBook, shape

BOOK = FontBook(folders=())
USUAL = "的一是了我，。、；：？！“”‘’（）《》【】——……·／/abcXYZ 0123.,-–%℃①\u3000\u200b\u2060\xa0\xad\n\u0301\ufe0f\u200d\U000e0100𠮷😀\ue000\t\x00"
TEXTS = st.text(st.one_of(st.sampled_from(USUAL), st.characters(codec=None)), max_size=40)
STYLES = st.builds(
    FaceStyle,
    family=st.sampled_from(Family),
    weight=st.sampled_from([400, 500, 900]),
    size=st.sampled_from([6.0, 10.5, 63.0]),
    colour=st.just(BLACK),
    lang=st.sampled_from(["zh-Hans", "zh-Hant", "en", "ja"]),
    tracking=st.sampled_from([0.0, 1.0]),
    figures=st.sampled_from(["", "tnum", "onum"]),
)
RUNS = st.lists(st.builds(Run, text=TEXTS, style=STYLES), max_size=3).map(tuple)


@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_every_character_stands_in_one_cluster_and_no_notdef_is_painted(runs):
    text = shape(Text(runs=runs, style=ParagraphStyle(10.5, 17.0)), BOOK)
    count = len(text)

    assert text.text == "".join(run.text for run in runs)
    assert "".join(text.cluster(index) for index in range(count)) == text.text
    assert all(before < after for before, after in zip(text.starts, text.starts[1:], strict=False))
    assert 0 not in text.gids
    assert len(text.gids) == len(text.dx) == len(text.dy) == text.glyph_starts[-1]
    assert all(
        advance >= lead + trail
        for advance, lead, trail in zip(text.advances, text.lead, text.trail, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(RUNS)
def test_a_second_shaping_is_the_same(runs):
    paragraph = Text(runs=runs, style=ParagraphStyle(10.5, 17.0))
    first, second = shape(paragraph, FontBook(folders=())), shape(paragraph, BOOK)

    assert first.gids == second.gids
    assert first.advances == pytest.approx(second.advances)
    assert first.diagnostics == second.diagnostics
