"""Knobs: what copyfitting may turn so that a text fills its pages, and how far."""

from __future__ import annotations

from newsletter.basics.value import dataclass


@dataclass(frozen=True, slots=True)
class Knobs:
    """One setting: *leading* and *size* of the body in points, *pictures* as a share of their heights."""

    leading: float
    size: float
    pictures: float = 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """What a layout lets copyfitting choose from: its own setting, and the ends of each knob.

    They are turned *together*, or the size only where leading and pictures are at their ends.
    """

    own: Knobs
    low: Knobs
    high: Knobs
    together: bool = False
