"""The model: what the author means, as typed values, with no thought of looks.

Takes a tree of nodes and the kinds of blocks, gives a `Document` of articles made of blocks. It
never knows a layout, a face or a page.
"""

from __future__ import annotations

from newsletter.model.load import load

__all__ = ["load"]
