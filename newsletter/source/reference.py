"""What records accept, as pages of Markdown for people: one section a record, one row a field.

The sections stand in the order in which the records are met; the words are those of the declarations.
"""

from __future__ import annotations

from dataclasses import MISSING, Field
from enum import Enum
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from newsletter.basics.units import MM, Length
from newsletter.source import compound, kinds
from newsletter.source.jsonschema import words
from newsletter.source.record import Record, declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.source.kinds import Kind
    from newsletter.source.types import FieldKind, Types

HEAD = ("| 键 Key | 说明 | What it says | 值 Value | 默认 Default |", "|---|---|---|---|---|")
TOP = "顶层 Top level"
_NEAR = 1e-6
_NAMES: dict[type[Kind], str] = {
    kinds.TextKind: "文字 text",
    kinds.InlineKind: "文字 text",
    kinds.IntKind: "整数 integer",
    kinds.FloatKind: "数 number",
    kinds.BoolKind: "`true` `false`",
    kinds.LengthKind: "长度 length",
    kinds.PictureKind: "图片文件 picture",
}


class Pages:
    """The sections written so far, each record once."""

    def __init__(self, types: Types) -> None:
        self.types = types
        self._seen: set[type[Record]] = set()

    def sections(self, path: str, record: type[Record], title: str = "") -> Iterator[str]:
        """The section of *record*, which stands at *path*, and those of the records inside it."""
        fields = self.types.fields(record)
        if record in self._seen or not fields:
            return
        self._seen.add(record)
        defaults = {one.name: one for one in declared(record)}
        rows = [_row(one, defaults[one.name]) for one in fields]
        yield "\n".join((f"### {path or TOP}", "", title or words(record), "", *HEAD, *rows))
        for one in fields:
            for inner, steps in _inside(one.kind):
                yield from self.sections(f"{path}.{one.key}{steps}".removeprefix("."), inner)


def _row(one: FieldKind, field: Field[Any]) -> str:
    cells = (f"`{one.key}`", one.info.zh, one.info.doc, _value(one), _default(field))
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _value(one: FieldKind) -> str:
    low, high = one.info.minimum, one.info.maximum
    bounds = [f"≥ {low:g}"] if low is not None else []
    bounds += [f"≤ {high:g}"] if high is not None else []
    return " ".join((named(one.kind), *bounds))


def _default(field: Field[Any]) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "必写 required"
    return "" if field.default is MISSING else _shown(field.default)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, Enum):
        return f"`{value.value}`"
    if isinstance(value, Length):
        whole = value.points / MM  # most blanks are said in whole millimetres or in points
        unit = "mm" if value.points and abs(whole - round(whole)) < _NEAR else "pt"
        parts = {
            unit: whole if unit == "mm" else value.points,
            "em": value.em,
            "L": value.lines,
            "%": 100 * value.share,
        }
        said = [f"{amount:.4g}{name}" for name, amount in parts.items() if amount]
        return f"`{'+'.join(said) or '0pt'}`"
    if isinstance(value, Record):
        said = [
            f"{one.name.replace('_', '-')}: {_shown(getattr(value, one.name)).strip('`')}"
            for one in declared(type(value))
            if getattr(value, one.name) is not None
        ]
        return f"`{{{', '.join(said)}}}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(_shown(one).strip('`') for one in value)}]`" if value else ""
    return f"`{value}`" if value not in {None, ""} else ""


@singledispatch
def named(kind: Kind) -> str:
    """How a kind of value is called."""
    return next((name for cls, name in _NAMES.items() if isinstance(kind, cls)), "任意 any")


@named.register
def _choice(kind: kinds.ChoiceKind) -> str:
    return " ".join(f"`{word}`" for word in kind.choices)


@named.register
def _optional(kind: compound.OptionalKind) -> str:
    return named(kind.inner)


@named.register
def _union(kind: compound.UnionKind) -> str:
    return " / ".join(dict.fromkeys(named(member) for member in kind.members))


@named.register
def _list(kind: compound.ListKind) -> str:
    return f"列表 list: {named(kind.item)}"


@named.register
def _fixed(kind: compound.RowKind) -> str:
    return f"列表 list: {', '.join(named(item) for item in kind.items)}"


@named.register
def _dict(kind: compound.DictKind) -> str:
    return f"名称 name: {named(kind.item)}"


@named.register
def _record(kind: compound.RecordKind) -> str:
    return f"一组 mapping ↓ ({words(kind.record).rstrip('.')})"


@singledispatch
def _inside(kind: Kind) -> tuple[tuple[type[Record], str], ...]:  # noqa: ARG001 - the shape of its members
    """The records inside a kind, each with the steps that lead to it."""
    return ()


@_inside.register
def _in_record(kind: compound.RecordKind) -> tuple[tuple[type[Record], str], ...]:
    return ((kind.record, ""),)


@_inside.register
def _in_optional(kind: compound.OptionalKind) -> tuple[tuple[type[Record], str], ...]:
    return _inside(kind.inner)


@_inside.register
def _in_union(kind: compound.UnionKind) -> tuple[tuple[type[Record], str], ...]:
    return tuple(one for member in kind.members for one in _inside(member))


@_inside.register
def _in_list(kind: compound.ListKind) -> tuple[tuple[type[Record], str], ...]:
    return tuple((record, f"[]{steps}") for record, steps in _inside(kind.item))


@_inside.register
def _in_dict(kind: compound.DictKind) -> tuple[tuple[type[Record], str], ...]:
    return tuple((record, f".名称{steps}") for record, steps in _inside(kind.item))
