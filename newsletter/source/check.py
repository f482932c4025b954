"""A node checked against a record: every fault with its place, none hidden behind another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, cast

from newsletter.source.compound import DictKind, ListKind, RecordKind, RowKind
from newsletter.source.kinds import FAULT, NULLS
from newsletter.source.node import MappingNode, ScalarNode, SequenceNode, Style
from newsletter.source.reading import UNKNOWN_FIELD, is_prose, listed, wide_colons
from newsletter.source.repair import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsletter.basics.span import Span
    from newsletter.source.node import Node
    from newsletter.source.reading import Reading
    from newsletter.source.record import Record
    from newsletter.source.types import FieldKind

R = TypeVar("R", bound="Record")

_NUMBER = re.compile(r"[-+]?[0-9]{1,12}(?:\.[0-9]{1,12})?")


def check(node: Node, record: type[R], reading: Reading) -> R | None:
    """The record that *node* holds, None when *reading* was told of a fault in it."""
    value = read_record(node, record, reading)
    return None if value is FAULT else cast("R", value)


def read_record(node: Node, record: type[Record], reading: Reading) -> object:
    """The record that *node* holds, or FAULT; a text or a list may stand for one by the rules below."""
    fields = reading.types.fields(record)
    parts = None if _is_disguised(node, fields) else spread_out(node, fields)
    if parts is None:
        return _refuse_form(node, fields, reading)
    told = len(reading.found)
    values: dict[str, object] = {}
    spans: dict[str, Span] = {}
    for one in fields:
        if one.key in parts:
            spans[one.name] = parts[one.key].span
            value = _value(one, parts[one.key], reading)
            if value is not None or not one.required:
                values[one.name] = value
    misspelt = _tell_unknown(node, fields, reading)
    _tell_missing(node, parts, [one for one in fields if one.key not in misspelt], reading)
    if FAULT in values.values() or any(said.code[0] == "E" for said in reading.found[told:]):
        return FAULT
    given = {name: value for name, value in values.items() if value is not _ABSENT}
    return record(span=node.span, spans=spans, **given)


def spread_out(node: Node, fields: tuple[FieldKind, ...]) -> dict[str, Node] | None:
    """The nodes of the fields by key; None when *node* cannot stand for a record of these fields."""
    if isinstance(node, MappingNode):
        return {key.value: value for key, value in node.items()}
    if isinstance(node, ScalarNode) and (node.empty or _says_nothing(node, fields)):
        return {}
    single, row = spread_fields(fields)
    if single is not None and _takes(single, node):
        return {single.key: node}
    if isinstance(node, SequenceNode) and row and len(node.children) == len(row):
        return {one.key: child for one, child in zip(row, node.children, strict=True)}
    return None


def spread_fields(fields: tuple[FieldKind, ...]) -> tuple[FieldKind | None, tuple[FieldKind, ...]]:
    """The field that a value without keys is read as, and the fields that a list is read as in order.

    The one is the only required field, or the first where none is required; the others are the
    required fields where they are several and none of them is itself a list.
    """
    needed = tuple(one for one in fields if one.required) or fields[:1]
    if len(needed) == 1:
        return needed[0], ()
    lists = any(isinstance(one.kind, ListKind | RowKind) for one in needed)
    return None, () if lists else needed


def _says_nothing(node: ScalarNode, fields: tuple[FieldKind, ...]) -> bool:
    """Whether a text stands for a record that needs none (`rule: ~`, a table's `""`)."""
    if any(one.required for one in fields):
        return False
    return not node.value.strip() or (node.style is Style.PLAIN and node.value in NULLS)


def _takes(one: FieldKind, node: Node) -> bool:
    """Whether a field may be written without its key."""
    if isinstance(node, SequenceNode):
        return isinstance(one.kind, ListKind | RowKind)
    if isinstance(one.kind, ListKind):
        return one.kind.takes_text
    return not isinstance(one.kind, RowKind | DictKind | RecordKind)


class _Absent:
    """Stands for a field of which nothing was written."""


_ABSENT = _Absent()


def _value(one: FieldKind, node: Node, reading: Reading) -> object:
    """The field's value; None for a required field that says nothing, so that it counts as missing."""
    if one.kind.absent(node):
        if one.required:
            return None
        if not isinstance(one.kind, ListKind):
            reading.tell("H143", node.span, name=one.key)
        return _ABSENT
    if one.kind.blank(node, reading):
        if one.required:
            return None
        reading.tell_blank(one.key, node)
        return _ABSENT
    value = one.kind.read(node, reading)
    return FAULT if _out_of_bounds(value, one, node, reading) else value


def _out_of_bounds(value: object, one: FieldKind, node: Node, reading: Reading) -> bool:
    """Whether a number, each of a row of them, or a text that is one passes the field's bounds, which is told."""
    if isinstance(value, tuple):
        members = node.children if isinstance(node, SequenceNode) else (node,) * len(value)
        pairs = zip(value, members, strict=False)
        told = [_out_of_bounds(each, one, member, reading) for each, member in pairs]
        return any(told)
    low, high = one.info.minimum, one.info.maximum
    number = _number(value) if low is not None or high is not None else None
    if number is None or ((low is None or number >= low) and (high is None or number <= high)):
        return False
    bound = f"≥ {low:g}" if low is not None and number < low else f"≤ {high:g}"
    reading.refuse("E140", node, name=one.key, bound=bound)
    return True


def _number(value: object) -> float | None:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _tell_unknown(node: Node, fields: tuple[FieldKind, ...], reading: Reading) -> set[str | None]:
    """Note keys that no field has; gives those that were probably meant."""
    if not isinstance(node, MappingNode):
        return set()
    known = {one.key for one in fields}
    left = [name for name in known_in_order(fields) if node.key(name) is None] or list(known_in_order(fields))
    return {reading.unknown(UNKNOWN_FIELD, key, left) for key in node.keys if key.value not in known}


def known_in_order(fields: tuple[FieldKind, ...]) -> Iterator[str]:
    """The keys of the fields as declared."""
    return (one.key for one in fields)


def _tell_missing(node: Node, parts: dict[str, Node], fields: list[FieldKind], reading: Reading) -> None:
    for one in fields:
        if one.required and (one.key not in parts or _is_missing(one, parts[one.key], reading)):
            at = parts[one.key].span if one.key in parts else node.span
            reading.tell("E139", at, name=one.key)


def _is_missing(one: FieldKind, node: Node, reading: Reading) -> bool:
    return one.kind.absent(node) or one.kind.blank(node, reading)


def _is_disguised(node: Node, fields: tuple[FieldKind, ...]) -> bool:
    """Whether YAML took keys for a text, for their full-width colons, or a text for keys."""
    if isinstance(node, ScalarNode):
        return any(wide_colons(node, known_in_order(fields)))
    single = spread_fields(fields)[0]
    return isinstance(node, MappingNode) and single is not None and _is_prose(node, known_in_order(fields))


def _is_prose(node: MappingNode, known: Iterable[str]) -> bool:
    """Whether all keys are words and none of them the name of a field (which may be Chinese, as 报)."""
    words = [is_prose(key.value) for key in node.keys]
    return bool(words) and all(words) and not {key.value for key in node.keys} & {*known}


def _refuse_form(node: Node, fields: tuple[FieldKind, ...], reading: Reading) -> object:
    single, row = spread_fields(fields)
    if isinstance(node, MappingNode):
        return reading.refuse_text(node)
    if single is not None and isinstance(single.kind, ListKind) and not isinstance(node, SequenceNode):
        return reading.refuse_list(node, known_in_order(fields))
    if isinstance(node, SequenceNode) and row:
        keys = listed(one.key for one in row)
        fix = narrowed(node.span) if node.flow and len(node.children) < len(row) else None
        return reading.refuse("E147", node, count=len(row), found=len(node.children), known=keys, fix=fix)
    return reading.refuse_mapping(node, known_in_order(fields))
