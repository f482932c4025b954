"""What a drawing asks for and nobody here has heard of: told, property by property, so that nothing is lost unseen (R16).

Three kinds of names are silent: those that are drawn or refused elsewhere, those that change nothing on a still page
whatever they say, and those that only concern words, away from words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.pictures.svggradient import GIVEN
from newsletter.pictures.svgshape import SHAPES
from newsletter.pictures.svgsheet import declarations
from newsletter.pictures.svgstyle import GEOMETRY, NEUTRAL, READ
from newsletter.pictures.svgtext import PLAIN, UNDONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.pictures.svgsheet import Sheet
    from newsletter.pictures.svgtree import Element

# Read or refused where elements are drawn.
_KNOWN = (
    frozenset({*READ, *NEUTRAL, *GEOMETRY, *GIVEN, "color", "style", "id", "class", "viewBox", "preserveAspectRatio"})
    | {"clip-path", "mask", "clipPathUnits", "maskUnits", "maskContentUnits", "href", "xlink:href", "overflow"}
    | {"x1", "y1", "x2", "y2", "dx", "dy", "offset", "stop-color", "stop-opacity", "xml:space", "type", "media"}
)  # fmt: skip
# Of no effect on a still page, or only on what is refused (filters, blending, markers) or decided otherwise here.
_HARMLESS = (
    frozenset({"version", "baseProfile", "zoomAndPan", "contentScriptType", "contentStyleType", "enable-background"})
    | {"lang", "role", "tabindex", "focusable", "cursor", "pointer-events", "user-select", "will-change", "title"}
    | {"shape-rendering", "text-rendering", "image-rendering", "color-rendering", "color-profile", "isolation"}
    | {"color-interpolation-filters", "flood-color", "flood-opacity", "lighting-color", "solid-color", "solid-opacity"}
    | {"transition", "background", "background-color", "outline", "shape-padding", "shape-margin", "line-height"}
    | {"text-align", "text-align-last", "text-anchor", "text-decoration-color", "text-decoration-style"}
    | {"text-decoration-thickness", "-webkit-print-color-adjust", "print-color-adjust", "color-scheme", "border"}
    | {"margin", "padding", "max-width", "max-height", "min-width", "min-height", "nodetypes", "block-progression"}
)  # fmt: skip
# Attributes that need no second look; those of a style do.
_PASSED = (_KNOWN | _HARMLESS) - {"style"}
_HARMLESS_STARTS = ("data-", "aria-", "on", "--", "-inkscape-", "xmlns", "xml:")
# Of words alone: known where words are set, silent away from them.
_OF_WORDS = (
    frozenset(PLAIN) | frozenset(UNDONE) | {"dominant-baseline", "white-space", "kerning", "text-overflow"}
)
_STARTS_OF_WORDS = ("font-", "text-", "word-", "line-", "letter-", "glyph-", "unicode-", "hyphen")
# Values by which anything is as if it had not been said.
_NOTHING = frozenset({"", "none", "auto", "normal", "inherit", "initial", "unset", "0", "0px"})
# What is in these is drawn nowhere.
_CLOSED = frozenset({"metadata", "title", "desc", "style", "filter", "pattern", "marker", "script"})
_WORDED = frozenset({"text", "tspan"})
# Shapes and stops have no children that are drawn.
_CHILDLESS = frozenset(SHAPES) | {"use", "stop", "linearGradient", "radialGradient"}


def unseen(root: Element, sheet: Sheet) -> dict[str, tuple[str, int, int]]:
    """By name what is asked for and not seen: as written where it stands first, the line of that, how often.

    A child that a shape cannot have, as `animate`, is told as `<animate>`.
    """
    found: dict[str, tuple[str, int, int]] = {}
    worded = _worded(root)
    left = [root]
    while left:
        element = left.pop()
        for name, value in _said(element, sheet, of_words=id(element) in worded):
            first, line, count = found.get(name, (value, element.line, 0))
            found[name] = first, line, count + 1
        children = [child for child in element.children if not isinstance(child, str)]
        if element.name in _CHILDLESS:
            for child in children:
                if child.name not in _CLOSED | {"stop"}:
                    name = f"<{child.name}>"
                    first, line, count = found.get(name, (name, child.line, 0))
                    found[name] = first, line, count + 1
            children = [child for child in children if child.name == "stop"]
        left += [child for child in reversed(children) if child.name not in _CLOSED]
    return dict(sorted(found.items(), key=lambda item: item[1][1]))


def _said(element: Element, sheet: Sheet, *, of_words: bool) -> Iterator[tuple[str, str]]:
    """The names on an element that nothing here reads, each as written."""
    if element.attributes.keys() <= _PASSED and not sheet.of(element.name, element.attributes):
        return
    for name, value in _all(element, sheet):
        if name in _KNOWN or name in _HARMLESS or " " in name or name.startswith(_HARMLESS_STARTS):
            continue
        text = value.strip()
        if text in _NOTHING:
            continue
        if name in _OF_WORDS or name.startswith(_STARTS_OF_WORDS):
            # On words themselves most are refused where they are set; what lies around words is handed down unseen.
            refused = element.name in _WORDED and (
                name in PLAIN or name in UNDONE or name == "dominant-baseline"
            )
            if not of_words or refused or text in PLAIN.get(name, ()):
                continue
        yield name, f'{name}="{text}"'


def _all(element: Element, sheet: Sheet) -> Iterator[tuple[str, str]]:
    attributes = element.attributes
    yield from attributes.items()
    yield from sheet.of(element.name, attributes).items()
    if "style" in attributes:
        yield from declarations(attributes["style"]).items()


def _worded(root: Element) -> set[int]:
    """The elements that words stand in, however deep, by their identity."""
    # Each comes before its children here, so that from the end on all children are judged before it.
    order: list[tuple[Element, int]] = [(root, -1)]
    for at, (element, _) in enumerate(order):
        if element.name not in _CLOSED:
            order += [(child, at) for child in element.children if not isinstance(child, str)]
    holds = [element.name in _WORDED for element, _ in order]
    for at in range(len(order) - 1, 0, -1):
        if holds[at]:
            holds[order[at][1]] = True
    return {id(element) for (element, _), held in zip(order, holds, strict=True) if held}
