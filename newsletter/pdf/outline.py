"""The outline that a reader opens beside the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.pdf.levels import depths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.display.ops import Bookmark


def nested(bookmarks: Iterable[Bookmark]) -> dict[str, Bookmark]:
    """The bookmarks in their order, by what the file calls them, each one level below the one that it stands under."""
    listed = tuple(bookmarks)
    levels = depths(one.level for one in listed)
    return {
        f"B{number}": replace(bookmark, level=level)
        for number, (bookmark, level) in enumerate(zip(listed, levels, strict=True))
    }
