"""Gradients as shadings: axial or radial, their colours in the page's own space (ISO 32000-2 §8.7.4.5).

All are opaque and in device colours, so that every printing standard down to PDF/X-1a takes them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsletter.pdf.numbers import numbers

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.vector import Gradient
    from newsletter.pdf.inks import Inks

_AXIAL, _RADIAL = 2, 3


class Shadings:
    """The shadings of one form, each with its name in the resources."""

    def __init__(self, inks: Inks) -> None:
        self._inks = inks
        self._names: dict[str, str] = {}

    def name(self, gradient: Gradient) -> str:
        """The name of a gradient's shading."""
        return self._names.setdefault(self._shading(gradient), f"S{len(self._names)}")

    @property
    def dictionary(self) -> str:
        """The resource dictionary of all that were named, empty when there are none."""
        return (
            f"<<{' '.join(f'/{name} {body}' for body, name in self._names.items())}>>" if self._names else ""
        )

    def _shading(self, gradient: Gradient) -> str:
        kind = _AXIAL if len(gradient.coords) == 4 else _RADIAL
        coords = numbers(*gradient.coords, digits=6)
        return (
            f"<</ShadingType {kind} /ColorSpace /{self._inks.space} /Coords [{coords}] /Extend [true true] "
            f"/Function {self._function(gradient)}>>"
        )

    def _function(self, gradient: Gradient) -> str:
        """The colour at each place: one straight run from stop to stop, stitched where there are several."""
        stops = gradient.stops
        runs = [self._run(a, b) for (_, a), (_, b) in pairwise(stops)]
        if len(runs) == 1:
            return runs[0]
        bounds = numbers(*(place for place, _ in stops[1:-1]), digits=6)
        ends = " ".join(["0 1"] * len(runs))
        return f"<</FunctionType 3 /Domain [0 1] /Functions [{' '.join(runs)}] /Bounds [{bounds}] /Encode [{ends}]>>"

    def _run(self, first: Colour, last: Colour) -> str:
        start, end = (numbers(*self._inks.parts(colour)) for colour in (first, last))
        return f"<</FunctionType 2 /Domain [0 1] /C0 [{start}] /C1 [{end}] /N 1>>"
