"""Kinds of values that are made of others: lists, rows, mappings, records, and a choice of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsletter.source.kinds import FAULT, NULLS, InlineKind, Kind, is_blank
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.source.node import Node
    from newsletter.source.reading import Reading


class OptionalKind(Kind):
    """A value, or nothing (an empty text or `null`)."""

    def __init__(self, inner: Kind) -> None:
        self.inner = inner

    def read(self, node: Node, reading: Reading) -> object:
        """The value, None for nothing."""
        if isinstance(node, ScalarNode) and node.style is Style.PLAIN and node.value in NULLS:
            return None
        return self.inner.read(node, reading)

    def blank(self, node: Node, reading: Reading) -> bool:
        """As the inner kind has it."""
        return self.inner.blank(node, reading)

    def spread(self, node: Node, reading: Reading) -> Iterator[object]:
        """The values of the inner kind."""
        yield from self.inner.spread(node, reading)


class UnionKind(Kind):
    """The first of several kinds that the node fits."""

    def __init__(self, members: tuple[Kind, ...]) -> None:
        self.members = members

    def read(self, node: Node, reading: Reading) -> object:
        """The value; a node that fits none is told what the last member says of it."""
        told = len(reading.found)
        for member in self.members:
            del reading.found[told:]
            value = member.read(node, reading)
            if value is not FAULT:
                return value
        return FAULT


class ListKind(Kind):
    """A list of values of one kind. A text field of several paragraphs takes one text."""

    def __init__(self, item: Kind) -> None:
        self.item = item

    def read(self, node: Node, reading: Reading) -> object:
        """The values as a tuple."""
        if isinstance(node, SequenceNode):
            values = [value for child in node.children for value in self._member(child, reading)]
        elif self.takes_text and isinstance(node, ScalarNode):
            values = list(self.item.spread(node, reading))
        elif self.absent(node):
            values = []
        else:
            return reading.refuse("E136", node)
        return FAULT if FAULT in values else tuple(values)

    def _member(self, node: Node, reading: Reading) -> Iterator[object]:
        """The values of one member; a blank one is told and left out."""
        if is_blank(node) and not self.item.absent(node) and self.item.blank(node, reading):
            reading.tell("W144", node.span)
        else:
            yield from self.item.spread(node, reading)

    def blank(self, node: Node, reading: Reading) -> bool:
        """A text in place of the list may be blank."""
        return self.takes_text and self.item.blank(node, reading)

    @property
    def takes_text(self) -> bool:
        """Whether the list is really a text, parted into paragraphs."""
        return isinstance(self.item, InlineKind)


class RowKind(Kind):
    """A list of fixed length, each member of its own kind, as `[0.5, 0.3]`."""

    def __init__(self, items: tuple[Kind, ...]) -> None:
        self.items = items

    def read(self, node: Node, reading: Reading) -> object:
        """The values as a tuple."""
        if not isinstance(node, SequenceNode):
            return reading.refuse("E136", node)
        if len(node.children) != len(self.items):
            return reading.refuse("E141", node, count=len(self.items), found=len(node.children))
        pairs = zip(self.items, node.children, strict=True)
        values = [kind.read(child, reading) for kind, child in pairs]
        return FAULT if FAULT in values else tuple(values)


class DictKind(Kind):
    """Values of one kind under keys of the author's own."""

    def __init__(self, item: Kind) -> None:
        self.item = item

    def read(self, node: Node, reading: Reading) -> object:
        """The values by key, in order."""
        if self.absent(node) or is_blank(node):
            return {}
        if not isinstance(node, MappingNode):
            return reading.refuse("E148", node)
        values = {key.value: self.item.read(value, reading) for key, value in node.items()}
        return FAULT if FAULT in values.values() else values


class AnyKind(Kind):
    """Anything: texts, lists and mappings as plain Python values."""

    def read(self, node: Node, reading: Reading) -> object:
        """The plain value."""
        if isinstance(node, ScalarNode):
            return node.value
        if isinstance(node, SequenceNode):
            return tuple(self.read(child, reading) for child in node.children)
        return {key.value: self.read(value, reading) for key, value in node.items()}


class RecordKind(Kind):
    """A mapping whose keys are the fields of a record."""

    def __init__(self, record: type[Any]) -> None:
        self.record = record

    def read(self, node: Node, reading: Reading) -> object:
        """The record."""
        from newsletter.source.check import read_record

        return read_record(node, self.record, reading)

    def absent(self, node: Node) -> bool:  # noqa: ARG002 - the shape of the question
        """A record with nothing in it may still be one (`rule:`)."""
        return False

    def blank(self, node: Node, reading: Reading) -> bool:
        """A text that stands for the record's only required field may be blank."""
        from newsletter.source.check import spread_fields

        single, _ = spread_fields(reading.types.fields(self.record))
        return is_blank(node) and single is not None and single.required and single.kind.blank(node, reading)
