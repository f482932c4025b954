"""A user's own faces: the list beside their files, and the catalogue with them in it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from newsletter.basics.atomic import write_all
from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.flow.style import Family
from newsletter.shaping.catalogue import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from newsletter.shaping.catalogue import Catalogue, FamilyEntry, Region

LIST = "fonts.json"
# The languages a face may be added for: the mainland's, and those of the catalogue's regions.
MAINLAND = "zh-Hans"
LANGUAGES = (MAINLAND, "zh-Hant", "zh-HK", "ja", "ko")


class OwnFace(NamedTuple):
    """A face that the user added: its file in the user's folder, and what it serves.

    *sha256* is the file's. *licence* and *copyright* are the font's own words. A *private* one sets the
    family's private-use characters; with no languages it sets nothing else.
    """

    key: str
    file: str
    name: str
    family: Family
    weight: int
    langs: tuple[str, ...]
    version: str
    sha256: str
    copyright: str
    licence: str
    private: bool = False


def own_faces(folder: Path) -> tuple[OwnFace, ...]:
    """The faces on the list in *folder*, in the order of their keys; none where there is no list.

    Raises EnvironmentFault when the list is damaged.
    """
    try:
        text = (folder / LIST).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        raise _damaged(folder) from error
    import json

    try:
        return tuple(_face(key, said) for key, said in sorted(json.loads(text)["faces"].items()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder) from error


def add(folder: Path, faces: Mapping[OwnFace, bytes]) -> None:
    """Put files and their places on the list into *folder*, all of them or none.

    Raises EnvironmentFault for a face that is on the list already, or a folder that cannot be written.
    """
    there = {face.key: face for face in own_faces(folder)}
    known = [diagnostic("E265", key=face.key) for face in faces if face.key in there]
    if known:
        raise EnvironmentFault(known)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
    files = {folder / face.file: data for face, data in faces.items()}
    write_all(files | {folder / LIST: _listed((*there.values(), *faces))})


def remove(folder: Path, keys: Iterable[str]) -> None:
    """Take faces, which must be on the list, off it; then their files go.

    Raises EnvironmentFault when the list cannot be written.
    """
    gone = frozenset(keys)
    there = own_faces(folder)
    write_all({folder / LIST: _listed(face for face in there if face.key not in gone)})
    for face in there:
        if face.key in gone:
            with suppress(OSError):  # off the list it is used no more
                (folder / face.file).unlink()


def with_own(catalogue: Catalogue, folder: Path) -> Catalogue:
    """*catalogue* with the user's faces before those of the same family and language.

    Raises EnvironmentFault when their list is damaged.
    """
    faces = own_faces(folder)
    if not faces:
        return catalogue
    entries = {
        face.key: Entry(face.key, (str(folder / face.file),), face.weight, face.name) for face in faces
    }
    return catalogue._replace(
        faces=catalogue.faces | entries,
        families={family: _served(family, entry, faces) for family, entry in catalogue.families.items()},
        regions=tuple(_peopled(region, faces) for region in catalogue.regions),
    )


def _served(family: Family, entry: FamilyEntry, faces: Iterable[OwnFace]) -> FamilyEntry:
    """A family with the user's faces for the mainland, and those of its private-use characters."""
    own = [face for face in faces if face.family is family]
    served = tuple(face.key for face in own if MAINLAND in face.langs)
    private = tuple(face.key for face in own if face.private)
    return entry._replace(faces=(*served, *entry.faces), private=(*private, *entry.private))


def _peopled(region: Region, faces: Iterable[OwnFace]) -> Region:
    """A region with the user's faces for its languages."""
    families = dict(region.families)
    for face in faces:
        if any(region.langs[0] == lang for lang in face.langs):
            families[face.family] = (face.key, *families.get(face.family, ()))
    return region._replace(families=families)


def _listed(faces: Iterable[OwnFace]) -> bytes:
    import json

    said = {}
    for face in faces:
        values = face._asdict()
        said[values.pop("key")] = values
    return (json.dumps({"version": 1, "faces": said}, ensure_ascii=False, indent=2) + "\n").encode()


def _face(key: str, said: Mapping[str, object]) -> OwnFace:
    langs = said["langs"]
    file = str(said["file"])
    if not isinstance(langs, list) or "/" in file or "\\" in file:
        raise ValueError(key)
    texts = {name: str(said[name]) for name in ("name", "version", "sha256", "copyright", "licence")}
    return OwnFace(
        key=key,
        file=file,
        family=Family(str(said["family"])),
        weight=int(str(said["weight"])),
        langs=tuple(map(str, langs)),
        private=said.get("private") is True,
        **texts,
    )


def _damaged(folder: Path) -> EnvironmentFault:
    return EnvironmentFault([diagnostic("E260", file=LIST, folder=str(folder))])
