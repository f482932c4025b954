"""Any words with any readings: nothing is lost, readings stay in their measure and off each other (T53)."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.beside import Ruby
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.lines.ruby import readings
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
EM = 10.0
FACE = FaceStyle(Family.SONG, 400, EM, BLACK)
PARTS = st.lists(
    st.one_of(
        st.tuples(st.text("社区的，。“”《》A1 ——", min_size=1, max_size=8), st.none()),
        st.tuples(
            st.text("卫健庄双窗", min_size=1, max_size=3),
            st.sampled_from(["yī", "wèi", "zhuāng", "chuāng shuāng", "Běijīng", "ㄨㄟˋ", "えい"]),
        ),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(PARTS, st.sampled_from(list(Align)), st.integers(80, 300))
def test_readings_are_set_once_inside_the_measure_and_apart(parts, align, measure):
    runs = tuple(Run(word, FACE, ruby=said and Ruby(said, group=at)) for at, (word, said) in enumerate(parts))
    lines = SETTER.lines(Text(runs, ParagraphStyle(EM, 17.0, align=align)), float(measure))
    words = "".join(word for word, _ in parts)
    assert "".join(line_text(lines, line) for line in lines.lines) == words
    painted = [run for line in lines.lines for run in glyph_runs(lines, line) if run.texts]
    said = "".join(text for run in painted if run.reading for text in run.texts)
    assert said == "".join(reading for _, reading in parts if reading)
    for line in lines.lines:
        assert line.width <= measure + 0.01
        _check(lines, line, measure)


def _check(lines, line, measure):
    """Every reading's ink is inside the measure, and those in letters are a quarter of an em apart."""
    small = [run for run in glyph_runs(lines, line) if run.reading]
    for run in small:
        for gid, x in zip(run.gids, run.xs, strict=True):
            ink = run.face.ink(gid) or (0.0, 0.0, 0.0, 0.0)
            assert x + ink[0] * run.style.size >= -0.2
            assert x + ink[2] * run.style.size <= measure + 0.2
    rows = [(one.lines.lines[0], one.lines.text) for one in readings(lines, line)]
    level = [(row, text) for row, text in rows if not any("\u3100" < char < "\u3130" for char in text.text)]
    for (row, text), (after, other) in pairwise(level):
        apart = 0.25 * EM if any("A" <= char < "Ȁ" for char in text.text + other.text) else 0.0
        assert after.origins[0] - row.origins[-1] - text.advances[-1] >= apart - 0.02
