"""The blocks inside a section or box: plain texts, and single keys that name their kind."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from newsletter.source.check import spread_fields
from newsletter.source.inline import parse_paragraphs
from newsletter.source.kinds import FAULT, Kind, is_blank
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode, Style
from newsletter.source.reading import UNKNOWN_BLOCK, is_prose, wide_colons
from newsletter.source.repair import quoted, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.registry import Registry
    from newsletter.basics.span import Span
    from newsletter.model.block import Block, Dress
    from newsletter.source.node import Node
    from newsletter.source.reading import Reading

    Kinds = Registry[Block[Dress]]

PARAGRAPH = "paragraph"
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
_KEY = re.compile(r"[a-z]+(?:-[a-z]+)*\s*：")


class BlockKind(Kind):
    """One block of any inner kind. A text gives one paragraph for each of its own."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds

    def spread(self, node: Node, reading: Reading) -> Iterator[object]:
        """The blocks that *node* stands for."""
        if isinstance(node, ScalarNode):
            yield from self._paragraphs(node, reading)
        elif isinstance(node, SequenceNode):
            yield reading.refuse_text(node) if node.flow else reading.refuse("E164", node)
        elif len(node.keys) == 1:
            yield from self._block(node, node.keys[0], node.children[0], reading)
        else:
            yield self._several(node, reading)

    def _paragraphs(self, node: ScalarNode, reading: Reading) -> Iterator[object]:
        if node.style is Style.PLAIN and _KEY.match(node.value):
            wide = tuple(wide_colons(node, self.kinds.names))
            reading.found += wide
            if wide:
                yield FAULT
                return
        if node.style is Style.PLAIN and _NAME.fullmatch(node.value) and node.value in self.kinds:
            reading.tell("W168", node.span, name=node.value, fix=_as_key(node.span))
        if not node.value.strip():
            reading.tell("W167", node.span)
            return
        paragraph: Any = self.kinds[PARAGRAPH]
        for text in parse_paragraphs(node, reading.found):
            yield paragraph(text=text, span=text.span, spans={"text": text.span})

    def _block(self, node: MappingNode, key: ScalarNode, value: Node, reading: Reading) -> Iterator[object]:
        kind = self.kinds.get(key.value)
        if kind is None:
            yield self._unknown(node, key, reading)
        elif not kind.inner:
            yield reading.refuse("E162", key, name=key.value)
        elif self._is_blank(kind, value, reading):
            reading.tell("W167", value.span)
        else:
            block = reading.types.kind(kind).read(value, reading)
            yield from _split(block, value) if key.value == PARAGRAPH else (block,)

    def _is_blank(self, kind: type[Block[Dress]], node: Node, reading: Reading) -> bool:
        """Whether a text of nothing stands for the block; one without a value at all lacks what it needs."""
        if not is_blank(node) or (isinstance(node, ScalarNode) and node.empty):
            return False
        single, _ = spread_fields(reading.types.fields(kind))
        return single is not None and single.kind.blank(node, reading)

    def _unknown(self, node: MappingNode, key: ScalarNode, reading: Reading) -> object:
        """A key that names no kind: a slip of the pen, or a sentence that holds a colon."""
        if is_prose(key.value):
            return reading.refuse("E115", node, fix=quoted(node.span))
        reading.unknown(UNKNOWN_BLOCK, key, inner_names(self.kinds))
        return FAULT

    def _several(self, node: MappingNode, reading: Reading) -> object:
        """Several keys in one block: several blocks without their dashes, or fields not set in."""
        names = [key.value for key in node.keys]
        if not names:
            return reading.refuse("E164", node)
        others = node.keys[1]
        if all(name in self.kinds for name in names):
            return reading.refuse("E163", others, first=names[0], name=others.value)
        first = next((name for name in names if name in self.kinds), None)
        if first is None:
            reading.unknown(UNKNOWN_BLOCK, node.keys[0], inner_names(self.kinds))
            return FAULT
        stray = next(key for key in node.keys if key.value not in self.kinds)
        return reading.refuse("E169", stray, first=first, name=stray.value)


def _as_key(span: Span) -> str:
    """The line of *span* with the word there as a key; between brackets a blank keeps what follows apart."""
    return replaced(
        span, span.text[span.column - 1 : span.end - 1] + ":" + " " * bool(span.text[span.end - 1 :].strip())
    )


def inner_names(kinds: Kinds) -> list[str]:
    """The keys of all kinds that may stand inside `blocks:`."""
    return [name for name in kinds.names if kinds[name].inner]


def _split(block: object, node: Node) -> Iterator[object]:
    """A paragraph block whose text has blank lines, as one block for each paragraph."""
    text = node.get("text") if isinstance(node, MappingNode) else node
    parts = parse_paragraphs(text, []) if isinstance(text, ScalarNode) and block is not FAULT else ()
    if len(parts) < 2:
        yield block
        return
    for part in parts:
        yield dataclasses.replace(block, text=part, span=part.span)  # type: ignore[type-var]
