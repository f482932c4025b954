"""Drawings as form XObjects: shapes with their clips and shadings, groups as transparency groups of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import WHITE
from newsletter.basics.geometry import Affine
from newsletter.basics.vector import Lettering, VectorGroup, is_bare
from newsletter.pdf.content import Content
from newsletter.pdf.flatten import recoloured
from newsletter.pdf.numbers import numbers
from newsletter.pdf.shadings import Shadings

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour
    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import Clip, Drawing, VectorPart
    from newsletter.pdf.content import Alphas
    from newsletter.pdf.document import Document
    from newsletter.pdf.inks import Inks
    from newsletter.pictures.treatment import Treatment

# The longer side of a drawing as it is written, whatever its own units.
_FINE = 1000.0


class Form:
    """One drawing in the making; its groups become forms of their own, named after it.

    No line is drawn thinner than *hairline*, in the units of the form.
    """

    def __init__(self, document: Document, inks: Inks, alphas: Alphas, hairline: float = 0.0) -> None:
        self._document = document
        self._inks = inks
        self._alphas = alphas
        self._hairline = hairline

    def write(
        self, name: str, drawing: Drawing, treatment: Treatment | None = None, ground: Colour | None = WHITE
    ) -> bool:
        """Put in *drawing* as the form *name*, y downwards, all its colours as the *treatment* has them.

        *ground* is what it stands on, None where that is not one colour. False where it could not be made opaque and
        look the same.
        """
        parts = drawing.shapes
        if treatment is not None:
            parts = tuple(recoloured(part, lambda colour: treatment.of(colour.rgb)) for part in parts)
        scale = fine(drawing.size)
        made = self._inks.solid(parts, drawing.size, ground, self._hairline / scale)
        size = drawing.size.width * scale, drawing.size.height * scale
        self._stream(name, made.parts, Affine(a=scale, d=scale), size)
        return made.exact

    def _stream(
        self, name: str, parts: tuple[VectorPart, ...], at: Affine, size: tuple[float, float], more: str = ""
    ) -> str:
        """A form of *parts*, and the reference to it."""
        content = Content(self._inks, self._alphas, self._hairline, Shadings(self._inks))
        forms: dict[str, str] = {}
        cut: tuple[Clip, ...] = ()
        for part in parts:
            assert not isinstance(part, Lettering), "words become outlines before they are painted"
            clips = () if isinstance(part, VectorGroup) else part.clips
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


def fine(size: Size) -> float:
    """How much larger a drawing is written than its own units, so that a thousandth is never seen."""
    return _FINE / max(size.width, size.height)
