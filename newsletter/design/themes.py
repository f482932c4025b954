"""Themes: a palette, faces by role, or both, for any layout; files of `layouts/themes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, Diagnostic, UsageError, diagnostic
from newsletter.design.faces import FACES, FacesSpec
from newsletter.design.find import THEMES, find
from newsletter.design.layers import PALETTE, Layer
from newsletter.design.layout import ColourSpec
from newsletter.source.check import check
from newsletter.source.edit import mapped
from newsletter.source.limits import DEFAULT
from newsletter.source.node import MappingNode
from newsletter.source.paths import Project
from newsletter.source.read import read, stop_at_errors
from newsletter.source.reading import Reading
from newsletter.source.record import Record, field
from newsletter.source.types import Types

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsletter.basics.span import Span
    from newsletter.source.limits import Limits

BOTH = (PALETTE, FACES)


class ThemeFile(Record):
    """A theme file: a palette, faces by role, or both."""

    version: int = field("The format's version.", "格式版本", default=1, minimum=1, maximum=1)
    title: str = field("The theme's name for people.", "主题名称", default="")
    about: str = field("One sentence on what it is for.", "用途", default="")
    palette: dict[str, ColourSpec] = field("Colours by name.", "色板", factory=dict)
    faces: FacesSpec | None = field("Faces by role.", "各类文字的字体", default=None)


class ThemeSpec(Record):
    """A palette of one theme and the type of another."""

    palette: str = field("The theme whose colours are taken.", "取哪个主题的颜色", default="")
    type: str = field("The theme whose faces are taken.", "取哪个主题的字体", default="")


def layers(
    said: str | ThemeSpec, beside: Path, span: Span | None = None, limits: Limits = DEFAULT
) -> Iterator[Layer]:
    """The layers of the theme that content names (at *span*) or, without a place, the command line.

    Raises ContentError or UsageError for a theme that is not there, or has not what is asked of it.
    """
    if isinstance(said, str):
        if said:
            yield _layer(said, BOTH, beside, span, limits)
        return
    if said.palette:
        yield _layer(said.palette, (PALETTE,), beside, said.place("palette"), limits)
    if said.type:
        yield _layer(said.type, (FACES,), beside, said.place("type"), limits)


def _layer(name: str, parts: tuple[str, ...], beside: Path, span: Span | None, limits: Limits) -> Layer:
    """The *parts* of a theme file's tree, checked."""
    path = find(name, beside, span, THEMES)
    tree = read(path, limits)
    project = Project(path.parent, (path.parent,))
    reading = Reading(Types(), project)
    check(tree.root, ThemeFile, reading)
    found: tuple[Diagnostic, ...] = (*tree.diagnostics, *reading.found)
    stop_at_errors(found)
    root = tree.root
    assert isinstance(root, MappingNode)
    kept = {part: node for part in parts if (node := root.get(part)) is not None}
    if not kept:
        fault = ContentError if span is not None else UsageError
        raise fault([diagnostic("E441", span, name=name, parts=" / ".join(parts))])
    return Layer(mapped(kept, root), project, found)
