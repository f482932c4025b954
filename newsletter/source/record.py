"""Records: what a mapping in a content or layout file may hold, declared once as a class.

A record is a frozen dataclass. Its fields carry their own words in both languages, and checking a
YAML node against it, the JSON Schema and the reference page all read the same declaration.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, dataclass_transform

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.span import Span


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field's words for authors, bounds for numbers, and its key where that is not its name.

    The text of one with *style* names a style of the layout. The colour of one that *bears* styles is the
    ground on which their texts stand; a field with *style* is named there for the style that it names.
    """

    doc: str
    zh: str
    minimum: float | None = None
    maximum: float | None = None
    key: str = ""
    style: bool = False
    bears: tuple[str, ...] = ()


def field(  # noqa: PLR0913 - one declaration says all of a field
    doc: str,
    zh: str = "",
    *,
    default: Any = dataclasses.MISSING,  # noqa: ANN401 - a field's default has the field's own type
    factory: Callable[[], Any] | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    key: str = "",
    style: bool = False,
    bears: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401
    """A record's field: its words in English and Chinese, its default, bounds and key, and what it names."""
    meta = {"info": FieldInfo(doc, zh, minimum, maximum, key, style, bears)}
    if factory is not None:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field, dataclasses.field))
@dataclass(frozen=True, kw_only=True, repr=False, eq=False, match_args=False)
class Record:
    """A frozen dataclass that a mapping is checked against.

    `span` is the place of the mapping (or scalar or list) that the record was read from, `spans`
    the places of its fields' values by name. Both are empty on a record made in Python.
    """

    span: Span | None = dataclasses.field(default=None, compare=False, repr=False)
    spans: dict[str, Span] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Make the subclass a frozen, keyword-only dataclass."""
        super().__init_subclass__(**kwargs)
        # Generating code for each class is the price of dataclasses; only `__init__` is worth it.
        dataclass(frozen=True, kw_only=True, repr=False, eq=False, match_args=False)(cls)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        names = [one.name for one in declared(type(self))]
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, one.name) for one in declared(type(self)))

    def place(self, name: str) -> Span | None:
        """Where the field *name* stands, else where the record does."""
        return self.spans.get(name, self.span)


def declared(cls: type[Record]) -> tuple[dataclasses.Field[Any], ...]:
    """The fields that authors may write, in order of declaration, inherited ones first."""
    return tuple(one for one in dataclasses.fields(cls) if "info" in one.metadata)


def required(one: dataclasses.Field[Any]) -> bool:
    """Whether a record cannot be without the field."""
    return one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING


def info(one: dataclasses.Field[Any]) -> FieldInfo:
    """The words and bounds of a declared field."""
    said: FieldInfo = one.metadata["info"]
    return said
