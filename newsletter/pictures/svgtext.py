"""The words of a drawing: `text` and `tspan` as lettering in the families of the catalogue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.basics.value import dataclass
from newsletter.basics.vector import Lettering, Letters, VectorShape
from newsletter.pictures.svgstyle import Refused, Style, declared, derived
from newsletter.pictures.svgvalue import length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsletter.basics.geometry import Size
    from newsletter.basics.vector import Clip
    from newsletter.pictures.svgsheet import Sheet
    from newsletter.pictures.svgtree import Element

# Faces by what drawing programs call them, without blanks and in small letters.
_FAMILIES = {
    "黑": "hei 黑 黑体 simhei heiti sansserif systemui uisansserif microsoftyahei microsoftyaheiui 微软雅黑 dengxian 等线"
    " stheiti 华文黑体 pingfangsc pingfang 苹方 hiraginosansgb notosanssc notosanscjksc notosanscjk sourcehansanssc"
    " sourcehansans sourcehansanscn 思源黑体 wenquanyimicrohei arial helvetica helveticaneue roboto verdana dejavusans",
    "宋": "song 宋 宋体 simsun nsimsun 新宋体 stsong 华文宋体 songtisc serif uiserif notoserifsc notoserifcjksc"
    " notoserifcjk sourcehanserifsc sourcehanserif sourcehanserifcn 思源宋体 timesnewroman times georgia",
    "楷": "kai 楷 楷体 kaiti simkai stkaiti 华文楷体 kaitisc kaiti_gb2312 楷体_gb2312 lxgwwenkai 霞鹜文楷 cursive",
    "仿": "fang 仿 仿宋 fangsong simfang stfangsong 华文仿宋 fangsong_gb2312 仿宋_gb2312 zhuquefangsong 朱雀仿宋",
    "标": "biao 标 小标宋 fzxiaobiaosong-b05s fzxiaobiaosong-b05 方正小标宋简体 方正小标宋_gbk",
}
_FAMILY = {name: family for family, names in _FAMILIES.items() for name in names.split()}
# What would change how words look and is not done, unless it has one of these values.
PLAIN = {
    "font-style": {"normal"}, "font-variant": {"normal"}, "font-stretch": {"normal", "100%"},
    "font-size-adjust": {"none"}, "text-decoration": {"none"}, "text-decoration-line": {"none"},
    "word-spacing": {"normal", "0", "0px"}, "baseline-shift": {"baseline", "0"},
    "alignment-baseline": {"auto", "baseline", "alphabetic"}, "text-transform": {"none"},
    "direction": {"ltr"}, "writing-mode": {"lr", "lr-tb", "horizontal-tb"},
    "text-orientation": {"mixed"}, "glyph-orientation-vertical": {"auto"}, "font": {""},
    "text-shadow": {"none"}, "text-indent": {"0", "0px"}, "inline-size": {"0", "0px", "auto"},
    "shape-inside": {"none"}, "font-feature-settings": {"normal"}, "font-variation-settings": {"normal"},
}  # fmt: skip
UNDONE = ("textLength", "rotate", "lengthAdjust", "textPath")
_BASELINES = {"auto": "alphabetic", "alphabetic": "alphabetic", "middle": "middle", "central": "central"}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_BLANK = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where words are written: the map of their coordinates, the view box, what cuts them."""

    by: Affine
    view: Size
    clips: tuple[Clip, ...]


def lettering(
    element: Element, style: Style, said: Mapping[str, str], ground: Ground, sheet: Sheet
) -> tuple[Lettering, ...]:
    """The lines of a `text` element of that *style*, of which *said* is declared.

    A line begins wherever the author gives a place. Raises Refused for what cannot be drawn, ValueError for
    what cannot be read.
    """
    writer = _Writer(ground, sheet)
    writer.element(element, style, said)
    return writer.done()


class _Writer:
    """The lines written so far, and the one being written."""

    def __init__(self, ground: Ground, sheet: Sheet) -> None:
        self._ground = ground
        self._sheet = sheet
        self._lines: list[Lettering] = []
        self._open: list[Letters] = []
        self._at = (0.0, 0.0)
        self._moved = (0.0, 0.0)
        self._anchor = 0.0
        self._baseline = "auto"
        self._line = 0
        self._after_blank = True

    def element(self, element: Element, style: Style, said: Mapping[str, str]) -> None:
        """Write what a `text` or `tspan` holds; parts may hold parts."""
        left: list[tuple[Element | str, Style, Mapping[str, str], Element]] = [
            (element, style, said, element)
        ]
        while left:
            child, look, told, holder = left.pop()
            if isinstance(child, str):
                if look.shown:
                    self._words(child, look, holder, keep=told.get("xml:space") == "preserve")
                continue
            self._begin(child, look, told)
            for one in reversed(child.children):
                if isinstance(one, str):
                    left.append((one, look, told, child))
                elif one.name == "tspan":
                    inner = declared(one, self._sheet)
                    space = {"xml:space": told["xml:space"]} if "xml:space" in told else {}
                    left.append((one, _lined(derived(look, inner), one), {**space, **inner}, one))
                elif one.name not in {"title", "desc"}:
                    raise Refused(f"<{one.name}>", one)

    def _begin(self, element: Element, style: Style, said: Mapping[str, str]) -> None:
        """Refuse what is not done, and go to the place that the element gives."""
        for name, plain in PLAIN.items():
            if name in said and said[name].strip() not in plain:
                raise Refused(f'{name}="{said[name]}"', element)
        for name in UNDONE:
            if name in said:
                raise Refused(f'{name}="{said[name]}"', element)
        view = self._ground.view
        x, y = self._place(said, "x", view.width, element), self._place(said, "y", view.height, element)
        if x is not None or y is not None or not self._line:
            self._close()
            at = self._at
            self._at = (at[0] if x is None else x, at[1] if y is None else y)
            self._anchor, self._line = _ANCHORS[style.anchor], element.line
        self._baseline = said.get("dominant-baseline", self._baseline).strip()
        if self._baseline not in _BASELINES:
            raise Refused(f'dominant-baseline="{self._baseline}"', element)
        dx, dy = self._place(said, "dx", view.width, element), self._place(said, "dy", view.height, element)
        self._moved = (self._moved[0] + (dx or 0.0), self._moved[1] + (dy or 0.0))

    def _place(self, said: Mapping[str, str], name: str, whole: float, element: Element) -> float | None:
        """A place along one axis; a list of them, one a character, is not done."""
        if name not in said:
            return None
        parts = said[name].replace(",", " ").split()
        if len(parts) != 1:
            raise Refused(f'{name}="{said[name][:30]}"', element)
        return length(parts[0], whole)

    def _words(self, text: str, style: Style, holder: Element, *, keep: bool) -> None:
        """Write *text*; blanks that follow a blank or begin a line fall away, unless they are kept."""
        text = re.sub(r"[\t\r\n]", " ", text) if keep else _BLANK.sub(" ", text)
        if self._after_blank and not keep:
            text = text.lstrip(" ")
        if not text:
            return
        self._after_blank = text.endswith(" ")
        fill, pen = style.brush(), style.pen(self._ground.by.scale)
        clips = self._ground.clips
        paint = VectorShape((), fill, pen, clips=clips)
        paint = replace(paint, fill_opacity=style.fill_alpha, stroke_opacity=style.stroke_alpha)
        if not style.visible:
            paint = VectorShape((), clips=clips)
        family = _family(style.faces, holder)
        dx, dy = self._moved
        self._moved = (0.0, 0.0)
        self._open.append(Letters(text, family, style.weight, style.size, style.spacing, paint, dx, dy))

    def _close(self) -> None:
        """End the line; blanks at its end fall away."""
        if self._open:
            by = self._ground.by.after(Affine(e=self._at[0], f=self._at[1]))
            baseline = _BASELINES[self._baseline]
            line = Lettering(tuple(_trimmed(self._open)), by, self._anchor, baseline, self._line)  # type: ignore[arg-type]
            self._lines.append(line)
        self._open = []
        self._moved = (0.0, 0.0)
        self._after_blank = True

    def done(self) -> tuple[Lettering, ...]:
        """All lines."""
        self._close()
        return tuple(self._lines)


def _lined(style: Style, element: Element) -> Style:
    """The style of a part of a text; one that is clear as a whole would need a group of its own."""
    if style.opacity != 1.0:
        raise Refused(f'opacity="{style.opacity:g}"', element)
    return style


def _trimmed(letters: list[Letters]) -> Iterator[Letters]:
    *head, last = letters
    yield from head
    text = last.text.rstrip(" ")
    if text:
        yield replace(last, text=text)


def _family(faces: str, element: Element) -> str:
    """The first family of a list of faces that the catalogue has; where none is named, Hei."""
    names = [name.strip().strip("'\"") for name in faces.split(",") if name.strip()]
    for name in names:
        found = _FAMILY.get(re.sub(r"[\s-]", "", name.lower()), _FAMILY.get(name.lower()))
        if found:
            return found
    if names:
        raise Refused(f'font-family="{", ".join(names)}"', element)
    return "黑"
