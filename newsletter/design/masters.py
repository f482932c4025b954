"""What a layout file says of its kinds of pages: their type areas, and what stands outside those.

Lengths are written as in `layout`.
"""

from __future__ import annotations

from enum import StrEnum

from newsletter.basics.units import Length
from newsletter.basics.units import parse_length as _of
from newsletter.flow.style import Align
from newsletter.source.record import Record, field


class StrokeSpec(Record):
    """A rule."""

    width: Length = field("How thick.", "粗细", default=_of("0.5pt"))
    colour: str = field("A palette colour.", "颜色", default="rule")


class RunSpec(Record):
    """Words of furniture in one style; `${issue.number}` and the like are filled in."""

    text: str = field("The words.", "文字")
    style: str = field("Their style.", "样式", default="running-head")
    needs: str = field("A variable without which the words are left out.", "缺此变量则略去", default="")
    unless: str = field("A variable with which the words are left out.", "有此变量则略去", default="")


class Side(StrEnum):
    """Which pages: those of even number (left) or of odd number (right)."""

    LEFT = "left"
    RIGHT = "right"


class FurnitureSpec(Record):
    """One thing outside the type area, at a place on the sheet."""

    y: Length = field("Its top, from the sheet's top; negative from its foot.", "上边位置")
    x: Length = field("Its left, from the type area's left.", "左边位置", default=_of("0pt"))
    width: Length = field("Its width; the type area's if left out.", "宽度", default=_of("100%"))
    depth: Length = field("Its depth.", "高度", default=_of("1L"))
    runs: tuple[RunSpec, ...] = field("Words on one line.", "一行文字", default=())
    align: Align = field("Where the words stand.", "对齐", default=Align.START)
    part: str = field(
        "A part of the publication: masthead, recipients or colophon; or, of a single article, contact or "
        "share.",
        "报头、抄送或版权；只有一篇文章时，也可以是联系方式 (contact) 或二维码 (share)",
        default="",
    )
    styles: dict[str, str] = field(
        "Styles taken in place of a part's own: `{contact-text: bar-text}`.",
        "组成部分换用的样式：{contact-text: bar-text}",
        factory=dict,
    )
    rule: StrokeSpec | None = field("A rule along its top.", "横线", default=None)
    fill: str = field("A palette colour behind it, as deep as it.", "底色", default="")
    bleed: bool = field(
        "Whether that ground reaches past the trim: at both sides, and where it touches head or foot.",
        "底色是否出血",
        default=False,
    )
    middle: bool = field(
        "Whether it stands in the middle of its depth.", "是否在所占高度内上下居中", default=False
    )
    when: str = field(
        "A variable, or a part, without which it is left out.", "缺此变量或部分则略去", default=""
    )
    unless: str = field(
        "A variable, or a part, with which it is left out.", "有此变量或部分则略去", default=""
    )
    push: bool = field(
        "Where it is deeper than its depth, the type area begins so many whole lines lower.",
        "内容超过高度时，版心按整行下移",
        default=False,
    )
    side: Side | None = field(
        "Only on left pages (of even number) or right ones (odd); on both if left out.",
        "只在双页 (left) 或单页 (right)；不写则都有",
        default=None,
    )


class FootRowSpec(Record):
    """One row of a foot: a part of the publication, or words at the two ends of a line."""

    part: str = field("A part of the publication: recipients or colophon.", "抄送或版权", default="")
    runs: tuple[RunSpec, ...] = field("Words at the line's start.", "行首的文字", default=())
    end: tuple[RunSpec, ...] = field("Words at the line's end.", "行末的文字", default=())
    when: str = field(
        "A variable, or a part, without which it is left out.", "缺此变量或部分则略去", default=""
    )
    unless: str = field(
        "A variable, or a part, with which it is left out.", "有此变量或部分则略去", default=""
    )


class FootSpec(Record):
    """Rows at the foot of the type area, between rules; the last rule stands on the area's edge."""

    rows: tuple[FootRowSpec, ...] = field(
        "The rows; what they need is taken off the type area's depth, in whole lines.",
        "各行内容；占用的高度按整行从版心里扣除",
    )
    outer: StrokeSpec | None = field("The first and the last rule.", "首尾两条线", default=None)
    inner: StrokeSpec | None = field("The rules between rows.", "中间的线", default=None)
    padding: Length = field("Blank between a rule and the words.", "线与文字的距离", default=_of("4pt"))
    inset: Length = field("Blank at both ends of the words.", "文字左右的空", default=_of("1em"))
    before: Length = field("The least blank above.", "上方至少留的空", default=_of("1L"))
    even: bool = field(
        "Whether it stands on an even page: where the text ends on an odd one, a page is added for it.",
        "是否必须排在双页：正文止于单页时另加一页",
        default=False,
    )


class MasterSpec(Record):
    """One kind of page."""

    top: Length = field("Where the type area begins, from the sheet's top.", "版心上边")
    bottom: Length = field(
        "Where it ends, from the sheet's top; negative from its foot, on the last row that ends above.",
        "版心下边，从纸的上边量起；负数从下边量起，取其上最后一行",
    )
    furniture: tuple[FurnitureSpec, ...] = field("What stands outside it.", "版心之外", default=())
    foot: FootSpec | None = field(
        "Rows at its foot, as deep as their words need; the last page's take the place of the others'.",
        "版心底部的内容，高度随文字而定",
        default=None,
    )


class SideSpec(Record):
    """What even or odd pages have otherwise than `inner`; what is not said is as there."""

    top: Length | None = field("Where the type area begins.", "版心上边", default=None)
    bottom: Length | None = field("Where it ends.", "版心下边", default=None)
    furniture: tuple[FurnitureSpec, ...] | None = field(
        "What stands outside it, in place of all that `inner` has there.", "版心之外", default=None
    )


class MastersSpec(Record):
    """The pages by kind; the last page's foot takes the place of the others'."""

    first: MasterSpec = field("The first page.", "首页")
    inner: MasterSpec = field("All later pages.", "后续页")
    left: SideSpec | None = field(
        "Later pages of even number: what differs from `inner`.",
        "双页 (左页): 与 inner 不同之处",
        default=None,
    )
    right: SideSpec | None = field(
        "Later pages of odd number: what differs from `inner`.",
        "单页 (右页): 与 inner 不同之处",
        default=None,
    )
    last: MasterSpec = field("The foot of the page that ends the issue (its `top` is not used).", "末页页脚")

    @property
    def even(self) -> MasterSpec:
        """Later pages of even number."""
        return self._side(self.left)

    @property
    def odd(self) -> MasterSpec:
        """Later pages of odd number."""
        return self._side(self.right)

    @property
    def furniture(self) -> tuple[FurnitureSpec, ...]:
        """All furniture as it is written, each item once."""
        said = (self.first, self.inner, self.left, self.right, self.last)
        return tuple(item for master in said if master is not None for item in master.furniture or ())

    @property
    def feet(self) -> tuple[FootSpec, ...]:
        """All feet as they are written, each once."""
        kinds = (self.first, self.inner, self.last)
        return tuple(master.foot for master in kinds if master.foot is not None)

    def _side(self, side: SideSpec | None) -> MasterSpec:
        """`inner` with what a side says laid over it."""
        if side is None:
            return self.inner
        return MasterSpec(
            span=self.inner.span,
            spans={**self.inner.spans, **side.spans},
            top=self.inner.top if side.top is None else side.top,
            bottom=self.inner.bottom if side.bottom is None else side.bottom,
            furniture=self.inner.furniture if side.furniture is None else side.furniture,
            foot=self.inner.foot,
        )
