"""A tree into a document: the publication, the issue, and articles made of blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Severity
from newsletter.basics.registry import nearest
from newsletter.basics.span import Trace
from newsletter.design.layers import Layer
from newsletter.model.block import Block
from newsletter.model.brand import BRAND, BrandSpec, layer, under
from newsletter.model.content import (
    ARTICLE_PARTS,
    ARTICLES,
    BLOCKS,
    ENDING_PARTS,
    ID,
    SECTION,
    SECTIONS,
    ArticleSpec,
    Content,
)
from newsletter.model.document import Article, Document
from newsletter.model.inner import BlockKind
from newsletter.source import references
from newsletter.source.check import check
from newsletter.source.edit import mapped
from newsletter.source.expand import expand
from newsletter.source.kinds import is_blank
from newsletter.source.limits import DEFAULT
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode
from newsletter.source.paths import Project
from newsletter.source.read import stop_at_errors
from newsletter.source.reading import UNKNOWN_FIELD, Reading, listed, wide_colons
from newsletter.source.types import Types, key_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.registry import Registry
    from newsletter.basics.span import Span
    from newsletter.model.block import Dress
    from newsletter.source.limits import Limits
    from newsletter.source.node import Node, Tree

    Kinds = Registry[Block[Dress]]
    Part = Block[Dress]


PAGE = "page"
# What an article may hold.
_ARTICLE = (ID, *ARTICLE_PARTS)


def load(tree: Tree, kinds: Kinds, allowed: Sequence[Path] = (), limits: Limits = DEFAULT) -> Document:
    """The document that a content file holds.

    Files that it names (pictures, included files) lie in its own folder or in those *allowed*.
    Raises ContentError with all that was found when an error is among it.
    """
    folder = tree.path.parent
    project = Project(folder, (folder, *allowed))
    full = expand(tree, project, limits, under)
    reading = reading_for(kinds, project)
    # A file that is included names its pictures from its own folder.
    reading.projects |= {one.file: Project(one.path.parent, project.roots) for one in full.included}
    loader = _Loader(kinds, reading)
    content, articles, endings = loader.whole(full.root)
    reading.found += _unknown((*full.pages, *reading.referred), reading.names)
    found = tuple(_first_at_each_place((*full.diagnostics, *reading.found)))
    stop_at_errors(found)
    if content is None:
        raise TypeError("content that cannot be read was not told")
    document = _document(folder, content, articles, endings, found)
    return replace(document, layers=tuple(_layers(content, full.root, reading)))


def reading_for(kinds: Kinds, project: Project) -> Reading:
    """A reading that knows blocks."""
    return Reading(Types({Block: BlockKind(kinds)}), project, prose=True)


def _document(
    folder: Path,
    content: Content,
    articles: tuple[Article, ...],
    endings: Mapping[str, Part],
    found: tuple[Diagnostic, ...],
) -> Document:
    return Document(
        folder=folder,
        publication=content.publication,
        issue=content.issue,
        articles=articles,
        lang=content.lang,
        layout=content.layout,
        theme=_themed(content).theme,
        theme_span=_themed(content).place("theme"),
        pages=_pages(content),
        pages_span=content.place("fit"),
        meta=content.meta,
        recipients=endings.get("recipients"),
        colophon=endings.get("colophon"),
        diagnostics=found,
    )


def _pages(content: Content) -> int:
    """The number of pages that the author asks for; a sheet is one, 0 leaves it free."""
    if content.fit is None:
        return 0
    return 1 if content.fit == "sheet" else content.fit.pages


def _themed(content: Content) -> Content | BrandSpec:
    """What names the theme: the content, else its brand."""
    brand = content.brand
    return brand if isinstance(brand, BrandSpec) and not content.theme else content


def _layers(content: Content, root: Node, reading: Reading) -> Iterator[Layer]:
    """What the brand and the page say of a layout's keys."""
    brand, page = (root.get(name) if isinstance(root, MappingNode) else None for name in (BRAND, PAGE))
    if isinstance(content.brand, BrandSpec) and isinstance(brand, MappingNode):
        yield layer(content.brand, brand, _project(brand, reading))
    if page is not None and content.page is not None:
        sheet = page if isinstance(page, MappingNode) else mapped({"size": page}, page)
        yield Layer(mapped({"sheet": sheet}, page), _project(page, reading))


def _project(node: Node, reading: Reading) -> Project:
    """Where the files that *node* names lie."""
    found = reading.projects.get(node.span.file, reading.project)
    assert found is not None
    return found


class _Loader:
    def __init__(self, kinds: Kinds, reading: Reading) -> None:
        self.kinds = kinds
        self.reading = reading

    def whole(self, root: Node) -> tuple[Content | None, tuple[Article, ...], dict[str, Part]]:
        """The head of the file, its articles and what ends it."""
        fields = [key_of(one.name) for one in self.reading.types.fields(Content)]
        names = (*fields, ARTICLES, *_ARTICLE, *ENDING_PARTS)
        if not isinstance(root, MappingNode):
            self.reading.refuse_mapping(root, names)
            return None, (), {}
        self._tell_unknown(root, names)
        content = check(_only(root, fields), Content, self.reading)
        endings = self._parts(_only(root, ENDING_PARTS))
        return content, tuple(self._articles(root)), endings

    def _tell_unknown(self, node: MappingNode, names: tuple[str, ...]) -> None:
        left = [name for name in names if node.key(name) is None]
        for key in node.keys:
            if key.value not in names:
                self.reading.unknown(UNKNOWN_FIELD, key, left)

    def _articles(self, root: MappingNode) -> Iterator[Article]:
        own = _only(root, _ARTICLE)
        listed = root.get(ARTICLES)
        if listed is None:
            if any(key.value != ID for key in own.keys):
                yield self._article(own)
            else:
                self.reading.tell("E166", root.span)
            return
        if own.keys:
            self.reading.tell("E165", own.keys[0].span, name=own.keys[0].value)
        if not isinstance(listed, SequenceNode) or not listed.children:
            self.reading.refuse("E136", listed)
            return
        for node in listed.children:
            article = self._listed(node)
            if article is not None:
                yield article

    def _listed(self, node: Node) -> Article | None:
        """An article in a list of them, which holds nothing but its parts."""
        if not isinstance(node, MappingNode):
            self.reading.refuse_mapping(node, _ARTICLE)
            return None
        own = [key_of(one.name) for one in self.reading.types.fields(ArticleSpec)]
        self._tell_unknown(node, (*_ARTICLE, *own))
        said = check(_only(node, own), ArticleSpec, self.reading)
        return self._article(_only(node, _ARTICLE), said)

    def _article(self, node: MappingNode, said: ArticleSpec | None = None) -> Article:
        sections, name = node.get(SECTIONS), node.get(ID)
        called = self.reading.types.kind(references.Name).read(name, self.reading) if name else ""
        return Article(
            self._parts(node),
            tuple(self._sections(sections)) if sections else (),
            said.module if said else "",
            said.place("module") if said else None,
            called if isinstance(called, str) else "",
        )

    def _parts(self, node: MappingNode) -> dict[str, Part]:
        """The parts by key; each is a block of the kind of its key."""
        parts: dict[str, Part] = {}
        for key, value in node.items():
            if key.value in {SECTIONS, ID}:
                continue
            kind = self.kinds.get(key.value)
            if kind is None:
                self.reading.tell("E105", key.span, name=key.value, known=listed(ARTICLE_PARTS))
                continue
            if is_blank(value):
                self.reading.tell_blank(key.value, value, key.span)
                continue
            part = check(value, kind, self.reading)
            if part is not None:
                parts[key.value] = part
        return parts

    def _sections(self, node: Node) -> Iterator[Part]:
        if not isinstance(node, SequenceNode):
            self.reading.refuse("E136", node)
            return
        kind = self.kinds[SECTION]
        for child in node.children:
            if isinstance(child, ScalarNode) and not tuple(
                wide_colons(child, ("heading", "level", "blocks"))
            ):
                self.reading.refuse("E170", child)
                continue
            section = check(self._filled(child), kind, self.reading)
            if section is not None:
                yield section

    def _filled(self, section: Node) -> Node:
        """The section; one in which nothing stands is told (R13) and given an empty list."""
        if not isinstance(section, MappingNode):
            return section
        said = section.get(BLOCKS)
        misspelt = any(nearest(key.value, (BLOCKS,)) for key in section.keys)
        if (said is None and misspelt) or not (said is None or (isinstance(said, ScalarNode) and said.empty)):
            return section
        self.reading.tell("W171", section.span)
        rest = [(key, value) for key, value in section.items() if key.value != BLOCKS]
        name = ScalarNode(BLOCKS, section.span, Trace(section.span.file, ((0, section.span.line, 1),)))
        keys, values = (
            (*(key for key, _ in rest), name),
            (*(value for _, value in rest), SequenceNode((), section.span)),
        )
        return replace(section, keys=keys, children=values)


def _unknown(asked: Iterable[tuple[str, Span]], names: Mapping[str, Span]) -> list[Diagnostic]:
    """An error for each name asked for that no place has."""
    return [references.unknown(span, name, names) for name, span in asked if name not in names]


def _first_at_each_place(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, without errors that only follow from an earlier one at the same place."""
    places: set[tuple[str, int, int]] = set()
    for one in found:
        place = (one.span.file.name, one.span.line, one.span.column) if one.span else None
        if one.severity is not Severity.ERROR or place is None:
            yield one
        elif place not in places:
            places.add(place)
            yield one


def _only(node: MappingNode, names: Container[str]) -> MappingNode:
    """The mapping with only those of its keys that are in *names*."""
    items = [(key, value) for key, value in node.items() if key.value in names]
    keys, values = tuple(key for key, _ in items), tuple(value for _, value in items)
    return MappingNode(keys, values, node.span, node.flow, node.size)
