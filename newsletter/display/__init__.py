"""Display: pages become a flat list of things to draw, in sheet coordinates.

Takes `Pages`, gives a `DisplayList`. It decides nothing about lines, columns or colours, and knows
no file format.
"""

from newsletter.display.ops import DisplayList
from newsletter.display.place import place

__all__ = ["DisplayList", "place"]
