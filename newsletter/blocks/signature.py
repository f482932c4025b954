"""Signature (落款): who signs a text, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import Length
from newsletter.model.block import Block
from newsletter.model.parts import empty, spaced
from newsletter.model.signed import SignedDress, signed
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class SignatureDress(SignedDress):
    """How a signature looks."""

    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length(lines=1))


class Signature(Block[SignatureDress]):
    """Who signs, and when."""

    unit: tuple[Inline, ...] = field("Who signs, each on a line.", "署名，可以有几行", default=())
    date: Inline | None = field("The day, as it is to be read.", "日期，怎样写就怎样排", default=None)
    seal: Picture | None = field("The picture of a seal.", "印章图片", default=None)

    example = "signature: {unit: 古塔区卫生健康局, date: 2020年3月5日}"

    def realize(self, dress: SignatureDress, cx: Realizer) -> Iterator[FlowNode]:
        """The names, the date centred below them, two em in from the right."""
        said = (*self.unit, *([self.date] if self.date else ()))
        if empty(said, self, cx):
            return
        node = signed(cx, dress, self.unit, self.date, self.seal)
        if node is not None:
            yield spaced(replace(node, span=self.span), dress, cx)
