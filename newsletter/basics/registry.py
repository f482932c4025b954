"""The one way a room finds its members: a file in its folder, or an entry point of its name.

A member's key is its file's name with `_` as `-`; a trailing `_` (for Python's own words) falls
away. Files are imported on first use, so that a build pays only for what its content names.
Entry points stand in the group of the room's name (`newsletter.blocks`), and never hide a file.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

T = TypeVar("T")
M = TypeVar("M")

# How like two names must be (difflib's ratio): `secions` is near `sections`, `link` is not near `byline`.
_NEAR = 0.7


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of *names* that *name* was most likely meant to be, None when none is near."""
    from difflib import get_close_matches

    known = {one.casefold(): one for one in names}
    written = name.casefold().replace("_", "-")
    found = get_close_matches(written, known, 1, _NEAR) or get_close_matches(name.casefold(), known, 1, _NEAR)
    return known[found[0]] if found else None


class Members(Generic[M]):
    """The members of a room by key; `pick` says what of a module is the member."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._picked: dict[str, M] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._files or key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __getitem__(self, key: str) -> M:
        """The member of that key.

        Raises KeyError when the room has none.
        """
        member = self.get(key)
        if member is None:
            raise KeyError(key)
        return member

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All keys, sorted: the room's files and the entry points."""
        return tuple(sorted({*self._files, *self._entries}))

    def get(self, key: str) -> M | None:
        """The member of that key, imported on first use; None when the room has none."""
        if key not in self._picked and key in self:
            self._picked[key] = self.pick(key, self._found(key))
        return self._picked.get(key)

    def nearest(self, key: str) -> str | None:
        """The key that *key* was most likely meant to be."""
        return nearest(key, self.names)

    def pick(self, key: str, found: object) -> M:
        """What of a module, or of an entry point's object, is the member."""
        raise TypeError(f"{type(self).__name__} has no way to pick {key} from {found!r}")

    def _found(self, key: str) -> object:
        if key in self._files:
            return importlib.import_module(f"{self.package}.{self._files[key]}")
        return self._entries[key].load()

    @cached_property
    def _files(self) -> Mapping[str, str]:
        spec = importlib.util.find_spec(self.package)
        places = spec.submodule_search_locations if spec else None
        names = (module.name for module in pkgutil.iter_modules(places))
        return {name.rstrip("_").replace("_", "-"): name for name in names if not name.startswith("_")}

    @cached_property
    def _entries(self) -> Mapping[str, EntryPoint]:
        # Reading the metadata of all installed packages is slow; a known file's key never comes here.
        from importlib.metadata import entry_points

        return {point.name: point for point in entry_points(group=self.package)}


class Registry(Members[type[T]]):
    """A room whose members are classes: each file holds one public subclass of *base*."""

    def __init__(self, package: str, base: type[T]) -> None:
        super().__init__(package)
        self.base = base

    def pick(self, key: str, found: object) -> type[T]:
        """The subclass of the base that the module defines.

        Raises LookupError when it defines none, or several of which none is named as the key.
        """
        classes = [one for one in _defined(found) if isinstance(one, type) and issubclass(one, self.base)]
        if len(classes) > 1:
            classes = [one for one in classes if one.__name__.casefold() == key.replace("-", "").casefold()]
        if len(classes) != 1:
            raise LookupError(f"{self.package}: {key} gives no {self.base.__name__}")
        return classes[0]


class ValueRegistry(Members[T]):
    """A room whose members are values: each file holds one public instance of *base*."""

    def __init__(self, package: str, base: type[T]) -> None:
        super().__init__(package)
        self.base = base

    def pick(self, key: str, found: object) -> T:
        """The instance of the base that the module holds.

        Raises LookupError when it holds none or several.
        """
        values = [one for one in _defined(found) if isinstance(one, self.base)]
        if len(values) != 1:
            raise LookupError(f"{self.package}: {key} gives no {self.base.__name__}")
        return values[0]


def _defined(found: object) -> list[object]:
    """The public things that a module defines itself, or the one thing an entry point names."""
    if not isinstance(found, ModuleType):
        return [found]
    public = (value for name, value in vars(found).items() if not name.startswith("_"))
    return [one for one in public if not isinstance(one, type) or one.__module__ == found.__name__]
