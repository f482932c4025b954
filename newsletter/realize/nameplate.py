"""The nameplate: which words of furniture stand over a document's articles as its heading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.flow.node import texts, with_texts
from newsletter.flow.role import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.flow.node import Text
    from newsletter.flow.sheet import Furniture

# Furniture with the size in which it says the publication's name; 0 where it does not.
Sized = tuple["Furniture", float]


def named(items: Sequence[Sized], top: float, name: str) -> tuple[Furniture, ...]:
    """The furniture *items* of a page with the publication's *name* once as a heading.

    Where no part of the publication says it so, the largest that stands above *top* does, else the largest. Of a
    line with other words, as the issue's number, the name alone is the heading.
    """
    found = tuple(item for item, _ in items)
    plates = [place for place, (_, size) in enumerate(items) if size]
    roles = {text.role for item in found for text in texts(item.node)}
    if not plates or Role.PUBLICATION in roles:
        return found
    place = max(plates, key=lambda at: (found[at].frame.y < top, items[at][1]))
    plate = replace(found[place], node=with_texts(found[place].node, lambda text: _published(text, name)))
    return (*found[:place], plate, *found[place + 1 :])


def _published(text: Text, name: str) -> Text:
    before, found, after = "".join(run.text for run in text.runs).partition(name)
    beside = bool(found) and bool((before + after).strip())
    return replace(text, role=Role.PUBLICATION, title=name if beside else "")
