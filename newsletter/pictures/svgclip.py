"""Clip paths, and masks that are no more than clips, as outlines that cut what is drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.vector import Clip, Close, Curve, Line, Move, bounds, rectangle, transformed
from newsletter.pictures.svgshape import SHAPES, outline
from newsletter.pictures.svgstyle import Reference, Refused, Style, declared, derived, referred
from newsletter.pictures.svgvalue import length, transform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.basics.vector import Path, Segment
    from newsletter.pictures.svgsheet import Sheet
    from newsletter.pictures.svgtree import Element

_WHITE = (1.0, 1.0, 1.0)
# Nothing is seen through it.
_SHUT = Clip(rectangle(Rect(0.0, 0.0, 0.0, 0.0)))
_PASSED = frozenset({"title", "desc", "metadata"})
_COMPARED = 200
_Piece = tuple["Path", bool]


class Clips:
    """The clip paths and masks of one drawing, by their ids; *view* is what percentages are of."""

    def __init__(self, ids: Mapping[str, Element], sheet: Sheet, view: Size) -> None:
        self._ids = ids
        self._sheet = sheet
        self._view = view

    def of(self, said: Mapping[str, str], by: Affine, box: Rect | None) -> tuple[Clip, ...]:
        """What cuts an element of which *said* is declared, its own coordinates mapped by *by*.

        *box* is that of its outline, None for groups. Raises Refused for what cannot be drawn, ValueError for
        what cannot be read.
        """
        found: tuple[Clip, ...] = ()
        for name, kind in (("clip-path", "clipPath"), ("mask", "mask")):
            value = said.get(name, "none").strip()
            if value == "none":
                continue
            element = self._ids.get(referred(value) or "")
            if element is None or element.name != kind:
                raise Refused(f'{name}="{value}"')
            found += self._clips(element, by, box, ())
        return found

    def _clips(
        self, element: Element, by: Affine, box: Rect | None, within: tuple[Element, ...]
    ) -> tuple[Clip, ...]:
        is_mask = element.name == "mask"
        said = declared(element, self._sheet)
        if element in within:
            raise Refused(f'id="{element.attributes["id"]}"', element)
        units = "maskContentUnits" if is_mask else "clipPathUnits"
        inner = self._mapped(element, units, by, box) if units in element.attributes else by
        if "transform" in element.attributes and not is_mask:
            inner = inner.after(transform(element.attributes["transform"]))
        pieces = list(self._pieces(element, inner, derived(Style(), said), is_mask=is_mask))
        clips = [_union(pieces, element)]
        if is_mask:
            clips += self._region(element, by, box)
            self._require_light(element, said)
        own = said.get("clip-path", "none").strip()
        if own != "none":
            other = self._ids.get(referred(own) or "")
            if other is None or other.name != "clipPath":
                raise Refused(f'clip-path="{own}"', element)
            clips += self._clips(other, by, box, (*within, element))
        if said.get("mask", "none").strip() != "none":
            raise Refused(f'mask="{said["mask"]}"', element)
        return tuple(clips)

    def _mapped(self, element: Element, name: str, by: Affine, box: Rect | None) -> Affine:
        """The map of coordinates that are the drawing's, or shares of the box."""
        said = element.attributes[name]
        if said == "userSpaceOnUse":
            return by
        if said != "objectBoundingBox" or box is None:
            raise Refused(f'{name}="{said}"', element)
        return by.after(Affine(box.width, 0.0, 0.0, box.height, box.x, box.y))

    def _region(self, mask: Element, by: Affine, box: Rect | None) -> list[Clip]:
        """The rectangle that a mask says it has; the default reaches beyond what it masks."""
        said = {
            name: mask.attributes[name] for name in ("x", "y", "width", "height") if name in mask.attributes
        }
        if not said:
            return []
        shares = {"x": "-10%", "y": "-10%", "width": "120%", "height": "120%"} | said
        if mask.attributes.get("maskUnits", "objectBoundingBox") == "userSpaceOnUse":
            view = self._view
        elif box is None:
            raise Refused('maskUnits="objectBoundingBox"', mask)
        else:
            by = by.after(Affine(box.width, 0.0, 0.0, box.height, box.x, box.y))
            view = Size(1.0, 1.0)
        x, width = (length(shares[name], view.width) for name in ("x", "width"))
        y, height = (length(shares[name], view.height) for name in ("y", "height"))
        return [Clip(transformed(rectangle(Rect(x, y, width, height)), by))]

    def _require_light(self, mask: Element, said: Mapping[str, str]) -> None:
        if said.get("opacity", "1").strip() not in {"1", "1.0", "100%"}:
            raise Refused(f'opacity="{said["opacity"]}"', mask)

    def _pieces(self, element: Element, by: Affine, style: Style, *, is_mask: bool) -> Iterator[_Piece]:
        """The outlines that the children of a clip path or mask let be seen, each with its rule."""
        by_alpha = declared(element, self._sheet).get("mask-type") == "alpha"
        left = [(child, by, style, 0) for child in reversed(element.children)]
        while left:
            child, at, above, depth = left.pop()
            if isinstance(child, str) or child.name in _PASSED:
                continue
            said = declared(child, self._sheet)
            here = derived(above, said)
            for name in ("clip-path", "mask"):
                if said.get(name, "none").strip() != "none":
                    raise Refused(f'{name}="{said[name]}"', child)
            if "transform" in child.attributes:
                at = at.after(transform(child.attributes["transform"]))
            if not here.shown:
                continue
            if child.name == "use":
                target = self._used(child, depth)
                at = at.after(
                    Affine(e=_at(child, "x", self._view.width), f=_at(child, "y", self._view.height))
                )
                left.append((target, at, here, depth + 1))
            elif child.name == "g" and is_mask:
                left += [(one, at, here, depth) for one in reversed(child.children)]
            elif child.name not in SHAPES:
                raise Refused(f"<{child.name}>", child)
            elif here.visible and not (is_mask and here.fill is None and here.stroke is None):
                if is_mask:
                    _require_white(child, here, by_alpha=by_alpha)
                rule = here.rule if is_mask else here.clip_rule
                yield outline(child.name, child.attributes, self._view, at), rule == "evenodd"

    def _used(self, use: Element, depth: int) -> Element:
        """The shape that a `use` in a clip path shows; it may not show another."""
        href = use.attributes.get("href", use.attributes.get("xlink:href", ""))
        target = self._ids.get(href[1:]) if href.startswith("#") else None
        if target is None or target.name not in SHAPES or depth:
            raise Refused(f'href="{href}"', use)
        return target


def _at(element: Element, name: str, whole: float) -> float:
    return length(element.attributes.get(name, "0"), whole)


def _require_white(child: Element, style: Style, *, by_alpha: bool) -> None:
    """Raise Refused for a part of a mask that does not let all or nothing be seen.

    A mask goes by the light of what it holds, unless it says that it goes *by_alpha*.
    """
    if style.stroke is not None:
        raise Refused("stroke", child)
    if isinstance(style.fill, Reference):
        raise Refused(style.fill.written, child)
    if style.fill_alpha < 1:
        raise Refused("opacity", child)
    if not by_alpha and style.fill is not None and style.fill[0] != _WHITE:
        raise Refused("fill", child)


def _union(pieces: list[_Piece], element: Element) -> Clip:
    """One outline of all *pieces*.

    Parts that lie over each other are wound the same way round, so that none cuts a hole into another.
    """
    seen = [(path, rule, box) for path, rule in pieces if (box := bounds(path)) is not None]
    if not seen:
        return _SHUT
    if len(seen) == 1:
        return Clip(seen[0][0], seen[0][1])
    rules = {rule for _, rule, _ in seen}
    apart = _apart([box for _, _, box in seen])
    if True in rules and (len(rules) > 1 or not apart):
        raise Refused('clip-rule="evenodd"', element)
    wound = [path if apart or _area(path) >= 0 else _reversed(path) for path, _, _ in seen]
    return Clip(tuple(part for path in wound for part in path), True in rules)


def _apart(boxes: list[Rect]) -> bool:
    """Whether no two of *boxes* lie over each other; not asked of a great many."""
    if len(boxes) > _COMPARED:
        return False
    pairs = ((a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    return not any(a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom for a, b in pairs)


def _area(path: Path) -> float:
    """Twice the area inside *path*, below zero where it winds the other way; its handles stand for its curves."""
    total = 0.0
    for steps in _subpaths(path):
        points = [point for step in steps for point in step]
        for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
            total += x1 * y2 - x2 * y1
    return total


def _reversed(path: Path) -> Path:
    """*path* drawn the other way round; every part of it is closed."""
    found: list[Segment] = []
    for points in _subpaths(path):
        found.append(Move(*points[-1][-1]))
        for at in range(len(points) - 1, 0, -1):
            end = points[at - 1][-1]
            step = points[at]
            found.append(Curve(*step[1], *step[0], *end) if len(step) == 3 else Line(*end))
        found.append(Close())
    return tuple(found)


def _subpaths(path: Path) -> Iterator[list[list[tuple[float, float]]]]:
    """The subpaths, each a list of steps that end at their last point."""
    steps: list[list[tuple[float, float]]] = []
    for part in path:
        match part:
            case Move(x, y):
                if len(steps) > 1:
                    yield steps
                steps = [[(x, y)]]
            case Line(x, y):
                steps.append([(x, y)])
            case Curve(x1, y1, x2, y2, x, y):
                steps.append([(x1, y1), (x2, y2), (x, y)])
            case Close():
                pass
    if len(steps) > 1:
        yield steps
