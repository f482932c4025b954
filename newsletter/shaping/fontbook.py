"""The faces of a build: which one serves a family, a weight and a language, loaded on first use."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.flow.style import Family
from newsletter.shaping.catalogue import read_catalogue
from newsletter.shaping.face import load_face
from newsletter.shaping.folders import find_fonts, font_folders
from newsletter.shaping.own import with_own
from newsletter.shaping.setting import Stance, set_item

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.shaping.catalogue import Catalogue, Entry
    from newsletter.shaping.face import Face
    from newsletter.shaping.setting import Frames, Manner, Setting

_SETTINGS_KEPT = 20_000

# The order in which the other families help a family out (T7).
_ORDER = (Family.SONG, Family.HEI, Family.KAI)


class Part(Enum):
    """Why a face is in a chain."""

    LATIN = "latin"
    HAN = "han"
    OTHER = "other"  # another family's: its use is told
    SYMBOLS = "symbols"


class Seat(NamedTuple):
    """A face's place in a chain: its key, the family it serves, and how its letters are fitted.

    *scale* multiplies the size, *shift* raises the baseline, in em.
    """

    key: str
    part: Part
    family: Family
    scale: float = 1.0
    shift: float = 0.0


class Chain(NamedTuple):
    """The faces asked in order for Han text, Latin text and private-use characters, and what is to be told."""

    han: tuple[Seat, ...]
    latin: tuple[Seat, ...]
    notes: tuple[Diagnostic, ...] = ()
    private: tuple[Seat, ...] = ()


class FontBook:
    """The faces of a build. Nothing is loaded before it is asked for, nothing twice.

    *folders* are looked through for faces that are not shipped: by default the user's and the
    system's, and only when such a face is asked for. The first may hold a list of the user's own faces.

    Raises EnvironmentFault when the catalogue is missing or damaged, or that list is damaged.
    """

    def __init__(self, catalogue: Catalogue | None = None, folders: Sequence[Path] | None = None) -> None:
        self._folders = font_folders() if folders is None else tuple(folders)
        said = read_catalogue(data_folder("fonts")) if catalogue is None else catalogue
        self.catalogue = with_own(said, self._folders[0]) if self._folders else said
        self._faces: dict[str, Face] = {}
        self._chains: dict[tuple[Family, int, str], Chain] = {}
        self._found: dict[str, Path] | None = None
        self._settings: dict[tuple[str, Manner, str], Setting] = {}
        self._frames: Frames = {}

    def face(self, key: str) -> Face:
        """The face of a key, loaded.

        Raises EnvironmentFault when its file is missing, damaged or may not be embedded.
        """
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = load_face(key, self._path(self.catalogue.faces[key]))
        return face

    def primary(self, family: Family, weight: int, lang: str = "zh-Hans") -> Face:
        """The Han face of a family: what its em box and its marks come from."""
        return self.face(self.chain(family, weight, lang).han[0].key)

    def chain(self, family: Family, weight: int, lang: str = "zh-Hans") -> Chain:
        """The faces of a family at a weight, in the order they are asked (T7).

        A weight that is not there takes the next heavier, else the heaviest.
        """
        wanted = family, weight, lang
        chain = self._chains.get(wanted)
        if chain is None:
            chain = self._chains[wanted] = self._make_chain(family, weight, lang)
        return chain

    def setting(self, key: str, text: str, manner: Manner) -> Setting:
        """*text* set in the face of a key, kept for the next time it is asked for."""
        wanted = key, manner, text
        setting = self._settings.get(wanted)
        if setting is None:
            if len(self._settings) >= _SETTINGS_KEPT:
                self._settings.clear()
            make = _maker(manner)
            setting = self._settings[wanted] = make(self.face(key), text, manner, self._frames)
        return setting

    def has(self, key: str) -> bool:
        """Whether the face's file can be found."""
        entry = self.catalogue.faces[key]
        return not entry.optional or self._find(entry) is not None

    def _make_chain(self, family: Family, weight: int, lang: str) -> Chain:
        regional, notes = self._regional(family, weight, lang)
        own, told = self._own(family, weight, lang)
        first = [key for key in (regional, own) if key]
        han = [Seat(key, Part.HAN, family) for key in dict.fromkeys(first)]
        rest = [
            Seat(key, Part.OTHER, other) for other, key in self._others(family, weight) if key not in first
        ]
        symbols = [Seat(key, Part.SYMBOLS, family) for key in self.catalogue.symbols]
        entry = self.catalogue.families[family]
        letters = self._pick(entry.latin, weight)
        latin = [Seat(letters, Part.LATIN, family, entry.latin_scale, entry.latin_shift)] if letters else []
        return Chain(
            han=(*han, *latin, *rest, *symbols),
            latin=(*latin, *han, *rest, *symbols),
            notes=(*notes, *told),
            private=tuple(Seat(key, Part.HAN, family) for key in entry.private if self.has(key)),
        )

    def _own(self, family: Family, weight: int, lang: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """The family's face, or its stand-in's with what is to be told."""
        entry = self.catalogue.families[family]
        key = self._pick(entry.faces, weight)
        if key:
            return key, ()
        if entry.stand_in is None:
            raise EnvironmentFault([diagnostic("E210", file=family.value, folder=str(self.catalogue.folder))])
        key = self._own(entry.stand_in, max(weight, entry.stand_in_weight), lang)[0]
        told = diagnostic(
            "H208", family=family.value, used=entry.stand_in.value, wanted=self._names(entry.faces)
        )
        return key, ((told,) if entry.note else ())

    def _others(self, family: Family, weight: int) -> list[tuple[Family, str]]:
        keys = [(other, self._pick(self.catalogue.families[other].faces, weight)) for other in _ORDER]
        return [(other, key) for other, key in keys if key and other is not family]

    def _regional(self, family: Family, weight: int, lang: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """The face with the glyph shapes of the language's region, told where others stand in (T6)."""
        region = self.catalogue.region(lang)
        if region is None:
            return "", ()
        stand_in = self.catalogue.families[family].stand_in or Family.SONG
        asked = family if family in region.families else stand_in
        key = self._pick(region.families.get(asked, ()), weight)
        if key:
            return key, ()
        near = self.catalogue.region(region.near) if region.near else None
        helpers = [(stand_in, region), *((one, near) for one in (asked, stand_in) if near)]
        keys = (self._pick(there.families.get(one, ()), weight) for one, there in helpers)
        # All families that the region lacks in one message, whichever is asked for first.
        lacking = [faces for faces in region.families.values() if not any(map(self.has, faces))]
        wanted = self._names([face for faces in lacking for face in faces])
        told = diagnostic("W209", region=region.name, lang=lang, wanted=wanted, tag=region.langs[0])
        return next(filter(None, keys), ""), (told,)

    def _pick(self, keys: Sequence[str], weight: int) -> str:
        """The face of *weight*, else the next heavier, else the heaviest; empty when none is there."""
        there = [self.catalogue.faces[key] for key in keys if self.has(key)]
        heavier = [entry for entry in there if entry.weight >= weight]
        if heavier:
            return min(heavier, key=lambda entry: entry.weight).key
        return max(there, key=lambda entry: entry.weight).key if there else ""

    def _names(self, keys: Sequence[str]) -> str:
        """The families that faces belong to, as people know them."""
        return ", ".join(dict.fromkeys(self.catalogue.faces[key].family for key in keys))

    def _path(self, entry: Entry) -> Path:
        found = self._find(entry) if entry.optional else None
        return self.catalogue.folder / entry.files[0] if found is None else found

    def _find(self, entry: Entry) -> Path | None:
        """The file of an optional face; the folders are looked through once."""
        if self._found is None:
            self._found = find_fonts(self._folders)
        return next((self._found[name] for name in entry.files if name in self._found), None)


def _maker(manner: Manner) -> Callable[[Face, str, Manner, Frames], Setting]:
    """What sets text of that manner."""
    if manner.stance is Stance.ALONG:
        return set_item
    from newsletter.shaping.vertical import set_vertical

    return set_vertical
