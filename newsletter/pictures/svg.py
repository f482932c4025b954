"""SVG files by allow-list: plain shapes become paths, all else is named and refused (R16)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from newsletter.basics.geometry import Affine, Size
from newsletter.basics.vector import Close, Curve, Drawing, VectorShape
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.svgshape import SHAPES, outline
from newsletter.pictures.svgstyle import Refused, Style, derived
from newsletter.pictures.svgvalue import length, numbers, transform

if TYPE_CHECKING:
    from newsletter.basics.vector import Path
    from newsletter.pictures.limits import Limits

_SPACE = "http://www.w3.org/2000/svg"
# These draw nothing where they stand; whatever they hold is passed over, save what acts from afar.
_SILENT = frozenset({"title", "desc", "metadata", "defs"})
_AFAR = frozenset({"style", "script"})
_SEPARATOR = " "


def parse(data: bytes, name: str, limits: Limits) -> Drawing:
    """The drawing in an SVG file; its size is the root's, in pixels, or the view box's.

    What lies outside the box stays in the drawing: whoever paints it clips. The opacity of a group
    is multiplied into its shapes.

    Raises PictureFault when the file is not well formed, declares a document type or entities,
    holds an element or attribute that cannot be drawn, or has too many elements.
    """
    reader = _Reader(name, limits)
    parser = reader.parser
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        raise PictureFault("E312", name=name, line=error.lineno) from error
    except (ValueError, LookupError, UnicodeError) as error:  # an encoding that expat does not know
        raise PictureFault("E312", name=name, line=1) from error
    if reader.size is None:
        raise PictureFault("E305", name=name)
    return Drawing(reader.size, tuple(reader.shapes))


class _Reader:
    """What has been read so far; the parser calls it element by element, so no tree is built."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.size: Size | None = None
        self.shapes: list[VectorShape] = []
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self._name = name
        self._left = limits.svg_elements
        self._limit = limits.svg_elements
        self._view = Size(0, 0)
        self._open: list[tuple[Style, Affine]] = []
        self._silent = 0

    def _doctype(self, *_: object) -> None:
        raise self._fault("E313")

    def _fault(self, code: str, **values: str | int) -> PictureFault:
        return PictureFault(code, name=self._name, line=self.parser.CurrentLineNumber, **values)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise PictureFault("E316", name=self._name, limit=self._limit)
        space, _, element = qualified.rpartition(_SEPARATOR)
        ours = space in {_SPACE, ""}
        if ours and element in _AFAR:
            raise self._fault("E314", element=element)
        if self._silent or not ours or element in _SILENT:
            if not self._open:  # the root
                raise PictureFault("E305", name=self._name)
            self._silent += 1
            return
        try:
            self._element(element, attributes)
        except Refused as refused:
            raise self._fault("E317", element=element, attribute=str(refused)) from refused
        except ValueError as error:
            raise self._fault("E315", element=element, value=_short(str(error))) from error

    def _end(self, _: str) -> None:
        if self._silent:
            self._silent -= 1
        else:
            self._open.pop()

    def _element(self, element: str, attributes: dict[str, str]) -> None:
        if not self._open:
            if element != "svg":
                raise PictureFault("E305", name=self._name)
            self._root(attributes)
            return
        if element != "g" and element not in SHAPES:
            raise self._fault("E314", element=element)
        style, by = self._open[-1]
        style = derived(style, attributes)
        if "transform" in attributes:
            by = by.after(transform(attributes["transform"]))
        self._open.append((style, by))
        if element != "g" and style.shown and style.visible:
            self._paint(outline(element, attributes, self._view, by), style, by)

    def _root(self, attributes: dict[str, str]) -> None:
        box = numbers(attributes.get("viewBox", ""))
        given = [_extent(attributes.get(side, "")) for side in ("width", "height")]
        if not box:
            box = [0.0, 0.0, given[0] or 0.0, given[1] or 0.0]
        if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            raise self._fault("E318")
        self._view = Size(box[2], box[3])
        self.size = _whole(self._view, given[0], given[1])
        by = _fitted(box, self.size, attributes.get("preserveAspectRatio", ""))
        self._open.append((derived(Style(), attributes), by))

    def _paint(self, path: Path, style: Style, by: Affine) -> None:
        fill, stroke = style.brush(), style.pen(by.scale)
        if not path or (fill is None and stroke is None):
            return
        _check(by.scale, by.scale)
        for part in path:
            if not isinstance(part, Close):
                _check(part.x, part.y)
            if isinstance(part, Curve):
                _check(part.x1, part.y1)
                _check(part.x2, part.y2)
        shape = VectorShape(path, fill, stroke, style.rule == "evenodd", style.fill_alpha, style.stroke_alpha)
        self.shapes.append(shape)


def _check(x: float, y: float) -> None:
    """Raise ValueError when maps upon maps have thrown a point out of all bounds."""
    if not (abs(x) < 1e7 and abs(y) < 1e7):
        raise ValueError("transform")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _extent(text: str) -> float | None:
    """A root's width or height in pixels, None when it is left to the page."""
    if not text or text == "auto" or text.endswith("%"):
        return None
    value = length(text)
    return value if value > 0 else None


def _whole(view: Size, width: float | None, height: float | None) -> Size:
    """The drawing's size: as given, a missing side by the view box's ratio."""
    if width and height:
        return Size(width, height)
    if width:
        return Size(width, width / view.ratio)
    return Size(height * view.ratio, height) if height else view


def _fitted(box: list[float], size: Size, wish: str) -> Affine:
    """The map from the view box to the drawing's size, as `preserveAspectRatio` wishes."""
    sx, sy = size.width / box[2], size.height / box[3]
    align, _, fit = wish.strip().partition(" ")
    if align != "none":
        sx = sy = max(sx, sy) if fit.strip() == "slice" else min(sx, sy)
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    x = shares.get(align[1:4], 0.5) * (size.width - box[2] * sx)
    y = shares.get(align[5:8], 0.5) * (size.height - box[3] * sy)
    return Affine(sx, 0.0, 0.0, sy, x - box[0] * sx, y - box[1] * sy)
