"""How SVG shapes are painted: presentation attributes and inline styles, with inheritance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from newsletter.basics.colour import from_rgb
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke
from newsletter.pictures.svgcolour import colour
from newsletter.pictures.svgvalue import length, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.basics.colour import RGB, Colour
    from newsletter.basics.vector import Cap, Join

_Solid: TypeAlias = tuple["RGB", float]
_Reader: TypeAlias = "Callable[[str, _Solid], object]"

_INK: _Solid = ((0.0, 0.0, 0.0), 1.0)

# What would change the picture and cannot be drawn, unless it has one of these values.
_NEUTRAL = {
    "clip-path": {"none"}, "mask": {"none"}, "filter": {"none"}, "marker": {"none"},
    "marker-start": {"none"}, "marker-mid": {"none"}, "marker-end": {"none"},
    "mix-blend-mode": {"normal"}, "vector-effect": {"none"}, "clip": {"auto"},
    "paint-order": {"normal", "fill", "fill stroke", "fill stroke markers"},
    "stroke-dashoffset": {"0", "0px", "0pt", "0%"},
}  # fmt: skip


class Refused(Exception):  # noqa: N818 - says what happened to the attribute
    """An attribute asks for what cannot be drawn; its first argument is the attribute as written."""


@dataclass(frozen=True, slots=True)
class Style:
    """What an element hands down to its children.

    *opacity* is the product of all groups' so far; *ink* is what `currentColor` names.
    """

    fill: _Solid | None = _INK
    stroke: _Solid | None = None
    ink: _Solid = _INK
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    shown: bool = True
    visible: bool = True

    def pen(self, scale: float) -> Stroke | None:
        """The stroke at a scale, None where nothing is stroked."""
        if self.stroke is None or not self.width:
            return None
        dash = tuple(part * scale for part in self.dash)
        return Stroke(
            from_rgb(self.stroke[0]), self.width * scale, self.cap, self.join, dash, self.miter_limit
        )

    def brush(self) -> Colour | None:
        """The fill, None where there is none."""
        return None if self.fill is None else from_rgb(self.fill[0])

    @property
    def fill_alpha(self) -> float:
        """The opacity of the fill, all groups counted."""
        return self.opacity * self.fill_opacity * (self.fill[1] if self.fill else 1.0)

    @property
    def stroke_alpha(self) -> float:
        """The opacity of the stroke, all groups counted."""
        return self.opacity * self.stroke_opacity * (self.stroke[1] if self.stroke else 1.0)


def derived(parent: Style, attributes: Mapping[str, str]) -> Style:
    """The style of an element under *parent*.

    An inline style overrides the attributes. Raises ValueError, with the attribute as written,
    when a value cannot be read, and Refused when it cannot be drawn.
    """
    declared = attributes
    if "style" in attributes:
        declared = {**attributes, **_declarations(attributes["style"])}
    changes: dict[str, object] = {}
    ink = parent.ink
    if "color" in declared:  # the ink must be known before `currentColor` is read
        ink = _ink(declared["color"].strip(), ink)
        changes["ink"] = ink
    for name, text in declared.items():
        value = text.strip()
        if name in _NEUTRAL and value not in _NEUTRAL[name]:
            raise Refused(f'{name}="{value}"')
        # To inherit is what these properties do anyway.
        if name in _READERS and value != "inherit":
            field, read = _READERS[name]
            changes[field] = _read(name, value, read, ink)
    if not changes:
        return parent
    changes["opacity"] = parent.opacity * cast("float", changes.get("opacity", 1.0))
    changes["shown"] = parent.shown and changes.get("shown", True)
    return replace(parent, **cast("dict[str, Any]", changes))


def _declarations(text: str) -> dict[str, str]:
    """An inline style as attributes."""
    found = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        found[name.strip()] = value.replace("!important", "").strip()
    return found


def _read(name: str, value: str, read: _Reader, ink: _Solid) -> object:
    if name in {"fill", "stroke"} and value.startswith("url("):
        raise Refused(f'{name}="{value}"')
    try:
        return read(value, ink)
    except ValueError as error:
        raise ValueError(f'{name}="{value}"') from error


def _paint(text: str, ink: _Solid) -> _Solid | None:
    return None if text in {"none", "transparent"} else _ink(text, ink)


def _ink(text: str, ink: _Solid) -> _Solid:
    return ink if text.lower() in {"currentcolor", "inherit"} else colour(text)


def _share(text: str, _: _Solid) -> float:
    value = number(text[:-1]) / 100 if text.endswith("%") else number(text)
    return min(max(value, 0.0), 1.0)


def _length(text: str, _: _Solid) -> float:
    value = length(text)
    if value < 0:
        raise ValueError(text)
    return value


def _dash(text: str, _: _Solid) -> tuple[float, ...]:
    """Dashes and gaps; an odd list counts twice, a list of nothing draws the whole line."""
    parts = () if text == "none" else tuple(length(part) for part in text.replace(",", " ").split())
    if any(part < 0 for part in parts):
        raise ValueError(text)
    if not any(parts):
        return ()
    return parts * 2 if len(parts) % 2 else parts


def _one_of(*words: str) -> _Reader:
    def read(text: str, _: _Solid) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return read


# A reader takes a property's text and the ink that `currentColor` names.
_READERS: dict[str, tuple[str, _Reader]] = {
    "fill": ("fill", _paint),
    "stroke": ("stroke", _paint),
    "fill-rule": ("rule", _one_of("nonzero", "evenodd")),
    "stroke-width": ("width", _length),
    "stroke-linecap": ("cap", _one_of("butt", "round", "square")),
    "stroke-linejoin": ("join", _one_of("miter", "round", "bevel")),
    "stroke-miterlimit": ("miter_limit", lambda text, _: max(1.0, number(text))),
    "stroke-dasharray": ("dash", _dash),
    "fill-opacity": ("fill_opacity", _share),
    "stroke-opacity": ("stroke_opacity", _share),
    "opacity": ("opacity", _share),
    "display": ("shown", lambda text, _: text != "none"),
    "visibility": ("visible", lambda text, _: text == "visible"),
}
