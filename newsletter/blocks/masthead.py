"""Masthead (报头): the publication's name with the number and the date of the issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Affine, Insets, Size
from newsletter.basics.units import Length
from newsletter.basics.vector import moved
from newsletter.flow.node import NATURAL, Cross, Diagram, Edges, Figure, Fit, Panel, Row, Stack
from newsletter.flow.role import Role
from newsletter.flow.style import Align
from newsletter.model.block import Block, Dress
from newsletter.model.parts import Paint, Ruling, aligned, joined, labelled, ornament, paint, stroke, whole
from newsletter.pictures import Picture
from newsletter.source.record import field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.flow.node import FlowNode, Text
    from newsletter.model.block import Realizer


# The styles of what stands above a centred name.
_STYLES = {"serial": "reference", "classification": "mark", "urgency": "mark"}


class MastheadDress(Dress):
    """How the masthead looks."""

    form: Literal["banner", "centred", "document"] = field(
        "A banner with the issue at its end, all centred with the issuer and the date below, or centred with "
        "the document's number and its signatory below.",
        "横幅（期号在右），居中（编印单位和日期在下），或公文（发文字号和签发人在下）",
        default="banner",
    )
    fill: Paint = field(
        "The ground.",
        "底色",
        default="accent",
        bears=(
            "masthead-name",
            "masthead-slogan",
            "masthead-issue",
            "masthead-date",
            "masthead-reference",
            "masthead-signatory",
        ),
    )
    bleed: bool = field("Whether the ground reaches the sheet's edges.", "底色是否出血", default=True)
    depth: Length = field("The least depth.", "最小高度", default=Length(lines=5))
    rule: Ruling | None = field("The rule below.", "下方的线", default=None)
    number: str = field("The words round the number.", "期号前后的字", default="第{}期")
    total: str = field("The words round the total number.", "总期号前后的字", default="总第{}期")
    volume: str = field("The words round the volume.", "卷号前后的字", default="第{}卷")
    between: str = field("The blank between two of them.", "两项之间的空", default="　")
    logo: Length = field("The height of the house's mark.", "报徽的高度", default=Length(lines=2.5))
    head: Length = field(
        "How far below the masthead's top a centred name stands, whatever is above it.",
        "居中的名称离报头上边的距离",
        default=Length(),
    )
    inset: Length = field("The blank at both ends of the lowest line.", "最下一行左右的空", default=Length())
    lowest: Length = field(
        "How far below the masthead's top the lowest line of a centred one begins, at least.",
        "最下一行离报头上边至少多远",
        default=Length(),
    )
    signatory: str = field("The words round the signatory.", "签发人前后的字", default="签发人：{}")
    behind: Picture | None = field(
        "A drawing behind the name, in one colour.", "报头后的单色图（SVG）", default=None
    )
    behind_paint: Paint = field("The drawing's colour.", "单色图的颜色", default="shade")


class Masthead(Block[MastheadDress]):
    """The publication's name and the issue's."""

    name: str = field("The publication's name.", "报刊名称")
    issuer: str = field(
        "The unit that compiles it; a banner leaves it to the line below.", "编印单位", default=""
    )
    slogan: str = field("A line under the name.", "报头下的一句话", default="")
    logo: Picture | None = field("The house's mark beside the name.", "刊名前的报徽", default=None)
    number: str = field("The issue's number.", "期号", default="")
    total: str = field("The number counted from the first issue on.", "总期号", default="")
    date: str = field("The day of issue, as it is to be read.", "出版日期", default="")
    volume: str = field("The volume.", "卷号", default="")
    classification: str = field("Who may read it.", "密级或“内部资料”", default="")
    urgency: str = field("How soon it must be dealt with.", "紧急程度", default="")
    serial: str = field("The number of this very copy.", "份号", default="")
    reference: str = field("The document's number.", "发文字号", default="")
    signatory: str = field("Who signed it for issue.", "签发人", default="")

    example = "masthead: {name: 古塔卫健, number: 12, date: 2020年3月5日, slogan: 守护一城人}"
    inner = False

    def realize(self, dress: MastheadDress, cx: Realizer) -> Iterator[FlowNode]:
        """One panel, which the first page carries at its head."""
        depth = cx.length(dress.depth)
        yield Panel(
            self._banner(dress, cx) if dress.form == "banner" else self._centred(dress, cx),
            fill=paint(cx, dress.fill),
            edges=Edges(bottom=stroke(cx, dress.rule)),
            bleed=dress.bleed,
            depth=depth,
            behind=_skyline(dress, depth, cx),
            cross=Cross.TOP if cx.length(dress.head) or cx.length(dress.lowest) else Cross.MIDDLE,
            whole=True,
            span=self.span,
        )

    def _banner(self, dress: MastheadDress, cx: Realizer) -> FlowNode:
        """The name at the start, the issue and its date at the end."""
        start = (self._name(cx), *self._line(cx, "slogan", "masthead-slogan"))
        end = (
            *self._line(cx, "classification", "masthead-date"),
            *self._issue(dress, cx),
            *self._line(cx, "date", "masthead-date"),
        )
        lines = tuple(aligned(text, Align.END) for text in end)
        mark = self._mark(dress, cx)
        parts, fixed = (Stack(start), Stack(lines)), (None, NATURAL)
        if mark is None:
            return Row(parts, fixed=fixed, gutter=cx.size("masthead-issue"), cross=Cross.MIDDLE)
        gutter = max(cx.size("body"), cx.size("masthead-issue"))
        return Row((mark, *parts), fixed=(mark.width, *fixed), gutter=gutter, cross=Cross.MIDDLE)

    def _centred(self, dress: MastheadDress, cx: Realizer) -> FlowNode:
        """What marks the copy (GB/T 9704, 7.2), the name, the issue, and the lowest line."""
        document = dress.form == "document"
        marks = ("serial", "classification", "urgency")
        above = tuple(text for name in marks for text in self._line(cx, name, f"masthead-{_STYLES[name]}"))
        issue = () if document else self._issue(dress, cx)
        middle = (self._name(cx), *self._line(cx, "slogan", "masthead-slogan"), *issue)
        mark = self._mark(dress, cx)
        top = (
            _deep(above, cx.length(dress.head)),
            *((mark,) if mark else ()),
            *(aligned(text, Align.CENTER) for text in middle),
        )
        lowest = self._document(dress, cx) if document else self._ends(cx)
        inset = cx.length(dress.inset)
        return Stack((_deep(top, cx.length(dress.lowest)), Panel(lowest, Insets(left=inset, right=inset))))

    def _ends(self, cx: Realizer) -> FlowNode:
        """The issuer at the start, the date at the end."""
        issuer = self._line(cx, "issuer", "masthead-issuer")
        date = self._line(cx, "date", "masthead-date")
        ends = (Stack(issuer), Stack(tuple(aligned(text, Align.END) for text in date)))
        return Row(ends, fixed=(None, NATURAL), cross=Cross.BASELINE)

    def _document(self, dress: MastheadDress, cx: Realizer) -> FlowNode:
        """The document's number in the middle, or at the start where a signatory stands at the end.

        Without such a number the issue's and its date are in its place.
        """
        style = "masthead-reference"
        number = self._line(cx, "reference", style)
        if not number:
            said = [text.runs for text in (*self._issue(dress, cx), *self._line(cx, "date", style))]
            words = joined(said, ornament(cx, dress.between, style))
            number = (cx.join(words, style, span=self.span),) if words else ()
        if not self.signatory:
            return Stack(tuple(aligned(text, Align.CENTER) for text in number))
        before, _, after = dress.signatory.partition("{}")
        name = cx.runs(self.signatory, "masthead-signatory")
        runs = (*ornament(cx, before, style), *name, *ornament(cx, after, style))
        signed = aligned(cx.join(runs, style, span=self.place("signatory")), Align.END)
        return Row((Stack(number), signed), fixed=(None, NATURAL), cross=Cross.BASELINE)

    def _mark(self, dress: MastheadDress, cx: Realizer) -> Figure | None:
        """The house's mark, of which nothing is read aloud: the name stands beside it."""
        if self.logo is None:
            return None
        ratio = self.logo.size.ratio
        width = cx.length(dress.logo) * ratio
        place = self.place("logo")
        return Figure(self.logo, ratio, width=width, fit=Fit.CONTAIN, role=Role.ARTIFACT, span=place)

    def _name(self, cx: Realizer) -> Text:
        return whole(cx.text(self.name, "masthead-name", role=Role.PUBLICATION, span=self.place("name")))

    def _issue(self, dress: MastheadDress, cx: Realizer) -> tuple[Text, ...]:
        style = "masthead-issue"
        said = {name: getattr(self, name) for name in ("volume", "number", "total") if getattr(self, name)}
        if not said:
            return ()
        parts = tuple(labelled(cx, getattr(dress, name), value, style) for name, value in said.items())
        span = self.place(next(iter(said)))
        return (cx.join(joined(parts, ornament(cx, dress.between, style)), style, span=span),)

    def _line(self, cx: Realizer, name: str, style: str) -> tuple[Text, ...]:
        """One line of the field *name*, or none where it says nothing."""
        words = getattr(self, name)
        return (cx.text(words, style, span=self.place(name)),) if words else ()


def _deep(nodes: tuple[FlowNode, ...], depth: float) -> FlowNode:
    """*nodes* one below another at the top of a box so deep at least."""
    return Panel(Stack(nodes), depth=depth, cross=Cross.TOP)


def _skyline(dress: MastheadDress, depth: float, cx: Realizer) -> Diagram | None:
    """The drawing behind the name, as deep as the panel and in one colour, so that it suits any palette."""
    colour = paint(cx, dress.behind_paint)
    if dress.behind is None or dress.behind.drawing is None or colour is None:
        return None
    drawing = dress.behind.drawing
    if drawing.lettered:
        cx.report("E328", None, name=dress.behind.name)
    scale = depth / drawing.size.height
    larger = (moved(shape, Affine(a=scale, d=scale)) for shape in drawing.flat)
    shapes = tuple(
        replace(
            shape,
            fill=shape.fill and colour,
            stroke=shape.stroke and replace(shape.stroke, colour=colour),
            shade=None,
        )
        for shape in larger
    )
    return Diagram(Size(drawing.size.width * scale, depth), shapes, Align.END, role=Role.ARTIFACT)
