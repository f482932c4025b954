"""What a layout file may say: its records, each field with its words for the layout's author.

Lengths are written as in `basics.units`; `L` is one line of the body grid, `em` the style's size.
"""

from __future__ import annotations

from typing import Literal

from newsletter.basics.units import Length
from newsletter.basics.units import parse_length as _of
from newsletter.design.bands import BandSpec
from newsletter.design.masters import MastersSpec, StrokeSpec
from newsletter.design.modules import ModulesSpec
from newsletter.flow.style import Align, Family, Hanging, Interpunct, Kinsoku, Punctuation, Writing
from newsletter.source.record import Record, field


class SheetSpec(Record):
    """The paper."""

    size: str = field("A sheet's name (A4, 8开 …) or W×H with a unit.", "纸张: 名称或 宽×高", default="A4")
    bleed: Length = field("How far art runs past the trim.", "出血", default=_of("3mm"))
    pages: int = field(
        "The number of pages must be a multiple of this: 4 for sheets folded once. Another number is told.",
        "页数应是此数的倍数，折页小报为 4；不是倍数时给出提示",
        default=1,
        minimum=1,
        maximum=64,
    )


class GridSpec(Record):
    """The baseline grid."""

    size: Length = field("The body's type size.", "正文字号", default=_of("10.5pt"))
    unit: Length = field(
        "The body's leading: the depth of one line, `1L`.", "正文行距, 即 1L", default=_of("17pt")
    )


class ColumnSpec(Record):
    """The columns of the type area."""

    count: int = field("How many columns.", "栏数", default=2, minimum=1, maximum=6)
    measure: Length = field("The width of one column, in whole ems of the body.", "栏宽", default=_of("23em"))
    gutter: Length = field("The blank between two columns.", "栏距", default=_of("2em"))
    inside: Length | None = field(
        "How far the columns stand from the spine: from the left edge of odd pages and the right edge of even "
        "ones. In the middle of the sheet if left out.",
        "分栏到订口的距离：单页从左边、双页从右边量起；不写则居中",
        default=None,
    )
    margin: Length | None = field(
        "The blank at both sides of the sheet. The columns then take as many whole ems as it leaves, on any "
        "sheet, and `measure` is not used.",
        "左右页边的空；写了它，栏宽取其间放得下的整字数，换纸也成立，不再看 measure",
        default=None,
    )
    rule: StrokeSpec | None = field("The rule in the middle of each gutter.", "栏与栏之间的线", default=None)


class ColourSpec(Record):
    """A palette's colour in all its inks."""

    rgb: str = field("On screen, as #RRGGBB.", "屏幕色")
    cmyk: tuple[float, ...] = field("In print: four shares of ink from 0 to 100.", "印刷色")
    spot: str = field("The name of a spot ink.", "专色名", default="")


class MarkSpec(Record):
    """How strong, emphasised or linked words differ from those around them."""

    family: Family | None = field("The type family.", "字体", default=None)
    weight: int | None = field("The weight.", "字重", default=None, minimum=100, maximum=900)
    size: Length | None = field("The size; `em` is the style's own.", "字号", default=None)
    colour: str = field("A palette colour.", "颜色", default="")
    gap: Length | None = field("The blank on both sides.", "两侧的空", default=None)


class StyleSpec(Record):
    """A text style. What is not said is taken from the style it is like."""

    like: str = field("The style it is like.", "沿用的样式", default="")
    role: Literal["reading", "heading", "accent", "figure", "label"] | None = field(
        "Which of a theme's or a brand's faces it takes, where its name does not say so.",
        "随主题换哪一类字体：正文、标题、点缀、数字、小字；常用样式按名称已有归类",
        default=None,
    )
    family: Family | None = field("The type family: 宋 黑 楷 仿 标.", "字体", default=None)
    weight: int | None = field("The weight, 400, 700 or 900.", "字重", default=None, minimum=100, maximum=900)
    size: Length | None = field("The type size.", "字号", default=None)
    leading: Length | None = field("The depth of a line.", "行距", default=None)
    colour: str = field("A palette colour.", "颜色", default="")
    align: Align | None = field("How lines stand in the measure.", "对齐", default=None)
    indent: Length | None = field("The first line's indent.", "首行缩进", default=None)
    hang: Length | None = field("The indent of all other lines.", "悬挂缩进", default=None)
    tracking: Length | None = field("Blank added after each character.", "字距", default=None)
    before: Length | None = field("Blank above.", "段前", default=None)
    after: Length | None = field("Blank below.", "段后", default=None)
    kinsoku: Kinsoku | None = field("How strictly marks keep from line ends.", "避头尾", default=None)
    punctuation: Punctuation | None = field("How far marks are squeezed.", "标点挤压", default=None)
    autospace: float | None = field(
        "The gap between Han and Latin, in em.", "中西文间距", default=None, minimum=0, maximum=1
    )
    autospace_digits: bool | None = field(
        "Whether figures have that gap, too; official documents set 2026年 solid.",
        "数字与中文之间是否留间距",
        default=None,
    )
    on_grid: bool | None = field(
        "Widen the gaps beside Latin until it fills whole ems.", "西文占整字宽, 使汉字纵横对齐", default=None
    )
    hanging: Hanging | None = field(
        "Let commas and stops hang at line ends: none or comma.", "行尾点号悬挂", default=None
    )
    interpunct: Interpunct | None = field("The width of ·: half or full.", "间隔号宽度", default=None)
    tight: bool | None = field(
        "Leave no blank between a closing and an opening mark.", "后标点与前标点之间不留空", default=None
    )
    hyphenate: bool | None = field(
        "Let long Latin words break with a hyphen where lines would else be loose; true unless said.",
        "行过松时西文长词可用连字符折行，默认 true",
        default=None,
    )
    abreast: int | None = field(
        "How many figures stand side by side in a vertical line: 1, 2 or 3; 2 unless said.",
        "直排时并排横置的数字位数: 1、2 或 3，默认 2",
        default=None,
        minimum=1,
        maximum=3,
    )
    phrases: str | None = field(
        "What finds the words that headings keep whole: budoux, or nothing for the built-in list.",
        "标题断行的分词器: budoux, 不写则用内置词表",
        default=None,
    )
    balance: bool | None = field("Make lines equally long.", "各行等长", default=None)
    whole: bool | None = field("Never break; step the size down instead.", "不折行", default=None)
    figures: str | None = field("An OpenType figure feature, as tnum.", "数字样式", default=None)
    sizes: tuple[str, ...] = field(
        "Sizes with their leadings (`63pt/4L`), largest first: the first that fits is taken.",
        "备选字号/行距, 从大到小",
        default=(),
    )
    lines: int | None = field(
        "How many lines a size from `sizes` may take.",
        "备选字号允许的行数",
        default=None,
        minimum=1,
        maximum=20,
    )
    grow: Length | None = field(
        "How much larger than a size from `sizes` the text may be set, so that its longest line fills the measure: `8%`. "
        "Never larger than its leading.",
        "为使最长一行排满栏宽，所选字号至多再放大多少，如 8%；不会大过行距",
        default=None,
    )
    strong: MarkSpec | None = field("Strong words.", "加粗", default=None)
    emphasis: MarkSpec | None = field("Emphasised words.", "强调", default=None)
    code: MarkSpec | None = field("Code.", "代码", default=None)
    link: MarkSpec | None = field("Links.", "链接", default=None)


class KnobsSpec(Record):
    """What copyfitting may turn: for each knob its two ends, the layout's own value between them."""

    leading: tuple[Length, ...] = field(
        "The body's leading, the densest and the loosest: `[16pt, 18pt]`.",
        "正文行距的最小值和最大值",
        default=(),
    )
    size: tuple[Length, ...] = field(
        "The body's size, the smallest and the largest: `[10pt, 10.5pt]`.",
        "正文字号的最小值和最大值",
        default=(),
    )
    pictures: tuple[Length, ...] = field(
        "The heights of cropped pictures, as shares of their own: `[80%, 115%]`.",
        "裁切的图片高度的最小和最大百分比",
        default=(),
    )
    together: bool = field(
        "Whether the size is turned along with leading and pictures, so that all grows and shrinks in proportion; "
        "else only where these are at their ends.",
        "字号是否与行距、图高一同按比例调节；否则先调行距和图高，到头再调字号",
        default=False,
    )


class LayoutSpec(Record):
    """A layout file."""

    version: int = field("The format's version.", "格式版本", default=1, minimum=1, maximum=1)
    title: str = field("The layout's name for people.", "版式名称", default="")
    about: str = field("One sentence on what it is for.", "用途", default="")
    sheet: SheetSpec = field("The paper.", "纸张", factory=SheetSpec)
    distance: Length | None = field(
        "From how far it is read, as `2m`. Whoever changes it scales every length in points or millimetres but "
        "the sheet and its bleed; `check` tells type that is too small for it.",
        "从多远处阅读，如 2m；改动它时，除纸张和出血外，一切以点、毫米写的尺寸同比缩放；check 提示过小的字",
        default=None,
    )
    fit: Literal["sheet", "pages"] | None = field(
        "What a text fills where its content asks for nothing else. `sheet`: one sheet, and the build stops where it "
        "cannot. `pages`: as many as it takes, the last of them full as far as `knobs` allow.",
        "内容没有另说时排满多少：sheet 正好一张纸，排不满或排不下就停；pages 页数不限，按 knobs 所许排满最后一页",
        default=None,
    )
    writing: Writing = field(
        "Which way lines run: horizontal, or vertical, from right to left. In vertical writing a measure is "
        "a column's height, and the type area's top and bottom count from the sheet's right edge.",
        "横排或竖排；竖排时栏宽即每行的高度，版心的上、下从纸的右边量起",
        default=Writing.HORIZONTAL,
    )
    grid: GridSpec = field("The baseline grid.", "网格", factory=GridSpec)
    columns: ColumnSpec = field("The columns.", "分栏", factory=ColumnSpec)
    date: str = field(
        "How dates are written: {year} {month} {monthname} {day} {weekday}; {hanyear} {hanmonth} {handay} in Chinese "
        "numerals; by the Chinese calendar {ganzhi} {zodiac} {lunaryear} {lunarmonth} {lunarday}, and {term}, the solar "
        "term that begins on the day, if one does. Lunar dates go from 31 January 1900 to the end of 2100.",
        "日期写法：{year} {month} {monthname} {day} {weekday}；汉字数字 {hanyear} {hanmonth} {handay}；农历 {ganzhi} "
        "{zodiac} {lunaryear} {lunarmonth} {lunarday}；{term} 为当日交的节气，没有就不写。农历可写 1900 年 1 月 31 日到 2100 年底",
        default="{year}年{month}月{day}日",
    )
    lunar: str = field(
        "How furniture writes `${issue.lunar}`, with the fields of `date`; nothing where it is empty.",
        "`${issue.lunar}` 的写法，可用的字段同 date；空着就不写",
        default="农历{ganzhi}年{lunarmonth}{lunarday}　{term}",
    )
    months: tuple[str, ...] = field(
        "What {monthname} writes, from January on.",
        "{monthname} 写出的月份名，从一月起",
        default=tuple(f"{number}月" for number in range(1, 13)),
    )
    weekdays: tuple[str, ...] = field(
        "What {weekday} writes, from Monday on.",
        "{weekday} 写出的星期名，从星期一起",
        default=tuple(f"星期{name}" for name in "一二三四五六日"),
    )
    words: dict[str, str] = field(
        "Words that furniture names as `${words.NAME}`; a language may have its own.",
        "页面附属文字里以 ${words.名称} 引用的话，各语言可以不同",
        factory=dict,
    )
    knobs: KnobsSpec | None = field(
        "What `fit` may turn, and how far.", "按页数排满 (fit) 时可以调节的项目和范围", default=None
    )
    between: Length = field("The blank above a further article.", "后一篇文章上方的空", default=_of("2L"))
    fresh: bool = field(
        "Whether each further article begins a new page.", "后一篇文章是否另起一页", default=False
    )
    palette: dict[str, ColourSpec] = field("Colours by name.", "色板", factory=dict)
    contrast: float = field(
        "The least contrast between a text and its ground on screen; 7 for large print.",
        "文字与底色在屏幕上的最低对比度，大字版写 7",
        default=4.5,
        minimum=4.5,
        maximum=21,
    )
    styles: dict[str, StyleSpec] = field("Text styles by name.", "样式", factory=dict)
    masters: MastersSpec = field("The kinds of page.", "页面")
    modules: ModulesSpec | None = field(
        "Articles side by side on one sheet, each in a module of its own; without it they follow each other.",
        "多篇文章各成模块，同在一版；不写则前后相接",
        default=None,
    )
    opener: tuple[BandSpec, ...] = field(
        "What stands across the page before an article's text.", "文章开头", default=()
    )
    ending: tuple[BandSpec, ...] = field("What stands across the page behind it.", "文章结尾", default=())
