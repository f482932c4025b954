"""What a design knows of a block kind: that it has a dress."""

from __future__ import annotations

from typing import ClassVar

from newsletter.source.record import Record


class Dressed(Record):
    """A kind whose looks a layout chooses by a record of its own."""

    dress_type: ClassVar[type[Record]] = Record
