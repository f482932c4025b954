"""Layers over the pages: optional content that is seen on screen and not printed (ISO 32000-2 §8.11)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.pdf.content import Alphas, Content
from newsletter.pdf.numbers import text_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsletter.basics.geometry import Affine
    from newsletter.display.ops import Layer
    from newsletter.pdf.document import Document
    from newsletter.pdf.inks import Inks

# Usage of a group: where a reader shows it unasked (§8.11.4.4, table 100).
_USAGE = "/Usage <</View <</ViewState /ON>> /Print <</PrintState /OFF>>>>"


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The operators of one page's layers, their graphics states and the groups that they name."""

    code: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)


class Layers:
    """The layers of a document; one group in the file for all of one name.

    Their opacities are named apart from the pages', so that a page's own operators are the same
    with layers and without.
    """

    def __init__(self, document: Document, inks: Inks) -> None:
        self._document = document
        self._inks = inks
        self._alphas = Alphas("LA")
        self._groups: dict[str, tuple[str, str]] = {}

    def paint(self, layers: Iterable[Layer], at: Affine) -> Overlaid:
        """The *layers* of one page, mapped by *at*; they are artifacts, and leave the graphics state as it was."""
        used: dict[str, str] = {}
        code: list[str] = []
        for layer in layers:
            # The state in which a page ends is not known here; what is drawn says all of its own.
            content = Content(self._inks, self._alphas)
            name, group = self._group(layer.name)
            used[name] = group
            marks = content.open_layer(name) + content.open_mark(artifact="")
            content.save()
            content.code.append(f"/{self._alphas.name((1.0, 1.0))} gs")
            for op in layer.ops:
                content.shape(op.shape, at)
            content.restore()
            content.close_marks(marks)
            code += content.code
        return Overlaid(tuple(code), tuple(self._alphas.entries), used) if used else Overlaid()

    def close(self) -> None:
        """Tell the document of all groups."""
        if self._groups:
            self._document.set_layers([group for _, group in self._groups.values()])

    def _group(self, title: str) -> tuple[str, str]:
        """The resource name and the reference of the group called *title*."""
        if title not in self._groups:
            name = f"L{len(self._groups)}"
            body = f"<</Type /OCG /Name {text_string(title)} {_USAGE}>>"
            self._groups[title] = name, self._document.add(f"Layer.{name}", body)
        return self._groups[title]
