"""The basic shapes of SVG as paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine, Rect
from newsletter.basics.vector import (
    ellipse,
    polygon,
    rectangle,
    rounded,
    segment,
    transformed,
)
from newsletter.pictures import svgpath
from newsletter.pictures.svgvalue import length, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import Path


class Measures:
    """The lengths of one element, percentages taken of the view box."""

    def __init__(self, attributes: Mapping[str, str], view: Size) -> None:
        self._attributes = attributes
        self._view = view

    def across(self, name: str) -> float:
        """A length along x, 0 where it is not given."""
        return length(self._attributes.get(name, "0"), self._view.width)

    def down(self, name: str) -> float:
        """A length along y, 0 where it is not given."""
        return length(self._attributes.get(name, "0"), self._view.height)

    def radius(self, name: str) -> float:
        """A length along neither, 0 where it is not given."""
        diagonal = ((self._view.width**2 + self._view.height**2) / 2) ** 0.5
        return length(self._attributes.get(name, "0"), diagonal)

    def has(self, name: str) -> bool:
        """Whether the length is given."""
        return self._attributes.get(name, "auto") != "auto"


def outline(name: str, attributes: Mapping[str, str], view: Size, by: Affine) -> Path:
    """The path of the shape element *name*, mapped by *by*; empty when it draws nothing.

    Raises ValueError when an attribute cannot be read, KeyError when *name* is no shape.
    """
    if name == "path":
        data = attributes.get("d", "none")
        return () if data.strip() == "none" else svgpath.path(data, by)
    if name in {"polyline", "polygon"}:
        drawn = _points(attributes.get("points", ""), closed=name == "polygon")
    else:
        drawn = _SHAPES[name](Measures(attributes, view))
    return transformed(drawn, by)


def _rect(at: Measures) -> Path:
    rect = Rect(at.across("x"), at.down("y"), at.across("width"), at.down("height"))
    if rect.width < 0 or rect.height < 0:
        raise ValueError("width")
    if not rect.width or not rect.height:
        return ()
    rx = at.across("rx") if at.has("rx") else at.down("ry") if at.has("ry") else 0.0
    ry = at.down("ry") if at.has("ry") else rx
    rx, ry = min(max(rx, 0), rect.width / 2), min(max(ry, 0), rect.height / 2)
    return rounded(rect, rx, ry) if rx and ry else rectangle(rect)


def _circle(at: Measures) -> Path:
    radius = at.radius("r")
    return _oval(at, radius, radius)


def _ellipse(at: Measures) -> Path:
    rx = at.across("rx") if at.has("rx") else at.down("ry")
    ry = at.down("ry") if at.has("ry") else rx
    return _oval(at, rx, ry)


def _oval(at: Measures, rx: float, ry: float) -> Path:
    if rx < 0 or ry < 0:
        raise ValueError("r")
    return ellipse(at.across("cx"), at.down("cy"), rx, ry) if rx and ry else ()


def _line(at: Measures) -> Path:
    return segment(at.across("x1"), at.down("y1"), at.across("x2"), at.down("y2"))


def _points(text: str, *, closed: bool) -> Path:
    values = numbers(text)
    if len(values) % 2:
        raise ValueError(text)
    points = list(zip(values[::2], values[1::2], strict=True))
    if not points:
        return ()
    drawn = polygon(*points)
    return drawn if closed else drawn[:-1]


_SHAPES: dict[str, Callable[[Measures], Path]] = {
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
}
SHAPES = frozenset({*_SHAPES, "path", "polyline", "polygon"})
