"""The outline that a reader opens beside the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.display.ops import Bookmark


def by_page(bookmarks: Iterable[Bookmark]) -> dict[int, list[Bookmark]]:
    """The bookmarks of every page in order, none more than one level below the one before."""
    pages: dict[int, list[Bookmark]] = {}
    level = -1
    for bookmark in bookmarks:
        level = min(bookmark.level, level + 1)
        pages.setdefault(bookmark.page, []).append(replace(bookmark, level=level))
    return pages
