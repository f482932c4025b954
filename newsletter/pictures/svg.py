"""SVG files by allow-list: shapes become paths, words lettering; all else is named with its line and refused (R16)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.geometry import Affine, Rect, Size
from newsletter.basics.value import dataclass
from newsletter.basics.vector import (
    Clip,
    Close,
    Curve,
    Drawing,
    Lettering,
    VectorGroup,
    VectorShape,
    bounds,
    rectangle,
    transformed,
)
from newsletter.pictures import svgtree
from newsletter.pictures.fault import PictureFault
from newsletter.pictures.svgclip import Clips
from newsletter.pictures.svggradient import Gradients
from newsletter.pictures.svgshape import SHAPES, Measures, outline
from newsletter.pictures.svgsheet import Sheet
from newsletter.pictures.svgstyle import HEARD, Reference, Refused, Style, declared, derived
from newsletter.pictures.svgtext import Ground, lettering
from newsletter.pictures.svgunseen import unseen
from newsletter.pictures.svgvalue import FARTHEST, length, numbers, transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.vector import Path, VectorPart
    from newsletter.pictures.limits import Limits
    from newsletter.pictures.svgtree import Element, Tree

# These draw nothing where they stand; what is needed of them is read where they are named.
_SILENT = frozenset(
    {"title", "desc", "metadata", "defs", "style", "symbol", "clipPath", "mask"}
    | {"linearGradient", "radialGradient", "pattern", "filter", "marker"}
)
# How many points a character's outline has, for the limit.
_OUTLINE = 40


def parse(data: bytes, name: str, limits: Limits) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    """The drawing in an SVG file, and a warning for each name in it that nobody here has heard of.

    Its size is the root's, in pixels, or the view box's. What lies outside the box stays in the drawing: whoever paints it clips. Words stay lettering until
    `shaping.lettering` has set them.

    Raises PictureFault when the file is not well formed, declares a document type or entities, holds an element or
    attribute that cannot be drawn, or has too many elements or points, each `use` counted anew.
    """
    walker = _Walker(svgtree.read(data, name, limits), name, limits)
    return walker.drawing(), walker.told()


@dataclass(frozen=True, slots=True)
class _Place:
    """What elements are drawn under: style, map, view box, what cuts them, and the `use` elements around.

    *size* is that of the `use` around, which a symbol takes for its own.
    """

    style: Style
    by: Affine
    view: Size
    clips: tuple[Clip, ...] = ()
    within: tuple[Element, ...] = ()
    size: tuple[str | None, str | None] = (None, None)


class _Walker:
    """One walk over the elements in paint order; groups that are clear as a whole are gathered apart."""

    def __init__(self, tree: Tree, name: str, limits: Limits) -> None:
        self._tree = tree
        self._name = name
        self._limits = limits
        self._elements = limits.svg_elements
        self._points = limits.svg_points
        self._sheet = Sheet(tree.sheets, name)
        self._gradients = Gradients(tree.ids, self._sheet)
        self._parts: list[list[VectorPart]] = [[]]
        self._left: list[tuple[Element, _Place] | float] = []
        self._styles: dict[tuple[int, tuple[tuple[str, str], ...]], tuple[Style, Style]] = {}

    def drawing(self) -> Drawing:
        """The whole drawing."""
        root = self._tree.root
        try:
            size, place = self._root(root)
        except (Refused, ValueError) as error:
            raise self._told(error, root) from error
        self._push(root, place)
        while self._left:
            entry = self._left.pop()
            if isinstance(entry, float):
                self._gather(entry)
                continue
            element, place = entry
            self._elements -= 1
            if self._elements < 0:
                raise PictureFault("E316", name=self._name, limit=self._limits.svg_elements)
            try:
                self._element(element, place)
            except (Refused, ValueError) as error:
                raise self._told(error, element) from error
        return Drawing(size, tuple(self._parts[0]))

    def told(self) -> tuple[Diagnostic, ...]:
        """A warning for each name that was passed over."""
        found = unseen(self._tree.root, self._sheet).values()
        return tuple(
            diagnostic("W329", name=self._name, said=_short(said), line=line, count=count)
            for said, line, count in found
        )

    def _told(self, error: Refused | ValueError, element: Element) -> PictureFault:
        """The fault that an element has, with its line."""
        text = str(error)
        if isinstance(error, ValueError):
            values = {"element": element.name, "value": _short(text)}
            return PictureFault("E315", name=self._name, line=element.line, **values)
        element = error.element or element
        if text.startswith("<"):
            return PictureFault("E314", name=self._name, line=element.line, element=element.name)
        values = {"element": element.name, "attribute": _short(text)}
        return PictureFault("E317", name=self._name, line=element.line, **values)

    def _root(self, root: Element) -> tuple[Size, _Place]:
        attributes = root.attributes
        box = numbers(attributes.get("viewBox", ""))
        given = [_extent(attributes.get(side, "")) for side in ("width", "height")]
        if not box:
            box = [0.0, 0.0, given[0] or 0.0, given[1] or 0.0]
        if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
            raise PictureFault("E318", name=self._name, line=root.line)
        view = Size(box[2], box[3])
        size = _whole(view, given[0], given[1])
        by = _fitted(box, size, attributes.get("preserveAspectRatio", ""))
        said = declared(root, self._sheet)
        place = _Place(derived(Style(), said), by, view)
        return size, replace(place, clips=self._clips(said, place, None))

    def _push(self, element: Element, place: _Place) -> None:
        """Let the children of *element* be next, all at once so opaque as it is itself."""
        if place.style.opacity < 1.0:
            self._left.append(place.style.opacity)
            self._parts.append([])
            place = replace(place, style=replace(place.style, opacity=1.0))
        inner = [(child, place) for child in element.children if not isinstance(child, str)]
        self._left += reversed(inner)

    def _gather(self, opacity: float) -> None:
        """Close a group that is clear as a whole."""
        parts = self._parts.pop()
        only = parts[0] if len(parts) == 1 else None
        if isinstance(only, VectorShape) and (only.stroke is None or (only.fill or only.shade) is None):
            fill, stroke = only.fill_opacity * opacity, only.stroke_opacity * opacity
            self._parts[-1].append(replace(only, fill_opacity=fill, stroke_opacity=stroke))
        elif parts:
            self._parts[-1].append(VectorGroup(tuple(parts), opacity))

    def _element(self, element: Element, place: _Place) -> None:
        if element.name in _SILENT and element not in place.within:
            return
        said = declared(element, self._sheet)
        style, by = self._style(place.style, said), place.by
        if not style.shown:
            return
        if "transform" in element.attributes:
            by = by.after(transform(element.attributes["transform"]))
        if style is not place.style or by is not place.by:
            place = _Place(style, by, place.view, place.clips, place.within, place.size)
        if element.name in SHAPES:
            self._shape(element, said, place)
            return
        place = replace(place, clips=place.clips + self._clips(said, place, None))
        match element.name:
            case "g":
                self._push(element, place)
            case "use":
                self._use(element, place)
            case "svg" | "symbol":
                self._push(element, self._viewport(element, said, place))
            case "text":
                self._text(element, said, place)
            case _:
                raise Refused(f"<{element.name}>", element)

    def _style(self, parent: Style, said: Mapping[str, str]) -> Style:
        """The style of an element under *parent*, derived once for all that say the same: mostly hundreds do."""
        heard = tuple([item for item in said.items() if item[0] in HEARD])
        key = id(parent), heard
        if key not in self._styles:
            # The parent is kept, so that no other style ever has its identity.
            self._styles[key] = parent, derived(parent, said)
        return self._styles[key][1]

    def _clips(self, said: Mapping[str, str], place: _Place, box: Rect | None) -> tuple[Clip, ...]:
        """What the element adds to what cuts it; counted, for each time that it is asked it is made anew."""
        if "clip-path" not in said and "mask" not in said:
            return ()
        found = Clips(self._tree.ids, self._sheet, place.view).of(said, place.by, box)
        for clip in found:
            self._count(len(clip.path))
            _check(clip.path)
        return found

    def _use(self, element: Element, place: _Place) -> None:
        """Draw what a `use` names, as if it stood there."""
        attributes = element.attributes
        href = attributes.get("href", attributes.get("xlink:href", ""))
        target = self._tree.ids.get(href[1:]) if href.startswith("#") else None
        if target is None:
            raise Refused(f'href="{href}"', element)
        if target in place.within or target is self._tree.root:
            raise PictureFault("E324", name=self._name, line=element.line, id=href)
        if target.name in _SILENT - {"symbol"} or target.name == "tspan":
            raise Refused(f'href="{href}"', element)
        at = Measures(attributes, place.view)
        by = place.by.after(Affine(e=at.across("x"), f=at.down("y")))
        size = attributes.get("width"), attributes.get("height")
        within = (*place.within, target)
        inner = replace(place, by=by, within=within, size=size)
        if place.style.opacity < 1.0:
            self._left.append(place.style.opacity)
            self._parts.append([])
            inner = replace(inner, style=replace(place.style, opacity=1.0))
        self._left.append((target, inner))

    def _viewport(self, element: Element, said: Mapping[str, str], place: _Place) -> _Place:
        """The place inside an inner `svg` or a symbol: cut at its box, unless it lets what is outside be seen."""
        attributes = dict(element.attributes)
        used = bool(place.within) and place.within[-1] is element
        for name, own in zip(("width", "height"), place.size, strict=True):
            if used and own is not None:
                attributes[name] = own
            if attributes.get(name, "auto") == "auto":
                attributes[name] = "100%"
        at = Measures(attributes, place.view)
        room = Rect(at.across("x"), at.down("y"), at.across("width"), at.down("height"))
        if room.width < 0 or room.height < 0:
            raise ValueError("width")
        clips = place.clips
        if said.get("overflow", "hidden").strip() not in {"visible", "auto"}:
            clips = (*clips, Clip(transformed(rectangle(room), place.by)))
        by, view = place.by.after(Affine(e=room.x, f=room.y)), Size(room.width, room.height)
        box = numbers(attributes.get("viewBox", ""))
        if box:
            if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
                raise ValueError(f'viewBox="{attributes["viewBox"]}"')
            by = by.after(_fitted(box, view, attributes.get("preserveAspectRatio", "")))
            view = Size(box[2], box[3])
        return replace(place, by=by, view=view, clips=clips, size=(None, None))

    def _shape(self, element: Element, said: Mapping[str, str], place: _Place) -> None:
        style, by = place.style, place.by
        if not style.visible:
            return
        path = outline(element.name, element.attributes, place.view, by)
        if not path:
            return
        self._count(len(path))
        box = None
        if isinstance(style.fill, Reference) or "clip-path" in said or "mask" in said:
            box = bounds(outline(element.name, element.attributes, place.view, Affine()))
        clips = place.clips + self._clips(said, place, box)
        shape = self._painted(path, clips, place, box)
        if shape.fill is None and shape.stroke is None:
            return
        if by.scale > FARTHEST:
            raise ValueError("transform")
        _check(path)
        self._parts[-1].append(shape)

    def _painted(self, path: Path, clips: tuple[Clip, ...], place: _Place, box: Rect | None) -> VectorShape:
        """The shape of *path* with its paint."""
        style = place.style
        shade, alpha = None, 1.0
        if isinstance(style.fill, Reference):
            shading = self._gradients.shading(style, place.by, box, place.view)
            fill = shading.flat if shading else None
            shade, alpha = (shading.shade, shading.alpha) if shading else (None, 1.0)
        else:
            fill = style.brush()
        stroke, even_odd = style.pen(place.by.scale), style.rule == "evenodd"
        alphas = style.fill_alpha * alpha, style.stroke_alpha
        return VectorShape(path, fill, stroke, even_odd, *alphas, shade, clips)

    def _text(self, element: Element, said: Mapping[str, str], place: _Place) -> None:
        opacity = place.style.opacity
        style = replace(place.style, opacity=1.0)
        lines = lettering(element, style, said, Ground(place.by, place.view, place.clips), self._sheet)
        parts: list[Lettering] = [line for line in lines if line.letters]
        for line in parts:
            self._count(_OUTLINE * sum(len(letters.text) for letters in line.letters))
            if max(abs(line.by.e), abs(line.by.f), line.by.scale) > FARTHEST:
                raise ValueError("transform")
        if parts and opacity < 1.0:
            self._parts[-1].append(VectorGroup(tuple(parts), opacity))
        else:
            self._parts[-1] += parts

    def _count(self, points: int) -> None:
        self._points -= points
        if self._points < 0:
            raise PictureFault("E325", name=self._name, limit=self._limits.svg_points)


def _check(path: Path) -> None:
    """Raise ValueError when maps upon maps have thrown a point out of all bounds."""
    for part in path:
        if isinstance(part, Close):
            continue
        # Written out, for a drawing has tens of thousands of points.
        near = -FARTHEST < part.x < FARTHEST and -FARTHEST < part.y < FARTHEST
        if isinstance(part, Curve):
            near = near and -FARTHEST < part.x1 < FARTHEST and -FARTHEST < part.y1 < FARTHEST
            near = near and -FARTHEST < part.x2 < FARTHEST and -FARTHEST < part.y2 < FARTHEST
        if not near:
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
