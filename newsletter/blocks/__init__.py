"""The kinds of blocks, one file each, named as its key in content.

Takes nothing, gives `KINDS`, the registry that `model.load` and `design.resolve` are handed. A
kind's file states what an author may write, what a layout may choose, and the flow nodes it
becomes; it never measures, breaks, places or paints.
"""

from __future__ import annotations

from newsletter.basics.registry import Registry
from newsletter.model.block import Block, Dress

KINDS: Registry[Block[Dress]] = Registry("newsletter.blocks", Block)

__all__ = ["KINDS"]
