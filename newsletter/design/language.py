"""What a layout says for documents in other languages than Chinese: words, dates, the fall of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.region import fallbacks
from newsletter.source.edit import over
from newsletter.source.node import MappingNode

if TYPE_CHECKING:
    from newsletter.source.node import Node

# A layout's keys by language, each like a layout that extends this one.
LANGUAGES = "languages"
# What serves a language that is not Chinese and that the layout does not know.
OTHER = "en"


def in_language(root: Node, lang: str) -> Node:
    """A layout's tree with its keys for *lang* laid over the others."""
    said = root.get(LANGUAGES) if isinstance(root, MappingNode) else None
    if not isinstance(said, MappingNode):
        return root
    names = (*fallbacks(lang), *(() if lang.startswith("zh") else (OTHER,)))
    own = next((node for name in names if isinstance(node := said.get(name), MappingNode)), None)
    return root if own is None else over(root, own)
