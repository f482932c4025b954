"""How SVG shapes are painted: attributes, style sheets and inline styles, with inheritance."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, cast

from newsletter.basics.colour import from_rgb
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke
from newsletter.pictures.svgcolour import colour
from newsletter.pictures.svgsheet import declarations
from newsletter.pictures.svgvalue import length, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.basics.colour import RGB, Colour
    from newsletter.basics.vector import Cap, Join
    from newsletter.pictures.svgsheet import Sheet
    from newsletter.pictures.svgtree import Element

_Solid: TypeAlias = tuple["RGB", float]
_Reader: TypeAlias = "Callable[[str, _Solid], object]"

_URL = re.compile(r"""url\(\s*["']?#([^"')]+?)["']?\s*\)""")
_INK: _Solid = ((0.0, 0.0, 0.0), 1.0)

# What would change the picture and cannot be drawn, unless it has one of these values.
NEUTRAL = {
    "filter": {"none"}, "backdrop-filter": {"none"}, "marker": {"none"},
    "marker-start": {"none"}, "marker-mid": {"none"}, "marker-end": {"none"},
    "mix-blend-mode": {"normal"}, "vector-effect": {"none"}, "clip": {"auto"},
    "mask-image": {"none"}, "mask-border": {"none"}, "mask-mode": {"match-source"},
    "paint-order": {"normal", "fill", "fill stroke", "fill stroke markers"},
    "transform-origin": {"0 0", "0px 0px", "0% 0%"}, "transform-box": {"view-box"},
    "translate": {"none"}, "rotate": {"none"}, "scale": {"none"}, "offset-path": {"none"},
    "animation": {"none"}, "animation-name": {"none"},
    "color-interpolation": {"auto", "sRGB"}, "zoom": {"1"},
}  # fmt: skip
# What stands in attributes alone, so that in a style it would move what is drawn here.
GEOMETRY = frozenset({"transform", "d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "points"})


# Sizes by name, in pixels, as browsers have them; drawing programs write them on shapes, too.
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}


class Refused(Exception):  # noqa: N818 - says what happened to the attribute
    """An attribute asks for what cannot be drawn: the attribute as written, and its element if it is another."""

    def __init__(self, attribute: str, element: Element | None = None) -> None:
        super().__init__(attribute)
        self.element = element


class Reference(NamedTuple):
    """A paint that is an element of the drawing: its id, and the attribute as written."""

    id: str
    written: str


@dataclass(frozen=True, slots=True)
class Style:
    """What an element hands down to its children; *ink* is what `currentColor` names.

    *opacity* is the element's own and is not handed down. Type is told by its properties: *faces* as written.
    """

    fill: _Solid | Reference | None = _INK
    stroke: _Solid | Reference | None = None
    ink: _Solid = _INK
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    clip_rule: Literal["nonzero", "evenodd"] = "nonzero"
    width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    phase: float = 0.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    shown: bool = True
    visible: bool = True
    faces: str = ""
    weight: int = 400
    size: float = 16.0
    spacing: float = 0.0
    anchor: Literal["start", "middle", "end"] = "start"

    def pen(self, scale: float) -> Stroke | None:
        """The stroke at a scale, None where nothing is stroked. Raises Refused for one that is no plain colour."""
        if self.stroke is None or not self.width:
            return None
        if isinstance(self.stroke, Reference):
            raise Refused(self.stroke.written)
        dash = tuple(part * scale for part in self.dash)
        return Stroke(
            from_rgb(self.stroke[0]),
            self.width * scale,
            self.cap,
            self.join,
            dash,
            self.miter_limit,
            self.phase * scale,
        )

    def brush(self) -> Colour | None:
        """The fill, None where there is none. Raises Refused for one that is no plain colour."""
        if isinstance(self.fill, Reference):
            raise Refused(self.fill.written)
        return None if self.fill is None else from_rgb(self.fill[0])

    @property
    def fill_alpha(self) -> float:
        """The opacity of the fill; that of the groups around is theirs."""
        return self.opacity * self.fill_opacity * _alpha(self.fill)

    @property
    def stroke_alpha(self) -> float:
        """The opacity of the stroke; that of the groups around is theirs."""
        return self.opacity * self.stroke_opacity * _alpha(self.stroke)


def _alpha(paint: _Solid | Reference | None) -> float:
    return 1.0 if paint is None or isinstance(paint, Reference) else paint[1]


def declared(element: Element, sheet: Sheet) -> dict[str, str]:
    """All that is said of an element's looks: its attributes, over them the sheets' rules, over these its own style.

    Raises Refused for a property that would move the element.
    """
    attributes = element.attributes
    ruled = sheet.of(element.name, attributes)
    if "style" in attributes:
        ruled = {**ruled, **declarations(attributes["style"])}
    for name, value in ruled.items():
        if name in GEOMETRY and value != "none":
            raise Refused(f'{name}="{value}"')
    return {**attributes, **ruled} if ruled else attributes


def derived(parent: Style, said: Mapping[str, str]) -> Style:
    """The style of an element under *parent* of which *said* is `declared`.

    Raises ValueError, with the attribute as written, when a value cannot be read, and Refused when it cannot
    be drawn.
    """
    changes: dict[str, object] = {}
    ink = parent.ink
    if "color" in said:  # the ink must be known before `currentColor` is read
        ink = _ink(said["color"].strip(), ink)
        changes["ink"] = ink
    for name, text in said.items():
        value = text.strip()
        if name in NEUTRAL and value not in NEUTRAL[name]:
            raise Refused(f'{name}="{value}"')
        # To inherit is what these properties do anyway.
        if name in _READERS and value != "inherit":
            field, read = _READERS[name]
            changes[field] = _read(name, value, read, ink)
    if "opacity" not in changes and parent.opacity != 1.0:
        changes["opacity"] = 1.0
    if not changes:
        return parent
    changes["shown"] = parent.shown and changes.get("shown", True)
    return replace(parent, **cast("dict[str, Any]", changes))


def referred(text: str) -> str | None:
    """The id behind `url(#…)`, None where the text is no such reference."""
    match = _URL.fullmatch(text.strip())
    return match[1] if match else None


def _read(name: str, value: str, read: _Reader, ink: _Solid) -> object:
    if name in {"fill", "stroke"} and value.startswith("url("):
        found = referred(value)
        if found is None:
            raise Refused(f'{name}="{value}"')
        return Reference(found, f'{name}="{value}"')
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


def _weight(text: str, _: _Solid) -> int:
    value = {"normal": 400.0, "bold": 700.0}.get(text) or number(text)
    if not 1 <= value <= 1000:
        raise ValueError(text)
    return round(value)


def _size(text: str, _: _Solid) -> float:
    value = _SIZES.get(text) or length(text)
    if value <= 0:
        raise ValueError(text)
    return value


def _offset(text: str, _: _Solid) -> float:
    return 0.0 if text == "normal" else length(text)


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
    "clip-rule": ("clip_rule", _one_of("nonzero", "evenodd")),
    "stroke-dashoffset": ("phase", _offset),
    "font-family": ("faces", lambda text, _: text),
    "font-weight": ("weight", _weight),
    "font-size": ("size", _size),
    "letter-spacing": ("spacing", _offset),
    "text-anchor": ("anchor", _one_of("start", "middle", "end")),
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
# The properties that are drawn.
READ = frozenset(_READERS)
# All that `derived` heeds.
HEARD = frozenset({"color", *READ, *NEUTRAL})
