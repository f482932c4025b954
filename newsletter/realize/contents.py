"""Contents: what a document can send its reader to, and what each place is called in page fields and links."""

from __future__ import annotations

from dataclasses import field, replace
from itertools import count
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.model.block import Block, Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Dress
    from newsletter.model.document import Article, Document

# A place that the author gives no name has one that no author can write.
_OURS = "#{}"


@dataclass(frozen=True, slots=True)
class Contents:
    """The *titled* places of a document in order, and the names of its places.

    *articles* are the names of each article in turn, *blocks* those of a block by its identity. *left* are titles
    of what holds nothing but a contents list; a lone article is not listed either, being all that there is.
    """

    titled: tuple[Listed, ...] = ()
    articles: tuple[tuple[str, ...], ...] = ()
    blocks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    def listed(self, depth: int | None) -> tuple[Listed, ...]:
        """The places down to that level, from 1; None: all that have a title."""
        if depth is None:
            return self.titled
        return tuple(one for one in self.titled if 1 <= one.level <= depth and one.name not in self.left)


def contents(document: Document) -> Contents:
    """The contents of *document*: its articles and below them their headings, or those of its only article."""
    gathering = _Gathering(top=int(len(document.articles) > 1))
    articles = tuple(gathering.article(one) for one in document.articles)
    return Contents(tuple(gathering.titled), articles, gathering.names, frozenset(gathering.left))


def called(node: FlowNode, names: Iterable[str]) -> FlowNode:
    """*node* with these names besides its own."""
    return replace(node, names=tuple(dict.fromkeys((*node.names, *names))))


@dataclass(slots=True)
class _Gathering:
    """The private state of one walk. *top* is the level of articles: 1, or 0 where there is but one."""

    top: int
    titled: list[Listed] = field(default_factory=list)
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def article(self, article: Article) -> tuple[str, ...]:
        """The names of one article, after noting all below it."""
        headline = article.parts.get("headline")
        said = headline.headed() if headline is not None else None
        name = self._name(article.id, titled=said is not None)
        if said is not None:
            self.titled.append(Listed(name, said[0], self.top))
            if article.sections and all(map(_only_guides, article.sections)):
                self.left.append(name)
        for block in article.sections:
            self._block(block)
        return (name,) if name else ()

    def _block(self, block: Block[Dress]) -> None:
        said = block.headed()
        name = self._name(getattr(block, "id", ""), titled=said is not None)
        if name:
            self.names[id(block)] = (*self.names.get(id(block), ()), name)
        if said is not None:
            self.titled.append(Listed(name, said[0], self.top + said[1]))
            if _only_guides(block):
                self.left.append(name)
        inner = tuple(_inner(block))
        if name and said is None and inner:
            # Without a heading a section begins with its first block, and may be taken apart.
            self.names[id(inner[0])] = (name,)
        for one in inner:
            self._block(one)

    def _name(self, said: str, *, titled: bool) -> str:
        return said or (_OURS.format(next(self.numbers)) if titled else "")


def _inner(block: Block[Dress]) -> Iterator[Block[Dress]]:
    """The blocks inside a block, in order."""
    for value in vars(block).values():
        if isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Block))


def _only_guides(block: Block[Dress]) -> bool:
    """Whether a block holds nothing but contents lists."""
    inner = tuple(_inner(block))
    return bool(inner) and all(one.guides for one in inner)
