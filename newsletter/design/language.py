"""What layouts say for documents in other languages than Chinese: words, dates, the fall of lines.

A file in `layouts/languages/` holds what every layout says in a language; a layout's own `languages` lie over that.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from newsletter.design.find import SPOKEN, lying
from newsletter.flow.region import fallbacks
from newsletter.source.edit import over, without
from newsletter.source.node import MappingNode
from newsletter.source.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from newsletter.source.node import Node, Tree

# A layout's keys by language, each like a layout that extends this one.
LANGUAGES = "languages"
# What serves a language that is not Chinese and that nobody has words for.
OTHER = "en"
# What only some layouts have: words for it make no layout have it.
_SOME = ("modules",)


def of_all(lang: str, beside: Path) -> Tree | None:
    """What every layout says in *lang*, found like a layout; None for the language that layouts are written in.

    Raises ContentError for a file that cannot be read as YAML.
    """
    path = next((path for name in _tags(lang) if (path := lying(name, beside, SPOKEN))), None)
    return read(path) if path else None


def in_language(root: Node, lang: str, common: Node | None = None) -> Node:
    """A layout's tree with what is *common* to all layouts in *lang* and its own keys for it laid over the others."""
    if not isinstance(root, MappingNode):
        return root
    said = root.get(LANGUAGES)
    own = said if isinstance(said, MappingNode) else None
    # What a layout says in English is nearer than Chinese, but no nearer than what all say in the language itself.
    spoken_for = common is not None and _named(common) in fallbacks(lang)
    tags = fallbacks(lang) if spoken_for else _tags(lang)
    layers = (_fitting(common, root), next((node for tag in tags if (node := _of(own, tag))), None))
    spoken: Node = root
    for layer in layers:
        if layer is not None:
            spoken = over(spoken, layer)
    return spoken if spoken is root else replace(spoken, span=root.span)


def _tags(lang: str) -> tuple[str, ...]:
    """The names under which words for *lang* may stand, nearest first."""
    return (*fallbacks(lang), *(() if lang.startswith("zh") else (OTHER,)))


def _named(common: Node) -> str:
    """The language of a file that all layouts share: its name."""
    return PurePath(common.span.file.name).stem


def _of(own: MappingNode | None, tag: str) -> MappingNode | None:
    """A layout's own keys for a tag."""
    node = own.get(tag) if own else None
    return node if isinstance(node, MappingNode) else None


def _fitting(common: Node | None, root: MappingNode) -> Node | None:
    """What is common, without what the layout has not at all."""
    for name in _SOME:
        if common is not None and root.get(name) is None:
            common = without(common, name)
    return common
