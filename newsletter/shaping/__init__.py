"""Shaping: characters become glyphs with widths.

Takes a `Text` node and a `FontBook`, gives `ShapedText`: clusters with glyphs, advances and classes, in
columns. It never breaks lines, never changes a character and never paints; it reports what no face has.
"""

from newsletter.shaping.fontbook import FontBook
from newsletter.shaping.shape import shape

__all__ = ["FontBook", "shape"]
