"""Real faces under any words: nothing is lost, and nothing visible leaves its measure (T18, T71)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, glyph_runs, line_text
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
WORDS = st.text(
    alphabet="社区居民的了，。！？；：、（）“”‘’《》——……·～/%℃①々年月日第aBfi012.,-()@: \n\u3000\u200b\xa0é→𠮷",
    max_size=80,
)
FACES = st.sampled_from(
    [
        FaceStyle(Family.SONG, 400, 10.5, BLACK),
        FaceStyle(Family.HEI, 700, 10.5, BLACK, tracking=1.0),
        FaceStyle(Family.KAI, 400, 12.0, BLACK),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, FACES), max_size=3), st.sampled_from(list(Align)), st.integers(60, 300))
def test_every_character_is_set_once_inside_the_measure(parts, align, measure):
    runs = tuple(Run(words, face) for words, face in parts)
    lines = SETTER.lines(Text(runs, ParagraphStyle(10.5, 17.0, align=align)), float(measure))
    assert "".join(line_text(lines, line) for line in lines.lines) == "".join(words for words, _ in parts)
    for line in lines.lines:
        assert line.width <= measure + 0.01
        painted = [run for run in glyph_runs(lines, line) if run.texts]
        shown = "".join("".join(run.texts) for run in painted)
        assert not set(shown) - set(line_text(lines, line))
