"""The catalogue of faces: which files there are and which family each serves."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.flow.style import Family

if TYPE_CHECKING:
    from pathlib import Path

NAME = "catalogue.toml"


class Entry(NamedTuple):
    """A face by its key: the names its file may have, and its weight (400 is regular)."""

    key: str
    files: tuple[str, ...]
    weight: int
    family: str
    optional: bool = False


class FamilyEntry(NamedTuple):
    """The faces that serve a family, lightest first, and the family that stands in for it.

    *latin* are the faces of its Latin letters where its Han faces do not serve for them; those are
    enlarged by *latin_scale* and raised by *latin_shift* em. *private* are the faces that may set its
    private-use characters (T9). *note* asks that the stand-in be told.
    """

    faces: tuple[str, ...]
    latin: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    latin_scale: float = 1.0
    latin_shift: float = 0.0
    stand_in: Family | None = None
    stand_in_weight: int = 0
    note: bool = False


class Region(NamedTuple):
    """Families of another region's glyph shapes (T6): its language tags and what people call it.

    *near* is a tag of the region whose shapes come nearest to its own.
    """

    langs: tuple[str, ...]
    name: str
    families: dict[Family, tuple[str, ...]]
    near: str = ""

    def speaks(self, lang: str) -> bool:
        """Whether the language tag *lang* is the region's, or one of its tags with more behind."""
        return any(lang == tag or lang.startswith(f"{tag}-") for tag in self.langs)


class Catalogue(NamedTuple):
    """All that `catalogue.toml` says; *folder* holds it and the shipped files."""

    folder: Path
    faces: dict[str, Entry]
    families: dict[Family, FamilyEntry]
    regions: tuple[Region, ...]
    symbols: tuple[str, ...]

    def region(self, lang: str) -> Region | None:
        """The region that writes *lang* with shapes of its own; None for the mainland and the rest."""
        return next((region for region in self.regions if region.speaks(lang)), None)


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in *folder*.

    Raises EnvironmentFault when it is missing or damaged.
    """
    try:
        with (folder / NAME).open("rb") as stream:
            data = tomllib.load(stream)
        return Catalogue(
            folder=folder,
            faces={key: _entry(key, table) for key, table in data["faces"].items()},
            families={Family(name): _family(table) for name, table in data["families"].items()},
            regions=tuple(_region(table) for table in data.get("regions", [])),
            symbols=tuple(data["symbols"]),
        )
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise EnvironmentFault([diagnostic("E212", folder=str(folder), file=NAME)]) from error


def _entry(key: str, table: dict[str, object]) -> Entry:
    file = table["file"]
    files = tuple(map(str, file)) if isinstance(file, list) else (str(file),)
    return Entry(key, files, int(str(table["weight"])), str(table["family"]), bool(table.get("optional")))


def _family(table: dict[str, object]) -> FamilyEntry:
    stand_in = table.get("stand_in")
    return FamilyEntry(
        faces=_keys(table["faces"]),
        latin=_keys(table.get("latin", [])),
        private=_keys(table.get("private", [])),
        latin_scale=float(str(table.get("latin_scale", 1.0))),
        latin_shift=float(str(table.get("latin_shift", 0.0))),
        stand_in=Family(str(stand_in)) if stand_in else None,
        stand_in_weight=int(str(table.get("stand_in_weight", 0))),
        note=bool(table.get("note")),
    )


def _region(table: dict[str, object]) -> Region:
    families = {family: _keys(table[family.value]) for family in Family if family.value in table}
    return Region(_keys(table["lang"]), str(table["name"]), families, str(table.get("near", "")))


def _keys(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(map(str, value))
