"""Share (分享): the article's link as a QR code, with words that invite to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Stack
from newsletter.flow.role import Role
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


class ShareDress(SymbolDress):
    """How the article's link looks."""

    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length())


class Share(Block[ShareDress]):
    """The article's link."""

    qr: str = field("The link.", "网址")
    label: Inline | None = field("The line under the symbol.", "码下的文字", default=None)
    text: Inline | None = field("Words that invite to share it.", "邀请分享的话", default=None)

    example = 'share: {qr: "https://example.org/12", label: 扫码读本期}'
    inner = False

    def realize(self, dress: ShareDress, cx: Realizer) -> Iterator[FlowNode]:
        """The symbol with its words below, in the middle of what it stands in."""
        code = symbol(cx, self.qr, cx.length(dress.size), self.place("qr"), dress.level)
        parts: list[FlowNode] = [] if code is None else [replace(code, align=Align.CENTER)]
        if self.label is not None:
            parts.append(cx.text(self.label, "share-label", align=Align.CENTER, span=self.place("label")))
        if self.text is not None:
            parts.append(cx.text(self.text, "share-text", align=Align.CENTER, span=self.place("text")))
        if parts:
            yield spaced(Stack(tuple(parts), role=Role.ASIDE, whole=True, span=self.span), dress, cx)
