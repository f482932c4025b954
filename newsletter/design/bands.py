"""What a layout file says of bands: an article's parts across the page, one below another or in cells abreast.

Lengths are written as in `layout`.
"""

from __future__ import annotations

from enum import StrEnum

from newsletter.basics.units import Length
from newsletter.basics.units import parse_length as _of
from newsletter.design.masters import StrokeSpec
from newsletter.flow.node import Cross
from newsletter.source.record import Record, field


class Reach(StrEnum):
    """How far the pictures of a band reach."""

    MEASURE = "measure"
    SIDES = "sides"
    HEAD = "head"


class BandCellSpec(Record):
    """One cell of a band: parts of the article, one below another."""

    share: float = field("Its share of the band's width.", "宽度份额", default=1.0, minimum=0.05)
    parts: tuple[str, ...] = field("The parts that stand in it.", "组成部分")
    edge: StrokeSpec | None = field("A rule at its left side.", "左边线", default=None)
    inset: Length = field("Blank between that rule and the text.", "边线与文字的距离", default=_of("0pt"))


class BandSpec(Record):
    """Parts of an article across the page: one below another, or in cells abreast."""

    parts: tuple[str, ...] = field("Parts one below another.", "自上而下的组成部分", default=())
    row: tuple[BandCellSpec, ...] = field("Cells abreast.", "并排的格", default=())
    when: str = field("A part without which the band is left out.", "没有此部分则略去", default="")
    unless: str = field("A part with which the band is left out.", "有此部分则略去", default="")
    gutter: Length = field("The blank between cells.", "格距", default=_of("2em"))
    keep: bool = field(
        "Whether cells without a part keep their width, rather than give it to the others.",
        "没有内容的格是否仍占宽度，而不让给其他格",
        default=False,
    )
    cross: Cross = field("How cells stand to each other.", "上下对齐", default=Cross.TOP)
    fill: str = field("A palette colour behind the band.", "底色", default="")
    rule: StrokeSpec | None = field(
        "A rule behind it: below, in vertical writing at the left.",
        "后面的线：在下方，竖排时在左边",
        default=None,
    )
    reach: Reach = field(
        "How far its pictures reach: across the `measure`, to the sheet's edges at both sides (`sides`), or also "
        "to its head where one stands first on the page (`head`).",
        "图片伸到哪里：measure 版心宽，sides 左右出血，head 在页首时连上边也出血",
        default=Reach.MEASURE,
    )
    ratio: float | None = field(
        "Width over height of its pictures, below the page's head, but for those shown whole; as the picture's kind "
        "has it if left out.",
        "图片的宽高比（页首以下的部分），整张显示的图除外；不写则按图片自己的写法",
        default=None,
        minimum=0.2,
    )
    bleed: bool = field("Whether the ground reaches past the trim.", "底色出血", default=False)
    flush: bool = field(
        "Whether its ground and pictures reach the band's own top and foot, so that such bands meet each other "
        "and the sheet's head; else they meet the ink of the lines beside.",
        "底色和图片是否直抵这一带的上下边，使相邻的带和纸边相接",
        default=False,
    )
    padding: Length = field("Blank above and below, inside the ground.", "内边距", default=_of("0pt"))
    headroom: Length = field(
        "More blank above, inside the ground: for furniture that stands on it. With it a band may be a ground without parts.",
        "底色之内上方再留的空，放页面附属文字；有它时，一带可以只有底色而没有内容",
        default=_of("0pt"),
    )
    before: Length = field("Blank above.", "段前", default=_of("0pt"))
    after: Length = field("Blank below.", "段后", default=_of("0pt"))
