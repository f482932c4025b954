"""Recipients (报送发): to whom an official bulletin is reported, sent and copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.units import MM, Length
from newsletter.flow.node import NATURAL, Cross, Edges, Panel, Row, Stack
from newsletter.model.block import Block
from newsletter.model.parts import Ruling, Spaced, empty, joined, ornament, ruling, spaced, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class RecipientsDress(Spaced):
    """How the recipients look (GB/T 9704: outer rules 0.35 mm, inner 0.25 mm)."""

    report: str = field("The word before those it is reported to.", "“报”字样", default="报：")
    send: str = field("The word before those it is sent to.", "“送”字样", default="送：")
    copy: str = field("The word before those it is copied to.", "“发”字样", default="发：")
    cc: str = field("The word before those who have a copy of a letter.", "“抄送”字样", default="抄送：")
    end: str = field("The mark behind the last one.", "最后一家之后的标点", default="")
    gap: Length = field("The blank behind these words.", "字样后的空", default=Length())
    between: str = field("What parts two of them.", "两家之间的标点", default="，")
    outer: Ruling | None = field(
        "The rules above and below.", "首尾两条线", default=ruling(0.35 * MM, "text")
    )
    inner: Ruling | None = field("The rules between.", "中间的线", default=ruling(0.25 * MM, "text"))


class Recipients(Block[RecipientsDress]):
    """To whom the bulletin goes."""

    report: tuple[Inline, ...] = field("To whom it is reported (报).", "报：上级单位", default=(), key="报")
    send: tuple[Inline, ...] = field("To whom it is sent (送).", "送：平级单位", default=(), key="送")
    copy: tuple[Inline, ...] = field("To whom it is copied (发).", "发：下级单位", default=(), key="发")
    cc: tuple[Inline, ...] = field(
        "Who has a copy of a letter (抄送).", "抄送：公文的抄送机关", default=(), key="抄送"
    )

    example = "recipients: {报: [市卫健委], 送: [区委办, 区政府办], 发: [各社区卫生服务中心]}"
    inner = False

    def realize(self, dress: RecipientsDress, cx: Realizer) -> Iterator[FlowNode]:
        """A line for each kind, ruled off."""
        kinds = (
            (dress.report, self.report),
            (dress.send, self.send),
            (dress.copy, self.copy),
            (dress.cc, self.cc),
        )
        outer, inner = stroke(cx, dress.outer), stroke(cx, dress.inner)
        lines = [
            Panel(self._line(word, units, dress, cx), edges=Edges(top=inner))
            for word, units in kinds
            if units
        ]
        if empty(lines, self, cx):
            return
        lines[0] = replace(lines[0], edges=Edges(top=outer))
        lines[-1] = replace(lines[-1], edges=replace(lines[-1].edges, bottom=outer))
        yield spaced(Stack(tuple(lines), whole=True, span=self.span), dress, cx)

    def _line(self, word: str, units: tuple[Inline, ...], dress: RecipientsDress, cx: Realizer) -> Row:
        """The word, then the units behind it with a hanging indent."""
        label = cx.join(ornament(cx, word, "recipients-label"), "recipients-label")
        comma = ornament(cx, dress.between, "recipients-text")
        names = joined((cx.runs(unit, "recipients-text") for unit in units), comma)
        names += ornament(cx, dress.end, "recipients-text")
        text = cx.join(names, "recipients-text", span=units[0].span)
        return Row((label, text), fixed=(NATURAL, None), gutter=cx.length(dress.gap), cross=Cross.BASELINE)
