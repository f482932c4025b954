"""Finding layouts: beside the content, at the repository's root, or installed with the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import ContentError, EnvironmentFault, UsageError, diagnostic
from newsletter.basics.registry import nearest

if TYPE_CHECKING:
    from newsletter.basics.span import Span


def folders(beside: Path | None = None) -> tuple[Path, ...]:
    """Where layouts may lie, nearest first: `layouts/` beside the content, then our own."""
    own = data_folder("layouts")
    places = (beside / "layouts", own) if beside is not None else (own,)
    return tuple(place for place in places if place.is_dir())


def available(beside: Path | None = None) -> dict[str, Path]:
    """Every layout by name; one beside the content hides ours of the same name."""
    found: dict[str, Path] = {}
    for folder in folders(beside):
        for path in sorted(folder.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return found


def find(name: str, beside: Path | None = None, span: Span | None = None) -> Path:
    """The file of the layout *name*; a name ending in `.yaml` is a path.

    Raises ContentError when the content (at *span*) names a layout that is not there, UsageError
    when the command line does, EnvironmentFault when no layouts are found at all, which is a broken
    installation.
    """
    if name.endswith((".yaml", ".yml")):
        return (beside or Path()) / name
    known = available(beside)
    if not known:
        raise EnvironmentFault([diagnostic("E407")])
    if name not in known:
        close = nearest(name, known)
        fault = ContentError if span is not None else UsageError
        if close is None:
            raise fault([diagnostic("E435", span, name=name, known=", ".join(known))])
        raise fault([diagnostic("E408", span, name=name, close=close, known=", ".join(known))])
    return known[name]
