"""What stands at the top of a content file, beside its articles."""

from __future__ import annotations

from typing import Literal

from newsletter.basics.units import Length
from newsletter.design.themes import ThemeSpec
from newsletter.model.brand import BrandSpec
from newsletter.model.document import Issue, Meta, Publication
from newsletter.source.language import Language
from newsletter.source.record import Record, field

# The parts of an article, in the order of the page; each is a block of the kind of its name, but
# for the sections, which are a list of them.
ARTICLE_PARTS = (
    "kicker",
    "headline",
    "deck",
    "byline",
    "dateline",
    "lead",
    "sections",
    "related",
    "share",
    "contact",
    "toc",
)
# What texts and contents lists call an article.
ID = "id"
ENDING_PARTS = ("recipients", "colophon")
# What an article says beside its parts.
MODULE = "module"
SECTIONS = "sections"
SECTION = "section"
BLOCKS = "blocks"
ARTICLES = "articles"


class ArticleSpec(Record):
    """What an article says of itself, beside its parts."""

    module: str = field(
        "The kind of module that it wants, in a layout that has modules.",
        "在分模块的版式里，这篇文章要放的模块种类",
        default="",
    )


class FitSpec(Record):
    """How much room the whole may take."""

    pages: int = field("The number of pages to fill exactly.", "正好排满的页数", minimum=1, maximum=2000)


class PageSpec(Record):
    """The sheet, where it is not the layout's."""

    size: str = field("A sheet's name (A3, 8开 …) or W×H with a unit.", "纸张：名称或 宽×高", default="")
    bleed: Length | None = field("How far art runs past the trim.", "出血", default=None)


class Content(Record):
    """A content file, without its articles and endings."""

    version: int = field(
        "The version of this format; 1.", "格式版本，目前为 1", default=1, minimum=1, maximum=1
    )
    publication: Publication = field("The paper: its name, or a mapping.", "报刊：名称，或一组说明")
    issue: Issue = field("The number and date of this issue.", "期号和日期", factory=Issue)
    lang: Language = field(
        "The language, as zh-Hans, zh-Hant, zh-HK, ja, ko or en.",
        "语言，如 zh-Hans、zh-Hant、zh-HK、ja、ko、en",
        default="zh-Hans",
    )
    layout: str = field("The layout's name, or a layout file.", "版式名称，或版式文件", default="")
    theme: str | ThemeSpec = field(
        "The theme's name, or `{palette: …, type: …}` of two.",
        "主题名称，或 {palette: …, type: …} 分别取颜色和字体",
        default="",
    )
    brand: str | BrandSpec | None = field(
        "The house's own publication, colours and faces: a mapping, or a file with it.",
        "本单位的报刊、颜色和字体：一组说明，或写着它们的文件",
        default=None,
    )
    fit: Literal["sheet"] | FitSpec | None = field(
        "What the text must fill: `{pages: 2}`, or `sheet`.", "排满多少：{pages: 2}，或 sheet", default=None
    )
    page: PageSpec | None = field(
        "The sheet, where it is not the layout's.", "纸张，与版式不同时填写", default=None
    )
    variables: dict[str, object] = field(
        "Words to be used as ${name} anywhere.", "可在各处以 ${名称} 引用的文字", factory=dict
    )
    include: str | tuple[str, ...] = field(
        "Files whose keys are laid under this one's.", "并入的文件，本文件中的同名项优先", default=()
    )
    meta: Meta = field("What the file says of itself.", "文件信息", factory=Meta)
