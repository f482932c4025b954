"""QR code (二维码): a symbol that opens a link, with a line under it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Stack
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import SymbolDress, symbol
from newsletter.model.parts import spaced
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class QrDress(SymbolDress):
    """How a QR code stands."""

    align: Align = field("Where it stands in the column.", "在栏内的位置", default=Align.CENTER)


class Qr(Block[QrDress]):
    """A symbol that opens a link."""

    data: str = field("The link or text that it holds.", "网址或文字")
    label: Inline | None = field("The line under it.", "码下的文字", default=None)
    size: Length | None = field("Its width, at least 20 mm.", "宽度，不小于 20mm", default=None)

    example = 'qr: {data: "https://example.org/12", label: 扫码读本期}'

    def realize(self, dress: QrDress, cx: Realizer) -> Iterator[FlowNode]:
        """The symbol on white and its label; both stay together."""
        width = cx.length(self.size or dress.size)
        code = symbol(cx, self.data, width, self.place("data"), dress.level)
        if code is None:
            return
        parts: list[FlowNode] = [replace(code, align=dress.align)]
        if self.label is not None:
            parts.append(cx.text(self.label, "qr-label", align=dress.align, span=self.place("label")))
        yield spaced(Stack(tuple(parts), whole=True, span=self.span), dress, cx)
