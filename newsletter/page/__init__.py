"""Pages: a flow fills columns and sheets.

Takes a `Flow` and a `Typesetter`, gives `Pages`, whose fragments stand along and across the story's
lines, furniture in sheet coordinates. It asks shaping and lines as its columns fill; it never paints and knows no block.
"""

from newsletter.page.compose import compose
from newsletter.page.fragment import Pages

__all__ = ["Pages", "compose"]
