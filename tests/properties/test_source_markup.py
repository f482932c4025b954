"""Any inline markup: each character that is kept is one that was typed, in its place and order."""

from hypothesis import given
from hypothesis import strategies as st

from newsletter.basics.span import SourceFile, Span, Trace
from newsletter.source.inline import parse_inline
from newsletter.source.node import ScalarNode, Style

TEXTS = st.text(st.sampled_from("卫健，“”a1 {}{}||[].~~==**`\\^"), max_size=40)


@given(TEXTS)
def test_every_character_kept_stands_where_its_trace_says(text):
    file = SourceFile("a.yaml", (text,))
    inline = parse_inline(ScalarNode(text, Span(file, 1, 1, 2), Trace(file, ((0, 1, 1),)), Style.PLAIN), [])
    places = []
    for piece in inline.pieces:
        said = [piece] if piece.reading is None else [piece, piece.reading]
        for one in said:
            columns = [one.trace.at(offset).column for offset in range(len(one.text))]
            assert "".join(text[column - 1] for column in columns) == one.text
            places += columns
    # Readings of one word follow its parts one by one; all else is in order, and nothing comes twice.
    assert len(places) == len(set(places))
    kept = [piece.trace.at(i).column for piece in inline.pieces for i in range(len(piece.text))]
    assert kept == sorted(kept)


@given(TEXTS)
def test_what_is_left_out_is_markup(text):
    file = SourceFile("a.yaml", (text,))
    inline = parse_inline(ScalarNode(text, Span(file, 1, 1, 2), Trace(file, ((0, 1, 1),)), Style.PLAIN), [])
    kept = inline.plain + "".join(piece.reading.text for piece in inline.pieces if piece.reading)
    names = "".join(mark.name for piece in inline.pieces for mark in piece.classes)
    for char in "卫健，“”":
        assert text.count(char) <= kept.count(char) + names.count(char) + _torn(text, char)


def _torn(text, char):
    """Readings that fit no word are told and dropped, and class names are no words."""
    return text.count(char) if "{" in text else 0
