"""Frozen dataclasses that are made four times as fast as the standard library's.

A build is a short process that makes near three hundred value classes, and the six methods which the
standard `dataclass` compiles for each were a sixth of its time. Here only `__init__` is compiled, and
that when a class has been called a few times; equality, hash, representation and the refusal to change are
shared. Type checkers see the standard
decorator, and `dataclasses.replace`, `fields`, `match`, `copy` and `pickle` work as ever.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        cls: type | None = None, *, frozen: bool = False, eq: bool = True, **options: bool
    ) -> object:
        """The standard decorator; a frozen class gets our methods in place of compiled ones."""

        def made(plain: type) -> type:
            # For a class that says nothing of itself the standard decorator writes out its signature, slowly.
            plain.__doc__ = plain.__doc__ or plain.__name__
            if not frozen:
                return dataclasses.dataclass(eq=eq, **options)(plain)
            said = {name: value for name, value in options.items() if name != "repr"}
            return _frozen(dataclasses.dataclass(init=False, repr=False, eq=False, **said)(plain), eq=eq)

        return made if cls is None else made(cls)


# A class that is called more often has its initialiser compiled: that takes as long as thirty calls without.
_RARE = 8


def _frozen(cls: type, *, eq: bool) -> type:
    """*cls* with an initialiser of its own and the shared methods."""
    fields = dataclasses.fields(cls)
    methods: dict[str, object] = {
        "__init__": _deferred(cls, fields),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__setstate__": _restore,
    }
    own: dict[str, object] = {"__repr__": _represented}
    if eq:
        own |= {"__eq__": _equal, "__hash__": _hashed}
        cls._compared_ = _getter([one.name for one in fields if one.compare])  # type: ignore[attr-defined]
    methods |= {name: method for name, method in own.items() if name not in cls.__dict__}
    for name, method in methods.items():
        setattr(cls, name, method)
    return cls


def _deferred(cls: type, fields: tuple[dataclasses.Field[object], ...]) -> object:
    """An `__init__` that puts a compiled one in its own place when it is called often.

    A third of a build's classes are never called, another third a few times.
    """
    parameters = [(one, not one.kw_only) for one in sorted(fields, key=lambda one: one.kw_only is True)]
    finish = getattr(cls, "__post_init__", None)
    calls = 0

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        nonlocal calls
        calls += 1
        if calls <= _RARE and _filled(self, parameters, values, named):
            if finish is not None:
                finish(self)
            return
        # What does not fit the parameters is refused by the compiled one, in Python's own words.
        made = _initialiser(cls, fields)
        if cls.__dict__["__init__"] is __init__:
            cls.__init__ = made  # type: ignore[misc]
        made(self, *values, **named)  # type: ignore[operator]

    return __init__


def _filled(
    self: object,
    parameters: list[tuple[dataclasses.Field[object], bool]],
    values: tuple[object, ...],
    named: dict[str, object],
) -> bool:
    """Set every field from *values* in order, where its place takes one, from *named*, or by default; whether all fit."""
    place, taken = 0, 0
    for one, ordered in parameters:
        if ordered and place < len(values):
            value = values[place]
            place += 1
        elif one.name in named:
            value = named[one.name]
            taken += 1
        elif one.default is not MISSING:
            value = one.default
        elif one.default_factory is not MISSING:
            value = one.default_factory()
        else:
            return False
        object.__setattr__(self, one.name, value)
    return place == len(values) and taken == len(named)


def _initialiser(cls: type, fields: tuple[dataclasses.Field[object], ...]) -> object:
    """The `__init__` that sets every field: through its slot, or into the instance's own mapping."""
    names: dict[str, object] = {}
    parameters, body = [], []
    for one in sorted(fields, key=lambda one: one.kw_only is True):
        if one.kw_only and "*" not in parameters:
            parameters.append("*")
        name, value = one.name, one.name
        if one.default is not MISSING:
            names[f"d_{name}"] = one.default
            parameters.append(f"{name}=d_{name}")
        elif one.default_factory is not MISSING:
            names[f"d_{name}"] = one.default_factory
            parameters.append(f"{name}=MISSING")
            value = f"d_{name}() if {name} is MISSING else {name}"
        else:
            parameters.append(name)
        setter = getattr(getattr(cls, name, None), "__set__", None)
        if setter is not None:
            names[f"s_{name}"] = setter
            body.append(f"s_{name}(self, {value})")
        else:
            body.append(f"self.__dict__[{name!r}] = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    names["MISSING"] = MISSING
    text = f"def __init__(self, {', '.join(parameters)}):\n " + "\n ".join(body or ["pass"])
    exec(compile(text, f"<{cls.__qualname__}>", "exec"), names)  # noqa: S102 - our own field names alone
    return names["__init__"]


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} never changes")


def _restore(
    self: object, state: dict[str, object] | tuple[dict[str, object] | None, dict[str, object]]
) -> None:
    """Fill a copy that `copy` or `pickle` makes; they would set slots like any attribute, which is refused."""
    for values in state if isinstance(state, tuple) else (state,):
        for name, value in (values or {}).items():
            object.__setattr__(self, name, value)


def _getter(names: list[str]) -> object:
    """A function from an instance to the values of *names*, as fast as there is one."""
    return staticmethod(attrgetter(*names)) if names else staticmethod(lambda _: ())


def _equal(self: object, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return bool(self._compared_(self) == other._compared_(other))  # type: ignore[attr-defined]


def _hashed(self: object) -> int:
    return hash(self._compared_(self))  # type: ignore[attr-defined]


def _represented(self: object) -> str:
    shown = (one.name for one in dataclasses.fields(self) if one.repr)  # type: ignore[arg-type]
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
