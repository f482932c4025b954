"""Parser events into nodes: limits and repetitions are told while they are counted, before they cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsletter.basics.diagnostic import Diagnostic, diagnostic
from newsletter.basics.span import Trace
from newsletter.source.lines import UNSEEN
from newsletter.source.node import MappingNode, Node, ScalarNode, SequenceNode, Style
from newsletter.source.repair import quoted
from newsletter.source.scalars import Written, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import yaml

    from newsletter.basics.span import Span
    from newsletter.source.limits import Limits
    from newsletter.source.lines import Lines

_STYLES = {
    None: Style.PLAIN,
    "": Style.PLAIN,
    "'": Style.SINGLE,
    '"': Style.DOUBLE,
    "|": Style.LITERAL,
    ">": Style.FOLDED,
}
_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
}
_PROPERTIES = re.compile(r"(?:[&!]\S*\s*)*")
_SWALLOWED = re.compile(r"[ \t]+(#[^\s#].*)")


class Stop(Exception):  # noqa: N818 - it ends the reading, and its diagnostic says why
    """Reading cannot go on."""

    def __init__(self, said: Diagnostic) -> None:
        super().__init__(said.code)
        self.said = said


def compose(source: Lines, limits: Limits) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of the file's one document and what was found while composing it.

    Raises Stop when a limit is passed, and the parser's own error at a fault of syntax.
    """
    text = "\n".join(source.lines)
    composer = _Composer(source, text, limits)
    for event in _events(UNSEEN.sub("\ufffd", text)):
        step = _STEPS.get(type(event).__name__)
        if step is not None:
            step(composer, event)
        if composer.over:
            break
    return composer.root, composer.found


def _events(text: str) -> Iterator[yaml.Event]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, event: Any, build: Callable[[_Composer, _Open], Node]) -> None:  # noqa: ANN401
        self.event = event
        self.build = build
        self.children: list[Node] = []
        self.height = 0


class _Composer:
    def __init__(self, source: Lines, text: str, limits: Limits) -> None:
        self.source = source
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self.over = False
        self._text = text
        self._limits = limits
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = self._aliased = self._chars = self._documents = 0

    def document(self, event: Any) -> None:  # noqa: ANN401 - events come untyped
        self._documents += 1
        if self._documents > 1:
            self.found.append(diagnostic("E117", self._span(event.start_mark)))
            self.over = True

    def begin_list(self, event: Any) -> None:  # noqa: ANN401
        self._begin(_Open(event, _Composer._list))

    def begin_mapping(self, event: Any) -> None:  # noqa: ANN401
        self._begin(_Open(event, _Composer._mapping))

    def end(self, _event: Any) -> None:  # noqa: ANN401
        opened = self._open.pop()
        self._add(opened.build(self, opened), opened.event.anchor, opened.height + 1)

    def alias(self, event: Any) -> None:  # noqa: ANN401
        node, height = self._anchors.get(event.anchor, (None, 0))
        if node is None:
            span = self._span(event.start_mark, event.end_mark)
            inside = any(one.event.anchor == event.anchor for one in self._open)
            self.found.append(diagnostic("E122" if inside else "E121", span, name=event.anchor))
            node = ScalarNode(f"*{event.anchor}", span, Trace(span.file, ((0, span.line, span.column),)))
        self._aliased += node.size
        self._check("alias_nodes", self._aliased, event)
        self._check("yaml_depth", len(self._open) + height, event)
        self._add(node, None, height)

    def scalar(self, event: Any) -> None:  # noqa: ANN401
        self._check_tag(event)
        start, end = event.start_mark, event.end_mark
        self._chars += end.index - start.index
        self._check("scalar_chars", end.index - start.index, event)
        self._check("total_chars", self._chars, event)
        style = _STYLES[event.style]
        raw, place = self._text[start.index : end.index], (start.line + 1, start.column + 1)
        if event.anchor or event.tag:
            raw, place = _bare(raw, place)
        written = Written(self.source.file, style, raw, place, event.value)
        passage = decode(written, self.source.place)
        if style is Style.PLAIN:
            self._tell_swallowed(end)
        block = style in {Style.LITERAL, Style.FOLDED} and passage.text
        span = passage.trace.at(0, len(passage.text.split("\n", 1)[0])) if block else self._span(start, end)
        self._add(ScalarNode(passage.text, span, passage.trace, style), event.anchor, 0)

    def _list(self, opened: _Open) -> Node:
        start, size = opened.event.start_mark, 1 + sum(child.size for child in opened.children)
        return SequenceNode(tuple(opened.children), self._span(start), bool(opened.event.flow_style), size)

    def _mapping(self, opened: _Open) -> Node:
        if opened.event.flow_style and any(isinstance(key, MappingNode) for key in opened.children[::2]):
            return self._braces(opened)
        size = 1 + sum(child.size for child in opened.children)
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self.found.append(diagnostic("E118", key.span))
            elif key.value in entries:
                first = entries[key.value][0].span
                self.found.append(diagnostic("E116", key.span, name=key.value, first=first.line))
            else:
                entries[key.value] = (key, value)
        keys = tuple(key for key, _ in entries.values())
        values = tuple(value for _, value in entries.values())
        return MappingNode(
            keys, values, self._span(opened.event.start_mark), bool(opened.event.flow_style), size
        )

    def _braces(self, opened: _Open) -> ScalarNode:
        """A text that begins with `{{`, which the parser takes for a mapping in a mapping."""
        span = self._span(opened.event.start_mark)
        self.found.append(diagnostic("E114", span, mark="{{", fix=quoted(span)))
        text = span.text[span.column - 1 : span.end - 1]
        return ScalarNode(text, span, Trace(span.file, ((0, span.line, span.column),)))

    def _begin(self, opened: _Open) -> None:
        self._check_tag(opened.event)
        self._open.append(opened)
        self._check("yaml_depth", len(self._open), opened.event)

    def _add(self, node: Node, anchor: str | None, height: int) -> None:
        if anchor:
            self._anchors[anchor] = (node, height)
        if self._open:
            self._nodes += 1
            self._check("yaml_nodes", self._nodes, self._open[-1].event)
            self._open[-1].children.append(node)
            self._open[-1].height = max(self._open[-1].height, height)
        else:
            self.root = node

    def _check(self, name: str, count: int, event: Any) -> None:  # noqa: ANN401
        allowed: int = getattr(self._limits, name)
        if count > allowed:
            raise Stop(diagnostic("E124", self._span(event.start_mark), name=name, allowed=allowed))

    def _check_tag(self, event: Any) -> None:  # noqa: ANN401
        if event.tag not in {None, "!"} and event.tag not in _TAGS:
            self.found.append(diagnostic("E120", self._span(event.start_mark), tag=event.tag))

    def _tell_swallowed(self, end: Any) -> None:  # noqa: ANN401
        match = _SWALLOWED.match(self._text, end.index)
        if match:
            column = end.column + 1 + match.start(1) - end.index
            self.found.append(diagnostic("W126", self.source.span(end.line + 1, column), text=match[1]))

    def _span(self, start: Any, end: Any = None) -> Span:  # noqa: ANN401
        same = end is not None and end.line == start.line
        return self.source.span(start.line + 1, start.column + 1, end.column + 1 if same else None)


def _bare(raw: str, place: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """A scalar and its place without the anchor and the tag before it."""
    match = _PROPERTIES.match(raw)
    before = match[0] if match else ""
    lines = before.count("\n")
    column = len(before) - before.rindex("\n") if lines else place[1] + len(before)
    return raw[len(before) :], (place[0] + lines, column)


_STEPS: dict[str, Callable[[_Composer, Any], None]] = {
    "DocumentStartEvent": _Composer.document,
    "SequenceStartEvent": _Composer.begin_list,
    "MappingStartEvent": _Composer.begin_mapping,
    "SequenceEndEvent": _Composer.end,
    "MappingEndEvent": _Composer.end,
    "AliasEvent": _Composer.alias,
    "ScalarEvent": _Composer.scalar,
}
