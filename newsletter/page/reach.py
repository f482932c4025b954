"""Pictures that reach from a page's first lines up to the sheet's edge."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.page.fragment import SetFigure
from newsletter.page.slab import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.sheet import Master
    from newsletter.page.fragment import Fragment


def headed(fragments: Sequence[Fragment], master: Master) -> tuple[Fragment, ...]:
    """The fragments of a page, a picture that asks for it grown upwards where it stands first.

    It keeps its foot, so nothing below moves; elsewhere it stays as it was set.
    """
    return tuple(_grown(one) if _first(one, master) else one for one in fragments)


def _first(fragment: Fragment, master: Master) -> bool:
    content = fragment.content
    if not isinstance(content, SetFigure) or not content.node.head:
        return False
    return abs(fragment.y - content.node.inset - master.area.y) < TOLERANCE


def _grown(fragment: Fragment) -> Fragment:
    content = fragment.content
    assert isinstance(content, SetFigure)
    grown = replace(content, height=content.height + fragment.y)
    return replace(fragment, content=grown, y=0.0)
