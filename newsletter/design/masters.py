"""What a layout file says of its kinds of pages: their type areas, and what stands outside those.

Lengths are written as in `layout`.
"""

from __future__ import annotations

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


class FurnitureSpec(Record):
    """One thing outside the type area, at a place on the sheet."""

    y: Length = field("Its top, from the sheet's top; negative from its foot.", "上边位置")
    x: Length = field("Its left, from the type area's left.", "左边位置", default=_of("0pt"))
    width: Length = field("Its width; the type area's if left out.", "宽度", default=_of("100%"))
    depth: Length = field("Its depth.", "高度", default=_of("1L"))
    runs: tuple[RunSpec, ...] = field("Words on one line.", "一行文字", default=())
    align: Align = field("Where the words stand.", "对齐", default=Align.START)
    part: str = field(
        "A part of the publication: masthead, recipients or colophon.", "报头、抄送或版权", default=""
    )
    rule: StrokeSpec | None = field("A rule along its top.", "横线", default=None)
    fill: str = field("A palette colour behind it.", "底色", default="")
    when: str = field(
        "A variable, or a part, without which it is left out.", "缺此变量或部分则略去", default=""
    )
    unless: str = field(
        "A variable, or a part, with which it is left out.", "有此变量或部分则略去", default=""
    )


class MasterSpec(Record):
    """One kind of page."""

    top: Length = field("Where the type area begins, from the sheet's top.", "版心上边")
    bottom: Length = field("Where it ends, from the sheet's top.", "版心下边")
    furniture: tuple[FurnitureSpec, ...] = field("What stands outside it.", "版心之外", default=())


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
        )
