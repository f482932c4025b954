"""Signature (落款): who signs a text, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import aligned, empty, spaced
from newsletter.model.signed import SignedDress, signed
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class SignatureDress(SignedDress):
    """How a signature looks."""

    before: Length = field("The blank above.", "上方的空", default=Length())
    after: Length = field("The blank below.", "下方的空", default=Length(lines=1))
    date_inset: Length | None = field(
        "How far the date stands from the line's end, the names over its middle (GB/T 9704: four characters). If "
        "left out the widest line stands in by `sign-right`.",
        "成文日期右空，署名以日期居中；不写则最宽的一行右空 sign-right",
        default=None,
    )


class Signature(Block[SignatureDress]):
    """Who signs, and when."""

    unit: tuple[Inline, ...] = field("Who signs, each on a line.", "署名，可以有几行", default=())
    date: Inline | None = field("The day, as it is to be read.", "日期，怎样写就怎样排", default=None)
    seal: Picture | None = field("The picture of a seal.", "印章图片", default=None)
    note: Inline | None = field(
        "A remark in brackets below, two characters in.", "附注，如（联系人：……）", default=None
    )

    example = "signature: {unit: 古塔区卫生健康局, date: 2020年3月5日}"

    @property
    def joins(self) -> bool:
        """It never stands on a page without text (GB/T 9704)."""
        return True

    def realize(self, dress: SignatureDress, cx: Realizer) -> Iterator[FlowNode]:
        """The names, the date below them, then the note; nothing parts them."""
        said = (*self.unit, *([self.date] if self.date else ()), *([self.note] if self.note else ()))
        if empty(said, self, cx):
            return
        if dress.date_inset is not None and self.seal is None:
            node = self._over_date(dress, cx, cx.length(dress.date_inset, style=dress.sign))
        else:
            node = signed(cx, dress, self.unit, self.date, self.seal)
        nodes: tuple[FlowNode, ...] = (node,) if node is not None else ()
        if self.note is not None:
            nodes += (cx.text(self.note, "signature-note", span=self.note.span),)
        whole = nodes[0] if len(nodes) == 1 else Stack(nodes, whole=True)
        yield spaced(replace(whole, role=Role.BYLINE, span=self.span), dress, cx)

    def _over_date(self, dress: SignatureDress, cx: Realizer, inset: float) -> FlowNode | None:
        """The names over the middle of the date, which stands so far in."""
        parts = (*self.unit, *([self.date] if self.date else ()))
        lines = [cx.text(part, dress.sign, indent=0.0, span=part.span) for part in parts]
        if not lines:
            return None
        if self.date is None or len(lines) == 1:
            return Stack(
                tuple(Panel(aligned(line, Align.END), Insets(right=inset)) for line in lines), whole=True
            )
        return _centred(lines[:-1], lines[-1], inset)


def _centred(units: list[Text], date: Text, inset: float) -> FlowNode:
    """*units* over the middle of *date*, which stands so far in.

    A unit that is wider reaches over the date at both sides, as far as the line's end; the date then moves.
    """
    over = [Panel(aligned(unit, Align.CENTER), Insets(left=-inset, right=-inset)) for unit in units]
    both = Stack((*over, aligned(date, Align.CENTER)))
    return Row((Space(0.0), both, Space(0.0)), fixed=(None, NATURAL, inset), whole=True)
