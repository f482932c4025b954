"""Text into nodes, mending what is certain so that one run tells all faults."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.source.compose import Stop, compose
from newsletter.source.lines import UNSEEN, Lines
from newsletter.source.node import MappingNode, ScalarNode, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import SourceFile
    from newsletter.source.limits import Limits
    from newsletter.source.node import Node
    from newsletter.source.slips import Slip

_ROUNDS = 40
# A line that is still refused when it was mended so often is not understood; quoting it again would
# double it each time.
_TRIES = 2
# How many characters may be parsed in all, so that mending a huge file ends in time.
_MOST = 4_000_000


def parse(
    file: SourceFile, limits: Limits, lines: tuple[str, ...] | None = None
) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of the file's text, and what was found; no tree when it cannot be had.

    After a fault whose mending is certain the text is read again with the line mended. *lines* are read in place
    of the file's own, as long as those.
    """
    source, found = Lines(file, lines or file.lines), list(_controls(file))
    size = sum(len(line) + 1 for line in file.lines)
    for _ in range(max(2, min(_ROUNDS, _MOST // max(1, size)))):
        root, more, mended = _attempt(source, limits)
        found += more
        if mended is None or mended.lines == source.lines:
            return root, found
        source = mended
    return None, found


def _attempt(source: Lines, limits: Limits) -> tuple[Node | None, list[Diagnostic], Lines | None]:
    """The tree, what is to be told, and the lines to read instead where one had to be mended."""
    import yaml

    try:
        root, found = compose(source, limits)
    except Stop as stop:
        return None, [stop.said], None
    except yaml.MarkedYAMLError as error:
        from newsletter.source.syntax import explain, refusal

        said, mends = explain(refusal(error), source)
        tried = any(len(source.mends.get(mend.line, ())) >= _TRIES for mend in mends)
        return None, [said], None if tried else source.mended(mends)
    slips = list(_late(root, source))
    if not slips:
        return root, found, None
    from newsletter.source.syntax import told

    mended = source.mended(tuple(mend for slip in slips for mend in slip.mends))
    return root, [told(slip, source)[0] for slip in slips], mended


def _late(root: Node | None, source: Lines) -> Iterator[Slip]:
    """Slips that YAML takes for text: a file of full-width colons alone, keys that begin with a full-width space."""
    if isinstance(root, ScalarNode) and root.style is Style.PLAIN:
        from newsletter.source.slips import wide_colon

        for line in sorted({line for _, line, _ in root.trace.marks}):
            slip = wide_colon(source, line)
            if slip is not None:
                yield slip
    for key in _keys(root):
        if key.value.startswith("\u3000"):
            from newsletter.source.slips import indentation

            slip = indentation(source, key.span.line)
            if slip is not None:
                yield slip


def _keys(root: Node | None) -> Iterator[ScalarNode]:
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if node is None or isinstance(node, ScalarNode) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            yield from node.keys
        waiting += node.children


def _controls(file: SourceFile) -> Iterator[Diagnostic]:
    """Control characters, which no text may hold (T10); tabs are for the rooms behind."""
    lines = Lines(file, file.lines)
    for number, text in enumerate(file.lines, 1):
        if text.isprintable():
            continue
        for match in UNSEEN.finditer(text):
            if unicodedata.category(match[0]) == "Cc":
                span = lines.span(number, match.start() + 1, match.start() + 2)
                yield diagnostic("E128", span, name=f"U+{ord(match[0]):04X}")
