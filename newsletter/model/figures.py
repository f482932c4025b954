"""What the kinds with pictures and symbols share: a picture's words, its caption line, a QR symbol."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.colour import BLACK, WHITE
from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.units import MM, Length
from newsletter.basics.vector import VectorShape, rectangle, transformed
from newsletter.flow.node import NATURAL, Diagram, Row
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.parts import Ruling, Spaced, barred, ruling, stroke
from newsletter.pictures import PictureFault
from newsletter.pictures.qr import QUIET, Level, qr
from newsletter.source.inline import allowed_link
from newsletter.source.record import field

if TYPE_CHECKING:
    from newsletter.basics.span import Span
    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer
    from newsletter.source.inline import Inline

# A symbol is read at arm's length from this width on, and printed safely from this module on.
LEAST_WIDTH = 20 * MM
LEAST_MODULE = 0.4 * MM
# Below this no symbol is anything but a blot.
SMALLEST = 5 * MM


class CaptionDress(Spaced):
    """How the line under a picture looks."""

    caption_bar: Ruling | None = field(
        "The bar before a caption.", "图说前的竖条", default=ruling(2, "accent")
    )
    caption_bar_depth: Length = field("How long the bar is.", "竖条的长度", default=Length(9))
    caption_gap: Length = field("The blank behind the bar.", "竖条后的空", default=Length(5))


class SymbolDress(Spaced):
    """How a QR symbol looks."""

    size: Length = field("Its width without the quiet zone.", "码的宽度，不含四周留白", default=Length(60))
    level: Level = field(
        "How much of it may be damaged: `M`, or `Q` on posters.", "容错等级：M，海报用 Q", default="M"
    )


def spoken(cx: Realizer, alt: str, caption: Inline | None, span: Span | None) -> str:
    """What is read aloud of a picture: its alt text, else its caption with a warning, else an error."""
    if alt or caption is None:
        if not alt:
            cx.report("E351", span)
        return alt
    cx.report("W350", span)
    return caption.plain


def captioned(
    cx: Realizer, dress: CaptionDress, caption: Inline | None, credit: Inline | None
) -> tuple[FlowNode, ...]:
    """The line under a picture: the caption behind a bar, the credit at the end of the same line."""
    found: list[FlowNode] = []
    if caption is not None:
        text = cx.text(caption, "caption", role=Role.CAPTION)
        bar = stroke(cx, dress.caption_bar)
        found.append(barred(text, bar, cx.length(dress.caption_bar_depth), cx.length(dress.caption_gap)))
    if credit is not None:
        found.append(cx.text(credit, "credit", role=Role.CAPTION, align=Align.END))
    if caption is None or credit is None:
        return tuple(found)
    return (Row(tuple(found), fixed=(None, NATURAL), gutter=cx.size("credit")),)


def symbol(cx: Realizer, data: str, width: float, span: Span | None, level: Level = "M") -> Diagram | None:
    """The QR symbol of *data*, *width* points wide, on white with its quiet zone of four modules.

    *level* of correction is `M`, or `Q` where it is read from afar. None, with an error reported, where no
    symbol holds the data, or none that wide can stand there. Warns of a symbol that a telephone will
    hardly read.
    """
    if not SMALLEST <= width <= cx.spread:
        most = math.floor(cx.spread / MM)
        cx.report("E354", span, width=round(width / MM, 1), least=round(SMALLEST / MM), most=most)
        return None
    try:
        drawing = qr(data, level)
    except PictureFault as fault:
        cx.report(fault.diagnostic.code, span, **dict(fault.diagnostic.values))
        return None
    module = width / (drawing.size.width - 2 * QUIET)
    if module < LEAST_MODULE:
        cx.report("W352", span, module=round(module / MM, 2), least=LEAST_MODULE / MM)
    elif width < LEAST_WIDTH:
        cx.report("W353", span, width=round(width / MM, 1), least=LEAST_WIDTH / MM)
    side = drawing.size.width * module
    ground = VectorShape(rectangle(Rect(0, 0, side, side)), fill=WHITE)
    grown = Affine(a=module, d=module)
    dark = tuple(replace(shape, path=transformed(shape.path, grown), fill=BLACK) for shape in drawing.flat)
    link = data if "://" in data and allowed_link(data) else None
    return Diagram(Size(side, side), (ground, *dark), role=Role.FIGURE, alt=data, link=link, span=span)
