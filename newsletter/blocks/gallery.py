"""Gallery (组图): pictures of one size side by side, under one caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.flow.node import Figure, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.model.block import Block
from newsletter.model.figures import CaptionDress, captioned, spoken
from newsletter.model.parts import across, empty, spaced
from newsletter.model.pictured import Look, PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline
from newsletter.source.record import Record, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode
    from newsletter.model.block import Realizer


class GalleryDress(CaptionDress, PictureDress):
    """How a gallery looks."""

    columns: int = field(
        "Pictures abreast, where the author does not say.", "作者未写时一行几张", default=3, minimum=1
    )
    across_from: int = field(
        "From how many abreast on it crosses all columns.", "一行满几张就通栏", default=3
    )
    ratio: float = field("Width over height of each picture.", "每张图的宽高比", default=1.5, minimum=0.2)


class Shot(Record):
    """One picture of a gallery."""

    src: Picture = field("The picture's file.", "图片文件")
    alt: str = field("What it shows, for those who cannot see it.", "替代文字：图上有什么", default="")
    decorative: bool = field(
        "Whether it says nothing and needs no alt.", "纯装饰图，不需要替代文字", default=False
    )
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )


class Gallery(Block[GalleryDress]):
    """Pictures side by side."""

    images: tuple[Shot, ...] = field("The pictures.", "各张图片")
    columns: int | None = field("How many stand abreast.", "一行几张", default=None, minimum=1, maximum=6)
    ratio: float | None = field(
        "Width over height of each.", "每张图的宽高比", default=None, minimum=0.2, maximum=5
    )
    caption: Inline | None = field("The line under them.", "图说", default=None)
    credit: Inline | None = field("Who made them.", "作者或来源", default=None)
    treatment: Look | None = field(
        "In which colours they are printed, where the layout's choice does not suit them: `none`, `grey`, `tint`"
        " or `duotone`.",
        "用什么颜色印：none 原色、grey 灰度、tint 单色、duotone 双色调；不写随版式",
        default=None,
    )

    example = "gallery: {images: [{src: mask.svg, alt: 护目镜后的眼睛}, {src: letter.svg, alt: 按着红手印的申请书}], caption: 集中培训}"

    def realize(self, dress: GalleryDress, cx: Realizer) -> Iterator[FlowNode]:
        """Rows of equal frames; what an unfull last row lacks stays blank."""
        if empty(self.images, self, cx):
            return
        count = self.columns or min(dress.columns, len(self.images))
        ratio = self.ratio or dress.ratio
        figures: list[FlowNode] = [self._figure(shot, ratio, dress, cx) for shot in self.images]
        figures += [Space(0.0)] * (-len(figures) % count)
        # Frames stand inside their rows, so the gutter that matches is both insets.
        gutter = 2 * cx.grid.inset
        rows = (Row(tuple(figures[at : at + count]), gutter=gutter) for at in range(0, len(figures), count))
        whole = Stack(
            (*rows, *captioned(cx, dress, self.caption, self.credit)),
            whole=True,
            span=self.span,
        )
        yield across(spaced(whole, dress, cx), cx, wanted=count >= dress.across_from)

    def _figure(self, shot: Shot, ratio: float, dress: GalleryDress, cx: Realizer) -> Figure:
        return Figure(
            treated(shot.src, dress, cx, self.treatment),
            ratio,
            shot.focus,
            alt="" if shot.decorative else spoken(cx, shot.alt, self.caption, shot.span),
            inset=cx.grid.inset,
            round=cx.length(dress.round),
            role=Role.ARTIFACT if shot.decorative else Role.FIGURE,
            span=shot.span,
        )
