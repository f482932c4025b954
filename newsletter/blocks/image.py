"""Image (图片): one picture with its caption and credit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.units import Length
from newsletter.flow.node import Beside, Figure, Fit, Placed, Stack, Stand
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.figures import CaptionDress, captioned, spoken
from newsletter.model.parts import Ruling, across, spaced, stroke
from newsletter.model.pictured import Look, PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import field
from newsletter.source.references import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class ImageDress(CaptionDress, PictureDress):
    """How a picture looks."""

    ratio: float = field("Width over height in a column.", "栏内图的宽高比", default=2.15, minimum=0.2)
    ratio_all: float = field(
        "Width over height across all columns.", "通栏图的宽高比", default=2.8, minimum=0.2
    )
    across: bool = field(
        "Whether a picture with `span: all` crosses the columns; else it stands in one, in its wide ratio.",
        "span: all 的图是否跨栏；否则放在一栏里，用通栏图的宽高比",
        default=True,
    )
    edge: Ruling | None = field("The line round it.", "图框线", default=None)
    beside_ratio: float = field("Width over height beside text.", "绕排图的宽高比", default=0.85, minimum=0.2)
    beside_width: Length = field(
        "How wide it stands beside text.", "绕排图的宽度", default=Length(share=0.38)
    )
    beside_gap: Length = field(
        "The blank between it and the text.", "绕排图与文字之间的空", default=Length(em=1)
    )


class Image(Block[ImageDress]):
    """One picture."""

    src: Picture = field("The picture's file.", "图片文件")
    alt: str = field("What it shows, for those who cannot see it.", "替代文字：图上有什么", default="")
    decorative: bool = field(
        "Whether it says nothing and needs no alt.", "纯装饰图，不需要替代文字", default=False
    )
    caption: Inline | None = field("The line under it.", "图说", default=None)
    credit: Inline | None = field("Who made it.", "作者或来源", default=None)
    fit: Fit = field(
        "Whether it fills its frame and is cropped, or is shown whole.",
        "裁切铺满或完整显示",
        default=Fit.COVER,
    )
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )
    treatment: Look | None = field(
        "In which colours it is printed, where the layout's choice does not suit it: `none`, `grey`, `tint`"
        " or `duotone`.",
        "用什么颜色印：none 原色、grey 灰度、tint 单色、duotone 双色调；不写随版式",
        default=None,
    )
    span_: Literal["column", "all", "bleed"] = field(
        "How wide it stands.", "宽度：一栏、通栏或出血", default="column"
    )
    beside: Literal["start", "end"] | None = field(
        "Let the texts behind it run round it: at the `start` of their lines, or at their `end`.",
        "让后面的文字绕排：start 图在行首一侧，end 图在行尾一侧",
        default=None,
    )
    place_: Literal["auto", "here", "float"] = field(
        "`here`: between the texts it is written between. `float`: across, at a page's head or foot; in a"
        " column, at the head of the next where it does not fit. `auto`: a picture in a column may float.",
        "here 放在原处；float 通栏图移到页首或页尾，栏内图放不下就移到下一栏顶端；auto 只有栏内图可以移动",
        default="auto",
    )
    id: Name = field("What texts call the picture: `${page.ID}`.", "引用图片页码时用的名字", default=Name(""))

    example = "image: {src: pagoda.svg, alt: 雪后的古塔, caption: 收班的巡查队员穿过老街, credit: 插图 本刊}"

    def realize(self, dress: ImageDress, cx: Realizer) -> Iterator[FlowNode]:
        """The picture in the layout's ratio, its caption below; both stay together."""
        wide = self.span_ != "column"
        beside = None if wide else self._beside(dress, cx)
        ratio = dress.ratio_all if wide else dress.ratio
        if self.fit is Fit.CONTAIN:
            # The picture's own; how deep it may stand is for the page to say.
            ratio = self.src.size.ratio
        figure = Figure(
            treated(self.src, dress, cx, self.treatment),
            ratio,
            self.focus,
            self.fit,
            "" if self.decorative else spoken(cx, self.alt, self.caption, self.span),
            cx.grid.inset,
            bleed=self.span_ == "bleed",
            edge=stroke(cx, dress.edge),
            round=cx.length(dress.round),
            role=Role.ARTIFACT if self.decorative else Role.FIGURE,
            span=self.span,
        )
        whole = Stack(
            (figure, *captioned(cx, dress, self.caption, self.credit)),
            whole=True,
        )
        crosses = wide and dress.across
        floats = self.place_ == "float" or (self.place_ == "auto" and not crosses)
        stand = Stand.FLOAT if floats else Stand.HERE
        node = across(spaced(whole, dress, cx), cx, wanted=crosses, stand=stand)
        yield replace(node, beside=beside) if beside and isinstance(node, Placed) else node

    def _beside(self, dress: ImageDress, cx: Realizer) -> Beside | None:
        """How it stands beside the texts behind it, if it does."""
        if self.beside is None:
            return None
        side = Align.START if self.beside == "start" else Align.END
        ratio = 0.0 if self.fit is Fit.CONTAIN else dress.beside_ratio
        return Beside(cx.length(dress.beside_width), cx.length(dress.beside_gap), side, ratio)
