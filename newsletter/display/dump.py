"""Dumping: a display list as text that one can read in a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from newsletter.basics.vector import Close
from newsletter.display.ops import Glyphs, Group, Image, Link, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.basics.geometry import Rect
    from newsletter.basics.vector import VectorShape
    from newsletter.display.ops import DisplayList, Op


def dump(drawn: DisplayList) -> str:
    """One line an op, indented by groups; places in points to a tenth, from the sheet's top left."""
    lines: list[str] = []
    for page in drawn.pages:
        lines.append(f"page {page.number}")
        for op in page.ops:
            lines += _lines(op, 1)
        for layer in page.layers:
            lines.append(f"  layer {layer.name}")
            lines += (line for shape in layer.ops for line in _lines(shape, 2))
    lines += (f"bookmark {'  ' * mark.level}{mark.title} {mark.page} {mark.y:.1f}" for mark in drawn.outline)
    lines += (f"target {one.name} {one.page} {one.y:.1f}" for one in drawn.targets)
    return "\n".join(lines) + "\n"


def _lines(op: Op, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match op:
        case Glyphs():
            where = f"{op.xs[0]:.1f},{op.ys[0]:.1f}" if op.xs else "-"
            where += (" turned" if op.turned else "") + (f" x{op.narrow:.2f}" if op.narrow != 1.0 else "")
            yield f"{pad}{op.face.key} {op.size:g} {_colour(op.colour.rgb)} {where} {''.join(op.texts)!s}"
        case Shape(shape):
            yield f"{pad}shape {_paint(shape)} {_box(shape)}"
        case Image():
            yield f"{pad}image {op.picture.digest[:8]} {_rect(op.frame)} crop {_rect(op.crop, 3)}{_look(op)}"
        case Link():
            yield f"{pad}link {_rect(op.frame)} {op.target}"
        case Group():
            said = "" if op.actual is None else f" “{op.actual}”"
            yield f"{pad}{'artifact' if op.artifact else op.role.value}{said}"
            for inner in op.ops:
                yield from _lines(inner, depth + 1)
        case _:
            assert_never(op)


def _look(image: Image) -> str:
    """Its corners and its colours, where they are not its own."""
    corners = f" round {image.round:.1f}" if image.round else ""
    by = image.picture.treatment
    return corners + (f" {_colour(by.dark.rgb)} to {_colour(by.light.rgb)}" if by else "")


def _rect(rect: Rect, digits: int = 1) -> str:
    return " ".join(f"{part:.{digits}f}" for part in (rect.x, rect.y, rect.width, rect.height))


def _colour(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _paint(shape: VectorShape) -> str:
    fill = _colour(shape.fill.rgb) if shape.fill else "-"
    stroke = f"{_colour(shape.stroke.colour.rgb)}/{shape.stroke.width:g}" if shape.stroke else "-"
    return f"{fill} {stroke}"


def _box(shape: VectorShape) -> str:
    """The corners that hold a path's points."""
    points = [(part.x, part.y) for part in shape.path if not isinstance(part, Close)]
    if not points:
        return "-"
    xs, ys = zip(*points, strict=True)
    return f"{min(xs):.1f} {min(ys):.1f} {max(xs):.1f} {max(ys):.1f}"
