"""What records and kinds accept, as JSON Schema draft-07, so that an editor completes and checks while typing.

Descriptions are in English and Chinese, one line each. The schema is never stricter than the check,
but for what the check only hints at (a key with nothing behind it).
"""

from __future__ import annotations

import inspect
import re
import sys
from functools import singledispatch
from typing import TYPE_CHECKING

from newsletter.source import compound, kinds
from newsletter.source.check import spread_fields
from newsletter.source.language import PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.source.kinds import Kind
    from newsletter.source.record import Record
    from newsletter.source.types import FieldKind, Types

Schema = dict[str, object]
DRAFT = "http://json-schema.org/draft-07/schema#"
# An editor sees `12` as a number and `true` as a truth; both are as good as text.
TEXT: Schema = {"type": ["string", "number", "boolean"]}
_DATE = r"^\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)$"


class Definitions:
    """The schemas of records by name, each written once; *types* finds the kinds of their fields."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self.schemas: dict[str, Schema] = {}
        self._names: dict[type[Record], str] = {}

    def reference(self, record: type[Record]) -> Schema:
        """A reference to the schema of *record*, which is written on first use."""
        if record not in self._names:
            name = record.__name__
            if name in self.schemas:
                name = f"{record.__module__.rpartition('.')[2]}.{name}"
            self._names[record] = name
            self.schemas[name] = {}
            self.schemas[name].update(self._forms(record))
        return {"$ref": f"#/definitions/{self._names[record]}"}

    def properties(self, record: type[Record]) -> dict[str, Schema]:
        """The schemas of a record's fields by key, with their words and bounds."""
        return {one.key: self._field(one) for one in self.types.fields(record)}

    def _forms(self, record: type[Record]) -> Schema:
        """A record as a mapping, and as the text or list that may stand for it."""
        fields = self.types.fields(record)
        whole = mapping(self.properties(record), [one.key for one in fields if one.required])
        forms: list[Schema] = [whole]
        text, row = spread_fields(fields)
        if text is not None:
            forms.append(schema(text.kind, self))
        if row:
            members = [self._field(one) for one in row]
            forms.append(_row(members))
        if not any(one.required for one in fields):
            forms.append({"type": "null"})
        described = forms[0] if len(forms) == 1 else {"anyOf": forms}
        return {"description": words(record), **described}

    def _field(self, one: FieldKind) -> Schema:
        said = schema(one.kind, self)
        description = "\n".join(part for part in (one.info.doc, one.info.zh) if part)
        bounds = {"minimum": one.info.minimum, "maximum": one.info.maximum}
        limits = {name: bound for name, bound in bounds.items() if bound is not None}
        if "$ref" in said:  # draft-07 reads nothing beside a reference
            said = {"allOf": [said]}
        if isinstance(one.kind, compound.RowKind):
            said = _row([{**schema(item, self), **limits} for item in one.kind.items])
            limits = {}
        return {"description": description, **said, **limits}


@singledispatch
def schema(kind: Kind, defs: Definitions) -> Schema:  # noqa: ARG001 - the shape of its members
    """What a kind accepts. A kind that says nothing accepts all."""
    return {}


def mapping(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    """A mapping of these keys and no others."""
    whole: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**whole, "required": required} if required else whole


def words(record: type[Record]) -> str:
    """What a record is, from its own description."""
    return re.sub(r"\s+", " ", inspect.cleandoc(record.__doc__ or "").split("\n\n")[0])


def titled(cls: type[Record]) -> str:
    """The first line of the file of *cls*, which names it in both languages; else its description."""
    module = sys.modules.get(cls.__module__)
    first = inspect.cleandoc(module.__doc__ or "").split("\n", 1)[0] if module else ""
    return first or words(cls)


def _row(members: list[Schema]) -> Schema:
    return {"type": "array", "items": members, "minItems": len(members), "maxItems": len(members)}


@schema.register
def _text(_kind: kinds.TextKind, _defs: Definitions) -> Schema:
    return TEXT


@schema.register
def _name(_kind: kinds.NameKind, _defs: Definitions) -> Schema:
    return {"type": ["string", "number"], "pattern": r"^\s*[\w\-\u0080-\uffff]+\s*$"}


@schema.register
def _inline(_kind: kinds.InlineKind, _defs: Definitions) -> Schema:
    return TEXT


@schema.register
def _integer(_kind: kinds.IntKind, _defs: Definitions) -> Schema:
    return {"type": "integer"}


@schema.register
def _number(_kind: kinds.FloatKind, _defs: Definitions) -> Schema:
    return {"type": "number"}


@schema.register
def _truth(_kind: kinds.BoolKind, _defs: Definitions) -> Schema:
    return {"type": "boolean"}


@schema.register
def _date(_kind: kinds.DateKind, _defs: Definitions) -> Schema:
    return {"type": "string", "pattern": _DATE}


@schema.register
def _length(_kind: kinds.LengthKind, _defs: Definitions) -> Schema:
    return {"type": ["string", "number"]}


@schema.register
def _language(_kind: kinds.LanguageKind, _defs: Definitions) -> Schema:
    return {"type": "string", "pattern": f"^(?:{PATTERN})$"}


@schema.register
def _picture(_kind: kinds.PictureKind, _defs: Definitions) -> Schema:
    return {"type": "string"}


@schema.register
def _choice(kind: kinds.ChoiceKind, _defs: Definitions) -> Schema:
    return {"enum": [_typed(word) for word in kind.choices]}


def _typed(word: str) -> object:
    """A word as an editor sees it unquoted."""
    if word in {"true", "false"}:
        return word == "true"
    return int(word) if re.fullmatch(r"-?\d+", word) else word


@schema.register
def _optional(kind: compound.OptionalKind, defs: Definitions) -> Schema:
    return {"anyOf": [schema(kind.inner, defs), {"type": "null"}]}


@schema.register
def _union(kind: compound.UnionKind, defs: Definitions) -> Schema:
    return {"anyOf": [schema(member, defs) for member in kind.members]}


@schema.register
def _list(kind: compound.ListKind, defs: Definitions) -> Schema:
    members: Schema = {"type": "array", "items": schema(kind.item, defs)}
    return {"anyOf": [TEXT, members]} if kind.takes_text else members


@schema.register
def _fixed(kind: compound.RowKind, defs: Definitions) -> Schema:
    return _row([schema(item, defs) for item in kind.items])


@schema.register
def _dict(kind: compound.DictKind, defs: Definitions) -> Schema:
    return {"type": "object", "additionalProperties": schema(kind.item, defs)}


@schema.register
def _record(kind: compound.RecordKind, defs: Definitions) -> Schema:
    return defs.reference(kind.record)
