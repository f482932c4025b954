"""Drawings as form XObjects: shapes with their clips and shadings, groups as transparency groups of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.basics.vector import Clip, Lettering, VectorGroup, VectorShape, is_bare
from newsletter.pdf.content import Content
from newsletter.pdf.numbers import numbers
from newsletter.pdf.shadings import Shadings
from newsletter.pictures.layer import Laid

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsletter.basics.geometry import Rect, Size
    from newsletter.basics.vector import VectorPart
    from newsletter.pdf.content import Alphas
    from newsletter.pdf.document import Document
    from newsletter.pdf.inks import Inks
    from newsletter.pictures.layer import Layer

    # Writes layers as pixels: their name, the place in the drawing that they fill, and the reference to them.
    Blend = Callable[[tuple[Layer, ...], Rect], tuple[Rect, str]]

# The longer side of a drawing as it is written, whatever its own units.
_FINE = 1000.0


class Form:
    """One drawing in the making; its groups become forms of their own, named after it.

    No line is drawn thinner than *hairline*, in the units of the form.
    """

    def __init__(
        self, document: Document, inks: Inks, alphas: Alphas, blend: Blend, hairline: float = 0.0
    ) -> None:
        self._document = document
        self._inks = inks
        self._alphas = alphas
        self._blend = blend
        self._hairline = hairline

    def write(self, name: str, parts: tuple[VectorPart | Laid, ...], size: Size) -> None:
        """Put in the *parts* of a drawing of that *size* as the form *name*, y downwards."""
        scale = fine(size)
        self._stream(name, parts, Affine(a=scale, d=scale), (size.width * scale, size.height * scale))

    def _stream(
        self,
        name: str,
        parts: tuple[VectorPart | Laid, ...],
        at: Affine,
        size: tuple[float, float],
        more: str = "",
    ) -> str:
        """A form of *parts*, and the reference to it."""
        content = Content(self._inks, self._alphas, self._hairline, Shadings(self._inks))
        forms: dict[str, str] = {}
        cut: tuple[Clip, ...] = ()
        for part in parts:
            assert not isinstance(part, Lettering), "words become outlines before they are painted"
            clips = _clips(part)
            if clips != cut:
                if cut:
                    content.restore()
                if clips:
                    content.save()
                    for clip in clips:
                        content.clip_path(clip, at)
                cut = clips
            if isinstance(part, VectorGroup):
                key = f"G{len(forms)}"
                group = "/Group <</S /Transparency>> "
                forms[key] = self._stream(f"{name}.{key}", part.shapes, at, size, group)
                content.draw(key, part.opacity)
            elif isinstance(part, Laid):
                key = f"P{len(forms)}"
                assert part.box is not None, "only what has been made solid is painted"
                box, forms[key] = self._blend(part.layers, part.box)
                content.save()
                content.map(at.after(Affine(box.width, 0, 0, -box.height, box.x, box.bottom)))
                content.draw(key)
                content.restore()
            else:
                # Some readers draw a hair where there is nothing to fill.
                bare = part.stroke is not None and is_bare(part.path)
                content.shape(replace(part, fill=None) if bare else part, at)
        if cut:
            content.restore()
        entries = f"/Type /XObject /Subtype /Form {more}/BBox [{numbers(0, 0, *size)}] /Resources <<"
        entries += f"/ExtGState {self._alphas.dictionary or '<<>>'}"
        if content.shadings is not None and content.shadings.dictionary:
            entries += f" /Shading {content.shadings.dictionary}"
        if self._inks.spaces:
            spaces = " ".join(f"/{key} {value}" for key, value in self._inks.spaces.items())
            entries += f" /ColorSpace <<{spaces}>>"
        if forms:
            entries += f" /XObject <<{' '.join(f'/{key} {value}' for key, value in forms.items())}>>"
        return self._document.add_stream(name, f"{entries}>>", "\n".join(content.code).encode("ascii"))


def _clips(part: VectorPart | Laid) -> tuple[Clip, ...]:
    """What cuts *part*; layers are cut by their outline, too."""
    if isinstance(part, Laid):
        return (*part.shape.clips, Clip(part.shape.path, part.shape.even_odd))
    return part.clips if isinstance(part, VectorShape) else ()


def fine(size: Size) -> float:
    """How much larger a drawing is written than its own units, so that a thousandth is never seen."""
    return _FINE / max(size.width, size.height)
