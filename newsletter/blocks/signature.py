"""Signature (落款): who issues a letter, and the day that it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import NATURAL, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import Spaced, aligned, empty, spaced
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


class SignatureDress(Spaced):
    """How a signature stands (GB/T 9704, 7.3.5: the date four characters in, the issuer in its middle)."""

    inset: Length = field(
        "How far the date stands from the line's end.", "成文日期右边的空", default=Length(em=4)
    )
    before: Length = field(
        "The blank above, where a seal may reach.", "上方的空，印章可以盖到", default=Length(lines=2)
    )
    after: Length = field("The blank below.", "下方的空", default=Length())


class Signature(Block[SignatureDress]):
    """Who issues a letter, and when."""

    unit: Inline | None = field("The unit that issues it.", "发文机关署名", default=None)
    date: Inline | None = field("The day, as it is to be read.", "成文日期，怎样写就怎样排", default=None)
    note: Inline | None = field(
        "A remark in brackets below, two characters in.", "附注，如（联系人：……）", default=None
    )

    example = "signature: {unit: 青石镇人民政府, date: 2026年3月5日, note: （此件公开发布）}"

    @property
    def joins(self) -> bool:
        """It never stands on a page without text (GB/T 9704)."""
        return True

    def realize(self, dress: SignatureDress, cx: Realizer) -> Iterator[FlowNode]:
        """The issuer over the middle of the date, then the note; nothing parts them."""
        said = [
            cx.text(part, "signature", indent=0.0, span=part.span) for part in (self.unit, self.date) if part
        ]
        inset = cx.length(dress.inset, style="signature")
        nodes: tuple[FlowNode, ...] = ()
        if len(said) == 1:
            nodes = (_ended(said[0], inset),)
        elif said:
            nodes = (_centred(said[0], said[1], inset),)
        if self.note is not None:
            nodes += (cx.text(self.note, "signature-note", span=self.note.span),)
        if not empty(nodes, self, cx):
            yield spaced(Stack(nodes, role=Role.BYLINE, whole=True, span=self.span), dress, cx)


def _ended(text: Text, inset: float) -> FlowNode:
    return Panel(aligned(text, Align.END), Insets(right=inset))


def _centred(unit: Text, date: Text, inset: float) -> FlowNode:
    """*unit* over the middle of *date*, which stands so far in.

    A unit that is wider reaches over the date at both sides, as far as the line's end; the date then moves.
    """
    over = Panel(aligned(unit, Align.CENTER), Insets(left=-inset, right=-inset))
    both = Stack((over, aligned(date, Align.CENTER)))
    return Row((Space(0.0), both, Space(0.0)), fixed=(None, NATURAL, inset))
