"""What a layout file says of modules: several articles on one sheet, each in a rectangle of its own.

Lengths are written as in `layout`.
"""

from __future__ import annotations

from newsletter.basics.units import Length
from newsletter.basics.units import parse_length as _of
from newsletter.design.bands import BandSpec
from newsletter.design.masters import StrokeSpec
from newsletter.source.record import Record, field


class UprightSpec(Record):
    """A headline that stands upright along the whole depth of its module."""

    width: Length = field("The width of its strip, at the module's left side.", "竖标题所占的宽度")
    style: str = field("Its style.", "样式", default="headline")


class KindSpec(Record):
    """One kind of module."""

    opener: tuple[BandSpec, ...] | None = field(
        "What stands across it before the text; the layout's own opener if left out.",
        "模块开头的各部分，不写则同版式的 opener",
        default=None,
    )
    ending: tuple[BandSpec, ...] | None = field(
        "What stands across it behind the text; the layout's own ending if left out.",
        "模块结尾的各部分，不写则同版式的 ending",
        default=None,
    )
    styles: dict[str, str] = field(
        "Styles taken in place of others: `{body: comment-body}`.",
        "换用的样式：{body: comment-body}",
        factory=dict,
    )
    columns: int = field(
        "How many columns of text stand in it; 0: as many as columns of the sheet that it is wide.",
        "模块里文字分几栏；0 即模块占几栏就分几栏",
        default=0,
        minimum=0,
        maximum=6,
    )
    upright: UprightSpec | None = field("A headline set upright.", "竖排标题", default=None)
    whole: bool = field("Never goes on elsewhere.", "不转到别处", default=False)
    fill: str = field("A palette colour behind it.", "底色", default="")
    edge: StrokeSpec | None = field("A rule along its top.", "上边线", default=None)
    frame: StrokeSpec | None = field("A rule on all four sides.", "四边线", default=None)
    inset: Length = field("Blank at both sides inside it.", "左右的内边距", default=_of("0pt"))
    padding: Length = field(
        "Blank above and below inside it, in whole lines.", "上下的内边距, 整行", default=_of("0pt")
    )
    asked: bool = field(
        "Only for articles that ask for it by `module`.", "只放用 module 指明它的文章", default=False
    )
    otherwise: str = field(
        "The kind that stands in its place where no article asks for it.",
        "没有文章指明它时改用的种类",
        default="",
    )


class CellSpec(Record):
    """Modules one below another in a row of modules."""

    columns: int = field("How many columns of the sheet it is wide.", "占几栏", minimum=1, maximum=6)
    kinds: tuple[str, ...] = field("The kinds of the modules in it, from top to foot.", "自上而下的模块种类")


class RowSpec(Record):
    """Modules abreast; cells to which no article comes give their columns to the others."""

    row: tuple[CellSpec, ...] = field("The cells from left to right.", "自左而右的格")


class ModulesSpec(Record):
    """Articles in modules. A page has rows of them; a further page repeats the last row as often as it must."""

    kinds: dict[str, KindSpec] = field("The kinds of modules by name.", "模块的种类")
    first: tuple[RowSpec, ...] = field("The rows of the first page.", "首页的各行")
    later: tuple[RowSpec, ...] = field(
        "The rows of later pages; the first page's if left out.", "后续页的各行，不写则同首页", default=()
    )
    gap: Length = field(
        "The blank between modules one below another, in whole lines.",
        "上下模块间的空, 整行",
        default=_of("2L"),
    )
    rule: StrokeSpec | None = field("A rule in the middle of that blank.", "上下模块之间的线", default=None)
    divider: StrokeSpec | None = field("A rule between modules abreast.", "左右模块之间的线", default=None)
    pictures: tuple[Length, ...] = field(
        "How far the heights of cropped pictures may turn so that modules end level: `[80%, 125%]`.",
        "为使模块上下取齐，裁切的图片高度可取的最小和最大百分比",
        default=(),
    )
    jump: str = field(
        "What stands where an article breaks off; `${folio}` is the page on which it goes on.",
        "转版处的话，${folio} 是转到的版次",
        default="（下转第${folio}版）",
    )
    carried: str = field(
        "What stands above the part that goes on; `${folio}` is the page from which it comes, `${headline}` "
        "the article's headline.",
        "接版处的话，${folio} 是原来的版次，${headline} 是标题",
        default="（上接第${folio}版）${headline}",
    )
    jump_style: str = field("The style of the former.", "转版的样式", default="jump")
    carried_style: str = field("The style of the latter.", "接版的样式", default="carried")
