"""Toc (目录): where to find what the document holds, as a list of lines or as a strip of cells."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.colour import WHITE
from newsletter.basics.geometry import Insets, Rect, Size
from newsletter.basics.units import Length
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Stroke, VectorShape, rectangle
from newsletter.flow.node import INSIDE, NATURAL, Cross, Diagram, Edges, Figure, Panel, Row, Space, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block
from newsletter.model.parts import (
    Paint,
    Ruling,
    across,
    aligned,
    alike,
    empty,
    flush,
    joined,
    labelled,
    leader,
    linked,
    ornament,
    paint,
    ruling,
    spaced,
    stroke,
    tabular,
    whole,
    width_of,
)
from newsletter.model.pictured import PictureDress, treated
from newsletter.pictures import Picture
from newsletter.source.inline import Inline, Piece
from newsletter.source.record import Record, field
from newsletter.source.references import UNKNOWN, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.colour import Colour
    from newsletter.flow.node import FlowNode, Run, Text
    from newsletter.model.block import Listed, Realizer

# What of a title's markup a list keeps: it changes what the words say, not how loud they are.
_KEPT = frozenset({"superscript", "subscript", "emphasis", "code"})
# A leader is left out where there is room for three dots or less, in em.
_LEAST = 1.5
# The tag of a page number, in em of its figures: it holds two of them.
_TAG = Size(1.5, 1.4)
# A cell as wide as its contents has this share of its row at most.
_NATURAL = 0.75


class TocDress(PictureDress):
    """How a list of contents looks."""

    number: str = field("The words round a page number in a list.", "列表中页码前后的字", default="{}")
    number_at: Literal["start", "end"] = field(
        "Where a list has its page numbers.", "列表的页码在行首或行末", default="end"
    )
    number_width: Length = field(
        "The room of a number at the start.", "行首页码的宽度", default=Length(em=2.5)
    )
    leader: Literal["dots", "none"] = field(
        "What leads from a title to its number at the end.", "标题与行末页码之间的引线", default="dots"
    )
    rule: Ruling | None = field("The rule between the entries of a list.", "列表各条之间的线", default=None)
    padding: Length = field("The blank above and below each of them.", "列表各条上下的空", default=Length())
    indent: Length = field(
        "How far headings of a lower level stand in.", "下一级标题缩进多少", default=Length(em=1)
    )
    between: str = field(
        "What stands between the lines of a headline.", "标题分行处在目录中放什么", default="　"
    )
    columns: int = field("The most cells of a strip abreast.", "导读条一行最多几格", default=4, minimum=1)
    least: Length = field("The least width of a cell.", "每格的最小宽度", default=Length(em=11))
    gutter: Length = field("The blank between two.", "相邻两格的间距", default=Length(em=2))
    above: Ruling | None = field("The rule above a strip.", "导读条上方的线", default=ruling(0.5, "accent"))
    picture: Length = field("The side of a cell's picture.", "每格小图的边长", default=Length(lines=2.5))
    tag: Paint = field("The ground of a cell's page number.", "每格页码的底色", default="accent")


class Guide(Record):
    """One entry."""

    to: Reference = field("The id of what it leads to.", "指向的 id")
    title: Inline | None = field("Its title, if not that of the place.", "标题，默认用原标题", default=None)
    note: Inline | None = field("A line or two about it.", "一两行说明", default=None)
    image: Picture | None = field("A small picture, in a strip.", "小图，用于导读条", default=None)
    focus: tuple[float, float] = field(
        "The point that cropping keeps, in shares of width and height.",
        "裁切时保留的中心，按宽、高的比例",
        default=(0.5, 0.5),
        minimum=0,
        maximum=1,
    )


class Toc(Block[TocDress]):
    """A list of contents: the articles with their pages, or the headings of the only article."""

    title: Inline | None = field("The list's own title.", "目录的标题", default=None)
    form: Literal["list", "strip"] = field(
        "Lines one below another, or cells abreast.", "list 逐行，strip 横排成导读条", default="list"
    )
    depth: int = field(
        "How many levels it lists: 2 goes one below the first.",
        "列到第几级，2 再列下一级标题",
        default=1,
        minimum=1,
        maximum=4,
    )
    entries: tuple[Guide, ...] = field(
        "The entries, where they are not to be gathered.", "自己写各条，不自动收集", default=()
    )

    example = "toc: {title: 本期导读, entries: [{to: lanes, title: 老街消毒, note: 六十四次}]}"
    guides = True

    def realize(self, dress: TocDress, cx: Realizer) -> Iterator[FlowNode]:
        """The title, then the entries; each leads to its place."""
        found = tuple(self._found(dress, cx))
        if empty(found, self, cx):
            return
        if self.form == "list":
            yield spaced(self._titled(_list(found, dress, cx), cx), dress, cx)
            return
        cells = self._titled(_strip(found, dress, cx), cx, stroke(cx, dress.above))
        yield across(spaced(replace(cells, whole=True), dress, cx), cx)

    def _titled(self, parts: Iterable[FlowNode], cx: Realizer, above: Stroke | None = None) -> FlowNode:
        """The entries under their title, and that under a rule."""
        rule = Panel(Space(0.0), edges=Edges(top=above), inset=cx.grid.inset, depth=cx.grid.unit / 2)
        head = () if self.title is None else (self._head(self.title, cx),)
        listed = Stack(tuple(parts), role=Role.LIST)
        return Stack((*((rule,) if above else ()), *head, listed), span=self.span)

    def _head(self, title: Inline, cx: Realizer) -> FlowNode:
        text = cx.text(title, "toc-title", indent=0.0, align=Align.START, span=self.place("title"))
        return replace(text, with_next=True, before=0.0)

    def _found(self, dress: TocDress, cx: Realizer) -> Iterator[_Entry]:
        """What it lists, the highest level that there is as the first."""
        if self.entries:
            known = {one.name: one for one in cx.contents(None)}
            for guide in self.entries:
                runs = _title(guide, known.get(guide.to), dress, self._style(1), cx)
                if runs:
                    yield _Entry(guide.to, linked(runs, INSIDE + guide.to), 1, guide)
                else:
                    cx.report("E244", guide.place("to"), name=guide.to)
            return
        listed = cx.contents(self.depth)
        top = min((one.level for one in listed), default=1)
        for one in listed:
            level = one.level - top + 1
            runs = _lines(one, dress, self._style(level), cx)
            yield _Entry(
                one.name,
                linked(runs, INSIDE + one.name),
                level,
                Guide(to=Reference(one.name), span=self.span),
            )

    def _style(self, level: int) -> str:
        if self.form == "strip":
            return "toc-head"
        return "toc-entry" if level == 1 else "toc-entry-2"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry on its way: where it leads, its *title*, its level from 1, and what the author says of it."""

    to: str
    title: tuple[Run, ...]
    level: int
    guide: Guide

    def number(self, cx: Realizer, style: str, words: str = "{}") -> Text:
        """The number of its page, in figures of one width."""
        page = Inline((Piece(UNKNOWN, page=self.to),))
        return tabular(cx.join(labelled(cx, words, page, style), style, span=self.guide.span))

    def words(self, cx: Realizer, style: str) -> Text:
        """Its title as a text."""
        return flush(cx.join(self.title, style, span=self.guide.span))

    def note(self, cx: Realizer, align: Align = Align.START) -> tuple[Text, ...]:
        """The lines about it, if any."""
        note = self.guide.note
        return () if note is None else (cx.text(note, "toc-note", indent=0.0, align=align, span=note.span),)


def _title(guide: Guide, listed: Listed | None, dress: TocDress, style: str, cx: Realizer) -> tuple[Run, ...]:
    """The runs of an entry's title: its own, else that of the place; none where neither has one."""
    if guide.title is not None:
        return cx.runs(guide.title, style)
    return () if listed is None else _lines(listed, dress, style, cx)


def _lines(listed: Listed, dress: TocDress, style: str, cx: Realizer) -> tuple[Run, ...]:
    """The lines of a place's title as one; its notes, links and emphasis stay where they are."""
    lines = (cx.runs(_bare(line), style) for line in listed.title)
    return joined(lines, ornament(cx, dress.between, style))


def _bare(title: Inline) -> Inline:
    pieces = (
        replace(
            piece,
            text=piece.text.replace("\n", " "),
            marks=piece.marks & _KEPT,
            link=None,
            classes=(),
            reading=None,
        )
        for piece in title.pieces
        if "note" not in piece.marks
    )
    return replace(title, pieces=tuple(pieces))


def _list(entries: Sequence[_Entry], dress: TocDress, cx: Realizer) -> Iterator[FlowNode]:
    """One line an entry, perhaps between rules."""
    rule, padding = stroke(cx, dress.rule), cx.length(dress.padding)
    for index, entry in enumerate(entries):
        row = _at_start(entry, dress, cx) if dress.number_at == "start" else _at_end(entry, dress, cx)
        if rule or padding:
            edges = Edges(top=None if index else rule, bottom=rule)
            row = Panel(row, Insets(padding, 0.0, padding, 0.0), edges=edges)
        yield replace(row, whole=True)


def _at_start(entry: _Entry, dress: TocDress, cx: Realizer) -> FlowNode:
    """The page, the title and, at the line's end, the note (a magazine's contents)."""
    style = "toc-entry" if entry.level == 1 else "toc-entry-2"
    title, note = entry.words(cx, style), entry.note(cx, Align.END)
    number, *level = (alike(one, title) for one in (entry.number(cx, "toc-number", dress.number), *note))
    fixed = (cx.length(dress.number_width, style="toc-number"), None, *[NATURAL] * len(note))
    cells = (flush(number), _indented(title, entry, dress, cx), *level)
    return Row(cells, fixed=fixed, gutter=cx.size(style) / 2, cross=Cross.BASELINE, role=Role.ITEM)


def _at_end(entry: _Entry, dress: TocDress, cx: Realizer) -> FlowNode:
    """The title, a leader, and the page at the end of the title's last line; the note below."""
    style = "toc-entry" if entry.level == 1 else "toc-entry-2"
    title, em = entry.words(cx, style), cx.size(style)
    number = aligned(alike(flush(entry.number(cx, "toc-number", dress.number)), title), Align.END)
    measure = cx.measure - (entry.level - 1) * cx.length(dress.indent)
    width = width_of(title.runs)
    if dress.leader == "none" or measure - width - width_of(number.runs) < (1 + _LEAST) * em:
        row = Row((title, number), fixed=(None, NATURAL), gutter=2 * em, cross=Cross.BOTTOM)
    else:
        # The estimate is rather too wide, and leaves a longer gap than the contents' own width does.
        fixed = (NATURAL if width < _NATURAL * measure else width, None, NATURAL)
        cells = (title, leader(title, cx), number)
        row = Row(cells, fixed=fixed, gutter=em / 2, cross=Cross.BOTTOM)
    note = entry.note(cx)
    item = Stack((row, *note), role=Role.ITEM) if note else replace(row, role=Role.ITEM)
    return _indented(item, entry, dress, cx)


def _indented(node: FlowNode, entry: _Entry, dress: TocDress, cx: Realizer) -> FlowNode:
    """*node* set in by the entry's level."""
    indent = (entry.level - 1) * cx.length(dress.indent)
    return Panel(node, Insets(left=indent)) if indent else node


def _strip(entries: Sequence[_Entry], dress: TocDress, cx: Realizer) -> Iterator[FlowNode]:
    """Cells abreast across the columns, in rows of equally many."""
    gutter = cx.length(dress.gutter)
    room = math.floor((cx.spread + gutter) / (cx.length(dress.least) + gutter))
    most = max(1, min(dress.columns, room))
    count = math.ceil(len(entries) / math.ceil(len(entries) / most))
    cells = [_cell(entry, dress, cx) for entry in entries]
    cells += [Space(0.0)] * (-len(cells) % count)
    for at in range(0, len(cells), count):
        before = cx.grid.unit / 2 if at else 0.0
        yield Row(tuple(cells[at : at + count]), gutter=gutter, before=before)


def _cell(entry: _Entry, dress: TocDress, cx: Realizer) -> FlowNode:
    """The picture with the page on its corner, or the page alone, and the words beside it."""
    title = replace(entry.words(cx, "toc-head"), with_next=True)
    em, ground = cx.size("toc-tag"), paint(cx, dress.tag)
    number = whole(aligned(flush(entry.number(cx, "toc-tag")), Align.CENTER))
    if ground is not None:
        white = (replace(run, style=replace(run.style, colour=WHITE)) for run in number.runs)
        number = replace(number, runs=tuple(white))
    if entry.guide.image is None:
        number = replace(number, style=replace(number.style, size=em, leading=_TAG.height * em))
        gap = (title.style.leading - number.style.leading) / 2
        tag = Panel(Panel(number, fill=ground), Insets(top=gap, bottom=gap))
        mark: FlowNode = Row((tag, Space(0.0)), fixed=(_TAG.width * em, None), cross=Cross.MIDDLE)
    else:
        mark = _picture(entry.guide, entry.guide.image, dress, cx)
        mark = Stack((mark, *_corner(number, ground, em, cx)))
    width = _TAG.width * em if entry.guide.image is None else cx.length(dress.picture)
    words = Stack((title, *entry.note(cx)))
    return Row((mark, words), fixed=(width, None), gutter=cx.size("toc-head") * 0.75, role=Role.ITEM)


def _picture(guide: Guide, picture: Picture, dress: TocDress, cx: Realizer) -> Figure:
    """A square picture beside words that say the same, so that it says nothing to who cannot see it."""
    return Figure(
        treated(picture, dress, cx),
        1.0,
        guide.focus,
        inset=cx.grid.inset,
        width=cx.length(dress.picture),
        round=cx.length(dress.round),
        role=Role.ARTIFACT,
        span=guide.span,
    )


def _corner(number: Text, ground: Colour | None, em: float, cx: Realizer) -> Iterator[FlowNode]:
    """The page on its ground at the lower corner of the picture above; it takes no depth of its own."""
    size = Size(_TAG.width * em, _TAG.height * em)
    number = replace(number, style=replace(number.style, size=em, leading=size.height))
    place = Insets(top=-size.height - cx.grid.inset, bottom=cx.grid.inset)
    if ground is not None:
        shape = VectorShape(rectangle(Rect(0.0, 0.0, size.width, size.height)), fill=ground)
        yield Panel(Diagram(size, (shape,), role=Role.ARTIFACT), place)
    yield Panel(Row((number, Space(0.0)), fixed=(size.width, None)), place)
