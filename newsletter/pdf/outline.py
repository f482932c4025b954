"""The outline that a reader opens beside the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.pdf.levels import depths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.display.ops import Bookmark


def by_page(bookmarks: Iterable[Bookmark]) -> dict[int, list[Bookmark]]:
    """The bookmarks of every page in order, each one level below the one that it stands under."""
    listed = tuple(bookmarks)
    pages: dict[int, list[Bookmark]] = {}
    for bookmark, level in zip(listed, depths(one.level for one in listed), strict=True):
        pages.setdefault(bookmark.page, []).append(replace(bookmark, level=level))
    return pages
