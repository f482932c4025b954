"""Includes, a brand and variables: one tree of a file and all that it draws in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, EnvironmentFault, NewsletterError, diagnostic
from newsletter.source.node import MappingNode, Node, ScalarNode, SequenceNode
from newsletter.source.paths import Project
from newsletter.source.read import read
from newsletter.source.variables import Variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from newsletter.source.limits import Limits
    from newsletter.source.node import Tree

INCLUDE, BRAND = "include", "brand"
# What says something of the included file itself and not of the whole.
_OWN = frozenset({INCLUDE, "version"})


def expand(
    tree: Tree, project: Project, limits: Limits, under: Callable[[MappingNode], MappingNode] | None = None
) -> Tree:
    """The tree with its included files laid under it, its brand's file in place and its variables filled in.

    What the including file says wins; mappings are joined key by key. Each file comes in once. *under* lays
    more beneath the whole before variables are filled in.
    Faults are told at the place that names the file or the variable.
    """
    if not isinstance(tree.root, MappingNode):
        return tree
    gathering = _Gathering(project, limits, {tree.path.resolve()})
    root = gathering.joined(tree.root, tree.path, (tree.path.resolve(),))
    root = root if under is None else under(root)
    variables = Variables(root, limits)
    filled = variables.filled(root)
    found = (*tree.diagnostics, *gathering.found, *variables.found)
    trees, pages = tuple(gathering.trees), tuple(variables.pages)
    return replace(tree, root=filled, diagnostics=found, included=trees, pages=pages)


class _Gathering:
    """The files drawn in so far."""

    def __init__(self, project: Project, limits: Limits, seen: set[Path]) -> None:
        self.project = project
        self.limits = limits
        self.seen = seen
        self.trees: list[Tree] = []
        self.found: list[Diagnostic] = []

    def joined(self, root: MappingNode, path: Path, above: tuple[Path, ...]) -> MappingNode:
        """*root*, of the file at *path*, with its brand's keys, and with what it includes laid under it."""
        root = self._branded(root, path)
        for name in self._names(root.get(INCLUDE)):
            found = Project(path.parent, self.project.roots).find(name.value.strip(), name.span)
            if isinstance(found, Diagnostic):
                self.found.append(found)
            elif found in above:
                code = "E158" if found == above[-1] else "E156"
                self.found.append(diagnostic(code, name.span, path=name.value))
            elif found not in self.seen:
                self.seen.add(found)
                below = self._read(found, name, above)
                root = root if below is None else merged(root, below)
        return root

    def _branded(self, root: MappingNode, path: Path) -> MappingNode:
        """*root* with the keys of the file that its brand names in place of the name."""
        name = root.get(BRAND)
        if not isinstance(name, ScalarNode) or not name.value.strip():
            return root
        found = Project(path.parent, self.project.roots).find(name.value.strip(), name.span)
        if isinstance(found, Diagnostic):
            self.found.append(found)
            return root
        try:
            tree = read(found, self.limits)
        except EnvironmentFault:
            self.found.append(diagnostic("E442", name.span, path=name.value))
            return root
        except NewsletterError as error:
            self.found += error.diagnostics
            return root
        self.trees.append(tree)
        self.found += tree.diagnostics
        if not isinstance(tree.root, MappingNode):
            self.found.append(diagnostic("E448", name.span, path=name.value))
            return root
        values = tuple(tree.root if key.value == BRAND else value for key, value in root.items())
        return replace(root, children=values)

    def _names(self, node: Node | None) -> Iterator[ScalarNode]:
        if isinstance(node, ScalarNode):
            yield from () if node.empty else (node,)
        elif isinstance(node, SequenceNode):
            yield from (child for child in node.children if isinstance(child, ScalarNode))

    def _read(self, path: Path, name: ScalarNode, above: tuple[Path, ...]) -> MappingNode | None:
        try:
            tree = read(path, self.limits)
        except EnvironmentFault:
            self.found.append(diagnostic("E155", name.span, path=name.value))
            return None
        except NewsletterError as error:
            empty = {"E130": "E159"}
            self.found += [
                diagnostic(empty[one.code], name.span, path=name.value) if one.code in empty else one
                for one in error.diagnostics
            ]
            return None
        self.trees.append(tree)
        self.found += tree.diagnostics
        if not isinstance(tree.root, MappingNode):
            self.found.append(diagnostic("E157", name.span, path=name.value))
            return None
        return self.joined(tree.root, tree.path, (*above, path))


def merged(upper: MappingNode, lower: MappingNode) -> MappingNode:
    """The keys of both; where both have one, the upper's value, or both joined if they are mappings."""
    entries = {key.value: (key, value) for key, value in upper.items()}
    for key, value in lower.items():
        own = entries.get(key.value)
        if own is None:
            if key.value not in _OWN:
                entries[key.value] = (key, value)
        elif isinstance(own[1], MappingNode) and isinstance(value, MappingNode):
            entries[key.value] = (own[0], merged(own[1], value))
    keys, values = tuple(key for key, _ in entries.values()), tuple(value for _, value in entries.values())
    return replace(upper, keys=keys, children=values)
