"""Kinds of values: what a node must be to become a text, a number, a date, a list, a picture.

Each kind reads a node into a Python value or tells why it cannot. `compound.py` has the kinds made of
others, `types.py` finds the kind of a field's annotation, `jsonschema.py` says the same for editors.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from newsletter.basics.units import parse_length
from newsletter.source import language, references
from newsletter.source.inline import allowed_link, parse_inline, parse_paragraphs
from newsletter.source.node import ScalarNode, Style
from newsletter.source.repair import replaced

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
_SPOKEN = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "是": "true",
    "no": "false",
    "off": "false",
    "n": "false",
    "否": "false",
}
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

    def blank(self, node: Node, reading: Reading) -> bool:  # noqa: ARG002 - only texts can be blank
        """Whether *node* is a text of this kind in which nothing stands to be read."""
        return False


def is_blank(node: Node) -> bool:
    """Whether *node* is a text of nothing, or of nothing but spaces."""
    return isinstance(node, ScalarNode) and not node.value.strip()


class TextKind(Kind):
    """The characters exactly as typed, whatever YAML would make of them (`no`, `014`)."""

    def read(self, node: Node, reading: Reading) -> object:
        """The text; a block text loses its last line end."""
        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        if references.refers(node.value):
            return reading.refuse("", node)
        return node.value.rstrip("\n") if node.style in {Style.LITERAL, Style.FOLDED} else node.value

    def blank(self, node: Node, reading: Reading) -> bool:
        """A blank text is one in content; a layout may want just that."""
        return reading.prose and is_blank(node)


class AddressKind(TextKind):
    """Where a link goes: the web, a letter or a telephone."""

    def read(self, node: Node, reading: Reading) -> object:
        """The address."""
        said = super().read(node, reading)
        if isinstance(said, str) and not allowed_link(said.strip()):
            return reading.refuse("E150", node, target=said.strip())
        return said.strip() if isinstance(said, str) else said


class NameKind(TextKind):
    """What a place is called, so that texts and lists can send a reader there."""

    def read(self, node: Node, reading: Reading) -> object:
        """The name, which no other place of the document may have."""
        said = super().read(node, reading)
        if not isinstance(said, str) or not isinstance(node, ScalarNode):
            return said
        if not references.is_name(said.strip()):
            return reading.refuse("E242", node)
        return said.strip() if reading.name(said.strip(), node) else FAULT


class ReferenceKind(TextKind):
    """The name of another place of the document."""

    def read(self, node: Node, reading: Reading) -> object:
        """The name; whether there is such a place is known when all is read."""
        said = super().read(node, reading)
        if isinstance(said, str):
            said = said.strip()
            reading.referred.append((said, node.span))
        return said


class InlineKind(Kind):
    """A text with inline markup."""

    def read(self, node: Node, reading: Reading) -> object:
        """The text as one paragraph."""
        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        return parse_inline(node, reading.found)

    def blank(self, node: Node, reading: Reading) -> bool:  # noqa: ARG002 - the shape of the question
        """A text with nothing in it cannot be set."""
        return is_blank(node)

    def spread(self, node: Node, reading: Reading) -> Iterator[object]:
        """The paragraphs of the text; of a blank one none."""
        if is_blank(node):
            reading.tell("W144", node.span)
        elif isinstance(node, ScalarNode):
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
        meant = self.meant(node.value.strip()) if isinstance(node, ScalarNode) else None
        return reading.refuse(self.code, node, fix=replaced(node.span, meant) if meant else None)

    def meant(self, text: str) -> str | None:  # noqa: ARG002 - most kinds have no guess
        """How *text* is rightly written, where that is plain."""
        return None

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

    def meant(self, text: str) -> str | None:
        """The truth that the word stands for in other tools or in Chinese."""
        return _SPOKEN.get(text.casefold())


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


class LanguageKind(ScalarKind):
    """A language's code."""

    code = "E193"

    def value(self, text: str) -> object:
        """The code in its usual spelling."""
        return language.language(text)

    def meant(self, text: str) -> str | None:
        """The code that a word stands for."""
        return language.meant(text)

    def blank(self, node: Node, reading: Reading) -> bool:
        """As for a text."""
        return reading.prose and is_blank(node)


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


class PictureKind(Kind):
    """A picture's file, found from the content file's folder and inside the project."""

    def read(self, node: Node, reading: Reading) -> object:
        """The picture."""
        from newsletter.pictures import PictureFault, load

        if not isinstance(node, ScalarNode):
            return reading.refuse_text(node)
        if references.refers(node.value):
            return reading.refuse("", node)
        path = reading.path(node)
        if path is None:
            return FAULT
        try:
            return load(path, node.value)
        except PictureFault as fault:
            reading.found.append(fault.at(node.span))
            return FAULT
