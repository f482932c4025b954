"""A walk through content streams with their graphics state: pages, forms, patterns, pictures, shadings, text.

What an operator lacks of its operands makes it no operator, as readers have it; what nests in itself is left out.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.finish.broken import faults
from newsletter.finish.preflight.bounded import operators
from newsletter.finish.preflight.kinds import is_array, is_name
from newsletter.finish.preflight.marks import Paint
from newsletter.finish.preflight.nested import form, paint, shaded
from newsletter.finish.preflight.spaces import resolve
from newsletter.finish.preflight.state import around, corners, cut
from newsletter.finish.preflight.words import STEPS as WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from newsletter.finish.preflight.spaces import Space
    from newsletter.finish.preflight.state import Key, Walk

_PLAIN = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
_SOLID = 2  # pixels: a picture no wider than that is a colour, not a photograph


class EnoughError(Exception):
    """A page has more operators than are read."""


def run(walk: Walk, stream: Any, resources: Any) -> None:  # noqa: ANN401 - pikepdf's objects
    """Walk the operators of a page, form or pattern.

    Raises EnoughError when there are too many.
    """
    outer, walk.resources = walk.resources, resources
    marked, walk.marked = walk.marked, [True in walk.marked]
    broken = faults()
    try:
        for name, given in operators(walk, stream):
            walk.left -= 1
            if walk.left < 0:
                raise EnoughError
            step = _STEPS.get(name)
            if step is None or (walk.plain and name in _COLOURS):
                continue
            try:
                step(walk, name, given)
            except broken:
                walk.path = [] if name in _ENDS else walk.path
    finally:
        walk.resources, walk.marked = outer, marked


def _save(walk: Walk, _: str, __: list[Any]) -> None:
    walk.saved.append(walk.state.copy())


def _restore(walk: Walk, _: str, __: list[Any]) -> None:
    if walk.saved:
        walk.state = walk.saved.pop()


def _map(walk: Walk, _: str, given: list[Any]) -> None:
    walk.state.at = walk.state.at.after(Affine(*map(float, given[-6:])))


def _graphics(walk: Walk, _: str, given: list[Any]) -> None:
    said, now = walk.named("ExtGState", given[-1]), walk.state
    if said is None:
        return
    stroke = bool(said.get("/OP", now.over[1]))
    fill = bool(said.get("/op", stroke if "/OP" in said else now.over[0]))
    now.over = (fill, stroke)
    now.mode = int(said.get("/OPM", now.mode))
    now.alpha = (float(said.get("/ca", now.alpha[0])), float(said.get("/CA", now.alpha[1])))
    now.width = float(said.get("/LW", now.width))
    blend = said.get("/BM", now.blend)
    now.blend = str(blend if is_name(blend) or isinstance(blend, str) else blend[0])
    if "/SMask" in said:
        now.soft = str(said.SMask) != "/None"


def _plain(walk: Walk, name: str, given: list[Any]) -> None:
    side = name.isupper()
    space = resolve(_PLAIN[name.lower()], walk.resources)
    if len(given) < space.count:
        return
    walk.state.spaces[side] = space
    walk.state.patterns[side] = None
    walk.state.paints[side] = space.paint(tuple(float(part) for part in given[-space.count :]))


def _space(walk: Walk, name: str, given: list[Any]) -> None:
    side = name.isupper()
    space = resolve(given[-1], walk.resources)
    walk.state.spaces[side], walk.state.paints[side] = space, space.first()
    walk.state.patterns[side] = None


def _tint(walk: Walk, name: str, given: list[Any]) -> None:
    side = name.isupper()
    space: Space = walk.state.spaces[side]
    pattern = given[-1] if given and is_name(given[-1]) else None
    parts = tuple(float(part) for part in (given[:-1] if pattern is not None else given))
    if pattern is not None:
        walk.state.patterns[side] = walk.named("Pattern", pattern)
    if parts or pattern is None:
        walk.state.paints[side] = space.paint(parts)


def _width(walk: Walk, _: str, given: list[Any]) -> None:
    walk.state.width = abs(float(given[-1]))


def _rectangle(walk: Walk, _: str, given: list[Any]) -> None:
    x, y, width, height = map(float, given[-4:])
    walk.path += [walk.state.at.apply(x + dx, y + dy) for dx in (0.0, width) for dy in (0.0, height)]


def _line(walk: Walk, _: str, given: list[Any]) -> None:
    # A curve's control points bound it.
    at = walk.state.at
    walk.path += [
        at.apply(float(given[index]), float(given[index + 1])) for index in range(0, len(given) - 1, 2)
    ]


def _clip(walk: Walk, _: str, __: list[Any]) -> None:
    walk.clips = True


def _end(walk: Walk, name: str, __: list[Any]) -> None:
    path, clips = walk.path, walk.clips
    walk.path, walk.clips = [], False
    if not path:
        return
    box = around(path)
    if name[0] in "fFBb":
        paint(walk, "fill", box, min(box[2] - box[0], box[3] - box[1]))
    if name[0] in "SsBb":
        paint(walk, "stroke", box, walk.state.width * walk.state.at.scale)
    if clips:
        walk.state.clip = cut(box, walk.state.clip)


def _draw(walk: Walk, _: str, given: list[Any]) -> None:
    drawn = walk.named("XObject", given[-1])
    if drawn is None or not shown(walk, drawn.get("/OC")):
        return
    if str(drawn.get("/Subtype")) == "/Image":
        clear = "/SMask" in drawn or int(drawn.get("/SMaskInData", 0)) > 0
        kept, walk.state.soft = walk.state.soft, walk.state.soft or clear
        mask = bool(drawn.get("/ImageMask", False))
        space = None if mask else resolve(drawn.get("/ColorSpace"), walk.resources)
        _picture(walk, space, int(drawn.get("/Width", 1)), int(drawn.get("/Height", 1)), drawn.objgen)
        walk.state.soft = kept
        return
    form(walk, drawn, walk.state.copy())


def _inline(walk: Walk, _: str, given: list[Any]) -> None:
    said = given[0].obj
    mask = bool(said.get("/ImageMask", said.get("/IM", False)))
    space = None if mask else resolve(said.get("/ColorSpace", said.get("/CS")), walk.resources)
    _picture(
        walk, space, int(said.get("/Width", said.get("/W", 1))), int(said.get("/Height", said.get("/H", 1)))
    )


def _picture(walk: Walk, space: Space | None, width: int, height: int, key: Key = (0, 0)) -> None:
    """Note a picture of so many pixels; one without a *space* is a stencil for the colour of fills."""
    at = walk.state.at
    across, up = hypot(at.a, at.b) / 72, hypot(at.c, at.d) / 72
    ppi = min(width / max(across, 1e-6), height / max(up, 1e-6))
    box = corners(at, (0, 0, 1, 1))
    if space is None:
        paint(walk, "stencil", box, ppi)
    elif min(width, height) <= _SOLID:
        walk.add("image", box, float("inf"), Paint(space.name, (), 0.0, space.base), key)
    else:
        walk.add("image", box, ppi, Paint(space.name, (), 0.0, space.base), key)


def _shade(walk: Walk, _: str, given: list[Any]) -> None:
    shading = walk.named("Shading", given[-1])
    if shading is not None:
        walk.add("fill", walk.state.clip, float("inf"), shaded(walk, shading))


def shown(walk: Walk, layer: Any) -> bool:  # noqa: ANN401 - pikepdf's object
    """Whether what belongs to a layer, or to none, is shown."""
    if layer is None or not walk.hidden:
        return True
    if "/OCGs" in layer:
        groups = layer.OCGs
        listed = list(groups) if is_array(groups) else [groups]
        return not listed or not all(one.objgen in walk.hidden for one in listed)
    return layer.objgen not in walk.hidden


def _shape(walk: Walk, _: str, __: list[Any]) -> None:
    # A glyph that is only a shape, in whatever colour its string has.
    walk.plain = True


def _mark(walk: Walk, name: str, given: list[Any]) -> None:
    layered = name == "BDC" and len(given) > 1 and str(given[0]) == "/OC"
    walk.marked.append(layered and not shown(walk, walk.named("Properties", given[1])))


def _unmark(walk: Walk, _: str, __: list[Any]) -> None:
    if len(walk.marked) > 1:
        walk.marked.pop()


_COLOURS = frozenset(("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN"))
_ENDS = frozenset(("n", "f", "F", "f*", "B", "B*", "S", "s", "b", "b*"))
_STEPS: dict[str, Callable[[Walk, str, list[Any]], None]] = {
    "q": _save, "Q": _restore, "cm": _map, "gs": _graphics, "w": _width,
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), _plain),
    **dict.fromkeys(("cs", "CS"), _space),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), _tint),
    "re": _rectangle, **dict.fromkeys(("m", "l", "c", "v", "y"), _line),
    "W": _clip, "W*": _clip,
    **dict.fromkeys(_ENDS, _end),
    "Do": _draw, "INLINE IMAGE": _inline, "sh": _shade,
    "d1": _shape, "BDC": _mark, "BMC": _mark, "EMC": _unmark,
    **WORDS,
}  # fmt: skip
