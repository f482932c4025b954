"""Any paragraph with an initial: nothing is lost, and no line leaves its measure (T48, T18)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.basics.colour import BLACK
from newsletter.flow.node import Run, Text
from newsletter.flow.style import Align, FaceStyle, Family, ParagraphStyle
from newsletter.lines import Typesetter, line_text
from newsletter.shaping.fontbook import FontBook

SETTER = Typesetter(FontBook())
FACE = FaceStyle(Family.SONG, 400, 10.0, BLACK)
WORDS = st.text("守在古塔下的人，。“”《》—A1 e\n", max_size=90)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.integers(2, 4), st.sampled_from(list(Align)), st.integers(140, 320))
def test_every_character_is_set_once_inside_the_measure(words, drop, align, measure):
    text = Text((Run(words, FACE),), ParagraphStyle(10.0, 17.0, align=align, indent=20.0), drop=drop)
    lines = SETTER.lines(text, float(measure))
    assert "".join(line_text(lines, line) for line in lines.lines) == words
    for line in lines.lines:
        solid = [
            (
                origin + lines.text.lead[cluster],
                origin + lines.text.advances[cluster] - lines.text.trail[cluster],
            )
            for cluster, origin in zip(range(line.start, line.stop), line.origins, strict=True)
            if not lines.text.cluster(cluster).isspace()
        ]
        assert all(left >= -0.01 and right <= measure + 0.01 for left, right in solid)
