"""The state of one reading: where paths lead, which kinds are known, and all that was found wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.registry import nearest
from newsletter.source import references
from newsletter.source.kinds import FAULT
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode, Style
from newsletter.source.repair import quoted, replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from newsletter.basics.diagnostic import Value
    from newsletter.basics.span import SourceFile, Span
    from newsletter.source.kinds import Fault
    from newsletter.source.node import Node
    from newsletter.source.paths import Project
    from newsletter.source.types import Types


# Guessing a name costs a tenth of a millisecond; a file with more faults than this is not a slip.
_GUESSES = 500
UNKNOWN_FIELD = ("E104", "E105")
UNKNOWN_BLOCK = ("E160", "E161")


class Reading:
    """Collects what is found; every refusal gives FAULT, so that a kind can return it at once."""

    def __init__(self, types: Types, project: Project | None = None, *, prose: bool = False) -> None:
        self.types = types
        # Content is prose, where a text of spaces is a slip; a layout may ask for just that.
        self.prose = prose
        self.project = project
        # Files that lie elsewhere than the first: a layout that another one extends names its own.
        self.projects: dict[SourceFile, Project] = {}
        self.found: list[Diagnostic] = []
        # Where each place of the document is called by a name, and where a name is asked for.
        self.names: dict[str, Span] = {}
        self.referred: list[tuple[str, Span]] = []

    def tell(self, code: str, span: Span | None, *, fix: str | None = None, **values: Value) -> None:
        """Note a finding."""
        self.found.append(diagnostic(code, span, fix=fix, **values))

    def refuse(self, code: str, node: Node, *, fix: str | None = None, **values: Value) -> Fault:
        """Note that *node* is not what it must be; its text is a value of the message.

        Where it holds the number of a page, nothing else is wrong with it.
        """
        if isinstance(node, ScalarNode) and references.refers(node.value):
            self.found.append(references.misplaced(node.value, node.trace))
        else:
            self.tell(code, node.span, fix=fix, text=said(node), **values)
        return FAULT

    def name(self, name: str, node: ScalarNode) -> bool:
        """Note that a place is called so; False after telling that another is."""
        first, span = self.names.setdefault(name, node.span), node.span
        if first is span:
            return True
        if first.file is span.file and (span.line, span.column) < (first.line, first.column):
            # What stands inside a record is read before the record's own name may be.
            first, span = span, first
        self.tell("E243", span, name=name, file=first.file.name, line=first.line, column=first.column)
        return False

    def refuse_text(self, node: MappingNode | SequenceNode) -> Fault:
        """Note that a text must stand here, and why YAML took it for something else."""
        if node.flow:
            mark = "[" if isinstance(node, SequenceNode) else "{"
            return self.refuse("E114", node, mark=mark, fix=quoted(node.span))
        if isinstance(node, MappingNode) and len(node.keys) == 1 and isinstance(node.children[0], ScalarNode):
            return self.refuse("E115", node, fix=quoted(node.span))
        return self.refuse("E131", node)

    def refuse_choice(self, node: Node, choices: tuple[str, ...]) -> Fault:
        """Note that one of a few words must stand here."""
        near = nearest(said(node), choices)
        fix = replaced(node.span, near) if near and isinstance(node, ScalarNode) else None
        return self.refuse("E138", node, known=listed(choices), fix=fix)

    def refuse_mapping(self, node: Node, keys: Iterable[str]) -> Fault:
        """Note that a mapping must stand here; full-width colons are the likeliest reason (T2 folds them in)."""
        names = tuple(keys)
        if self._tells_wide(node, names):
            return FAULT
        if not names:
            return self.refuse("E149", node)
        return self.refuse("E137", node, known=listed(names))

    def refuse_list(self, node: Node, keys: Iterable[str]) -> Fault:
        """Note that a list must stand here, or a mapping of these *keys* with one in it."""
        return FAULT if self._tells_wide(node, tuple(keys)) else self.refuse("E136", node)

    def _tells_wide(self, node: Node, names: tuple[str, ...]) -> bool:
        wide = tuple(wide_colons(node, names)) if isinstance(node, ScalarNode) else ()
        self.found += wide
        return bool(wide)

    def unknown(self, codes: tuple[str, str], key: ScalarNode, known: Iterable[str]) -> str | None:
        """Note a name that is none of *known*, with the first code when one is near, else with the second.

        Gives the near one.
        """
        names = tuple(known)
        near = nearest(key.value, names) if len(self.found) < _GUESSES else None
        if near:
            self.tell(codes[0], key.span, name=key.value, near=near, fix=replaced(key.span, near))
        else:
            self.tell(codes[1], key.span, name=key.value, known=listed(names))
        return near

    def tell_blank(self, name: str, node: Node, key: Span | None = None) -> None:
        """Note that nothing stands under *name* (with its place, if known), or nothing but spaces."""
        if isinstance(node, ScalarNode) and node.value:
            self.tell("W144", node.span)
        else:
            self.tell("H143", key or node.span, name=name)

    def path(self, node: ScalarNode) -> Path | None:
        """The place of the file that *node* names, None after noting what is wrong with it."""
        project = self.projects.get(node.span.file, self.project)
        if project is None:
            raise TypeError("a reading without a project names no files")
        found = project.find(node.value.strip(), node.span)
        if isinstance(found, Diagnostic):
            self.found.append(found)
            return None
        return found


def said(node: Node) -> str:
    """What stands at a node, in short, to be quoted in a message."""
    if isinstance(node, ScalarNode):
        return node.value.strip()
    return node.span.text[node.span.column - 1 : node.span.end - 1]


def is_prose(key: str) -> bool:
    """Whether a key is no name at all but words: Han, a mark, or a space in it."""
    return " " in key or not key.isascii()


def listed(names: Iterable[str]) -> str:
    """Names one after another, as both languages write them."""
    return ", ".join(names)


def wide_colons(node: ScalarNode, names: Iterable[str]) -> Iterator[Diagnostic]:
    """The lines of a plain text that were meant as keys, but for a full-width colon."""
    if node.style is not Style.PLAIN or "：" not in node.value:
        return
    keys = "|".join(re.escape(name) for name in names)
    pattern = re.compile(rf"\s*(?:-\s+)*(?:{keys})\s*(：)\s*")
    file = node.span.file
    for line in sorted({line for _, line, _ in node.trace.marks}):
        text = file.lines[line - 1]
        match = pattern.match(text, node.span.column - 1 if line == node.span.line else 0)
        if match:
            span = type(node.span)(file, line, match.start(1) + 1, match.end(1) + 1)
            fix = text[: match.start(1)].rstrip() + ": " + text[match.end() :]
            yield diagnostic("E111", span, fix=fix)
