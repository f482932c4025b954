"""Shaping: characters become glyphs with widths.

Takes a `Text` node and a `FontBook`, gives `ShapedText`: clusters with glyphs, advances and classes, in
columns. It never breaks lines, never changes a character and never paints; it reports what no face has.

    >>> from newsletter.basics.colour import BLACK
    >>> from newsletter.flow.node import Run, Text
    >>> from newsletter.flow.style import FaceStyle, Family, ParagraphStyle
    >>> face = FaceStyle(Family.SONG, 400, 10.0, BLACK)
    >>> text = shape(Text((Run("《书》", face),), ParagraphStyle(10.0, 16.0)), FontBook())
    >>> [(text.cluster(i), text.advances[i], text.lead[i], text.trail[i]) for i in range(len(text))]
    [('《', 10.0, 5.0, 0.0), ('书', 10.0, 0.0, 0.0), ('》', 10.0, 0.0, 5.0)]
"""

from newsletter.shaping.fontbook import FontBook
from newsletter.shaping.shape import shape

__all__ = ["FontBook", "shape"]
