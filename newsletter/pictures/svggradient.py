"""The gradients of a drawing as shadings: `linearGradient` and `radialGradient` with all their stops opaque alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.colour import from_rgb
from newsletter.basics.geometry import Affine, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Gradient
from newsletter.pictures.svgcolour import colour
from newsletter.pictures.svgstyle import Reference, Refused, declared
from newsletter.pictures.svgvalue import length, number, transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.basics.colour import RGB, Colour
    from newsletter.basics.geometry import Rect
    from newsletter.pictures.svgsheet import Sheet
    from newsletter.pictures.svgstyle import Style
    from newsletter.pictures.svgtree import Element

_KINDS = frozenset({"linearGradient", "radialGradient"})
GIVEN = frozenset(
    {"gradientUnits", "gradientTransform", "spreadMethod"}
    | {"x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy", "fr"}
)


@dataclass(frozen=True, slots=True)
class Shading:
    """A gradient as a paint: the shade, or None where one colour does; the flat colour; the opacity."""

    shade: Gradient | None
    flat: Colour
    alpha: float


class Gradients:
    """The gradients of one drawing, by their ids."""

    def __init__(self, ids: Mapping[str, Element], sheet: Sheet) -> None:
        self._ids = ids
        self._sheet = sheet

    def shading(self, style: Style, by: Affine, box: Rect | None, view: Size) -> Shading | None:
        """What a shape is filled with whose *style* names a gradient and whose outline has the *box*.

        *by* maps its own coordinates; percentages are of *view*. None where there are no stops, or the box is flat, so that nothing is filled. Raises Refused for what
        cannot be drawn, ValueError for what cannot be read.
        """
        reference = style.fill
        assert isinstance(reference, Reference)
        element = self._ids.get(reference.id)
        if element is None or element.name not in _KINDS:
            raise Refused(reference.written)
        given, holder = self._resolved(element)
        if given.get("spreadMethod", "pad") != "pad":
            raise Refused(f'spreadMethod="{given["spreadMethod"]}"', element)
        stops, alpha = self._stops(holder, style)
        if not stops:
            return None
        flat = stops[len(stops) // 2][1]
        whole = given.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
        if whole:
            if box is None or not box.width or not box.height:
                return None
            by = by.after(Affine(box.width, 0.0, 0.0, box.height, box.x, box.y))
        by = by.after(transform(given.get("gradientTransform", "")))
        coords = _COORDS[element.name](given, Size(1.0, 1.0) if whole else view)
        if coords is None or len(stops) == 1:
            return Shading(None, stops[-1][1], alpha)
        return Shading(Gradient(coords, _ended(stops), by), flat, alpha)

    def _resolved(self, element: Element) -> tuple[dict[str, str], Element]:
        """The attributes of a gradient with those that it takes from others, and the element that has the stops."""
        given: dict[str, str] = {}
        holder, seen = element, {id(element)}
        here = element
        while True:
            given = {**{key: here.attributes[key] for key in GIVEN & here.attributes.keys()}, **given}
            if not _stops_of(holder):
                holder = here
            href = here.attributes.get("href", here.attributes.get("xlink:href", ""))
            if not href:
                return given, holder
            there = self._ids.get(href[1:]) if href.startswith("#") else None
            if there is None or there.name not in _KINDS or id(there) in seen:
                raise Refused(f'href="{href}"', here)
            seen.add(id(there))
            here = there

    def _stops(self, element: Element, style: Style) -> tuple[list[tuple[float, Colour]], float]:
        """The stops in order with their colours, and the opacity that all have."""
        found: list[tuple[float, Colour]] = []
        alphas: list[float] = []
        for stop in _stops_of(element):
            said = declared(stop, self._sheet)
            place = min(max(_share(said.get("offset", "0")), found[-1][0] if found else 0.0), 1.0)
            ink, alpha = _ink(said.get("stop-color", "black").strip(), style)
            alpha *= min(max(_share(said.get("stop-opacity", "1")), 0.0), 1.0)
            found.append((place, from_rgb(ink)))
            alphas.append(alpha)
            # To fade needs a soft mask, which printing standards that flatten do not know.
            if abs(alpha - alphas[0]) > 1e-3:
                raise Refused(f'stop-opacity="{said.get("stop-opacity", alpha)}"', stop)
        return found, alphas[0] if alphas else 1.0


def _stops_of(element: Element) -> list[Element]:
    return [child for child in element.children if not isinstance(child, str) and child.name == "stop"]


def _ink(text: str, style: Style) -> tuple[RGB, float]:
    return style.ink if text.lower() == "currentcolor" else colour(text)


def _share(text: str) -> float:
    text = text.strip()
    return number(text[:-1]) / 100 if text.endswith("%") else number(text)


def _ended(stops: list[tuple[float, Colour]]) -> tuple[tuple[float, Colour], ...]:
    """The stops with one at either end."""
    first, last = stops[0], stops[-1]
    head = [(0.0, first[1])] if first[0] > 0 else []
    foot = [(1.0, last[1])] if last[0] < 1 else []
    return (*head, *stops, *foot)


def _places(given: Mapping[str, str], view: Size, **otherwise: str) -> dict[str, float]:
    """Places and radii by name, shares of *view* resolved, with what they are where nothing is said."""
    diagonal = ((view.width**2 + view.height**2) / 2) ** 0.5
    wholes = {"x": view.width, "y": view.height, "r": diagonal}
    names = {**otherwise, **{name: given[name] for name in ("fx", "fy") if name in given}}
    return {
        name: length(given.get(name, text), wholes[next(key for key in name if key in wholes)])
        for name, text in names.items()
    }


def _line(given: Mapping[str, str], view: Size) -> tuple[float, ...] | None:
    """Both ends of a linear gradient, None where they are one."""
    at = _places(given, view, x1="0", y1="0", x2="100%", y2="0")
    if (at["x1"], at["y1"]) == (at["x2"], at["y2"]):
        return None
    return at["x1"], at["y1"], at["x2"], at["y2"]


def _circles(given: Mapping[str, str], view: Size) -> tuple[float, ...] | None:
    """The focal circle and the outer one of a radial gradient, None where there is no radius."""
    at = _places(given, view, cx="50%", cy="50%", r="50%", fr="0")
    cx, cy, r, fr = at["cx"], at["cy"], at["r"], at["fr"]
    fx, fy = at.get("fx", cx), at.get("fy", cy)
    if r < 0 or fr < 0:
        raise ValueError("r")
    away = ((fx - cx) ** 2 + (fy - cy) ** 2) ** 0.5
    most = max(0.0, r - fr) * 0.999
    if away > most:  # a focus outside is moved to the edge, as browsers do
        fx, fy = (cx + (fx - cx) * most / away, cy + (fy - cy) * most / away)
    return (fx, fy, fr, cx, cy, r) if r else None


_COORDS = {"linearGradient": _line, "radialGradient": _circles}
