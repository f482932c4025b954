"""Files into values: bytes to nodes that know their places, nodes to records that are checked.

Takes a path, gives a `Tree` of nodes (`read`), and records made of nodes (`check`). Every scalar
keeps the characters that were typed and the place of each. It never knows what a block or a layout
is: their records come from the rooms behind.
"""

from __future__ import annotations

from newsletter.source.check import check
from newsletter.source.read import read

__all__ = ["check", "read"]
