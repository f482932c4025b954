"""What a layout and an author may choose of a picture's look: round corners, and the palette's colours for its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.colour import BLACK, WHITE
from newsletter.basics.units import Length
from newsletter.model.parts import Paint, Spaced, paint
from newsletter.pictures.treatment import GREY, Treatment
from newsletter.source.record import field

if TYPE_CHECKING:
    from newsletter.model.block import Realizer
    from newsletter.pictures import Picture

Look = Literal["none", "grey", "tint", "duotone"]


class PictureDress(Spaced):
    """How the pictures of a kind look."""

    round: Length = field(
        "The radius of their corners; pictures that bleed have none.",
        "圆角的半径；出血的图没有圆角",
        default=Length(0),
    )
    treatment: Look = field(
        "`grey`: without colours. `tint`: in one colour of the palette, on white. `duotone`: from a dark one"
        " to a light one. `none`: as they are.",
        "grey 灰度；tint 用配色里的一种颜色，白处留白；duotone 由深色到浅色的双色调；none 原色",
        default="none",
    )
    tone: Paint = field("The colour of a `tint`.", "tint 的颜色", default="accent")
    dark: Paint = field("What black becomes in a `duotone`.", "双色调里黑变成的颜色", default="deep")
    light: Paint = field("What white becomes in a `duotone`.", "双色调里白变成的颜色", default="tint")


def treated(picture: Picture, dress: PictureDress, cx: Realizer, look: Look | None = None) -> Picture:
    """*picture* in the colours that its author asks for with *look*, else those of the dress."""
    chosen = look or dress.treatment
    if chosen == "none":
        return picture
    if chosen == "grey":
        return replace(picture, treatment=GREY)
    if chosen == "tint":
        return replace(picture, treatment=Treatment(paint(cx, dress.tone) or BLACK))
    dark, light = paint(cx, dress.dark) or BLACK, paint(cx, dress.light) or WHITE
    return replace(picture, treatment=Treatment(dark, light))
