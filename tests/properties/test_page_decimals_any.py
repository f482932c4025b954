"""Any figures of a decimal column stand by their points, and inside the column (T50)."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Cell, Run, Table, Text
from newsletter.flow.sheet import Grid
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter
from newsletter.page.fragment import SetLine
from newsletter.page.galley import Galley, Measure
from newsletter.shaping import FontBook

FACE = FaceStyle(Family.SONG, 400, 9.5, BLACK, figures="tnum")
STYLE = ParagraphStyle(9.5, 17.0, Align.START)
WIDTH, PADDING = 240.0, 3.0

FIGURES = st.builds(
    lambda before, number, places, behind: f"{before}{number:,.{places}f}{behind}",
    st.sampled_from(("", "¥", "−", "约")),
    st.floats(0, 9_999_999),
    st.integers(0, 4),
    st.sampled_from(("", "%", " kg", "元", " ℃")),
)


@cache
def galley() -> Galley:
    return Galley(Typesetter(FontBook()), Grid(17.0, 10.5))


@settings(max_examples=60, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=8, unique=True))
def test_points_stand_one_below_another_inside_their_column(figures):
    rows = tuple((Cell(Text((Run(words, FACE),), STYLE)),) for words in figures)
    node = Table(rows, aligns=(Align.CENTER,), decimals=(0,), padding=PADDING)
    slabs = galley().slabs(node, Measure(WIDTH, 640.0))
    points = []
    for words, slab in zip(figures, slabs, strict=True):
        (fragment,) = slab.content
        assert isinstance(fragment.content, SetLine)
        text, line = fragment.content.lines.text, fragment.content.lines.lines[0]
        assert line.stop == len(text), "on one line"
        whole = words.partition(".")[0].rstrip("%kg元 ℃")
        last = len(whole) - 1
        points.append(fragment.x + line.origins[last] + text.advances[last])
        assert fragment.x >= PADDING - 0.01
        assert fragment.x + line.width <= WIDTH - PADDING + 0.01
    assert max(points) - min(points) < 0.01
