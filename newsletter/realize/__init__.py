"""Realizing: the document, dressed by a design, becomes a flow.

Takes a `Document` and a `Design`, gives a `Flow` of ten node kinds. It asks each block for its
nodes and never measures them.
"""

from newsletter.realize.walk import flow

__all__ = ["flow"]
