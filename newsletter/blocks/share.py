"""Share (分享): the article's link as a QR code, with words that invite to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.flow.node import Cross, Row, Stack
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


# The least room for words beside the symbol, in em; else they stand below it.
LEAST = 2.0


class ShareDress(SymbolDress):
    """How the article's link looks."""

    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length())
    beside: bool = field(
        "Whether its words stand at its left rather than below it.", "文字是否放在码的左侧", default=False
    )
    gap: Length = field("The blank between them then.", "左侧文字与码之间的空", default=Length(em=1))


class Share(Block[ShareDress]):
    """The article's link."""

    qr: str = field("The link.", "网址")
    label: Inline | None = field("The line under the symbol.", "码下的文字", default=None)
    text: Inline | None = field("Words that invite to share it.", "邀请分享的话", default=None)

    example = 'share: {qr: "https://example.org/12", label: 扫码读本期}'
    inner = False

    def realize(self, dress: ShareDress, cx: Realizer) -> Iterator[FlowNode]:
        """The symbol with its words below, in the middle of what it stands in, or with them at its left."""
        code = symbol(cx, self.qr, cx.length(dress.size), self.place("qr"), dress.level)
        gap = cx.length(dress.gap)
        room = cx.measure - (code.size.width if code else 0.0) - gap
        beside = dress.beside and room >= LEAST * cx.size("share-label")
        align = Align.END if beside else Align.CENTER
        words: list[FlowNode] = []
        if self.label is not None:
            words.append(cx.text(self.label, "share-label", align=align, span=self.place("label")))
        if self.text is not None:
            words.append(cx.text(self.text, "share-text", align=align, span=self.place("text")))
        if code is None and not words:
            return
        parts: tuple[FlowNode, ...] = (replace(code, align=align),) if code else ()
        node: FlowNode = Stack((*parts, *words))
        if beside and words and code:
            row = (Stack(tuple(words)), *parts)
            node = Row(row, fixed=(None, code.size.width), gutter=gap, cross=Cross.MIDDLE)
        yield spaced(replace(node, role=Role.ASIDE, whole=True, span=self.span), dress, cx)
