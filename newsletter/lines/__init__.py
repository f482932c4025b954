"""Paragraphs become lines.

Takes texts and their measures, gives the lines of least demerits with the origin of every cluster,
and the glyph runs that a painter shows. It never places a line on a page, and never changes a character.
"""

from newsletter.lines.glyphs import glyph_runs, line_text
from newsletter.lines.paragraph import Typesetter

__all__ = ["Typesetter", "glyph_runs", "line_text"]
