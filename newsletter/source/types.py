"""From a field's annotation to the kind of value that a node must be."""

from __future__ import annotations

import datetime as dt
import sys
import types
import typing
from collections.abc import Mapping
from enum import Enum
from inspect import get_annotations
from typing import TYPE_CHECKING, Any

from newsletter.basics.span import Span
from newsletter.basics.units import Length
from newsletter.basics.value import dataclass
from newsletter.pictures.picture import Picture
from newsletter.source import compound, kinds
from newsletter.source.inline import Address, Inline
from newsletter.source.language import Language
from newsletter.source.record import Record, declared, info, required
from newsletter.source.references import Name, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.source.kinds import Kind
    from newsletter.source.record import FieldInfo

_SIMPLE: dict[object, Kind] = {
    str: kinds.TextKind(),
    int: kinds.IntKind(),
    float: kinds.FloatKind(),
    bool: kinds.BoolKind(),
    dt.date: kinds.DateKind(),
    Inline: kinds.InlineKind(),
    Length: kinds.LengthKind(),
    Address: kinds.AddressKind(),
    Language: kinds.LanguageKind(),
    Picture: kinds.PictureKind(),
    Name: kinds.NameKind(),
    Reference: kinds.ReferenceKind(),
    object: compound.AnyKind(),
    Any: compound.AnyKind(),
}


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field of a record: its name in Python, its key in files, its words and the kind of its values."""

    name: str
    key: str
    kind: Kind
    required: bool
    info: FieldInfo


class Types:
    """The kinds of all annotations met, each made once.

    *others* gives the kinds of classes that this room does not know, such as blocks.
    """

    def __init__(self, others: Mapping[type, Kind] | None = None) -> None:
        self._others = others or {}
        self._kinds: dict[object, Kind] = {}
        self._fields: dict[type, tuple[FieldKind, ...]] = {}
        self._hints: dict[type, dict[str, object]] = {}

    def fields(self, record: type[Record]) -> tuple[FieldKind, ...]:
        """The fields of a record that authors may write, in order of declaration."""
        if record not in self._fields:
            hints = {name: hint for one in reversed(record.__mro__) for name, hint in self._said(one).items()}
            self._fields[record] = tuple(
                FieldKind(
                    one.name,
                    info(one).key or key_of(one.name),
                    self.kind(hints[one.name]),
                    required(one),
                    info(one),
                )
                for one in declared(record)
            )
        return self._fields[record]

    def _said(self, cls: type) -> dict[str, object]:
        """What the annotations that a record itself has for fields of files mean.

        `typing.get_type_hints` reads all of every base once more for each record, which took thrice as long.
        """
        if cls not in self._hints:
            names = {one.name for one in declared(cls)} if issubclass(cls, Record) else frozenset[str]()
            place = vars(sys.modules[cls.__module__])
            own = {name: text for name, text in get_annotations(cls).items() if name in names}
            self._hints[cls] = {
                name: eval(text, place, {"Span": Span}) if isinstance(text, str) else text  # noqa: S307 - our own code
                for name, text in own.items()
            }
        return self._hints[cls]

    def kind(self, hint: object) -> Kind:
        """The kind of an annotation.

        Raises TypeError when there is none, which is a fault of the class that has it.
        """
        if hint not in self._kinds:
            self._kinds[hint] = self._made(hint)
        return self._kinds[hint]

    def _made(self, hint: object) -> Kind:
        if hint in _SIMPLE:
            return _SIMPLE[hint]
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        maker = _GENERIC.get(origin)
        return maker(self, args) if maker else self._class(origin or hint)

    def _class(self, cls: object) -> Kind:
        if isinstance(cls, type):
            if cls in self._others:
                return self._others[cls]
            if issubclass(cls, Record):
                return compound.RecordKind(cls)
            if issubclass(cls, Enum):
                return kinds.ChoiceKind({str(one.value): one for one in cls})
        raise TypeError(f"no kind of value for {cls!r}")

    def _tuple(self, args: tuple[Any, ...]) -> Kind:
        if len(args) == 2 and args[1] is ...:
            return compound.ListKind(self.kind(args[0]))
        return compound.RowKind(tuple(self.kind(arg) for arg in args))

    def _union(self, args: tuple[Any, ...]) -> Kind:
        members = [self.kind(arg) for arg in args if arg is not types.NoneType]
        if (
            all(isinstance(member, kinds.BoolKind | kinds.ChoiceKind) for member in members)
            and len(members) > 1
        ):
            members = [kinds.ChoiceKind(_joined(members))]
        kind = members[0] if len(members) == 1 else compound.UnionKind(tuple(members))
        return compound.OptionalKind(kind) if types.NoneType in args else kind

    def _dict(self, args: tuple[Any, ...]) -> Kind:
        return compound.DictKind(self.kind(args[1]))

    def _literal(self, args: tuple[Any, ...]) -> Kind:
        return kinds.ChoiceKind({_spelt(arg): arg for arg in args})


_GENERIC: dict[Any, Callable[[Types, tuple[Any, ...]], Kind]] = {
    tuple: Types._tuple,  # noqa: SLF001 - the table of its own methods
    typing.Union: Types._union,  # noqa: SLF001
    types.UnionType: Types._union,  # noqa: SLF001
    dict: Types._dict,  # noqa: SLF001
    Mapping: Types._dict,  # noqa: SLF001
    typing.Literal: Types._literal,  # noqa: SLF001
}


def key_of(name: str) -> str:
    """How a field's name is spelt in files: `_` as `-`, and no `_` at its end."""
    return name.rstrip("_").replace("_", "-")


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _joined(members: list[Kind]) -> dict[str, object]:
    joined: dict[str, object] = {}
    for member in members:
        joined |= member.choices if isinstance(member, kinds.ChoiceKind) else {"true": True, "false": False}
    return joined
