"""The small grammars of SVG attributes: numbers, lengths, lists, transforms."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(rf"({NUMBER})|[^\s,]")
_LENGTH = re.compile(rf"\s*({NUMBER})\s*(px|pt|pc|mm|cm|in|Q|%)?\s*")
_TRANSFORM = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "Q": 96 / 101.6,
}
# Far beyond any drawing, and still exact enough for a page.
FARTHEST = 1e7


def number(text: str) -> float:
    """A number within reason. Raises ValueError with *text* as its message."""
    try:
        value = float(text)
    except ValueError as error:
        raise ValueError(text) from error
    if not abs(value) <= FARTHEST:
        raise ValueError(text)
    return value


def numbers(text: str) -> list[float]:
    """Numbers parted by blanks, commas or nothing at all. Raises ValueError."""
    return [number(found) for found in _NUMBERS.findall(text)]


def length(text: str, whole: float | None = None) -> float:
    """A length in pixels; a percentage is of *whole*, where there is one. Raises ValueError."""
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(text)
    if match[2] == "%":
        if whole is None:
            raise ValueError(text)
        return number(match[1]) * whole / 100
    return number(match[1]) * _PIXELS[match[2] or ""]


def transform(text: str) -> Affine:
    """The map that a `transform` attribute states. Raises ValueError."""
    result, at = Affine(), 0
    if text.strip() == "none":
        return result
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        if not match:
            raise ValueError(text)
        result = result.after(_step(match[1], numbers(match[2])))
        at = match.end()
    return result


def _step(name: str, parts: list[float]) -> Affine:
    counts, make = _STEPS.get(name, ((), Affine))
    if len(parts) not in counts:
        raise ValueError(name)
    return make(*parts)


def _translation(x: float, y: float = 0.0) -> Affine:
    return Affine(e=x, f=y)


def _scaling(x: float, y: float | None = None) -> Affine:
    return Affine(a=x, d=x if y is None else y)


def _rotation(angle: float, x: float = 0.0, y: float = 0.0) -> Affine:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return Affine(cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y)


def _skew_x(angle: float) -> Affine:
    return Affine(c=math.tan(math.radians(angle)))


def _skew_y(angle: float) -> Affine:
    return Affine(b=math.tan(math.radians(angle)))


# Each step with the counts of numbers that it may take.
_STEPS: dict[str, tuple[tuple[int, ...], Callable[..., Affine]]] = {
    "matrix": ((6,), Affine),
    "translate": ((1, 2), _translation),
    "scale": ((1, 2), _scaling),
    "rotate": ((1, 3), _rotation),
    "skewX": ((1,), _skew_x),
    "skewY": ((1,), _skew_y),
}
