"""Finding layouts and themes: beside the content, in the user's folder, with the package, or from another package."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.basics.data import data_folder, user_folder
from newsletter.basics.diagnostic import ContentError, EnvironmentFault, UsageError, diagnostic
from newsletter.basics.registry import nearest
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from newsletter.basics.span import Span

FOLDER = "layouts"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of files: the folder inside `layouts`, the entry points' group, the codes for a name that is none."""

    inside: str
    group: str
    near: str
    unknown: str


LAYOUTS = Shelf("", "newsletter.layouts", "E408", "E435")
THEMES = Shelf("themes", "newsletter.themes", "E439", "E440")
# What every layout says in a language; a language without a file is no fault, and packages bring none.
SPOKEN = Shelf("languages", "", "", "")


def folders(beside: Path | None = None, shelf: Shelf = LAYOUTS) -> tuple[Path, ...]:
    """Where files may lie, nearest first: `layouts/` beside the content, the user's own, then ours."""
    own = user_folder(FOLDER)
    places = (beside and beside / FOLDER, own, data_folder(FOLDER))
    return tuple(place / shelf.inside for place in places if place and (place / shelf.inside).is_dir())


def available(beside: Path | None = None, shelf: Shelf = LAYOUTS) -> dict[str, Path]:
    """Every layout (or theme) by name; one that lies nearer hides others of its name."""
    found = _lying(beside, shelf)
    for name, point in _entries(shelf).items():
        if name not in found:
            found[name] = _file(point)
    return found


def find(name: str, beside: Path | None = None, span: Span | None = None, shelf: Shelf = LAYOUTS) -> Path:
    """The file of the layout (or theme) *name*; a name ending in `.yaml` is a path.

    Raises ContentError when the content (at *span*) names one that is not there, UsageError when the
    command line does, EnvironmentFault when none are found at all, which is a broken installation.
    """
    if name.endswith((".yaml", ".yml")):
        return (beside or Path()) / name
    lying = _lying(beside, shelf)
    if name in lying:
        return lying[name]
    # Reading the metadata of all installed packages is slow; a known file's name never comes here.
    entries = _entries(shelf)
    if name in entries:
        return _file(entries[name])
    known = (*lying, *entries)
    if not known:
        raise EnvironmentFault([diagnostic("E407")])
    close = nearest(name, known)
    fault = ContentError if span is not None else UsageError
    if close is None:
        raise fault([diagnostic(shelf.unknown, span, name=name, known=", ".join(known))])
    raise fault([diagnostic(shelf.near, span, name=name, close=close, known=", ".join(known))])


def lying(name: str, beside: Path | None, shelf: Shelf) -> Path | None:
    """The file *name* on a shelf's folders, nearest first; None where it is in none of them."""
    paths = (folder / f"{name}.yaml" for folder in folders(beside, shelf))
    return next((path for path in paths if path.is_file()), None)


def _lying(beside: Path | None, shelf: Shelf) -> dict[str, Path]:
    """The files in the folders by name."""
    found: dict[str, Path] = {}
    for folder in folders(beside, shelf):
        for path in sorted(folder.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return found


def _entries(shelf: Shelf) -> dict[str, EntryPoint]:
    """What other packages give: each entry point names an object that is the path of a file."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=shelf.group)}


def _file(point: EntryPoint) -> Path:
    """The file that an entry point gives; raises EnvironmentFault when it gives none."""
    try:
        return Path(os.fspath(point.load()))
    except (ImportError, AttributeError, TypeError) as error:
        fault = diagnostic("E447", None, name=point.name, group=point.group, reason=str(error))
        raise EnvironmentFault([fault]) from error
