"""Kinds of values: what a node must be to become a text, a number, a date, a list, a picture.

Each kind reads a node into a Python value or tells why it cannot. `types.py` finds the kind of a
field's annotation, `jsonschema.py` says the same for editors.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from newsletter.basics.units import parse_length
from newsletter.source.inline import parse_inline, parse_paragraphs
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.source.node import Node
    from newsletter.source.reading import Reading

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(
    r"\s*([0-9]{4})(?:(-)|(/)|年)([0-9]{1,2})(?(2)-|(?(3)/|月))([0-9]{1,2})(?(2)|(?(3)|日))\s*"
)
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_LONGEST_NUMBER = 40


class Fault:
    """What reading gives in place of a value when it has told why there is none."""


FAULT = Fault()


class Kind:
    """One kind of value."""

    def read(self, node: Node, reading: Reading) -> object:
        """The value, or FAULT after telling *reading* what is wrong."""
        raise TypeError(f"{type(self).__name__} reads no {type(node).__name__} in {reading}")

    def spread(self, node: Node, reading: Reading) -> Iterator[object]:
        """The values that one member of a list stands for: itself, unless the kind says otherwise."""
        yield self.read(node, reading)

    def absent(self, node: Node) -> bool:
        """Whether *node* says nothing, as if its key were not there."""
        return isinstance(node, ScalarNode) and node.empty


class TextKind(Kind):
    """The characters exactly as typed, whatever YAML would make of them (`no`, `014`)."""

    def read(self, node: Node, reading: Reading) -> object:
        """The text; a block text loses its last line end."""
        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        return node.value.rstrip("\n") if node.style in {Style.LITERAL, Style.FOLDED} else node.value


class InlineKind(Kind):
    """A text with inline markup."""

    def read(self, node: Node, reading: Reading) -> object:
        """The text as one paragraph."""
        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        reading.tell_blank(node)
        return parse_inline(node, reading.found)

    def spread(self, node: Node, reading: Reading) -> Iterator[object]:
        """The paragraphs of the text."""
        if isinstance(node, ScalarNode):
            reading.tell_blank(node)
            yield from parse_paragraphs(node, reading.found)
        else:
            yield reading.refuse_text(node)


class ScalarKind(Kind):
    """A value that one text must be able to become."""

    code = ""

    def read(self, node: Node, reading: Reading) -> object:
        """The value."""
        if isinstance(node, ScalarNode):
            value = self.value(node.value.strip())
            if value is not None:
                return value
        return reading.refuse(self.code, node)

    def value(self, text: str) -> object:
        """What *text* says, None when it says nothing of this kind."""
        raise TypeError(text)


class IntKind(ScalarKind):
    """A whole number."""

    code = "E132"

    def value(self, text: str) -> object:
        """The number."""
        return int(text) if len(text) < _LONGEST_NUMBER and _INTEGER.fullmatch(text) else None


class FloatKind(ScalarKind):
    """A number."""

    code = "E133"

    def value(self, text: str) -> object:
        """The number."""
        return float(text) if len(text) < _LONGEST_NUMBER and _NUMBER.fullmatch(text) else None


class BoolKind(ScalarKind):
    """True or false as in YAML 1.2; `yes`, `no`, `on` and `off` are words."""

    code = "E134"

    def value(self, text: str) -> object:
        """The truth."""
        return _TRUTH.get(text)


class DateKind(ScalarKind):
    """A day, written 2020-03-05, 2020/3/5 or 2020年3月5日."""

    code = "E135"

    def value(self, text: str) -> object:
        """The day."""
        match = _DATE.fullmatch(text)
        if match is None:
            return None
        try:
            return dt.date(int(match[1]), int(match[4]), int(match[5]))
        except ValueError:
            return None


class LengthKind(ScalarKind):
    """A length as `10.5pt`, `3mm`, `2em`, `1.5L`, `50%` or a size name as 五号."""

    code = "E142"

    def value(self, text: str) -> object:
        """The length."""
        try:
            return parse_length(text)
        except ValueError:
            return None


class ChoiceKind(Kind):
    """One of a few words, each with the value that it stands for."""

    def __init__(self, choices: Mapping[str, object]) -> None:
        self.choices = choices

    def read(self, node: Node, reading: Reading) -> object:
        """The value of the word."""
        text = node.value.strip() if isinstance(node, ScalarNode) else ""
        if text in self.choices:
            return self.choices[text]
        return reading.refuse_choice(node, tuple(self.choices))


class OptionalKind(Kind):
    """A value, or nothing (an empty text or `null`)."""

    def __init__(self, inner: Kind) -> None:
        self.inner = inner

    def read(self, node: Node, reading: Reading) -> object:
        """The value, None for nothing."""
        if isinstance(node, ScalarNode) and node.style is Style.PLAIN and node.value in NULLS:
            return None
        return self.inner.read(node, reading)

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
            values = [value for child in node.children for value in self.item.spread(child, reading)]
        elif self.takes_text and isinstance(node, ScalarNode):
            values = list(self.item.spread(node, reading))
        elif self.absent(node):
            values = []
        else:
            return reading.refuse("E136", node)
        return FAULT if FAULT in values else tuple(values)

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
        if self.absent(node):
            return {}
        if not isinstance(node, MappingNode):
            return reading.refuse_mapping(node, ())
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


class PictureKind(Kind):
    """A picture's file, found from the content file's folder and inside the project."""

    def read(self, node: Node, reading: Reading) -> object:
        """The picture."""
        from newsletter.pictures import PictureFault, load

        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        path = reading.path(node)
        if path is None:
            return FAULT
        try:
            return load(path, node.value)
        except PictureFault as fault:
            reading.found.append(fault.at(node.span))
            return FAULT


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
