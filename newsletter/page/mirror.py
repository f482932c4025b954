"""Margins that differ from page to page: what bleeds is moved to the edges of the sheet it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.page.fragment import SetFigure, SetFrame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.sheet import Master
    from newsletter.page.fragment import Fragment


def mirrored(fragments: Sequence[Fragment], known: Master, master: Master) -> tuple[Fragment, ...]:
    """The fragments of a page of *master*, whose bleeding nodes were set for the margins of *known*.

    Both sheets are as wide, so a bleeding node keeps its width and moves against the type area.
    """
    by = known.area.x - master.area.x
    if not by:
        return tuple(fragments)
    return tuple(one.moved(by, 0.0) if _bleeds(one, master) else one for one in fragments)


def _bleeds(fragment: Fragment, master: Master) -> bool:
    """Whether a fragment was set to reach past the type area; in a column nothing bleeds."""
    content = fragment.content
    if not isinstance(content, SetFrame | SetFigure) or not content.node.bleed:
        return False
    return fragment.x < master.area.x or fragment.x + content.width > master.area.right
