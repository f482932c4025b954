"""Paragraphs become lines.

Takes texts and their measures, gives the lines of least demerits with the origin of every cluster,
and the glyph runs that a painter shows. It never places a line on a page, and never changes a character.

The engine works without content or layout (lengths in points):

    >>> from newsletter.basics.colour import BLACK
    >>> from newsletter.flow.node import Run, Text
    >>> from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
    >>> from newsletter.shaping import FontBook
    >>> words = Run("破折号——占两格，省略号……也占两格。", FaceStyle(Family.SONG, 400, 10.0, BLACK))
    >>> lines = Typesetter(FontBook()).lines(Text((words,), ParagraphStyle(10.0, 16.0)), 80.0)
    >>> [(line_text(lines, line), line.width) for line in lines.lines]
    [('破折号——占两', 80.0), ('格，省略号……也', 80.0), ('占两格。', 35.0)]
"""

from newsletter.lines.glyphs import glyph_runs, line_text
from newsletter.lines.paragraph import Typesetter

__all__ = ["Typesetter", "glyph_runs", "line_text"]
