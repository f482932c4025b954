"""`${issue.number}`: words written once and used in many places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, Diagnostic, diagnostic
from newsletter.basics.registry import nearest
from newsletter.source.fold import Passage, Weaver
from newsletter.source.node import MappingNode, ScalarNode, Style
from newsletter.source.references import GROUP, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.span import Span, Trace
    from newsletter.source.limits import Limits
    from newsletter.source.node import Node

VARIABLES = "variables"
_USE = re.compile(r"\$\$\{|\$\{([^{}\n]*)\}")
_DEEPEST = 32


class Variables:
    """What each name stands for, and the nodes with the words filled in.

    The names are those under `variables:` and every single value of the file's head by its path, as
    `issue.number`. `$${` stands for the characters `${`. A filled-in character is traced to the
    place where it is used. `${page.NAME}` is kept for the pages to fill; *pages* says where each is used.
    """

    def __init__(self, root: MappingNode, limits: Limits) -> None:
        self.found: list[Diagnostic] = []
        self.pages: list[tuple[str, Span]] = []
        self._limits = limits
        self._chars = 0
        self._filled: dict[int, Node] = {}
        self._names = {**dict(_head(root)), **dict(_paths(root.get(VARIABLES), ""))}

    def filled(self, node: Node, inside: tuple[str, ...] = ()) -> Node:
        """The node with all variables in it replaced; shared nodes stay shared."""
        if id(node) not in self._filled:
            self._filled[id(node)] = self._replaced(node, inside)
        return self._filled[id(node)]

    def _replaced(self, node: Node, inside: tuple[str, ...]) -> Node:
        if isinstance(node, ScalarNode):
            return self._scalar(node, inside) if "${" in node.value else node
        children = tuple(self.filled(child, inside) for child in node.children)
        changed = any(new is not old for new, old in zip(children, node.children, strict=True))
        return replace(node, children=children) if changed else node

    def _scalar(self, node: ScalarNode, inside: tuple[str, ...]) -> ScalarNode:
        weaver, at = Weaver(node.trace.file, (node.span.line, node.span.column)), 0
        for use in _USE.finditer(node.value):
            weaver.copy(node.value, node.trace, at, use.start())
            text = "${" if use[1] is None else self._text(use[1].strip(), node.trace, use, inside)
            _put(weaver, text, node.trace, use)
            at = use.end()
        weaver.copy(node.value, node.trace, at, len(node.value))
        passage: Passage = weaver.done()
        return replace(node, value=passage.text, trace=passage.trace)

    def _text(self, name: str, trace: Trace, use: re.Match[str], inside: tuple[str, ...]) -> str:
        """What the variable stands for; nothing after telling that there is none."""
        span = trace.at(use.start(), len(use[0]))
        if name.startswith(GROUP):
            self.pages.append((name.removeprefix(GROUP), span))
            return kept(name.removeprefix(GROUP))
        node = self._names.get(name)
        if node is None:
            near = nearest(name, self._names)
            said = {"near": near} if near else {"known": ", ".join(self._names)}
            self.found.append(diagnostic("E151" if near else "E152", span, name=name, **said))
            return use[0]
        if name in inside or len(inside) > _DEEPEST:
            self.found.append(diagnostic("E153", span, name=name))
            return use[0]
        full = self.filled(node, (*inside, name))
        text = full.value if isinstance(full, ScalarNode) else ""
        self._chars += len(text)
        if self._chars > self._limits.total_chars:
            raise ContentError(
                [diagnostic("E124", span, name="total_chars", allowed=self._limits.total_chars)]
            )
        return text.rstrip("\n") if node.style in {Style.LITERAL, Style.FOLDED} else text


def _put(weaver: Weaver, text: str, trace: Trace, use: re.Match[str]) -> None:
    """Append *text* in place of the use: as many characters as the use has, the rest at its last."""
    span = trace.at(use.start())
    room = len(use[0])
    weaver.add(text[:room], span.line, span.column)
    for mark in text[room:]:
        weaver.add(mark, span.line, span.column + room - 1)


def _head(root: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    """The single values of the file's head by path; a plain `publication` is its name."""
    for key, value in root.items():
        if key.value != VARIABLES:
            yield from _paths(value, key.value)
    publication = root.get("publication")
    if isinstance(publication, ScalarNode):
        yield "publication.name", publication


def _paths(node: Node | None, path: str) -> Iterator[tuple[str, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield path, node
    elif isinstance(node, MappingNode):
        for key, value in node.items():
            yield from _paths(value, f"{path}.{key.value}" if path else key.value)
