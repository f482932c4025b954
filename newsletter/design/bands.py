"""What a layout file says of bands: an article's parts across the page, one below another or in cells abreast.

Lengths are written as in `layout`.
"""

from __future__ import annotations

from newsletter.basics.units import Length
from newsletter.basics.units import parse_length as _of
from newsletter.design.masters import StrokeSpec
from newsletter.flow.node import Cross
from newsletter.source.record import Record, field


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
    cross: Cross = field("How cells stand to each other.", "上下对齐", default=Cross.TOP)
    fill: str = field("A palette colour behind the band.", "底色", default="")
    bleed: bool = field("Whether the ground reaches past the trim.", "底色出血", default=False)
    padding: Length = field("Blank above and below, inside the ground.", "内边距", default=_of("0pt"))
    before: Length = field("Blank above.", "段前", default=_of("0pt"))
    after: Length = field("Blank below.", "段后", default=_of("0pt"))
