"""Box (提示框): blocks set apart on a ground of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Insets
from newsletter.basics.units import Length
from newsletter.flow.node import Edges, Panel, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Paint, Ruling, Spaced, empty, paint, ruling, settled, spaced, stroke
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field
from newsletter.source.references import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.colour import Colour
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class Tone(Record):
    """The look of one tone."""

    fill: Paint = field("The ground.", "底色", default="none", bears=("box-title", "box-body"))
    top: Ruling | None = field("The rule on top.", "上边线", default=None)
    frame: Ruling | None = field("The rule at the other edges.", "其余边线", default=None)


class BoxDress(Spaced):
    """How a box looks."""

    note: Tone = field("The usual tone.", "一般提示", default=Tone(fill="tint", top=ruling(1.5, "accent")))
    quiet: Tone = field("A quieter tone.", "素净", default=Tone(fill="pale", top=ruling(0.5, "mid")))
    plain: Tone = field(
        "A frame without a ground.",
        "只有线框",
        default=Tone(top=ruling(1.5, "text"), frame=ruling(0.5, "rule")),
    )
    whole: bool = field("Whether no column break parts it.", "是否不跨栏断开", default=True)
    padding: Length = field("The blank at the text's sides.", "文字左右的空", default=Length(em=1))
    ends: Length = field(
        "The least blank above and below its lines.", "文字上下至少留的空", default=Length(em=0.6)
    )


class Box(Block[BoxDress]):
    """Blocks set apart."""

    title: Inline | None = field("The box's title.", "标题", default=None)
    tone: Literal["note", "quiet", "plain"] = field("How it is set off.", "样式", default="note")
    blocks: tuple[Block[Dress], ...] = field("What the box holds.", "内容")
    id: Name = field("What texts call the box: `${page.ID}`.", "引用提示框页码时用的名字", default=Name(""))

    example = "box: {title: 企业复工自查五项, blocks: [到岗人数每日清点。]}"

    def realize(self, dress: BoxDress, cx: Realizer) -> Iterator[FlowNode]:
        """A panel whose frame meets the grid; inside it the text may leave it."""
        padding, ends = cx.length(dress.padding), cx.length(dress.ends)
        styles = {"body": "box-body", "list": "box-body"}
        inner = map(settled, cx.blocks(self.blocks, styles=styles, narrower=2 * padding))
        parts = (*self._title(cx), *inner)
        if empty(parts, self, cx):
            return
        panel = Panel(
            Stack(parts),
            Insets(ends, padding, ends, padding),
            *_look(getattr(dress, self.tone), cx),
            cx.grid.inset,
            role=Role.ASIDE,
            whole=dress.whole,
            span=self.span,
        )
        yield spaced(panel, dress, cx)

    def _title(self, cx: Realizer) -> Iterator[FlowNode]:
        if self.title is not None:
            span = self.place("title")
            yield replace(cx.text(self.title, "box-title", span=span), with_next=True)


def _look(tone: Tone, cx: Realizer) -> tuple[Colour | None, Edges]:
    frame = stroke(cx, tone.frame)
    return paint(cx, tone.fill), Edges(stroke(cx, tone.top) or frame, frame, frame, frame)
