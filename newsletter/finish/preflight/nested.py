"""Content within content: forms, tiles of patterns, drawn glyphs, what notes look like (ISO 32000-1 §8.7, §8.10, §9.6.5, §12.5.5).

What a tile or a glyph paints is found once and stands wherever its pattern or its string does. A stream that nests in
itself, or too deep, is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.basics.geometry import Affine
from newsletter.finish.preflight.kinds import is_dictionary, is_stream
from newsletter.finish.preflight.marks import Paint
from newsletter.finish.preflight.spaces import resolve
from newsletter.finish.preflight.state import WIDE, State, box_of, corners, cut

if TYPE_CHECKING:
    from typing import Any

    from newsletter.finish.preflight.glyphs import Font
    from newsletter.finish.preflight.marks import Box, Mark
    from newsletter.finish.preflight.state import Walk

_DEEPEST = 24
# Coming to a stream and back takes as long as so many operators.
_DEAR = 10
# Flags of notes: not to be shown at all; on paper, too.
_HIDDEN, _PRINTS = 2, 4
# What takes the place of the area or the string that it fills; lines, words and pictures keep their sizes.
_AREAS = frozenset(("fill", "stencil"))
_GLYPHS = frozenset((*_AREAS, "stroke"))


def within(walk: Walk, stream: Any, state: State, *, plain: bool = False) -> None:  # noqa: ANN401 - pikepdf's object
    """Walk a stream in a state of its own, and come back to the state before; of a *plain* one colours are passed over."""
    if stream.objgen in walk.inside or len(walk.inside) > _DEEPEST:
        return
    walk.left -= _DEAR
    before = walk.state, walk.saved, walk.path, walk.here, walk.line, walk.plain
    walk.state, walk.saved, walk.path, walk.plain = state, [], [], plain or walk.plain
    walk.inside.append(stream.objgen)
    try:
        if "/Matrix" in stream:
            state.at = state.at.after(Affine(*(float(part) for part in stream.Matrix)))
        box = box_of(stream.get("/BBox"))
        if box is not None:
            state.clip = cut(corners(state.at, box), state.clip)
        walk.run(walk, stream, stream.get("/Resources", walk.resources))
    finally:
        walk.inside.pop()
        walk.state, walk.saved, walk.path, walk.here, walk.line, walk.plain = before


def form(walk: Walk, stream: Any, state: State) -> None:  # noqa: ANN401 - as above
    """Walk a form, which may be a group."""
    group = stream.get("/Group")
    if group is not None and str(group.get("/S")) == "/Transparency":
        walk.groups.append(blending(group, stream.get("/Resources")))
    within(walk, stream, state)


def blending(group: Any, resources: Any) -> str:  # noqa: ANN401 - as above
    """The space that a group blends in; empty where it says none."""
    space = group.get("/CS")
    return "" if space is None else resolve(space, resources).name


def paint(walk: Walk, kind: str, box: Box, size: float = 0.0, *, stroked: bool = False) -> None:
    """Paint with the colour of fills, or of strokes and what is *stroked*, or with what its pattern paints."""
    side = stroked or kind == "stroke"
    pattern, colour = walk.state.patterns[side], walk.state.paints[side]
    if pattern is None:
        walk.add(kind, box, size, colour)
        return
    shading = pattern.get("/Shading")
    if shading is not None:
        walk.add(kind, box, size, shaded(walk, shading))
        return
    for mark in dict.fromkeys(
        replace(one, kind=kind, size=size) if one.kind in _AREAS else one
        for one in _tile(walk, pattern, colour)
    ):
        walk.lay(mark, box, side=side)


def shaded(walk: Walk, shading: Any) -> Paint:  # noqa: ANN401 - as above
    """The colour of a shading: that of most ink among its ends."""
    space = resolve(shading.get("/ColorSpace"), walk.resources)
    ends = shading.get("/Function")
    inks = [0.0]
    if is_dictionary(ends) and int(ends.get("/FunctionType", -1)) == 2:
        inks += [space.paint(tuple(float(part) for part in ends.get(key, []))).ink for key in ("/C0", "/C1")]
    return Paint(space.name, (), max(inks), space.base)


def _tile(walk: Walk, pattern: Any, colour: Paint) -> tuple[Mark, ...]:  # noqa: ANN401 - as above
    """What a tile paints; one without colours of its own with that of whoever asks."""
    plain = int(pattern.get("/PaintType", 1)) == 2
    state = State(at=walk.start)
    if plain:
        state.paints = [colour, colour]
    return _apart(walk, pattern, state, (pattern.objgen, colour if plain else None), plain=plain)


def drawn(walk: Walk, shown: Font, text: bytes, box: Box, size: float) -> bool:
    """Show a string of drawn glyphs; False where the font does not say how they are drawn."""
    now = walk.state
    pattern = now.patterns[0]
    found: dict[Mark, None] = {}
    known = False
    for code in sorted(set(text)):
        glyph = shown.drawn.get(code)
        if glyph is None or not is_stream(glyph):
            continue
        known = True
        state = now.copy()
        state.at = (
            now.at.after(walk.here).after(Affine(a=now.size * now.stretch, d=now.size)).after(shown.unit)
        )
        state.clip, state.over, state.alpha = WIDE, (False, False), (1.0, 1.0)
        state.blend, state.soft = "/Normal", False
        state.paints[1], state.patterns[1] = state.paints[0], pattern
        outer, walk.resources = walk.resources, shown.resources or walk.resources
        try:
            key = (glyph.objgen, now.paints[0], pattern and pattern.objgen, round(state.at.scale, 4))
            for one in _apart(walk, glyph, state, key):
                if one.kind in _GLYPHS:
                    found[replace(one, kind="text", size=size)] = None
                if one.kind not in _AREAS:  # a line is a glyph's part, and may be too thin
                    found[one] = None
        finally:
            walk.resources = outer
    for mark in found:
        walk.lay(mark, box)
    return known


def _apart(walk: Walk, stream: Any, state: State, key: object, *, plain: bool = False) -> tuple[Mark, ...]:  # noqa: ANN401 - as above
    """What a stream paints by itself, one mark of each sort, without its place."""
    if True in walk.marked:
        return ()
    if key not in walk.apart:
        kept, walk.marks = walk.marks, []
        try:
            within(walk, stream, state, plain=plain)
        finally:
            found, walk.marks = walk.marks, kept
            sorts = (
                replace(one, box=WIDE, size=0.0 if one.kind in _AREAS else round(one.size, 3))
                for one in found
            )
            walk.apart[key] = tuple(dict.fromkeys(sorts))
    return walk.apart[key]


def appearance(walk: Walk, note: Any) -> None:  # noqa: ANN401 - as above
    """Walk what a note on the page looks like, where it prints."""
    flags = int(note.get("/F", 0))
    looks = note.get("/AP")
    if not flags & _PRINTS or flags & _HIDDEN or looks is None or str(note.get("/Subtype")) == "/Popup":
        return
    look = looks.get("/N")
    if look is not None and not is_stream(look):
        look = look.get(str(note.get("/AS", "/Off")))
    place, box = box_of(note.get("/Rect")), None if look is None else box_of(look.get("/BBox"))
    if look is None or place is None or box is None:
        return
    own = Affine(*(float(part) for part in look.Matrix)) if "/Matrix" in look else Affine()
    left, low, right, high = corners(own, box)
    if right <= left or high <= low:
        return
    across, up = (place[2] - place[0]) / (right - left), (place[3] - place[1]) / (high - low)
    at = Affine(a=across, d=up, e=place[0] - left * across, f=place[1] - low * up)
    form(walk, look, State(at=walk.start.after(at), clip=walk.state.clip))
