"""Masthead (报头): the publication's name with the number and the date of the issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from newsletter.basics.geometry import Affine, Size
from newsletter.basics.units import Length
from newsletter.basics.vector import transformed
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


class MastheadDress(Dress):
    """How the masthead looks."""

    form: Literal["banner", "centred"] = field(
        "A banner with the issue at its end, or all centred with the issuer and the date below.",
        "横幅（期号在右），或居中（编印单位和日期在下）",
        default="banner",
    )
    fill: Paint = field(
        "The ground.",
        "底色",
        default="accent",
        bears=("masthead-name", "masthead-slogan", "masthead-issue", "masthead-date"),
    )
    bleed: bool = field("Whether the ground reaches the sheet's edges.", "底色是否出血", default=True)
    depth: Length = field("The least depth.", "最小高度", default=Length(lines=5))
    rule: Ruling | None = field("The rule below.", "下方的线", default=None)
    number: str = field("The words round the number.", "期号前后的字", default="第{}期")
    total: str = field("The words round the total number.", "总期号前后的字", default="总第{}期")
    volume: str = field("The words round the volume.", "卷号前后的字", default="第{}卷")
    between: str = field("The blank between two of them.", "两项之间的空", default="　")
    logo: Length = field("The height of the house's mark.", "报徽的高度", default=Length(lines=2.5))
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
        if mark is None:
            return Row((Stack(start), Stack(lines)), fixed=(None, NATURAL), cross=Cross.MIDDLE)
        parts = (mark, Stack(start), Stack(lines))
        return Row(parts, fixed=(mark.width, None, NATURAL), gutter=cx.size("body"), cross=Cross.MIDDLE)

    def _centred(self, dress: MastheadDress, cx: Realizer) -> FlowNode:
        """Who may read it, the name, the issue; then the issuer at the start, the date at the end."""
        middle = (self._name(cx), *self._line(cx, "slogan", "masthead-slogan"), *self._issue(dress, cx))
        issuer = self._line(cx, "issuer", "masthead-issuer")
        date = self._line(cx, "date", "masthead-date")
        foot = Row(
            (Stack(issuer), Stack(tuple(aligned(text, Align.END) for text in date))), cross=Cross.BASELINE
        )
        mark = self._mark(dress, cx)
        return Stack(
            (
                *self._line(cx, "classification", "masthead-issuer"),
                *((mark,) if mark else ()),
                *(aligned(text, Align.CENTER) for text in middle),
                foot,
            )
        )

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


def _skyline(dress: MastheadDress, depth: float, cx: Realizer) -> Diagram | None:
    """The drawing behind the name, as deep as the panel and in one colour, so that it suits any palette."""
    colour = paint(cx, dress.behind_paint)
    if dress.behind is None or dress.behind.drawing is None or colour is None:
        return None
    drawing = dress.behind.drawing
    scale = depth / drawing.size.height
    grown = Affine(a=scale, d=scale)
    shapes = tuple(
        replace(
            shape,
            path=transformed(shape.path, grown),
            fill=shape.fill and colour,
            stroke=shape.stroke and replace(shape.stroke, colour=colour, width=shape.stroke.width * scale),
        )
        for shape in drawing.shapes
    )
    return Diagram(Size(drawing.size.width * scale, depth), shapes, Align.END, role=Role.ARTIFACT)
